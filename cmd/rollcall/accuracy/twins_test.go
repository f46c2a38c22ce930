//go:build linux

package accuracy_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/jpeg"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"rollcall/cmd/rollcall/programtest"
	"rollcall/photo"
)

// judged runs the program on two folders and returns the verdicts by path, and the
// processor time that it took with its children.
func judged(t *testing.T, program, library, backup string) (map[string]outcome, map[string]string, time.Duration) {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "report.json")
	cmd := exec.Command(program, "--all", "-o", file, library, backup)
	cmd.Env = append(os.Environ(), "ROLLCALL_INDEX="+filepath.Join(dir, "index.db"))
	out, _ := cmd.CombinedOutput()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("rollcall ended with %d and wrote no report: %s", cmd.ProcessState.ExitCode(), out)
	}
	var report benchReport
	if err := json.Unmarshal(content, &report); err != nil {
		t.Fatal(err)
	}
	verdicts, matches := map[string]outcome{}, map[string]string{}
	for _, p := range report.Photos {
		verdicts[p.Path] = outcome{p.Status, photo.NoGrade}
		if p.Match != nil {
			verdicts[p.Path] = outcome{p.Status, p.Match.Grade}
			matches[p.Path] = p.Match.Path
		}
	}
	return verdicts, matches, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
}

// TestBlackFramesAreNoTwins holds 500 black frames against 500 others: all are
// missing, none is matched by how it looks, and it takes about as long as with
// ordinary pictures.
func TestBlackFramesAreNoTwins(t *testing.T) {
	const n = 500
	program := programtest.Built(t)
	dir := t.TempDir()
	folder := func(name string, seed int64, make func(r *rand.Rand, seed int64) []byte) string {
		folder := filepath.Join(dir, name)
		if err := os.Mkdir(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		for i := range int64(n) {
			content := make(rand.New(rand.NewSource(seed+i)), seed+i)
			if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("IMG_%04d.JPG", seed+i)), content, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		return folder
	}
	black, _, blackTook := judged(t, program, folder("black", 1000, blackFrame), folder("other-black", 5000, blackFrame))
	plain, _, plainTook := judged(t, program, folder("plain", 1000, smallScene), folder("other-plain", 5000, smallScene))
	for name, verdicts := range map[string]map[string]outcome{"black": black, "plain": plain} {
		if len(verdicts) != n {
			t.Errorf("%s: %d verdicts, want %d", name, len(verdicts), n)
		}
		for path, got := range verdicts {
			if got != (outcome{photo.Missing, photo.NoGrade}) {
				t.Errorf("%s: %s is %s", name, path, got)
			}
		}
	}
	t.Logf("%d black frames a side: %.2f s of processor time, ordinary pictures %.2f s", n, blackTook.Seconds(), plainTook.Seconds())
	if blackTook > 2*plainTook+time.Second {
		t.Errorf("black frames took %v, ordinary pictures %v", blackTook, plainTook)
	}
}

// blackFrame is a picture taken with the lens covered: dark noise.
func blackFrame(r *rand.Rand, _ int64) []byte {
	m := image.NewGray(image.Rect(0, 0, 160, 120))
	for i := range m.Pix {
		m.Pix[i] = byte(max(0, 1+1.2*r.NormFloat64()))
	}
	return plainJPEG(m, 90)
}

func smallScene(_ *rand.Rand, seed int64) []byte {
	return plainJPEG(scene{seed: seed, w: 160, h: 120}.image(), 90)
}

// blankWall is a wall of one colour with a little light from one side, out of
// focus: two of them have one perceptual hash.
func blankWall(r *rand.Rand, tone float64) *image.Gray {
	m := image.NewGray(image.Rect(0, 0, 640, 480))
	for y := range 480 {
		for x := range 640 {
			m.Pix[y*m.Stride+x] = byte(tone + float64(x)/64 + 1.5*r.NormFloat64())
		}
	}
	return m
}

func plainJPEG(m image.Image, quality int) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: quality}); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// TestBlankWallsAreNoTwins is two walls that look alike: one is no copy of the
// other, not even probably; nor is a smaller one.
func TestBlankWallsAreNoTwins(t *testing.T) {
	program := programtest.Built(t)
	for name, other := range map[string]*image.Gray{
		"as-large": blankWall(rand.New(rand.NewSource(2)), 180),
		"smaller":  blankWall(rand.New(rand.NewSource(2)), 180).SubImage(image.Rect(0, 0, 320, 240)).(*image.Gray),
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, "library", "IMG_0001.JPG"), plainJPEG(blankWall(rand.New(rand.NewSource(1)), 180), 90))
			write(t, filepath.Join(dir, "backup", "photo.jpg"), plainJPEG(other, 90))
			verdicts, _, _ := judged(t, program, filepath.Join(dir, "library"), filepath.Join(dir, "backup"))
			if got := verdicts["IMG_0001.JPG"]; got != (outcome{photo.Missing, photo.NoGrade}) {
				t.Errorf("a wall is %s because of another wall", got)
			}
		})
	}
}

func write(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestBurst is ten frames within a second of which the backup has four: exactly
// the other six are missing, however the four were treated.
func TestBurst(t *testing.T) {
	for _, name := range []string{"exiftool", "convert"} {
		programtest.Tool(t, name)
	}
	program := programtest.Built(t)
	for _, still := range []bool{false, true} {
		for _, sub := range []bool{true, false} {
			library := filepath.Join(t.TempDir(), "library")
			frames := ownOriginals(t, library, burstOf(still, sub))
			for _, b := range []struct {
				how  string
				make func(*job) error
				want outcome // of the four
			}{
				{"copied", (*job).copy, outcome{photo.Present, photo.Exact}},
				{"rewritten", (*job).rewriteEXIF, outcome{photo.Present, photo.SamePicture}},
				{"anew", func(j *job) error { return magick(j.path, j.to, "-quality", "95") }, outcome{photo.Present, photo.Converted}},
				{"smaller", func(j *job) error { return magick(j.path, j.to, "-resize", "50%", "-quality", "85") }, outcome{photo.Missing, photo.Reduced}},
			} {
				t.Run(fmt.Sprintf("%s-tripod-%v-subseconds-%v", b.how, still, sub), func(t *testing.T) {
					t.Parallel()
					holdBurst(t, program, library, frames, b.make, b.want, still && !sub)
				})
			}
		}
	}
}

func burstOf(still, sub bool) (frames []sample) {
	for i := range 10 {
		frames = append(frames, sample{
			scene:  scene{seed: 60, frame: i, still: still, w: 320, h: 240},
			format: "JPEG", quality: 93, nosub: !sub, after: time.Duration(i*95) * time.Millisecond,
		})
	}
	return frames
}

// holdBurst: where the frames of a tripod tell no part of a second, nothing but
// grain tells them apart; there a doubt is allowed, a false word is not.
func holdBurst(t *testing.T, program, library string, photos []*original, make func(*job) error, want outcome, doubt bool) {
	dir := t.TempDir()
	var batch tagging
	has := map[string]string{}
	for _, i := range []int{1, 4, 5, 8} {
		o := photos[i]
		j := &job{original: o, chance: rand.New(rand.NewSource(int64(i))), batch: &batch, to: filepath.Join(dir, "backup", fmt.Sprintf("photo-%d.jpg", 77-i))}
		if err := os.MkdirAll(filepath.Dir(j.to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := make(j); err != nil {
			t.Fatal(err)
		}
		has[filepath.Base(o.path)] = filepath.Base(j.to)
	}
	if err := batch.run(dir); err != nil {
		t.Fatal(err)
	}
	verdicts, matches, _ := judged(t, program, library, filepath.Join(dir, "backup"))
	for path, got := range verdicts {
		copied, here := has[filepath.Base(path)]
		wanted := outcome{photo.Missing, photo.NoGrade}
		if here {
			wanted = want
		}
		right := got == wanted && (!here || matches[path] == copied)
		if !right && !(doubt && got.Status == photo.Unsure) {
			t.Errorf("%s, in the backup as %q: want %s, got %s by %q", path, copied, wanted, got, matches[path])
		}
	}
}
