package formats

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"testing"

	"rollcall/photo"
	"rollcall/photo/phototest"
)

// aBox is a box with its parts as payload; a full box's version and flags are
// one of them.
func aBox(kind string, parts ...[]byte) []byte {
	payload := bytes.Join(parts, nil)
	b := binary.BigEndian.AppendUint32(nil, uint32(8+len(payload)))
	return append(append(b, kind...), payload...)
}

func be16(values ...int) (b []byte) {
	for _, v := range values {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	return b
}

func be32(values ...int) (b []byte) {
	for _, v := range values {
		b = binary.BigEndian.AppendUint32(b, uint32(v))
	}
	return b
}

// heifPart is an item of a made HEIF file.
type heifPart struct {
	id     int
	kind   string
	pieces [][]byte // its data, each in an extent of its own
	inline bool     // kept in the idat box
	side   int      // width and height; 0: no size
}

// heifFile makes a HEIF file. refs are kind, from, to.
type heifFile struct {
	parts    []heifPart
	refs     [][3]any
	wide     bool   // item locations of version 2, item ids of 32 bits there
	dropped  string // a table that is left out
	between  []byte // a box between the tables and the data
	external bool   // item data is said to be in another file
	handler  string // "" for pict
}

func (f heifFile) build() []byte {
	ftyp := aBox("ftyp", []byte("heic\x00\x00\x00\x00mif1heic"))
	size := len(f.meta(0))
	head := slices.Concat(ftyp, make([]byte, size), f.between)
	var data []byte
	for _, p := range f.parts {
		if !p.inline {
			data = append(data, bytes.Join(p.pieces, []byte("gap"))...)
		}
	}
	return slices.Concat(ftyp, f.meta(len(head)+8), f.between, aBox("mdat", data))
}

func (f heifFile) meta(dataAt int) []byte {
	handler := f.handler
	if handler == "" {
		handler = "pict"
	}
	var infos, sizes, links, refs, idat []byte
	for i, p := range f.parts {
		infos = append(infos, aBox("infe", be32(2<<24), be16(p.id, 0), []byte(p.kind+"\x00"))...)
		sizes = append(sizes, aBox("ispe", be32(0, p.side, p.side))...)
		links = append(links, slices.Concat(be16(p.id), []byte{1, byte(i + 1)})...)
	}
	for _, r := range f.refs {
		refs = append(refs, aBox(r[0].(string), be16(r[1].(int), 1, r[2].(int)))...)
	}
	loc := be16(0x4440, len(f.parts))
	if f.wide {
		loc = slices.Concat(be16(0x4440), be32(len(f.parts)))
	}
	for _, p := range f.parts {
		method := 0
		if p.inline {
			method = 1
		}
		if f.wide {
			loc = append(loc, be32(p.id)...)
		} else {
			loc = append(loc, be16(p.id)...)
		}
		reference := 0
		if f.external {
			reference = 1
		}
		loc = append(loc, be16(method, reference)...)
		loc = append(loc, be32(0)...)
		loc = append(loc, be16(len(p.pieces))...)
		for i, piece := range p.pieces {
			if p.inline {
				loc = append(loc, be32(len(idat), len(piece))...)
				idat = append(idat, piece...)
				continue
			}
			if i > 0 {
				dataAt += len("gap")
			}
			loc = append(loc, be32(dataAt, len(piece))...)
			dataAt += len(piece)
		}
	}
	version := 1
	if f.wide {
		version = 2
	}
	tables := map[string][]byte{
		"hdlr": aBox("hdlr", be32(0, 0), []byte(handler), make([]byte, 13)),
		"pitm": aBox("pitm", be32(0), be16(f.parts[0].id)),
		"iinf": aBox("iinf", be32(0), be16(len(f.parts)), infos),
		"iprp": aBox("iprp", aBox("ipco", sizes), aBox("ipma", be32(0, len(f.parts)), links)),
		"iref": aBox("iref", be32(0), refs),
		"idat": aBox("idat", idat),
		"iloc": aBox("iloc", be32(version<<24), loc),
	}
	delete(tables, f.dropped)
	all := be32(0)
	for _, kind := range []string{"hdlr", "pitm", "iinf", "iprp", "iref", "idat", "iloc"} {
		all = append(all, tables[kind]...)
	}
	return aBox("meta", all)
}

// aGrid is a picture of two tiles, with EXIF, XMP, a gain map and a thumbnail.
func aGrid() heifFile {
	exif := append(be32(0), exifBlock(binary.BigEndian, fullMain, fullExif(binary.BigEndian), fullGPS(binary.BigEndian))...)
	return heifFile{
		parts: []heifPart{
			{id: 9, kind: "grid", pieces: [][]byte{{0, 0, 0, 1, 0, 80, 0, 80}}, inline: true, side: 80},
			{id: 1, kind: "hvc1", pieces: [][]byte{[]byte("first tile"), []byte("in two pieces")}, side: 40},
			{id: 2, kind: "hvc1", pieces: [][]byte{[]byte("second tile")}, side: 40},
			{id: 3, kind: "Exif", pieces: [][]byte{exif}},
			{id: 4, kind: "mime", pieces: [][]byte{[]byte("<xmp/>")}},
			{id: 5, kind: "hvc1", pieces: [][]byte{[]byte("gain map")}, side: 20},
			{id: 6, kind: "jpeg", pieces: [][]byte{[]byte("\xFF\xD8thumbnail")}, side: 10},
		},
		refs: [][3]any{
			{"dimg", 9, 1}, {"dimg", 9, 2}, {"cdsc", 3, 9}, {"cdsc", 4, 9}, {"auxl", 5, 9}, {"thmb", 6, 9},
		},
	}
}

func TestHEICGrid(t *testing.T) {
	for name, wide := range map[string]bool{"narrow": false, "wide": true} {
		t.Run(name, func(t *testing.T) {
			f := aGrid()
			f.wide = wide
			b := f.build()
			_, c, err := readAny(b, "a.heic")
			if err != nil || c.Whole != photo.Whole {
				t.Fatalf("%q, %v, %v", c.Whole, err, c.Problems)
			}
			if c.Meta.Width != 80 || c.Meta.Taken != fullMeta().Taken || c.Meta.Model != fullMeta().Model {
				t.Errorf("%+v", c.Meta)
			}
			if s := c.Meta.Thumb; string(b[s.Offset:s.End()]) != "\xFF\xD8thumbnail" {
				t.Errorf("thumbnail at %v", s)
			}
			var got []string
			for _, chunk := range c.Picture[1:] {
				got = append(got, string(b[chunk.Span.Offset:chunk.Span.End()]))
			}
			if want := "first tile|in two piecessecond tile|gain map"; strings.Join(got, "|") != want {
				t.Errorf("picture data %q, want %q", got, want)
			}
		})
	}
}

// What a rewrite of the metadata may change, and what it may not.
func TestHEICDigest(t *testing.T) {
	original := verdictOf(t, aGrid().build(), "a.heic")
	for name, c := range map[string]struct {
		change func(f *heifFile)
		same   bool
	}{
		"nothing":        {func(f *heifFile) {}, true},
		"data-moved":     {func(f *heifFile) { f.between = aBox("free", make([]byte, 999)) }, true},
		"wide-locations": {func(f *heifFile) { f.wide = true }, true},
		"exif-changed":   {func(f *heifFile) { f.parts[3].pieces = [][]byte{be32(0)} }, true},
		"xmp-dropped": {func(f *heifFile) {
			f.parts, f.refs = slices.Delete(f.parts, 4, 5), slices.Delete(f.refs, 3, 4)
		}, true},
		"thumbnail-dropped": {func(f *heifFile) { f.parts, f.refs = f.parts[:6], f.refs[:5] }, true},
		"ids-changed": {func(f *heifFile) {
			f.parts[1].id, f.refs[0] = 77, [3]any{"dimg", 9, 77}
		}, true},
		"tile-changed":     {func(f *heifFile) { f.parts[2].pieces = [][]byte{[]byte("second tilE")} }, false},
		"tile-longer":      {func(f *heifFile) { f.parts[2].pieces = [][]byte{[]byte("second tile!")} }, false},
		"tiles-swapped":    {func(f *heifFile) { f.refs[0], f.refs[1] = f.refs[1], f.refs[0] }, false},
		"grid-changed":     {func(f *heifFile) { f.parts[0].pieces[0][3] = 2 }, false},
		"size-changed":     {func(f *heifFile) { f.parts[0].side = 81 }, false},
		"gain-map-dropped": {func(f *heifFile) { f.parts, f.refs = slices.Delete(f.parts, 5, 6), slices.Delete(f.refs, 4, 5) }, false},
		"codec-changed":    {func(f *heifFile) { f.parts[1].kind = "av01" }, false},
		"other-picture":    {func(f *heifFile) { f.parts[0], f.parts[1] = f.parts[1], f.parts[0] }, false},
	} {
		t.Run(name, func(t *testing.T) {
			f := aGrid()
			c.change(&f)
			v := verdictOf(t, f.build(), "a.heic")
			if v.Whole != photo.Whole || (v == original) != c.same {
				t.Errorf("%+v, the original %+v, want same: %v", v, original, c.same)
			}
		})
	}
}

func TestHEICDamage(t *testing.T) {
	whole := aGrid().build()
	zeroTail := bytes.Clone(whole)
	clear(zeroTail[len(zeroTail)-40:])
	long := heifFile{parts: []heifPart{{id: 1, kind: "hvc1", pieces: [][]byte{bytes.Repeat([]byte{7}, 100)}, side: 8}}}
	zeroed := long.build()
	clear(zeroed[len(zeroed)-60:])
	without := func(table string) []byte { f := aGrid(); f.dropped = table; return f.build() }
	video := aGrid()
	video.handler = "vide"
	external := aGrid()
	external.external = true
	for name, c := range map[string]struct {
		file []byte
		want photo.Wholeness
		err  any // a pointer to the error type, nil for none
	}{
		"cut-by-one":      {whole[:len(whole)-1], photo.Cut, nil},
		"cut-in-tables":   {whole[:100], photo.Cut, nil},
		"only-a-brand":    {whole[:24], photo.Cut, nil},
		"thumbnail-zero":  {zeroTail, photo.Whole, nil},
		"picture-zeroed":  {zeroed, photo.Whole, nil}, // its first bytes are left: the digest tells
		"all-zeroed":      {append(long.build()[:len(long.build())-100], make([]byte, 100)...), photo.Zeroed, nil},
		"tables-zeroed":   {append(bytes.Clone(whole[:24]), make([]byte, 5000)...), photo.Zeroed, nil},
		"no-locations":    {without("iloc"), photo.Broken, new(*Malformed)},
		"no-primary":      {without("pitm"), photo.Broken, new(*Malformed)},
		"no-infos":        {without("iinf"), photo.Broken, new(*Malformed)},
		"no-data-box":     {without("idat"), photo.Broken, new(*Malformed)},
		"handler-changed": {video.build(), photo.Broken, new(*Malformed)},
		"in-another-file": {external.build(), photo.Whole, nil},
	} {
		t.Run(name, func(t *testing.T) {
			_, got, err := readAny(c.file, "a.heic")
			if got.Whole != c.want {
				t.Errorf("told to be %q, want %q: %v", got.Whole, c.want, got.Problems)
			}
			if c.err == nil && err != nil || c.err != nil && !errors.As(err, c.err) {
				t.Errorf("error %v", err)
			}
			if name == "in-another-file" && got.Picture != nil {
				t.Error("has picture data that is not in the file")
			}
		})
	}
}

func TestMadeFilesAreWhole(t *testing.T) {
	shot := phototest.Shot{}
	for name, b := range map[string][]byte{"a.heic": phototest.HEIC(shot), "a.mov": phototest.MOV(shot), "a.png": phototest.PNG(shot)} {
		_, c, err := readAny(b, name)
		if err != nil || c.Whole != photo.Whole || c.Picture == nil || c.Meta.Width == 0 {
			t.Errorf("%s: %q, %v, %v, %+v", name, c.Whole, err, c.Problems, c.Meta)
		}
	}
}
