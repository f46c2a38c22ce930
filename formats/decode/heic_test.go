//go:build cgo && !noheic

package decode

import (
	"bytes"
	"image"
	"os"
	"path/filepath"
	"testing"
)

// madeHEIC makes a HEIC, or an AVIF, by heif-enc.
func madeHEIC(t testing.TB, img image.Image, name string, options ...string) string {
	t.Helper()
	dir := t.TempDir()
	from, to := filepath.Join(dir, "in.png"), filepath.Join(dir, name)
	if err := os.WriteFile(from, pngOf(img), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, "heif-enc", append(append([]string{"-q", "80"}, options...), "-o", to, from)...)
	return to
}

func decodedHEIC(t testing.TB, path string) image.Image {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	img, err := decodeHEIF(bytesInput(data))
	if err != nil {
		t.Fatal(err)
	}
	h, err := heifHeader(bytesInput(data))
	if err != nil || img.Bounds() != image.Rect(0, 0, h.Width, h.Height) {
		t.Fatalf("%v of a picture that says %d×%d, %v", img.Bounds(), h.Width, h.Height, err)
	}
	return img
}

func graysOf(img image.Image) *image.Gray {
	out := image.NewGray(img.Bounds())
	for i := range out.Pix {
		out.Set(i%out.Stride, i/out.Stride, img.At(i%out.Stride, i/out.Stride))
	}
	return out
}

func deep(img image.Image) *image.RGBA64 {
	out := image.NewRGBA64(img.Bounds())
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			out.Set(x, y, img.At(x, y))
		}
	}
	return out
}

func TestLikeHeifConvert(t *testing.T) {
	for _, c := range []struct {
		name, file string
		img        image.Image
		options    []string
	}{
		{"plain", "a.heic", scene(320, 240), nil},
		{"odd", "a.heic", scene(321, 243), nil},
		{"tiny", "a.heic", scene(17, 5), nil},
		{"422", "a.heic", scene(320, 240), []string{"-p", "chroma=422"}},
		{"422-odd", "a.heic", scene(97, 65), []string{"-p", "chroma=422"}},
		{"444", "a.heic", scene(320, 240), []string{"-p", "chroma=444"}},
		{"limited", "a.heic", scene(320, 240), []string{"--full_range_flag=0"}},
		{"limited-709", "a.heic", scene(320, 240), []string{"--full_range_flag=0", "--matrix_coefficients=1"}},
		{"709", "a.heic", scene(320, 240), []string{"--matrix_coefficients=1"}},
		{"2020", "a.heic", scene(320, 240), []string{"--matrix_coefficients=9"}},
		{"rgb", "a.heic", scene(320, 240), []string{"-L", "-p", "chroma=444", "--matrix_coefficients=0"}},
		{"alpha", "a.heic", seeThrough(scene(320, 240)), nil},
		{"gray", "a.heic", graysOf(scene(320, 240)), nil},
		{"gray-limited", "a.heic", graysOf(scene(321, 243)), []string{"--full_range_flag=0"}},
		{"10-bit", "a.heic", deep(scene(320, 240)), []string{"-b", "10"}},
		{"12-bit", "a.heic", deep(scene(321, 243)), []string{"-b", "12"}},
		{"avif", "a.avif", scene(320, 240), nil},
		{"avif-odd", "a.avif", scene(321, 243), nil},
		{"avif-444", "a.avif", scene(97, 65), []string{"-p", "chroma=444"}},
		{"avif-limited", "a.avif", scene(320, 240), []string{"--full_range_flag=0"}},
		{"avif-gray", "a.avif", graysOf(scene(97, 65)), nil},
		{"avif-alpha", "a.avif", seeThrough(scene(320, 240)), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := madeHEIC(t, c.img, c.file, c.options...)
			agree(t, path, decodedHEIC(t, path))
			data, _ := os.ReadFile(path)
			bare := filepath.Join(t.TempDir(), c.file)
			if err := os.WriteFile(bare, bytes.ReplaceAll(data, []byte("colrnclx"), []byte("freenclx")), 0o600); err != nil {
				t.Fatal(err)
			}
			agree(t, bare, decodedHEIC(t, bare))
		})
	}
}

// heif-enc of Debian 12 can't make these.
func TestDeepAVIFLikeHeifConvert(t *testing.T) {
	for _, format := range []string{"yuv420p10le", "yuv444p10le", "gray10le"} {
		path := filepath.Join(t.TempDir(), "a.avif")
		run(t, "ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc=size=97x65", "-frames:v", "1",
			"-pix_fmt", format, "-c:v", "libaom-av1", "-still-picture", "1", path)
		agree(t, path, decodedHEIC(t, path))
	}
}

// Real files. What rollcall can't decode is told, and checked in another test.
func TestCorpusLikeHeifConvert(t *testing.T) {
	dir := corpusDir(t)
	for _, name := range []string{
		"ianare-exif-samples/heic/IMG_5195.HEIC",
		"libheif-corpus/examples/example.avif",
		"libheif-corpus/tests/data/rainbow-451x461.heic",
		"libheif-corpus/tests/data/with-alpha-512x512.heic",
		"osxphotos-livephoto-aae/test-images/IMG_1853.HEIC",
		"pillow_heif/heif/L_10__29x100.heif",
		"pillow_heif/heif/L_12__128x128.heif",
		"pillow_heif/heif/LA_8__29x100.heif",
		"pillow_heif/heif/RGB_10__29x100.heif",
		"pillow_heif/heif/RGB_12__29x100.heif",
		"pillow_heif/heif/RGBA_8__29x100.heif",
		"pillow_heif/heif/zPug_3.heic",
		"pillow_heif/heif_other/RGB_8_chroma444.heif",
	} {
		t.Run(filepath.Base(name), func(t *testing.T) {
			path := filepath.Join(dir, filepath.FromSlash(name))
			if _, err := os.Stat(path); err != nil {
				t.Skip("not in this corpus")
			}
			agree(t, path, decodedHEIC(t, path))
		})
	}
}

// The thumbnail shows what the picture shows.
func TestSmallHEIC(t *testing.T) {
	for _, size := range []image.Point{{640, 480}, {641, 427}, {480, 640}} {
		path := madeHEIC(t, scene(size.X, size.Y), "a.heic", "-t", "160")
		data, _ := os.ReadFile(path)
		small, thumb, err := smallHEIF(bytesInput(data), Job{})
		if err != nil || small == nil || !thumb {
			t.Fatalf("%v: %v, %v, %v", size, small, thumb, err)
		}
		a := newSketch(small, true, Job{}, size.X, size.Y)
		b := newSketch(decodedHEIC(t, path), false, Job{}, size.X, size.Y)
		for i := range a.Luma {
			if d := int(a.Luma[i]) - int(b.Luma[i]); d < -12 || d > 12 {
				t.Errorf("%v: cell %d is %d in the thumbnail and %d in the picture", size, i, a.Luma[i], b.Luma[i])
				break
			}
		}
	}
}

// A picture in tiles, of sizes that do not fill the last ones.
func TestGridLikeHeifConvert(t *testing.T) {
	for _, size := range []image.Point{{200, 150}, {256, 128}, {131, 77}, {64, 300}} {
		for _, chroma := range []string{"420", "444"} {
			path := madeGrid(t, scene(size.X, size.Y), 64, "-p", "chroma="+chroma)
			agree(t, path, decodedHEIC(t, path))
		}
	}
}

// madeGrid makes a HEIC of square tiles, each by heif-enc.
func madeGrid(t *testing.T, img *image.NRGBA, side int, options ...string) string {
	t.Helper()
	size := img.Rect.Size()
	columns, rows := (size.X+side-1)/side, (size.Y+side-1)/side
	var tiles []*heif
	for i := range rows * columns {
		tile := image.NewNRGBA(image.Rect(0, 0, side, side))
		for y := range side {
			for x := range side {
				tile.SetNRGBA(x, y, img.NRGBAAt(min(i%columns*side+x, size.X-1), min(i/columns*side+y, size.Y-1)))
			}
		}
		data, err := os.ReadFile(madeHEIC(t, tile, "tile.heic", options...))
		if err != nil {
			t.Fatal(err)
		}
		h, err := openHEIF(bytesInput(data))
		if err != nil {
			t.Fatal(err)
		}
		tiles = append(tiles, h)
	}
	path := filepath.Join(t.TempDir(), "grid.heic")
	if err := os.WriteFile(path, gridFile(t, tiles, rows, columns, size), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A coded picture larger than the item says is not decoded: its size was not
// weighed.
func TestLargerThanItSays(t *testing.T) {
	for _, name := range []string{"a.heic", "a.avif"} {
		data, err := os.ReadFile(madeHEIC(t, scene(640, 480), name))
		if err != nil {
			t.Fatal(err)
		}
		lie := withU16(data, "ispe", 4, u32(16, 16)...)
		if bytes.Equal(lie, data) {
			t.Fatal("nothing was changed")
		}
		if img, err := decodeHEIF(bytesInput(lie)); err == nil {
			t.Errorf("%s: decoded %v", name, img.Bounds())
		}
	}
}

// Damage within the picture data is told, not shown: zeroed, cut and shuffled
// data of a picture of many blocks.
func TestDamageIsTold(t *testing.T) {
	data, err := os.ReadFile(madeHEIC(t, scene(640, 480), "a.heic"))
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(data, []byte("mdat"))
	third := (len(data) - at) / 3
	for name, damage := range map[string]func(b []byte){
		"zeroed": func(b []byte) { clear(b[at+2*third:]) },
		"filled": func(b []byte) { copy(b[at+third:at+2*third], bytes.Repeat([]byte{0xA5}, third)) },
		"moved":  func(b []byte) { copy(b[at+third:], b[at+2*third:]) },
	} {
		t.Run(name, func(t *testing.T) {
			b := bytes.Clone(data)
			damage(b)
			if _, err := decodeHEIF(bytesInput(b)); err == nil {
				t.Error("decoded without a word")
			}
		})
	}
}
