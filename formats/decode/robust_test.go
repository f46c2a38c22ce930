package decode

import (
	"context"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// lookTwice takes both looks, which must come without an error, and counts those
// that were possible.
func lookTwice(t *testing.T, p *Pool, data []byte, job Job) (possible int) {
	t.Helper()
	if sketchOf(t, p, data, job).Problem == "" {
		possible++
	}
	g, err := p.Grid(context.Background(), fileOf(data), job)
	if err != nil {
		t.Fatal(err)
	}
	if g.Problem == "" {
		possible++
	}
	return possible
}

// Mutants of small samples: each ends with a look or a problem.
func TestMutants(t *testing.T) {
	samples := map[string][]byte{
		"heic": fileIn(t, "grain.heic"),
		"avif": fileIn(t, "grain.avif"),
		"jpeg": jpegOf(scene(160, 120)),
	}
	for format, mutants := range map[string]int{"heic": 500, "avif": 100, "jpeg": 100} {
		t.Run(format, func(t *testing.T) {
			p := newTestPool(t)
			random := rand.New(rand.NewPCG(3, 14))
			possible := 0
			for range mutants {
				possible += lookTwice(t, p, mutant(samples[format], random), Job{Format: format})
			}
			t.Logf("of %d looks %d were possible, with %d workers", 2*mutants, possible, p.started)
			if Can(format) == "" && (possible == 0 || possible == 2*mutants) {
				t.Error("the mutants test nothing")
			}
		})
	}
}

// mutant flips, moves, zeroes or cuts some of a file.
func mutant(data []byte, random *rand.Rand) []byte {
	b := append([]byte(nil), data...)
	for range 1 + random.IntN(6) {
		at := random.IntN(len(b))
		end := min(len(b), at+1+random.IntN(24))
		switch random.IntN(6) {
		case 0, 1:
			b[at] ^= 1 << random.IntN(8)
		case 2:
			b[at] = byte(random.Uint32())
		case 3:
			clear(b[at:end])
		case 4:
			copy(b[at:end], b[random.IntN(len(b)):])
		case 5:
			b = b[:max(16, end)]
		}
	}
	return b
}

// Broken files that others collected.
func TestBrokenCorpus(t *testing.T) {
	dir := corpusDir(t)
	endings := map[string]string{".heic": "heic", ".heif": "heic", ".hif": "heic", ".avif": "avif", ".jpg": "jpeg",
		".jpeg": "jpeg", ".png": "png", ".gif": "gif", ".tiff": "tiff", ".tif": "tiff", ".bmp": "bmp", ".webp": "webp"}
	p := newTestPool(t)
	looks, possible := 0, 0
	for _, folder := range []string{"libheif-corpus", "go-fuzz-corpus", "pillow_heif/heif_corrupted", "pillow_heif/heif_truncated"} {
		err := filepath.WalkDir(filepath.Join(dir, filepath.FromSlash(folder)), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return nil
			}
			data, err := os.ReadFile(path)
			format := endings[strings.ToLower(filepath.Ext(path))]
			if folder == "go-fuzz-corpus" {
				format = strings.Split(strings.TrimPrefix(filepath.ToSlash(path), filepath.ToSlash(dir)+"/"), "/")[1]
			} else if strings.Contains(path, "fuzz") {
				format = "heic"
			}
			if err != nil || Can(format) == "rollcall has no decoder for this format" {
				return nil
			}
			looks += 2
			possible += lookTwice(t, p, data, Job{Format: format})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("of %d looks %d were possible, with %d workers", looks, possible, p.started)
	if looks > 0 && possible == looks {
		t.Error("the corpus tests nothing")
	}
}

func fileIn(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}
