package scanner

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rollcall/formats"
	"rollcall/formats/decode"
	"rollcall/index"
	"rollcall/photo"
	"rollcall/photo/phototest"
)

// A gallery is two sides of n pictures each that were scanned: library/i is a
// picture of 640 x 480 with a thumbnail, backup/i the same compressed anew.
type gallery struct {
	*memory
	*Looker
	path  string // of the index
	place int64
}

func newGallery(t testing.TB, n int) *gallery {
	files := map[string]*memFile{}
	for i := range n {
		shot := phototest.Shot{Seed: int64(i + 1), Width: 640, Height: 480}
		small := phototest.Shot{Seed: shot.Seed, Width: 160, Height: 120}
		painted, thumb := phototest.Paint(shot), phototest.BareJPEG(phototest.Paint(small), 85)
		files[fmt.Sprintf("library/%d.jpg", i)] = file(string(phototest.WithEXIF(phototest.BareJPEG(painted, 92), phototest.EXIF(shot, thumb))))
		files[fmt.Sprintf("backup/%d.jpg", i)] = file(string(phototest.BareJPEG(painted, 70)))
	}
	return galleryOf(t, files)
}

func galleryOf(t testing.TB, files map[string]*memFile) *gallery {
	t.Helper()
	g := &gallery{memory: place(files), path: filepath.Join(t.TempDir(), "index.db")}
	g.Looker = &Looker{Pool: decode.NewPool(), Workers: 2, Open: func(it *photo.Item) (photo.File, error) { return g.memory.Open(it.Path) }}
	t.Cleanup(func() { g.Pool.Close(); g.Index.Close() })
	g.reopen(t)
	s := &Scanner{Index: g.Index, Formats: formats.All, Readers: 2, Now: func() time.Time { return today }}
	g.place = scanned(t, s, g.memory).ID
	g.forget()
	return g
}

// reopen is what another run finds: the index, and nothing in memory.
func (g *gallery) reopen(t testing.TB) {
	t.Helper()
	if g.Index != nil {
		g.Index.Close()
	}
	ix, err := index.Open(context.Background(), g.path)
	if err != nil {
		t.Fatal(err)
	}
	g.Looker = &Looker{Index: ix, Pool: g.Pool, Workers: g.Workers, Open: g.Looker.Open}
}

// load loads items anew.
func (g *gallery) load(t testing.TB, paths ...string) (items []*photo.Item) {
	t.Helper()
	all := map[string]*photo.Item{}
	for it, err := range g.Index.Items(context.Background(), g.place) {
		if err != nil {
			t.Fatal(err)
		}
		all[it.Path] = it
	}
	for _, path := range paths {
		if all[path] == nil {
			t.Fatalf("no item %q", path)
		}
		items = append(items, all[path])
	}
	return items
}

// pixels looks at pairs of paths.
func (g *gallery) pixels(t testing.TB, pairs ...[2]string) []photo.Look {
	t.Helper()
	var looks []photo.Look
	for _, pair := range pairs {
		items := g.load(t, pair[0], pair[1])
		looks = append(looks, photo.Look{What: photo.LookPixels, Library: items[0], Backup: items[1]})
	}
	return g.must(t, looks)
}

// sketches looks at each of the paths, as the library's and the backup's in turn.
func (g *gallery) sketches(t testing.TB, paths ...string) []*photo.Item {
	t.Helper()
	items := g.load(t, paths...)
	var looks []photo.Look
	for i, it := range items {
		if i%2 == 0 {
			looks = append(looks, photo.Look{What: photo.LookSketch, Library: it})
		} else {
			looks = append(looks, photo.Look{What: photo.LookSketch, Backup: it})
		}
	}
	g.must(t, looks)
	return items
}

// opens are the paths that were opened since the last call.
func (g *gallery) opens() []string {
	opened := slices.Sorted(slices.Values(g.opened))
	g.forget()
	return opened
}

func TestLookSketch(t *testing.T) {
	g := newGallery(t, 3)
	g.files["again.jpg"] = g.files["library/0.jpg"]
	all := []string{"library/0.jpg", "backup/0.jpg", "library/1.jpg", "backup/1.jpg"}
	first := g.sketches(t, all...)
	for _, it := range first {
		if s := it.Sketch; s == nil || s.Problem != "" || s.Width != 640 || s.Height != 480 || len(s.Luma) != photo.SketchSide*photo.SketchSide {
			t.Errorf("%s: %+v", it.Path, s)
		}
	}
	if first[0].Sketch.Thumb == first[1].Sketch.Thumb {
		t.Error("one has a thumbnail, the other has none")
	}
	if reflect.DeepEqual(first[0].Sketch, first[2].Sketch) {
		t.Error("two pictures have one sketch")
	}
	if d := cmp.Diff(slices.Sorted(slices.Values(all)), g.opens()); d != "" {
		t.Error(d)
	}
	g.reopen(t)
	second := g.sketches(t, append(all, "library/2.jpg")...)
	if d := cmp.Diff(first, second[:4]); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"library/2.jpg"}, g.opens()); d != "" {
		t.Error(d)
	}
}

func TestOneContentIsDecodedOnce(t *testing.T) {
	g := newGallery(t, 1)
	files := map[string]*memFile{"library/a.jpg": g.files["library/0.jpg"], "backup/b.jpg": g.files["library/0.jpg"], "backup/c.jpg": g.files["backup/0.jpg"]}
	g = galleryOf(t, files)
	items := g.sketches(t, "library/a.jpg", "backup/b.jpg")
	if items[0].Sketch == nil || items[0].Sketch != items[1].Sketch {
		t.Errorf("%v, %v", items[0].Sketch, items[1].Sketch)
	}
	if n := len(g.opens()); n != 1 {
		t.Errorf("sketches: opened %d times", n)
	}
	looks := g.pixels(t, [2]string{"library/a.jpg", "backup/b.jpg"}, [2]string{"library/a.jpg", "backup/c.jpg"}, [2]string{"library/a.jpg", "backup/c.jpg"})
	if n := len(g.opens()); n != 2 {
		t.Errorf("pixels: opened %d times", n)
	}
	if f := looks[0].Found; !f.Pixels || f.Worst != 0 || f.Problem != "" {
		t.Errorf("of one content: %+v", f)
	}
	if looks[1].Found != looks[2].Found || !looks[1].Found.Pixels || looks[1].Found.Worst == 0 {
		t.Errorf("of two: %+v", looks[1:])
	}
}

func TestANewVersionLooksAgain(t *testing.T) {
	g := newGallery(t, 1)
	look := func() []string {
		g.sketches(t, "library/0.jpg")
		g.pixels(t, [2]string{"library/0.jpg", "backup/0.jpg"})
		return g.opens()
	}
	look()
	if again := look(); len(again) != 0 {
		t.Errorf("the same version opened %q", again)
	}
	old := pixelsVersion
	t.Cleanup(func() { pixelsVersion = old })
	pixelsVersion = "later"
	g.reopen(t)
	if again := look(); len(again) != 3 {
		t.Errorf("the next version opened %q", again)
	}
}

// crowd is all pairs of the pictures of a gallery.
func crowd(n int) (pairs [][2]string) {
	for i := range n {
		for j := range n {
			pairs = append(pairs, [2]string{fmt.Sprintf("library/%d.jpg", i), fmt.Sprintf("backup/%d.jpg", j)})
		}
	}
	return pairs
}

func TestLookPixelsOfACrowd(t *testing.T) {
	const n = 5
	var want []photo.Comparison
	for _, workers := range []int{1, 2, 8} {
		g := newGallery(t, n)
		g.Workers = workers
		var got []photo.Comparison
		for i, look := range g.pixels(t, crowd(n)...) {
			if got = append(got, look.Found); look.Found.Problem != "" || !look.Found.Pixels {
				t.Errorf("%v: %+v", crowd(n)[i], look.Found)
			}
		}
		if opened := g.opens(); len(opened) != 2*n {
			t.Errorf("%d workers: opened %q", workers, opened)
		}
		if want == nil {
			want = got
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%d workers: %s", workers, d)
		}
		g.reopen(t)
		var kept []photo.Comparison
		for _, look := range g.pixels(t, crowd(n)...) {
			kept = append(kept, look.Found)
		}
		if d := cmp.Diff(got, kept); d != "" || len(g.opens()) != 0 {
			t.Errorf("kept: %s", d)
		}
	}
	for i := range n {
		for j := range n {
			if alike := want[i*n+j].Alike > 0.99; alike != (i == j) {
				t.Errorf("%d and %d: %+v", i, j, want[i*n+j])
			}
		}
	}
}

// TestWhatCannotBeDecodedIsThePhotosProblem, told with the item wherever it comes
// up again, and not tried again.
func TestWhatCannotBeDecodedIsThePhotosProblem(t *testing.T) {
	g := newGallery(t, 1)
	broken := slices.Clone(g.files["backup/0.jpg"].content)
	at := len(broken) / 2
	copy(broken[at-30:], "\xff\xc4\x00\x03\x77\xff\xc0\x00\x02")
	g.files["broken.jpg"] = file(string(broken))
	g = galleryOf(t, g.files)
	pair := [2]string{"library/0.jpg", "broken.jpg"}
	var words string
	for round := range 2 {
		look := g.pixels(t, pair)[0]
		p := look.Backup.Problem(photo.ProblemUndecoded)
		if p == nil || p.Text == "" || look.Library.Problem(photo.ProblemUndecoded) != nil {
			t.Fatalf("round %d: %+v, %+v", round, look.Backup.Problems, look.Library.Problems)
		}
		if words == "" {
			words = p.Text
		}
		if p.Text != words || look.Found.Problem != "broken.jpg: "+words || look.Found.Pixels {
			t.Errorf("round %d: %q, %+v", round, p.Text, look.Found)
		}
		if opened := g.opens(); round > 0 && len(opened) != 0 {
			t.Errorf("opened %q again", opened)
		}
		g.reopen(t)
	}
	g.opens()
	g.Again = true
	if g.pixels(t, pair); !slices.Contains(g.opens(), "broken.jpg") {
		t.Error("asked to decode again, and took the kept word for it")
	}
	it := g.sketches(t, "broken.jpg")[0]
	if s := it.Sketch; (s.Problem != "") != (it.Problem(photo.ProblemUndecoded) != nil) {
		t.Errorf("%+v with %+v", s, it.Problems)
	}
	if p := g.load(t, "broken.jpg")[0].Problem(photo.ProblemUndecoded); p != nil {
		t.Errorf("the item was written: %+v", p)
	}
}

// TestFormatsWithoutADecoderAreLeftAlone: that is no word about the photo.
func TestFormatsWithoutADecoderAreLeftAlone(t *testing.T) {
	g := newGallery(t, 1)
	g.files["raw.dng"] = file(string(phototest.DNG(phototest.Shot{Seed: 1})))
	g = galleryOf(t, g.files)
	format := g.load(t, "raw.dng")[0].Format
	why := decode.Can(format)
	if why == "" {
		t.Fatalf("there is a decoder for %q", format)
	}
	look := g.pixels(t, [2]string{"raw.dng", "backup/0.jpg"})[0]
	if look.Found.Problem != "raw.dng: "+why || len(look.Library.Problems) != 0 {
		t.Errorf("%+v, %+v", look.Found, look.Library.Problems)
	}
	if it := g.sketches(t, "raw.dng")[0]; it.Sketch.Problem != why || len(it.Problems) != 0 {
		t.Errorf("%+v, %+v", it.Sketch, it.Problems)
	}
	if opened := g.opens(); len(opened) != 0 {
		t.Errorf("opened %q", opened)
	}
	if kept, err := g.Index.Sketches(context.Background(), pixelsVersion, []photo.Digest{look.Library.Digest}); len(kept) != 0 || err != nil {
		t.Errorf("kept %v, %v: another build can decode it", kept, err)
	}
}

// TestTroubleOfTheMachineIsNotKept: neither a file that can't be opened now, nor
// one that can't be read, nor decoders that can't be started.
func TestTroubleOfTheMachineIsNotKept(t *testing.T) {
	for name, trouble := range map[string]func(t *testing.T, f *memFile) (end func()){
		"not-opened": func(_ *testing.T, f *memFile) func() { f.openErr = errDisk; return func() { f.openErr = nil } },
		"not-read":   func(_ *testing.T, f *memFile) func() { f.failAt = 1; return func() { f.failAt = 0 } },
		"changed": func(_ *testing.T, f *memFile) func() {
			f.onRead = func() { f.stamp.ModTime = 99 }
			return func() { f.onRead, f.stamp.ModTime = nil, 1 }
		},
	} {
		t.Run(name, func(t *testing.T) {
			g := newGallery(t, 1)
			end := trouble(t, g.files["library/0.jpg"])
			g.troubled(t)
			end()
			g.reopen(t)
			g.untroubled(t)
		})
	}
	t.Run("not-started", func(t *testing.T) {
		g := newGallery(t, 1)
		t.Run("now", func(t *testing.T) {
			t.Setenv("ROLLCALL_DECODE_WORKER", "1")
			g.troubled(t)
		})
		g.reopen(t)
		g.untroubled(t)
	})
}

func (g *gallery) troubled(t *testing.T) {
	t.Helper()
	look := g.pixels(t, [2]string{"library/0.jpg", "backup/0.jpg"})[0]
	it := g.sketches(t, "library/0.jpg")[0]
	if look.Found.Problem == "" || it.Sketch.Problem == "" || len(look.Library.Problems)+len(it.Problems) != 0 {
		t.Errorf("%+v; %+v; %+v", look.Found, it.Sketch, it.Problems)
	}
}

func (g *gallery) untroubled(t *testing.T) {
	t.Helper()
	look := g.pixels(t, [2]string{"library/0.jpg", "backup/0.jpg"})[0]
	it := g.sketches(t, "library/0.jpg")[0]
	if look.Found.Problem != "" || it.Sketch.Problem != "" {
		t.Errorf("still: %+v; %+v", look.Found, it.Sketch)
	}
}

// TestCancelledAmongPictures: what hangs is left at once, and what was found
// before is kept.
func TestCancelledAmongPictures(t *testing.T) {
	g := newGallery(t, 4)
	paths := []string{"library/0.jpg", "library/1.jpg", "library/2.jpg", "library/3.jpg"}
	items := g.load(t, paths...)
	items[3].Format = hanging.Format
	var looks []photo.Look
	for _, it := range items {
		looks = append(looks, photo.Look{What: photo.LookSketch, Library: it})
	}
	ctx, cancel := context.WithCancel(context.Background())
	g.Progress = func(done, total int) {
		if done == 3 {
			cancel()
		}
	}
	began := time.Now()
	if err := g.Look(ctx, looks); !errors.Is(err, context.Canceled) || time.Since(began) > 10*time.Second {
		t.Fatalf("got %v after %v", err, time.Since(began))
	}
	g.reopen(t)
	g.opens()
	g.sketches(t, paths...)
	if d := cmp.Diff(paths[3:], g.opens()); d != "" {
		t.Error(d)
	}
}

// TestAGridIsAsLargeAsTheCacheReckons measures a real one.
func TestAGridIsAsLargeAsTheCacheReckons(t *testing.T) {
	g := newGallery(t, 1)
	it := g.load(t, "library/0.jpg")[0]
	f, err := g.memory.Open(it.Path)
	if err != nil {
		t.Fatal(err)
	}
	grid, err := g.Pool.Grid(context.Background(), f, decode.JobOf(it))
	if err != nil || grid.Problem != "" {
		t.Fatal(grid.Problem, err)
	}
	const fine, mostFine = 640 / 4 * 480 / 4, 768 << 10
	if size := sizeOf(reflect.ValueOf(grid)) - fine + mostFine; size > gridBytes || size < gridBytes-64<<10 {
		t.Errorf("a grid takes up to %d bytes, reckoned are %d", size, gridBytes)
	}
}

// sizeOf is how much memory a value without maps or interfaces holds, in bytes.
func sizeOf(v reflect.Value) int {
	size := int(v.Type().Size())
	switch v.Kind() {
	case reflect.Pointer:
		size += sizeOf(v.Elem())
	case reflect.String:
		size += v.Len()
	case reflect.Slice:
		size += v.Cap() * int(v.Type().Elem().Size())
	case reflect.Array:
		for i := range v.Len() {
			size += sizeOf(v.Index(i)) - int(v.Type().Elem().Size())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			size += sizeOf(v.Field(i)) - int(v.Field(i).Type().Size())
		}
	}
	return size
}
