package decode

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"io"

	"rollcall/photo"
)

// Colour profiles whose colours Compare converts.
const (
	profileSRGB  = photo.ProfileSRGB
	profileP3    = photo.ProfileP3
	profileAdobe = photo.ProfileAdobe
)

// maxProfile is how many bytes of a profile are looked at.
const maxProfile = 1 << 20

// profileOf names the colour profile of a file: Display P3, Adobe RGB, or what the
// profile calls itself; "" it names none, or sRGB, whoever made it.
func profileOf(format string, data []byte) string {
	name, _ := namedProfile(format, data)
	return name
}

// namedProfile is profileOf, and whether the file names a profile at all.
func namedProfile(format string, data []byte) (name string, named bool) {
	icc := []byte(nil)
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xd8}):
		icc = profileInJPEG(data)
	case bytes.HasPrefix(data, []byte("\x89PNG")):
		icc = profileInPNG(data)
	case bytes.HasPrefix(data, []byte("RIFF")) && len(data) > 12:
		icc = profileInWebP(data[12:])
	case bytes.HasPrefix(data, []byte("II*\x00")), bytes.HasPrefix(data, []byte("MM\x00*")):
		icc = profileInTIFF(data)
	case len(data) > 8 && string(data[4:8]) == "ftyp":
		icc, name, named = profileInHEIF(data)
	}
	if icc != nil {
		return photo.ProfileName(icc), true
	}
	if bytes.HasPrefix(data, []byte("\x89PNG")) {
		return codedInPNG(data)
	}
	return name, named
}

// length is a length as read; of one that no file can have, too much for any.
func length(v uint32) int { return int(min(v, 1<<30)) }

// profileInJPEG joins the parts in the APP2 segments before the picture (ICC.1,
// B.4). Parts come in order in every file seen.
func profileInJPEG(d []byte) (icc []byte) {
	for pos := 2; pos+4 <= len(d) && d[pos] == 0xff; {
		mark, size := d[pos+1], int(binary.BigEndian.Uint16(d[pos+2:]))
		if mark == markSOS || size < 2 || pos+2+size > len(d) {
			break
		}
		body := d[pos+4 : pos+2+size]
		if mark == 0xe2 && len(body) > 14 && string(body[:12]) == "ICC_PROFILE\x00" && len(icc)+len(body) <= maxProfile {
			icc = append(icc, body[14:]...)
		}
		pos += 2 + size
	}
	return icc
}

// profileInPNG inflates the iCCP chunk (PNG, 11.3.2.3).
func profileInPNG(d []byte) []byte {
	body, ok := chunkInPNG(d, "iCCP")
	if !ok {
		return nil
	}
	_, packed, _ := bytes.Cut(body, []byte{0})
	return inflated(packed)
}

// gammaSRGB is what a PNG of sRGB tells as its gamma (PNG, 11.3.2.5), and slackGamma what
// programs make of it by rounding.
const gammaSRGB, slackGamma = 45455, 500

// codedInPNG names the colours that a PNG without a profile tells by numbers: of video
// (cICP, PNG, 11.3.2.6), or by a gamma (11.3.2.1) that is not sRGB's.
func codedInPNG(d []byte) (name string, named bool) {
	if codes, ok := chunkInPNG(d, "cICP"); ok && len(codes) == 4 && !bytes.HasPrefix(codes, []byte{1, 13}) {
		return fmt.Sprintf("cICP %d", codes), true
	}
	if _, ok := chunkInPNG(d, "sRGB"); ok {
		return profileSRGB, true
	}
	told, ok := chunkInPNG(d, "gAMA")
	if !ok || len(told) != 4 {
		return profileSRGB, false
	}
	gamma := length(binary.BigEndian.Uint32(told))
	if gamma == 0 || max(gamma-gammaSRGB, gammaSRGB-gamma) <= slackGamma {
		return profileSRGB, false
	}
	return fmt.Sprintf("gamma %d", gamma), true
}

// chunkInPNG is what a chunk before the picture holds.
func chunkInPNG(d []byte, wanted string) (body []byte, ok bool) {
	for pos := 8; pos+12 <= len(d); {
		size := length(binary.BigEndian.Uint32(d[pos:]))
		kind := string(d[pos+4 : pos+8])
		if size > len(d)-pos-12 || kind == "IDAT" {
			return nil, false
		}
		if kind == wanted {
			return d[pos+8 : pos+8+size], true
		}
		pos += 12 + size
	}
	return nil, false
}

// inflated unpacks what follows the compression method of an iCCP chunk.
func inflated(packed []byte) []byte {
	if len(packed) < 2 || packed[0] != 0 {
		return nil
	}
	z, err := zlib.NewReader(bytes.NewReader(packed[1:]))
	if err != nil {
		return nil
	}
	icc, _ := io.ReadAll(io.LimitReader(z, maxProfile)) // the beginning is enough
	return icc
}

// profileInWebP is the ICCP chunk.
func profileInWebP(d []byte) []byte {
	for len(d) >= 8 {
		size := length(binary.LittleEndian.Uint32(d[4:]))
		if size > len(d)-8 {
			return nil
		}
		if string(d[:4]) == "ICCP" {
			return d[8 : 8+size]
		}
		d = d[min(8+size+size&1, len(d)):]
	}
	return nil
}

// profileInTIFF is tag 34675 of the first directory.
func profileInTIFF(d []byte) []byte {
	var order binary.ByteOrder = binary.LittleEndian
	if d[0] == 'M' {
		order = binary.BigEndian
	}
	if len(d) < 8 {
		return nil
	}
	at := length(order.Uint32(d[4:]))
	if at+2 > len(d) {
		return nil
	}
	entries := d[at+2:]
	for range int(order.Uint16(d[at:])) {
		if len(entries) < 12 {
			return nil
		}
		if order.Uint16(entries) == 34675 {
			size, from := length(order.Uint32(entries[4:])), length(order.Uint32(entries[8:]))
			if size > len(d) || from > len(d)-size {
				return nil
			}
			return d[from : from+size]
		}
		entries = entries[12:]
	}
	return nil
}

// profileInHEIF is the first profile among the properties (ISO/IEC 23008-12, 9.3;
// 14496-12, 12.1.5), or the name of the primaries (23091-2) where there is none, and
// whether there are primaries.
func profileInHEIF(d []byte) (icc []byte, name string, named bool) {
	meta := boxIn(d, "meta")
	if len(meta) < 4 {
		return nil, "", false
	}
	props := boxIn(boxIn(meta[4:], "iprp"), "ipco")
	eachBox(props, func(kind string, body []byte) bool {
		if kind != "colr" || len(body) < 6 {
			return true
		}
		switch string(body[:4]) {
		case "prof", "rICC":
			icc = body[4:]
			return false
		case "nclx":
			named = true
			if name == "" {
				name = primaries[binary.BigEndian.Uint16(body[4:])]
			}
		}
		return true
	})
	return icc, name, named
}

// primaries are colour primaries other than sRGB's that photos have.
var primaries = map[uint16]string{9: "BT.2020", 11: "DCI-P3", 12: profileP3}

// boxIn is the content of the first box of that kind.
func boxIn(d []byte, kind string) (found []byte) {
	eachBox(d, func(k string, body []byte) bool {
		if k == kind {
			found = body
		}
		return k != kind
	})
	return found
}

// eachBox visits the boxes of a container until visit says no.
func eachBox(d []byte, visit func(kind string, body []byte) bool) {
	for len(d) >= 8 {
		size, head := uint64(binary.BigEndian.Uint32(d)), uint64(8)
		switch {
		case size == 0:
			size = uint64(len(d))
		case size == 1 && len(d) >= 16:
			size, head = binary.BigEndian.Uint64(d[8:]), 16
		}
		if size < head || size > uint64(len(d)) || !visit(string(d[4:8]), d[head:size]) {
			return
		}
		d = d[size:]
	}
}
