package decode

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/jpeg"
	"io/fs"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"rollcall/photo"
)

// TestMeasure prints what each kind of change does to every number of a
// comparison, and to sketches. The thresholds of package matchers come from it.
// ROLLCALL_MEASURE names a folder for the files it makes, which later runs use
// again; ROLLCALL_MEASURE_PHOTOS is how many photos of the corpus to take.
func TestMeasure(t *testing.T) {
	dir := os.Getenv("ROLLCALL_MEASURE")
	if dir == "" {
		t.Skip("ROLLCALL_MEASURE names no folder to measure in")
	}
	most, _ := strconv.Atoi(os.Getenv("ROLLCALL_MEASURE_PHOTOS"))
	m := &measure{dir: dir, rows: map[string]map[string][]sample{}}
	photos := corpusPhotos(t, 300_000)
	if most > 0 && most < len(photos) {
		photos = photos[:most]
	}
	photos = append(photos, heics(corpusRoot(t))...)
	var wait sync.WaitGroup
	next := make(chan string)
	for range 2 {
		wait.Go(func() {
			for path := range next {
				m.photo(path)
			}
		})
	}
	for _, p := range photos {
		next <- p
	}
	close(next)
	wait.Wait()
	m.unrelated(photos)
	fmt.Println(m.table())
}

type sample struct {
	value float64
	of    string
}

type measure struct {
	dir   string
	lock  sync.Mutex
	rows  map[string]map[string][]sample // by kind, by column
	order []string
}

// corpusRoot is the folder of real files.
func corpusRoot(t testing.TB) string {
	t.Helper()
	root := os.Getenv("ROLLCALL_CORPUS")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	if _, err := os.Stat(root); err != nil {
		t.Skip("the corpus of real files is not here; ROLLCALL_CORPUS names its folder")
	}
	return root
}

// corpusPhotos are the distinct JPEGs of the corpus with that many pixels, in an
// order that mixes cameras.
func corpusPhotos(t testing.TB, pixels int) []string {
	t.Helper()
	root := corpusRoot(t)
	found := map[string]string{}
	filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		lower := strings.ToLower(path)
		if err != nil || d.IsDir() || strings.Contains(path, "/derivatives/") || strings.Contains(path, "corrupted") ||
			!strings.HasSuffix(lower, ".jpg") && !strings.HasSuffix(lower, ".jpeg") {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return nil
		}
		conf, err := jpeg.DecodeConfig(bytes.NewReader(data))
		if err == nil && conf.Width*conf.Height >= pixels {
			found[fmt.Sprintf("%x", sha256.Sum256(data))] = path
		}
		return nil
	})
	var out []string
	for _, key := range slices.Sorted(maps.Keys(found)) {
		out = append(out, found[key])
	}
	return out
}

// heics are the HEICs of the corpus that cameras took.
func heics(root string) (out []string) {
	for _, pattern := range []string{"osxphotos-libs/*/originals/*/*.heic", "osxphotos-livephoto-aae/test-images/*.HEIC",
		"ianare-exif-samples/heic/*.HEIC", "ianare-exif-samples/heic/mobile/*.HEIC", "pillow_heif/heif_other/*.heic"} {
		found, _ := filepath.Glob(filepath.Join(root, pattern))
		out = append(out, found...)
	}
	return out
}

func (m *measure) add(kind, column, of string, value float64) {
	m.lock.Lock()
	defer m.lock.Unlock()
	if m.rows[kind] == nil {
		m.rows[kind] = map[string][]sample{}
	}
	if !slices.Contains(m.order, column) {
		m.order = append(m.order, column)
	}
	m.rows[kind][column] = append(m.rows[kind][column], sample{value, of})
}

func (m *measure) photo(path string) {
	name := filepath.Base(path)
	in, err := decodeFile(path)
	if err != nil {
		fmt.Println("left out:", name, err)
		return
	}
	ycc, ok := in.(*image.YCbCr)
	if !ok {
		return
	}
	heic := strings.HasSuffix(strings.ToLower(path), ".heic")
	seed := uint64(len(path))
	for _, k := range kinds {
		if k.heic != heic {
			continue
		}
		base := filepath.Join(m.dir, fmt.Sprintf("%x-%s", sha256.Sum256([]byte(path)), k.name)[:24]+"-"+k.name)
		library, backup := path, base+k.out
		if k.library != nil {
			library = base + ".library.jpg"
		}
		if err := m.make(k, ycc, path, library, backup, seed); err != nil {
			fmt.Println("not made:", k.name, name, err)
			continue
		}
		m.pair(k.name, name, library, backup)
	}
}

// make makes the files of a kind that are not there yet.
func (m *measure) make(k kind, in *image.YCbCr, path, library, backup string, seed uint64) error {
	if _, err := os.Stat(backup); err == nil {
		return nil
	}
	if k.library != nil {
		if err := saveJPEG(library, k.library(in, seed), 95); err != nil {
			return err
		}
	}
	if k.edit != nil {
		quality, _ := strconv.Atoi(strings.Split(k.out, ".")[1])
		return saveJPEG(backup, k.edit(in, seed), quality)
	}
	tmp, err := os.MkdirTemp("", "measure")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	cmd := exec.Command("sh", "-c", strings.NewReplacer("$in", `"$in"`, "$out", `"$out"`).Replace(k.command))
	cmd.Env = append(os.Environ(), "in="+path, "out="+backup, "tmp="+filepath.Join(tmp, "step"))
	if said, err := cmd.CombinedOutput(); err != nil {
		os.Remove(backup)
		return fmt.Errorf("%w: %.200s", err, said)
	}
	return nil
}

func saveJPEG(path string, img image.Image, quality int) error {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: quality}); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}

func (m *measure) pair(kind, name, library, backup string) {
	a, sa, err := m.gridOf(library)
	if err != nil {
		fmt.Println("library:", name, err)
		return
	}
	b, sb, err := m.gridOf(backup)
	if err != nil {
		fmt.Println("backup:", kind, name, err)
		return
	}
	m.compare(kind, name, a, b, sa, sb)
}

func (m *measure) compare(kind, name string, a, b *Grid, sa, sb photo.Sketch) {
	c := Compare(a, b)
	m.add(kind, "worst", name, c.Worst)
	m.add(kind, "typical", name, c.Typical)
	m.add(kind, "tone", name, c.Tone)
	m.add(kind, "detail", name, c.Detail)
	m.add(kind, "grainy", name, truth(c.Grainy))
	if c.Grainy {
		m.add(kind, "grain", name, c.Grain)
	}
	if a.Width == b.Width && a.Height == b.Height && c.Turned == 0 {
		quiet := quietest(a, b)
		m.add(kind, "detail.all", name, sumOf(b.detail)/sumOf(a.detail))
		for i, scale := range grainScales[:2] {
			shared, da, db := a.sharedGrain(b, quiet, i)
			m.add(kind, fmt.Sprint("grain.", scale), name, shared)
			m.add(kind, fmt.Sprint("grain.", scale, ".least"), name, min(da, db))
		}
	}
	m.add(kind, "alike", name, c.Alike)
	m.add(kind, "cropped", name, c.Cropped)
	m.add(kind, "framed", name, c.Framed)
	m.add(kind, "turned", name, float64(c.Turned))
	luma, chroma, alike := sketchDistances(&sa, &sb)
	m.add(kind, "s.luma", name, luma)
	m.add(kind, "s.chroma", name, chroma)
	m.add(kind, "s.alike", name, alike)
}

func sumOf(values []uint16) (total float64) {
	for _, v := range values {
		total += float64(v)
	}
	return total
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// sketchDistances are the roots of the mean squares of differences in luma and
// chroma, and the correlation of luma less its surroundings.
func sketchDistances(a, b *photo.Sketch) (luma, chroma, alike float64) {
	return rms(a.Luma, b.Luma), math.Hypot(rms(a.Cb, b.Cb), rms(a.Cr, b.Cr)), shapesOf(a).alike(shapesOf(b))
}

func shapesOf(s *photo.Sketch) small {
	values := make([]float32, len(s.Luma))
	for i, v := range s.Luma {
		values[i] = float32(v)
	}
	return shapes(values, photo.SketchSide)
}

func rms(a, b []byte) float64 {
	total := 0.0
	for i := range a {
		d := float64(a[i]) - float64(b[i])
		total += d * d
	}
	return math.Sqrt(total / float64(len(a)))
}

// gridOf measures a file, once: the grid is kept beside the files made.
func (m *measure) gridOf(path string) (*Grid, photo.Sketch, error) {
	kept := filepath.Join(m.dir, fmt.Sprintf("%x.grid2", sha256.Sum256([]byte(path))))
	if data, err := os.ReadFile(kept); err == nil && len(data) > sketchBytes {
		g, err := unmarshalGrid(data[sketchBytes:])
		return g, sketchFrom(data), err
	}
	img, err := decodeFile(path)
	if err != nil {
		return nil, photo.Sketch{}, err
	}
	g := newGrid(img, Job{})
	s := newSketch(img, false, Job{}, g.Width, g.Height)
	os.WriteFile(kept, slices.Concat(s.Luma, s.Cb, s.Cr, g.marshal()), 0o644)
	return g, s, nil
}

const sketchBytes = photo.SketchSide*photo.SketchSide + 2*photo.ChromaSide*photo.ChromaSide

func sketchFrom(b []byte) photo.Sketch {
	l, c := photo.SketchSide*photo.SketchSide, photo.ChromaSide*photo.ChromaSide
	return photo.Sketch{Luma: b[:l], Cb: b[l : l+c], Cr: b[l+c : l+2*c]}
}

// decodeFile decodes a file by the decoder that its ending names.
func decodeFile(path string) (image.Image, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	format := strings.TrimPrefix(strings.ToLower(filepath.Ext(path)), ".")
	if format == "jpg" {
		format = "jpeg"
	}
	d := decoderOf(format)
	if d == nil || d.Absent != "" {
		return nil, fmt.Errorf("no decoder for %q", path)
	}
	return d.Decode(bytesInput(data))
}

// unrelated compares every photo with every other.
func (m *measure) unrelated(photos []string) {
	for i, a := range photos {
		ga, sa, err := m.gridOf(a)
		if err != nil {
			continue
		}
		for _, b := range photos[i+1:] {
			if gb, sb, err := m.gridOf(b); err == nil {
				m.compare("unrelated", filepath.Base(a)+"/"+filepath.Base(b), ga, gb, sa, sb)
			}
		}
	}
}

func (m *measure) table() string {
	var b strings.Builder
	names := []string{}
	for _, k := range kinds {
		names = append(names, k.name)
	}
	for _, column := range m.order {
		fmt.Fprintf(&b, "\n### %s\n%-20s %5s %8s %8s %8s %8s %8s   lowest / highest of\n", column, "kind", "n", "min", "p1", "median", "p99", "max")
		for _, name := range append(names, "unrelated") {
			v := slices.Clone(m.rows[name][column])
			if len(v) == 0 {
				continue
			}
			slices.SortFunc(v, func(a, b sample) int {
				if a.value < b.value {
					return -1
				}
				if a.value > b.value {
					return 1
				}
				return strings.Compare(a.of, b.of)
			})
			at := func(q float64) float64 { return v[int(q*float64(len(v)-1)+0.5)].value }
			fmt.Fprintf(&b, "%-20s %5d %8.3f %8.3f %8.3f %8.3f %8.3f   %.24s / %.24s\n", name, len(v), at(0), at(0.01), at(0.5), at(0.99), at(1), v[0].of, v[len(v)-1].of)
		}
	}
	return b.String()
}
