//go:build linux

package accuracy_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"rollcall/cmd/rollcall/programtest"
	"rollcall/photo"
	"rollcall/photo/phototest"
)

// The limits of the second look.
const (
	limitThumb  = 8.0   // ms of processor time a picture that has a thumbnail
	limitWhole  = 100.0 // ms a picture of 12 megapixels that has none
	limitMemory = 300   // MB, of all processes together
)

// TestMeasureSecondLook measures the whole program on a library of 12-megapixel
// JPEGs against a backup of renditions without metadata. It wants ROLLCALL_MEASURE=1
// and some minutes; ROLLCALL_MEASURE_N is the number of photos, 2,000 by itself.
func TestMeasureSecondLook(t *testing.T) {
	if os.Getenv("ROLLCALL_MEASURE") != "1" {
		t.Skip("a measurement of some minutes: ROLLCALL_MEASURE is not 1")
	}
	programtest.Tool(t, "cjpeg")
	n := 2000
	if v, err := strconv.Atoi(os.Getenv("ROLLCALL_MEASURE_N")); err == nil {
		n = v
	}
	tiles := newTiles(t)
	program := programtest.Built(t)
	rows := "| library | photos a side | ms a picture, limit | ms a picture | MB, limit | MB |\n|---|--:|--:|--:|--:|--:|\n"
	t.Run("thumbnails", func(t *testing.T) {
		m := measureLooks(t, program, tiles, n, true)
		rows += m.row("thumbnails embedded", limitThumb)
		m.hold(t, limitThumb)
	})
	t.Run("no-thumbnails", func(t *testing.T) {
		m := measureLooks(t, program, tiles, n/10, false)
		rows += m.row("no thumbnails", limitWhole)
		m.hold(t, limitWhole)
	})
	if *update {
		phototest.WriteSection(t, accuracyDoc, "second look", rows)
	}
}

// A measured run of the second look.
type measurement struct {
	photos int
	scan   time.Duration // processor time of the scan alone
	check  time.Duration // processor time of the check after it: second looks and reconciling
	wall   time.Duration
	peak   int64 // MB of all processes
	counts map[outcome]int
}

// ms is the processor time of the check, milliseconds a picture of both sides.
func (m *measurement) ms() float64 { return m.check.Seconds() * 1000 / float64(2*m.photos) }

func (m *measurement) row(library string, limit float64) string {
	return fmt.Sprintf("| %s | %d | %.0f | %.1f | %d | %d |\n", library, m.photos, limit, m.ms(), limitMemory, m.peak)
}

// hold holds the figures. Of a check, half of the pictures are renditions: the
// limit is for the mean over both sides' pictures.
func (m *measurement) hold(t *testing.T, limit float64) {
	ms := m.ms()
	t.Logf("%d photos a side: scan %.1f s, check after it %.1f s of processor time (%.1f s by the clock): %.2f ms a picture, at most %d MB; %v",
		m.photos, m.scan.Seconds(), m.check.Seconds(), m.wall.Seconds(), ms, m.peak, m.counts)
	if ms > limit {
		t.Errorf("%.2f ms a picture, want at most %.0f", ms, limit)
	}
	if m.peak > limitMemory {
		t.Errorf("%d MB at peak, want at most %d", m.peak, limitMemory)
	}
	reduced := m.counts[outcome{photo.Missing, photo.Reduced}]
	if reduced*50 < m.photos*49 {
		t.Errorf("%d of %d are reduced, want 98 %%", reduced, m.photos)
	}
}

func measureLooks(t *testing.T, program string, tiles *tiles, n int, thumbs bool) *measurement {
	dir := t.TempDir()
	library, backup := filepath.Join(dir, "library"), filepath.Join(dir, "backup")
	for i := range n {
		big, small := tiles.photo(i, thumbs)
		write(t, filepath.Join(library, fmt.Sprintf("%03d", i/500), fmt.Sprintf("IMG_%05d.JPG", i)), big)
		write(t, filepath.Join(backup, fmt.Sprintf("%03d", i%37), fmt.Sprintf("%08x.jpg", uint32(seedOf(fmt.Sprint(i))))), small)
	}
	m := &measurement{photos: n, counts: map[outcome]int{}}
	index := filepath.Join(dir, "index.db")
	m.scan, _, _ = watched(t, program, index, "scan", library, backup)
	file := filepath.Join(dir, "report.json")
	start := time.Now()
	m.check, m.peak, _ = watched(t, program, index, "--all", "-o", file, library, backup)
	m.wall = time.Since(start)
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var report benchReport
	if err := json.Unmarshal(content, &report); err != nil {
		t.Fatal(err)
	}
	for _, p := range report.Photos {
		got := outcome{p.Status, photo.NoGrade}
		if p.Match != nil {
			got.Grade = p.Match.Grade
		}
		m.counts[got]++
	}
	return m
}

// watched runs the program and watches the memory of it and its children.
func watched(t *testing.T, program, index string, args ...string) (cpu time.Duration, peak int64, code int) {
	t.Helper()
	cmd := exec.Command(program, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	cmd.Env = append(os.Environ(), "ROLLCALL_INDEX="+index)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	for {
		select {
		case <-done:
			state := cmd.ProcessState
			if state.ExitCode() == exitFailure {
				t.Fatalf("rollcall %q failed: %s", args, stderr.String())
			}
			return state.UserTime() + state.SystemTime(), peak, state.ExitCode()
		case <-time.After(50 * time.Millisecond):
			peak = max(peak, residentMB(cmd.Process.Pid))
		}
	}
}

// residentMB is the memory in use of a process and its children, in MB, from
// /proc; what they share counts for each.
func residentMB(pid int) (mb int64) {
	content, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(content)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, _ := strconv.ParseInt(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), "kB")), 10, 64)
			mb += kb / 1000
		}
	}
	threads, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	for _, thread := range threads {
		children, _ := os.ReadFile(thread)
		for _, child := range strings.Fields(string(children)) {
			if n, err := strconv.Atoi(child); err == nil {
				mb += residentMB(n)
			}
		}
	}
	return mb
}

// tiles makes any number of different photos of 12 megapixels quickly: each is put
// together from the restart intervals of a few that were painted, tile by tile.
type tiles struct {
	heads  []byte     // a base's bytes up to its scan
	parts  [][][]byte // by base: its restart intervals
	smalls []*image.RGBA
}

const (
	tileWidth, tileHeight = 4032, 3024
	tileBases             = 12
	tilesAcross           = 4   // restart intervals in a row of blocks
	tileRows              = 189 // rows of blocks of 16 x 16 pixels
	tileBands             = 9   // bands of rows that come from one base
	smallWidth            = 1008
	smallHeight           = 756
)

func newTiles(t *testing.T) *tiles {
	dir := t.TempDir()
	ts := &tiles{}
	for base := range tileBases {
		s := scene{seed: int64(400 + base), w: tileWidth / 2, h: tileHeight / 2}
		ppm, big, small := filepath.Join(dir, "a.ppm"), filepath.Join(dir, "big.ppm"), filepath.Join(dir, "small.ppm")
		jpeg := filepath.Join(dir, "a.jpg")
		for _, err := range []error{
			s.writePPM(ppm),
			magick(ppm, big, "-resize", fmt.Sprintf("%dx%d!", tileWidth, tileHeight), "-attenuate", "0.15", "+noise", "Gaussian"),
			magick(ppm, small, "-resize", fmt.Sprintf("%dx%d!", smallWidth, smallHeight)),
			tellTool("cjpeg", "-quality", "85", "-sample", "2x2", "-restart", fmt.Sprintf("%dB", tileWidth/16/tilesAcross), "-outfile", jpeg, big),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		content, err := os.ReadFile(jpeg)
		if err != nil {
			t.Fatal(err)
		}
		data := jpegScans(content)
		ts.heads = content[:data.from]
		ts.parts = append(ts.parts, intervals(content[data.from:data.to]))
		if n := len(ts.parts[base]); n != tilesAcross*tileRows {
			t.Fatalf("%d restart intervals, want %d", n, tilesAcross*tileRows)
		}
		ts.smalls = append(ts.smalls, readPPM(t, small))
	}
	return ts
}

// intervals splits a scan's data at its restart markers.
func intervals(b []byte) (parts [][]byte) {
	from := 0
	for i := 0; i+1 < len(b); i++ {
		if b[i] == 0xFF && b[i+1]&0xF8 == 0xD0 {
			parts = append(parts, b[from:i])
			from = i + 2
		}
	}
	return append(parts, b[from:])
}

func readPPM(t *testing.T, path string) *image.RGBA {
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	m := image.NewRGBA(image.Rect(0, 0, smallWidth, smallHeight))
	pix := content[len(content)-3*smallWidth*smallHeight:]
	for i := range smallWidth * smallHeight {
		copy(m.Pix[4*i:], pix[3*i:3*i+3])
		m.Pix[4*i+3] = 255
	}
	return m
}

// photo is the i-th photo with its metadata, and its rendition without any.
func (ts *tiles) photo(i int, thumb bool) (big, small []byte) {
	r := rand.New(rand.NewSource(int64(i)))
	var from [tileBands][tilesAcross]int
	for band := range from {
		for x := range from[band] {
			from[band][x] = r.Intn(tileBases)
		}
	}
	var b bytes.Buffer
	b.Write(ts.heads)
	for k := range tilesAcross * tileRows {
		if k > 0 {
			b.Write([]byte{0xFF, 0xD0 | byte((k-1)%8)})
		}
		b.Write(ts.parts[from[k/tilesAcross*tileBands/tileRows][k%tilesAcross]][k])
	}
	b.Write([]byte{0xFF, 0xD9})
	m := ts.rendition(from)
	shot := phototest.Shot{Taken: sampleStart.Add(time.Duration(i)*time.Minute).Format("2006-01-02T15:04:05") + ".120+02:00", Make: "Apple", Model: "iPhone 11"}
	var embedded []byte
	if thumb {
		embedded = plainJPEG(shrunk(m, 160, 120), 75)
	}
	return phototest.WithEXIF(b.Bytes(), phototest.EXIF(shot, embedded)), plainJPEG(m, 80)
}

func (ts *tiles) rendition(from [tileBands][tilesAcross]int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, smallWidth, smallHeight))
	for y := range smallHeight {
		for x := range tilesAcross {
			at := m.PixOffset(x*smallWidth/tilesAcross, y)
			end := at + 4*smallWidth/tilesAcross
			copy(m.Pix[at:end], ts.smalls[from[y*tileBands/smallHeight][x]].Pix[at:end])
		}
	}
	return m
}

// shrunk is the picture at a smaller size, by means.
func shrunk(m *image.RGBA, w, h int) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			var sum [4]int
			n := 0
			for v := y * m.Rect.Dy() / h; v < (y+1)*m.Rect.Dy()/h; v++ {
				for u := x * m.Rect.Dx() / w; u < (x+1)*m.Rect.Dx()/w; u++ {
					for c := range sum {
						sum[c] += int(m.Pix[m.PixOffset(u, v)+c])
					}
					n++
				}
			}
			for c := range sum {
				out.Pix[out.PixOffset(x, y)+c] = byte(sum[c] / n)
			}
		}
	}
	return out
}
