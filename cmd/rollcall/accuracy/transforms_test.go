//go:build linux

package accuracy_test

import (
	"bytes"
	"fmt"
	"math"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"rollcall/photo"
	"rollcall/photo/phototest"
)

// A transform is what happens to a photo on its way into the backup.
type transform struct {
	name  string
	class photo.Class          // of photos that it can be done to; "" stills
	every bool                 // it can be done to every class
	fits  func(*original) bool // nil: every photo of the class

	// make does it. It may put exiftool commands into the job's batch, and returns
	// errUnfit where the picture turns out not to lend itself to it.
	make func(*job) error

	// want is what the contract says of the pair, the true answer first, then what
	// else it allows.
	want func(*job) []outcome

	ending  string // of the file that is made; "" the original's
	reverse bool   // what is made is the library's, the original the backup's
}

// A job is one transform of one photo.
type job struct {
	*original
	transform *transform
	to        string // the file to be made
	chance    *rand.Rand
	batch     *tagging
}

// An outcome is what rollcall says of a photo.
type outcome struct {
	Status photo.Status
	Grade  photo.Grade
}

// canBeDone reports whether the transformation is for this photo at all.
func (tr *transform) canBeDone(o *original) bool {
	class := tr.class
	if class == photo.NoClass {
		class = photo.Still
	}
	return (tr.every || o.class == class) && (tr.fits == nil || tr.fits(o))
}

func is(s photo.Status, g photo.Grade) func(*job) []outcome {
	return func(*job) []outcome { return []outcome{{s, g}} }
}

func missing(g photo.Grade) func(*job) []outcome { return is(photo.Missing, g) }

// copied is what a full copy of the still is: of a photo with something behind the
// picture, a copy that lost it is incomplete.
func copied(g photo.Grade) func(*job) []outcome {
	return func(j *job) []outcome {
		if j.tail && !j.keepsTail() {
			return []outcome{{photo.Incomplete, g}}
		}
		return []outcome{{photo.Present, g}}
	}
}

func tellsShot(o *original) bool { return o.shot }
func tellsJPEG(o *original) bool { return o.shot && o.format == "JPEG" }
func isJPEG(o *original) bool    { return o.format == "JPEG" }
func both(fs ...func(*original) bool) func(*original) bool {
	return func(o *original) bool {
		return !slices.ContainsFunc(fs, func(f func(*original) bool) bool { return !f(o) })
	}
}

// notMirrored leaves out what only its metadata mirrors: without it the picture is
// another one.
func notMirrored(o *original) bool { return !slices.Contains([]int{2, 4, 5, 7}, o.turn) }

func over(pixels int) func(*original) bool {
	return func(o *original) bool { return float64(o.area()) > 1.1*float64(pixels) }
}
func upTo(pixels int) func(*original) bool {
	return func(o *original) bool { return o.area() <= pixels }
}

// transforms are all that the bench does to photos.
func transforms() []transform {
	all := []transform{
		{name: "byte copy", every: true, make: (*job).copy, want: is(photo.Present, photo.Exact)},
		{name: "byte copy, renamed and moved", every: true, make: (*job).copy, want: is(photo.Present, photo.Exact)},
		{name: "EXIF rewritten", fits: func(o *original) bool { return o.format != "BMP" && o.format != "AVIF" && o.format != "GIF" }, make: (*job).rewriteEXIF, want: copied(photo.SamePicture)},
		{name: "metadata stripped, picture untouched", fits: func(o *original) bool { return o.format != "BMP" && o.format != "AVIF" && o.format != "GIF" }, make: (*job).strip, want: copied(photo.SamePicture)},
		{name: "turned without loss, orientation set to 1", fits: tellsJPEG, make: (*job).turnLossless, want: compressedAnew},
		{name: "JPEG made progressive without loss", fits: tellsJPEG, make: func(j *job) error { return j.progressive("all") }, want: compressedAnew},
		{name: "JPEG made progressive without loss, metadata stripped", fits: both(isJPEG, notMirrored), make: func(j *job) error { return j.progressive("none") }, want: repacked},
		{name: "turned upright, encoded anew", fits: both(tellsJPEG, func(o *original) bool { return o.turn > 1 }), make: (*job).turnUpright, want: compressedAnew},
	}
	for _, q := range []int{60, 70, 80, 90, 95} {
		all = append(all, transform{name: fmt.Sprintf("encoded anew, quality %d", q), fits: tellsJPEG,
			make: func(j *job) error { return magick(j.shown, j.to, "-quality", fmt.Sprint(q)) }, want: compressedAnew})
	}
	for _, q := range []int{80, 90, 95} {
		all = append(all, transform{name: fmt.Sprintf("HEIC to JPEG, quality %d", q), fits: both(tellsShot, (*original).heif), ending: ".jpg",
			make: func(j *job) error { return j.heifConvert(q) }, want: copied(photo.Converted)})
	}
	all = append(all,
		transform{name: "PNG, TIFF or WebP to JPEG, quality 92", fits: both(tellsShot, func(o *original) bool { return slices.Contains([]string{"PNG", "TIFF", "WEBP"}, o.format) }), ending: ".jpg", make: (*job).toJPEG, want: copied(photo.Converted)},
		transform{name: "JPEG to HEIC, quality 90", fits: both(tellsJPEG, upTo(1000000)), ending: ".heic", make: (*job).toHEIC, want: copied(photo.Converted)},
		transform{name: "JPEG to PNG", fits: both(tellsJPEG, upTo(1500000)), ending: ".png", make: (*job).toPNG, want: copied(photo.Converted)},
	)
	// The areas that Apple's renditions are scaled to, and a thumbnail.
	for _, size := range []string{"3145728@", "786432@", "172800@", "160x120"} {
		all = append(all, resized(size, true), resized(size, false))
	}
	all = append(all, crops()...)
	all = append(all, filters()...)
	all = append(all,
		transform{name: "retouched in one place", fits: tellsShot, ending: ".jpg", make: (*job).retouch, want: edited},
		transform{name: "full size, quality 85, metadata stripped", make: func(j *job) error { return j.stripped("85") }, ending: ".jpg", want: bare(photo.Unsure, photo.LookAlike)},
		transform{name: "full size, quality 70, metadata stripped", make: func(j *job) error { return j.stripped("70") }, ending: ".jpg", want: bare(photo.Unsure, photo.LookAlike)},
		transform{name: "cut short", make: (*job).cut, want: lostCopy},
		transform{name: "tail zeroed", make: (*job).zero, want: lostCopy},
		transform{name: "bytes of the picture flipped", make: (*job).flip, want: missing(photo.Damaged)},
		transform{name: "video cut short", class: photo.Video, make: (*job).cut, want: missing(photo.Damaged)},
		transform{name: "RAW developed to JPEG", class: photo.RAW, ending: ".jpg", make: (*job).develop, want: missing(photo.EditedGrade)},
		transform{name: "on a larger canvas, as a screenshot", ending: ".png", make: (*job).canvas, want: missingAtAnyGrade},
		transform{name: "the library has the smaller version", fits: both(tellsJPEG, over(400000)), make: func(j *job) error { return magick(j.shown, j.to, "-resize", "200000@>", "-quality", "85") }, want: is(photo.Present, photo.Converted), reverse: true},
		transform{name: "the library has the smaller version, no metadata", fits: both(isJPEG, over(400000)), make: func(j *job) error {
			return magick(j.shown, j.to, "-auto-orient", "-resize", "200000@>", "-strip", "-quality", "85")
		}, want: bare(photo.Unsure, photo.LookAlike), reverse: true},
	)
	return all
}

// fewerBytes is the contract's "clearly fewer bytes": under nine tenths.
const fewerBytes = 0.9

// compressedAnew is recompressed or converted, by the bytes. Where the file and
// the picture data in it speak against each other both are right.
func compressedAnew(j *job) []outcome {
	recompressed := outcome{photo.Missing, photo.Recompressed}
	converted := copied(photo.Converted)(j)[0]
	content, err := os.ReadFile(j.to)
	if err != nil {
		return nil
	}
	original, err := os.ReadFile(j.path)
	if err != nil {
		return nil
	}
	whole := float64(len(content)) < fewerBytes*float64(j.size)
	picture := float64(jpegPicture(content)) < fewerBytes*float64(jpegPicture(original))
	switch {
	case whole && picture:
		return []outcome{recompressed}
	case !whole && !picture:
		return []outcome{converted}
	}
	return []outcome{recompressed, converted}
}

// lostCopy is a cut or zeroed copy. One that lies under another name, has no capture
// data left and is itself within its first 64 KiB only, below which no digests of
// prefixes are kept, may be found or not.
func lostCopy(j *job) []outcome {
	want := missing(photo.Damaged)(j)
	before, _ := os.ReadFile(j.path)
	after, _ := os.ReadFile(j.to)
	same := 0
	for same < min(len(before), len(after)) && before[same] == after[same] {
		same++
	}
	if same < 64<<10 && !j.keepsName() && (!j.shot || j.dateAt >= int64(same)) {
		want = append(want, outcome{photo.Missing, photo.NoGrade})
	}
	return want
}

// edited is an edit. Where several photos of the library were taken at one moment
// the pixels have to tell whose edit it is, and an edit changes them: it may be
// found or not.
func edited(j *job) []outcome {
	want := missing(photo.EditedGrade)(j)
	if j.crowd {
		want = append(want, outcome{photo.Missing, photo.NoGrade})
	}
	return want
}

// bare is what the contract says of copies without metadata. Between near twins it
// wants a clear margin: without one no counterpart is named.
func bare(s photo.Status, g photo.Grade) func(*job) []outcome {
	return func(j *job) []outcome {
		want := is(s, g)(j)
		if j.twin {
			want = append(want, outcome{s, photo.NoGrade})
		}
		return want
	}
}

// repacked is what the contract says of a copy of the same pixels without metadata: under
// its own name it is a full one, unless it lost its colour profile.
func repacked(j *job) []outcome {
	want := bare(photo.Unsure, photo.LookAlike)(j)
	if j.turn <= 1 && j.keepsName() {
		want = append(want, copied(photo.Converted)(j)...)
	}
	return want
}

func missingAtAnyGrade(*job) []outcome {
	all := []outcome{{photo.Missing, photo.NoGrade}}
	for _, g := range photo.Grades {
		if !g.Full() {
			all = append(all, outcome{photo.Missing, g})
		}
	}
	return all
}

func resized(size string, tagged bool) transform {
	limit, words := 160*120, size
	if area, ok := strings.CutSuffix(size, "@"); ok {
		limit, _ = strconv.Atoi(area)
		words = area + " pixels"
	}
	c := transform{name: "resized to " + words + ", EXIF kept", fits: both(tellsShot, over(limit)), ending: ".jpg", want: missing(photo.Reduced)}
	c.make = func(j *job) error { return j.resize(size) }
	if !tagged {
		c.name, c.fits, c.want = "resized to "+words+", metadata stripped", over(limit), bare(photo.Missing, photo.Reduced)
		c.make = func(j *job) error {
			return magick(j.shown, j.to, "-auto-orient", "-resize", size+">", "-strip", "-quality", "82")
		}
	}
	return c
}

func crops() []transform {
	crop := func(name string, part func(w, h int, r *rand.Rand) (int, int, int, int)) transform {
		return transform{name: "cropped, " + name, fits: tellsShot, ending: ".jpg", want: edited, make: func(j *job) error {
			w, h, x, y := part(j.across, j.down, j.chance)
			return j.tagged("-crop", fmt.Sprintf("%dx%d+%d+%d", w, h, x, y), "+repage", "-quality", "92")
		}}
	}
	return []transform{
		crop("5 % of both sides, centred", func(w, h int, _ *rand.Rand) (int, int, int, int) {
			return w * 95 / 100, h * 95 / 100, w / 40, h / 40
		}),
		crop("5 % of both sides, off centre", func(w, h int, r *rand.Rand) (int, int, int, int) {
			return w * 95 / 100, h * 95 / 100, r.Intn(2) * (w - w*95/100), r.Intn(2) * (h - h*95/100)
		}),
		crop("5 % of the width", func(w, h int, r *rand.Rand) (int, int, int, int) {
			return w * 95 / 100, h, r.Intn(w - w*95/100 + 1), 0
		}),
		crop("5 % of the height", func(w, h int, r *rand.Rand) (int, int, int, int) {
			return w, h * 95 / 100, 0, r.Intn(h - h*95/100 + 1)
		}),
	}
}

// visible is the least that a filter must change at 32 x 32, levels: below it the
// picture has nothing that the filter acts on, and it is left out.
const visible = 4.0

func filters() []transform {
	var all []transform
	for _, f := range []struct {
		name string
		args []string
	}{
		{"brighter", []string{"-modulate", "115"}},
		{"darker", []string{"-modulate", "85"}},
		{"more saturation", []string{"-modulate", "100,160"}},
		{"sepia", []string{"-sepia-tone", "80%"}},
		{"black and white", []string{"-modulate", "100,0"}},
		{"more contrast", []string{"-sigmoidal-contrast", "5x50%"}},
	} {
		all = append(all, transform{name: "filter, " + f.name, fits: tellsShot, ending: ".jpg", want: edited, make: func(j *job) error {
			if err := j.tagged(append(f.args, "-quality", "92")...); err != nil {
				return err
			}
			// Both as stored: what a HEIC shows is upright, and so is the JPEG made of it.
			before, err := j.stored()
			if err != nil {
				return errUnfit
			}
			after, err := measured(j.to, 32, false)
			if err != nil {
				return err
			}
			if apart(before, after) < visible {
				return errUnfit
			}
			return nil
		}})
	}
	return all
}

func (j *job) copy() error {
	content, err := os.ReadFile(j.path)
	if err != nil {
		return err
	}
	return os.WriteFile(j.to, content, 0o644)
}

func (j *job) rewriteEXIF() error {
	if err := j.copy(); err != nil {
		return err
	}
	j.batch.add("-Artist=somebody else, with a longer name", "-XMP:Rating=4", "-XMP:Label=kept", j.to)
	return nil
}

// strip takes out what is not the picture. Colour profiles stay: the picture looks
// otherwise without them; of a PNG they would go with -all.
func (j *job) strip() error {
	if err := j.copy(); err != nil {
		return err
	}
	switch j.format {
	case "TIFF": // its tags are what the picture is read by
		j.batch.add("-EXIF:Make=", "-EXIF:Model=", "-EXIF:Software=", "-ExifIFD:all=", "-XMP:all=", "-IPTC:all=", j.to)
	case "PNG":
		j.batch.add("-EXIF:all=", "-XMP:all=", "-IPTC:all=", "-PNG:DateTimeOriginal=", "-PNG:ModifyDate=", j.to)
	default:
		j.batch.add("-all=", "--ICC_Profile:all", j.to)
	}
	return nil
}

// turnLossless turns the stored picture upright, or where it is upright by a
// quarter, and keeps showing it as it was.
func (j *job) turnLossless() error {
	turns := map[int][]string{3: {"-rotate", "180"}, 6: {"-rotate", "90"}, 8: {"-rotate", "270"}}
	args, orientation := turns[j.turn], 1
	if args == nil {
		if j.turn > 1 {
			return errUnfit
		}
		args, orientation = []string{"-rotate", "90"}, 8
	}
	if err := j.jpegtran(append(args, "-perfect", "-copy", "all")...); err != nil {
		return errUnfit // not a whole number of blocks
	}
	j.batch.add(fmt.Sprintf("-Orientation#=%d", orientation), "-IFD1:Orientation=", j.to)
	return nil
}

func (j *job) jpegtran(args ...string) error {
	return tellTool("jpegtran", append(args, "-outfile", j.to, j.path)...)
}

// progressive makes a baseline JPEG a progressive one.
func (j *job) progressive(keep string) error {
	if err := j.jpegtran("-progressive", "-copy", keep); err != nil {
		return err
	}
	before, err := os.ReadFile(j.path)
	if err != nil {
		return err
	}
	after, err := os.ReadFile(j.to)
	if err != nil {
		return err
	}
	if data := jpegScans(after); bytes.Equal(before[j.data.from:j.data.to], after[data.from:data.to]) {
		return errUnfit // it was progressive
	}
	return nil
}

func (j *job) turnUpright() error {
	if err := magick(j.shown, j.to, "-auto-orient", "-quality", "96"); err != nil {
		return err
	}
	j.batch.add("-Orientation#=1", "-IFD1:Orientation=", j.to)
	return nil
}

// tagged runs ImageMagick and sees to it that the metadata is there: of JPEGs
// ImageMagick carries it over with a thumbnail that is out of date, as many tools
// do; half of the time the thumbnail goes.
func (j *job) tagged(args ...string) error {
	if err := magick(j.shown, j.to, args...); err != nil {
		return err
	}
	if j.format != "JPEG" {
		j.carryTags()
	} else if j.thumb && j.chance.Intn(2) == 0 {
		j.batch.add("-IFD1:all=", j.to)
	}
	return nil
}

// carryTags copies the metadata. A HEIC that ImageMagick decoded is upright.
func (j *job) carryTags() {
	args := []string{"-TagsFromFile", j.path, "-EXIF:all", "-MakerNotes"}
	if j.heif() || j.format == "AVIF" {
		args = append(args, "-Orientation#=1")
	}
	j.batch.add(append(args, j.to)...)
}

func (j *job) resize(size string) error {
	filter := []string{"Lanczos", "Triangle", "Box"}[j.chance.Intn(3)]
	return j.tagged("-filter", filter, "-resize", size+">", "-quality", []string{"75", "82", "90"}[j.chance.Intn(3)])
}

func (j *job) heifConvert(quality int) error {
	err := tellTool("heif-convert", "--quiet", "-q", fmt.Sprint(quality), j.path, j.to)
	if _, e := os.Stat(j.to); e != nil {
		j.sweep()
		return errUnfit // several pictures in one file
	}
	return err
}

// sweep removes what a tool made under names of its own.
func (j *job) sweep() {
	more, _ := filepath.Glob(strings.TrimSuffix(j.to, filepath.Ext(j.to)) + "-*")
	for _, path := range more {
		os.Remove(path)
	}
}

func (j *job) toJPEG() error {
	if err := magick(j.shown, j.to, "-background", "white", "-alpha", "remove", "-quality", "92"); err != nil {
		return err
	}
	j.carryTags()
	return nil
}

func (j *job) toHEIC() error { return tellTool("heif-enc", "-q", "90", "-o", j.to, j.path) }

func (j *job) toPNG() error {
	if err := magick(j.shown, j.to); err != nil {
		return err
	}
	j.carryTags()
	return nil
}

// develop takes the camera's own JPEG out of the RAW; ours is painted.
func (j *job) develop() error {
	if j.set == ownSet {
		return os.WriteFile(j.to, phototest.JPEG(j.mosaic), 0o644)
	}
	for _, tag := range []string{"-JpgFromRaw", "-PreviewImage"} {
		out, err := exec.Command("exiftool", "-b", tag, j.path).Output()
		if err == nil && jpegScans(out).to > 0 {
			j.batch.add("-TagsFromFile", j.path, "-EXIF:DateTimeOriginal", "-EXIF:CreateDate", "-EXIF:SubSecTimeOriginal", "-Make", "-Model", j.to)
			return os.WriteFile(j.to, out, 0o644)
		}
	}
	return errUnfit
}

func (j *job) stripped(quality string) error {
	return magick(j.shown, j.to, "-auto-orient", "-background", "white", "-alpha", "remove", "-strip", "-quality", quality)
}

// retouch paints over a spot of 8 % of the sides, with a colour that is not there.
func (j *job) retouch() error {
	w, h := j.across, j.down
	x, y := 0.1+0.8*j.chance.Float64(), 0.1+0.8*j.chance.Float64()
	small, err := j.stored()
	if err != nil {
		return errUnfit
	}
	at := 3 * (32*int(32*y) + int(32*x))
	fill := fmt.Sprintf("rgb(%d,%d,%d)", away(small[at]), away(small[at+1]), away(small[at+2]))
	spot := fmt.Sprintf("ellipse %.0f,%.0f %.0f,%.0f 0,360", x*float64(w), y*float64(h), math.Max(0.04*float64(w), 3), math.Max(0.04*float64(h), 3))
	return j.tagged("-fill", fill, "-draw", spot, "-quality", "92")
}

// away is a level 70 from the given one.
func away(level byte) int {
	if level > 127 {
		return int(level) - 70
	}
	return int(level) + 70
}

func (j *job) canvas() error {
	size := [][2]int{{1170, 2532}, {1080, 1920}, {2160, 1620}}[j.chance.Intn(3)]
	shown := fmt.Sprintf("%dx%d", size[0], size[1]*7/10)
	full := fmt.Sprintf("%dx%d", size[0], size[1])
	return magick(j.shown, j.to, "-auto-orient", "-strip", "-resize", shown, "-background", []string{"black", "white", "gray20"}[j.chance.Intn(3)], "-gravity", "center", "-extent", full, "-quality", "5")
}

// damaged writes the original's bytes after harm was done to a part of them.
func (j *job) damaged(harm func([]byte) []byte) error {
	content, err := os.ReadFile(j.path)
	if err != nil {
		return err
	}
	return os.WriteFile(j.to, harm(content), 0o644)
}

// spot is an offset within the picture data, from and to being parts of it.
func (j *job) spot(from, to float64) int64 {
	n := float64(j.data.to - j.data.from)
	return j.data.from + int64(n*(from+(to-from)*j.chance.Float64()))
}

func (j *job) cut() error {
	return j.damaged(func(b []byte) []byte { return b[:j.spot(0.2, 0.9)] })
}

func (j *job) zero() error {
	return j.damaged(func(b []byte) []byte {
		clear(b[j.spot(0.2, 0.9):])
		return b
	})
}

func (j *job) flip() error {
	return j.damaged(func(b []byte) []byte {
		for range []int{1, 4, 64}[j.chance.Intn(3)] {
			b[j.spot(0.1, 0.9)] ^= 1 << j.chance.Intn(8)
		}
		return b
	})
}

// keepsTail reports whether the file that was made still ends with what followed
// the original's picture.
func (j *job) keepsTail() bool {
	before, err := os.ReadFile(j.path)
	if err != nil {
		return false
	}
	after, err := os.ReadFile(j.to)
	if err != nil {
		return false
	}
	return strings.HasSuffix(string(after), string(before[j.data.to:]))
}
