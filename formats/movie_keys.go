package formats

import (
	"encoding/binary"

	"rollcall/photo"
)

// readKeys reads the values of a key list: an item's type is its key's number.
func readKeys(in *Input, meta box, tags map[string]string) {
	boxes := metaBoxes(in, meta)
	keys, ok := firstBox(boxes, "keys")
	list, listed := firstBox(boxes, "ilst")
	if !ok || !listed || keys.payload().Size > maxTags*maxTag/16 {
		return
	}
	names := keyNames(in, keys)
	items := itemValues(in, list)
	for _, it := range items {
		if n := int(it.number); n >= 1 && n <= len(names) {
			addTag(tags, names[n-1], it.text)
		}
	}
}

func keyNames(in *Input, keys box) []string {
	b, err := in.Bytes(keys.payload().Offset, keys.payload().Size)
	if err != nil {
		return nil
	}
	c := cursor{rest: b}
	c.take(4)
	var names []string
	for range min(c.u32(), maxTags) {
		size := int(c.u32())
		space := string(c.take(4))
		name := string(c.take(size - 8))
		if c.short {
			break
		}
		if space != "mdta" {
			name = ""
		}
		names = append(names, name)
	}
	return names
}

// readItemList reads the values of an MP4 item list by their type, as "©day".
func readItemList(in *Input, meta box, tags map[string]string) {
	boxes := metaBoxes(in, meta)
	if _, keyed := firstBox(boxes, "keys"); keyed {
		return
	}
	if list, ok := firstBox(boxes, "ilst"); ok {
		for _, it := range itemValues(in, list) {
			var kind [4]byte
			binary.BigEndian.PutUint32(kind[:], it.number)
			addTag(tags, string(kind[:]), it.text)
		}
	}
}

// itemValue is a text of an item list, with its item's type as a number.
type itemValue struct {
	number uint32
	text   string
}

// itemValues reads the items by hand: a type that is a number is no box type.
func itemValues(in *Input, list box) []itemValue {
	var values []itemValue
	p := list.payload()
	for at := p.Offset; at+8 <= p.End() && len(values) < maxTags; {
		h, err := in.Bytes(at, 8)
		if err != nil {
			break
		}
		size := int64(binary.BigEndian.Uint32(h))
		if size < 8 || size > p.End()-at {
			break
		}
		if text := itemText(in, photo.Span{Offset: at + 8, Size: size - 8}); text != "" {
			values = append(values, itemValue{binary.BigEndian.Uint32(h[4:]), text})
		}
		at += size
	}
	return values
}

// itemText is the text of an item's first value: type 1 is UTF-8, then a locale.
func itemText(in *Input, item photo.Span) string {
	boxes, _ := childBoxes(in, item)
	value, ok := firstBox(boxes, "data")
	if !ok || value.payload().Size < 8 || value.payload().Size > maxTag {
		return ""
	}
	b, err := in.Bytes(value.payload().Offset, value.payload().Size)
	if err != nil || binary.BigEndian.Uint32(b) != 1 {
		return ""
	}
	return cleanText(b[8:])
}
