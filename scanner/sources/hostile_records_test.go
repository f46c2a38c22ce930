package sources

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"rollcall/photo"
)

// Records of a gigabyte are not read, nor is memory made for them; what lies
// beside them is met all the same.
func TestHugeRecords(t *testing.T) {
	const huge = 1 << 30
	root := testTree{
		"IMG_1.JPG": "x", "IMG_1.JPG.json": "{", "IMG_2.JPG": "x", "IMG_2.JPG.json": note("IMG_2.JPG", trashedNote),
		"IMG_3.HEIC": "x", "IMG_3.HEIC.xmp": `<x:xml_doc x:xmptk="icloudpd 1"><xmp:Rating>-1</xmp:Rating>`,
		"Photos/IMG_4.JPG": "x", "Photos/Photo Details.csv": detailsHead + `"`, "Albums/Hidden.csv": "imgName\n\"",
	}.build(t, "place")
	for _, path := range []string{"IMG_1.JPG.json", "IMG_3.HEIC.xmp", "Photos/Photo Details.csv", "Albums/Hidden.csv"} {
		must(t, os.Truncate(filepath.Join(root, path), huge)) // the rest is a hole
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	s := open(t, root)
	entries := walked(t, s)
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 16<<20 {
		t.Errorf("%d MiB of memory were made", took>>20)
	}
	if len(entries) != 9 || !entries["IMG_2.JPG"].Facts.Has(photo.FactTrash) || entries["IMG_3.HEIC"].Facts != nil {
		t.Errorf("walked %v", entries)
	}
	problems := s.Place().Problems
	if len(problems) != 1 || problems[0].Path != "Photos/Photo Details.csv" || !strings.Contains(problems[0].Text, "more than") {
		t.Errorf("problems %v", problems)
	}
}

func TestHostileNotes(t *testing.T) {
	for name, content := range map[string]string{
		"deep":     `{"title": "a.JPG", "photoTakenTime": {}, "trashed": true, "x": ` + strings.Repeat("[", 400_000) + strings.Repeat("]", 400_000) + "}",
		"types":    `{"title": 7, "photoTakenTime": [], "trashed": "yes"}`,
		"trashed":  `{"title": "a.JPG", "photoTakenTime": {}, "trashed": "no"}`,
		"array":    `[]`,
		"null":     `{"title": null, "photoTakenTime": null, "trashed": true}`,
		"no-utf-8": "{\"title\": \"\xff\xfe.JPG\", \"photoTakenTime\": {}, \"trashed\"",
		"nothing":  "",
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t, testTree{"a.JPG": "x", "a.JPG.json": content}.build(t, "place"))
			if e, ok := walked(t, s)["a.JPG"]; !ok || len(e.Facts) > 0 || !s.Place().Complete {
				t.Errorf("met %t, facts %v", ok, e.Facts)
			}
		})
	}
}

func FuzzTakeout(f *testing.F) {
	f.Add("IMG_1.JPG.json", "IMG_1.JPG", note("IMG_1.JPG", trashedNote, noteURL))
	f.Add("IMG_1.JPG(1).json", "IMG_1(1).JPG", note("IMG_1.JPG"))
	f.Add(strings.Repeat("x", 46)+".json", strings.Repeat("x", 50)+"-edited.mov", note("../x.mov"))
	f.Fuzz(func(t *testing.T, sidecar, name, content string) {
		there := map[string]bool{fold(name): true}
		t1 := newTakeoutFolder(nil)
		t1.pair([]string{sidecar, name})
		file, _ := t1.noteOf(name)
		if file != "" && file != sidecar {
			t.Errorf("%q has the JSON %q, which is not there", name, file)
		}
		if subject := subjectOf(sidecar, there); subject != "" && !there[subject] {
			t.Errorf("%q speaks of %q, which is not there", sidecar, subject)
		}
		if n := parseTakeout([]byte(content)); n != nil && strings.ContainsAny(n.name()+n.id(), "/\x00") {
			t.Errorf("name %q, id %q", n.name(), n.id())
		}
	})
}
