package reconcile

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
)

func TestRunStatusAndGrade(t *testing.T) {
	base := func(p string) *fake { return aFake(p, 7).showing(7, 0) }
	with := func(change func(m *meta)) []byte {
		m := shotAt(7000)
		change(&m)
		return build(m, picture(7, 300), nil)
	}
	other := func(change func(m *meta)) []byte {
		m := shotAt(7000)
		change(&m)
		return build(m, picture(8, 280), nil)
	}
	// A copy of the same picture in another encoding, of another picture, and of one
	// that can't be decoded.
	as := func(p string, change func(m *meta)) *fake {
		return (&fake{path: p, bytes: other(change)}).showing(7, 0)
	}
	changed := func(p string, change func(m *meta)) *fake {
		return (&fake{path: p, bytes: other(change)}).showing(8, 0)
	}
	undecodable := func(p string, change func(m *meta)) *fake { return &fake{path: p, bytes: other(change)} }
	same := func(m *meta) {}
	small := func(m *meta) { m.width, m.height = 2048, 1536 }
	tests := map[string]struct {
		back   *fake
		status photo.Status
		grade  photo.Grade
		rung   string
	}{
		"nothing":           {nil, photo.Missing, "", ""},
		"the-same":          {base("a/1.jpg"), photo.Present, photo.Exact, "same-bytes"},
		"renamed-and-moved": {base("elsewhere/x.jpeg"), photo.Present, photo.Exact, "same-bytes"},
		"retagged":          {&fake{path: "a/1.jpg", bytes: with(func(m *meta) { m.note, m.camera = 9, 2 })}, photo.Present, photo.SamePicture, "same-picture"},
		"one-byte-of-tags":  {&fake{path: "a/1.jpg", bytes: with(func(m *meta) { m.note = 9 })}, photo.Unsure, photo.LookAlike, "same-picture"},
		"another-shot":      {aFake("a/1.jpg", 9), photo.Missing, "", ""},
		"re-encoded":        {as("a/1.heic", same), photo.Present, photo.Converted, "same-shot"},
		"re-encoded-zone":   {as("a/1.heic", func(m *meta) { m.wall -= 7200; m.zone = noZone }), photo.Present, photo.Converted, "same-shot"},
		"re-encoded-no-ms":  {as("a/1.heic", func(m *meta) { m.millis = -1 }), photo.Present, photo.Converted, "same-shot"},
		"re-encoded-hidden": {undecodable("a/1.heic", same), photo.Unsure, photo.LookAlike, "same-shot"},
		"another-picture":   {changed("a/1.heic", same), photo.Missing, "", ""},
		"smaller":           {as("a/1.jpg", small), photo.Missing, photo.Reduced, "same-shot"},
		"smaller-hidden":    {undecodable("a/1.jpg", small), photo.Missing, photo.Reduced, "same-shot"},
		"larger":            {as("a/1.jpg", func(m *meta) { m.width, m.height = 8000, 6000 }), photo.Present, photo.Converted, "same-shot"},
		"no-metadata":       {as("a/1.jpg", func(m *meta) { m.wall, m.camera = 0, 0 }), photo.Unsure, photo.LookAlike, "look-alike"},
		"no-metadata-small": {as("z/9.jpg", func(m *meta) { small(m); m.wall, m.camera = 0, 0 }), photo.Missing, photo.Reduced, "look-alike"},
		"cut":               {&fake{path: "a/1.jpg", bytes: base("").bytes[:150]}, photo.Missing, photo.Damaged, "damaged-copy"},
		"empty":             {&fake{path: "a/1.jpg"}, photo.Missing, photo.Damaged, "damaged-copy"},
		"empty-far-away":    {&fake{path: "z/1.jpg"}, photo.Missing, "", ""},
		"no-picture":        {&fake{path: "a/1.jpg", bytes: []byte("<html>")}, photo.Missing, photo.Damaged, "damaged-copy"},
		"other-class":       {base("a/1.mov"), photo.Missing, "", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			back := fakes{aFake("a/other.jpg", 1000)}
			if tt.back != nil {
				back = append(back, tt.back)
			}
			v := verdictOf(t, runCheck(t, request(fakes{base("a/1.jpg")}, back)), "a/1.jpg")
			if v.Status != tt.status {
				t.Errorf("status %s, want %s (%+v)", v.Status, tt.status, v.Match)
			}
			var grade photo.Grade
			var rung string
			if v.Match != nil {
				grade, rung = v.Match.Grade, v.Match.Rung
			}
			if grade != tt.grade || rung != tt.rung {
				t.Errorf("match %q by %q, want %q by %q", grade, rung, tt.grade, tt.rung)
			}
		})
	}
}

// Every truncation and every flipped byte of a copy, under its name or another:
// never present, and damaged where the name is kept and the picture was hit.
func TestRunDamageIsNeverPresent(t *testing.T) {
	whole := &fake{path: "a/1.jpg", bytes: build(shotAt(50), picture(3, 120), nil)}
	tailed := &fake{path: "a/1.jpg", bytes: build(shotAt(50), picture(3, 60), picture(4, 60))}
	large := &fake{path: "a/1.jpg", bytes: build(shotAt(50), picture(3, 70_000), nil)}
	for name, f := range map[string]*fake{"whole": whole, "tailed": tailed, "large": large} {
		step := max(1, len(f.bytes)/200)
		for _, as := range []string{"a/1.jpg", "b/renamed.jpg"} {
			for at := 0; at < len(f.bytes); at += step {
				cut, flipped := f.copied(as), f.copied(as)
				cut.bytes = cut.bytes[:at]
				flipped.bytes[at] ^= 0x10
				for kind, back := range map[string]*fake{"cut": cut, "flipped": flipped} {
					v := verdictOf(t, runCheck(t, request(fakes{f}, fakes{back, aFake("a/x.jpg", 99)})), "a/1.jpg")
					if v.Status == photo.Present {
						t.Fatalf("%s %s at %d as %s: present, %+v", name, kind, at, as, v.Match)
					}
					kept := as == f.path && (kind == "cut" || at > metaSize+2)
					if kept && v.Status == photo.Missing && (v.Match == nil || v.Match.Grade != photo.Damaged) {
						t.Errorf("%s %s at %d: %+v, want damaged", name, kind, at, v.Match)
					}
					if kept && v.Status == photo.Unsure {
						t.Errorf("%s %s at %d: unsure, %+v", name, kind, at, v.Match)
					}
				}
			}
		}
	}
}

func TestRunManyToOne(t *testing.T) {
	lib := fakes{aFake("a/1.jpg", 1), aFake("b/copy.jpg", 1), aFake("c/2.jpg", 2)}
	back := fakes{aFake("x/1.jpg", 1), aFake("x/1 (1).jpg", 1), aFake("x/9.jpg", 9)}
	r := runCheck(t, request(lib, back))
	if r.Summary.Present != 2 || r.Summary.Missing != 1 || r.Summary.BackupOnly != 1 {
		t.Errorf("summary %+v, want 2 present, 1 missing, 1 only in the backup", r.Summary)
	}
}

func TestRunCopies(t *testing.T) {
	lib := fakes{aFake("a/1.jpg", 1), aFake("a/2.jpg", 2), aFake("a/3.jpg", 3)}
	retagged := &fake{path: "q.jpg", bytes: build(meta{note: 5, camera: 3, width: 9, height: 9}, picture(1, 300), nil)}
	one, two := fakes{aFake("x/1.jpg", 1), aFake("x/2.jpg", 2)}, fakes{retagged, aFake("3.jpg", 3)}
	r := runCheck(t, request(lib, one, two))
	for p, want := range map[string]int{"a/1.jpg": 2, "a/2.jpg": 1, "a/3.jpg": 1} {
		if v := verdictOf(t, r, p); v.Copies != want || v.Status != photo.Present {
			t.Errorf("%s: %d copies, %s; want %d, present", p, v.Copies, v.Status, want)
		}
	}
	if v := verdictOf(t, r, "a/3.jpg"); v.Match.Place != 1 {
		t.Errorf("a/3.jpg found in place %d, want 1", v.Match.Place)
	}
}

func TestRunSameFileIsNoCopy(t *testing.T) {
	linked := func(p string) *fake {
		f := aFake(p, 1)
		f.item.Stamp = photo.Stamp{Inode: 5, Device: 8, Links: 2}
		return f
	}
	var caught []lost
	r, cases := runCases(t, request(fakes{linked("a/1.jpg")}, fakes{linked("b/1.jpg"), aFake("b/2.jpg", 2)}))
	caught = cases
	if v := verdictOf(t, r, "a/1.jpg"); v.Status != photo.Missing || v.Match != nil {
		t.Errorf("%s with %+v, want missing without a match", v.Status, v.Match)
	}
	if len(caught) != 1 || caught[0].sameFile == nil || caught[0].sameFile.Path != "b/1.jpg" {
		t.Errorf("cases %+v, want the same file told", caught)
	}
	if r.Summary.BackupOnly != 1 || !r.Summary.SameDisk {
		t.Errorf("summary %+v, want 1 only in the backup, on the same disk", r.Summary)
	}
	r = runCheck(t, request(fakes{linked("a/1.jpg")}, fakes{linked("b/1.jpg"), aFake("c/1.jpg", 1)}))
	if v := verdictOf(t, r, "a/1.jpg"); v.Status != photo.Present || v.Match.Path != "c/1.jpg" {
		t.Errorf("%s with %+v, want the real copy", v.Status, v.Match)
	}
}

func TestRunTrash(t *testing.T) {
	binned := aFake("Recently Deleted/1.jpg", 1)
	binned.item.Facts.Set(photo.FactTrash, "Recently Deleted")
	binned.item.Facts.Set(photo.FactTrashExpires, "2025-06-04T00:00:00Z")
	r, cases := runCases(t, request(fakes{aFake("a/1.jpg", 1)}, fakes{binned, aFake("b/2.jpg", 2)}))
	v := verdictOf(t, r, "a/1.jpg")
	if v.Status != photo.Missing || v.Match != nil || v.Deadline.IsZero() {
		t.Errorf("%s, match %+v, deadline %v; want missing, none, told", v.Status, v.Match, v.Deadline)
	}
	if cases[0].inTrash == nil || len(r.Deadlines) != 1 || r.Deadlines[0].Photos != 1 || !r.Deadlines[0].First.Equal(time.Date(2025, 6, 4, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("deadlines %+v", r.Deadlines)
	}
	if r.Summary.BackupOnly != 1 {
		t.Errorf("%d only in the backup, want 1: the trash does not count", r.Summary.BackupOnly)
	}
	kept := runCheck(t, request(fakes{aFake("a/1.jpg", 1)}, fakes{binned, aFake("b/1.jpg", 1)}))
	if v := verdictOf(t, kept, "a/1.jpg"); v.Status != photo.Present || v.Match.Path != "b/1.jpg" {
		t.Errorf("%s with %+v, want the copy outside the trash", v.Status, v.Match)
	}
}

// runCases runs a check and catches the cases on their way to explain.
func runCases(t *testing.T, req *Request) (*photo.Report, []lost) {
	t.Helper()
	r := runCheck(t, req)
	c, err := begin(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	for place := range req.Backup {
		if err := c.hold(t.Context(), place); err != nil {
			t.Fatal(err)
		}
	}
	c.settle()
	_, cases, err := c.verdicts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return r, cases
}

func TestRunLivePhoto(t *testing.T) {
	live := func() (*fake, *fake) {
		m := shotAt(10)
		m.content = 1
		still := &fake{path: "a/IMG_1.heic", bytes: build(m, picture(1, 100), nil)}
		return still, &fake{path: "a/IMG_1.mov", bytes: build(m, picture(2, 200), nil)}
	}
	still, movie := live()
	tests := map[string]struct {
		back   fakes
		status photo.Status
		copies int
	}{
		"both":       {fakes{still.copied("x/1.heic"), movie.copied("y/2.mov")}, photo.Present, 1},
		"still-only": {fakes{still.copied("x/1.heic")}, photo.Incomplete, 0},
		"movie-only": {fakes{movie.copied("x/1.mov")}, photo.Missing, 0},
		"neither":    {fakes{aFake("z.jpg", 5)}, photo.Missing, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := runCheck(t, request(fakes{still, movie}, tt.back))
			v := verdictOf(t, r, "a/IMG_1.heic")
			if v.Status != tt.status || v.Copies != tt.copies || len(v.Parts) != 1 || v.Parts[0].Role != photo.RoleVideo {
				t.Errorf("%s, %d copies, parts %+v; want %s, %d", v.Status, v.Copies, v.Parts, tt.status, tt.copies)
			}
			if r.Summary.Photos != 1 || r.Library[0].Tally.Photos != 1 || r.Library[0].Tally.Parts != 1 {
				t.Errorf("counted %+v, %+v; want one photo with one part", r.Summary, r.Library[0].Tally)
			}
		})
	}
}

func TestRunMotionPhoto(t *testing.T) {
	m := shotAt(10)
	f := &fake{path: "a/1.jpg", bytes: build(m, picture(1, 100), picture(2, 50))}
	m.note, m.camera = 7, 4
	tests := map[string]struct {
		back   []byte
		status photo.Status
		motion photo.Status
	}{
		"exact":          {f.bytes, photo.Present, photo.Present},
		"retagged":       {build(m, picture(1, 100), picture(2, 50)), photo.Present, photo.Present},
		"tail-dropped":   {build(m, picture(1, 100), nil), photo.Incomplete, photo.Missing},
		"tail-other":     {build(m, picture(1, 100), picture(3, 50)), photo.Incomplete, photo.Missing},
		"tail-cut":       {f.bytes[:len(f.bytes)-9], photo.Incomplete, photo.Missing},
		"tail-byte-flip": {append(bytes.Clone(f.bytes[:len(f.bytes)-1]), 1), photo.Incomplete, photo.Missing},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			v := verdictOf(t, runCheck(t, request(fakes{f}, fakes{{path: "b/1.jpg", bytes: tt.back}})), "a/1.jpg")
			if v.Status != tt.status || len(v.Parts) != 1 || v.Parts[0].Role != photo.RoleMotion || v.Parts[0].Status != tt.motion {
				t.Errorf("%s, parts %+v; want %s, %s", v.Status, v.Parts, tt.status, tt.motion)
			}
		})
	}
}

// Ten frames in one second without digits below it: four are in the backup.
func TestRunBurst(t *testing.T) {
	frame := func(p string, n int) *fake {
		m := shotAt(10)
		m.millis = -1
		return &fake{path: p, bytes: build(m, picture(n, 300+n), nil)}
	}
	var lib, back fakes
	for n := range 10 {
		lib = append(lib, frame("a/"+string(rune('a'+n))+".jpg", n))
	}
	for n := range 4 {
		back = append(back, frame("b/"+string(rune('q'+n))+".jpg", n*2))
	}
	if s := runCheck(t, request(lib, back)).Summary; s.Missing != 6 || s.Present != 4 {
		t.Errorf("summary %+v, want 4 present, 6 missing", s)
	}
	back = append(back, frame("b/stranger.jpg", 77))
	if s := runCheck(t, request(lib, back)).Summary; s.Missing != 6 || s.Present != 4 || s.BackupOnly != 1 {
		t.Errorf("with a stranger: summary %+v, want 4 present, 6 missing, 1 only in the backup", s)
	}
	back = append(back, &fake{path: "b/conv.heic", bytes: frame("", 78).bytes})
	if s := runCheck(t, request(lib, back)).Summary; s.Unsure != 6 || s.Present != 4 {
		t.Errorf("with one in another format: summary %+v, want 4 present, 6 unsure", s)
	}
}

func TestRunUnreadFileOfLibrary(t *testing.T) {
	locked := aFake("a/1.jpg", 1)
	locked.item.Standing, locked.item.Problems = photo.StandsProblem, []photo.Problem{{Kind: photo.ProblemUnreadable, Text: "permission denied"}}
	r := runCheck(t, request(fakes{locked, aFake("a/2.jpg", 2)}, fakes{aFake("b/2.jpg", 2)}))
	v := verdictOf(t, r, "a/1.jpg")
	if v.Status != photo.Unsure || len(v.Evidence) == 0 || v.Evidence[0].Text != "Permission denied." {
		t.Errorf("%s with %+v, want unsure with the problem's words", v.Status, v.Evidence)
	}
	if r.Library[0].Tally.Photos != r.Summary.Photos {
		t.Errorf("%d photos in the place, %d in the summary", r.Library[0].Tally.Photos, r.Summary.Photos)
	}
}

func TestRunFingerprintOfAbsentOriginal(t *testing.T) {
	fp := photo.Fingerprint{1, 2, 3}
	absent := &fake{path: "a/1.heic"}
	absent.item.Fingerprint, absent.item.Stamp.Size = fp, 0
	there := aFake("b/x.heic", 1)
	there.item.Fingerprint = fp
	v := verdictOf(t, runCheck(t, request(fakes{absent}, fakes{there})), "a/1.heic")
	if v.Status != photo.Present || v.Match.Rung != "apple-fingerprint" {
		t.Errorf("%s with %+v, want present by its fingerprint", v.Status, v.Match)
	}
}

func TestRunNoPhotos(t *testing.T) {
	_, err := Run(t.Context(), request(fakes{{path: "x.aae", bytes: []byte("<plist>")}}, fakes{aFake("1.jpg", 1)}))
	var none *NoPhotos
	if !errors.As(err, &none) {
		t.Errorf("error %v, want NoPhotos", err)
	}
}

func TestRunLookFails(t *testing.T) {
	m := shotAt(7000)
	m.note = 9
	req := request(fakes{aFake("a/1.jpg", 7)}, fakes{{path: "a/1.jpg", bytes: build(m, picture(7, 300), nil)}})
	req.Look = func(_ context.Context, looks []photo.Look) error {
		for i := range looks {
			looks[i].Found = photo.Comparison{Problem: "the disk is gone"}
		}
		return nil
	}
	v := verdictOf(t, runCheck(t, req), "a/1.jpg")
	if v.Status != photo.Unsure || !strings.Contains(v.Match.Why, "the disk is gone") {
		t.Errorf("%s with %+v, want unsure with the reason", v.Status, v.Match)
	}
	req.Look = nil
	if v := verdictOf(t, runCheck(t, req), "a/1.jpg"); v.Status != photo.Unsure {
		t.Errorf("without looks: %s, want unsure", v.Status)
	}
}

// Rows are handed out in whatever order readers finish: nothing may depend on
// them.
func TestRunDependsOnNoRow(t *testing.T) {
	lib, back := randomRoll(rand.New(rand.NewPCG(1, 2)), 60)
	plain := runCheck(t, request(lib, back))
	for seed := range uint64(5) {
		r := rand.New(rand.NewPCG(seed, 9))
		req := request(lib, back)
		req.Library[0], req.Backup[0] = lib.side(1, r.Perm), back.side(500, r.Perm)
		again := runCheck(t, req)
		for i := range again.Photos {
			again.Photos[i].Item = plain.Photos[i].Item
		}
		if d := cmp.Diff(plain, again); d != "" {
			t.Fatalf("rows matter:\n%s", d)
		}
	}
}

// With --quick files may be known by their ends only: enough to be told, as
// unverified.
func TestRunQuick(t *testing.T) {
	ends := func(s Side) Side {
		for it := range s.Items {
			it.Ends = digestOf([]byte(it.Digest.String()))
			it.Level, it.Digest, it.Picture, it.Prefixes = photo.LevelEnds, photo.Digest{}, photo.Digest{}, nil
		}
		return s
	}
	req := request(fakes{aFake("a/1.jpg", 1), aFake("a/2.jpg", 2)}, fakes{aFake("b/x.jpg", 1), aFake("b/y.jpg", 3)})
	req.Quick = true
	req.Library[0], req.Backup[0] = ends(req.Library[0]), ends(req.Backup[0])
	r := runCheck(t, req)
	if v := verdictOf(t, r, "a/1.jpg"); v.Status != photo.Present || v.Match.Grade != photo.Unverified {
		t.Errorf("%s with %+v, want present, unverified", v.Status, v.Match)
	}
	if v := verdictOf(t, r, "a/2.jpg"); v.Status != photo.Missing {
		t.Errorf("%s, want missing", v.Status)
	}
}
