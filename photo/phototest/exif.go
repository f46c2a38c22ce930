package phototest

import (
	"encoding/binary"
	"fmt"
	"math"
	"sort"
	"strings"
)

// EXIF is the shot's metadata as a TIFF block (big-endian), with thumb in IFD1
// where it is not empty.
func EXIF(s Shot, thumb []byte) []byte {
	return tiff(mainDirectory(s), exifDirectory(s), gps(s), thumb)
}

func mainDirectory(s Shot) directory {
	date, _, _ := splitTaken(s.Taken)
	return directory{
		ascii(0x010F, s.Make), ascii(0x0110, s.Model), ascii(0x0131, s.Software),
		ascii(0x013B, s.Artist), short(0x0112, s.Orientation), ascii(0x0132, date),
	}
}

func exifDirectory(s Shot) directory {
	date, subsec, zone := splitTaken(s.Taken)
	return directory{
		ascii(0x9003, date), ascii(0x9291, subsec), ascii(0x9011, zone),
		ascii(0xA420, s.UniqueID), ascii(0xA434, s.Lens),
		long(0xA002, s.ExifWidth), long(0xA003, s.ExifHeight),
		undefined(0x927C, appleMakerNote(s)),
	}
}

// splitTaken turns ISO 8601 into EXIF's three fields.
func splitTaken(iso string) (date, subsec, zone string) {
	if iso == "" {
		return "", "", ""
	}
	date = strings.NewReplacer("-", ":", "T", " ").Replace(iso[:19])
	rest := iso[19:]
	if i := strings.IndexAny(rest, "+-"); i >= 0 {
		rest, zone = rest[:i], rest[i:]
	}
	return date, strings.TrimPrefix(rest, "."), zone
}

// appleMakerNote is Apple's: "Apple iOS", then a big-endian IFD with offsets
// from its own beginning.
func appleMakerNote(s Shot) []byte {
	d := directory{ascii(0x000B, s.BurstID), ascii(0x0011, s.ContentID), ascii(0x0020, s.RequestID)}
	if len(d.present()) == 0 {
		return nil
	}
	head := []byte("Apple iOS\x00\x00\x01MM")
	return append(head, d.encode(len(head), 0)...)
}

func gps(s Shot) directory {
	if s.Latitude == 0 && s.Longitude == 0 {
		return nil
	}
	return directory{
		ascii(1, pick(s.Latitude < 0, "S", "N")), degrees(2, s.Latitude),
		ascii(3, pick(s.Longitude < 0, "W", "E")), degrees(4, s.Longitude),
	}
}

func pick(cond bool, yes, no string) string {
	if cond {
		return yes
	}
	return no
}

// tiff lays the directories out: header, IFD0, Exif, GPS, IFD1, thumbnail.
func tiff(main, exif, gps directory, thumb []byte) []byte {
	const header = 8
	pointers := 1
	if gps != nil {
		pointers = 2
	}
	mainSize := len(append(main[:len(main):len(main)], make(directory, pointers)...).sized(pointers))
	exifAt := header + mainSize
	gpsAt := exifAt + len(exif.encode(exifAt, 0))
	next := gpsAt
	main = append(main, long(0x8769, exifAt))
	if gps != nil {
		main = append(main, long(0x8825, gpsAt))
		next += len(gps.encode(gpsAt, 0))
	}
	ifd1 := 0
	if len(thumb) > 0 {
		ifd1 = next
	}
	b := append([]byte("MM\x00\x2a\x00\x00\x00\x08"), main.encode(header, ifd1)...)
	b = append(b, exif.encode(exifAt, 0)...)
	if gps != nil {
		b = append(b, gps.encode(gpsAt, 0)...)
	}
	if ifd1 == 0 {
		return b
	}
	d := directory{short(0x0103, 6), long(0x0201, 1), long(0x0202, len(thumb))}
	d[1] = long(0x0201, ifd1+len(d.encode(ifd1, 0)))
	return append(append(b, d.encode(ifd1, 0)...), thumb...)
}

// sized is the directory's encoding with its last n entries counted as longs.
func (d directory) sized(n int) []byte {
	for i := range n {
		d[len(d)-1-i] = long(0xFFF0+i, 1)
	}
	return d.encode(0, 0)
}

// A directory is an IFD; entries without a value are left out.
type directory []tag

type tag struct {
	id, typ uint16
	count   uint32
	value   []byte
}

func ascii(id int, s string) tag {
	if s == "" {
		return tag{}
	}
	return tag{uint16(id), 2, uint32(len(s) + 1), append([]byte(s), 0)}
}

func short(id, n int) tag {
	if n == 0 {
		return tag{}
	}
	return tag{uint16(id), 3, 1, binary.BigEndian.AppendUint16(nil, uint16(n))}
}

func long(id, n int) tag {
	if n == 0 {
		return tag{}
	}
	return tag{uint16(id), 4, 1, binary.BigEndian.AppendUint32(nil, uint32(n))}
}

func undefined(id int, b []byte) tag {
	if len(b) == 0 {
		return tag{}
	}
	return tag{uint16(id), 7, uint32(len(b)), b}
}

func degrees(id int, v float64) tag {
	v = math.Abs(v)
	deg := math.Floor(v)
	min := math.Floor((v - deg) * 60)
	sec := (v - deg - min/60) * 3600
	var b []byte
	for _, r := range [][2]uint32{{uint32(deg), 1}, {uint32(min), 1}, {uint32(math.Round(sec * 10000)), 10000}} {
		b = binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(b, r[0]), r[1])
	}
	return tag{uint16(id), 5, 3, b}
}

func (d directory) present() directory {
	var out directory
	for _, t := range d {
		if len(t.value) > 0 {
			out = append(out, t)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].id < out[j].id })
	return out
}

// encode lays the directory out at offset at, its values behind it, next being
// the offset of the next directory.
func (d directory) encode(at, next int) []byte {
	d = d.present()
	values := at + 2 + 12*len(d) + 4
	b := binary.BigEndian.AppendUint16(nil, uint16(len(d)))
	var tail []byte
	for _, t := range d {
		b = binary.BigEndian.AppendUint16(b, t.id)
		b = binary.BigEndian.AppendUint16(b, t.typ)
		b = binary.BigEndian.AppendUint32(b, t.count)
		if len(t.value) <= 4 {
			b = append(b, append(append([]byte{}, t.value...), 0, 0, 0, 0)[:4]...)
			continue
		}
		b = binary.BigEndian.AppendUint32(b, uint32(values+len(tail)))
		tail = append(tail, t.value...)
		if len(tail)%2 == 1 {
			tail = append(tail, 0)
		}
	}
	return append(binary.BigEndian.AppendUint32(b, uint32(next)), tail...)
}

func must(err error, doing string) {
	if err != nil {
		panic(fmt.Sprintf("phototest: %s: %v", doing, err))
	}
}
