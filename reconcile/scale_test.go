package reconcile

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"rollcall/photo"
	"rollcall/reconcile/causes"
	"rollcall/reconcile/matchers"
)

// TestRunScale holds n items against n, of which 3 % are missing, and prints time
// and memory: ROLLCALL_SCALE=1000000 go test -run RunScale -v
func TestRunScale(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("ROLLCALL_SCALE"))
	if n == 0 {
		t.Skip("set ROLLCALL_SCALE to a number of items to measure")
	}
	lost := func(i int) bool { return i%33 == 0 }
	req := &Request{
		Library: []Side{madeSide(n, "lib", 0, func(int) bool { return false })}, Backup: []Side{madeSide(n, "bak", int64(n), lost)},
		Matchers: matchers.All, Causes: causes.All, Now: time.Unix(1_750_000_000, 0),
	}
	start, peak, stop := time.Now(), uint64(0), make(chan bool)
	go watchHeap(&peak, stop)
	r := runCheck(t, req)
	stop <- true
	t.Logf("%d x %d items: %.1f s, %d MB of heap at peak; %d missing", n, n, time.Since(start).Seconds(), peak>>20, r.Summary.Missing)
	if want := (n + 32) / 33; r.Summary.Missing != want {
		t.Errorf("%d missing, want %d", r.Summary.Missing, want)
	}
}

// madeSide makes its items as they are asked for, so that only the engine's own
// memory counts.
func madeSide(n int, root string, first int64, without func(i int) bool) Side {
	item := func(i int) *photo.Item {
		it := &photo.Item{
			ID: first + int64(i), Path: fmt.Sprintf("%s/%04d/IMG_%07d.HEIC", root, i/500, i),
			Stamp:    photo.Stamp{Size: int64(1_000_000 + i%1000), Inode: uint64(first) + uint64(i) + 1, Device: uint64(first) + 1},
			Standing: photo.StandsMedia, Level: photo.LevelWhole, Class: photo.Still, Format: "heic", Whole: photo.Whole,
			Digest: digestNumber(i, 1), Picture: digestNumber(i, 2), Ends: digestNumber(i, 3),
		}
		it.Prefixes = []photo.Prefix{{Size: 64 << 10, Digest: digestNumber(i, 4)}}
		it.Meta = photo.Meta{
			Taken: photo.Taken{Wall: 1_400_000_000 + int64(i)*300, Nanos: int32(i%1000) * 1e6, Digits: 3, Known: true},
			Make:  "Apple", Model: fmt.Sprintf("iPhone %d", i%4), Width: 4032, Height: 3024, ContentID: fmt.Sprintf("content-%d", i),
		}
		return it
	}
	return Side{
		Place: photo.Place{Root: "/" + root, Complete: true, Tally: photo.Tally{Files: n}},
		Items: func(yield func(*photo.Item, error) bool) {
			for i := range n {
				if !without(i) && !yield(item(i), nil) {
					return
				}
			}
		},
		Load: func(_ context.Context, rows []int64) ([]*photo.Item, error) {
			items := make([]*photo.Item, len(rows))
			for k, row := range rows {
				items[k] = item(int(row - first))
			}
			return items, nil
		},
	}
}

func digestNumber(i int, kind byte) (d photo.Digest) {
	h := hash(fmt.Sprintf("%d of %d", i, kind))
	for k := range 8 {
		d[k], d[k+8] = byte(h>>(8*k)), byte(h>>(8*(7-k)))^kind
	}
	return d
}

// TestRunScaleOfSight holds n photos against n small versions without metadata, and
// prints time and memory without what the looks themselves cost:
// ROLLCALL_SCALE_SIGHT=20000 go test -run ScaleOfSight -v
func TestRunScaleOfSight(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("ROLLCALL_SCALE_SIGHT"))
	if n == 0 {
		t.Skip("set ROLLCALL_SCALE_SIGHT to a number of items to measure")
	}
	lib, bak := madeSide(n, "lib", 0, func(int) bool { return false }), madeSide(n, "bak", int64(n), func(int) bool { return false })
	looks := 0
	req := &Request{
		Library: []Side{lib}, Backup: []Side{withoutMetadata(bak)},
		Matchers: matchers.All, Causes: causes.All, Now: time.Unix(1_750_000_000, 0),
		Look: func(_ context.Context, list []photo.Look) error {
			looks += len(list)
			for i := range list {
				for _, it := range []*photo.Item{list[i].Library, list[i].Backup} {
					if it != nil && list[i].What == photo.LookSketch {
						it.Sketch = sight{scene: int(it.ID%int64(n)) + 1}.sketch(it.Meta.Width, it.Meta.Height)
					}
				}
				list[i].Found.Problem = "not here"
			}
			return nil
		},
	}
	start, peak, stop := time.Now(), uint64(0), make(chan bool)
	go watchHeap(&peak, stop)
	r := runCheck(t, req)
	stop <- true
	t.Logf("%d x %d items: %.1f s, %d MB of heap at peak, %d looks; %v", n, n, time.Since(start).Seconds(), peak>>20, looks, r.Summary.Grades)
	if r.Summary.Missing != n || r.Summary.Grades[photo.Reduced] < n*98/100 {
		t.Errorf("%d missing, %v; want all %d missing, with a smaller version", r.Summary.Missing, r.Summary.Grades, n)
	}
}

// withoutMetadata makes a side of small versions.
func withoutMetadata(s Side) Side {
	bare := func(it *photo.Item) *photo.Item {
		it.Meta = photo.Meta{Width: 504, Height: 378}
		it.Digest[0], it.Picture[0], it.Stamp.Size = it.Digest[0]+1, it.Picture[0]+1, it.Stamp.Size/40
		it.Prefixes, it.Ends = nil, photo.Digest{}
		it.Path = strings.ReplaceAll(it.Path, "IMG_", "T")
		return it
	}
	items, load := s.Items, s.Load
	s.Items = func(yield func(*photo.Item, error) bool) {
		for it, err := range items {
			if !yield(bare(it), err) {
				return
			}
		}
	}
	s.Load = func(ctx context.Context, rows []int64) ([]*photo.Item, error) {
		list, err := load(ctx, rows)
		for _, it := range list {
			bare(it)
		}
		return list, err
	}
	return s
}

func watchHeap(peak *uint64, stop chan bool) {
	for {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		*peak = max(*peak, m.HeapInuse+m.StackInuse)
		select {
		case <-stop:
			return
		case <-time.After(20 * time.Millisecond):
		}
	}
}
