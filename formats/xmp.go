package formats

import (
	"bytes"
	"strings"

	"rollcall/photo"
)

var xmp = Format{
	Name:    "xmp",
	Title:   "XMP",
	Doc:     "XMP metadata beside a photo (ISO 16684-1). Only recognised.",
	Class:   photo.Sidecar,
	Endings: []string{".xmp"},
	Sniff:   isXMP,
	Read: func(in *Input) (*Content, error) {
		c := &Content{}
		c.endsXML(in)
		return c, nil
	},
}

// isXMP goes by the root element: SVG and other XML have XMP inside.
func isXMP(head []byte) bool {
	root := xmlRoot(head)
	_, local, ok := strings.Cut(root, ":")
	if !ok {
		return false
	}
	switch local {
	case "xmpmeta", "xapmeta", "xml_doc":
		return bytes.Contains(head, []byte("adobe:ns:meta"))
	case "RDF":
		return bytes.Contains(head, []byte("22-rdf-syntax-ns#")) && bytes.Contains(head, []byte("ns.adobe.com/"))
	}
	return false
}
