package formats

import (
	"bytes"

	"rollcall/photo"
)

var aae = Format{
	Name:    "aae",
	Title:   "AAE",
	Doc:     "Apple's edit recipes beside a photo: a property list with the key adjustmentFormatIdentifier. Only recognised.",
	Class:   photo.Sidecar,
	Endings: []string{".aae"},
	Sniff:   isAAE,
	Read:    readAAE,
}

const binaryPlist = "bplist00"

func isAAE(head []byte) bool {
	if bytes.HasPrefix(head, []byte(binaryPlist)) {
		return bytes.Contains(head, []byte("adjustmentFormatIdentifier"))
	}
	return xmlRoot(head) == "plist" && bytes.Contains(head, []byte("<key>adjustment"))
}

// readAAE tells whether the list is whole. Where a binary one ends can't be told
// without reading it.
func readAAE(in *Input) (*Content, error) {
	c := &Content{}
	if !bytes.HasPrefix(in.Head, []byte(binaryPlist)) {
		c.endsXML(in)
	}
	return c, nil
}
