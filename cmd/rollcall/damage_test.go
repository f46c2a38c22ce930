package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"rollcall/cmd/rollcall/programtest"
	"rollcall/formats"
	"rollcall/index"
	"rollcall/photo"
	"rollcall/photo/phototest"
	"rollcall/reconcile"
	"rollcall/reconcile/causes"
	"rollcall/reconcile/matchers"
	"rollcall/scanner"
	"rollcall/scanner/sources"
)

// exhaustive is the size, in bytes, up to which a sample is cut and flipped at
// every byte; of a larger one every second byte, or third.
const exhaustive = 2000

// TestDamagedCopyIsNeverPresent compares a photo of each kind with every
// truncation of it, and with every copy that has one byte flipped, under its own
// name and under another.
func TestDamagedCopyIsNeverPresent(t *testing.T) {
	t.Parallel()
	for name, content := range damageSamples(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDamage(t, name, content)
			for n := 0; n < len(content); n += 1 + len(content)/exhaustive {
				if !lacksOnlyFilling(content, n) {
					d.add(fmt.Sprintf("cut-%06d", n), content[:n])
				}
				flipped := append([]byte{}, content...)
				flipped[n] ^= byte(1 << (n % 8))
				d.add(fmt.Sprintf("flip-%06d", n), flipped)
			}
			d.judge()
		})
	}
}

// lacksOnlyFilling reports whether the first n bytes are a JPEG up to its end marker,
// and nothing but zeros follows, or a movie in fragments up to the index behind these: no
// damage.
func lacksOnlyFilling(content []byte, n int) bool {
	if index := bytes.Index(content, []byte("mfra")) - 4; index > 0 && n >= index && n < index+4 {
		return true
	}
	return bytes.HasSuffix(content[:n], []byte{0xFF, 0xD9}) && len(bytes.Trim(content[n:], "\x00")) == 0
}

// damageSamples are small files of our own, by name.
func damageSamples(t *testing.T) map[string][]byte {
	shot := phototest.Shot{Seed: 3, Width: 16, Height: 12, Taken: "2024-05-01T10:00:00.123+02:00", Make: "Apple", Model: "iPhone 11", Thumbnail: true, ContentID: "ID-1"}
	jpeg := phototest.JPEG(shot)
	shot.Thumbnail = false
	samples := map[string][]byte{
		"photo.jpg":  jpeg,
		"motion.jpg": append(phototest.JPEG(shot), phototest.MOV(shot)[:900]...),
		"padded.jpg": append(phototest.JPEG(shot), make([]byte, 200)...),
		"photo.png":  phototest.PNG(shot),
		"photo.heic": phototest.HEIC(shot),
		"movie.mov":  phototest.MOV(shot),
	}
	small, err := filepath.Glob("../../formats/testdata/containers/*.*")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range small {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if f := formats.Identify(formats.All, content[:min(len(content), formats.HeadSize)]); f != nil && f.Class != photo.Sidecar && len(content) < 6000 {
			samples[filepath.Base(path)] = content
		}
	}
	return samples
}

// A damage is one sample and its damaged copies, each in a folder of its own.
type damage struct {
	*testing.T
	name            string
	library, backup string
}

func newDamage(t *testing.T, name string, content []byte) *damage {
	dir := programtest.Scratch(t)
	d := &damage{t, name, filepath.Join(dir, "library"), filepath.Join(dir, "backup")}
	phototest.Tree{name: content}.Write(t, d.library)
	return d
}

func (d *damage) add(folder string, content []byte) {
	tree := phototest.Tree{folder + "/" + d.name: content}
	if len(content)%4 == 0 {
		tree = phototest.Tree{folder + "/renamed" + filepath.Ext(d.name): content}
	}
	tree.Write(d, d.backup)
}

// judge scans both sides as the program does, then reconciles the photo with each
// damaged copy alone, so that no copy hides behind another.
func (d *damage) judge() {
	ctx := context.Background()
	ix, err := index.Open(ctx, filepath.Join(filepath.Dir(d.library), "index.db"))
	if err != nil {
		d.Fatal(err)
	}
	defer ix.Close()
	s := session{program: &program{}, index: ix, roots: map[int64]sources.Source{}}
	defer s.close()
	look := s.looker(newProgress("", time.Now)).Look
	library, backup := d.scan(ctx, &s, d.library), d.scan(ctx, &s, d.backup)
	counts := map[photo.Status]int{}
	original := d.items(ctx, ix, library)
	for _, copied := range d.items(ctx, ix, backup) {
		r, err := reconcile.Run(ctx, &reconcile.Request{
			Library:  []reconcile.Side{inMemory(library, original...)},
			Backup:   []reconcile.Side{inMemory(backup, copied)},
			Matchers: matchers.All, Causes: causes.All, Now: time.Now(), Look: look, All: true,
		})
		if err != nil {
			d.Fatal(err)
		}
		v := r.Photos[0]
		counts[v.Status]++
		if v.Status == photo.Present {
			d.Errorf("%s is called present: %+v", copied.Path, *v.Match)
		}
	}
	d.Logf("%v", counts)
	if counts[photo.Missing] == 0 {
		d.Error("no damaged copy was called missing: the test judges nothing")
	}
}

func (d *damage) scan(ctx context.Context, s *session, root string) photo.Place {
	source, err := sources.Folder.Open(root, sources.Options{})
	if err != nil {
		d.Fatal(err)
	}
	sc := scanner.Scanner{Index: s.index, Formats: formats.All}
	place, err := sc.Scan(ctx, source)
	if err != nil {
		d.Fatal(err)
	}
	s.roots[place.ID] = source
	return place
}

func (d *damage) items(ctx context.Context, ix *index.Index, place photo.Place) (items []*photo.Item) {
	for it, err := range ix.Items(ctx, place.ID) {
		if err != nil {
			d.Fatal(err)
		}
		items = append(items, it)
	}
	return items
}

// inMemory is a side of just these items.
func inMemory(place photo.Place, items ...*photo.Item) reconcile.Side {
	return reconcile.Side{
		Place: place,
		Items: func(yield func(*photo.Item, error) bool) {
			for _, it := range items {
				if !yield(it, nil) {
					return
				}
			}
		},
		Load: func(_ context.Context, rows []int64) (found []*photo.Item, err error) {
			for _, row := range rows {
				at := slices.IndexFunc(items, func(it *photo.Item) bool { return it.ID == row })
				found = append(found, items[at])
			}
			return found, nil
		},
	}
}
