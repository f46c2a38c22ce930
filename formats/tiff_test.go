package formats

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"runtime"
	"slices"
	"strings"
	"testing"

	"rollcall/photo"
)

// A page is a directory to be written, with its strips and what lies below it.
type page struct {
	fields []exifField
	strips [][]byte
	tiles  bool
	subs   []page
	exif   []exifField
}

// tiffOf writes pages as a TIFF file with the given header (8 bytes and more).
func tiffOf(order byteOrder, header string, pages ...page) []byte {
	out := []byte(header)
	link := 4
	for _, p := range pages {
		var at int
		out, at = appendPage(out, order, p)
		order.PutUint32(out[link:], uint32(at))
		n := int(order.Uint16(out[at:]))
		link = at + 2 + 12*n
	}
	return out
}

func appendPage(out []byte, order byteOrder, p page) ([]byte, int) {
	fields := slices.Clone(p.fields)
	var at, sizes, subs []uint32
	for _, s := range p.strips {
		at, sizes = append(at, uint32(len(out))), append(sizes, uint32(len(s)))
		out = append(out, s...)
	}
	for _, sub := range p.subs {
		var offset int
		out, offset = appendPage(out, order, sub)
		subs = append(subs, uint32(offset))
	}
	tags := [2]uint16{tagStripAt, tagStripSizes}
	if p.tiles {
		tags = [2]uint16{tagTileAt, tagTileSizes}
	}
	if at != nil {
		fields = append(fields, long(order, tags[0], at...), long(order, tags[1], sizes...))
	}
	if subs != nil {
		fields = append(fields, long(order, tagSubIFDs, subs...))
	}
	if p.exif != nil {
		fields = append(fields, long(order, tagExifIFD, uint32(len(out))))
		out = appendDirectory(out, order, p.exif)
	}
	slices.SortFunc(fields, func(a, b exifField) int { return cmp.Compare(a.tag, b.tag) })
	offset := len(out)
	return appendDirectory(out, order, fields), offset
}

const (
	headerII = "II*\x00\x00\x00\x00\x00"
	headerMM = "MM\x00*\x00\x00\x00\x00"
)

// strips are n strips of two rows of eight pixels; no two are the same.
func strips(seed byte, n int) [][]byte {
	list := make([][]byte, n)
	for i := range list {
		list[i] = append([]byte{seed, byte(i)}, bytes.Repeat([]byte{7}, 46)...)
	}
	return list
}

// rgb are the tags of a plain picture.
func rgb(order byteOrder, width, height uint16) []exifField {
	return []exifField{
		short(order, tagWidth, width), short(order, tagHeight, height), short(order, 0x0102, 8, 8, 8),
		short(order, tagCompression, 1), short(order, tagPhotometric, 2), short(order, 0x0115, 3), short(order, 0x0116, 2),
	}
}

// sensor are the tags of raw data; thumb those of the smaller picture beside it.
func sensor(order byteOrder, compression uint16) []exifField {
	return []exifField{
		long(order, tagNewSubfileType, 0), short(order, tagWidth, 64), short(order, tagHeight, 48),
		short(order, tagCompression, compression), short(order, tagPhotometric, 32803),
		{0x828E, 1, 4, []byte{0, 1, 1, 2}},
	}
}

func thumb(order byteOrder, brand string) []exifField {
	return append(rgb(order, 8, 6), long(order, tagNewSubfileType, 1), ascii(tagMake, brand), ascii(0x0110, "M"))
}

var little, big = binary.LittleEndian, binary.BigEndian

// samples are small files of each format, all whole.
func tiffSamples() map[string][]byte {
	dated := []exifField{ascii(0x9003, "2024:05:01 10:00:00")}
	raw := func(order byteOrder, header, brand string, compression uint16, more ...exifField) []byte {
		return tiffOf(order, header, page{
			fields: append(thumb(order, brand), more...), strips: strips(1, 1), exif: dated,
			subs: []page{{fields: sensor(order, compression), strips: strips(9, 40)}},
		})
	}
	direct := func(header, brand string, compression uint16) []byte {
		return tiffOf(little, header, page{fields: append(sensor(little, compression), ascii(tagMake, brand)), strips: strips(9, 40), exif: dated})
	}
	return map[string][]byte{
		"tiff": tiffOf(little, headerII,
			page{fields: append(rgb(little, 8, 12), ascii(tagMake, "Scanner")), strips: strips(1, 6), exif: dated},
			page{fields: rgb(little, 8, 6), strips: strips(2, 3)}),
		"tiff-tiled": tiffOf(big, headerMM,
			page{fields: rgb(big, 8, 12), strips: strips(1, 6), tiles: true}),
		"tiff-scan": tiffOf(big, headerMM,
			page{fields: append(rgb(big, 8, 12), ascii(tagMake, "Nikon")), strips: strips(1, 6)}),
		"dng": raw(little, headerII, "Apple", 1, exifField{tagDNGVersion, 1, 4, []byte{1, 4, 0, 0}}),
		"nef": raw(big, headerMM, "NIKON CORPORATION", 34713),
		"arw": raw(little, headerII, "SONY", 32767),
		"pef": direct(headerII, "PENTAX Corporation", 65535),
		"cr2": tiffOf(little, headerII+"CR\x02\x00\x00\x00\x00\x00",
			page{fields: append(rgb(little, 8, 12), ascii(tagMake, "Canon")), strips: strips(1, 20),
				exif: append(dated, short(little, 0xA002, 64), short(little, 0xA003, 48))},
			page{fields: []exifField{short(little, tagCompression, 6)}, strips: strips(9, 40)}), // without a size, as Canon writes it
		"orf": direct("IIRO\x00\x00\x00\x00", "OLYMPUS", 1),
	}
}

func TestTIFFIsIdentifiedByStructure(t *testing.T) {
	for name, b := range tiffSamples() {
		want, class := name, photo.RAW
		if strings.HasPrefix(name, "tiff") {
			want, class = "tiff", photo.Still
		}
		f := Identify(All, b[:min(HeadSize, len(b))])
		if f == nil || f.Name != want || f.Class != class {
			t.Errorf("%s is read as %+v", name, f)
		}
	}
	// A raw file of a maker that has no reader of its own.
	b := tiffOf(little, headerII, page{fields: append(sensor(little, 1), ascii(tagMake, "SAMSUNG")), strips: strips(1, 40)})
	if c, _ := readTIFF(inputOf(b, "a.srw")); c.Class != photo.RAW {
		t.Errorf("class %q", c.Class)
	}
}

func TestTIFFMetadata(t *testing.T) {
	sizes := map[string][2]int{"tiff": {8, 12}, "tiff-tiled": {8, 12}, "tiff-scan": {8, 12}}
	for name, b := range tiffSamples() {
		in := inputOf(b, name)
		c, err := Identify(All, in.Head).Read(in)
		if err != nil || c.Whole != photo.Whole || c.End != in.Size || c.Picture == nil || len(c.Problems) > 0 {
			t.Errorf("%s: %v, %q, end %d of %d, %d chunks, %v", name, err, c.Whole, c.End, in.Size, len(c.Picture), c.Problems)
		}
		want, ok := sizes[name]
		if !ok {
			want = [2]int{64, 48}
		}
		if got := [2]int{c.Meta.Width, c.Meta.Height}; got != want {
			t.Errorf("%s: size %v, want %v", name, got, want)
		}
		if undated := name == "tiff-tiled" || name == "tiff-scan"; !undated && c.Meta.Taken.String() != "2024-05-01T10:00:00" {
			t.Errorf("%s: taken %q", name, c.Meta.Taken)
		}
	}
}

func TestTIFFCutOrChangedIsNotTheOriginal(t *testing.T) {
	for name, b := range tiffSamples() {
		checkTruncations(t, name, b, every(len(b)))
		checkTruncations(t, name+" with a trailer", append(bytes.Clone(b), "trailer"...), every(len(b)+7))
		for _, strip := range append(strips(9, 3), strips(1, 6)...) {
			// the smaller picture of a raw file is none of the picture data
			if i := bytes.Index(b, strip); i >= 0 && (strip[0] == 9 || name[:2] == "ti") {
				checkFlips(t, name, b, i, i+len(strip))
			}
		}
	}
}

// What a program does that changes a tag: it writes everything anew, elsewhere,
// in other types.
func TestTIFFPictureOutlivesARewrite(t *testing.T) {
	before := tiffOf(little, headerII, page{fields: rgb(little, 8, 12), strips: strips(1, 6)})
	fields := append(rgb(big, 8, 12), ascii(0x013B, "somebody with a long name"))
	fields[0] = long(big, tagWidth, 8)
	after := tiffOf(big, headerMM+"filler..", page{fields: fields, strips: strips(1, 6)})
	a, b := judgeBytes(t, "before", before), judgeBytes(t, "after", after)
	if a != b || a.Picture == "" {
		t.Errorf("%v, then %v", a, b)
	}
	for name, other := range map[string]page{
		"size":   {fields: rgb(little, 12, 8), strips: strips(1, 6)},
		"strips": {fields: rgb(little, 8, 12), strips: strips(2, 6)},
		"fewer":  {fields: rgb(little, 8, 12), strips: strips(1, 5)},
	} {
		if c := judgeBytes(t, name, tiffOf(little, headerII, other)); c.Picture == a.Picture {
			t.Errorf("another %s, the same picture data", name)
		}
	}
}

// Layers belong to the picture: a copy without them is not it.
func TestTIFFLayersArePicture(t *testing.T) {
	layered := func(data string) string {
		fields := rgb(little, 8, 12)
		if data != "" {
			fields = append(fields, exifField{tagLayers, 7, uint32(len(data)), []byte(data)})
		}
		j := judgeBytes(t, "layers", tiffOf(little, headerII, page{fields: fields, strips: strips(1, 6)}))
		return j.Picture
	}
	flat, one, other := layered(""), layered("Adobe Photoshop: one"), layered("Adobe Photoshop: two")
	if flat == one || one == other || one != layered("Adobe Photoshop: one") || one == "" {
		t.Errorf("flat %q, with layers %q and %q", flat, one, other)
	}
}

func TestBigTIFF(t *testing.T) {
	b := bigTIFF()
	c, err := readTIFF(inputOf(b, "big.btf"))
	if err != nil || c.Whole != photo.Whole || c.End != int64(len(b)) || c.Meta.Width != 24 || c.Meta.Make != "Maker of scans" {
		t.Errorf("%v: %+v", err, c)
	}
	checkTruncations(t, "big", b, every(len(b)))
}

// bigTIFF has offsets of eight bytes: header, strip, text, directory.
func bigTIFF() []byte {
	b := append([]byte("II+\x00\x08\x00\x00\x00"), make([]byte, 8)...)
	strip := len(b)
	b = append(b, "12345678"...)
	text := len(b)
	b = append(b, "Maker of scans\x00"...)
	little.PutUint64(b[8:], uint64(len(b)))
	entries := [][4]uint64{{tagWidth, 3, 1, 24}, {tagHeight, 3, 1, 1}, {tagMake, 2, 15, uint64(text)}, {tagStripAt, 16, 1, uint64(strip)}, {tagStripSizes, 16, 1, 8}}
	b = little.AppendUint64(b, uint64(len(entries)))
	for _, e := range entries {
		b = little.AppendUint16(little.AppendUint16(b, uint16(e[0])), uint16(e[1]))
		b = little.AppendUint64(little.AppendUint64(b, e[2]), e[3])
	}
	return little.AppendUint64(b, 0)
}

// Sensor data that no directory points at must not be overlooked: then the
// strips are a preview, and no digest of the picture is given.
func TestRawThatHidesItsDataHasNoPicture(t *testing.T) {
	note := exifField{tagMakerNote, 7, 4000, make([]byte, 4000)}
	b := tiffOf(little, headerII, page{fields: rgb(little, 8, 6), strips: strips(1, 1), exif: []exifField{note}})
	if c, _ := readTIFF(inputOf(b, "a.iiq")); c.Picture != nil || c.Whole != photo.Whole {
		t.Errorf("%q, picture %v", c.Whole, c.Picture)
	}
}

func TestStripsThatCantBeToldGiveNoPicture(t *testing.T) {
	for name, change := range map[string]func(*page){
		"no-sizes":    func(p *page) { p.fields, p.strips = append(p.fields, long(little, tagStripAt, 8)), nil },
		"fewer-sizes": func(p *page) { p.fields = append(p.fields, long(little, tagStripSizes, 8)) },
		"beyond": func(p *page) {
			p.fields, p.strips = append(p.fields, long(little, tagStripAt, 1<<31), long(little, tagStripSizes, 8)), nil
		},
	} {
		p := page{fields: rgb(little, 8, 12), strips: strips(1, 6)}
		change(&p)
		if c, _ := readTIFF(inputOf(tiffOf(little, headerII, p), name)); c.Picture != nil || len(c.Problems) != 1 {
			t.Errorf("%s: %d chunks, %v", name, len(c.Picture), c.Problems)
		}
	}
}

// Many directories may point at one long list of strips: what a file costs in
// memory has a limit all the same.
func TestTIFFMemoryHasALimit(t *testing.T) {
	const count, pages = 300_000, 200
	b := append([]byte(headerII), make([]byte, 4*count)...)
	next := 4
	for range pages {
		little.PutUint32(b[next:], uint32(len(b)))
		b = appendDirectory(b, little, []exifField{{tag: tagStripAt, typ: 4, count: 1}, {tag: tagStripSizes, typ: 4, count: 1}})
		dir := b[len(b)-2*12-4:]
		for i := range 2 {
			little.PutUint32(dir[i*12+4:], count)
			little.PutUint32(dir[i*12+8:], 8)
		}
		next = len(b) - 4
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	c, _ := readTIFF(inputOf(b, "big.tif"))
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > 50<<20 || c.Picture != nil {
		t.Errorf("%d MB used, %d chunks", used>>20, len(c.Picture))
	}
}
