package formats

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

func movieInput(b []byte) *Input { return &Input{File: bytes.NewReader(b), Size: int64(len(b))} }

// Real Live video, wrapped anew and compressed anew by ffmpeg.
func TestSameSamplesOfLiveVideo(t *testing.T) {
	if _, err := exec.LookPath("ffmpeg"); err != nil {
		t.Skip("ffmpeg is not installed")
	}
	root, _ := corpus(t)
	found, _ := filepath.Glob(filepath.Join(root, "osxphotos-livephoto-aae", "test-images", "original_aae", "*.mov"))
	if len(found) == 0 {
		t.Skip("the corpus has no Live video")
	}
	original, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	made := func(name string, args ...string) []byte {
		out := filepath.Join(t.TempDir(), name)
		args = append(append([]string{"-v", "error", "-i", found[0]}, args...), out)
		if b, err := exec.Command("ffmpeg", args...).CombinedOutput(); err != nil {
			t.Fatalf("ffmpeg: %v: %s", err, b)
		}
		b, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	wrapped := made("a.mov", "-c", "copy")
	flipped := bytes.Clone(wrapped)
	boxes := topBoxes(movieInput(wrapped), &Content{})
	mdat, _ := firstBox(boxes, "mdat")
	flipped[mdat.payload().Offset+mdat.payload().Size/2] ^= 1
	for name, tt := range map[string]struct {
		copy []byte
		want bool
	}{
		"itself":      {original, true},
		"wrapped":     {wrapped, true},
		"one-bit":     {flipped, false},
		"without-one": {made("b.mov", "-c", "copy", "-frames:v", "50"), false},
		"silent":      {made("c.mov", "-c", "copy", "-an"), false},
		"cut":         {wrapped[:len(wrapped)-5000], false},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := SameSamples(movieInput(original), movieInput(tt.copy))
			if got != tt.want {
				t.Errorf("got %t (%v), want %t", got, err, tt.want)
			}
			back, _ := SameSamples(movieInput(tt.copy), movieInput(original))
			if back != tt.want {
				t.Errorf("the other way round: %t, want %t", back, tt.want)
			}
		})
	}
}

func TestSameSamplesOfWhatIsNoMovie(t *testing.T) {
	m := aMovie{}.build()
	for name, b := range map[string][]byte{"empty": nil, "text": []byte("no movie at all"), "cut": m[:60]} {
		if same, err := SameSamples(movieInput(m), movieInput(b)); same || err == nil {
			t.Errorf("%s: same %t, error %v", name, same, err)
		}
	}
}
