package formats

import (
	"bytes"
	"testing"

	"rollcall/photo"
)

// aRAF is a header, a JPEG with EXIF, the sensor's description and its data.
func aRAF(t testing.TB, layout byte) []byte {
	t.Helper()
	picture := aJPEG(t, 1, exifSegment(exifBlock(big, []exifField{ascii(0x010F, "FUJIFILM"), ascii(0x0110, "X-T5")}, fullExif(big), nil)))
	records := []byte{0, 0, 0, 3, 1, 0, 0, 4, 0, 50, 0, 66, 1, 0x11, 0, 4, 0, 48, 0, 64, 1, 0x30, 0, 4, 0x0C, layout, 0x0C, 0x0C}
	data := bytes.Repeat([]byte("sensor"), 50)
	b := append([]byte(rafMagic+"0201FF159502X-T5"), make([]byte, rafData+8-16-16)...)
	for _, part := range []struct {
		at    int
		bytes []byte
	}{{rafJPEG, picture}, {rafSensor, records}, {rafData, data}} {
		big.PutUint32(b[part.at:], uint32(len(b)))
		big.PutUint32(b[part.at+4:], uint32(len(part.bytes)))
		b = append(b, part.bytes...)
	}
	return b
}

func TestRAF(t *testing.T) {
	b := aRAF(t, 0x0C)
	c, err := readRAF(inputOf(b, "a.raf"))
	if err != nil || c.Whole != photo.Whole || c.End != int64(len(b)) || c.Meta.Width != 64 || c.Meta.Height != 48 {
		t.Errorf("%v: %+v", err, c)
	}
	if c.Meta.Model != "X-T5" || c.Meta.Taken != fullMeta().Taken {
		t.Errorf("%+v", c.Meta)
	}
	if c, _ := readRAF(inputOf(aRAF(t, 4), "superccd.raf")); c.Meta.Width != 0 {
		t.Errorf("photosites at 45 degrees give a width of %d", c.Meta.Width)
	}
	checkTruncations(t, "raf", b, every(len(b)))
	checkFlips(t, "raf", b, len(b)-300, len(b))
}

func TestRW2(t *testing.T) {
	fields := []exifField{
		short(little, tagSensorTop, 4), short(little, tagSensorLeft, 8), short(little, tagSensorBottom, 52), short(little, tagSensorRight, 72),
		ascii(tagMake, "Panasonic"), long(little, tagRawDataAt, 8),
	}
	b := tiffOf(little, "IIU\x00\x00\x00\x00\x00", page{fields: fields})
	fields[5] = long(little, tagRawDataAt, uint32(len(b)))
	b = append(tiffOf(little, "IIU\x00\x00\x00\x00\x00", page{fields: fields}), bytes.Repeat([]byte("sensor"), 20)...)
	f := Identify(All, b)
	if f == nil || f.Name != "rw2" {
		t.Fatalf("read as %v", f)
	}
	c, err := f.Read(inputOf(b, "a.rw2"))
	if err != nil || c.Whole != photo.WholeUnknown || c.Meta.Width != 64 || c.Meta.Height != 48 || len(c.Picture) != 1 {
		t.Errorf("%v: %+v", err, c)
	}
	checkTruncations(t, "rw2", b, every(len(b)))
}
