package report

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"rollcall/photo"
)

// TestHeadOf: photos that differ only in what a matcher measured share a reason.
func TestHeadOf(t *testing.T) {
	tests := map[string]string{
		"the same picture without its metadata, compressed anew":                                            "the same picture without its metadata, compressed anew",
		"the same picture without its metadata, compressed anew, jpeg against heic, turned":                 "the same picture without its metadata, compressed anew",
		"a larger picture that looks the same, without its metadata: 4032×3024 against 2048×1536":           "a larger picture that looks the same, without its metadata",
		"the same moment and camera; the backup has the larger picture: 2×2 against 1×1; they nearly agree": "the same moment and camera; the backup has the larger picture; they nearly agree",
		"the same shot; a/IMG_1.HEIC: the decoder died":                                                     "the same shot; the decoder died",
		"the same shot; b; c/x: 1.jpg: took too long":                                                       "the same shot; took too long",
		"": "",
	}
	v := &photo.Verdict{Path: "a/IMG_1.HEIC", Match: &photo.Match{Path: "b; c/x: 1.jpg", Grade: photo.LookAlike}}
	for reason, want := range tests {
		if got := headOf(v, reason); got != want {
			t.Errorf("headOf(%q) = %q, want %q", reason, got, want)
		}
	}
	if got := headOf(&photo.Verdict{}, "a file of this size: 12"); got != "a file of this size: 12" {
		t.Errorf("what is no matcher's word was cut: %q", got)
	}
}

// TestUnsureIsTold: what a look at both can settle, what several may be, and what
// could not be read stand apart, each with its counterpart and its advice.
func TestUnsureIsTold(t *testing.T) {
	text := string(written(t, textLayout, scene{"", secondLook(), Options{Now: now, Titles: titles, Width: 200}}))
	for _, line := range []string{
		"\n     9  unsure, please look: the same picture without its metadata, compressed anew\n",
		"probably the same as WhatsApp/IMG-WA0007.jpg\n",
		"\n     2  unsure: several are alike; the same picture without its metadata, compressed anew\n",
		"\n     1  unsure: permission denied\n",
		"\n    11  unsure, with a picture that is probably the same:\n        -  Look at both, side by side: the copy that a messenger makes, for one, is compressed anew and lacks date and place. Until you know that they are the same, take them for missing.\n",
		"\n     2  unsure, with several pictures that may be the one:\n",
		"\n     1  unsure, since not everything could be read:\n",
	} {
		if !strings.Contains(text, line) {
			t.Errorf("%q is not in\n%s", line, text)
		}
	}
}

// TestReasonsShareAScreen: however many reasons there are to be unsure, each photo
// is counted once, and is named somewhere.
func TestReasonsShareAScreen(t *testing.T) {
	var photos []photo.Verdict
	for i := range 30 {
		v := photo.Verdict{Status: photo.Unsure, Evidence: []photo.Evidence{{Observation: photo.ObservedContent, Text: fmt.Sprintf("Reason %d.", i)}}}
		photos = append(photos, many(1+i%3, fmt.Sprintf("r%d/%%d.jpg", i), "2021-01-01", v)...)
	}
	r := closed(3, photos)
	o := Options{Now: now, Titles: titles, All: true}
	screen := firstScreen(r, o)
	if got := listed(t, screen); got != r.Summary.Photos {
		t.Errorf("the list adds up to %d, the library has %d:\n%s", got, r.Summary.Photos, screen)
	}
	if lines := strings.Count(screen, "\n"); lines > 15 {
		t.Errorf("%d lines:\n%s", lines, screen)
	}
	text := string(written(t, textLayout, scene{"", r, o}))
	for i := range photos {
		if !strings.Contains(text, photos[i].Path) {
			t.Errorf("%s is not named", photos[i].Path)
		}
	}
}

// TestEditsAreNotCounted: the other edit state is told, and makes nothing
// incomplete.
func TestEditsAreNotCounted(t *testing.T) {
	v := missing("only-edited", 0.99, photo.ObservedCounterpart, "…")
	v.Status, v.Path = photo.Incomplete, "IMG_0001.HEIC"
	v.Parts = []photo.PartVerdict{
		{Role: photo.RoleEdit, Path: "IMG_E0001.HEIC", Status: photo.Missing},
		{Role: photo.RoleVideo, Path: "IMG_0001.MOV", Status: photo.Missing},
	}
	if got := strings.Join(lostParts(&v), " "); got != "video" {
		t.Errorf("the lost parts are %q", got)
	}
	if got := lostFiles(&v); got != "(lost: IMG_0001.MOV)" {
		t.Errorf("the lost files are %q", got)
	}
	if got := otherState(&v); !slices.Equal(got, []string{"its edited version, IMG_E0001.HEIC, has no full copy either"}) {
		t.Errorf("the edit is told as %q", got)
	}
}

// TestCompressedAnew: the words are for what the cause rests on, and the title for
// the rest.
func TestCompressedAnew(t *testing.T) {
	v := missing("thumbnail-only", 0.99, photo.ObservedCounterpart, "…")
	v.Match = &photo.Match{Path: "x", Grade: photo.Recompressed}
	other := v
	other.Cause, other.Evidence = "deleted", []photo.Evidence{{Cause: "deleted", Observation: photo.ObservedRecord, Text: "It lies in a trash.", Weight: 40}}
	guess := v
	guess.Confidence = 0.7
	for _, tc := range []struct {
		name string
		v    photo.Verdict
		want string
	}{
		{"seen", v, "\n     1  was compressed anew: same size in pixels, fewer bytes\n"},
		{"other-cause", other, "\n     1  deleted by hand\n"},
		{"guess", guess, "\n     1  likely: kept only as a smaller version\n"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if screen := firstScreen(closed(1, []photo.Verdict{tc.v}), Options{Now: now, Titles: titles}); !strings.Contains(screen, tc.want) {
				t.Errorf("%q is not in\n%s", tc.want, screen)
			}
		})
	}
}

// TestOtherWay: what only the backup has, and what it has larger.
func TestOtherWay(t *testing.T) {
	for _, tc := range []struct {
		only, better int
		all          bool
		want         string
	}{
		{0, 0, false, ""},
		{3, 0, false, "The other way round: 3 photos are only in this backup. Keep it. (The library comes first: if the two were swapped, these have no copy.)\n"},
		{0, 12, true, "The other way round: 12 photos are here only as smaller versions; the backup has the larger ones. Keep it.\n"},
		{0, 1, true, "The other way round: 1 photo is here only as a smaller version; the backup has the larger one. Keep it.\n"},
		{1, 2, false, "The other way round: 1 photo is only in this backup. Keep it. (The library comes first: if the two were swapped, it has no copy.)\n" +
			"                     2 photos are here only as smaller versions; the backup has the larger ones. Keep it. (--all names them.)\n"},
	} {
		r := allClear()
		r.Summary.BackupOnly, r.Summary.Better = tc.only, tc.better
		var b bytes.Buffer
		s := newScreen(&b, Options{Width: 200})
		writeOtherWay(s, r, Options{All: tc.all})
		s.w.Flush()
		if b.String() != tc.want {
			t.Errorf("%d only there, %d better: %q, want %q", tc.only, tc.better, b.String(), tc.want)
		}
	}
}

// TestSwappedFolders: it is asked only where all is there, which would be false comfort,
// and where there is one backup.
func TestSwappedFolders(t *testing.T) {
	lost := oneMissing()
	lost.Summary.BackupOnly = 3
	two := allClear()
	two.Summary.BackupOnly, two.Backup = 3, append(two.Backup, two.Backup[0])
	for name, r := range map[string]*photo.Report{"lost": lost, "two-backups": two} {
		if text := string(written(t, textLayout, scene{"", r, Options{Now: now}})); strings.Contains(text, "swapped") || !strings.Contains(text, "3 photos are only in") {
			t.Errorf("%s:\n%s", name, text)
		}
	}
}
