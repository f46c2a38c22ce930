//go:build linux

package accuracy_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"rollcall/cmd/rollcall/programtest"
	"rollcall/photo"
	"rollcall/photo/phototest"
)

// An original is a photo of the bench's library.
type original struct {
	set    string // where it comes from, see publicSets; ownSet: made here
	name   string // for people
	path   string // in the bench's library
	shown  string // what pictures are made from: path, of a HEIC a PNG
	across int    // pixels of what is shown, as ImageMagick reads it
	down   int
	stem   string // of path's name
	class  photo.Class
	format string // exiftool's FileType
	width  int    // pixels as stored
	height int
	turn   int // EXIF orientation, 0 unknown
	size   int64
	shot   bool                   // tells moment and camera, or an Apple id
	date   bool                   // tells a moment
	key    string                 // moment to the digits that it tells, and camera
	kin    string                 // Apple's id of the shot, which an edit keeps; \"\" none
	crowd  bool                   // another photo of the library has the same key
	twin   bool                   // another photo of the library looks nearly the same in small
	tail   bool                   // something follows the picture in the file
	thumb  bool                   // a thumbnail is embedded
	data   span                   // where picture data lies, to be damaged
	dateAt int64                  // where the EXIF date stands in the file
	mosaic phototest.Shot         // of our own RAW: what it shows
	small  []byte                 // 32 x 32, measured by ImageMagick
	stored func() ([]byte, error) // the same of what is shown, as stored
	sum    [sha256.Size]byte      // of the bytes
}

type span struct{ from, to int64 }

const ownSet = "own"

// publicSets are the corpus's sets of photos by folder, as the doc names them.
var publicSets = map[string]string{
	"bep-imagemeta":             "test images of bep/imagemeta",
	"exiftool-timages":          "exiftool's test images",
	"ianare-exif-samples":       "ianare/exif-samples",
	"icloud-filechecksum":       "icloud-photos-downloader's recorded photo",
	"immich-go-exports":         "sample exports of simulot/immich-go",
	"libheif-corpus":            "libheif's fuzzing corpus",
	"osxphotos-libs":            "originals of osxphotos' test libraries",
	"osxphotos-livephoto-aae":   "osxphotos' test images",
	"photoscript-libs":          "originals of PhotoScript's test libraries",
	"pillow_heif":               "test images of pillow_heif",
	"recurser-exif-orientation": "recurser/exif-orientation-examples",
}

// stills are the formats whose pictures are transformed.
var stills = []string{"AVIF", "TIFF", "PNG", "WEBP", "Extended WEBP", "HEIC", "HEIF", "GIF", "BMP", "JPEG"}

// raws and videos are the formats that are transformed as a whole only.
var (
	raws   = []string{"DNG", "NEF", "CR2", "CR3", "ARW", "PEF", "RAF", "RW2", "ORF"}
	videos = []string{"MOV", "MP4", "M4V"}
)

// leastVideo leaves out samples whose media data was taken away, in bytes.
const leastVideo = 20000

func classOf(fileType string) photo.Class {
	switch {
	case slices.Contains(stills, fileType):
		return photo.Still
	case slices.Contains(raws, fileType):
		return photo.RAW
	case slices.Contains(videos, fileType):
		return photo.Video
	}
	return photo.NoClass
}

// The rule of what takes part, on the picture, by ImageMagick's measure of it.
const (
	leastSide   = 64  // pixels
	leastSpread = 8.0 // standard deviation of luma, levels, at 32 x 32
	leastLevels = 32  // different levels of luma at 32 x 32
	leastRough  = 1.0 // what single cells add to their neighbours, levels, at 32 x 32
	sameLevels  = 3.0 // two pictures nearer than this at 32 x 32 are one
	twinLevels  = 9.0 // two pictures nearer than this are near twins
)

// leftOut counts the corpus's files that take no part, by the reason.
type leftOut map[string]int

// corpusOriginals copies the photos of the corpus that take part into the library:
// one of each picture, formats other than JPEG first.
func corpusOriginals(t *testing.T, library string, some func(path string) bool, keep func(t told, size int64) bool, share corpusShare) ([]*original, leftOut) {
	root := programtest.Corpus(t)
	out := leftOut{}
	var found []*original
	listed := corpusStills(t, root, some)
	for _, i := range share.order(len(listed)) {
		told := listed[i]
		if share.photos > 0 && len(found) == share.photos {
			break
		}
		o := &original{set: strings.SplitN(told.SourceFile, "/", 2)[0], name: told.SourceFile}
		from := filepath.Join(root, told.SourceFile)
		at, err := os.Stat(from)
		if err != nil || !keep(told, at.Size()) {
			continue
		}
		why := o.read(from, told)
		if why == "" && o.class == photo.Still {
			why = o.show(t, from)
		}
		if why != "" {
			out[why]++
			continue
		}
		if slices.ContainsFunc(found, func(p *original) bool { return o.samePictureAs(p) }) {
			out["shows a picture that another file shows"]++
			continue
		}
		o.stem = fmt.Sprintf("IMG_%04d", 1000+i)
		o.path = filepath.Join(library, o.set, o.stem+ending(told.FileType))
		programtest.CopyFile(t, from, o.path)
		found = append(found, o)
	}
	return found, out
}

// corpusStills are exiftool's words on the corpus's pictures, the rarer formats
// first. Renditions that Photos made are no originals.
func corpusStills(t *testing.T, root string, some func(path string) bool) []told {
	var paths []string
	for _, f := range programtest.Listed(t, root) {
		path, _ := f["SourceFile"].(string)
		path = strings.TrimPrefix(path, "./")
		kind, _ := f["File:FileType"].(string)
		set, inside, _ := strings.Cut(path, "/")
		if publicSets[set] == "" || classOf(kind) == photo.NoClass || !some(path) {
			continue
		}
		if strings.HasSuffix(set, "-libs") && !strings.Contains(inside, "/originals/") {
			continue
		}
		paths = append(paths, filepath.Join(root, path))
	}
	all, err := tellAll(t.TempDir(), paths)
	if err != nil {
		t.Fatal(err)
	}
	for i := range all {
		all[i].SourceFile, _ = filepath.Rel(root, all[i].SourceFile)
	}
	rank := func(t told) int { return slices.Index(stills, t.FileType) }
	slices.SortStableFunc(all, func(a, b told) int {
		if r := rank(a) - rank(b); r != 0 {
			return r
		}
		if area := int(b.ImageWidth*b.ImageHeight) - int(a.ImageWidth*a.ImageHeight); area != 0 {
			return area
		}
		return strings.Compare(a.SourceFile, b.SourceFile)
	})
	return all
}

// read fills in what is known of the file; why tells why it takes no part.
func (o *original) read(path string, told told) (why string) {
	content, err := os.ReadFile(path)
	if err != nil {
		return "could not be read"
	}
	o.take(told, content)
	switch {
	case o.class == photo.Video && (o.size < leastVideo || told.ContentIdentifier != nil):
		return "a video without its media data, or of a Live Photo"
	case o.class == photo.RAW && o.set != ownSet && told.JpgFromRawLength+told.PreviewImageLength == 0:
		return "RAW without a preview"
	case o.class != photo.Still:
		return ""
	case min(o.width, o.height) < leastSide:
		return fmt.Sprintf("smaller than %d pixels", leastSide)
	case o.data.to-o.data.from < 512:
		return "its picture data was not found, or is under 512 bytes"
	}
	if o.small, err = measured(path, 32, o.format != "HEIC" && o.format != "HEIF" && o.format != "AVIF"); err != nil {
		return "ImageMagick does not decode it, or complains"
	}
	if deviation, levels := spread(o.small); deviation < leastSpread || levels < leastLevels || roughness(o.small, 32) < leastRough {
		return "flat, a mere gradient, or of few levels"
	}
	return ""
}

func (o *original) take(t told, content []byte) {
	o.class = classOf(t.FileType)
	o.format, o.width, o.height, o.turn = t.FileType, int(t.ImageWidth), int(t.ImageHeight), int(t.Orientation)
	if o.format == "Extended WEBP" {
		o.format = "WEBP"
	}
	o.size, o.sum = int64(len(content)), sha256.Sum256(content)
	date, _ := t.DateTimeOriginal.(string)
	o.date = len(date) >= 19 && date[0] > '0' && date[:4] != "0000"
	if t.ImageCaptureRequestID == nil {
		t.ImageCaptureRequestID = t.ImageCaptureReqestID
	}
	o.shot = o.date && t.Model != nil || t.ContentIdentifier != nil || t.ImageCaptureRequestID != nil || t.PhotoIdentifier != nil
	o.kin, _ = t.ImageCaptureRequestID.(string)
	o.dateAt = int64(bytes.Index(content, []byte(date)))
	o.key = fmt.Sprint(date, t.SubSecTimeOriginal, t.Model)
	o.thumb = t.ThumbnailLength > 0
	o.data = pictureData(o.format, content)
	o.tail = o.format == "JPEG" && len(bytes.Trim(content[o.data.to:], "\x00\xFF\xD9")) > 0
}

// show settles what pictures are made from, and tells why the file takes no part
// after all. ImageMagick takes the colours of some HEICs for others, libheif's own
// tool does not.
func (o *original) show(t *testing.T, path string) (why string) {
	o.shown = path
	if o.heif() || o.format == "AVIF" {
		dir := t.TempDir()
		tellTool("heif-convert", "--quiet", path, filepath.Join(dir, "shown.png"))
		pictures, _ := filepath.Glob(filepath.Join(dir, "*.png"))
		switch len(pictures) {
		case 0: // of a codec that heif-convert lacks
		case 1:
			o.shown = pictures[0]
		default:
			return "holds several pictures"
		}
	}
	o.stored = sync.OnceValues(func() ([]byte, error) { return measured(o.shown, 32, false) })
	if o.set == ownSet && o.shown == path {
		o.across, o.down = o.width, o.height
		return ""
	}
	opaque := ""
	out, err := exec.Command("convert", o.shown+"[0]", "-format", "%w %h %[opaque]", "info:").Output()
	if n, _ := fmt.Sscan(string(out), &o.across, &o.down, &opaque); err != nil || n < 3 {
		return "ImageMagick does not decode it, or complains"
	}
	switch {
	case o.across*o.down != o.area():
		return "exiftool and ImageMagick tell another size"
	case !strings.EqualFold(opaque, "true"):
		return "parts of it are transparent"
	}
	return ""
}

// samePictureAs reports whether two files show one picture, turned or not, or have
// the same bytes.
func (o *original) samePictureAs(p *original) bool {
	if o.class != photo.Still || p.class != photo.Still {
		return o.sum == p.sum
	}
	turned := p.small
	for range 4 {
		if apart(o.small, turned) < sameLevels {
			return true
		}
		turned = quarterTurned(turned, 32)
	}
	return false
}

// findCrowds marks photos whose moment and camera others share, and those that
// others nearly look like.
func (b *bench) findCrowds() {
	n := map[string]int{}
	for _, o := range b.originals {
		n[o.key]++
	}
	for _, o := range b.originals {
		o.crowd = o.shot && n[o.key] > 1
		o.twin = slices.ContainsFunc(b.originals, func(p *original) bool { return p != o && apart(o.small, p.small) < twinLevels })
	}
}

func (o *original) area() int      { return o.width * o.height }
func (o *original) heif() bool     { return o.format == "HEIC" || o.format == "HEIF" }
func (o *original) String() string { return o.set + ": " + o.name }

func ending(fileType string) string {
	switch fileType {
	case "JPEG":
		return ".JPG"
	case "Extended WEBP":
		return ".webp"
	case "HEIC", "HEIF":
		return ".HEIC"
	}
	return "." + strings.ToLower(fileType)
}

// pictureData finds where a file's picture data lies, by a reading of the format
// that is the bench's own and knows just enough.
func pictureData(format string, b []byte) span {
	switch format {
	case "JPEG":
		return jpegScans(b)
	case "PNG":
		return chunkData(b, 8, binary.BigEndian, "IDAT")
	case "WEBP":
		for _, name := range []string{"VP8 ", "VP8L"} {
			if s := chunkData(b, 12, binary.LittleEndian, name); s.to > 0 {
				return s
			}
		}
	case "HEIC", "HEIF", "AVIF":
		return heifPicture(b)
	case "MOV", "MP4", "M4V":
		if at := int64(bytes.Index(b, []byte("mdat"))); at > 4 {
			size := int64(binary.BigEndian.Uint32(b[at-4:]))
			return span{at + 4, min(at-4+size, int64(len(b)))}
		}
	case "GIF", "BMP", "TIFF":
		n := int64(len(b))
		return span{n / 3, n * 2 / 3}
	}
	return span{}
}

// chunkData is the content of the largest chunk of a name.
func chunkData(b []byte, at int, order binary.ByteOrder, name string) (s span) {
	for at+12 <= len(b) {
		size, kind := 0, ""
		if order == binary.ByteOrder(binary.BigEndian) {
			size, kind = int(order.Uint32(b[at:])), string(b[at+4:at+8])
		} else {
			kind, size = string(b[at:at+4]), int(order.Uint32(b[at+4:]))
		}
		if kind == name && at+8+size <= len(b) && int64(size) > s.to-s.from {
			s = span{int64(at + 8), int64(at + 8 + size)}
		}
		at += 8 + size
		if order == binary.ByteOrder(binary.BigEndian) {
			at += 4
		} else {
			at += size & 1
		}
	}
	return s
}

// jpegPicture counts the bytes of a JPEG's picture data, which is every table, frame and
// scan up to the end marker (ITU-T T.81 B.1), without application segments and comments.
func jpegPicture(b []byte) (size int64) {
	scans := jpegScans(b)
	for at := 2; at+4 <= len(b) && int64(at) < scans.from && b[at] == 0xFF; {
		marker, segment := b[at+1], 2+int(binary.BigEndian.Uint16(b[at+2:]))
		switch {
		case marker == 0xFF:
			at++
			continue
		case marker&0xF0 != 0xE0 && marker != 0xFE:
			size += int64(segment)
		}
		at += segment
	}
	return size + scans.to - scans.from
}

// jpegScans is from the first scan's data to the end of the last (ITU-T T.81 B.1).
func jpegScans(b []byte) (s span) {
	for at := 2; at+4 <= len(b); {
		if b[at] != 0xFF {
			return span{}
		}
		marker, size := b[at+1], int(binary.BigEndian.Uint16(b[at+2:]))
		switch {
		case marker == 0xFF:
			at++
			continue
		case marker == 0xD9:
			return s
		}
		at += 2 + size
		if marker != 0xDA {
			continue
		}
		if s.from == 0 {
			s.from = int64(at)
		}
		for at+1 < len(b) && (b[at] != 0xFF || b[at+1] == 0 || b[at+1]&0xF8 == 0xD0) {
			at++
		}
		s.to = int64(min(at, len(b)))
	}
	return s
}
