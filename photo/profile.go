package photo

import (
	"encoding/binary"
	"encoding/hex"
	"hash/fnv"
	"strings"
	"unicode/utf16"
)

// Names of the colour profiles that photos have. sRGB is "", as is a file that names none.
const (
	ProfileSRGB  = ""
	ProfileP3    = "Display P3"
	ProfileAdobe = "Adobe RGB"
)

// ProfileName is what an ICC profile calls itself (ICC.1, 7.3 and 9.2.41), the
// well-known ones under one name each. A profile without a name is named by a
// digest.
func ProfileName(icc []byte) string {
	name := strings.TrimSpace(description(icc))
	lower := strings.ToLower(name)
	switch {
	case lower == "c2" || lower == "c2ci" || lower == "urgb": // sRGB made small for the web
		return ProfileSRGB
	case strings.Contains(lower, " pq"), strings.Contains(lower, "hlg"): // HDR: the same primaries by another curve
		return name[:min(len(name), 80)]
	case strings.Contains(lower, "display p3"):
		return ProfileP3
	case strings.Contains(lower, "adobe rgb"), strings.Contains(lower, "adobergb"):
		return ProfileAdobe
	case strings.Contains(lower, "srgb"), strings.Contains(lower, "61966-2"):
		return ProfileSRGB
	case strings.Contains(lower, "gray gamma 2.2"), lower == "sgray": // sRGB without its colours
		return ProfileSRGB
	case name == "":
		h := fnv.New64a()
		h.Write(icc)
		return "unnamed " + hex.EncodeToString(h.Sum(nil))
	}
	return name[:min(len(name), 80)]
}

// description is the text of the "desc" tag.
func description(icc []byte) string {
	if len(icc) < 132 {
		return ""
	}
	tags := icc[132:]
	for range binary.BigEndian.Uint32(icc[128:]) {
		if len(tags) < 12 {
			return ""
		}
		if string(tags[:4]) == "desc" {
			from, size := uint64(binary.BigEndian.Uint32(tags[4:])), uint64(binary.BigEndian.Uint32(tags[8:]))
			if from+size > uint64(len(icc)) {
				return ""
			}
			return tagText(icc[from : from+size])
		}
		tags = tags[12:]
	}
	return ""
}

// tagText reads a textDescriptionType (version 2) or the first text of a
// multiLocalizedUnicodeType (version 4).
func tagText(tag []byte) string {
	if len(tag) < 12 {
		return ""
	}
	switch string(tag[:4]) {
	case "desc":
		n := int(min(int64(binary.BigEndian.Uint32(tag[8:])), int64(len(tag)-12)))
		return strings.TrimRight(string(tag[12:12+n]), "\x00")
	case "mluc":
		if len(tag) < 28 {
			return ""
		}
		size, from := uint64(binary.BigEndian.Uint32(tag[20:])), uint64(binary.BigEndian.Uint32(tag[24:]))
		if from+size > uint64(len(tag)) {
			return ""
		}
		return fromUTF16(tag[from : from+size])
	}
	return ""
}

func fromUTF16(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = binary.BigEndian.Uint16(b[2*i:])
	}
	return strings.TrimRight(string(utf16.Decode(units)), "\x00")
}
