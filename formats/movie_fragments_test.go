package formats

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"rollcall/photo"
)

// rewrapped copies a film's samples into another wrapping.
func rewrapped(t *testing.T, film []byte, name string, args ...string) []byte {
	t.Helper()
	folder := t.TempDir()
	from, to := filepath.Join(folder, "from.mov"), filepath.Join(folder, name)
	if err := os.WriteFile(from, film, 0o600); err != nil {
		t.Fatal(err)
	}
	args = append(append([]string{"-v", "error", "-i", from, "-c", "copy"}, args...), to)
	if b, err := exec.Command("ffmpeg", args...).CombinedOutput(); err != nil {
		t.Fatalf("ffmpeg %q: %v: %s", args, err, b)
	}
	b, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// The samples of a movie in fragments are found, and played at the same times.
func TestSameSamplesInFragments(t *testing.T) {
	for codec, args := range map[string][]string{
		"H.264":  {"-c:v", "libx264", "-pix_fmt", "yuv420p", "-bf", "2", "-g", "5", "-c:a", "aac"},
		"H.265":  {"-c:v", "libx265", "-x265-params", "log-level=none:keyint=5", "-c:a", "aac", "-tag:v", "hvc1"},
		"silent": {"-c:v", "libx264", "-pix_fmt", "yuv420p", "-g", "5", "-an"},
		"MPEG-4": {"-c:v", "mpeg4", "-c:a", "aac"},
		"JPEG":   {"-c:v", "mjpeg", "-c:a", "aac"},
	} {
		original := madeMovie(t, args...)
		_, o, _ := readAny(original, "a.mov")
		for name, flags := range map[string]string{
			"empty-header": "frag_keyframe+empty_moov", "some-in-header": "frag_keyframe", "late-header": "frag_keyframe+delay_moov",
			"from-moof": "frag_keyframe+empty_moov+default_base_moof", "one-each": "frag_every_frame+empty_moov",
			"without-offset": "frag_keyframe+empty_moov+omit_tfhd_offset", "separate": "frag_keyframe+empty_moov+separate_moof", "dash": "dash+delay_moov",
		} {
			t.Run(codec+"/"+name, func(t *testing.T) {
				copy := rewrapped(t, original, "a.mov", "-movflags", flags)
				_, c, err := readAny(copy, "a.mov")
				if err != nil || c.Whole != photo.Whole || c.Picture == nil {
					t.Fatalf("told to be %q: %v, %v", c.Whole, err, c.Problems)
				}
				if d := c.Meta.Duration - o.Meta.Duration; d > 250 || d < -60 {
					t.Errorf("lasts %d ms, the original %d", c.Meta.Duration, o.Meta.Duration)
				}
				same, all, err := SameSamples(movieInput(original), movieInput(copy))
				if !same || !all || err != nil {
					t.Errorf("pictures %t, all %t (%v)", same, all, err)
				}
				same, all, err = SameSamples(movieInput(copy), movieInput(original))
				if !same || !all || err != nil {
					t.Errorf("the other way round: pictures %t, all %t (%v)", same, all, err)
				}
			})
		}
	}
}

// What is wrong with fragments is told, and is not the same.
func TestSpoiltFragments(t *testing.T) {
	original := madeMovie(t, "-c:v", "mpeg4", "-g", "5", "-c:a", "aac")
	copy := rewrapped(t, original, "a.mov", "-movflags", "frag_keyframe+empty_moov")
	same := func(b []byte) bool {
		pictures, _, err := SameSamples(movieInput(copy), movieInput(b))
		return pictures && err == nil
	}
	if !same(append(copy[:len(copy):len(copy)], aBox("free")...)) {
		t.Fatal("not even itself is the same")
	}
	for table, at := range map[string]int{"tfhd": 6, "trex": 6, "trun": 6, "tfdt": 5} {
		if same(spoilt(t, copy, table, at, 2)) {
			t.Errorf("with another %q it is the same", table)
		}
	}
	second := 0
	boxes := topBoxes(movieInput(copy), &Content{})
	var without []byte
	for _, b := range boxes {
		if b.kind == "moof" {
			second++
		}
		if second != 2 || b.kind != "moof" && b.kind != "mdat" {
			without = append(without, copy[b.span.Offset:b.span.End()]...)
		}
	}
	if _, c, _ := readAny(without, "a.mov"); same(without) || second < 3 {
		t.Errorf("without one of %d fragments it is the same, %q", second, c.Whole)
	}
	for n := 1; n < len(copy); n += 97 {
		if v := verdictOf(t, copy[:n:n], "a.mov"); v.Whole == photo.Whole && same(copy[:n:n]) && n < len(copy)-100 {
			t.Errorf("cut at %d of %d it is the same", n, len(copy))
		}
	}
	header, _ := firstBox(boxes, "moov")
	if _, c, _ := readAny(copy[:header.span.End():header.span.End()], "a.mov"); c.Whole != photo.Cut {
		t.Errorf("without any fragment it is %q", c.Whole)
	}
}

// More samples than anyone records are not gathered, whatever they take of the file.
func TestHostileFragments(t *testing.T) {
	run := func(n int) []byte {
		return aBox("moof", aBox("traf", aBox("tfhd", be32(0, 0)), aBox("trun", be32(0, n))))
	}
	for name, tt := range map[string]struct {
		fragments []byte
		many      int
	}{
		"one":        {run(1 << 30), 1},
		"many-boxes": {run(0), 20_000},
		"many-runs":  {run(1 << 20), 2000},
	} {
		b := aMovie{more: aBox("mvex")}.build()
		for range tt.many {
			b = append(b, tt.fragments...)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		readAny(b, "hostile")
		runtime.ReadMemStats(&after)
		if grown := int64(after.TotalAlloc - before.TotalAlloc); grown > 120<<20 {
			t.Errorf("%s: allocates %d MiB for a file of %d KiB", name, grown>>20, len(b)>>10)
		}
	}
}
