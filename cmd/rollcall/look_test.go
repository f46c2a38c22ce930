package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/schollz/progressbar/v3"

	"rollcall/formats/decode"
	"rollcall/photo"
)

// TestAnotherDecoderIsAnotherCheck: what a build can't decode is unsure, and must
// be looked at again by one that can.
func TestAnotherDecoderIsAnotherCheck(t *testing.T) {
	s := session{program: &program{}}
	lib, bak, now := []photo.Place{{ID: 1}}, []photo.Place{{ID: 2}}, time.Unix(0, 0)
	with := s.checkKey(lib, bak, now)
	if !bytes.Equal(with, s.checkKey(lib, bak, now)) {
		t.Error("one check has two keys")
	}
	all := decode.All
	defer func() { decode.All = all }()
	decode.All = slices.Clone(all)
	decode.All[0].Absent = "it was left out of this build"
	if bytes.Equal(with, s.checkKey(lib, bak, now)) {
		t.Error("with a decoder less the key is the same")
	}
}

func TestLooksAreCountedOnTopOfWhatWasTold(t *testing.T) {
	var line strings.Builder
	g := &progress{bar: progressbar.NewOptions64(-1, progressbar.OptionSetWriter(&line)), now: time.Now, columns: 80}
	g.phase("second look", 1024, 4000)
	for _, want := range []struct {
		done, total int
		text        string
	}{
		{0, 512, "second look: 1,024 of 4,000"},
		{12, 512, "second look: 1,036 of 4,000"},
		{10, 3000, "second look: 1,034 of 4,024"},
	} {
		line.Reset()
		if g.looked(want.done, want.total); !strings.Contains(line.String(), want.text) {
			t.Errorf("%+v: told %q", want, line.String())
		}
	}
}

// The time that is left is told while pictures are looked at, which takes longest.
func TestProgressTellsTheTimeLeft(t *testing.T) {
	var line strings.Builder
	clock := time.Unix(0, 0)
	g := &progress{bar: progressbar.NewOptions64(-1, progressbar.OptionSetWriter(&line)), now: func() time.Time { return clock }, columns: 80}
	g.phase("comparing pictures", 100, 500)
	for _, step := range []struct {
		after time.Duration
		done  int
		want  string
	}{
		{time.Second, 10, "110 of 500"},
		{20 * time.Second, 40, "140 of 500, about 3 min left"},
		{60 * time.Second, 300, "400 of 500, about 20 s left"},
		{80 * time.Second, 399, "499 of 500"},
	} {
		clock = time.Unix(0, 0).Add(step.after)
		line.Reset()
		g.looked(step.done, 400)
		if got := line.String(); !strings.Contains(got, step.want) || strings.Contains(got, "left") != strings.Contains(step.want, "left") {
			t.Errorf("after %s: %q, want %q", step.after, got, step.want)
		}
	}
}

func TestTimeLeft(t *testing.T) {
	for _, tc := range []struct {
		so          time.Duration
		done, total int
		want        string
	}{
		{time.Second, 10, 100, ""},
		{10 * time.Second, 3, 100, ""},
		{10 * time.Second, 100, 100, ""},
		{10 * time.Second, 99, 100, ""},
		{10 * time.Second, 50, 100, ", about 10 s left"},
		{time.Minute, 50, 100, ", about 60 s left"},
		{time.Minute, 10, 100, ", about 9 min left"},
		{time.Hour, 10, 100, ", about 9 h left"},
	} {
		if got := timeLeft(tc.so, tc.done, tc.total); got != tc.want {
			t.Errorf("%d of %d in %s: %q, want %q", tc.done, tc.total, tc.so, got, tc.want)
		}
	}
}

// A line that is longer than the terminal is wide would stay behind, so words are
// left out, and the name is cut.
func TestProgressFits(t *testing.T) {
	var line strings.Builder
	for _, tc := range []struct {
		columns int
		words   []string
		want    string
	}{
		{80, []string{"comparing pictures", ": 12 of 37", ", about 3 min left"}, "comparing pictures: 12 of 37, about 3 min left"},
		{40, []string{"comparing pictures", ": 12 of 37", ", about 3 min left"}, "comparing pictures: 12 of 37"},
		{40, []string{"looking", ": 12 of 37", ""}, "looking: 12 of 37"},
		{40, []string{"Photos of the year twenty-four", ": 12 files"}, "Photos of the year…: 12 files"},
	} {
		g := &progress{bar: progressbar.NewOptions64(-1, progressbar.OptionSetWriter(&line)), now: time.Now, columns: tc.columns}
		line.Reset()
		g.describe(clockColumns, tc.words...)
		g.bar.Add(0)
		got := line.String()
		if !strings.Contains(got, tc.want+" ") {
			t.Errorf("%d columns: %q, want %q", tc.columns, got, tc.want)
		}
	}
}
