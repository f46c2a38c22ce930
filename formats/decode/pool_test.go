package decode

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
)

// scene is a picture with large and small shapes and colours.
func scene(width, height int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			u, v := float64(x)/float64(width), float64(y)/float64(height)
			c := color.NRGBA{uint8(40 + 180*u), uint8(200 - 150*v), uint8(60 + 120*u*v), 255}
			if (u-0.3)*(u-0.3)+(v-0.4)*(v-0.4) < 0.03 {
				c.R, c.G = 220, 30
			}
			if int(u*12)%3 == 0 && v > 0.7 {
				c.B = 230
			}
			img.SetNRGBA(x, y, c)
		}
	}
	return img
}

func jpegOf(img image.Image) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 92}); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func pngOf(img image.Image) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func TestPoolAnswers(t *testing.T) {
	p := newTestPool(t)
	data := jpegOf(scene(640, 480))
	s := sketchOf(t, p, data, Job{Format: "jpeg", Orientation: 6})
	if s.Problem != "" || s.Width != 480 || s.Height != 640 {
		t.Errorf("got %d×%d, %q", s.Width, s.Height, s.Problem)
	}
	g, err := p.Grid(context.Background(), fileOf(data), Job{Format: "jpeg"})
	if err != nil || g.Problem != "" || g.Width != 640 || g.Height != 480 {
		t.Errorf("grid: %+v, %v", g, err)
	}
	if p.started != 1 {
		t.Errorf("%d workers were started", p.started)
	}
}

func TestProblems(t *testing.T) {
	p := newTestPool(t)
	p.Limits.Time = 300 * time.Millisecond
	p.Limits.Memory = 256 << 20
	good := jpegOf(scene(64, 48))
	for _, c := range []struct {
		name, format string
		data         []byte
		want         string
	}{
		{"hangs", "test-hang", good, "took longer than 300ms to decode"},
		{"spins", "test-spin", good, "took longer than 300ms to decode"},
		{"panics", "test-panic", good, "the decoder broke down over it: no such luck"},
		{"exits", "test-exit", good, "the decoder died over it"},
		{"hoards", "test-hoard", good, "the decoder ran out of memory over it"},
		{"unknown", "no-such", good, "rollcall has no decoder for this format"},
		{"empty", "jpeg", nil, "can't be decoded: "},
		{"garbage", "png", []byte(strings.Repeat("nothing ", 99)), "can't be decoded: png: "},
		{"cut", "jpeg", good[:len(good)/2], "can't be decoded: "},
		{"cut-heic", "heic", good, orAbsent("heic", "can't be decoded: ")},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.name == "hoards" {
				p.Limits.Time = 20 * time.Second
				defer func() { p.Limits.Time = 300 * time.Millisecond }()
			}
			s := sketchOf(t, p, c.data, Job{Format: c.format})
			if !strings.HasPrefix(s.Problem, c.want) {
				t.Errorf("problem %q, want %q", s.Problem, c.want)
			}
			if s := sketchOf(t, p, good, Job{Format: "jpeg"}); s.Problem != "" {
				t.Errorf("the next picture: %s", s.Problem)
			}
		})
	}
}

func orAbsent(format, want string) string {
	if why := Can(format); why != "" {
		return why
	}
	return want
}

func TestPrintsDoNotDisturb(t *testing.T) {
	p := newTestPool(t)
	for range 3 {
		if s := sketchOf(t, p, nil, Job{Format: "test-print"}); s.Problem != "" {
			t.Error(s.Problem)
		}
	}
	if p.started != 1 {
		t.Errorf("%d workers were started", p.started)
	}
}

func TestUnreadableFile(t *testing.T) {
	p := newTestPool(t)
	data := jpegOf(scene(1200, 900))
	f := torn{fileOf(data), int64(len(data)) / 2}
	s, err := p.Sketch(context.Background(), f, Job{Format: "jpeg"})
	if err != nil || s.Problem != "could not be read: input/output error" {
		t.Errorf("got %q, %v", s.Problem, err)
	}
	if p.started != 1 || len(p.idle) != 1 {
		t.Errorf("%d workers were started, %d are idle", p.started, len(p.idle))
	}
}

// A worker that is killed is not the picture's fault.
func TestKilledWorker(t *testing.T) {
	p := newTestPool(t)
	data := jpegOf(scene(640, 480))
	job := Job{Format: "jpeg"}
	want := sketchOf(t, p, data, job)
	kills := 1
	p.asked = func(w *worker) {
		if kills > 0 {
			kills--
			w.command.Process.Kill()
		}
	}
	if diff := cmp.Diff(want, sketchOf(t, p, data, job)); diff != "" {
		t.Errorf("killed once: %s", diff)
	}
	kills = 2
	if s := sketchOf(t, p, data, job); s.Problem != "the decoder died over it" {
		t.Errorf("killed twice: %q", s.Problem)
	}
	if diff := cmp.Diff(want, sketchOf(t, p, data, job)); diff != "" {
		t.Errorf("the next: %s", diff)
	}
	if p.started != 4 {
		t.Errorf("%d workers were started", p.started)
	}
}

func TestCancelled(t *testing.T) {
	p := newTestPool(t)
	ctx, cancel := context.WithCancel(context.Background())
	p.asked = func(*worker) { time.AfterFunc(50*time.Millisecond, cancel) }
	began := time.Now()
	_, err := p.Sketch(ctx, fileOf(nil), Job{Format: "test-hang"})
	if err != context.Canceled || time.Since(began) > 10*time.Second {
		t.Errorf("%v after %v", err, time.Since(began))
	}
	if _, err := p.Sketch(ctx, fileOf(nil), Job{Format: "jpeg"}); err != context.Canceled {
		t.Errorf("cancelled before: %v", err)
	}
}

func TestBatch(t *testing.T) {
	p := newTestPool(t)
	p.Limits.Batch = 3
	for range 7 {
		sketchOf(t, p, jpegOf(scene(64, 48)), Job{Format: "jpeg"})
	}
	if p.started != 3 {
		t.Errorf("%d workers were started", p.started)
	}
}

func TestClosedPoolKeepsNobody(t *testing.T) {
	p := NewPool()
	p.asked = func(*worker) { p.Close() }
	sketchOf(t, p, jpegOf(scene(64, 48)), Job{Format: "jpeg"})
	if len(p.idle) != 0 {
		t.Error("a worker is left")
	}
}

func TestNoWorkerCanBeStarted(t *testing.T) {
	plain := filepath.Join(t.TempDir(), "plain")
	if err := os.WriteFile(plain, []byte("no program"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, program, variable, want string }{
		{"no-program", plain, "", "starting a picture decoder: "},
		{"another-program", "/bin/true", "", "does not answer as one"},
		{"within-a-worker", "", "1", "does not call decode.Main"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Setenv(workerVariable, c.variable)
			p := newTestPool(t)
			p.program = c.program
			s, err := p.Sketch(context.Background(), fileOf(nil), Job{Format: "jpeg"})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%+v, error %v", s, err)
			}
		})
	}
}

func TestCallersAtOnce(t *testing.T) {
	pictures := make([][]byte, 24)
	for i := range pictures {
		pictures[i] = jpegOf(scene(300+20*i, 200+i))
		if i%5 == 4 {
			pictures[i] = pictures[i][:len(pictures[i])/3]
		}
	}
	var want []photo.Sketch
	for _, callers := range []int{1, 2, 8} {
		got := sketchAll(t, pictures, callers)
		if want == nil {
			want = got
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d callers: %s", callers, diff)
		}
	}
}

func sketchAll(t *testing.T, pictures [][]byte, callers int) []photo.Sketch {
	p := newTestPool(t)
	got := make([]photo.Sketch, len(pictures))
	next := make(chan int)
	var wait sync.WaitGroup
	for range callers {
		wait.Go(func() {
			for i := range next {
				got[i] = sketchOf(t, p, pictures[i], Job{Format: "jpeg", Orientation: 1 + i%8})
			}
		})
	}
	for i := range pictures {
		next <- i
	}
	close(next)
	wait.Wait()
	if p.started > callers {
		t.Errorf("%d workers for %d callers", p.started, callers)
	}
	return got
}
