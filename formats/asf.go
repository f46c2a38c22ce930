package formats

import (
	"bytes"
	"encoding/binary"

	"rollcall/photo"
)

var asf = Format{
	Name:    "asf",
	Title:   "Windows Media video",
	Doc:     "WMV and ASF videos (Advanced Systems Format 01.20.05). The picture is the descriptions of the streams and all packets, without titles and dates.",
	Class:   photo.Video,
	Endings: []string{".wmv", ".asf"},
	Sniff:   func(head []byte) bool { return bytes.HasPrefix(head, []byte(asfHeader)) },
	Read:    readASF,
}

// Beginnings of the ids of objects (10), and the sizes of an object's head (2.2), of the
// header's (3.1) and of what stands before the packets (5.1).
const (
	asfHeader  = "\x30\x26\xb2\x75\x8e\x66\xcf\x11"
	asfData    = "\x36\x26\xb2\x75\x8e\x66\xcf\x11"
	asfStream  = "\x91\x07\xdc\xb7\xb7\xa9\xcf\x11"
	asfObject  = 24
	asfInside  = 30
	asfPackets = 50
)

func readASF(in *Input) (*Content, error) {
	c := &Content{}
	var picture spanList
	packets := false
	for at := int64(0); at < in.Size; {
		id, object, ok := asfObjectAt(in, at, in.Size)
		switch {
		case !ok && (at == 0 || !packets):
			c.cutOrZeroed(in, "ends within an object that begins at byte %d", at)
			return c, nil
		case !ok || object.Size < asfObject: // of a broadcast, or cut in its index
			return c, nil
		case at == 0:
			picture = asfStreams(in, object)
		case id == asfData && object.Size > asfPackets:
			packets = true
			picture.add(photo.Span{Offset: at + asfPackets, Size: object.Size - asfPackets})
		}
		at = object.End()
	}
	if packets && len(picture) > 1 {
		c.Whole, c.Picture = photo.Whole, layOut(picture).chunks()
	}
	return c, nil
}

// asfObjectAt reads an object's head; ok is false where the object is not all there.
func asfObjectAt(in *Input, at, end int64) (id string, object photo.Span, ok bool) {
	b, err := in.Bytes(at, min(asfObject, end-at))
	if err != nil || len(b) < asfObject {
		return "", object, false
	}
	size := binary.LittleEndian.Uint64(b[16:])
	if size > uint64(end-at) {
		return string(b[:8]), object, false
	}
	return string(b[:8]), photo.Span{Offset: at, Size: int64(size)}, true
}

// asfStreams are the descriptions of the streams in the header.
func asfStreams(in *Input, header photo.Span) (list spanList) {
	for at := header.Offset + asfInside; at < header.End() && len(list) < maxBoxes; {
		id, object, ok := asfObjectAt(in, at, header.End())
		if !ok || object.Size < asfObject {
			return nil
		}
		if id == asfStream {
			list.add(object)
		}
		at = object.End()
	}
	return list
}
