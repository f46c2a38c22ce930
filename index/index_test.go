package index

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rollcall/photo"
)

var ctx = context.Background()

func opened(t testing.TB) *Index {
	t.Helper()
	ix, err := OpenWait(ctx, filepath.Join(t.TempDir(), "index.db"), 50*time.Millisecond)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	return ix
}

// begin begins a scan and loads what is known.
func begin(ix *Index, p photo.Place, started time.Time) (*Scan, error) {
	s, err := ix.BeginScan(ctx, p, started)
	if err == nil {
		_, err = s.Load(ctx)
	}
	return s, err
}

// day is the start of the nth scan of a test.
func day(n int) time.Time { return time.Date(2025, 1, n, 0, 0, 0, 0, time.UTC) }

// item is a small photo whose bytes are told by one number.
func item(path string, bytes byte) *photo.Item {
	return &photo.Item{Path: path, Stamp: photo.Stamp{Size: int64(bytes), ModTime: 1}, Standing: photo.StandsMedia, Level: photo.LevelWhole,
		Class: photo.Still, Digest: photo.Digest{bytes}, Picture: photo.Digest{99, bytes}}
}

// scan makes a place hold exactly these items: those that it has unchanged are
// seen only, as a scanner would.
func scan(t testing.TB, ix *Index, root string, n int, items ...*photo.Item) photo.Place {
	t.Helper()
	return scanMade(t, ix, root, n, nil, items...)
}

// scanMade is scan of a place that records facts of itself.
func scanMade(t testing.TB, ix *Index, root string, n int, facts photo.Facts, items ...*photo.Item) photo.Place {
	t.Helper()
	p, err := ix.Place(ctx, root, "folder")
	if err != nil {
		t.Fatal(err)
	}
	s, err := begin(ix, p, day(n))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var batch []Saved
	for _, it := range items {
		line, ok := s.Known().Find(it.Path)
		if ok {
			s.Known().See(line)
		}
		if !ok || !it.Stamp.Unchanged(s.Known().At(line).Stamp) {
			batch = append(batch, Saved{Item: it})
		}
	}
	if err := s.Save(ctx, batch); err != nil {
		t.Fatal(err)
	}
	p, err = s.Finish(ctx, photo.Place{Route: photo.RouteCopy, Complete: true, Facts: facts}, true, day(n).Add(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func paths(t testing.TB, ix *Index, place int64) (list []string) {
	t.Helper()
	for it, err := range ix.Items(ctx, place) {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, it.Path)
	}
	return list
}

func TestItemsComeBackAsTheyWere(t *testing.T) {
	ix := opened(t)
	full := &photo.Item{
		Path: "a/\xff\x00ö.jpg", Stamp: photo.Stamp{Size: 5, ModTime: 6, ChangeTime: 7, Inode: 8, Device: 1 << 63, Links: 2},
		Standing: photo.StandsMedia, Level: photo.LevelWhole, Reader: 3, Format: "jpeg", Class: photo.Still,
		Digest: photo.Digest{1}, Ends: photo.Digest{2}, Prefixes: []photo.Prefix{{Size: 65536, Digest: photo.Digest{3}}},
		Picture: photo.Digest{4}, PictureSize: 7, Tail: photo.Digest{5}, TailSize: 9, Fingerprint: photo.Fingerprint{1, 2}, Whole: photo.Cut,
		Meta: photo.Meta{Make: "Apple", GPS: &photo.GPS{Latitude: 1.5}}, Facts: photo.Facts{photo.FactTrash: "x"},
		Problems: []photo.Problem{{Kind: photo.ProblemDamaged, Text: "it is cut"}},
	}
	bare := &photo.Item{Path: "", Standing: photo.StandsOther}
	p := scan(t, ix, "/a\xff", 1, full, bare)
	var got []*photo.Item
	for it, err := range ix.Items(ctx, p.ID) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, it)
	}
	if d := cmp.Diff([]*photo.Item{bare, full}, got); d != "" {
		t.Error(d)
	}
	loaded, err := ix.Load(ctx, []int64{full.ID, bare.ID, full.ID})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]*photo.Item{full, bare, full}, loaded); d != "" {
		t.Error(d)
	}
	if _, err := ix.Load(ctx, []int64{99}); err == nil {
		t.Error("loaded an item that is not there")
	}
}

func TestItemsAreInOrderOfBytes(t *testing.T) {
	ix := opened(t)
	p := scan(t, ix, "/a", 1, item("b", 1), item("B", 2), item("a/z", 3), item("a.z", 4), item("\xff", 5), item("ä", 6))
	want := []string{"B", "a.z", "a/z", "b", "ä", "\xff"}
	if d := cmp.Diff(want, paths(t, ix, p.ID)); d != "" {
		t.Error(d)
	}
}

func TestKnownFindsEveryPath(t *testing.T) {
	ix := opened(t)
	var items []*photo.Item
	for i := range 10_000 { // more than two steps of the load
		it := item(fmt.Sprintf("d%d/IMG_%05d\xff.JPG", i%7, i), byte(i))
		it.Stamp.ModTime = int64(i)
		items = append(items, it)
	}
	p := scan(t, ix, "/a", 1, items...)
	s, err := begin(ix, p, day(2))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	k := s.Known()
	if k.Len() != len(items) {
		t.Fatalf("knows %d of %d", k.Len(), len(items))
	}
	for _, it := range items {
		line, ok := k.Find(it.Path)
		if !ok || k.Path(line) != it.Path || k.At(line).Row != it.ID || k.At(line).Stamp != it.Stamp || !k.At(line).Classed {
			t.Fatalf("%q: %v %+v", it.Path, ok, k.At(line))
		}
	}
	if _, ok := k.Find("nowhere"); ok {
		t.Error("found a path that is not there")
	}
	path := items[77].Path
	if n := testing.AllocsPerRun(100, func() { k.Find(path) }); n != 0 {
		t.Errorf("a look-up allocates %v times", n)
	}
}

func TestGoneItemsStayAsHistory(t *testing.T) {
	ix := opened(t)
	keep, gone := item("keep", 1), item("gone", 2)
	first := scan(t, ix, "/a", 1, keep, gone)
	second := scan(t, ix, "/a", 2, keep)
	if d := cmp.Diff([]string{"keep"}, paths(t, ix, first.ID)); d != "" {
		t.Error(d)
	}
	if past, err := ix.Load(ctx, []int64{gone.ID}); err != nil || past[0].Path != "gone" {
		t.Errorf("history: %v, %v", past, err)
	}
	if second.Version != first.Version+1 || second.Tally.Media != 1 || second.Tally.Bytes != 1 {
		t.Errorf("place after: %+v", second)
	}
	third := scan(t, ix, "/a", 3, keep)
	if third.Version != second.Version {
		t.Errorf("nothing changed, version went from %d to %d", second.Version, third.Version)
	}
	known, err := ix.Place(ctx, "/a", "folder")
	if d := cmp.Diff(third, known, cmpopts.EquateEmpty()); err != nil || d != "" {
		t.Error(err, d)
	}
}

func TestAnUnchangedScanWritesTwoRowsOfItsOwn(t *testing.T) {
	ix := opened(t)
	items := []*photo.Item{item("a", 1), item("b", 2)}
	scan(t, ix, "/a", 1, items...)
	before, _ := ix.Changes(ctx)
	scan(t, ix, "/a", 2, items...)
	after, err := ix.Changes(ctx)
	if err != nil || after-before != 3 { // scan begun, scan ended, place
		t.Errorf("wrote %d rows, %v", after-before, err)
	}
}

func TestNothingIsGone(t *testing.T) {
	problem := func(path string) []photo.Problem { return []photo.Problem{{Kind: photo.ProblemUnreadable, Path: path}} }
	for _, test := range []struct {
		name     string
		clean    bool
		problems []photo.Problem
		want     []string
	}{
		{"clean", true, nil, nil},
		{"walk-broke-off", false, nil, []string{"a/b/x", "a/x", "ab/x"}},
		{"folder-unreadable", true, problem("a"), []string{"a/b/x", "a/x"}},
		{"inner-folder-unreadable", true, problem("a/b"), []string{"a/b/x"}},
		{"root-unreadable", true, problem("."), []string{"a/b/x", "a/x", "ab/x"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			ix := opened(t)
			p := scan(t, ix, "/a", 1, item("a/x", 1), item("a/b/x", 2), item("ab/x", 3))
			s, err := begin(ix, p, day(2))
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			p, err = s.Finish(ctx, photo.Place{Problems: test.problems, Complete: test.problems == nil}, test.clean, day(2))
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(test.want, paths(t, ix, p.ID), cmpopts.EquateEmpty()); d != "" {
				t.Error(d)
			}
			if p.Tally.Files != len(test.want) {
				t.Errorf("tally %+v", p.Tally)
			}
			if p.Complete != (test.name == "clean") {
				t.Errorf("complete: %v", p.Complete)
			}
		})
	}
}

func TestAScanThatBreaksOffGrowsTheVersion(t *testing.T) {
	ix := opened(t)
	p := scan(t, ix, "/a", 1, item("a", 1))
	s, err := begin(ix, p, day(2))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Save(ctx, []Saved{{Item: item("b", 2)}}); err != nil {
		t.Fatal(err)
	}
	s.Close()
	again, err := ix.Place(ctx, "/a", "folder")
	if err != nil || again.Version != p.Version+1 {
		t.Errorf("version %d after %d, %v", again.Version, p.Version, err)
	}
	if d := cmp.Diff([]string{"a", "b"}, paths(t, ix, p.ID)); d != "" {
		t.Error(d)
	}
}

func TestRestampKeepsTheVersionOfTheItem(t *testing.T) {
	ix := opened(t)
	one := item("a", 1)
	p := scan(t, ix, "/a", 1, one)
	s, err := begin(ix, p, day(2))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	line, _ := s.Known().Find("a")
	s.Known().See(line)
	one.Stamp.Device, one.Stamp.Links = 7, 2
	if err := s.Restamp(ctx, []Restamp{{line, one.Stamp}}); err != nil {
		t.Fatal(err)
	}
	got, err := ix.Load(ctx, []int64{one.ID})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(one, got[0]); d != "" {
		t.Error(d)
	}
}

func TestOneScanAtATime(t *testing.T) {
	ix := opened(t)
	p := scan(t, ix, "/a", 1)
	s, err := begin(ix, p, day(2))
	if err != nil {
		t.Fatal(err)
	}
	other, err := OpenWait(ctx, ix.Path(), 50*time.Millisecond)
	if err != nil {
		t.Fatalf("a second run can't even read: %v", err)
	}
	defer other.Close()
	if _, err := other.BeginScan(ctx, p, day(2)); !isKind(err, ErrLocked) {
		t.Errorf("a second scan: %v", err)
	}
	s.Close()
	again, err := other.BeginScan(ctx, p, day(2))
	if err != nil {
		t.Fatalf("after the first has ended: %v", err)
	}
	again.Close()
}
