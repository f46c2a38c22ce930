package formats

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"rollcall/photo"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// A reference is what exiftool reads in one file of the corpus: tags with their
// groups.
type reference map[string]any

func (r reference) path() string { return r.text("SourceFile") }

// text is the first of the tags that the file has.
func (r reference) text(tags ...string) string {
	for _, tag := range tags {
		if v, ok := r[tag]; ok {
			return strings.TrimSpace(fmt.Sprint(v))
		}
	}
	return ""
}

// corpus returns the folder of real files and exiftool's reading of them.
func corpus(t testing.TB) (string, []reference) {
	t.Helper()
	root := os.Getenv("ROLLCALL_CORPUS")
	if root == "" {
		root = filepath.Join("..", "..", "shared", "corpus")
	}
	file, err := os.Open(filepath.Join(root, "exiftool-reference.json"))
	if err != nil {
		t.Skip("the corpus of real files is not here; ROLLCALL_CORPUS names its folder")
	}
	defer file.Close()
	var refs []reference
	dec := json.NewDecoder(file)
	dec.UseNumber()
	if err := dec.Decode(&refs); err != nil {
		t.Fatal(err)
	}
	return root, refs
}

// slowest is the longest that one file may take.
const slowest = 2 * time.Second

// readCorpusFile identifies and reads a file; nil where no format takes it.
func readCorpusFile(t *testing.T, root string, r reference) (*Format, *Content) {
	t.Helper()
	path := filepath.Join(root, r.path())
	if _, err := os.Stat(path); err != nil {
		return nil, nil // listed, but left out of the corpus
	}
	in := openInput(t, path)
	watch := time.AfterFunc(10*slowest, func() { panic(r.path() + " hangs") })
	defer watch.Stop()
	began := time.Now()
	f := Identify(All, in.Head)
	if f == nil {
		return nil, nil
	}
	c, _ := f.Read(in)
	if took := time.Since(began); took > slowest {
		t.Errorf("%s: took %v", r.path(), took)
	}
	judge(t, in, c)
	return f, c
}

// fileTypes are the formats that exiftool's File:FileType may be read by.
var fileTypes = map[string][]string{
	"JPEG": {"jpeg"}, "THM": {"jpeg"}, "JPS": {"jpeg"}, "MPO": {"jpeg"},
	"TIFF": {"tiff"}, "BTF": {"tiff"}, "IIQ": {"tiff"},
	"CR2": {"cr2"}, "NEF": {"nef"}, "ARW": {"arw"}, "DNG": {"dng"}, "PEF": {"pef"}, "RAF": {"raf"}, "RW2": {"rw2"},
	"CR3": {"cr3"}, "HEIC": {"heic"}, "HEIF": {"heic"}, "HEIFS": {"heic"}, "AVIF": {"avif"},
	"GIF": {"gif"}, "PNG": {"png"}, "WEBP": {"webp"}, "Extended WEBP": {"webp"}, "BMP": {"bmp"}, "PSD": {"psd"},
	"AVI": {"avi"}, "WMV": {"asf"}, "M2TS": {"mpeg-ts"}, "MKV": {"matroska"}, "WEBM": {"matroska"}, "MPEG": {"mpeg-ps", ""}, "FLV": {"flv"},
	"CRW": {"crw"}, "MRW": {"mrw"}, "X3F": {"x3f"}, "JP2": {"jp2"}, "JPX": {"jp2"}, "J2C": {"jp2"},
	"JXL": {"jxl"}, "JXL Codestream": {"jxl"}, "MOV": {"mov"}, "M4V": {"mp4"},
	"MP4": {"mp4", "heic", "avif"},                                   // and any brand that exiftool does not know
	"AAE": {"aae"}, "XMP": {"xmp", ""}, "JSON": {"takeout-json", ""}, // JSON of other kinds is no sidecar
}

// opaque are the formats of which nothing but their kind is read.
var opaque = []string{"matroska", "mpeg-ps", "mpeg-ts", "crw", "mrw", "x3f", "jp2"}

// unidentified are files that exiftool takes for MP4 and that a fuzzer left
// without a brand that anybody has.
var unidentified = []string{
	"./libheif-corpus/fuzzing/data/corpus/clusterfuzz-testcase-minimized-file-fuzzer-5643900194127872.heic",
	"./libheif-corpus/fuzzing/data/corpus/crash-20ca2625096a205937b809a7841e7f019f0b2dc6.heic",
}

func TestCorpusIsIdentified(t *testing.T) {
	root, refs := corpus(t)
	for _, r := range refs {
		f, c := readCorpusFile(t, root, r)
		if c == nil {
			f, c = &Format{}, &Content{}
		}
		typ, name := r.text("File:FileType"), f.Name
		switch want := fileTypes[typ]; {
		case typ == "" && !c.Whole.Intact(): // damaged so far that exiftool gives up
		case name == "" && slices.Contains(unidentified, r.path()):
		case want == nil && name != "" && f.Class != photo.Sidecar, want != nil && !slices.Contains(want, name):
			t.Errorf("%s: exiftool says %q, read as %q", r.path(), typ, name)
		}
	}
}

// Whatever a whole file of the corpus is cut to, it is not told as the original.
func TestCorpusCutIsNotTheOriginal(t *testing.T) {
	root, refs := corpus(t)
	for _, r := range refs {
		f, c := readCorpusFile(t, root, r)
		if f == nil || c.Whole != photo.Whole || c.Picture == nil {
			continue
		}
		b, err := os.ReadFile(filepath.Join(root, r.path()))
		if err != nil {
			t.Fatal(err)
		}
		if len(b) > 1<<17 || len(b) == 0 {
			continue
		}
		var lengths []int
		for i := range 24 {
			lengths = append(lengths, max(0, len(b)-1-i), len(b)*i/24)
		}
		checkTruncations(t, r.path(), b, lengths)
	}
}

// A difference is a value that is not what exiftool reads.
type difference struct{ path, field, ours, theirs, reason string }

func (d difference) key() string { return d.path + "\t" + d.field + "\t" + d.ours + "\t" + d.theirs }

func TestCorpusAgreesWithExiftool(t *testing.T) {
	root, refs := corpus(t)
	known := readDifferences(t)
	var found []difference
	have, agree := map[string]int{}, map[string]int{}
	for _, r := range refs {
		f, c := readCorpusFile(t, root, r)
		if f == nil || f.Class == photo.Sidecar || slices.Contains(opaque, f.Name) {
			continue
		}
		for _, cmp := range compare(r, f, c) {
			if cmp.theirs == "" && !c.Whole.Intact() {
				continue // exiftool gives up at the first damage
			}
			if cmp.theirs != "" {
				have[cmp.field]++
			}
			if cmp.ours == cmp.theirs {
				if cmp.ours != "" {
					agree[cmp.field]++
				}
				continue
			}
			cmp.path = r.path()
			cmp.reason = known[cmp.key()]
			found = append(found, cmp)
			if cmp.reason == "" && !*update {
				t.Errorf("%s: %s is %q, exiftool says %q", cmp.path, cmp.field, cmp.ours, cmp.theirs)
			}
		}
	}
	for _, field := range []string{"date", "make", "model", "size"} {
		share := float64(agree[field]) / float64(have[field])
		t.Logf("%s: %d of %d agree", field, agree[field], have[field])
		if share < 0.97 {
			t.Errorf("%s: only %.1f %% agree with exiftool", field, 100*share)
		}
	}
	if *update {
		writeDifferences(t, found)
	}
}

// compare lists each field as we and exiftool read it, "" for absent.
func compare(r reference, f *Format, c *Content) []difference {
	m := &c.Meta
	list := []difference{
		{field: "make", ours: m.Make, theirs: r.text("EXIF:Make", "QuickTime:Make")},
		{field: "model", ours: m.Model, theirs: r.text("EXIF:Model", "QuickTime:Model")},
		{field: "size", ours: pair(m.Width, m.Height), theirs: referenceSize(r)},
		{field: "gps", ours: gpsText(m.GPS), theirs: referenceGPS(r, m.GPS)},
		{field: "content-id", ours: m.ContentID, theirs: r.text("MakerNotes:MediaGroupUUID", "QuickTime:ContentIdentifier")},
	}
	if f.Class != photo.Video && f.Name != "heic" && f.Name != "avif" { // theirs is EXIF's, see TestCorpusHEICIsTurnedAsLibheifTurns
		list = append(list, difference{field: "orientation", ours: pair(m.Orientation), theirs: referenceOrientation(r)})
	}
	return append(list, dates(r, m.Taken)...)
}

var exifDay = regexp.MustCompile(`^[12]\d\d\d:\d\d:\d\d \d\d:\d\d:\d\d`)

// valid is the first of the tags that holds a date, and not 0000:00:00 or blanks.
func (r reference) valid(tags ...string) string {
	for _, tag := range tags {
		if s := r.text(tag); exifDay.MatchString(s) {
			return s
		}
	}
	return ""
}

// dates compares the wall clock, the digits below the second and the zone.
func dates(r reference, t photo.Taken) []difference {
	theirs := r.valid("EXIF:DateTimeOriginal", "EXIF:CreateDate", "QuickTime:CreationDate", "QuickTime:CreateDate")
	ours, zone := "", ""
	if t.Known {
		ours = t.Time().Format("2006:01:02 15:04:05")
	}
	if len(theirs) > 19 {
		theirs, zone = theirs[:19], theirs[19:]
	}
	list := []difference{{field: "date", ours: ours, theirs: theirs}}
	if r.valid("EXIF:DateTimeOriginal") != "" && t.Known {
		zone = r.text("EXIF:OffsetTimeOriginal")
		list = append(list, difference{field: "sub-second", ours: below(t), theirs: r.text("EXIF:SubSecTimeOriginal")})
	}
	if zone != "" {
		list = append(list, difference{field: "zone", ours: zoneText(t), theirs: zone})
	}
	return list
}

func below(t photo.Taken) string {
	if t.Digits == 0 {
		return ""
	}
	return fmt.Sprintf("%09d", t.Nanos)[:t.Digits]
}

func zoneText(t photo.Taken) string {
	if !t.Zoned {
		return ""
	}
	s := t.String()
	return s[len(s)-6:]
}

func pair(n ...int) string {
	if slices.Contains(n, 0) {
		return ""
	}
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(n), " ", "x"), "[]")
}

// referenceSize is the size of the file's main picture, from the group that
// knows it best.
func referenceSize(r reference) string {
	for _, group := range []string{"File", "GIF", "PNG", "RIFF", "Photoshop", "QuickTime", "EXIF"} {
		w, h := r.text(group+":ImageWidth"), r.text(group+":ImageHeight")
		if w != "" && h != "" && w != "0" && h != "0" {
			return w + "x" + h
		}
	}
	return ""
}

func gpsText(g *photo.GPS) string {
	if g == nil {
		return ""
	}
	return fmt.Sprintf("%.4f %.4f", g.Latitude, g.Longitude)
}

// orientations are exiftool's words for 1 to 8: some of the reference is in words.
var orientations = []string{"Horizontal (normal)", "Mirror horizontal", "Rotate 180", "Mirror vertical",
	"Mirror horizontal and rotate 270 CW", "Rotate 90 CW", "Mirror horizontal and rotate 90 CW", "Rotate 270 CW"}

func referenceOrientation(r reference) string {
	o := r.text("EXIF:Orientation")
	if i := slices.Index(orientations, o); i >= 0 {
		return fmt.Sprint(i + 1)
	}
	return strings.TrimPrefix(o, "0")
}

// referenceGPS is in our words where it is within 10 m of ours.
func referenceGPS(r reference, ours *photo.GPS) string {
	lat, ok := coordinateOf(r["Composite:GPSLatitude"])
	lon, ok2 := coordinateOf(r["Composite:GPSLongitude"])
	if !ok || !ok2 || lat == 0 && lon == 0 {
		return ""
	}
	if ours != nil && math.Abs(lat-ours.Latitude) < 1e-4 && math.Abs(lon-ours.Longitude) < 1e-4 {
		return gpsText(ours)
	}
	return gpsText(&photo.GPS{Latitude: lat, Longitude: lon})
}

// coordinateOf reads a number, or "33 deg 47' 24.42\" N".
func coordinateOf(v any) (float64, bool) {
	if n, ok := v.(json.Number); ok {
		d, err := n.Float64()
		return d, err == nil
	}
	var deg, min, sec float64
	var ref string
	s, _ := v.(string)
	if n, _ := fmt.Sscanf(s, "%f deg %f' %f\" %s", &deg, &min, &sec, &ref); n < 4 {
		return 0, false
	}
	deg += min/60 + sec/3600
	if ref == "S" || ref == "W" {
		deg = -deg
	}
	return deg, true
}

const differencesFile = "testdata/corpus-differences.golden"

// readDifferences reads the known differences with the reason of each.
func readDifferences(t *testing.T) map[string]string {
	t.Helper()
	known := map[string]string{}
	f, err := os.Open(differencesFile)
	if err != nil {
		t.Log(err)
		return known
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if i := strings.LastIndexByte(lines.Text(), '\t'); i > 0 && !strings.HasPrefix(lines.Text(), "#") {
			known[lines.Text()[:i]] = lines.Text()[i+1:]
		}
	}
	return known
}

// writeDifferences writes them with the reasons known so far; one without stays
// empty, and the test goes on failing until somebody has found it.
func writeDifferences(t *testing.T, list []difference) {
	t.Helper()
	var b strings.Builder
	b.WriteString("# path, field, ours (empty: absent), exiftool's (empty: absent), reason\n")
	for _, d := range list {
		fmt.Fprintf(&b, "%s\t%s\n", d.key(), d.reason)
	}
	if err := os.WriteFile(differencesFile, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
