package reconciletest_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"rollcall/formats"
	"rollcall/photo"
	"rollcall/reconcile/reconciletest"
)

// TestWrittenFilesAreRead writes a small roll of each family and reads it by the
// formats: what an item says of its file is what the file says of itself.
func TestWrittenFilesAreRead(t *testing.T) {
	for _, f := range reconciletest.Families {
		t.Run(f.Name, func(t *testing.T) {
			r := small(t, f)
			if err := r.Write(t.TempDir()); err != nil {
				t.Fatal(err)
			}
			for _, side := range []reconciletest.Side{r.Library[0], r.Backup[0]} {
				for _, it := range side.Items {
					hold(t, r.Seed, side.Place.Root, it)
				}
			}
		})
	}
}

// small is a roll of at most 80 photos, so that writing stays fast.
func small(t *testing.T, f reconciletest.Family) *reconciletest.Roll {
	t.Helper()
	for seed := range uint64(200) {
		if r := reconciletest.Writable(f, seed); r != nil && len(r.Truths) <= 80 {
			return r
		}
	}
	t.Fatal("no small roll within 200 seeds")
	return nil
}

// hold holds a written file against its item.
func hold(t *testing.T, seed uint64, root string, it *photo.Item) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(it.Path)))
	if err != nil {
		t.Fatal(err)
	}
	format := formats.Identify(formats.All, b[:min(len(b), formats.HeadSize)])
	switch {
	case it.Format == "" && format != nil:
		t.Fatalf("seed %d: %q is %s, want nothing known", seed, it.Path, format.Name)
	case it.Format == "":
		return
	case format == nil || format.Name != it.Format:
		t.Fatalf("seed %d: %q is not read as %s", seed, it.Path, it.Format)
	}
	in := &formats.Input{File: bytes.NewReader(b), Size: int64(len(b)), Name: filepath.Base(it.Path)}
	in.Head, in.Tail = b[:min(len(b), formats.HeadSize)], b[max(0, len(b)-formats.TailSize):]
	c, err := format.Read(in)
	if it.Whole != photo.Whole {
		if err == nil && c.Whole == photo.Whole {
			t.Errorf("seed %d: %q is whole, want %s", seed, it.Path, it.Whole)
		}
		return
	}
	if got, want := c.Meta.Taken.String(), it.Meta.Taken.String(); got != want && it.Class != photo.Video {
		t.Errorf("seed %d: %q was taken %q, want %q", seed, it.Path, got, want)
	}
	if c.Meta.ContentID != it.Meta.ContentID || c.Meta.Model != it.Meta.Model && it.Class != photo.Video {
		t.Errorf("seed %d: %q is of %q, content id %q; want %q, %q", seed, it.Path, c.Meta.Model, c.Meta.ContentID, it.Meta.Model, it.Meta.ContentID)
	}
}

func TestLargeRollsAreNotWritten(t *testing.T) {
	if err := reconciletest.Scale(500, 1).Write(t.TempDir()); err == nil {
		t.Error("500 photos were written")
	}
	if err := (&reconciletest.Roll{}).Write(t.TempDir()); err == nil {
		t.Error("a roll from nowhere was written")
	}
}
