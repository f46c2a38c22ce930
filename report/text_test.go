package report

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rollcall/photo"
)

// firstScreen is what stands above the names and the places.
func firstScreen(r *photo.Report, o Options) string {
	var b bytes.Buffer
	s := newScreen(&b, o)
	writeFirstScreen(s, r, o, grouped(r, o))
	s.w.Flush()
	return b.String()
}

func TestFirstScreenFits(t *testing.T) {
	for _, sc := range scenes() {
		for _, width := range []int{0, 40, 60, 80, 132} {
			t.Run(fmt.Sprintf("%s/%d", sc.name, width), func(t *testing.T) {
				o := sc.options
				o.Width, o.Color = width, false
				if width == 0 {
					width = 80
				}
				for line := range strings.Lines(firstScreen(sc.report, o)) {
					word := strings.TrimSpace(line) // a single one stays whole, such as a path
					if line = strings.TrimSuffix(line, "\n"); columns(line) > width && strings.Contains(word, " ") {
						t.Errorf("%d columns: %q", columns(line), line)
					}
				}
			})
		}
	}
}

// TestOrder holds the first screen to the order of the contract.
func TestOrder(t *testing.T) {
	screen := firstScreen(worried(), Options{Now: now, Titles: titles})
	at := 0
	for _, part := range []string{"NO full copy", doNoHarm, "is gone in", "very likely: while uploading", "only a smaller", "lost their video",
		"newer than", "present:", "unsure:", "Not looked at:", "The other way round:", "Next:"} {
		i := strings.Index(screen[at:], part)
		if i < 0 {
			t.Fatalf("%q is missing, or not in its place, in\n%s", part, screen)
		}
		at += i
	}
}

// TestSampleOfTheContract is the sample of the design, word by word where this
// version has the same to say.
func TestSampleOfTheContract(t *testing.T) {
	screen := firstScreen(worried(), Options{Now: now, Titles: titles, Width: 100, Rescue: true})
	for _, line := range []string{
		"1,204 of 60,412 photos have NO full copy in this backup (38 GB). Erase or reset nothing yet.\n",
		"\n    19  are in Recently Deleted; the first is gone in 3 days\n",
		"\n   812  very likely: while uploading was off; from 14 March 2024 on, ",
		"\n   143  only a smaller version was backed up\n",
		"\n    96  Live Photos lost their video\n",
		"\n   134  expected: newer than the backup of 3 Mar 2025\n",
		"\n58,890  present: 58,300 exact, 590 converted        318 unsure: ",
		"      (copies 1,190; 14 have no original here)\n",
	} {
		if !strings.Contains(screen, line) {
			t.Errorf("%q is not in\n%s", line, screen)
		}
	}
}

var (
	counts    = regexp.MustCompile(`(?m)^ *([0-9,]+)  \S`)
	alsoCount = regexp.MustCompile(`        ([0-9,]+) unsure`)
)

// listed adds up the numbers of the first screen's list.
func listed(t interface{ Fatal(...any) }, screen string) int {
	_, list, _ := strings.Cut(screen, "\n\n")
	list, _, _ = strings.Cut(list, "\n\n")
	sum := 0
	for _, m := range append(counts.FindAllStringSubmatch(list, -1), alsoCount.FindAllStringSubmatch(list, -1)...) {
		n, err := strconv.Atoi(strings.ReplaceAll(m[1], ",", ""))
		if err != nil {
			t.Fatal(err)
		}
		sum += n
	}
	return sum
}

func TestCountCloses(t *testing.T) {
	for _, sc := range scenes() {
		t.Run(sc.name, func(t *testing.T) {
			o := sc.options
			o.Color = false
			if got, want := listed(t, firstScreen(sc.report, o)), sc.report.Summary.Photos; got != want {
				t.Errorf("the list adds up to %d, the library has %d", got, want)
			}
		})
	}
}

// TestEveryPhotoInOneGroup makes up reports, also such as reconcile would not
// write: each missing or incomplete photo stands in exactly one group.
func TestEveryPhotoInOneGroup(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := closed(rapid.IntRange(0, 9).Draw(t, "present"), rapid.SliceOfN(rapid.Custom(anyVerdict), 0, 60).Draw(t, "photos"))
		r.Patterns = rapid.SliceOfN(rapid.Custom(anyPattern), 0, 4).Draw(t, "patterns")
		for range rapid.IntRange(0, 3).Draw(t, "deadlines") {
			r.Deadlines = append(r.Deadlines, photo.Deadline{Photos: rapid.IntRange(-1, 9).Draw(t, "n"), First: now, Text: "in the trash"})
		}
		o := Options{Now: now, Titles: titles, Width: 200}
		groups := grouped(r, o)
		var all []int
		for _, g := range groups {
			if g.count != len(g.photos) || g.count == 0 {
				t.Fatalf("group %q counts %d photos and holds %d", g.text, g.count, len(g.photos))
			}
			all = append(all, g.photos...)
		}
		slices.Sort(all)
		var want []int
		for i := range r.Photos {
			if lost(&r.Photos[i]) {
				want = append(want, i)
			}
		}
		if !slices.Equal(all, want) {
			t.Fatalf("the groups hold %v, lost are %v", all, want)
		}
		if got := listed(t, firstScreen(r, o)); got != r.Summary.Photos {
			t.Fatalf("the list adds up to %d, the library has %d", got, r.Summary.Photos)
		}
	})
}

var causeNames = []string{"upload-off", "thumbnail-only", "deleted", "unexplained", "a", "b", "c", "d", "e", "f", "g"}

func anyVerdict(t *rapid.T) photo.Verdict {
	v := photo.Verdict{
		Path:       "x",
		Bytes:      1,
		Status:     rapid.SampledFrom(photo.Statuses[1:]).Draw(t, "status"),
		Cause:      rapid.SampledFrom(causeNames).Draw(t, "cause"),
		Confidence: rapid.Float64Range(0, 0.99).Draw(t, "confidence"),
		Expected:   rapid.Bool().Draw(t, "expected"),
		SameFile:   rapid.IntRange(0, 9).Draw(t, "same") == 0,
	}
	if rapid.IntRange(0, 4).Draw(t, "trashed") == 0 {
		v.Deadline = now.Add(time.Hour)
	}
	if rapid.Bool().Draw(t, "dated") {
		v.Taken = photo.Taken{Known: true, Wall: now.Unix() + rapid.Int64Range(-9, 9).Draw(t, "day")*86400}
	}
	if rapid.Bool().Draw(t, "nothing") {
		v.Evidence = []photo.Evidence{{Cause: v.Cause, Observation: photo.ObservedNothing, Text: "Nothing fits."}}
	}
	for _, role := range []string{photo.RoleRAW, photo.RoleVideo} {
		if rapid.Bool().Draw(t, role) {
			v.Parts = append(v.Parts, photo.PartVerdict{Role: role, Status: photo.Missing})
		}
	}
	return v
}

func anyPattern(t *rapid.T) photo.Pattern {
	p := photo.Pattern{
		Cause:      rapid.SampledFrom(causeNames[:4]).Draw(t, "cause"),
		Photos:     rapid.IntRange(-1, 30).Draw(t, "photos"),
		Confidence: rapid.Float64Range(0, 0.99).Draw(t, "confidence"),
	}
	if rapid.Bool().Draw(t, "dated") {
		p.From, p.To = "2025-03-14", "2025-03-20T10:00:00"
	}
	return p
}

// TestPatternTakesItsDays: of the photos of its cause a pattern takes those of
// its days, the surest first.
func TestPatternTakesItsDays(t *testing.T) {
	v := missing("upload-off", 0.7, photo.ObservedTime, "…")
	photos := slices.Concat(many(3, "before/%d", "2024-01-01", v), many(3, "within/%d", "2024-05-01", v))
	photos[5].Confidence = 0.95
	r := closed(1, photos)
	r.Patterns = []photo.Pattern{{Cause: "upload-off", Photos: 2, From: "2024-04-01", To: "2024-05-01", Confidence: 0.7, Text: "stopped"}}
	groups := grouped(r, Options{Titles: titles})
	if got, want := groups[0].photos, []int{3, 5}; !slices.Equal(got, want) {
		t.Errorf("the pattern holds %v, not %v", got, want)
	}
}

// TestFirstScreenIsShort: however many patterns and causes there are, the first
// screen has no more lines than a terminal.
func TestFirstScreenIsShort(t *testing.T) {
	r := manyCauses()
	for i, name := range causeNames {
		text := fmt.Sprintf("In the folder %d, none is in the backup.", i)
		photos := many(4, name+"/%d", "2021-01-01", missing(name, 0.9, photo.ObservedShare, text))
		r.Photos = append(r.Photos, photos...)
		r.Summary.Missing, r.Summary.Photos = r.Summary.Missing+4, r.Summary.Photos+4
		r.Patterns = append(r.Patterns, photo.Pattern{Cause: name, Photos: 4, Confidence: 0.9, Text: text})
	}
	screen := firstScreen(r, Options{Titles: titles})
	if lines := strings.Count(screen, "\n"); lines > 30 {
		t.Errorf("%d lines:\n%s", lines, screen)
	}
	if got := listed(t, screen); got != r.Summary.Photos {
		t.Errorf("the list adds up to %d, the library has %d", got, r.Summary.Photos)
	}
}

// TestPatternTakesItsSentence: a pattern holds the photos whose evidence it is.
func TestPatternTakesItsSentence(t *testing.T) {
	in := many(3, "in/%d", "2024-01-01", missing("upload-off", 0.7, photo.ObservedTime, "None came."))
	out := many(3, "out/%d", "2024-01-01", missing("upload-off", 0.9, photo.ObservedTime, "Two came."))
	r := closed(1, slices.Concat(out, in))
	r.Patterns = []photo.Pattern{{Cause: "upload-off", Photos: 5, Confidence: 0.7, Text: "None came."}}
	groups := grouped(r, Options{Titles: titles})
	if got, want := groups[0].photos, []int{3, 4, 5}; !slices.Equal(got, want) {
		t.Errorf("the pattern holds %v, not %v", got, want)
	}
}

// TestGreen: the all-clear, and its colour, stand only where nothing is left to
// doubt.
func TestGreen(t *testing.T) {
	clouds := map[string]func(*photo.Report){
		"incomplete-scan":   func(r *photo.Report) { r.Complete = false },
		"quick":             func(r *photo.Report) { r.Quick = true },
		"unverified":        func(r *photo.Report) { r.Summary.Grades[photo.Unverified] = 1 },
		"one-disk":          func(r *photo.Report) { r.Summary.SameDisk = true },
		"unsure":            func(r *photo.Report) { r.Summary.Unsure, r.Summary.Present = 1, r.Summary.Present-1 },
		"incomplete-photo":  func(r *photo.Report) { r.Summary.Incomplete, r.Summary.Present = 1, r.Summary.Present-1 },
		"missing":           func(r *photo.Report) { r.Summary.Missing, r.Summary.Present = 1, r.Summary.Present-1 },
		"empty":             func(r *photo.Report) { r.Summary.Photos, r.Summary.Present = 0, 0 },
		"count-is-not-full": func(r *photo.Report) { r.Summary.Present-- },
	}
	o := Options{Color: true, Now: now}
	if screen := firstScreen(allClear(), o); !strings.Contains(screen, string(allWell)) || strings.Contains(screen, doNoHarm) {
		t.Errorf("all clear is not green:\n%s", screen)
	}
	for name, cloud := range clouds {
		t.Run(name, func(t *testing.T) {
			screen := firstScreen(changed(allClear(), cloud), o)
			if strings.Contains(screen, string(allWell)) || !strings.Contains(screen, doNoHarm) {
				t.Errorf("green, or without %q:\n%s", doNoHarm, screen)
			}
		})
	}
}

// Where nothing of the library is in the backup, the folder may be the wrong one.
func TestAsksForTheRightFolder(t *testing.T) {
	const asked = "is it the right folder?"
	lost := many(6, "a/IMG_%04d.JPG", "2020-01-01", missing("unexplained", 0.9, photo.ObservedNothing, "Nothing fits."))
	sc := scene{"", closed(0, lost), Options{Now: now}}
	if text := string(written(t, textLayout, sc)); !strings.Contains(text, asked) {
		t.Errorf("nothing is asked:\n%s", text)
	}
	for name, r := range map[string]*photo.Report{"one-present": closed(1, lost), "hard-links": allMissing(), "few": closed(0, lost[:2])} {
		sc.report = r
		if strings.Contains(string(written(t, textLayout, sc)), asked) {
			t.Errorf("%s: asked without need", name)
		}
	}
}

func TestNoColorWithoutOption(t *testing.T) {
	for _, sc := range scenes() {
		sc.options.Color = false
		if text := written(t, textLayout, sc); bytes.ContainsRune(text, '\x1b') {
			t.Errorf("%s: an escape sequence in a report without colour", sc.name)
		}
	}
}

func TestHiddenIsCountedNotNamed(t *testing.T) {
	sc := scene{"", worried(), Options{Now: now, Titles: titles, All: true}}
	if text := string(written(t, textLayout, sc)); strings.Contains(text, "Recently Deleted/") || !strings.Contains(text, "19 photos of the Hidden album") {
		t.Error("hidden photos are named, or not counted")
	}
	sc.options.ShowHidden = true
	if text := string(written(t, textLayout, sc)); strings.Count(text, "Recently Deleted/IMG_") != 19 {
		t.Error("--show-hidden does not name all hidden photos")
	}
}

func TestSingular(t *testing.T) {
	r := closed(60_411, []photo.Verdict{missing("deleted", 0.7, photo.ObservedRecord, "…")})
	if screen := firstScreen(r, Options{}); !strings.HasPrefix(screen, "1 of 60,412 photos has NO full copy") {
		t.Error(screen)
	}
	r = closed(0, []photo.Verdict{missing("deleted", 0.7, photo.ObservedRecord, "…")})
	if screen := firstScreen(r, Options{}); !strings.HasPrefix(screen, "The only photo has NO full copy") {
		t.Error(screen)
	}
}

func TestLossText(t *testing.T) {
	tests := []struct {
		roles []string
		n     int
		want  string
	}{
		{[]string{"video"}, 1, "Live Photo lost its video"},
		{[]string{"video"}, 96, "Live Photos lost their video"},
		{[]string{"raw"}, 2, "photos lost their RAW"},
		{[]string{"raw", "video"}, 1, "photo lost its RAW and video"},
		{[]string{"hologram"}, 1, "photo lost its hologram"},
		{nil, 1, "is incomplete"},
		{nil, 2, "are incomplete"},
	}
	for _, tt := range tests {
		if got := lossText(tt.roles, tt.n); got != tt.want {
			t.Errorf("lossText(%v, %d) = %q, want %q", tt.roles, tt.n, got, tt.want)
		}
	}
}

// failing fails after some bytes, as a full disk does.
type failing struct{ left int }

var errFull = errors.New("disk full")

func (f *failing) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestWriteError(t *testing.T) {
	for _, layout := range All {
		for _, room := range []int{0, 100_000} {
			t.Run(fmt.Sprintf("%s/%d", layout.Name, room), func(t *testing.T) {
				err := layout.Write(&failing{room}, worried(), Options{Now: now, All: true, Titles: titles})
				if room == 0 || layout.Name != "text" {
					if !errors.Is(err, errFull) {
						t.Errorf("error is %v", err)
					}
				}
			})
		}
	}
}

// A check kept in an index of its own is asked for by that index's name.
func TestNextNamesTheIndex(t *testing.T) {
	r := &photo.Report{Check: 3, Complete: true, Summary: photo.Summary{Photos: 2, Missing: 1, Present: 1, Copyable: 1}}
	for index, want := range map[string]string{
		"":             "rollcall report -o missing.csv",
		"/tmp/x.db":    "rollcall report --index /tmp/x.db -o missing.csv",
		"my photos.db": "rollcall report --index 'my photos.db' -o missing.csv",
	} {
		if got, _ := next(r, Options{Index: index}); got != want {
			t.Errorf("%q: %q, want %q", index, got, want)
		}
	}
}

// Rescue is named where the check is kept and something can be copied, with the
// index where that was named.
func TestNextNamesRescue(t *testing.T) {
	for _, tt := range []struct {
		check          int64
		copyable       int
		index, command string
	}{
		{3, 1, "", "rollcall rescue FOLDER-ON-ANOTHER-DISK"},
		{3, 1, "/tmp/x.db", "rollcall rescue FOLDER-ON-ANOTHER-DISK --index /tmp/x.db"},
		{3, 0, "", "rollcall report -o missing.csv"},
		{0, 1, "", "the same command with -o missing.csv"},
	} {
		r := &photo.Report{Check: tt.check, Complete: true, Summary: photo.Summary{Photos: 2, Missing: 1, Present: 1, Copyable: tt.copyable}}
		if got, _ := next(r, Options{Index: tt.index, Rescue: true}); got != tt.command {
			t.Errorf("%+v: %q", tt, got)
		}
	}
}
