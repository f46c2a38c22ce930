package index

import (
	"errors"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rollcall/photo"
)

func TestChecksComeBackAsTheyWere(t *testing.T) {
	ix := opened(t)
	library, backup := scan(t, ix, "/l", 1), scan(t, ix, "/b", 1)
	want := &photo.Report{GeneratedAt: day(3), Complete: true, Plan: 5, Library: []photo.Place{library}, Backup: []photo.Place{backup, library}}
	n := 0
	fill(reflect.ValueOf(&want.Summary.Photos).Elem(), &n)
	want.Summary.Grades = map[photo.Grade]int{photo.Exact: 3}
	want.Summary.Causes = map[string]photo.Count{"unexplained": {Photos: 1, Bytes: 2}}
	want.Backup[0].Problems = []photo.Problem{{Kind: photo.ProblemUnread, Path: "\xff"}}
	want.Patterns = []photo.Pattern{{Cause: "deleted", Confidence: 0.5}}
	want.Deadlines = []photo.Deadline{{Photos: 1, First: day(9), Text: "x"}}
	want.Photos = []photo.Verdict{{Path: "a\xff", Status: photo.Present}, {}, {Path: "c", Status: photo.Present}}
	fill(reflect.ValueOf(&want.Photos[1]).Elem(), &n)
	number, err := ix.SaveCheck(ctx, []byte("key"), "--all", want)
	if err != nil {
		t.Fatal(err)
	}
	want.Check = number
	got, err := ix.Check(ctx, number, true)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
		t.Error(d)
	}
	got, err = ix.Check(ctx, number, false)
	if err != nil || len(got.Photos) != 1 || got.Photos[0].Path != want.Photos[1].Path {
		t.Errorf("without the present ones: %+v, %v", got.Photos, err)
	}
	checks, err := ix.Checks(ctx)
	if d := cmp.Diff([]Check{{number, day(3), []byte("key"), "--all", []int64{library.ID}, []int64{backup.ID, library.ID}}}, checks); d != "" || err != nil {
		t.Error(d, err)
	}
}

func TestChecksAreFoundByKeyAndNumber(t *testing.T) {
	ix := opened(t)
	if n, err := ix.LastCheck(ctx); n != 0 || err != nil {
		t.Errorf("an empty index has check %d, %v", n, err)
	}
	if _, err := ix.Check(ctx, 1, true); !errors.Is(err, ErrNoCheck) {
		t.Errorf("got %v", err)
	}
	var numbers []int64
	for _, key := range []string{"a", "b", "a", "c"} {
		n, err := ix.SaveCheck(ctx, []byte(key), "", &photo.Report{})
		if err != nil {
			t.Fatal(err)
		}
		numbers = append(numbers, n)
	}
	for key, want := range map[string]int64{"a": numbers[2], "b": numbers[1], "x": 0} {
		if n, err := ix.FindCheck(ctx, []byte(key)); n != want || err != nil {
			t.Errorf("%q: %d, want %d, %v", key, n, want, err)
		}
	}
	if n, err := ix.LastCheck(ctx); n != numbers[3] || err != nil {
		t.Errorf("last: %d, %v", n, err)
	}
}

func TestACheckOfAnUnknownPlaceIsNotKept(t *testing.T) {
	ix := opened(t)
	if _, err := ix.SaveCheck(ctx, nil, "", &photo.Report{Library: []photo.Place{{ID: 77}}}); err == nil {
		t.Error("kept")
	}
	if n, _ := ix.LastCheck(ctx); n != 0 {
		t.Error("kept by half")
	}
}
