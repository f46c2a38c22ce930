package decode

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

// dwebp is right about a WebP's colours.
func TestWebPLikeDwebp(t *testing.T) {
	for name, options := range map[string][]string{
		"lossy":    {"-q", "90"},
		"lossless": {"-lossless"},
		"alpha":    {"-q", "90", "-alpha_q", "100"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			from, webp, to := filepath.Join(dir, "in.png"), filepath.Join(dir, "a.webp"), filepath.Join(dir, "out.png")
			img := scene(161, 121)
			if name == "alpha" {
				img = seeThrough(img)
			}
			if err := os.WriteFile(from, pngOf(img), 0o600); err != nil {
				t.Fatal(err)
			}
			run(t, "cwebp", append(options, "-quiet", "-exact", from, "-o", webp)...)
			run(t, "dwebp", "-quiet", "-nofancy", webp, "-o", to)
			f, err := os.Open(to)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			want, err := png.Decode(f)
			if err != nil {
				t.Fatal(err)
			}
			data, err := os.ReadFile(webp)
			if err != nil {
				t.Fatal(err)
			}
			got, err := decodeWebP(bytesInput(data))
			if err != nil {
				t.Fatal(err)
			}
			if mean, far := difference(plainRGB(got), plainRGB(want)); mean > 1 || far > 0.005 {
				t.Errorf("differs by %.2f levels, far off in %.4f", mean, far)
			}
		})
	}
}
