package reconcile

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
)

// linksOf writes what a verdict tells of other edit states.
func linksOf(v photo.Verdict) string {
	var list []string
	for _, p := range v.Parts {
		if p.Role == photo.RoleEdit || p.Role == photo.RoleOriginal {
			list = append(list, p.Role+" "+p.Path+" "+string(p.Status))
		}
	}
	return strings.Join(list, ", ")
}

func TestEditsAreLinked(t *testing.T) {
	ids := func(content, request byte, edited bool) func(*meta, *photo.Item) {
		return func(m *meta, it *photo.Item) { m.content, m.request, it.Meta.Edited = content, request, edited }
	}
	for name, tt := range map[string]struct {
		lib  fakes
		want map[string]string
	}{
		"by-apple's-name": {
			fakes{shotFake("a/IMG_1234.heic", nil), shotFake("a/IMG_E1234.jpg", nil)},
			map[string]string{"a/IMG_1234.heic": "edit a/IMG_E1234.jpg missing", "a/IMG_E1234.jpg": "original a/IMG_1234.heic missing"},
		},
		"several-edits": {
			fakes{shotFake("a/1234.jpg", nil), shotFake("a/1234-edited.jpg", nil), shotFake("a/1234-bearbeitet.jpg", nil)},
			map[string]string{
				"a/1234.jpg":            "edit a/1234-bearbeitet.jpg missing, edit a/1234-edited.jpg missing",
				"a/1234-bearbeitet.jpg": "original a/1234.jpg missing", "a/1234-edited.jpg": "original a/1234.jpg missing",
			},
		},
		"with-a-number": {
			fakes{shotFake("a/1234.jpg", nil), shotFake("a/1234(1).jpg", nil), shotFake("a/1234-edited(1).jpg", nil)},
			map[string]string{"a/1234.jpg": "", "a/1234(1).jpg": "edit a/1234-edited(1).jpg missing", "a/1234-edited(1).jpg": "original a/1234(1).jpg missing"},
		},
		"its-ending-first": {
			fakes{shotFake("a/IMG_1234.heic", nil), shotFake("a/IMG_1234.jpg", nil), shotFake("a/IMG_E1234.jpg", nil)},
			map[string]string{"a/IMG_1234.heic": "", "a/IMG_1234.jpg": "edit a/IMG_E1234.jpg missing", "a/IMG_E1234.jpg": "original a/IMG_1234.jpg missing"},
		},
		"another-folder": {
			fakes{shotFake("a/IMG_1234.heic", nil), shotFake("b/IMG_E1234.jpg", nil)},
			map[string]string{"a/IMG_1234.heic": "", "b/IMG_E1234.jpg": ""},
		},
		"another-time": {
			fakes{shotFake("a/IMG_1234.heic", nil), shotFake("a/IMG_E1234.jpg", at(100))},
			map[string]string{"a/IMG_1234.heic": "", "a/IMG_E1234.jpg": ""},
		},
		"no-original": {
			fakes{shotFake("a/IMG_E1234.jpg", nil)},
			map[string]string{"a/IMG_E1234.jpg": ""},
		},
		"by-capture-id": {
			fakes{shotFake("a/x.heic", ids(1, 7, false)), shotFake("b/y-edited.heic", ids(2, 7, false)), shotFake("c/z.heic", ids(3, 8, false))},
			map[string]string{"a/x.heic": "edit b/y-edited.heic missing", "b/y-edited.heic": "original a/x.heic missing", "c/z.heic": ""},
		},
		"nothing-tells-which-is-the-edit": {
			fakes{shotFake("a/x.heic", ids(1, 7, false)), shotFake("b/y.heic", ids(2, 7, false))},
			map[string]string{"a/x.heic": "", "b/y.heic": ""},
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := runCheck(t, request(tt.lib, fakes{aFake("z/other.jpg", 99)}))
			got := map[string]string{}
			for _, v := range r.Photos {
				got[v.Path] = linksOf(v)
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// No status, count or size rests on the other edit state.
func TestEditsAreCountedForThemselves(t *testing.T) {
	original, edit := shotFake("a/IMG_1234.heic", nil), shotFake("a/IMG_E1234.jpg", nil)
	lib := fakes{original, edit}
	for name, tt := range map[string]struct {
		back           fakes
		original, edit photo.Status
	}{
		"both":          {fakes{original.copied("b/1.heic"), edit.copied("b/2.jpg")}, photo.Present, photo.Present},
		"original-only": {fakes{original.copied("b/1.heic")}, photo.Present, photo.Missing},
		"edit-only":     {fakes{edit.copied("b/2.jpg")}, photo.Missing, photo.Present},
	} {
		t.Run(name, func(t *testing.T) {
			r := runCheck(t, request(lib, tt.back))
			a, b := verdictOf(t, r, original.path), verdictOf(t, r, edit.path)
			if a.Status != tt.original || b.Status != tt.edit {
				t.Errorf("original %s, edit %s; want %s, %s", a.Status, b.Status, tt.original, tt.edit)
			}
			if a.Parts[0].Status != b.Status || b.Parts[0].Status != a.Status {
				t.Errorf("linked as %s and %s, are %s and %s", b.Parts[0].Status, a.Parts[0].Status, a.Status, b.Status)
			}
			if sum := int64(len(original.bytes) + len(edit.bytes)); r.Summary.Photos != 2 || r.Summary.Bytes != sum {
				t.Errorf("%d photos of %d bytes, want 2 of %d", r.Summary.Photos, r.Summary.Bytes, sum)
			}
			if tally := r.Library[0].Tally; tally.Photos != 2 || tally.Parts != 0 {
				t.Errorf("tally %+v, want 2 photos without parts", tally)
			}
		})
	}
}

func TestBetterCopyIsTold(t *testing.T) {
	m := shotAt(10)
	large := (&fake{path: "b/1.heic", bytes: build(m, picture(1, 500), nil)}).showing(1, 0)
	m.width, m.height = 1024, 768
	small := (&fake{path: "a/1.jpg", bytes: build(m, picture(2, 90), nil)}).showing(1, 0)
	r := runCheck(t, request(fakes{small, scenic("a/2.jpg", 2)}, fakes{large, scenic("b/2.jpg", 2)}))
	v := verdictOf(t, r, "a/1.jpg")
	if v.Status != photo.Present || v.Match == nil || !v.Match.Better || r.Summary.Better != 1 {
		t.Fatalf("%s by %+v, %d better; want present, better, 1", v.Status, v.Match, r.Summary.Better)
	}
	want := []photo.Evidence{{Observation: photo.ObservedCounterpart, Text: "The backup has the larger picture: 4000×3000 pixels, not 1024×768."}}
	if d := cmp.Diff(want, v.Evidence); d != "" {
		t.Error(d)
	}
	if other := verdictOf(t, r, "a/2.jpg"); len(other.Evidence) > 0 || other.Match.Better {
		t.Errorf("an equal copy is told as better: %+v", other)
	}
}

// A RAW meets the picture that was made of it, but only where no picture of the
// library wants it.
func TestAcrossClasses(t *testing.T) {
	shot := func(p string, seed int) *fake {
		return (&fake{path: p, bytes: build(shotAt(10), picture(seed, 200+seed), nil)}).showing(1, 0)
	}
	for name, tt := range map[string]struct {
		lib, back fakes
		want      map[string]string
	}{
		"raw-developed":       {fakes{shot("a/1.dng", 1)}, fakes{shot("b/1.jpg", 2)}, map[string]string{"a/1.dng": "missing edited b/1.jpg"}},
		"only-the-raw":        {fakes{shot("a/1.jpg", 1)}, fakes{shot("b/1.dng", 2)}, map[string]string{"a/1.jpg": "missing edited b/1.dng"}},
		"the-picture-goes-to": {fakes{shot("a/1.dng", 1), shot("x/1.heic", 3)}, fakes{shot("b/1.jpg", 2)}, map[string]string{"a/1.dng": "missing", "x/1.heic": "present converted b/1.jpg"}},
	} {
		t.Run(name, func(t *testing.T) {
			r, got := runCheck(t, request(tt.lib, tt.back)), map[string]string{}
			for _, v := range r.Photos {
				got[v.Path] = string(v.Status)
				if m := v.Match; m != nil {
					got[v.Path] += " " + string(m.Grade) + " " + m.Path
				}
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}
