package index

import (
	"fmt"
	"os"
	"testing"
	"time"
)

// TestLoadingKnown is a measurement: ROLLCALL_MEASURE=1 go test -run Loading -v ./index
func TestLoadingKnown(t *testing.T) {
	if os.Getenv("ROLLCALL_MEASURE") == "" {
		t.Skip("a measurement: set ROLLCALL_MEASURE=1")
	}
	ix := opened(t)
	p, err := ix.Place(ctx, "/a", "folder")
	if err != nil {
		t.Fatal(err)
	}
	s, err := begin(ix, p, day(1))
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	for d := range 400 {
		var batch []Saved
		for i := range 500 {
			it := item(fmt.Sprintf("2024/%03d/IMG_%06d.JPG", d, d*500+i), 1)
			it.Digest[3], it.Digest[4], it.Digest[0], it.Picture = byte(d), byte(i), byte(i), it.Digest
			it.Format, it.Meta.Make, it.Meta.Model, it.Meta.Width, it.Meta.ContentID = "jpeg", "Apple", "iPhone 11", 4032, "01234567-89AB-CDEF-0123-456789ABCDEF"
			batch = append(batch, Saved{Item: it})
		}
		if err := s.Save(ctx, batch); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("save 200,000: %v", time.Since(start))
	if _, err = s.Finish(ctx, p, true, day(1)); err != nil {
		t.Fatal(err)
	}
	s.Close()
	for range 3 {
		start = time.Now()
		s, err := begin(ix, p, day(2))
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("load %d: %v", s.Known().Len(), time.Since(start))
		s.Close()
	}
	start = time.Now()
	t.Logf("iterate %d items: %v", len(paths(t, ix, p.ID)), time.Since(start))
	st, _ := os.Stat(ix.Path())
	t.Logf("file: %d MB", st.Size()>>20)
}
