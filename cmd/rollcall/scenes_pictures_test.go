package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/jpeg"
	"image/png"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"rollcall/photo/phototest"
)

// A remaking makes one picture from another, as the shot's keys want it.
type remaking func(m *image.RGBA, exif []byte, s phototest.Shot) *image.RGBA

// remake is a word that makes FILE anew as OUT.
func remake(make remaking) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, neg bool, args []string) {
		if neg || len(args) < 2 {
			ts.Fatalf("usage: FILE OUT [bare] [key=value ...]")
		}
		source := []byte(ts.ReadFile(args[0]))
		exif := exifOf(source)
		more, bare := args[2:], len(args) > 2 && args[2] == "bare"
		if bare {
			more = more[1:]
		}
		shot := readShot(ts, more)
		m := make(decodeScene(ts, source), exif, shot)
		switch told := shot; {
		case bare:
			exif = nil
		case told.Taken+told.Make+told.Model+told.ContentID+told.RequestID != "":
			exif = phototest.EXIF(shot, nil)
		default:
			exif = withoutTurn(withoutThumbnail(exif))
		}
		writeScene(ts, args[1], encodeScene(ts, args[1], m, exif, shot))
	}
}

func decodeScene(ts *testscript.TestScript, file []byte) *image.RGBA {
	m, _, err := image.Decode(bytes.NewReader(file))
	ts.Check(err)
	out := image.NewRGBA(image.Rect(0, 0, m.Bounds().Dx(), m.Bounds().Dy()))
	draw.Draw(out, out.Rect, m, m.Bounds().Min, draw.Src)
	return out
}

func encodeScene(ts *testscript.TestScript, name string, m image.Image, exif []byte, s phototest.Shot) []byte {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".png":
		return phototest.PNGOf(m, exif, png.CompressionLevel(-s.Quality))
	case ".jpg", ".jpeg":
		return phototest.WithEXIF(phototest.BareJPEG(m, s.Quality), exif)
	}
	ts.Fatalf("can't make %q", name)
	return nil
}

func remadeAsIs(m *image.RGBA, _ []byte, _ phototest.Shot) *image.RGBA { return m }

// remadeSmaller is the picture in the shot's size: each pixel the mean of the area
// that it covers.
func remadeSmaller(m *image.RGBA, _ []byte, s phototest.Shot) *image.RGBA {
	columns, rows := shares(m.Rect.Dx(), s.Width), shares(m.Rect.Dy(), s.Height)
	return paintedBy(s.Width, s.Height, func(x, y int) color.RGBA {
		var sum [3]float64
		for _, row := range rows[y] {
			for _, column := range columns[x] {
				for c := range sum {
					sum[c] += row.share * column.share * float64(m.Pix[m.PixOffset(column.at, row.at)+c])
				}
			}
		}
		return color.RGBA{uint8(sum[0] + 0.5), uint8(sum[1] + 0.5), uint8(sum[2] + 0.5), 255}
	})
}

// A pixelShare is how much of a smaller pixel one of the picture makes up.
type pixelShare struct {
	at    int
	share float64
}

// shares lists what each of to pixels is made of, out of from.
func shares(from, to int) [][]pixelShare {
	list := make([][]pixelShare, to)
	size := float64(from) / float64(to)
	for i := range list {
		begin, end := float64(i)*size, float64(i+1)*size
		for at := int(begin); at < from && float64(at) < end; at++ {
			covered := min(end, float64(at+1)) - max(begin, float64(at))
			list[i] = append(list[i], pixelShare{at, covered / size})
		}
	}
	return list
}

// remadeCropped is the picture without a twentieth at each side.
func remadeCropped(m *image.RGBA, _ []byte, _ phototest.Shot) *image.RGBA {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	return cutOut(m, image.Rect(w/20, h/20, w-w/20, h-h/20))
}

func cutOut(m *image.RGBA, box image.Rectangle) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, box.Dx(), box.Dy()))
	draw.Draw(out, out.Rect, m, box.Min, draw.Src)
	return out
}

// remadeFiltered is the picture as filters of phones make it: warmer, with contrast.
func remadeFiltered(m *image.RGBA, _ []byte, _ phototest.Shot) *image.RGBA {
	out := image.NewRGBA(m.Rect)
	gain, add := [3]float64{1.35, 1.2, 1.05}, [3]float64{-30, -30, -40}
	for i, v := range m.Pix {
		if c := i % 4; c < 3 {
			v = uint8(min(max(float64(v)*gain[c]+add[c], 0), 255))
		}
		out.Pix[i] = v
	}
	return out
}

// remadeUpright is the picture with its pixels as its orientation 6 (a quarter turn
// clockwise) or 3 (a half turn) wants it seen.
func remadeUpright(m *image.RGBA, exif []byte, _ phototest.Shot) *image.RGBA {
	at := orientationAt(exif)
	if at == 0 {
		return m
	}
	w, h := m.Rect.Dx(), m.Rect.Dy()
	switch binary.BigEndian.Uint16(exif[at:]) {
	case 6:
		return paintedBy(h, w, func(x, y int) color.RGBA { return m.RGBAAt(y, h-1-x) })
	case 3:
		return paintedBy(w, h, func(x, y int) color.RGBA { return m.RGBAAt(w-1-x, h-1-y) })
	}
	return m
}

func paintedBy(w, h int, at func(x, y int) color.RGBA) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			out.SetRGBA(x, y, at(x, y))
		}
	}
	return out
}

// exifOf is the EXIF block of a file that phototest made.
func exifOf(file []byte) []byte {
	if i := bytes.Index(file, []byte("eXIf")); i > 4 && bytes.HasPrefix(file, []byte("\x89PNG")) {
		return bytes.Clone(file[i+4 : i+4+int(binary.BigEndian.Uint32(file[i-4:]))])
	}
	if i := bytes.Index(file, []byte("Exif\x00\x00")); i == 6 {
		return bytes.Clone(file[12 : 4+int(binary.BigEndian.Uint16(file[4:]))])
	}
	return nil
}

// withoutTurn sets the orientation to 1.
func withoutTurn(exif []byte) []byte {
	if at := orientationAt(exif); at > 0 {
		binary.BigEndian.PutUint16(exif[at:], 1)
	}
	return exif
}

// orientationAt is where phototest's EXIF keeps the orientation; 0: nowhere.
func orientationAt(exif []byte) int {
	if exif == nil {
		return 0
	}
	for at := 10; at < 10+12*int(binary.BigEndian.Uint16(exif[8:])); at += 12 {
		if binary.BigEndian.Uint16(exif[at:]) == 0x0112 {
			return at + 8
		}
	}
	return 0
}

// withoutThumbnail cuts the second directory off.
func withoutThumbnail(exif []byte) []byte {
	if exif != nil {
		at := 10 + 12*int(binary.BigEndian.Uint16(exif[8:]))
		clear(exif[at : at+4])
	}
	return exif
}

// makeBurst makes frames of one scene: the camera moves a little, and each frame
// has its own grain.
func makeBurst(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 4 {
		ts.Fatalf("usage: burst DIR N MILLISECONDS taken=... [key=value ...]")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	step, err := strconv.Atoi(args[2])
	ts.Check(err)
	shot := readShot(ts, args[3:])
	wide := shot
	wide.Width, wide.Height = shot.Width+4*n, shot.Height+2*n
	scene := phototest.Paint(wide)
	begin := shot.Taken
	for i := range n {
		m := cutOut(scene, image.Rect(4*i, 2*i, 4*i+shot.Width, 2*i+shot.Height))
		grain(m, shot.Seed*1000+int64(i), 6)
		shot.Taken = later(ts, begin, time.Duration(i*step)*time.Millisecond)
		writeScene(ts, fmt.Sprintf("%s/IMG_%04d.jpg", args[0], i+1), phototest.JPEGOf(m, shot))
	}
}

// later moves a time on and keeps its form.
func later(ts *testscript.TestScript, taken string, by time.Duration) string {
	if by == 0 {
		return taken
	}
	const layout = "2006-01-02T15:04:05.000Z07:00"
	t, err := time.Parse(layout, taken)
	ts.Check(err)
	return t.Add(by).Format(layout)
}

// makeFlat makes what a lens cap or a blank wall gives.
func makeFlat(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: flat FILE LEVEL [key=value ...]")
	}
	level, err := strconv.Atoi(args[1])
	ts.Check(err)
	shot := readShot(ts, args[2:])
	m := image.NewRGBA(image.Rect(0, 0, shot.Width, shot.Height))
	draw.Draw(m, m.Rect, image.NewUniform(color.Gray{uint8(level)}), image.Point{}, draw.Src)
	grain(m, shot.Seed, 2)
	writeScene(ts, args[0], phototest.JPEGOf(m, shot))
}

// grain adds a sensor's noise, of so many levels.
func grain(m *image.RGBA, seed int64, levels float64) {
	r := rand.New(rand.NewSource(seed))
	for i := 0; i < len(m.Pix); i += 4 {
		d := r.NormFloat64() * levels
		for c := range 3 {
			m.Pix[i+c] = uint8(min(max(float64(m.Pix[i+c])+d, 0), 255))
		}
	}
}

// stripFile takes EXIF out of a JPEG and leaves the picture as it is.
func stripFile(ts *testscript.TestScript, neg bool, args []string) {
	b := []byte(ts.ReadFile(args[0]))
	if exifOf(b) == nil {
		ts.Fatalf("%s has no EXIF", args[0])
	}
	writeScene(ts, args[1], append(b[:2:2], b[4+int(binary.BigEndian.Uint16(b[4:])):]...))
}

func appendFile(ts *testscript.TestScript, neg bool, args []string) {
	writeScene(ts, args[0], []byte(ts.ReadFile(args[0])+ts.ReadFile(args[1])))
}

// joinPictures puts a second picture into FILE, behind its own.
func joinPictures(ts *testscript.TestScript, neg bool, args []string) {
	writeScene(ts, args[0], phototest.Pictures([]byte(ts.ReadFile(args[0])), []byte(ts.ReadFile(args[1]))))
}

func toHEIC(ts *testscript.TestScript, neg bool, args []string) {
	convertHEIC(ts, "heif-enc", append(args, "90")[:3])
}

func fromHEIC(ts *testscript.TestScript, neg bool, args []string) {
	convertHEIC(ts, "heif-convert", append(args, "95")[:3])
}

func convertHEIC(ts *testscript.TestScript, tool string, args []string) {
	from, to := ts.MkAbs(args[0]), ts.MkAbs(args[1])
	ts.Check(os.MkdirAll(filepath.Dir(to), 0o755))
	rest := []string{from, to}
	if tool == "heif-enc" {
		rest = []string{from, "-o", to}
	}
	if out, err := exec.Command(tool, append([]string{"-q", args[2]}, rest...)...).CombinedOutput(); err != nil {
		ts.Fatalf("%s: %v: %s", tool, err, out)
	}
	b, err := os.ReadFile(to)
	ts.Check(err)
	writeScene(ts, args[1], b)
}

// hasTool is the condition [tool:NAME].
func hasTool(cond string) (bool, error) {
	name, ok := strings.CutPrefix(cond, "tool:")
	if !ok {
		return false, fmt.Errorf("no condition %q", cond)
	}
	_, err := exec.LookPath(name)
	if err != nil && os.Getenv("ROLLCALL_CI") == "1" {
		return false, fmt.Errorf("%s is not installed", name)
	}
	return err == nil, nil
}
