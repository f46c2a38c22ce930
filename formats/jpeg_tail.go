package formats

import (
	"encoding/binary"
	"regexp"
	"strconv"

	"rollcall/photo"
)

// A jpegTail is what a JPEG says of the bytes after its primary picture: further
// pictures (MPF), a motion photo's video (Google's XMP, Samsung's trailer).
type jpegTail struct {
	in       *Input
	starts   []int64    // where the primary picture may end, likeliest first
	further  int64      // where the first further picture begins; 0: there is none
	pictures int64      // where the last further picture ends
	thumbs   bool       // all further pictures are made of the primary one
	listed   bool       // Google's list has items behind the picture
	video    int64      // bytes that the video has, counted from the file's end; 0: not told
	samsung  photo.Span // the video inside Samsung's trailer
	trailer  bool       // there is Samsung's trailer, which lists what is in it
}

func readJPEGTail(j *jpegFile) *jpegTail {
	t := &jpegTail{in: j.in}
	t.multiPicture(j)
	t.samsungTrailer()
	t.motionXMP(j.xmp)
	t.listedItems(j.xmp)
	return t
}

// Tags of the MP index directory (CIPA DC-007, 5.2.3).
const (
	tagMPEntry    = 0xB002
	mpEntrySize   = 16
	maxMPPictures = 1000

	// The type of a picture (5.2.3.3.1): large thumbnails are 0x010001 for VGA, 0x010002
	// for full HD, and further ones for larger screens.
	mpTypeMask       = 0xFFFFFF
	mpLargeThumbnail = 0x01
)

// multiPicture reads the list of pictures: attribute, size, offset, two
// dependents. The first is the primary picture; offsets count from the MPF
// header.
func (t *jpegTail) multiPicture(j *jpegFile) {
	if j.mpf == nil {
		return
	}
	r, err := openTIFF(block(j.mpf), int64(len(j.mpf)))
	if err != nil {
		return
	}
	d, ok := r.directory(r.first)
	e := d.find(tagMPEntry)
	if !ok || e == nil {
		return
	}
	b, err := r.src.Bytes(e.at, min(e.size, mpEntrySize*maxMPPictures))
	if err != nil {
		return
	}
	t.thumbs = true
	for i := mpEntrySize; i+mpEntrySize <= len(b); i += mpEntrySize {
		size, offset := int64(r.order.Uint32(b[i+4:])), int64(r.order.Uint32(b[i+8:]))
		if size == 0 || offset == 0 {
			continue
		}
		at := j.mpfAt + offset
		if t.further == 0 || at < t.further {
			t.further = at
		}
		t.pictures = max(t.pictures, at+size)
		t.thumbs = t.thumbs && r.order.Uint32(b[i:])&mpTypeMask>>16 == mpLargeThumbnail
	}
	if t.further > 0 {
		t.starts = append(t.starts, t.further, int64(r.order.Uint32(b[4:])))
	}
}

// Google's motion photo format: the length of the video at the file's end, as
// the older GCamera:MicroVideoOffset or in a Container:Item.
var (
	microVideo = regexp.MustCompile(`MicroVideoOffset(?:="|>)(\d{1,12})["<]`)
	motionItem = regexp.MustCompile(`(?s)<\w*Container:Item\b[^>]*?"MotionPhoto"[^>]*>`)
	itemLength = regexp.MustCompile(`Item:Length="(\d{1,12})"`)
	tailItem   = regexp.MustCompile(`(?s)<\w*Container:Item\b[^>]*>`)
	itemBytes  = regexp.MustCompile(`Item:(?:Length|Padding)="(\d{1,12})"`)
)

// listedItems reads Google's list of what follows the picture (Dynamic Depth, Ultra HDR):
// depth, a gain map, a video, each with its length, and the padding before it. Portraits
// have no other list.
func (t *jpegTail) listedItems(xmp []byte) {
	after := int64(0)
	for _, item := range tailItem.FindAll(xmp, maxMPPictures) {
		for _, m := range itemBytes.FindAllSubmatch(item, 2) {
			n, _ := strconv.ParseInt(string(m[1]), 10, 64)
			after += n
		}
	}
	if t.listed = after > 0; t.listed {
		t.starts = append(t.starts, t.in.Size-after)
	}
}

func (t *jpegTail) motionXMP(xmp []byte) {
	m := microVideo.FindSubmatch(xmp)
	if item := motionItem.Find(xmp); item != nil {
		m = itemLength.FindSubmatch(item)
	}
	if m == nil {
		return
	}
	if n, err := strconv.ParseInt(string(m[1]), 10, 64); err == nil && n > 0 {
		t.video = n
		t.starts = append(t.starts, t.in.Size-n)
	}
}

// samsungVideo is the type of the trailer's entry that holds the video.
const samsungVideo = 0x0A30

// samsungTrailer reads the directory at the file's end (exiftool, Samsung.pm,
// ProcessSamsung): "SEFH", version, count, entries of 12 bytes, the directory's
// size, "SEFT". Entries count back from the directory.
func (t *jpegTail) samsungTrailer() {
	end, err := t.in.Bytes(max(0, t.in.Size-8), min(8, t.in.Size))
	if err != nil || len(end) < 8 || string(end[4:]) != "SEFT" {
		return
	}
	size := int64(binary.LittleEndian.Uint32(end))
	if size < 12 || size > 1<<16 || size > t.in.Size-8 {
		return
	}
	at := t.in.Size - 8 - size
	dir, err := t.in.Bytes(at, size)
	if err != nil || string(dir[:4]) != "SEFH" {
		return
	}
	first := at
	for e := dir[12:]; len(e) >= 12; e = e[12:] {
		start := at - int64(binary.LittleEndian.Uint32(e[4:]))
		length := int64(binary.LittleEndian.Uint32(e[8:]))
		if start < 0 || length > at-start {
			return
		}
		first = min(first, start)
		if binary.LittleEndian.Uint16(e[2:]) == samsungVideo {
			t.samsung = t.samsungEntry(start, length)
		}
	}
	t.starts, t.trailer = append(t.starts, first), true
}

// onlyTells reports whether all that follows the picture that ends at end only tells of
// it: the large thumbnails that cameras list behind it, and remarks.
func (t *jpegTail) onlyTells(end int64, j *jpegFile) bool {
	if t.thumbs && t.further >= end && t.pictures <= t.in.Size {
		end = max(end, t.pictures)
	} else if t.further > 0 && t.further < t.in.Size || t.listed {
		return false
	}
	previews := j.width * j.height / 4
	if t.trailer {
		previews = 0
	}
	return end == t.in.Size || onlyRemarks(t.in, end, previews)
}

// samsungEntry is the data of an entry: after type, name's length and name.
func (t *jpegTail) samsungEntry(start, length int64) photo.Span {
	b, err := t.in.Bytes(start, min(8, length))
	if err != nil || len(b) < 8 {
		return photo.Span{}
	}
	name := int64(binary.LittleEndian.Uint32(b[4:]))
	if name > length-8 {
		return photo.Span{}
	}
	return photo.Span{Offset: start + 8 + name, Size: length - 8 - name}
}

// check notes a tail that is shorter than the file says. Where nothing of the
// further pictures or the video is left, somebody took the first picture out, and
// left the list in, as many tools do.
func (t *jpegTail) check(c *Content) {
	rest := t.in.Size - c.End
	switch {
	case t.further < t.in.Size && t.pictures > t.in.Size:
		c.damage(photo.Cut, "JPEG: the further pictures that the file lists are cut off")
	case rest > 0 && t.video > rest:
		c.damage(photo.Cut, "JPEG: the video after the picture is cut off")
	}
}

// motion is where the video lies that follows the picture that ends at end.
func (t *jpegTail) motion(end int64) photo.Span {
	if !t.samsung.Empty() && t.isVideo(t.samsung.Offset) {
		return t.samsung
	}
	for _, at := range []int64{t.in.Size - t.video, max(end, t.pictures), end} {
		if at >= end && t.isVideo(at) {
			return photo.Span{Offset: at, Size: t.in.Size - at}
		}
	}
	return photo.Span{}
}

// isVideo reports whether an MP4 begins at offset at (ISO/IEC 14496-12, 4.3).
func (t *jpegTail) isVideo(at int64) bool {
	b, err := t.in.Bytes(at, 8)
	return err == nil && string(b[4:]) == "ftyp"
}
