package formats

import (
	"testing"
)

// fuzzFormat holds that a format reads any bytes without a panic, points at
// nothing outside of them, and tells no copy that lost its last byte as whole
// and the same.
func fuzzFormat(f *testing.F, format *Format, seeds ...[]byte) {
	for _, b := range seeds {
		f.Add(b)
		f.Add(b[:len(b)/2])
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		in := inputOf(b, "fuzz")
		c, _ := format.Read(in)
		if c == nil {
			t.Fatal("no content")
		}
		whole := judge(t, in, c)
		if !c.Meta.Thumb.Empty() && !in.Holds(c.Meta.Thumb) || !c.Meta.Motion.Empty() && !in.Holds(c.Meta.Motion) {
			t.Errorf("thumbnail %v or video %v lies outside of %d bytes", c.Meta.Thumb, c.Meta.Motion, len(b))
		}
		if whole.Picture == "" {
			return
		}
		cut := inputOf(b[:len(b)-1], "cut")
		c, _ = format.Read(cut)
		if c != nil && judge(t, cut, c) == whole && !filler(b, c.End) {
			t.Error("without its last byte it is told as the same")
		}
	})
}

// filler reports whether all that lies behind the end of a TIFF's structures is the byte
// that fills up a word (TIFF 6.0, section 2): it carries nothing.
func filler(b []byte, end int64) bool {
	order := string(b[:2])
	return (order == "II" || order == "MM") && end%2 == 1 && end == int64(len(b)-1) && b[end] == 0
}

func FuzzEXIF(f *testing.F) {
	note := exifField{tagMakerNote, 7, uint32(len(appleNote())), appleNote()}
	f.Add(exifBlock(little, fullMain, append(fullExif(little), note), fullGPS(little)), int64(12))
	f.Add(exifBlock(big, fullMain, fullExif(big), fullGPS(big)), int64(-1))
	f.Fuzz(func(t *testing.T, b []byte, base int64) {
		m, _ := readEXIF(b, base%(1<<40))
		if m.GPS != nil && (m.GPS.Latitude < -90 || m.GPS.Latitude > 90 || m.GPS.Longitude < -180 || m.GPS.Longitude > 180) {
			t.Errorf("position %v", m.GPS)
		}
		if m.Orientation < 0 || m.Orientation > 8 {
			t.Errorf("orientation %d", m.Orientation)
		}
	})
}

func FuzzJPEG(f *testing.F) {
	fuzzFormat(f, &jpeg, aJPEG(f, 1, exifSegment(exifBlock(big, fullMain, nil, nil))), multiPicture(f, nil), samsungPhoto(f),
		append(aJPEG(f, 1, xmpSegment(`GCamera:MicroVideoOffset="60"`)), aVideo...))
}

func FuzzTIFF(f *testing.F) {
	var seeds [][]byte
	for _, b := range tiffSamples() {
		seeds = append(seeds, b)
	}
	fuzzFormat(f, &tiff, append(seeds, bigTIFF())...)
}

func FuzzRAF(f *testing.F) { fuzzFormat(f, &raf, aRAF(f, 0x0C)) }
