//go:build linux

package accuracy_test

import (
	"bytes"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rollcall/cmd/rollcall/programtest"
)

// TestTransformsDoWhatTheySay holds the transformations themselves, by ImageMagick
// and exiftool: a bench whose crop crops nothing proves nothing.
func TestTransformsDoWhatTheySay(t *testing.T) {
	for _, name := range []string{"exiftool", "convert", "heif-enc", "heif-convert", "jpegtran"} {
		programtest.Tool(t, name)
	}
	dir := t.TempDir()
	photos := ownOriginals(t, filepath.Join(dir, "library"), []sample{
		{scene: scene{seed: 6, w: 960, h: 640}, format: "JPEG", quality: 92, thumb: true, turn: 6},
		{scene: scene{seed: 9, w: 416, h: 520}, format: "HEIC", quality: 80, after: 1e9},
		{scene: scene{seed: 8, w: 480, h: 360}, format: "PNG", quality: 92, after: 2e9},
	})
	var jobs []*job
	all := transforms()
	for i := range all {
		for n, o := range photos {
			if !all[i].canBeDone(o) || n > 0 && all[i].canBeDone(photos[0]) {
				continue // the first that it can be done to
			}
			end := all[i].ending
			if end == "" {
				end = filepath.Ext(o.path)
			}
			j := &job{original: o, transform: &all[i], chance: rand.New(rand.NewSource(int64(i)))}
			j.to = filepath.Join(dir, fmt.Sprintf("made-%d-%s%s", i, o.stem, end))
			jobs = append(jobs, j)
		}
	}
	batches, paths := make([]tagging, len(jobs)), make([]string, len(jobs))
	err := each(len(jobs), func(i int) error {
		j := jobs[i]
		j.batch, paths[i] = &batches[i], j.to
		if err := j.transform.make(j); err != nil {
			return fmt.Errorf("%s of %s: %w", j.transform.name, j.original, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := joined(batches).run(dir); err != nil {
		t.Fatal(err)
	}
	made, err := tellAll(dir, paths)
	if err != nil {
		t.Fatal(err)
	}
	each(len(jobs), func(i int) error {
		holdTransform(t, jobs[i], made[i])
		return nil
	})
}

// holdTransform holds what was made against what the transformation's name says.
func holdTransform(t *testing.T, j *job, made told) {
	t.Helper()
	name := j.transform.name
	fail := func(format string, args ...any) {
		t.Errorf("%s of %s: %s", name, j.original, fmt.Sprintf(format, args...))
	}
	w, h := int(made.ImageWidth), int(made.ImageHeight)
	area, full := w*h, w*h == j.area()
	says := func(words ...string) bool {
		for _, word := range words {
			if strings.Contains(name, word) {
				return true
			}
		}
		return false
	}
	if says("byte copy", "cut short", "zeroed", "flipped") {
		holdBytes(fail, j, says)
		return
	}
	keeps := made.DateTimeOriginal != nil && made.Model != nil
	if stripped := says("stripped", "no metadata", "screenshot"); stripped == keeps {
		fail("metadata kept: %v", keeps)
	}
	switch {
	case says("resized", "smaller version"):
		if limit := j.area() * 9 / 10; area > limit {
			fail("%dx%d of %dx%d is not smaller", w, h, j.width, j.height)
		}
	case says("screenshot"):
		if area <= 500000 {
			fail("the canvas is only %dx%d", w, h)
		}
	case says("cropped"):
		if area >= j.area() || area*100 < j.area()*85 {
			fail("%dx%d of %dx%d", w, h, j.width, j.height)
		}
	case !full:
		fail("%dx%d of %dx%d is not full size", w, h, j.width, j.height)
	}
	holdPixels(fail, j, says)
}

func holdBytes(fail func(string, ...any), j *job, says func(...string) bool) {
	before, _ := os.ReadFile(j.path)
	after, _ := os.ReadFile(j.to)
	same := 0
	for same < min(len(before), len(after)) && before[same] == after[same] {
		same++
	}
	switch {
	case says("byte copy") != bytes.Equal(before, after):
		fail("the bytes are equal: %v", bytes.Equal(before, after))
	case !says("byte copy") && int64(same) < j.data.from:
		fail("it begins to differ at %d, before the picture data", same)
	case says("cut short") && len(after) >= len(before):
		fail("nothing was cut")
	case !says("cut short") && len(after) != len(before):
		fail("its size changed")
	}
}

// holdPixels compares both pictures in small, as they are shown.
func holdPixels(fail func(string, ...any), j *job, says func(...string) bool) {
	d, err := shownApart(j)
	if err != nil {
		fail("%v", err)
		return
	}
	switch {
	case says("filter"):
		if d < visible {
			fail("the filter changed %.1f levels", d)
		}
	case says("retouched"):
		if d < 1.5 || d > 20 {
			fail("the retouching changed %.1f levels over all", d)
		}
	case says("cropped", "screenshot"):
		if d < 3 {
			fail("the picture shows the same place, %.1f levels apart", d)
		}
	case d > 3 && !(d < 6 && says("resized")): // edges come out otherwise in few pixels
		fail("the picture changed by %.1f levels", d)
	}
}

// shownApart is how far apart the pictures are in small, as they are shown; or as
// they are stored, where what was made can't say or no longer says how it is turned.
func shownApart(j *job) (float64, error) {
	made, err := measured(j.to, 32, true)
	if err != nil {
		return 0, err
	}
	d := apart(j.small, made)
	if j.turn <= 1 {
		return d, nil
	}
	stored, err := j.stored()
	if err != nil {
		return 0, err
	}
	return min(d, apart(stored, made)), nil
}
