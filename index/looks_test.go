package index

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
)

var (
	digestA, digestB, digestC = photo.Digest{1}, photo.Digest{2}, photo.Digest{3}
	none                      photo.Digest
)

func TestLooks(t *testing.T) {
	ix := opened(t)
	ab, ac, ba := Pair{digestA, digestB}, Pair{digestA, digestC}, Pair{digestB, digestA}
	want := map[Pair]photo.Comparison{ab: {Bytes: true, Differing: 16}, ac: {Pixels: true, Turned: 3, Alike: -0.5}}
	if err := ix.KeepLooks(ctx, photo.LookPixels, "2", want); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		what, version string
		want          map[Pair]photo.Comparison
	}{
		"kept":          {photo.LookPixels, "2", want},
		"another-look":  {photo.LookBytes, "2", map[Pair]photo.Comparison{}},
		"newer-version": {photo.LookPixels, "3", map[Pair]photo.Comparison{}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := ix.Looks(ctx, test.what, test.version, []Pair{ab, ba, ac, {}})
			if d := cmp.Diff(test.want, got); d != "" || err != nil {
				t.Error(d, err)
			}
		})
	}
	if err := ix.KeepLooks(ctx, photo.LookPixels, "3", map[Pair]photo.Comparison{ab: {}}); err != nil {
		t.Fatal(err)
	}
	if got, _ := ix.Looks(ctx, photo.LookPixels, "2", []Pair{ab, ac}); len(got) != 1 {
		t.Errorf("the older version's: %+v", got)
	}
}

func TestSketches(t *testing.T) {
	ix := opened(t)
	want := map[photo.Digest]*photo.Sketch{
		digestA: {Width: 4032, Height: 3024, Thumb: true, Luma: make([]byte, 1024), Cb: make([]byte, 64), Cr: []byte{128}},
		digestB: {Problem: "it took too long"},
	}
	if err := ix.KeepSketches(ctx, "1", want); err != nil {
		t.Fatal(err)
	}
	got, err := ix.Sketches(ctx, "1", []photo.Digest{digestA, digestB, digestC})
	if d := cmp.Diff(want, got); d != "" || err != nil {
		t.Error(d, err)
	}
	if got, err := ix.Sketches(ctx, "2", []photo.Digest{digestA, digestB}); len(got) != 0 || err != nil {
		t.Errorf("of a version that made none: %v, %v", got, err)
	}
}

func TestUndecodedAndFingerprints(t *testing.T) {
	ix := opened(t)
	problems := map[photo.Digest]string{digestA: "the decoder died"}
	prints := map[photo.Digest]photo.Fingerprint{digestB: {1, 2, 20: 3}}
	if err := errors.Join(ix.KeepUndecoded(ctx, "1", problems), ix.KeepFingerprints(ctx, prints)); err != nil {
		t.Fatal(err)
	}
	all := []photo.Digest{digestA, digestB, digestC}
	gotProblems, err := ix.Undecoded(ctx, "1", all)
	if d := cmp.Diff(problems, gotProblems); d != "" || err != nil {
		t.Error(d, err)
	}
	if got, err := ix.Undecoded(ctx, "2", all); len(got) != 0 || err != nil {
		t.Errorf("of another version: %v, %v", got, err)
	}
	gotPrints, err := ix.Fingerprints(ctx, all)
	if d := cmp.Diff(prints, gotPrints); d != "" || err != nil {
		t.Error(d, err)
	}
}

// TestNothingIsKeptWithoutADigest: it would be found for all files that were not
// read whole. Nor is anything of that batch.
func TestNothingIsKeptWithoutADigest(t *testing.T) {
	ix := opened(t)
	before, _ := ix.Changes(ctx)
	for name, err := range map[string]error{
		"library":     ix.KeepLooks(ctx, photo.LookBytes, "1", map[Pair]photo.Comparison{{none, digestA}: {}}),
		"backup":      ix.KeepLooks(ctx, photo.LookBytes, "1", map[Pair]photo.Comparison{{digestA, none}: {}}),
		"sketch":      ix.KeepSketches(ctx, "1", map[photo.Digest]*photo.Sketch{none: {}}),
		"undecoded":   ix.KeepUndecoded(ctx, "1", map[photo.Digest]string{none: "x"}),
		"fingerprint": ix.KeepFingerprints(ctx, map[photo.Digest]photo.Fingerprint{none: {1}}),
	} {
		if !errors.Is(err, errNoDigest) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if after, _ := ix.Changes(ctx); after != before {
		t.Errorf("wrote %d rows", after-before)
	}
}

// TestManyLooksAtOnce: thousands go in by one transaction and are found again by
// another run.
func TestManyLooksAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index.db")
	ix, err := Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	looks, sketches := map[Pair]photo.Comparison{}, map[photo.Digest]*photo.Sketch{}
	var pairs []Pair
	var digests []photo.Digest
	for i := range 5000 {
		d := photo.Digest{1, byte(i), byte(i >> 8)}
		pair := Pair{d, photo.Digest{2, byte(i)}}
		digests, pairs = append(digests, d), append(pairs, pair)
		looks[pair] = photo.Comparison{Pixels: true, Worst: float64(i)}
		sketches[d] = &photo.Sketch{Width: i + 1, Luma: make([]byte, 1024)}
	}
	if err := errors.Join(ix.KeepLooks(ctx, photo.LookPixels, "1", looks), ix.KeepSketches(ctx, "1", sketches), ix.Close()); err != nil {
		t.Fatal(err)
	}
	if ix, err = Open(ctx, path); err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	gotLooks, err := ix.Looks(ctx, photo.LookPixels, "1", pairs)
	if d := cmp.Diff(looks, gotLooks); d != "" || err != nil {
		t.Error(d, err)
	}
	gotSketches, err := ix.Sketches(ctx, "1", digests)
	if d := cmp.Diff(sketches, gotSketches); d != "" || err != nil {
		t.Error(d, err)
	}
	stopped, stop := context.WithCancel(ctx)
	stop()
	if _, err := ix.Sketches(stopped, "1", digests); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// TestLooksOfTheFirstTablesAreTakenAgain brings an index up to date that was
// written before looks had a version.
func TestLooksOfTheFirstTablesAreTakenAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index.db")
	today := migrations
	migrations = migrations[:1]
	ix, err := Open(ctx, path)
	migrations = today
	if err != nil {
		t.Fatal(err)
	}
	scan(t, ix, "/a", 1, item("a", 1))
	if _, err := ix.write.ExecContext(ctx, `INSERT INTO look(library, backup, what, body) VALUES(?, ?, 'bytes', x'')`, digestA[:], digestB[:]); err != nil {
		t.Fatal(err)
	}
	ix.Close()
	if ix, err = Open(ctx, path); err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	ab := Pair{digestA, digestB}
	if got, err := ix.Looks(ctx, photo.LookBytes, "1", []Pair{ab}); len(got) != 0 || err != nil {
		t.Errorf("got %+v, %v", got, err)
	}
	if got, err := ix.Looks(ctx, photo.LookBytes, "", []Pair{ab}); len(got) != 1 || err != nil {
		t.Errorf("it was lost: %v", err)
	}
	p, err := ix.Place(ctx, "/a", "folder")
	if d := cmp.Diff([]string{"a"}, paths(t, ix, p.ID)); d != "" || err != nil {
		t.Error(d, err)
	}
	intact(t, ix.db)
}
