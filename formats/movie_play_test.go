package formats

import (
	"bytes"
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// put writes bytes so far behind the n-th box of a name, counted from one.
func put(t *testing.T, movie []byte, name string, n, from int, b ...byte) []byte {
	t.Helper()
	movie = bytes.Clone(movie)
	at := 0
	for range n {
		i := bytes.Index(movie[at:], []byte(name))
		if i < 0 {
			t.Fatalf("no %q", name)
		}
		at += i + 4
	}
	copy(movie[at+from:], b)
	return movie
}

// The same samples that a person sees or hears otherwise are the same pictures, and not
// the same movie.
func TestSameSamplesPlayedOtherwise(t *testing.T) {
	original := madeMovie(t, "-c:v", "libx264", "-pix_fmt", "yuv420p", "-bf", "2", "-c:a", "aac",
		"-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709")
	const pictures, sound = 1, 2 // the tracks
	u32 := func(n uint32) []byte { return binary.BigEndian.AppendUint32(nil, n) }
	for name, tt := range map[string]struct {
		copy []byte
		want bool
	}{
		"itself":         {original, true},
		"track-created":  {put(t, original, "tkhd", pictures, 4, 1, 2, 3, 4), true},
		"begins-later":   {put(t, original, "elst", pictures, 12, u32(1024+512*10)...), false},
		"ends-sooner":    {put(t, original, "elst", pictures, 8, u32(600)...), false},
		"slowed-by-edit": {put(t, original, "elst", pictures, 16, 0, 0, 0x80, 0), false},
		"nothing-played": {put(t, original, "elst", pictures, 12, u32(0xFFFFFFFF)...), false},
		"sound-later":    {put(t, original, "elst", sound, 12, u32(1024+22050)...), false},
		"times":          {put(t, original, "stts", pictures, 12, u32(1500)...), false},
		"time-scale":     {put(t, original, "mdhd", pictures, 12, u32(7680)...), false},
		"order-shown":    {put(t, original, "ctts", pictures, 20, u32(1024)...), false},
		"faster":         {put(t, original, "mvhd", 1, 20, u32(2<<16)...), false},
		"speed-untold":   {put(t, original, "mvhd", 1, 20, u32(0)...), true},
		"quiet":          {put(t, original, "mvhd", 1, 24, 0, 0), false},
		"sound-quiet":    {put(t, original, "tkhd", sound, 36, 0, 0), false},
		"turned-movie":   {put(t, original, "mvhd", 1, 36, slicesOf(u32(0), u32(1<<16), u32(0), u32(0xFFFF0000), u32(0))...), false},
		"turned":         {put(t, original, "tkhd", pictures, 40, slicesOf(u32(0), u32(1<<16), u32(0), u32(0xFFFF0000), u32(0))...), false},
		"not-played":     {put(t, original, "tkhd", pictures, 3, 0), false},
		"no-sound":       {put(t, original, "tkhd", sound, 3, 0), false},
		"stretched":      {put(t, original, "tkhd", pictures, 76, u32(192<<16)...), false},
		"pixels":         {put(t, original, "pasp", 1, 0, u32(2)...), false},
		"colours":        {put(t, original, "colr", 1, 4, 0, 12), false},
		"colours-untold": {put(t, original, "colr", 1, -4, []byte("free")...), true},
		"coded-size":     {put(t, original, "avc1", 1, 24, 0, 48, 0, 32), false},
		"sound-settings": {put(t, original, "esds", 1, 4+5+3+5+13+5, 0x13), false},
	} {
		t.Run(name, func(t *testing.T) {
			// Another size: wrapped anew, not altered where it stands.
			copy := append(bytes.Clone(tt.copy), aBox("free", make([]byte, 8))...)
			same, all, err := SameSamples(movieInput(original), movieInput(copy))
			if !same || all != tt.want || err != nil {
				t.Errorf("got pictures %t, all %t (%v); want true, %t", same, all, err, tt.want)
			}
		})
	}
	two := put(t, original, "stsc", pictures, 16, u32(2)...)
	if same, all, err := SameSamples(movieInput(original), movieInput(append(two, aBox("free")...))); same || all || err == nil {
		t.Errorf("of a description that is not there: pictures %t, all %t, %v", same, all, err)
	}
}

// Subtitles are seen; sound without compression has several names.
func TestSameSamplesOfOtherTracks(t *testing.T) {
	folder := t.TempDir()
	subtitles := filepath.Join(folder, "s.srt")
	if err := os.WriteFile(subtitles, []byte("1\n00:00:00,100 --> 00:00:00,500\nHello\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	titled := madeMovie(t, "-i", subtitles, "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "pcm_s16le", "-c:s", "mov_text")
	path := filepath.Join(folder, "a.mov")
	if err := os.WriteFile(path, titled, 0o600); err != nil {
		t.Fatal(err)
	}
	copied := func(name string, args ...string) []byte {
		out := filepath.Join(folder, name)
		args = append(append([]string{"-v", "error", "-i", path, "-c", "copy"}, args...), out)
		if b, err := exec.Command("ffmpeg", args...).CombinedOutput(); err != nil {
			t.Fatalf("ffmpeg: %v: %s", err, b)
		}
		b, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for name, tt := range map[string]struct {
		copy []byte
		want bool
	}{
		"all":               {copied("all.mov", "-map", "0", "-movflags", "faststart"), true},
		"without-subtitles": {copied("untitled.mov", "-sn"), false},
		"big-endian":        {append(put(t, titled, "sowt", 1, -4, []byte("twos")...), aBox("free")...), false},
	} {
		if same, all, err := SameSamples(movieInput(titled), movieInput(tt.copy)); !same || all != tt.want || err != nil {
			t.Errorf("%s: pictures %t, all %t (%v); want true, %t", name, same, all, err, tt.want)
		}
	}
	// Subtitles that the backup has more take nothing away.
	if same, all, err := SameSamples(movieInput(copied("none.mov", "-sn")), movieInput(titled)); !same || !all || err != nil {
		t.Errorf("with more subtitles: pictures %t, all %t (%v)", same, all, err)
	}
}

func slicesOf(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

// madeMovie is a second of moving pictures and a tone.
func madeMovie(t *testing.T, args ...string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.mov")
	all := append([]string{"-f", "lavfi", "-i", "testsrc2=size=96x64:rate=15:duration=1", "-f", "lavfi", "-i", "sine=duration=1"}, args...)
	ffmpeg(t, append(all, path)...)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Wrapped anew by ffmpeg, whatever they are compressed with.
func TestSameSamplesOfOtherPictures(t *testing.T) {
	for name, args := range map[string][]string{
		"JPEG": {"-c:v", "mjpeg"}, "ProRes": {"-c:v", "prores_ks"}, "MPEG-4": {"-c:v", "mpeg4"}, "H.263": {"-c:v", "h263", "-s", "128x96"}, "H.265": {"-c:v", "libx265", "-x265-params", "log-level=none"},
	} {
		t.Run(name, func(t *testing.T) {
			original := madeMovie(t, append(args, "-c:a", "aac")...)
			path := filepath.Join(t.TempDir(), "a.mov")
			if err := os.WriteFile(path, original, 0o600); err != nil {
				t.Fatal(err)
			}
			out := path + ".copy.mov"
			if b, err := exec.Command("ffmpeg", "-v", "error", "-i", path, "-c", "copy", "-movflags", "faststart", out).CombinedOutput(); err != nil {
				t.Fatalf("ffmpeg: %v: %s", err, b)
			}
			copy, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			if same, all, err := SameSamples(movieInput(original), movieInput(copy)); !same || !all || err != nil {
				t.Errorf("got pictures %t, all %t (%v)", same, all, err)
			}
		})
	}
}
