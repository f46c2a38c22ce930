package phototest

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"fmt"
)

// sample is 64 × 64 pixels, made with heif-enc from Paint(Shot{Seed: 5}): the
// source of a true HEVC picture and its decoder configuration.
//
//go:embed testdata/64x64.heic
var sample []byte

// HEIC is the shot as a HEIC of 64 × 64 pixels with an EXIF item. All show one
// picture; the seed goes into the HEVC stream as a message that decoders skip,
// so that the picture data of two seeds differ.
func HEIC(s Shot) []byte {
	hvcC := sampleBox("hvcC")
	picture := append(seedMessage(s.Seed), sampleBox("mdat")[8:]...)
	exif := append(be(6, "Exif\x00\x00"), EXIF(s, nil)...)
	ftyp := box("ftyp", be("heic", 0, "mif1heic"))
	meta := heicMeta(s.Turns, hvcC, 0, len(picture), len(exif))
	meta = heicMeta(s.Turns, hvcC, len(ftyp)+len(meta)+8, len(picture), len(exif))
	return bytes.Join([][]byte{ftyp, meta, box("mdat", picture, exif)}, nil)
}

func heicMeta(turns []string, hvcC []byte, dataAt, picture, exif int) []byte {
	infe := func(id int, kind string) []byte {
		return box("infe", be(2<<24, uint16(id), uint16(0), kind, byte(0)))
	}
	location := func(id, at, size int) []byte {
		return be(uint16(id), uint16(0), uint16(1), at, size)
	}
	iloc := fullBox("iloc", be(uint16(0x4400), uint16(2)), location(1, dataAt, picture), location(2, dataAt+picture, exif))
	properties, links := append(hvcC[:len(hvcC):len(hvcC)], fullBox("ispe", be(64, 64))...), []byte{0x81, 0x02}
	for i, turn := range turns {
		properties = append(properties, box(turn[:4], []byte{turn[4] - '0'})...)
		links = append(links, 0x80|byte(3+i))
	}
	iprp := box("iprp", box("ipco", properties),
		fullBox("ipma", be(1, uint16(1), byte(len(links)), links)))
	return fullBox("meta",
		fullBox("hdlr", be(0, "pict", make([]byte, 12), byte(0))),
		fullBox("pitm", be(uint16(1))),
		fullBox("iinf", be(uint16(2)), infe(1, "hvc1"), infe(2, "Exif")),
		fullBox("iref", box("cdsc", be(uint16(2), uint16(1), uint16(1)))),
		iprp, iloc)
}

// seedMessage is a length-prefixed SEI unit with user data (ITU-T H.265 D.2.7).
func seedMessage(seed int64) []byte {
	text := fmt.Sprintf("rollcall phototest seed %016x", uint64(seed))
	unit := append([]byte{0x4E, 0x01, 5, byte(len(text))}, text...)
	unit = append(unit, 0x80)
	return append(binary.BigEndian.AppendUint32(nil, uint32(len(unit))), unit...)
}

// sampleBox is a box of the sample, found by its name.
func sampleBox(name string) []byte {
	i := bytes.Index(sample, []byte(name)) - 4
	return sample[i : i+int(binary.BigEndian.Uint32(sample[i:]))]
}
