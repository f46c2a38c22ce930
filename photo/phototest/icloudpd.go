package phototest

import (
	"encoding/base32"
	"encoding/base64"
	"fmt"
	"path"
	"strings"
	"time"
)

// An ICloudpd is a folder that icloudpd filled, with its default names.
type ICloudpd struct {
	Photos []ICloudpdPhoto
	XMP    bool // with --xmp-sidecar
}

// An ICloudpdPhoto is one photo of it.
type ICloudpdPhoto struct {
	Name    string
	Content []byte
	Movie   []byte // of a Live Photo
	Taken   time.Time
	Rating  int // in the sidecar: 5 favourite, -1 hidden or deleted; 0 none
	Got     int // bytes that were downloaded when it was cut off; 0: all
}

// Tree is the folder: by year, month and day.
func (d ICloudpd) Tree() Tree {
	tree := Tree{}
	for _, p := range d.Photos {
		folder := p.Taken.Format("2006/01/02/")
		if p.Got > 0 {
			tree[folder+partialName(p.Content)] = p.Content[:p.Got]
			continue
		}
		name := p.Name
		stem, end := strings.TrimSuffix(name, path.Ext(name)), path.Ext(name)
		if tree[folder+name] != nil {
			stem = fmt.Sprintf("%s-%d", stem, len(p.Content))
			name = stem + end
		}
		tree[folder+name] = p.Content
		if p.Movie != nil {
			tree[folder+stem+pick(strings.EqualFold(end, ".heic"), "_HEVC", "")+".MOV"] = p.Movie
		}
		if d.XMP {
			tree[folder+name+".xmp"] = []byte(icloudpdSidecar(p.Rating, p.Taken))
		}
	}
	return tree
}

// partialName is what icloudpd calls a download that is not whole.
func partialName(content []byte) string {
	print, err := base64.RawStdEncoding.DecodeString(AppleFingerprint(content))
	must(err, "read a fingerprint")
	return base32.StdEncoding.EncodeToString(print) + ".part"
}

func icloudpdSidecar(rating int, taken time.Time) string {
	rated := ""
	if rating != 0 {
		rated = fmt.Sprintf("<xmp:Rating>%d</xmp:Rating>", rating)
	}
	return `<?xml version='1.0' encoding='utf-8'?>
<x:xml_doc xmlns:x="adobe:ns:meta/" x:xmptk="icloudpd 1.32.2"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">` +
		rated + `<xmp:CreateDate>` + taken.Format("2006-01-02T15:04:05-0700") + `</xmp:CreateDate></rdf:Description></rdf:RDF></x:xml_doc>
`
}
