package formats

import (
	"encoding/binary"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
)

// ascii, short, long and rational are fields as a file has them.
func ascii(tag uint16, s string) exifField {
	return exifField{tag, 2, uint32(len(s) + 1), append([]byte(s), 0)}
}

func short(order byteOrder, tag uint16, values ...uint16) exifField {
	f := exifField{tag: tag, typ: 3, count: uint32(len(values))}
	for _, v := range values {
		f.value = order.AppendUint16(f.value, v)
	}
	return f
}

func long(order byteOrder, tag uint16, values ...uint32) exifField {
	f := exifField{tag: tag, typ: 4, count: uint32(len(values))}
	for _, v := range values {
		f.value = order.AppendUint32(f.value, v)
	}
	return f
}

func rational(order byteOrder, tag uint16, values ...uint32) exifField {
	f := long(order, tag, values...)
	f.typ, f.count = 5, f.count/2
	return f
}

// exifBlock is a block with main, EXIF and GPS directories.
func exifBlock(order byteOrder, main, exif, gps []exifField) []byte {
	g := exifFields{main: main, exif: exif, gps: gps}
	return g.rebuild(&tiffReader{order: order})
}

var fullMain = []exifField{ascii(0x010F, "Apple"), ascii(0x0110, "iPhone 15 Pro "), ascii(0x0131, "18.5")}

func fullExif(order byteOrder) []exifField {
	return []exifField{
		ascii(0x9003, "2024:05:01 10:00:00"), ascii(0x9004, "2024:05:01 10:00:01"),
		ascii(0x9011, "+02:00"), ascii(0x9291, "123"),
		short(order, 0xA002, 4032), long(order, 0xA003, 3024),
		ascii(0xA420, "d41d8cd9"), ascii(0xA434, "back camera"),
	}
}

func fullGPS(order byteOrder) []exifField {
	return []exifField{
		ascii(1, "N"), rational(order, 2, 48, 1, 48, 1, 45, 1),
		ascii(3, "W"), rational(order, 4, 2, 1, 30, 1, 0, 1),
	}
}

func fullMeta() photo.Meta {
	return photo.Meta{
		Make: "Apple", Model: "iPhone 15 Pro", Software: "18.5", Lens: "back camera", UniqueID: "d41d8cd9",
		Taken:     photo.Taken{Wall: 1714557600, Nanos: 123e6, Digits: 3, Zoned: true, Zone: 7200, Known: true},
		ExifWidth: 4032, ExifHeight: 3024,
		GPS: &photo.GPS{Latitude: 48.8125, Longitude: -2.5},
	}
}

func TestReadEXIF(t *testing.T) {
	for _, order := range []byteOrder{binary.LittleEndian, binary.BigEndian} {
		meta, problems := readEXIF(exifBlock(order, fullMain, fullExif(order), fullGPS(order)), 0)
		if diff := cmp.Diff(fullMeta(), meta); diff != "" {
			t.Errorf("%v: %s", order, diff)
		}
		if len(problems) != 0 {
			t.Errorf("%v: %v", order, problems)
		}
	}
}

// A pointer or value that leads astray costs nothing but itself.
func TestReadEXIFWithDamage(t *testing.T) {
	order := binary.LittleEndian
	const entry = 12
	exifPointer := 8 + 2 + entry*len(fullMain) + 8
	gpsPointer := exifPointer + entry
	set := func(at int, v uint32) func([]byte) {
		return func(b []byte) { order.PutUint32(b[at:], v) }
	}
	for name, c := range map[string]struct {
		damage func([]byte)
		lost   func(*photo.Meta)
	}{
		"gps-outside": {set(gpsPointer, 1<<30), func(m *photo.Meta) { m.GPS = nil }},
		"gps-loop":    {set(gpsPointer, 8), func(m *photo.Meta) { m.GPS = nil }},
		"exif-outside": {set(exifPointer, 0xFFFFFFFF), func(m *photo.Meta) {
			*m = photo.Meta{Make: m.Make, Model: m.Model, Software: m.Software, GPS: m.GPS}
		}},
		"make-outside":     {set(8+2+8, 0xFFFFFFF0), func(m *photo.Meta) { m.Make = "" }},
		"make-huge":        {set(8+2+4, 0xFFFFFFFF), func(m *photo.Meta) { m.Make = "" }},
		"make-of-no-type":  {func(b []byte) { b[8+2+2] = 99 }, func(m *photo.Meta) { m.Make = "" }},
		"next-into-itself": {set(8+2+entry*(len(fullMain)+2), 8), func(*photo.Meta) {}},
	} {
		t.Run(name, func(t *testing.T) {
			b := exifBlock(order, fullMain, fullExif(order), fullGPS(order))
			c.damage(b)
			want := fullMeta()
			c.lost(&want)
			got, problems := readEXIF(b, -1)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			if len(problems) != 1 || problems[0].Kind != photo.ProblemMalformed {
				t.Errorf("problems: %v", problems)
			}
		})
	}
}

func TestExifDate(t *testing.T) {
	for _, c := range []struct{ date, subsec, offset, want string }{
		{"2024:05:01 10:00:00", "", "", "2024-05-01T10:00:00"},
		{"2024:05:01 10:00:00", "00", "", "2024-05-01T10:00:00.00"},
		{"2024:05:01 10:00:00", "0450", "-03:30", "2024-05-01T10:00:00.0450-03:30"},
		{"2024:05:01 10:00:00", "1234567891", "Z", "2024-05-01T10:00:00.123456789+00:00"},
		{"2024-05-01 10:00:00", "x", "+2:00", "2024-05-01T10:00:00"},
		{"2024:05:01T10:00:00", "", "+15:00", "2024-05-01T10:00:00"},
		{"0000:00:00 00:00:00", "", "", ""},
		{"    :  :     :  :  ", "", "", ""},
		{"2007:99:99 10:00:00", "", "", ""},
		{"2023:02:29 10:00:00", "", "", ""},
		{"2023:02:28 24:00:00", "", "", ""},
		{"0001:01:01 00:00:00", "", "", ""},
		{"2024:05:01 10:00", "", "", ""},
		{"2024:05:01 10:00:00Z", "", "", ""},
		{"", "12", "+01:00", ""},
	} {
		if got := exifDate(c.date, c.subsec, c.offset).String(); got != c.want {
			t.Errorf("%q %q %q: %q, want %q", c.date, c.subsec, c.offset, got, c.want)
		}
	}
}

func TestDigitizedStandsInForOriginal(t *testing.T) {
	order := binary.BigEndian
	exif := []exifField{
		ascii(0x9003, "0000:00:00 00:00:00"), ascii(0x9291, "99"), ascii(0x9011, "+09:00"),
		ascii(0x9004, "2010:01:02 03:04:05"), ascii(0x9292, "7"), ascii(0x9012, "-05:00"),
	}
	meta, _ := readEXIF(exifBlock(order, nil, exif, nil), 0)
	if got, want := meta.Taken.String(), "2010-01-02T03:04:05.7-05:00"; got != want {
		t.Errorf("taken %q, want %q", got, want)
	}
	// DateTime is when a program last wrote the file.
	meta, _ = readEXIF(exifBlock(order, []exifField{ascii(0x0132, "2010:01:02 03:04:05")}, nil, nil), 0)
	if meta.Taken.Known {
		t.Errorf("taken %q from DateTime", meta.Taken)
	}
}

func TestPositionThatSaysNothingIsAbsent(t *testing.T) {
	order := binary.LittleEndian
	for name, gps := range map[string][]exifField{
		"over-zero":     {ascii(1, "N"), rational(order, 2, 0, 0, 0, 0, 0, 0), ascii(3, "E"), rational(order, 4, 0, 0, 0, 0, 0, 0)},
		"no-hemisphere": {rational(order, 2, 48, 1), rational(order, 4, 2, 1)},
		"off-the-globe": {ascii(1, "N"), rational(order, 2, 91, 1), ascii(3, "E"), rational(order, 4, 2, 1)},
		"no-fix":        {ascii(1, "N"), rational(order, 2, 0, 1), ascii(3, "E"), rational(order, 4, 0, 1)},
		"only-latitude": {ascii(1, "N"), rational(order, 2, 48, 1)},
		"as-text":       {ascii(1, "N"), ascii(2, "48,0,0"), ascii(3, "E"), ascii(4, "2,0,0")},
	} {
		if meta, _ := readEXIF(exifBlock(order, nil, nil, gps), 0); meta.GPS != nil {
			t.Errorf("%s: %v", name, *meta.GPS)
		}
	}
}

func TestOrientation(t *testing.T) {
	order := binary.LittleEndian
	for value, want := range map[uint16]int{0: 0, 1: 1, 6: 6, 8: 8, 9: 0, 65535: 0} {
		for _, f := range []exifField{short(order, 0x0112, value), long(order, 0x0112, uint32(value))} {
			if meta, _ := readEXIF(exifBlock(order, []exifField{f}, nil, nil), 0); meta.Orientation != want {
				t.Errorf("orientation %d read as %d, want %d", value, meta.Orientation, want)
			}
		}
	}
}

// appleNote is a MakerNote with the ids that iOS writes.
func appleNote() []byte {
	order := binary.BigEndian
	head := append([]byte(appleHeader), 0, 1, 'M', 'M')
	return appendDirectory(head, order, []exifField{
		ascii(0x000B, "B-1"), ascii(0x0011, "602FEBB7-6B59-4799-96E6-9C8484D873C7"),
		ascii(0x0020, "A-2"), ascii(0x002B, "9C8484D8-0000-4799-96E6-602FEBB76B59"),
	})
}

func TestAppleMakerNote(t *testing.T) {
	order := binary.BigEndian
	note := exifField{tagMakerNote, 7, uint32(len(appleNote())), appleNote()}
	want := photo.Meta{BurstID: "B-1", ContentID: "602FEBB7-6B59-4799-96E6-9C8484D873C7",
		RequestID: "A-2", PhotoID: "9C8484D8-0000-4799-96E6-602FEBB76B59"}
	got, _ := readEXIF(exifBlock(order, nil, []exifField{note}, nil), 0)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for n := range note.value { // cut anywhere: no id is wrong, none outlives its bytes
		var m photo.Meta
		readApple(&m, note.value[:n])
		for _, pair := range [][2]string{{m.BurstID, want.BurstID}, {m.ContentID, want.ContentID}, {m.PhotoID, want.PhotoID}} {
			if pair[0] != "" && pair[0] != pair[1] {
				t.Fatalf("cut at %d: %q", n, pair[0])
			}
		}
	}
}

func TestThumbnailIsASpanOfTheFile(t *testing.T) {
	order := binary.LittleEndian
	b := exifBlock(order, fullMain, nil, nil)
	next := 8 + 2 + 12*(len(fullMain)+2)
	order.PutUint32(b[next:], uint32(len(b)))
	at := len(b) + directorySize([]exifField{{}, {}})
	b = appendDirectory(b, order, []exifField{long(order, tagJPEGAt, uint32(at)), long(order, tagJPEGSize, 6)})
	b = append(b, 0xFF, 0xD8, 0xFF, 0xDB, 0xFF, 0xD9)
	for base, want := range map[int64]photo.Span{12: {Offset: 12 + int64(at), Size: 6}, -1: {}} {
		if meta, _ := readEXIF(b, base); meta.Thumb != want {
			t.Errorf("base %d: %v, want %v", base, meta.Thumb, want)
		}
	}
	if meta, _ := readEXIF(b[:len(b)-1], 0); !meta.Thumb.Empty() {
		t.Errorf("a thumbnail that is cut off lies at %v", meta.Thumb)
	}
}
