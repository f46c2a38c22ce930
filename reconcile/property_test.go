package reconcile

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"rollcall/photo"
)

// What randomRoll did to a photo on its way into the backup.
const (
	fateDropped = iota
	fateCopied
	fateRetagged
	fateCut
	fateFlipped
	fateEmptied
	fates
)

// randomRoll makes a library and a backup of it by copying, dropping, retagging
// and damaging, with bursts, duplicates and Live Photos among them. The truth is
// in the bytes: see truth.
func randomRoll(r *rand.Rand, n int) (lib, back fakes) {
	second := int64(0)
	for k := range n {
		if second += int64(r.IntN(3)) * 7; r.IntN(3) == 0 {
			second += 900
		}
		m := shotAt(second)
		if r.IntN(2) == 0 {
			m.millis = -1
		}
		p := fmt.Sprintf("a%d/IMG_%d.heic", r.IntN(3), k)
		shot := fakes{{path: p, bytes: build(m, picture(k, 40+r.IntN(60)), nil)}}
		if r.IntN(4) == 0 {
			shot = append(shot, &fake{path: p[:len(p)-4] + "mov", bytes: build(m, picture(k+5000, 90), nil)})
		}
		if r.IntN(6) == 0 {
			shot = append(shot, shot[0].copied(fmt.Sprintf("dup/%d.heic", k)))
		}
		lib = append(lib, shot...)
		for _, f := range shot {
			back = append(back, bring(r, f, k)...)
		}
		if r.IntN(8) == 0 {
			back = append(back, &fake{path: fmt.Sprintf("only/%d.jpg", k), bytes: build(m, picture(k+9000, 70), nil)})
		}
	}
	return lib, append(back, aFake("b/extra.jpg", 100_000))
}

// bring is what arrives of a file.
func bring(r *rand.Rand, f *fake, k int) fakes {
	to := f.copied("b/" + f.path)
	if r.IntN(3) == 0 {
		to.path = fmt.Sprintf("b/renamed %d %d%s", k, r.IntN(1000), f.path[len(f.path)-5:])
	}
	switch r.IntN(fates) {
	case fateDropped:
		return nil
	case fateRetagged:
		to.bytes[12], to.bytes[20] = to.bytes[12]+1, 0x55 // camera and note
	case fateCut:
		to.bytes = to.bytes[:r.IntN(len(to.bytes))]
	case fateFlipped:
		to.bytes[r.IntN(len(to.bytes))] ^= 1 << r.IntN(8)
	case fateEmptied:
		to.bytes = nil
	}
	return fakes{to}
}

// held reports whether the backup holds a file's bytes, or its picture in a
// whole file that differs from it in more than one byte.
func held(f *fake, back fakes) bool {
	want := f.read()
	for _, b := range back {
		if bytes.Equal(b.bytes, f.bytes) && b.read().Class == want.Class {
			return true
		}
		if it := b.read(); it.Picture == want.Picture && !want.Picture.IsZero() && compareBytes(f.bytes, b.bytes).Differing > 1 {
			return true
		}
	}
	return false
}

// No photo is called present of which a file is not held, nor missing of which
// all are; and all counts close.
func TestRunTellsTheTruth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64().Draw(t, "seed")
		lib, back := randomRoll(rand.New(rand.NewPCG(seed, 1)), rapid.IntRange(1, 40).Draw(t, "photos"))
		r, err := Run(t.Context(), request(lib, back))
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range r.Photos {
			checkTruth(t, v, lib, back)
		}
		checkCounts(t, r, len(lib), len(back))
	})
}

func checkTruth(t *rapid.T, v photo.Verdict, lib, back fakes) {
	all, none := true, true // none: of the stills
	for i, p := range append([]string{v.Path}, partPaths(v)...) {
		film := i > 0 && v.Parts[i-1].Role == photo.RoleVideo
		for _, f := range lib {
			if f.path == p {
				is := held(f, back)
				all, none = all && is, none && (film || !is)
			}
		}
	}
	switch {
	case v.Status == photo.Present && !all:
		t.Fatalf("false present: %+v %+v", v, v.Match)
	case v.Status == photo.Missing && !none, v.Status == photo.Incomplete && (all || none):
		t.Fatalf("false %s: %+v %+v", v.Status, v, v.Match)
	}
}

func partPaths(v photo.Verdict) (paths []string) {
	for _, p := range v.Parts {
		paths = append(paths, p.Path)
	}
	return paths
}

func checkCounts(t interface{ Fatalf(string, ...any) }, r *photo.Report, lib, back int) {
	s := r.Summary
	if s.Photos != s.Present+s.Incomplete+s.Missing+s.Unsure || s.Photos != len(r.Photos) {
		t.Fatalf("photos do not add up: %+v, %d listed", s, len(r.Photos))
	}
	if r.Library[0].Tally.Photos != s.Photos {
		t.Fatalf("the library's %+v, the summary's %d photos", r.Library[0].Tally, s.Photos)
	}
	for k, tally := range []photo.Tally{r.Library[0].Tally, r.Backup[0].Tally} {
		files := []int{lib, back}[k]
		if tally.Files != files || tally.Files != tally.Media+tally.Derivatives+tally.Other+tally.Ignored+tally.Problems || tally.Media != tally.Photos+tally.Parts {
			t.Fatalf("files do not add up: %+v of %d", tally, files)
		}
	}
	n := 0
	for _, c := range s.Causes {
		n += c.Photos
	}
	if n != s.Missing+s.Incomplete {
		t.Fatalf("causes add up to %d: %+v", n, s)
	}
}
