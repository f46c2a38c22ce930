package decode

import (
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// needTool skips a test for lack of a tool, except where all have to be there.
func needTool(t testing.TB, name string) {
	t.Helper()
	if _, err := exec.LookPath(name); err == nil {
		return
	}
	if os.Getenv("ROLLCALL_CI") == "1" {
		t.Fatalf("%s is not installed", name)
	}
	t.Skipf("%s is not installed", name)
}

// run runs a tool and ends the test where it fails.
func run(t testing.TB, name string, args ...string) {
	t.Helper()
	needTool(t, name)
	if b, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s %q: %v: %s", name, args, err, b)
	}
}

// corpusDir is the folder of real files; tests that want it are skipped where it
// is not.
func corpusDir(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("ROLLCALL_CORPUS")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skip("there is no corpus of real files: set ROLLCALL_CORPUS to its folder")
	}
	return dir
}

// oracle is what libheif's heif-convert makes of a HEIC or AVIF: upright
// pictures, one for each that the file shows. None: it can't.
func oracle(t *testing.T, path string) (pictures []*image.NRGBA) {
	t.Helper()
	needTool(t, "heif-convert")
	dir := t.TempDir()
	if err := exec.Command("heif-convert", path, filepath.Join(dir, "out.png")).Run(); err != nil {
		return nil
	}
	names, _ := filepath.Glob(filepath.Join(dir, "*.png"))
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		if img, err := png.Decode(f); err == nil {
			pictures = append(pictures, plainRGB(img))
		}
		f.Close()
	}
	return pictures
}

// plainRGB is a picture's colours without premultiplication, from (0, 0).
func plainRGB(img image.Image) *image.NRGBA {
	if n, ok := img.(*image.NRGBA); ok && n.Rect.Min == (image.Point{}) {
		return n
	}
	to := image.Rectangle{Max: img.Bounds().Size()}
	out := image.NewNRGBA(to)
	if n, ok := img.(*image.NRGBA64); ok {
		for i := range out.Pix {
			out.Pix[i] = n.Pix[2*i]
		}
		return out
	}
	draw.Draw(out, to, img, img.Bounds().Min, draw.Src)
	return out
}

// difference measures two pictures of one size: the mean of the levels by which
// they differ, and the share of samples that are off by more than 8.
func difference(got, want *image.NRGBA) (mean, far float64) {
	for i := range want.Pix {
		if i%4 == 3 {
			continue
		}
		d := float64(max(got.Pix[i], want.Pix[i]) - min(got.Pix[i], want.Pix[i]))
		if mean += d; d > 8 {
			far++
		}
	}
	n := float64(len(want.Pix)) * 3 / 4
	return mean / n, far / n
}

// quarterTurns turns a picture anticlockwise, as irot does.
func quarterTurns(img *image.NRGBA, n int) *image.NRGBA {
	for range n {
		w, h := img.Rect.Dx(), img.Rect.Dy()
		out := image.NewNRGBA(image.Rect(0, 0, h, w))
		for y := range h {
			for x := range w {
				out.SetNRGBA(y, w-1-x, img.NRGBAAt(x, y))
			}
		}
		img = out
	}
	return img
}

// agree holds our picture against the oracle's, upright. Of several the most
// alike counts: the oracle does not tell which is the primary one.
func agree(t *testing.T, path string, got image.Image) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	h, err := openHEIF(bytesInput(data))
	if err != nil {
		t.Fatal(err)
	}
	turns := 0
	for _, p := range h.items[h.primary].props {
		if p.kind == "irot" {
			turns = int(p.body[0] & 3)
		}
	}
	upright := quarterTurns(plainRGB(got), turns)
	least, pictures := 999.0, oracle(t, path)
	for _, want := range pictures {
		if want.Rect != upright.Rect {
			continue
		}
		mean, far := difference(upright, want)
		if least = min(least, mean+100*far); mean < 1 && far < 0.005 {
			return
		}
	}
	if len(pictures) == 0 {
		t.Skip("heif-convert shows nothing of it")
	}
	t.Errorf("%v pixels differ from heif-convert's by %.2f", upright.Rect.Size(), least)
}
