package formats

import (
	"fmt"
	"image"
	gopng "image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"rollcall/photo"
	"rollcall/photo/phototest"
)

// libheif is who turns right: its heif-convert writes the picture upright. It is
// false where libheif refuses the file, or finds several pictures.
func libheif(t *testing.T, heic, out string) bool {
	t.Helper()
	if _, err := exec.LookPath("heif-convert"); err != nil {
		if os.Getenv("ROLLCALL_CI") == "1" {
			t.Fatal("heif-convert is not installed")
		}
		t.Skip("heif-convert is not installed: install libheif-examples to see how libheif turns pictures")
	}
	if text, err := exec.Command("heif-convert", heic, out).CombinedOutput(); err != nil {
		t.Logf("heif-convert %s: %v: %s", heic, err, text)
	}
	_, err := os.Stat(out) // of a file with several pictures it numbers what it writes
	return err == nil
}

// Every order of turning properties, with an EXIF that claims something else.
func TestHEICIsTurnedByItsProperties(t *testing.T) {
	stored := uprightPixels(t, nil)
	seen := map[int]bool{}
	for _, turns := range turnings() {
		c := readTurned(t, turns)
		if got, want := turned(stored, c.Meta.Orientation), uprightPixels(t, turns); !slices.Equal(got.Pix, want.Pix) {
			t.Errorf("%v is read as orientation %d, by which the picture is not as libheif turns it", turns, c.Meta.Orientation)
		}
		seen[c.Meta.Orientation] = true
	}
	if len(seen) != 8 {
		t.Errorf("orientations met: %v", seen)
	}
}

func turnings() [][]string {
	list := [][]string{nil, {"irot1", "irot1"}, {"imir0", "imir1"}, {"imir1", "irot3", "imir0"}}
	for mirror := range 2 {
		m := fmt.Sprintf("imir%d", mirror)
		list = append(list, []string{m})
		for quarters := range 4 {
			r := fmt.Sprintf("irot%d", quarters)
			list = append(list, []string{r}, []string{r, m}, []string{m, r})
		}
	}
	return list
}

func readTurned(t *testing.T, turns []string) *Content {
	t.Helper()
	_, c, err := readAny(phototest.HEIC(phototest.Shot{Seed: 1, Orientation: 5, Turns: turns}), "a.heic")
	if err != nil || c.Whole != photo.Whole {
		t.Fatalf("%v: %q, %v, %v", turns, c.Whole, err, c.Problems)
	}
	return c
}

func uprightPixels(t *testing.T, turns []string) *image.RGBA {
	t.Helper()
	heic, out := filepath.Join(t.TempDir(), "a.heic"), filepath.Join(t.TempDir(), "a.png")
	if err := os.WriteFile(heic, phototest.HEIC(phototest.Shot{Seed: 1, Orientation: 5, Turns: turns}), 0o600); err != nil {
		t.Fatal(err)
	}
	if !libheif(t, heic, out) {
		t.FailNow()
	}
	return decodePNG(t, out)
}

func decodePNG(t *testing.T, path string) *image.RGBA {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := gopng.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	out := image.NewRGBA(m.Bounds())
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			out.Set(x, y, m.At(x, y))
		}
	}
	return out
}

// turned is a square picture as EXIF's orientation wants it shown: the table of
// EXIF 2.32, 4.6.5 says at which sides the stored first row and column are seen.
func turned(m *image.RGBA, orientation int) *image.RGBA {
	n := m.Rect.Dx() - 1
	out := image.NewRGBA(m.Rect)
	for y := range n + 1 {
		for x := range n + 1 {
			stored := [][2]int{{x, y}, {n - x, y}, {n - x, n - y}, {x, n - y}, {y, x}, {y, n - x}, {n - y, n - x}, {n - y, x}}[orientation-1]
			out.Set(x, y, m.At(stored[0], stored[1]))
		}
	}
	return out
}

// Real cameras' files have the shape that libheif shows: on their side or not.
func TestCorpusHEICIsTurnedAsLibheifTurns(t *testing.T) {
	root, refs := corpus(t)
	sideways := 0
	for _, r := range refs {
		f, c := readCorpusFile(t, root, r)
		if f == nil || f.Name != "heic" || c.Whole != photo.Whole || c.Meta.Model == "" {
			continue
		}
		out := filepath.Join(t.TempDir(), "a.jpg")
		if !libheif(t, filepath.Join(root, r.path()), out) {
			continue
		}
		shown, err := readJPEG(openInput(t, out))
		if err != nil {
			t.Fatal(err)
		}
		want := [2]int{c.Meta.Width, c.Meta.Height}
		if c.Meta.Orientation > 4 {
			want[0], want[1] = want[1], want[0]
			sideways++
		}
		if got := [2]int{shown.Meta.Width, shown.Meta.Height}; got != want {
			t.Errorf("%s: orientation %d: libheif shows %v, want %v", r.path(), c.Meta.Orientation, got, want)
		}
	}
	if sideways < 3 {
		t.Errorf("only %d files lie on their side", sideways)
	}
}
