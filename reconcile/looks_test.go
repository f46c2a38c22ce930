package reconcile

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
)

// counted counts the looks of a request by kind.
func counted(req *Request) map[string]int {
	counts, look := map[string]int{}, req.Look
	req.Look = func(ctx context.Context, looks []photo.Look) error {
		for i := range looks {
			counts[looks[i].What]++
		}
		return look(ctx, looks)
	}
	return counts
}

// stripped is a fake without metadata, of a scene.
func stripped(p string, scene int, width, height uint16) *fake {
	return (&fake{path: p, bytes: build(meta{millis: -1, zone: noZone, width: width, height: height}, picture(scene+50_000, 60+scene%3000), nil)}).showing(scene, 0)
}

// scenic is a photo of a seed that shows a scene of its own.
func scenic(p string, seed int) *fake { return aFake(p, seed).showing(seed, 0) }

func TestLooksAreTakenOfWhatIsLeftOnly(t *testing.T) {
	var lib, copies, small fakes
	for n := 1; n <= 20; n++ { // no two are quarter hours apart, as if a clock had been moved
		lib = append(lib, (&fake{path: fmt.Sprintf("a/%d.jpg", n), bytes: build(shotAt(int64(n*1000+n*n)), picture(n, 300), nil)}).showing(n, 0))
		copies = append(copies, lib[n-1].copied(fmt.Sprintf("b/%d.jpg", n)))
		small = append(small, stripped(fmt.Sprintf("s/%d.jpg", n), n, 400, 300))
	}
	undated := func(fs fakes) fakes {
		var list fakes
		for n := range fs {
			list = append(list, stripped(fmt.Sprintf("a/u%d.jpg", n), n+1000, 4000, 3000).showing(n+1, 0))
		}
		return list
	}
	tests := map[string]struct {
		lib, back fakes
		want      map[string]int
	}{
		"the-backup-has-everything":       {lib, copies, map[string]int{}},
		"and-more":                        {lib, append(small[:5:5], copies...), map[string]int{}},
		"nothing-free":                    {append(fakes{scenic("a/x.jpg", 99)}, lib...), copies, map[string]int{}},
		"two-are-missing":                 {lib, append(small[:5:5], copies[2:]...), map[string]int{photo.LookSketch: 7 + 2*2}},
		"told-on-both-sides":              {lib[:5], copies[5:], map[string]int{}},
		"untold-here-all-told-there":      {append(lib[:2:2], stripped("a/u.jpg", 500, 4000, 3000)), copies[5:], map[string]int{photo.LookSketch: 1 + 15}},
		"untold-there-all-told-here":      {lib[:3], append(small[5:7:7], copies[8:]...), map[string]int{photo.LookSketch: 3 + 2}},
		"all-renditions-without-metadata": {undated(lib[:5]), small[:5], map[string]int{photo.LookSketch: 10 + 10}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			req := request(tt.lib, tt.back)
			got := counted(req)
			runCheck(t, req)
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Errorf("looks (-want +got):\n%s", d)
			}
		})
	}
}

// Small copies without metadata are found by what they show, each for its own.
func TestRunRenditionsWithoutMetadata(t *testing.T) {
	var lib, back fakes
	for n := 1; n <= 40; n++ {
		lib = append(lib, scenic(fmt.Sprintf("a/%d.jpg", n), n))
		if n%2 == 0 {
			back = append(back, stripped(fmt.Sprintf("s/%d.jpg", 100-n), n, 400, 300))
		}
	}
	r := runCheck(t, request(lib, back))
	if r.Summary.Missing != 40 || r.Summary.Grades[photo.Reduced] != 20 || r.Summary.BackupOnly != 0 {
		t.Errorf("summary %+v, want all missing, 20 with a smaller version", r.Summary)
	}
	for n := 2; n <= 40; n += 2 {
		v := verdictOf(t, r, fmt.Sprintf("a/%d.jpg", n))
		if want := fmt.Sprintf("s/%d.jpg", 100-n); v.Match == nil || v.Match.Path != want {
			t.Errorf("%s: %+v, want %s", v.Path, v.Match, want)
		}
	}
}

// Pictures of one colour have no keys: they meet nobody, however many there are.
func TestRunBlackFrames(t *testing.T) {
	var lib, back fakes
	for n := range 500 {
		black, other := stripped(fmt.Sprintf("a/%d.jpg", n), n+1, 4000, 3000), stripped(fmt.Sprintf("b/x%d.jpg", n), n+1000, 4000, 3000)
		lib, back = append(lib, black.showing(-1, n)), append(back, other.showing(-1, n))
	}
	req := request(lib, back)
	looks := counted(req)
	r := runCheck(t, req)
	if r.Summary.Missing != 500 || r.Summary.BackupOnly != 500 {
		t.Errorf("summary %+v, want 500 missing, 500 only in the backup", r.Summary)
	}
	if d := cmp.Diff(map[string]int{photo.LookSketch: 1000}, looks); d != "" {
		t.Errorf("looks (-want +got):\n%s", d)
	}
}

// What met in too large a block is not told by its key: it is looked at.
func TestRunRefusedBlocks(t *testing.T) {
	var lib, back fakes
	for n := range blockSide + 10 {
		m := shotAt(10)
		m.millis = -1
		one := (&fake{path: fmt.Sprintf("a/%d.jpg", n), bytes: build(m, picture(n, 300), nil)}).showing(n+1, 0)
		m.width, m.height = 400, 300
		lib, back = append(lib, one), append(back, (&fake{path: fmt.Sprintf("b/%d.jpg", n), bytes: build(m, picture(n+1000, 90), nil)}).showing(n+1, 0))
	}
	r := runCheck(t, request(lib, back))
	for n := range lib {
		v := verdictOf(t, r, fmt.Sprintf("a/%d.jpg", n))
		if v.Match == nil || v.Match.Path != fmt.Sprintf("b/%d.jpg", n) || v.Match.Rung != "look-alike" {
			t.Fatalf("%s: %+v, want b/%d.jpg by look-alike", v.Path, v.Match, n)
		}
	}
}

// The size of batches and the order of rows change nothing.
func TestRunDependsOnNoBatch(t *testing.T) {
	lib, back := scenicRoll(rand.New(rand.NewPCG(3, 4)), 60)
	plain := runCheck(t, request(lib, back))
	defer func(b, l int) { batch, lookBatch = b, l }(batch, lookBatch)
	for seed, size := range []int{1, 3, 17, 100} {
		batch, lookBatch = size, size+1
		r := rand.New(rand.NewPCG(uint64(seed), 9))
		req := request(lib, back)
		req.Library[0], req.Backup[0] = lib.side(1, r.Perm), back.side(500, r.Perm)
		again := runCheck(t, req)
		for i := range again.Photos {
			again.Photos[i].Item = plain.Photos[i].Item
		}
		if d := cmp.Diff(plain, again); d != "" {
			t.Fatalf("batches of %d matter:\n%s", size, d)
		}
	}
}

// scenicRoll is a roll whose fakes show something, with bursts, conversions and
// renditions among them.
func scenicRoll(r *rand.Rand, n int) (lib, back fakes) {
	second := int64(0)
	for k := range n {
		if r.IntN(2) == 0 {
			second += 400
		}
		m := shotAt(second)
		m.millis = -1
		one := (&fake{path: fmt.Sprintf("a/IMG_%d.jpg", k), bytes: build(m, picture(k, 60+r.IntN(60)), nil)}).showing(int(second)+1, k)
		lib = append(lib, one)
		if r.IntN(8) == 0 {
			lib = append(lib, one.copied(fmt.Sprintf("dup/%d.jpg", k)))
		}
		for range r.IntN(3) {
			back = append(back, rendition(r, one, m, k, len(back)))
		}
	}
	return lib, append(back, scenic("b/extra.jpg", 100_000))
}

func rendition(r *rand.Rand, f *fake, m meta, k, n int) *fake {
	to := f.copied(fmt.Sprintf("b/%d.jpg", n))
	data := picture(k+10_000*(n+1), 200+n)
	switch r.IntN(5) {
	case 0:
		return to
	case 1:
		m.width, m.height = 400, 300
	case 2:
		m.wall, m.camera = 0, 0
	case 3:
		m.wall, m.camera, m.width, m.height = 0, 0, 400, 300
	}
	to.path = fmt.Sprintf("b/%d.heic", n)
	to.bytes = build(m, data, nil)
	return to
}

// One file of the backup never serves two pictures of the library; none is present
// of which the backup does not show that exposure in full, nor missing of which it
// does.
func TestRunServesOne(t *testing.T) {
	for seed := range uint64(80) {
		lib, back := scenicRoll(rand.New(rand.NewPCG(seed, 1)), 30)
		r := runCheck(t, request(lib, back))
		served := map[string]photo.Verdict{}
		for _, v := range r.Photos {
			one := lib.of(&photo.Item{Path: v.Path, Stamp: photo.Stamp{Size: v.Bytes}})
			if v.Status == photo.Present && !shownInFull(one, back) {
				t.Fatalf("seed %d: false present: %s by %+v", seed, v.Path, v.Match)
			}
			if v.Status == photo.Missing && shownInFull(one, back) {
				t.Fatalf("seed %d: false missing: %s, %+v", seed, v.Path, v.Match)
			}
			if v.Match == nil {
				continue
			}
			if before, ok := served[v.Match.Path]; ok && digestOf(one.bytes) != digestOf(lib.of(&photo.Item{Path: before.Path, Stamp: photo.Stamp{Size: before.Bytes}}).bytes) {
				t.Fatalf("seed %d: %s serves %s and %s", seed, v.Match.Path, before.Path, v.Path)
			}
			served[v.Match.Path] = v
		}
	}
}

func shownInFull(f *fake, back fakes) bool {
	for _, b := range back {
		if b.shows == f.shows && b.read().Meta.Pixels() >= f.read().Meta.Pixels() {
			return true
		}
	}
	return false
}
