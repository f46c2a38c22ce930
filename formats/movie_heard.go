package formats

import (
	"bytes"
	"encoding/binary"
	"math"

	"rollcall/photo"
)

// sameSound reports whether two descriptions let the same samples sound alike.
func (d description) sameSound(o description) bool {
	if bytes.Equal(d.entry, o.entry) {
		return true
	}
	if mine, plain := d.plainSound(); plain {
		yours, plain := o.plainSound()
		return plain && mine == yours
	}
	if len(d.entry) < 8+28 || len(o.entry) < 8+28 || !bytes.Equal(d.entry[4:8], o.entry[4:8]) {
		return false
	}
	switch kind := string(d.entry[4:8]); kind {
	case "mp4a":
		mine := d.soundSettings("esds")
		return len(mine) > 0 && bytes.Equal(decoderOf(mine), decoderOf(o.soundSettings("esds")))
	case "alac", "ac-3", "ec-3", "Opus", "fLaC":
		box := map[string]string{"alac": "alac", "ac-3": "dac3", "ec-3": "dec3", "Opus": "dOps", "fLaC": "dfLa"}[kind]
		mine := d.soundSettings(box)
		return len(mine) > 0 && bytes.Equal(mine, o.soundSettings(box))
	}
	return false
}

// plainSound is sound that is not compressed: whole numbers with a sign, of so many bits.
type plainSound struct {
	bigEndian      bool
	channels, bits uint32
	rate           float64
}

// plainSound reads the descriptions that programs of QuickTime give such sound (QuickTime
// File Format, Sound Sample Descriptions); false for all other sound.
func (d description) plainSound() (p plainSound, ok bool) {
	if len(d.entry) < 8+28 {
		return p, false
	}
	u16 := func(at int) uint32 { return uint32(binary.BigEndian.Uint16(d.entry[at:])) }
	u32 := func(at int) uint32 { return binary.BigEndian.Uint32(d.entry[at:]) }
	kind, newest := string(d.entry[4:8]), d.entry[17] == 2
	switch {
	case (kind == "sowt" || kind == "twos") && !newest:
		return plainSound{bigEndian: kind == "twos", channels: u16(24), bits: u16(26), rate: float64(u32(32)) / (1 << 16)}, true
	case kind == "lpcm" && newest && len(d.entry) >= 8+64:
		const float, bigEndian, signed = 1, 2, 4
		flags := u32(60)
		return plainSound{
			bigEndian: flags&bigEndian != 0, channels: u32(48), bits: u32(56),
			rate: math.Float64frombits(binary.BigEndian.Uint64(d.entry[40:])),
		}, flags&float == 0 && flags&signed != 0
	}
	return p, false
}

// soundSettings are in a box of the description, or in one of QuickTime's "wave" in it.
func (d description) soundSettings(kind string) []byte {
	if wave, ok := firstBox(d.boxes, "wave"); ok {
		d.boxes, _ = childBoxes(d.in, photo.Span{Offset: wave.payload().Offset, Size: wave.payload().Size})
	}
	return d.payload(kind)
}

// decoderOf is what an "esds" box tells the decoder: the kind of stream, and its settings
// (ISO/IEC 14496-1 7.2.6). Not how many bits a second it has, which tools tell otherwise.
func decoderOf(esds []byte) []byte {
	c := cursor{rest: esds}
	c.take(4)
	var told []byte
	for len(c.rest) > 0 && !c.short {
		kind, size := descriptor(&c)
		switch kind {
		case 3: // a stream: its number, flags, and what they announce
			c.take(2)
			streamFlags(&c)
		case 4: // a decoder: the kind of stream, and numbers on it
			if b := c.take(13); len(b) == 13 {
				told = append(told, b[0])
			}
		case 5:
			return append(told, c.take(size)...)
		default:
			c.take(size)
		}
	}
	return told
}

func streamFlags(c *cursor) {
	b := c.take(1)
	if len(b) == 0 {
		return
	}
	if b[0]&0x80 != 0 {
		c.take(2)
	}
	if b[0]&0x40 != 0 {
		if n := c.take(1); len(n) == 1 {
			c.take(int(n[0]))
		}
	}
	if b[0]&0x20 != 0 {
		c.take(2)
	}
}

// descriptor reads a type, and a size of up to four bytes of seven bits each.
func descriptor(c *cursor) (kind byte, size int) {
	b := c.take(1)
	if len(b) == 0 {
		return 0, 0
	}
	kind = b[0]
	for range 4 {
		b := c.take(1)
		if len(b) == 0 {
			return 0, 0
		}
		size = size<<7 | int(b[0]&0x7F)
		if b[0]&0x80 == 0 {
			break
		}
	}
	return kind, size
}
