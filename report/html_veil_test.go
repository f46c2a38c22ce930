package report

import (
	"strings"
	"testing"

	"rollcall/photo"
)

// TestHTMLHidden: what is hidden is counted, and nowhere named, in no sentence about
// others either.
func TestHTMLHidden(t *testing.T) {
	secret := missing("hidden-album", 0.97, photo.ObservedRecord, "It is in the Hidden album (\"Hidden/Secret\").")
	secret.Hidden, secret.Path, secret.Camera = true, "Hidden/Secret/Nude 1.HEIC", "Secretcam"
	secret.Match = &photo.Match{Path: "bak/Hidden/nude_small.jpg", Grade: photo.Reduced, Why: "smaller than Hidden/Secret/Nude 1.HEIC"}
	secret.Parts = []photo.PartVerdict{{Role: photo.RoleVideo, Path: "Hidden/Secret/Nude 1.MOV", Status: photo.Missing}}
	other := missing("sync-error", 0.7, photo.ObservedShare, "As Nude 1.HEIC, and all of the folder \"Hidden/Secret\"; see Hidden/Secret/Nude 1.MOV and \"bak/Hidden/nude_small.jpg\".")
	other.Path = "2024/IMG_0001.HEIC"
	other.Parts = []photo.PartVerdict{{Role: photo.RoleEdit, Path: "Hidden/Secret/Nude 1.HEIC", Status: photo.Missing}}
	r := closed(5, []photo.Verdict{secret, other})
	r.Patterns = []photo.Pattern{{Cause: "sync-error", Photos: 1, Confidence: 0.7, Text: "None of the 2 photos in the folder \"Hidden/Secret\" is there, such as Nude 1.HEIC."}}
	r.Backup[0].Problems = []photo.Problem{{Path: "Hidden/Secret/Nude 1.HEIC", Text: "denied"}}
	sc := scene{"", r, Options{Now: now, Titles: map[string]string{"hidden-album": "in the Hidden album"}}}
	page := string(written(t, htmlLayout, sc))
	for _, name := range []string{"Nude", "nude", "Secret"} {
		if i := strings.Index(page, name); i >= 0 {
			t.Errorf("the page says %q", page[max(0, i-80):i+60])
		}
	}
	for _, said := range []string{"in the Hidden album", "1 photo of the Hidden album or the trash is counted, and neither named nor shown here", "2 of 7 photos"} {
		if !strings.Contains(page, said) {
			t.Errorf("the page does not say %q", said)
		}
	}
	if n := len(dataOf(t, page).Photos); n != 1 {
		t.Errorf("%d photos can be opened", n)
	}
	sc.options.Thumbs = func(files []File) [][]byte {
		if len(files) != 1 || files[0].Path != "2024/IMG_0001.HEIC" {
			t.Errorf("pictures are asked for of %v", files)
		}
		return make([][]byte, len(files))
	}
	written(t, htmlLayout, sc)
	sc.options = Options{Now: now, ShowHidden: true}
	if page := string(written(t, htmlLayout, sc)); strings.Count(page, "Nude 1.HEIC") < 3 || strings.Contains(page, veiledPhoto) {
		t.Error("with --show-hidden it is not named")
	}
}

// TestVeil: only what tells of a hidden photo alone is taken out of sentences.
func TestVeil(t *testing.T) {
	hidden := func(path string) photo.Verdict { return photo.Verdict{Path: path, Hidden: true, Status: photo.Missing} }
	shown := func(path string) photo.Verdict { return photo.Verdict{Path: path, Status: photo.Missing} }
	r := &photo.Report{
		Photos: []photo.Verdict{
			hidden("Hidden/IMG_1.HEIC"), hidden("Trips/Paris/IMG_2.HEIC"), hidden("Recently Deleted/x.jpg"), hidden("odd \"name\"/ü\x01.jpg"), hidden("Trips/IMG_9.HEIC"),
			shown("Trips/IMG_1.HEIC"),
		},
		Deadlines: []photo.Deadline{{Text: "in Recently Deleted"}},
	}
	veil := newVeil(r, Options{})
	for text, want := range map[string]string{
		"in the Hidden album":                           "in the Hidden album",
		"in the folder \"Hidden\"":                      "in the folder (a hidden folder)",
		"as Hidden/IMG_1.HEIC is":                       "as (a hidden photo) is",
		"as Hidden/IMG_7.HEIC is":                       "as (a hidden folder)/IMG_7.HEIC is",
		"as IMG_1.HEIC is":                              "as IMG_1.HEIC is", // a shown photo is called so, too
		"as IMG_2.HEIC is":                              "as (a hidden photo) is",
		"\"Trips\" and \"Trips/Paris\"":                 "\"Trips\" and (a hidden folder)",
		"It lies in \"Recently Deleted\".":              "It lies in \"Recently Deleted\".", // the report itself says so
		"see \"odd \\\"name\\\"/ü\\x01.jpg\"":           "see \"(a hidden photo)\"",
		"see odd \"name\"/ü\x01.jpg":                    "see (a hidden photo)",
		"Trips/IMG_9.HEIC, beside Trips/IMG_1.HEIC, is": "(a hidden photo), beside Trips/IMG_1.HEIC, is",
	} {
		if got := veil.over(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
	if !veil.covers("Hidden/IMG_1.HEIC") || veil.covers("Trips/IMG_1.HEIC") {
		t.Error("the veil covers the wrong photos")
	}
	if newVeil(r, Options{ShowHidden: true}) != nil || newVeil(&photo.Report{Photos: r.Photos[5:]}, Options{}) != nil {
		t.Error("there is a veil with nothing to hide")
	}
}

// TestHTMLChangesHidden: nor does the page of changes name them.
func TestHTMLChangesHidden(t *testing.T) {
	c := news()
	c.List[0].Now.Why = "As \"Hidden/secret.jpg\" of that day."
	for _, show := range []bool{false, true} {
		page := string(writtenChanges(t, htmlLayout, c, Options{Now: now, Titles: titles, ShowHidden: show}))
		if strings.Contains(page, "secret") != show {
			t.Errorf("with --show-hidden=%t the page names it, or not: %t", show, !show)
		}
	}
}
