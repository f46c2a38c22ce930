package formats

import (
	"bytes"
	"encoding/binary"

	"rollcall/photo"
)

// visualEntry is the size of a sample description of pictures before the boxes in
// it (ISO/IEC 14496-12 12.1.3), with its own header.
const visualEntry = 8 + 78

// A description tells how a track's samples are decoded and shown (8.5.2).
type description struct {
	entry []byte // with its header
	boxes []box  // in it
	in    *Input
}

// describeSamples reads the only description of a track's samples; false where there is
// not one, or more than one.
func (t *track) describeSamples(in *Input) (d description, ok bool) {
	stsd, ok := firstBox(t.samples, "stsd")
	if !ok || stsd.payload().Size < 8+8 || stsd.payload().Size > maxRead {
		return d, false
	}
	b, err := in.Bytes(stsd.payload().Offset, stsd.payload().Size)
	if err != nil || binary.BigEndian.Uint32(b[4:]) != 1 {
		return d, false
	}
	size := int64(binary.BigEndian.Uint32(b[8:]))
	if size < 8 || size > int64(len(b)-8) {
		return d, false
	}
	d = description{entry: bytes.Clone(b[8 : 8+size]), in: in}
	if head := t.descriptionHead(d.entry); size > head {
		d.boxes, _ = childBoxes(in, photo.Span{Offset: stsd.payload().Offset + 8 + head, Size: size - head})
	}
	return d, true
}

// descriptionHead is where the boxes in a description begin. Sound has three kinds in
// QuickTime (QuickTime File Format, Sound Sample Descriptions).
func (t *track) descriptionHead(entry []byte) int64 {
	switch {
	case t.handler != "soun":
		return visualEntry
	case len(entry) >= 18 && entry[17] == 1:
		return 8 + 28 + 16
	case len(entry) >= 18 && entry[17] == 2:
		return 8 + 64
	}
	return 8 + 28
}

// payload is what a box in the description holds; nil where there is none.
func (d description) payload(kind string) []byte {
	b, ok := firstBox(d.boxes, kind)
	if !ok || b.payload().Size > maxRead {
		return nil
	}
	p, err := d.in.Bytes(b.payload().Offset, b.payload().Size)
	if err != nil {
		return nil
	}
	return append(make([]byte, 0, len(p)), p...)
}

// plainPictures need no settings: JPEG, H.263, VP8 and VP9, and Apple ProRes (Apple ProRes Bitstream Syntax).
var plainPictures = []string{"jpeg", "s263", "h263", "vp08", "vp09", "apco", "apcs", "apcn", "apch", "ap4h", "ap4x"}

// settings are the decoder's: of H.264, H.265, AV1 and MPEG-4 part 2; the name of what needs
// none. None of what is not known.
func (d description) settings() []byte {
	if p := d.payload("hvcC"); len(p) > 0 {
		return completeArrays(p)
	}
	for _, kind := range []string{"avcC", "av1C"} {
		if p := d.payload(kind); len(p) > 0 {
			return p
		}
	}
	kind := string(d.entry[4:8])
	switch {
	case kind == "mp4v":
		return decoderOf(d.payload("esds"))
	case oneOf(kind, plainPictures):
		return []byte(kind)
	}
	return nil
}

// completeArrays takes no notice of whether more settings may stand among the samples (ISO/IEC
// 14496-15 8.3.3.1): they are compared.
func completeArrays(hvcC []byte) []byte {
	c := cursor{rest: hvcC}
	c.take(22)
	for range c.uint(1) {
		if len(c.rest) == 0 {
			break
		}
		c.rest[0] |= 0x80
		c.take(1)
		for range c.u16() {
			c.take(int(c.u16()))
			if c.short {
				break
			}
		}
	}
	return hvcC
}

// seen are the boxes that, dropped or altered, let the same samples look otherwise:
// Dolby Vision, how bright it was mastered and meant, a second layer or eye, how both are
// shown, a sphere, encryption.
var seen = []string{
	"dvcC", "dvvC", "dvwC", "mdcv", "clli", "amve", "SmDm", "CoLL", "hvcE", "avcE", "lhvC", "vexu", "hfov", "st3d", "sv3d", "sinf",
}

// loose are the names of descriptions whose decoder may find settings among the samples
// (ISO/IEC 14496-15 5.4.2.1, 8.4.1.1), by those of which it may not. Samples and decoder are
// the same; not every player plays the former.
var loose = map[string]string{"avc3": "avc1", "hev1": "hvc1", "dvhe": "dvh1", "dvav": "dva1"}

// decoderName is the same for both names of one decoder.
func decoderName(codec string) string {
	if strict, ok := loose[codec]; ok {
		return strict
	}
	return codec
}

// sameLook reports whether a backup's description shows what the library's does: the
// same decoder's samples in the same colours and shape, and no less of them.
func (d description) sameLook(backup description) bool {
	for _, kind := range seen {
		if !bytes.Equal(d.payload(kind), backup.payload(kind)) {
			return false
		}
	}
	return len(d.entry) >= visualEntry && len(backup.entry) >= visualEntry &&
		(loose[string(backup.entry[4:8])] == "" || bytes.Equal(d.entry[4:8], backup.entry[4:8])) &&
		bytes.Equal(d.entry[32:36], backup.entry[32:36]) && // how large it is
		fields(d.payload("fiel")) == fields(backup.payload("fiel")) &&
		bytes.Equal(coloursVP9(d.payload("vpcC")), coloursVP9(backup.payload("vpcC"))) &&
		samePixels(d.payload("pasp"), backup.payload("pasp")) &&
		sameColours(d.payload("colr"), backup.payload("colr")) && d.showsNoMore(backup)
}

// coloursVP9 are range and codes of colours in a box that tells else what the stream itself
// tells (VP Codec ISO Media File Format Binding 1.0).
func coloursVP9(vpcC []byte) []byte {
	if len(vpcC) < 10 {
		return nil
	}
	return []byte{vpcC[6] & 1, vpcC[7], vpcC[8], vpcC[9]}
}

// fields are how many a picture has, and their order (QuickTime File Format, Video Sample
// Description Extensions); one where it is not told.
func fields(fiel []byte) [2]byte {
	if len(fiel) < 2 || fiel[0] < 2 {
		return [2]byte{1}
	}
	return [2]byte(fiel)
}

// samePixels compares the shape of pixels (12.1.4); a square where none is told.
func samePixels(a, b []byte) bool {
	w, h := pixelShape(a)
	v, g := pixelShape(b)
	return w*g == v*h
}

func pixelShape(pasp []byte) (w, h uint64) {
	if len(pasp) < 8 || binary.BigEndian.Uint64(pasp) == 0 {
		return 1, 1
	}
	return uint64(binary.BigEndian.Uint32(pasp)), uint64(binary.BigEndian.Uint32(pasp[4:]))
}

// showsNoMore reports whether the backup is cropped no other way (12.1.4, "clap"). What
// is not cropped shows all there is.
func (d description) showsNoMore(backup description) bool {
	ours, theirs := d.payload("clap"), backup.payload("clap")
	return backup.isFull(theirs) || bytes.Equal(ours, theirs)
}

func (d description) isFull(clap []byte) bool {
	if len(clap) < 32 {
		return true
	}
	n := func(i int) int64 { return int64(int32(binary.BigEndian.Uint32(clap[4*i:]))) }
	w, h := int64(binary.BigEndian.Uint16(d.entry[32:])), int64(binary.BigEndian.Uint16(d.entry[34:]))
	return n(0) == w*n(1) && n(2) == h*n(3) && n(1) > 0 && n(3) > 0 && n(4) == 0 && n(6) == 0
}

// sameColours compares how numbers become colours (12.1.5). Where one tells nothing, the
// other must be of the colours that players take for granted.
func sameColours(a, b []byte) bool {
	switch {
	case len(a) == 0 && len(b) == 0:
		return true
	case len(a) == 0:
		return ordinary(b)
	case len(b) == 0:
		return ordinary(a)
	case !isCoded(a) || !isCoded(b):
		return bytes.Equal(a, b)
	}
	return bytes.Equal(a[4:10], b[4:10]) && (len(a) < 11 || len(b) < 11 || a[10]>>7 == b[10]>>7)
}

func isCoded(colr []byte) bool {
	return len(colr) >= 10 && oneOf(string(colr[:4]), []string{"nclc", "nclx"})
}

// ordinary colours are those of BT.709 and BT.601 (ITU-T H.273, tables 2 to 4; 2 is
// "not told").
func ordinary(colr []byte) bool {
	if !isCoded(colr) || len(colr) > 10 && colr[10]>>7 == 1 {
		return false
	}
	for at, codes := range map[int][]uint16{4: {1, 2, 5, 6}, 6: {1, 2, 6}, 8: {1, 2, 5, 6}} {
		told := false
		for _, c := range codes {
			told = told || binary.BigEndian.Uint16(colr[at:]) == c
		}
		if !told {
			return false
		}
	}
	return true
}

// stretchSlack is how much taller or wider one may be told than the other: a Live Photo's
// video tells a size whose sides were rounded.
const stretchSlack = 0.05

// samePlace reports whether a track is played at all, as loud as before, and shown the same
// side up and no wider; of more than one, in the same place, too.
func (m *movie) samePlace(o *movie, ours, theirs *track, several bool) bool {
	a, b := ours.header, theirs.header
	mine, yours := turnedBy(m.header.Matrix, a.Matrix), turnedBy(o.header.Matrix, b.Matrix)
	switch {
	case a.GetFlags()&1 != b.GetFlags()&1:
		return false
	case ours.handler == "soun":
		return b.Volume != 0 || a.Volume == 0
	case mine != yours:
		return false
	case several && (a.Layer != b.Layer || a.Matrix != b.Matrix || a.Width != b.Width || a.Height != b.Height):
		return false
	case ours.handler != "vide" || a.Width == 0 || a.Height == 0 || b.Width == 0 || b.Height == 0:
		return true
	}
	wider := float64(a.Width) * float64(b.Height) / (float64(a.Height) * float64(b.Width))
	return wider < 1+stretchSlack && wider > 1/(1+stretchSlack)
}

// turnedBy is how a track's matrix and then the movie's turn and stretch pictures (6.2.2), in
// parts of 1<<16. A matrix of zeros, which some cameras write, does nothing.
func turnedBy(movie, track [9]int32) (m [4]int64) {
	a, b := flat(track), flat(movie)
	return [4]int64{
		(a[0]*b[0] + a[1]*b[2]) >> 16, (a[0]*b[1] + a[1]*b[3]) >> 16,
		(a[2]*b[0] + a[3]*b[2]) >> 16, (a[2]*b[1] + a[3]*b[3]) >> 16,
	}
}

func flat(m [9]int32) [4]int64 {
	if m == [9]int32{} {
		return [4]int64{1 << 16, 0, 0, 1 << 16}
	}
	return [4]int64{int64(m[0]), int64(m[1]), int64(m[3]), int64(m[4])}
}

// speed is a movie's preferred rate (8.2.2) in parts of 1<<16; as it is where none is told.
func speed(rate int32) int32 {
	if rate == 0 {
		return 1 << 16
	}
	return rate
}
