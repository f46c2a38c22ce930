//go:build linux

package decode

import (
	"context"
	"image"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"rollcall/photo"
)

// BenchmarkLooks measures one picture of 12 megapixels at a time, as rollcall
// looks at it: through a worker, with the file in memory. HEICs are made by
// heif-enc, in one piece. worker-ms is the processor time that the worker took,
// which counts on a busy machine; peak-MB the most memory it had.
func BenchmarkLooks(b *testing.B) {
	picture := grainy(4032, 3024)
	jpeg, thumb := jpegOf(picture), jpegOf(scene(160, 120))
	both := append(jpeg[:len(jpeg):len(jpeg)], thumb...)
	at := photo.Span{Offset: int64(len(jpeg)), Size: int64(len(thumb))}
	b.Run("sketch-jpeg-with-thumbnail", func(b *testing.B) { benchLook(b, wantSketch, both, Job{Format: "jpeg", Thumb: at}) })
	b.Run("sketch-jpeg", func(b *testing.B) { benchLook(b, wantSketch, jpeg, Job{Format: "jpeg"}) })
	b.Run("grid-jpeg", func(b *testing.B) { benchLook(b, wantGrid, jpeg, Job{Format: "jpeg"}) })
	if Can("heic") != "" {
		return
	}
	bare, with := benchHEIC(b, picture), benchHEIC(b, picture, "-t", "320")
	b.Run("sketch-heic-with-thumbnail", func(b *testing.B) { benchLook(b, wantSketch, with, Job{Format: "heic"}) })
	b.Run("sketch-heic", func(b *testing.B) { benchLook(b, wantSketch, bare, Job{Format: "heic"}) })
	b.Run("grid-heic", func(b *testing.B) { benchLook(b, wantGrid, bare, Job{Format: "heic"}) })
}

func benchLook(b *testing.B, want string, data []byte, job Job) {
	p := newTestPool(b)
	look := func() {
		a, err := p.look(context.Background(), fileOf(data), want, job)
		if err != nil || a.problem != "" {
			b.Fatal(a.problem, err)
		}
	}
	look()
	worker := p.idle[0].command.Process.Pid
	before := processorTime(worker)
	for b.Loop() {
		look()
	}
	spent := processorTime(worker) - before
	b.ReportMetric(spent.Seconds()*1000/float64(b.N), "worker-ms/op")
	b.ReportMetric(float64(peakMemory(worker))/1e6, "peak-MB")
}

// processorTime is what a process took so far, in user code and in the kernel
// (proc(5): fields 14 and 15 of stat, in hundredths of a second).
func processorTime(pid int) time.Duration {
	stat, _ := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	_, after, _ := strings.Cut(string(stat), ") ")
	fields := strings.Fields(after)
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}

func benchHEIC(b *testing.B, picture image.Image, options ...string) []byte {
	b.Helper()
	needTool(b, "heif-enc")
	dir := b.TempDir()
	from, to := filepath.Join(dir, "in.png"), filepath.Join(dir, "out.heic")
	if err := os.WriteFile(from, pngOf(picture), 0o600); err != nil {
		b.Fatal(err)
	}
	run(b, "heif-enc", append(options, "-o", to, from)...)
	data, err := os.ReadFile(to)
	if err != nil {
		b.Fatal(err)
	}
	return data
}
