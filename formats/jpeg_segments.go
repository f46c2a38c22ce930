package formats

import (
	"bytes"
	"encoding/binary"

	"rollcall/photo"
)

// Markers of ITU-T T.81, table B.1.
const (
	markerTEM  = 0x01
	markerSOF0 = 0xC0
	markerDHT  = 0xC4
	markerJPG  = 0xC8
	markerDAC  = 0xCC
	markerSOFF = 0xCF
	markerRST0 = 0xD0
	markerRST7 = 0xD7
	markerSOI  = 0xD8
	markerEOI  = 0xD9
	markerSOS  = 0xDA
	markerDQT  = 0xDB
	markerEXP  = 0xDF
	markerAPP0 = 0xE0
	markerAPP1 = 0xE1
	markerAPP2 = 0xE2
	markerAPPE = 0xEE
	markerAPPF = 0xEF
	markerCOM  = 0xFE
)

// maxSegments is how many segments may stand before the first scan. The most
// known are the 64 KiB pieces of a depth map in extended XMP, some hundreds.
const maxSegments = 8192

// maxProfile is how much of a colour profile is looked at.
const maxProfile = 1 << 20

const (
	exifIdent = "Exif\x00"
	xmpIdent  = "http://ns.adobe.com/xap/1.0/\x00"
	mpfIdent  = "MPF\x00"
	iccIdent  = "ICC_PROFILE\x00"
	adobeTag  = "Adobe"
)

// A jpegFile is what stands before the first scan.
type jpegFile struct {
	in            *Input
	width, height int
	exif, xmp     []byte
	mpf           []byte // from the byte order on, by which its offsets count
	exifAt, mpfAt int64
	icc           []byte // the pieces of the ICC profile, as they come
	adobe         []byte
	tables        []photo.Span    // tables and frame headers, as they come
	scan          int64           // offset of the first SOS marker; 0: none was reached
	scanData      int64           // offset of the data after it
	whole         photo.Wholeness // Broken where bytes stand between segments, even if a scan was reached
	trouble       string
}

// readSegments walks over the segments before the first scan (T.81, B.2.1).
func readSegments(in *Input) *jpegFile {
	j := &jpegFile{in: in, whole: photo.Cut}
	at := int64(2)
	for range maxSegments {
		b, err := in.Bytes(at, min(4, max(0, in.Size-at)))
		if err != nil || len(b) < 4 {
			return j.ended(b)
		}
		marker, length := b[1], int64(binary.BigEndian.Uint16(b[2:]))
		switch {
		case b[0] != 0xFF:
			if at = j.resync(at); at == 0 {
				return j
			}
		case marker == 0xFF:
			at++
		case marker == markerTEM || marker >= markerRST0 && marker <= markerRST7:
			at += 2
		case marker == markerEOI || marker == markerSOI || marker == 0 || length < 2:
			return j.broken("a marker or length is wrong before the first scan")
		case length > in.Size-at-2:
			j.payload(marker, at, in.Size-at-4)
			return j.ended(nil)
		default:
			j.payload(marker, at, length-2)
			if marker == markerSOS {
				j.scan, j.scanData = at, at+2+length
				return j
			}
			at += 2 + length
		}
	}
	return j.broken("it has too many segments before the first scan")
}

// ended says why there is nothing more to read: cut off, or zeroed.
func (j *jpegFile) ended(rest []byte) *jpegFile {
	j.whole = photo.Cut
	if zeroBytes(rest) && endsInZeros(j.in) {
		j.whole = photo.Zeroed
	}
	j.trouble = howDamaged[j.whole]
	return j
}

func (j *jpegFile) broken(text string) *jpegFile {
	j.whole, j.trouble = photo.Broken, text
	return j
}

// resync skips bytes that belong to no segment, as decoders do; it gives up, and
// returns 0, where the next marker is not near.
func (j *jpegFile) resync(at int64) int64 {
	if endsInZeros(j.in) {
		if b, err := j.in.Bytes(at, min(64, j.in.Size-at)); err == nil && zeroBytes(b) {
			j.ended(nil)
			return 0
		}
	}
	j.broken("bytes that belong to no segment stand before the first scan")
	b, err := j.in.Bytes(at, min(4096, j.in.Size-at))
	if err != nil {
		return 0
	}
	i := bytes.IndexByte(b, 0xFF)
	if i < 0 {
		return 0
	}
	return at + int64(i)
}

// payload takes what is wanted from the segment whose marker stands at offset at
// and whose payload has n bytes.
func (j *jpegFile) payload(marker byte, at, n int64) {
	switch {
	case isTable(marker):
		j.tables = append(j.tables, photo.Span{Offset: at, Size: n + 4})
		if marker >= markerSOF0 && marker <= markerSOFF && !isDefinition(marker) && j.width == 0 {
			j.frame(at+4, n)
		}
	case marker == markerAPP1:
		j.app1(at+4, n)
	case marker == markerAPP2 && j.mpf == nil && j.begins(at+4, n, mpfIdent):
		j.mpf, _ = j.in.Bytes(at+8, n-4)
		j.mpfAt = at + 8
	case marker == markerAPP2 && len(j.icc) < maxProfile && j.begins(at+4, n, iccIdent):
		if b, err := j.in.Bytes(at+4, n); err == nil && len(b) > len(iccIdent)+2 { // number and count of the piece (ICC.1, B.4)
			j.icc = append(j.icc, b[len(iccIdent)+2:]...)
		}
	case marker == markerAPPE && n >= 12 && j.begins(at+4, n, adobeTag):
		if b, err := j.in.Bytes(at+4+11, 1); err == nil {
			j.adobe = append([]byte("Adobe transform "), '0'+b[0]%10)
		}
	}
}

// isTable reports whether the segment takes part in decoding: frame headers
// C0 to CF with the tables among them, DQT, DNL, DRI, DHP, EXP.
func isTable(marker byte) bool {
	return marker >= markerSOF0 && marker <= markerSOFF && marker != markerJPG ||
		marker >= markerDQT && marker <= markerEXP
}

// isDefinition reports the markers between the frame headers that are none.
func isDefinition(marker byte) bool {
	return marker == markerDHT || marker == markerJPG || marker == markerDAC
}

// frame reads the size in pixels (T.81, B.2.2).
func (j *jpegFile) frame(at, n int64) {
	if n < 6 {
		return
	}
	if b, err := j.in.Bytes(at, 6); err == nil {
		j.height, j.width = int(binary.BigEndian.Uint16(b[1:])), int(binary.BigEndian.Uint16(b[3:]))
	}
}

// app1 keeps the first EXIF block and the first XMP packet.
func (j *jpegFile) app1(at, n int64) {
	switch {
	case j.exif == nil && n > 6 && j.begins(at, n, exifIdent):
		j.exifAt = at + 6
		j.exif, _ = j.in.Bytes(j.exifAt, n-6)
	case j.xmp == nil && j.begins(at, n, xmpIdent):
		j.xmp, _ = j.in.Bytes(at, n)
	}
}

func (j *jpegFile) begins(at, n int64, ident string) bool {
	if n < int64(len(ident)) {
		return false
	}
	b, err := j.in.Bytes(at, int64(len(ident)))
	return err == nil && string(b) == ident
}

// zeroRun is how many zero bytes at the end of a file tell that it was
// overwritten, where its format wants something else there.
const zeroRun = 32

func endsInZeros(in *Input) bool {
	n := min(int64(zeroRun), in.Size)
	b, err := in.Bytes(in.Size-n, n)
	return err == nil && zeroBytes(b)
}

func zeroBytes(b []byte) bool { return len(bytes.Trim(b, "\x00")) == 0 }
