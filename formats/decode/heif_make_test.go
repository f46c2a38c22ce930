package decode

import (
	"encoding/binary"
	"image"
	"testing"
)

// boxOf is a box of ISO/IEC 14496-12.
func boxOf(kind string, bodies ...[]byte) []byte {
	b := append(make([]byte, 4), kind...)
	for _, body := range bodies {
		b = append(b, body...)
	}
	binary.BigEndian.PutUint32(b, uint32(len(b)))
	return b
}

func u16(v ...int) (b []byte) {
	for _, v := range v {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	return b
}

func u32(v ...int) (b []byte) {
	for _, v := range v {
		b = binary.BigEndian.AppendUint32(b, uint32(v))
	}
	return b
}

// made is an item to be written.
type made struct {
	kind  string
	data  []byte
	props []heifProp
	dimg  []int // ids
}

// heifFile writes items 1, 2, ... of which the last is the primary one.
func heifFile(items []made) []byte {
	ftyp := boxOf("ftyp", []byte("heic"), u32(0), []byte("mif1heic"))
	meta := metaOf(items, 0)
	meta = metaOf(items, len(ftyp)+len(meta)+8)
	var data []byte
	for _, it := range items {
		data = append(data, it.data...)
	}
	return append(append(ftyp, meta...), boxOf("mdat", data)...)
}

func metaOf(items []made, at int) []byte {
	var infos, locations, props, associations, refs []byte
	index := 0
	for i, it := range items {
		id := i + 1
		infos = append(infos, boxOf("infe", u32(2<<24), u16(id, 0), []byte(it.kind), []byte{0})...)
		locations = append(append(locations, u16(id, 0, 1)...), u32(at, len(it.data))...)
		at += len(it.data)
		associations = append(append(associations, u16(id)...), byte(len(it.props)))
		for _, p := range it.props {
			props = append(props, boxOf(p.kind, p.body)...)
			index++
			associations = append(associations, u16(0x8000|index)...)
		}
		if it.dimg != nil {
			refs = append(refs, boxOf("dimg", u16(id, len(it.dimg)), u16(it.dimg...))...)
		}
	}
	return boxOf("meta", u32(0),
		boxOf("hdlr", u32(0, 0), []byte("pict"), make([]byte, 13)),
		boxOf("pitm", u32(0), u16(len(items))),
		boxOf("iloc", u32(0), u16(0x4400, len(items)), locations),
		boxOf("iinf", u32(0), u16(len(items)), infos),
		boxOf("iref", u32(0), refs),
		boxOf("iprp", boxOf("ipco", props), boxOf("ipma", u32(1), u32(len(items)), associations)))
}

// gridFile puts the primary pictures of other files side by side.
func gridFile(t testing.TB, tiles []*heif, rows, columns int, size image.Point) []byte {
	t.Helper()
	var items []made
	var ids []int
	for i, h := range tiles {
		it := h.items[h.primary]
		data, err := h.data(it)
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, made{kind: it.kind, data: data, props: it.props})
		ids = append(ids, i+1)
	}
	layout := append([]byte{0, 0, byte(rows - 1), byte(columns - 1)}, u16(size.X, size.Y)...)
	ispe := heifProp{"ispe", u32(0, size.X, size.Y)}
	return heifFile(append(items, made{kind: "grid", data: layout, props: []heifProp{ispe}, dimg: ids}))
}
