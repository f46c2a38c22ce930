package sources

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
)

// icloudpdXMP is a sidecar as icloudpd writes it.
func icloudpdXMP(rating string) string {
	return `<?xml version='1.0' encoding='utf-8'?>
<x:xml_doc xmlns:x="adobe:ns:meta/" x:xmptk="icloudpd 1.32.2"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">` + rating + `<xmp:CreateDate>2024-05-01T10:00:00+0200</xmp:CreateDate></rdf:Description>
</rdf:RDF></x:xml_doc>`
}

func TestICloudpdTells(t *testing.T) {
	const day = "2024/05/01/"
	s := open(t, testTree{
		day + "IMG_1.HEIC": "x", day + "IMG_1.HEIC.xmp": icloudpdXMP("<xmp:Rating>-1</xmp:Rating>"), day + "IMG_1_HEVC.MOV": "x",
		day + "IMG_2.HEIC": "x", day + "IMG_2.HEIC.xmp": icloudpdXMP("<xmp:Rating>5</xmp:Rating>"),
		day + "IMG_3.HEIC": "x", day + "IMG_3.HEIC.xmp": icloudpdXMP(""),
		day + "IMG_4.JPG": "x", day + "IMG_4.JPG.xmp": `<x:xmpmeta xmlns:x="adobe:ns:meta/" xmp:Rating="-1"/>`, // rejected, in other tools
		day + "IMG_5-67890.JPG": "x", day + "IMG_5-67890.JPG.xmp": icloudpdXMP(`<a xmp:Rating="-1"/>`),
		day + "IMG_6.JPG": "x", day + "IMG_6.JPG.xmp": icloudpdXMP("<xmp:Rating>-12</xmp:Rating>"),
	}.build(t, "place"))
	entries := walked(t, s)
	hidden := photo.Facts{photo.FactHiddenAlbum: "hidden or deleted by icloudpd's sidecar"}
	for name, want := range map[string]photo.Facts{
		"IMG_1.HEIC": hidden, "IMG_2.HEIC": nil, "IMG_3.HEIC": nil, "IMG_4.JPG": nil, "IMG_5-67890.JPG": hidden, "IMG_6.JPG": nil,
	} {
		if diff := cmp.Diff(want, entries[day+name].Facts); diff != "" {
			t.Errorf("%s\n%s", name, diff)
		}
	}
	if p := s.Place(); p.Facts.Text(photo.FactLayout) != "icloudpd" || p.Route != photo.RouteICloud || !p.RouteSure {
		t.Errorf("place %+v", p)
	}
}

// Sidecars of other tools prove no icloudpd.
func TestOthersXMP(t *testing.T) {
	s := open(t, testTree{
		"IMG_1.JPG": "x", "IMG_1.JPG.xmp": `<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Adobe XMP Core"><xmp:Rating>-1</xmp:Rating></x:xmpmeta>`,
	}.build(t, "place"))
	if e := walked(t, s)["IMG_1.JPG"]; len(e.Facts) > 0 || s.Place().Facts.Has(photo.FactLayout) {
		t.Errorf("facts %v, place %+v", e.Facts, s.Place())
	}
}

func TestICloudpdSizes(t *testing.T) {
	const size = leastSized + 7
	s := open(t, testTree{
		"a/IMG_1-10007.JPG": strings.Repeat("x", size), "a/IMG_2-10008.JPG": strings.Repeat("x", size), "a/IMG_3-1.JPG": "x",
		"a/-10007.JPG": strings.Repeat("x", size), "a/IMG_10007.JPG": strings.Repeat("x", size),
	}.build(t, "place"))
	for path, e := range walked(t, s) {
		want := map[string]string{"a/IMG_1-10007.JPG": "IMG_1.JPG"}[path]
		if got := e.Facts.Text(photo.FactOriginalName); got != want {
			t.Errorf("%s was %q, want %q", path, got, want)
		}
	}
	if p := s.Place(); p.Facts.Text(photo.FactLayout) != "icloudpd" || p.RouteSure {
		t.Errorf("place %+v", p)
	}
}
