package scanner

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/jpeg"
	"testing"
	"time"

	"rollcall/photo"
	"rollcall/photo/phototest"
)

// smalls are the widths of the small pictures of paths; 0: none.
func (g *gallery) smalls(t *testing.T, paths ...string) (wide []int, left int) {
	t.Helper()
	pictures, left, err := g.Small(context.Background(), g.load(t, paths...))
	if err != nil || len(pictures) != len(paths) {
		t.Fatalf("%d pictures of %d, %v", len(pictures), len(paths), err)
	}
	for _, p := range pictures {
		w := 0
		if p != nil {
			c, err := jpeg.DecodeConfig(bytes.NewReader(p))
			if err != nil {
				t.Fatal(err)
			}
			w = c.Width
		}
		wide = append(wide, w)
	}
	return wide, left
}

func TestSmall(t *testing.T) {
	g := newGallery(t, 3)
	g.files["backup/2.jpg"].content = g.files["backup/2.jpg"].content[:2000] // changed since: a cut file
	// A library's file embeds a thumbnail of 160 pixels, a backup's does not.
	wide, left := g.smalls(t, "library/0.jpg", "backup/0.jpg", "library/1.jpg", "library/2.jpg", "backup/2.jpg", "library/0.jpg")
	if want := []int{160, 320, 160, 160, 0, 160}; fmt.Sprint(wide) != fmt.Sprint(want) || left != 0 {
		t.Errorf("widths %v, want %v; %d left", wide, want, left)
	}
	g.forget()
	if wide, _ := g.smalls(t, "backup/0.jpg", "backup/0.jpg", "backup/0.jpg"); wide[2] != 320 || len(g.opens()) != 1 {
		t.Errorf("one file is asked for thrice: %v", wide)
	}
	g.files["library/1.jpg"].openErr = errors.New("gone")
	if wide, _ := g.smalls(t, "library/1.jpg", "library/2.jpg"); wide[0] != 0 || wide[1] != 160 {
		t.Errorf("one is gone: %v", wide)
	}
}

func TestSmallOfNoPictures(t *testing.T) {
	g := newGallery(t, 1)
	item := g.load(t, "library/0.jpg")[0]
	alike := func(change func(*photo.Item)) *photo.Item {
		it := *item
		change(&it)
		return &it
	}
	g.forget()
	for name, it := range map[string]*photo.Item{
		"nil":     nil,
		"video":   alike(func(it *photo.Item) { it.Class = photo.Video }),
		"sidecar": alike(func(it *photo.Item) { it.Class = photo.Sidecar }),
		"problem": alike(func(it *photo.Item) { it.Standing = photo.StandsProblem }),
		"unknown": alike(func(it *photo.Item) { it.Format, it.Meta.Thumb = "psd", photo.Span{} }),
	} {
		pictures, left, err := g.Small(context.Background(), []*photo.Item{it})
		if err != nil || len(pictures) != 1 || pictures[0] != nil || left != 0 {
			t.Errorf("%s: %d bytes, %d left, %v", name, len(pictures[0]), left, err)
		}
	}
	if opened := g.opens(); len(opened) > 0 {
		t.Errorf("opened %q", opened)
	}
}

// What files embed is there when the time for the others is over.
func TestSmallInTime(t *testing.T) {
	g := newGallery(t, 2)
	items := g.load(t, "backup/0.jpg", "library/0.jpg", "backup/1.jpg", "library/1.jpg")
	for _, i := range []int{0, 2} {
		items[i].Format = "test-hang"
	}
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	began := time.Now()
	pictures, left, err := g.Small(ctx, items)
	if err != nil || left != 2 || pictures[0] != nil || pictures[1] == nil || pictures[2] != nil || pictures[3] == nil {
		t.Errorf("%d left, %v; embedded: %d and %d bytes", left, err, len(pictures[1]), len(pictures[3]))
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("took %v", took)
	}
}

func TestSmallCancelled(t *testing.T) {
	g := newGallery(t, 1)
	items := g.load(t, "backup/0.jpg")
	items[0].Format = "test-hang"
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(200*time.Millisecond, cancel)
	if _, left, err := g.Small(ctx, items); !errors.Is(err, context.Canceled) || left != 1 {
		t.Errorf("%v, %d left", err, left)
	}
}

// A thumbnail that lies turned in the file stands upright in the report.
func TestSmallIsUpright(t *testing.T) {
	shot := phototest.Shot{Seed: 5, Width: 640, Height: 480, Orientation: 6, Thumbnail: true}
	g := galleryOf(t, map[string]*memFile{"turned.jpg": file(string(phototest.JPEG(shot)))})
	pictures, _, err := g.Small(context.Background(), g.load(t, "turned.jpg"))
	if err != nil {
		t.Fatal(err)
	}
	c, err := jpeg.DecodeConfig(bytes.NewReader(pictures[0]))
	if err != nil || c.Width >= c.Height {
		t.Errorf("%d×%d, %v", c.Width, c.Height, err)
	}
}
