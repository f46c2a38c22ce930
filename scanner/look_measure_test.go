//go:build linux

package scanner

import (
	"fmt"
	"image"
	"io"
	"math/rand"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"rollcall/formats/decode"
	"rollcall/photo"
	"rollcall/photo/phototest"
)

// What second looks may cost: processor time and memory of the program and its
// decoders together.
const (
	mostByThumb  = 8 * time.Millisecond
	mostByPixels = 100 * time.Millisecond
	mostMemory   = 300 << 20
	batchOfLooks = 512 // as reconcile asks
)

// TestMeasureLooks looks at 4,000 pictures of 12 megapixels. Processor time is
// measured, not the wall's: so other work on the machine counts for little. Set
// ROLLCALL_MEASURE to run it.
func TestMeasureLooks(t *testing.T) {
	if os.Getenv("ROLLCALL_MEASURE") == "" {
		t.Skip("set ROLLCALL_MEASURE=1 to measure")
	}
	a := newArchive(t)
	t.Run("sketch-by-thumbnail", func(t *testing.T) { a.sketches(t, "thumb.jpg", true, mostByThumb) })
	t.Run("sketch-by-pixels", func(t *testing.T) { a.sketches(t, "bare.jpg", false, mostByPixels) })
	t.Run("pixels", func(t *testing.T) {
		items := a.items(t, "thumb.jpg", 400)
		var looks []photo.Look
		for i := 0; i < len(items); i += 2 {
			looks = append(looks, photo.Look{What: photo.LookPixels, Library: items[i], Backup: items[i+1]})
		}
		a.measure(t, "decode and compare", len(items), func() { a.must(t, looks) })
		if f := looks[7].Found; !f.Pixels || f.Worst != 0 {
			t.Errorf("%+v", f)
		}
	})
}

// An archive is many files that differ in the number behind their end.
type archive struct {
	*gallery
	opens atomic.Int64
}

// newArchive makes a picture that is as hard to decode as a photo, with a
// thumbnail and without.
func newArchive(t *testing.T) *archive {
	shot, small := phototest.Shot{Seed: 7, Width: 4032, Height: 3024}, phototest.Shot{Seed: 7, Width: 160, Height: 120}
	painted := phototest.Paint(shot)
	addNoise(painted)
	bare, thumb := phototest.BareJPEG(painted, 90), phototest.BareJPEG(phototest.Paint(small), 85)
	a := &archive{gallery: galleryOf(t, map[string]*memFile{
		"thumb.jpg": file(string(phototest.WithEXIF(bare, phototest.EXIF(shot, thumb)))), "bare.jpg": file(string(bare)),
	})}
	a.Workers = 0
	a.Looker.Open = func(it *photo.Item) (photo.File, error) {
		a.opens.Add(1)
		return numbered{a.files[filepath.Dir(it.Path)].content, filepath.Base(it.Path)}, nil
	}
	debug.FreeOSMemory() // what painting took
	t.Logf("files of %.1f MB, %d workers", float64(len(bare))/1e6, a.workers())
	return a
}

// addNoise adds what a sensor does.
func addNoise(m *image.RGBA) {
	r := rand.New(rand.NewSource(1))
	for i := range m.Pix {
		if i%4 < 3 {
			m.Pix[i] = uint8(min(255, max(0, int(m.Pix[i])+int(r.NormFloat64()*9))))
		}
	}
}

func (a *archive) items(t *testing.T, name string, n int) (items []*photo.Item) {
	base := a.load(t, name)[0]
	for i := range n {
		it := *base
		it.Path = fmt.Sprintf("%s/%08d", name, i)
		copy(it.Digest[:8], fmt.Sprintf("%08d", i))
		items = append(items, &it)
	}
	return items
}

// A numbered file is bytes that many files share, and a number.
type numbered struct {
	shared []byte
	number string
}

func (f numbered) Size() int64  { return int64(len(f.shared) + len(f.number)) }
func (f numbered) Close() error { return nil }
func (f numbered) ReadAt(p []byte, at int64) (n int, err error) {
	if at < int64(len(f.shared)) {
		n = copy(p, f.shared[at:])
	}
	if n < len(p) && at+int64(n) < f.Size() {
		n += copy(p[n:], f.number[at+int64(n)-int64(len(f.shared)):])
	}
	if n < len(p) {
		err = io.EOF
	}
	return n, err
}

func (a *archive) sketches(t *testing.T, name string, thumb bool, most time.Duration) {
	for _, opens := range []int64{4000, 0} {
		items := a.items(t, name, 4000)
		a.opens.Store(0)
		each := a.measure(t, fmt.Sprintf("%d opened", opens), len(items), func() {
			for at := 0; at < len(items); at += batchOfLooks {
				var looks []photo.Look
				for _, it := range items[at:min(at+batchOfLooks, len(items))] {
					looks = append(looks, photo.Look{What: photo.LookSketch, Library: it})
				}
				a.must(t, looks)
			}
		})
		if s := items[77].Sketch; s == nil || s.Problem != "" || s.Thumb != thumb || a.opens.Load() != opens {
			t.Errorf("%+v, opened %d", s, a.opens.Load())
		}
		if each > most {
			t.Errorf("%v a picture and processor, the limit is %v", each, most)
		}
	}
}

// measure tells what looks at n pictures cost. The decoders are ended, as only
// then the system tells what they took.
func (a *archive) measure(t *testing.T, what string, n int, work func()) (each time.Duration) {
	t.Helper()
	stop, peak := make(chan struct{}), make(chan int64)
	go watchMemory(stop, peak)
	before, began := processorTime(t), time.Now()
	work()
	wall := time.Since(began)
	close(stop)
	memory := <-peak
	a.Pool.Close()
	used := processorTime(t) - before
	a.Pool = decode.NewPool()
	a.reopen(t)
	t.Logf("%s: %v a picture and processor, %v of wall for %d; %d MB at the peak", what,
		(used / time.Duration(n)).Round(10*time.Microsecond), wall.Round(time.Millisecond), n, memory>>20)
	if memory > mostMemory {
		t.Errorf("the limit is %d MB", mostMemory>>20)
	}
	return used / time.Duration(n)
}

// processorTime is that of this process and its children that have ended.
func processorTime(t *testing.T) (sum time.Duration) {
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var usage syscall.Rusage
		if err := syscall.Getrusage(who, &usage); err != nil {
			t.Fatal(err)
		}
		sum += time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
	}
	return sum
}

// watchMemory tells the most memory that this process and its children had
// resident, pages that they share counted once.
func watchMemory(stop <-chan struct{}, peak chan<- int64) {
	var most int64
	for {
		select {
		case <-stop:
			peak <- most
			return
		case <-time.After(50 * time.Millisecond):
			most = max(most, resident())
		}
	}
}

func resident() (sum int64) {
	processes := []string{strconv.Itoa(os.Getpid())}
	children, _ := filepath.Glob("/proc/self/task/*/children")
	for _, name := range children {
		list, _ := os.ReadFile(name)
		processes = append(processes, strings.Fields(string(list))...)
	}
	for _, id := range processes {
		rollup, _ := os.ReadFile("/proc/" + id + "/smaps_rollup")
		for line := range strings.Lines(string(rollup)) {
			var kb int64
			if n, _ := fmt.Sscanf(line, "Pss: %d kB", &kb); n == 1 {
				sum += kb << 10
			}
		}
	}
	return sum
}
