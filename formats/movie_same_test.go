package formats

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"
)

func movieInput(b []byte) *Input { return &Input{File: bytes.NewReader(b), Size: int64(len(b))} }

// Real Live video, wrapped anew and compressed anew by ffmpeg.
func TestSameSamplesOfLiveVideo(t *testing.T) {
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
		ffmpeg(t, append(append([]string{"-i", found[0]}, args...), out)...)
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
		copy            []byte
		pictures, sound bool
	}{
		"itself":       {original, true, true},
		"wrapped":      {wrapped, true, true},
		"one-bit":      {flipped, false, false},
		"without-one":  {made("b.mov", "-c", "copy", "-frames:v", "50"), false, false},
		"silent":       {made("c.mov", "-c", "copy", "-an"), true, false},
		"shown-larger": {shownLarger(t, wrapped), true, true},
		"cut":          {wrapped[:len(wrapped)-5000], false, false},
	} {
		t.Run(name, func(t *testing.T) {
			pictures, sound, err := SameSamples(movieInput(original), movieInput(tt.copy))
			if pictures != tt.pictures || sound != tt.sound {
				t.Errorf("got pictures %t, sound %t (%v); want %t, %t", pictures, sound, err, tt.pictures, tt.sound)
			}
			pictures, sound, _ = SameSamples(movieInput(tt.copy), movieInput(original))
			// The original tells how it is cropped, and ffmpeg tells it no more.
			whole := tt.sound && name == "itself"
			if pictures != tt.pictures || sound != whole {
				t.Errorf("the other way round: pictures %t, sound %t; want %t, %t", pictures, sound, tt.pictures, whole)
			}
		})
	}
}

// shownLarger tells in the track header of the pictures that they are shown larger
// than they are coded, as a Live Photo's video does (ISO/IEC 14496-12 8.3.2).
func shownLarger(t *testing.T, movie []byte) []byte {
	t.Helper()
	movie = bytes.Clone(movie)
	header := bytes.Index(movie, []byte("tkhd"))
	if header < 0 {
		t.Fatal("no track header")
	}
	const width = 4 + 4 + 20 + 52 // behind the type: version, times, layer to matrix
	for _, at := range []int{header + width, header + width + 4} {
		binary.BigEndian.PutUint32(movie[at:], binary.BigEndian.Uint32(movie[at:])*3/2)
	}
	return movie
}

func TestSameSamplesOfWhatIsNoMovie(t *testing.T) {
	m := aMovie{}.build()
	for name, b := range map[string][]byte{"empty": nil, "text": []byte("no movie at all"), "cut": m[:60]} {
		if same, sound, err := SameSamples(movieInput(m), movieInput(b)); same || sound || err == nil {
			t.Errorf("%s: same %t, sound %t, error %v", name, same, sound, err)
		}
	}
}
