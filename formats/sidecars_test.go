package formats

import (
	"testing"

	"rollcall/photo"
)

const (
	aRecipe = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>adjustmentFormatIdentifier</key><string>com.apple.photo</string></dict></plist>
`
	anXMP    = "<?xpacket begin='\xEF\xBB\xBF' id='W5M0MpCehiHzreSzNTczkc9d'?>\n<!-- made by hand --><x:xmpmeta xmlns:x='adobe:ns:meta/'></x:xmpmeta>\n<?xpacket end='w'?>"
	aBareRDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:xmp="http://ns.adobe.com/xap/1.0/"></rdf:RDF>`
	aTakeout = "\n{\n  \"title\": \"PXL_1.jpg\",\n  \"photoTakenTime\": {\"timestamp\": \"1696574379\", \"formatted\": \"6 oct. 2023\"}\n}\n"
)

func TestSidecars(t *testing.T) {
	for name, c := range map[string]struct {
		file, format string
		whole        photo.Wholeness
		taken        string
	}{
		"recipe":           {aRecipe, "aae", photo.Whole, ""},
		"recipe-cut":       {aRecipe[:len(aRecipe)-9], "aae", photo.Cut, ""},
		"recipe-binary":    {"bplist00\xD1\x01\x02\x5F\x10\x1AadjustmentFormatIdentifier", "aae", "", ""},
		"other-plist":      {`<?xml version="1.0"?><plist version="1.0"><dict><key>a</key></dict></plist>`, "", "", ""},
		"other-binary":     {"bplist00\xD1\x01\x02", "", "", ""},
		"xmp":              {anXMP, "xmp", photo.Whole, ""},
		"xmp-with-mark":    {"\xEF\xBB\xBF" + anXMP, "xmp", photo.Whole, ""},
		"xmp-cut":          {anXMP[:len(anXMP)-30], "xmp", photo.Cut, ""},
		"rdf":              {aBareRDF, "xmp", photo.Whole, ""},
		"svg-with-xmp":     {`<svg xmlns="http://www.w3.org/2000/svg">` + anXMP + `</svg>`, "", "", ""},
		"html":             {"<!DOCTYPE html><html>adobe:ns:meta</html>", "", "", ""},
		"takeout":          {aTakeout, "takeout-json", photo.Whole, "2023-10-06T06:39:39+00:00"},
		"takeout-cut":      {aTakeout[:len(aTakeout)-3], "takeout-json", photo.Cut, ""},
		"takeout-number":   {`{"title":"a","photoTakenTime":{"timestamp":1696574379}}`, "takeout-json", photo.Whole, "2023-10-06T06:39:39+00:00"},
		"takeout-dateless": {`{"title":"a","photoTakenTime":{"timestamp":"soon"}}`, "takeout-json", photo.Whole, ""},
		"takeout-inside":   {`{"a":{"title":"a","photoTakenTime":{"timestamp":"1"}}}`, "takeout-json", photo.Whole, ""},
		"album-json":       {`{"title":"Album","access":"protected","date":{"timestamp":"1697872351"}}`, "", "", ""},
		"json-array":       {`[{"title":"a","photoTakenTime":{}}]`, "", "", ""},
		"apple-double":     {"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        \x00\x02\x00\x00\x00\x09", "", "", ""},
		"text":             {"title photoTakenTime", "", "", ""},
		"empty":            {"", "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			format, got, _ := readAny([]byte(c.file), name)
			if format == nil {
				format, got = &Format{}, &Content{}
			}
			if format.Name != c.format || got.Whole != c.whole || got.Meta.Taken.String() != c.taken {
				t.Errorf("read as %q, %q, taken %v; want %q, %q, %q", format.Name, got.Whole, got.Meta.Taken, c.format, c.whole, c.taken)
			}
			if got.Picture != nil || format.Name != "" && format.Class != photo.Sidecar {
				t.Errorf("%q with %d chunks of picture data", format.Class, len(got.Picture))
			}
		})
	}
}
