package formats

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
)

// exiftool runs the tool on files of a folder; the test is left out where the
// tool is not installed, and fails in CI.
func exiftool(t *testing.T, args ...string) {
	t.Helper()
	if _, err := exec.LookPath("exiftool"); err != nil {
		if os.Getenv("ROLLCALL_CI") == "1" {
			t.Fatal("exiftool is not installed")
		}
		t.Skip("exiftool is not installed")
	}
	out, err := exec.Command("exiftool", args...).CombinedOutput()
	if err != nil {
		t.Logf("exiftool: %v: %s", err, out) // it says so when it refuses one of many
	}
}

// writeFiles writes files into a new folder.
func writeFiles(t *testing.T, files map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	for name, b := range files {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func readPath(t *testing.T, path string) (*Input, *Content) {
	t.Helper()
	in := openInput(t, path)
	f := Identify(All, in.Head)
	if f == nil {
		t.Fatalf("%s is no format", path)
	}
	c, err := f.Read(in)
	if err != nil {
		t.Errorf("%s: %v", path, err)
	}
	return in, c
}

func TestEXIFByExiftoolReadsBack(t *testing.T) {
	dir := writeFiles(t, map[string][]byte{"a.jpg": aJPEG(t, 1), "a.tif": tiffSamples()["tiff-scan"]})
	exiftool(t, "-q", "-overwrite_original",
		"-Make=Apple", "-Model=iPhone 15 Pro", "-Software=18.5", "-LensModel=back camera", "-ImageUniqueID=d41d8cd9",
		"-DateTimeOriginal=2024:05:01 10:00:00", "-SubSecTimeOriginal=123", "-OffsetTimeOriginal=+02:00",
		"-ModifyDate=2025:01:01 00:00:00", "-CreateDate=2024:05:01 10:00:09", "-Orientation#=6",
		"-ExifImageWidth=4032", "-ExifImageHeight=3024",
		"-GPSLatitude=48.8125", "-GPSLatitudeRef=N", "-GPSLongitude=2.5", "-GPSLongitudeRef=W", dir)
	for name, size := range map[string][2]int{"a.jpg": {40, 24}, "a.tif": {8, 12}} {
		want := fullMeta()
		want.Orientation, want.Width, want.Height = 6, size[0], size[1]
		_, c := readPath(t, filepath.Join(dir, name))
		if diff := cmp.Diff(want, c.Meta); diff != "" || len(c.Problems) > 0 {
			t.Errorf("%s: %v %s", name, c.Problems, diff)
		}
	}
}

func TestPictureOutlivesExiftool(t *testing.T) {
	files := map[string][]byte{
		"plain.jpg": aJPEG(t, 1), "exif.jpg": aJPEG(t, 1, exifSegment(exifBlock(big, fullMain, fullExif(big), nil))),
		"motion.jpg": append(aJPEG(t, 1), aVideo...), "multi.jpg": multiPicture(t, nil),
	}
	for name, b := range tiffSamples() {
		if strings.HasPrefix(name, "tiff") && name != "tiff-tiled" { // exiftool minds that its tiles are no tiles
			files[name+".tif"] = b
		}
	}
	rewriteAll(t, writeFiles(t, files), len(files))
}

// The corpus, rewritten: no picture of it changes, so none would be missed.
func TestCorpusPicturesOutliveExiftool(t *testing.T) {
	rewriteCorpus(t, 100, func(r reference, f *Format, c *Content) bool {
		if strings.HasSuffix(r.path(), "/AFCP.jpg") {
			return false // its trailer counts offsets from the file's beginning, and exiftool mends them
		}
		return c.Whole == photo.Whole && (f.Name == "jpeg" || f.Name == "tiff" || f.Class == photo.RAW)
	})
}

// rewriteCorpus rewrites copies of the corpus's files that have picture data and
// are wanted.
func rewriteCorpus(t *testing.T, atLeast int, wanted func(reference, *Format, *Content) bool) {
	t.Helper()
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	root, refs := corpus(t)
	files := map[string][]byte{}
	for i, r := range refs {
		f, c := readCorpusFile(t, root, r)
		if f == nil || c.Picture == nil || !wanted(r, f, c) {
			continue
		}
		b, err := os.ReadFile(filepath.Join(root, r.path()))
		if err != nil {
			t.Fatal(err)
		}
		files[strconv.Itoa(i)+"-"+filepath.Base(r.path())] = b
	}
	rewriteAll(t, writeFiles(t, files), atLeast)
}

// rewriteAll has exiftool change a tag of each file of a folder, and at least so
// many of them, and compares picture and tail.
func rewriteAll(t *testing.T, dir string, atLeast int) {
	t.Helper()
	before, sizes := map[string]verdict{}, map[string]int64{}
	paths, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		in, c := readPath(t, path)
		before[path], sizes[path] = judge(t, in, c), in.Size
	}
	exiftool(t, "-q", "-q", "-overwrite_original", "-Artist=somebody", dir)
	changed := 0
	for _, path := range paths {
		in, c := readPath(t, path)
		if in.Size != sizes[path] {
			changed++
		}
		if after := judge(t, in, c); after != before[path] {
			t.Errorf("%s: %v, then %v (%d, then %d bytes; %v)", filepath.Base(path), before[path], after, sizes[path], in.Size, c.Problems)
		}
	}
	if changed < atLeast {
		t.Errorf("only %d of %d files were rewritten", changed, len(paths))
	}
}
