package reconcile

import (
	"strings"
	"testing"

	"rollcall/photo"
)

// What lies in a part of the backup that could not be read is not missing, but
// what surely lay elsewhere is.
func TestRunUnreadPartOfBackup(t *testing.T) {
	problem := func(kind, p string) []photo.Problem {
		return []photo.Problem{{Kind: kind, Path: p, Text: "permission denied"}}
	}
	mirrored := fakes{aFake("bak/100A/1.jpg", 1), aFake("bak/100A/2.jpg", 2), aFake("bak/100A/3.jpg", 3), aFake("bak/100A/4.jpg", 4)}
	tests := map[string]struct {
		back     fakes
		problems []photo.Problem
		partial  bool
		lost     photo.Status // of DCIM/100A/5.jpg
		other    photo.Status // of DCIM/101A/6.jpg, none of whose neighbours is there
	}{
		"all-read":           {mirrored, nil, false, photo.Missing, photo.Missing},
		"folder-elsewhere":   {mirrored, problem(photo.ProblemUnreadable, "bak/102A"), false, photo.Missing, photo.Unsure},
		"folder-of-its-name": {mirrored, problem(photo.ProblemUnreadable, "old/100A"), false, photo.Unsure, photo.Unsure},
		"folder-above":       {mirrored, problem(photo.ProblemUnreadable, "bak"), false, photo.Unsure, photo.Unsure},
		"folder-below":       {mirrored, problem(photo.ProblemUnreadable, "bak/100A/sub"), false, photo.Unsure, photo.Unsure},
		"zip":                {mirrored, problem(photo.ProblemUnread, "part 3.zip"), false, photo.Unsure, photo.Unsure},
		"file-problem-only":  {mirrored, problem(photo.ProblemVanished, "bak/x.jpg"), false, photo.Missing, photo.Missing},
		"scan-cut-off":       {mirrored, nil, true, photo.Unsure, photo.Unsure},
		"sorted-by-month":    {fakes{aFake("2024-06/1.jpg", 1), aFake("2024-06/2.jpg", 2), aFake("2024-06/3.jpg", 3), aFake("2024-06/4.jpg", 4)}, problem(photo.ProblemUnreadable, "2024-05"), false, photo.Unsure, photo.Unsure},
		"spread":             {fakes{aFake("a/100A/1.jpg", 1), aFake("b/100A/2.jpg", 2), aFake("a/100A/3.jpg", 3), aFake("a/100A/4.jpg", 4)}, problem(photo.ProblemUnreadable, "c"), false, photo.Unsure, photo.Unsure},
	}
	lib := fakes{
		aFake("DCIM/100A/1.jpg", 1), aFake("DCIM/100A/2.jpg", 2), aFake("DCIM/100A/3.jpg", 3), aFake("DCIM/100A/4.jpg", 4),
		aFake("DCIM/100A/5.jpg", 5), aFake("DCIM/101A/6.jpg", 6),
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			req := request(lib, tt.back)
			req.Backup[0].Place.Problems, req.Backup[0].Place.Complete = tt.problems, !tt.partial
			r := runCheck(t, req)
			if v := verdictOf(t, r, "DCIM/100A/5.jpg"); v.Status != tt.lost {
				t.Errorf("5.jpg is %s, want %s", v.Status, tt.lost)
			}
			v := verdictOf(t, r, "DCIM/101A/6.jpg")
			if v.Status != tt.other {
				t.Errorf("6.jpg is %s, want %s", v.Status, tt.other)
			}
			if v.Status == photo.Unsure && (len(v.Evidence) == 0 || !strings.Contains(v.Evidence[0].Text, "it may be")) {
				t.Errorf("6.jpg is unsure for %+v, want it told", v.Evidence)
			}
		})
	}
}

func TestRunUnreadFileOfBackup(t *testing.T) {
	locked := func(p string, size int64) *fake {
		f := &fake{path: p}
		f.item.Standing = photo.StandsProblem
		f.item.Problems = []photo.Problem{{Kind: photo.ProblemUnreadable, Path: p, Text: "permission denied"}}
		f.bytes = make([]byte, size)
		return f
	}
	lib := fakes{aFake("a/1.jpg", 1), aFake("a/2.jpg", 2)}
	size := int64(len(lib[0].bytes))
	for name, tt := range map[string]struct {
		file *fake
		want photo.Status
	}{
		"its-name": {locked("z/1.JPG", 5), photo.Unsure},
		"its-size": {locked("z/other.jpg", size), photo.Unsure},
		"neither":  {locked("z/other.jpg", 5), photo.Missing},
	} {
		t.Run(name, func(t *testing.T) {
			req := request(lib, fakes{aFake("a/2.jpg", 2), tt.file})
			req.Backup[0].Place.Problems = tt.file.item.Problems
			r := runCheck(t, req)
			if v := verdictOf(t, r, "a/1.jpg"); v.Status != tt.want {
				t.Errorf("%s, want %s", v.Status, tt.want)
			}
			if r.Backup[0].Tally.Problems != 1 {
				t.Errorf("counted %+v, want the problem told", r.Backup[0].Tally)
			}
		})
	}
}
