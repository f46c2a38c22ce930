package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"rollcall/index"
	"rollcall/photo"
)

// TestChangesOfManyPhotos is a measurement, of 100,000 photos with 20,000 missing:
// ROLLCALL_MEASURE=1 go test ./cmd/rollcall -run ChangesOfMany -v
func TestChangesOfManyPhotos(t *testing.T) {
	if os.Getenv("ROLLCALL_MEASURE") == "" {
		t.Skip("a measurement: set ROLLCALL_MEASURE=1")
	}
	file := filepath.Join(t.TempDir(), "index.db")
	ix, err := index.Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	keepCheck(t, ix, manyPhotos(100_000, 0), 20_000, 1)
	keepCheck(t, ix, manyPhotos(100_000, 0), 21_000, 2)
	keepCheck(t, ix, append(manyPhotos(100_000, 5_000)[1000:], manyPhotos(102_000, 0)[100_000:]...), 21_000, 3)
	if err := ix.Close(); err != nil {
		t.Fatal(err)
	}
	for number, what := range map[int]string{2: "the library as it was", 3: "5,000 moved, 1,000 gone, 2,000 new"} {
		for _, format := range []string{"text", "json", "csv"} {
			var out, errs bytes.Buffer
			start := time.Now()
			if code := run(t.Context(), []string{"changes", "--index", file, "--check", fmt.Sprint(number), "--format", format}, terminal{out: &out, err: &errs}); code != 0 {
				t.Fatal(errs.String())
			}
			t.Logf("%s, %s: %v, %d bytes", what, format, time.Since(start), out.Len())
		}
	}
}

// manyPhotos are n photos of which the first are in another folder than usual.
func manyPhotos(n, moved int) []*photo.Item {
	items := make([]*photo.Item, n)
	for i := range items {
		it := &photo.Item{
			Path: fmt.Sprintf("%03d/IMG_%06d.JPG", i/500, i), Stamp: photo.Stamp{Size: int64(2_000_000 + i), ModTime: 1},
			Standing: photo.StandsMedia, Level: photo.LevelWhole, Format: "jpeg", Class: photo.Still,
		}
		if i < moved {
			it.Path = "moved/" + it.Path
		}
		binary.BigEndian.PutUint64(it.Digest[:], uint64(i+1)*0x9E3779B97F4A7C15)
		it.Picture, it.Ends = it.Digest, it.Digest
		it.Picture[15], it.Ends[15] = 1, 2
		it.Meta.Make, it.Meta.Model, it.Meta.ContentID = "Apple", "iPhone 11", fmt.Sprintf("01234567-89AB-CDEF-0123-%012d", i)
		it.Meta.Taken = photo.Taken{Wall: 1_600_000_000 + int64(i)*3600, Known: true}
		items[i] = it
	}
	return items
}

// keepCheck scans a library that holds the items, and keeps a check in which the
// first of them are missing.
func keepCheck(t *testing.T, ix *index.Index, items []*photo.Item, missing, day int) {
	t.Helper()
	at := time.Date(2025, 1, day, 0, 0, 0, 0, time.UTC)
	r := &photo.Report{GeneratedAt: at.Add(2 * time.Hour), Complete: true, Library: []photo.Place{scanItems(t, ix, "/library", items, at)},
		Backup: []photo.Place{scanItems(t, ix, "/backup", nil, at)}}
	r.Summary = photo.Summary{Photos: len(items), Missing: missing, Present: len(items) - missing}
	for _, it := range items[:missing] {
		r.Photos = append(r.Photos, photo.Verdict{
			Item: it.ID, Path: it.Path, Bytes: it.Stamp.Size, Status: photo.Missing, Cause: "unexplained", Confidence: 0.8,
			Evidence: []photo.Evidence{{Cause: "unexplained", Observation: photo.ObservedNothing, Text: "Nothing that rollcall can see explains it well enough."}},
			Advice:   "1. Rescue first.\n2. Run rollcall again.",
		})
	}
	if _, err := ix.SaveCheck(t.Context(), nil, "", r); err != nil {
		t.Fatal(err)
	}
}

func scanItems(t *testing.T, ix *index.Index, root string, items []*photo.Item, at time.Time) photo.Place {
	t.Helper()
	p, err := ix.Place(t.Context(), root, "folder")
	if err != nil {
		t.Fatal(err)
	}
	s, err := ix.BeginScan(t.Context(), p, at)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	known, err := s.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var batch []index.Saved
	for _, it := range items {
		if line, ok := known.Find(it.Path); ok {
			known.See(line)
			it.ID = known.At(line).Row
			continue
		}
		batch = append(batch, index.Saved{Item: it})
	}
	if err := s.Save(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	p, err = s.Finish(t.Context(), photo.Place{Route: photo.RouteCopy, Complete: true}, true, at.Add(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	return p
}
