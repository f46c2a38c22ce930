//go:build linux

package main

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rollcall/cmd/rollcall/programtest"
	"rollcall/photo/phototest"
)

// TestThumbsOfOrientations: the same picture stored in eight ways stands upright in
// the report, and is one picture.
func TestThumbsOfOrientations(t *testing.T) {
	s := showCheck(t, filepath.Join(programtest.Corpus(t), "recurser-exif-orientation"), aPicture(t))
	files := s.files(t, false)
	first := map[string]image.Image{}
	for i, p := range s.thumbsOf(t.Context(), s.report)(files) {
		kind, _, numbered := strings.Cut(files[i].Path, "_")
		if !numbered {
			continue
		}
		img, err := jpeg.Decode(bytes.NewReader(p))
		if err != nil {
			t.Fatalf("%s: %v", files[i].Path, err)
		}
		if first[kind] == nil {
			first[kind] = img
		}
		if d := levelsApart(first[kind], img); d > 12 {
			t.Errorf("%s differs from the first by %.1f levels", files[i].Path, d)
		}
	}
	if len(first) != 2 || levelsApart(first["Landscape"], first["Portrait"]) < 20 {
		t.Error("landscapes and portraits are to be two pictures")
	}
}

// levelsApart is by how many levels two pictures differ on average; 255 if their sizes do.
func levelsApart(a, b image.Image) float64 {
	if a.Bounds() != b.Bounds() {
		return 255
	}
	sum, n := 0, 0
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			ra, ga, ba, _ := a.At(x, y).RGBA()
			rb, gb, bb, _ := b.At(x, y).RGBA()
			for _, d := range [3]int{int(ra>>8) - int(rb>>8), int(ga>>8) - int(gb>>8), int(ba>>8) - int(bb>>8)} {
				sum, n = sum+max(d, -d), n+1
			}
		}
	}
	return float64(sum) / float64(n)
}

func aPicture(t *testing.T) string {
	return phototest.Tree{"z.jpg": shots(1)[0]}.Write(t, filepath.Join(t.TempDir(), "one"))
}

// TestThumbsOfCameras: nearly every file of real cameras gets a picture.
// ROLLCALL_SHOTS names a folder to look at them.
func TestThumbsOfCameras(t *testing.T) {
	for _, c := range []struct {
		folder string
		least  float64 // share of files with a picture
	}{{"ianare-exif-samples", 0.95}, {"pillow_heif", 0.8}, {"bep-imagemeta", 0.9}, {"exiftool-timages", 0.8}} {
		t.Run(c.folder, func(t *testing.T) {
			s := showCheck(t, filepath.Join(programtest.Corpus(t), c.folder), aPicture(t))
			files := s.files(t, false)
			began, with, bytes := time.Now(), 0, 0
			var media, none []string
			pictures := s.thumbsOf(t.Context(), s.report)(files)
			took := time.Since(began)
			for i, f := range files {
				kind := strings.ToLower(filepath.Ext(f.Path))
				if !slices.Contains([]string{".jpg", ".jpeg", ".heic", ".heif", ".tif", ".tiff", ".dng", ".arw", ".cr2", ".cr3", ".nef", ".raf", ".rw2", ".png", ".webp", ".avif", ".gif", ".psd"}, kind) {
					continue
				}
				media = append(media, f.Path)
				if pictures[i] == nil {
					none = append(none, f.Path)
					continue
				}
				with, bytes = with+1, bytes+len(pictures[i])
				save(t, fmt.Sprintf("%s-%04d%s.jpg", c.folder, i, kind), pictures[i])
			}
			t.Logf("%d of %d files have a picture, of %d bytes on average, in %v; none: %q", with, len(media), bytes/max(with, 1), took.Round(time.Millisecond), none)
			if float64(with) < c.least*float64(len(media)) {
				t.Errorf("the share is to be %.2f", c.least)
			}
		})
	}
}

// save keeps what a test made, for people to look at, where ROLLCALL_SHOTS names a
// folder.
func save(t *testing.T, name string, content []byte) {
	t.Helper()
	dir := os.Getenv("ROLLCALL_SHOTS")
	if dir == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
		t.Fatal(err)
	}
}
