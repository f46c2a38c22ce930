package phototest

import (
	"encoding/binary"
	"hash/crc32"
	"math/rand"
	"time"
)

// chunk is a PNG chunk.
func chunk(name string, data []byte) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	b = append(append(b, name...), data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

// box is an ISO-BMFF box.
func box(name string, parts ...[]byte) []byte {
	b := append(make([]byte, 4), name...)
	for _, p := range parts {
		b = append(b, p...)
	}
	binary.BigEndian.PutUint32(b, uint32(len(b)))
	return b
}

// fullBox is a box with version 0 and no flags.
func fullBox(name string, parts ...[]byte) []byte {
	return box(name, append([][]byte{make([]byte, 4)}, parts...)...)
}

func be(values ...any) []byte {
	var b []byte
	for _, v := range values {
		switch v := v.(type) {
		case int:
			b = binary.BigEndian.AppendUint32(b, uint32(v))
		case uint16:
			b = binary.BigEndian.AppendUint16(b, v)
		case byte:
			b = append(b, v)
		case string:
			b = append(b, v...)
		case []byte:
			b = append(b, v...)
		}
	}
	return b
}

// epoch1904 is QuickTime's zero, in Unix seconds.
const epoch1904 = -2082844800

// MOV is the shot as a QuickTime movie as an iPhone lays it out (ftyp, wide,
// mdat, moov) with Apple's keys. Its one sample is noise that no player shows.
func MOV(s Shot) []byte {
	w, h := s.size()
	seconds := s.Seconds
	if seconds == 0 {
		seconds = 3
	}
	sample := make([]byte, 600)
	rand.New(rand.NewSource(s.Seed)).Read(sample)
	created := 0
	if t, err := time.Parse("2006-01-02T15:04:05.999999999Z07:00", s.Taken); err == nil {
		created = int(t.Unix() - epoch1904)
	}
	ftyp := box("ftyp", be("qt  ", 0, "qt  "))
	wide := box("wide")
	mdat := box("mdat", sample)
	sampleAt := len(ftyp) + len(wide) + 8
	matrix := be(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
	mvhd := fullBox("mvhd", be(created, created, 600, 600*seconds, 0x10000, uint16(0x100), make([]byte, 10), matrix, make([]byte, 24), 2))
	tkhd := fullBox("tkhd", be(created, created, 1, 0, 600*seconds, make([]byte, 16), matrix, w<<16, h<<16))
	mdhd := fullBox("mdhd", be(created, created, 600, 600*seconds, 0))
	hdlr := fullBox("hdlr", be("mhlr", "vide", make([]byte, 12), byte(0)))
	entry := box("avc1", be(make([]byte, 6), uint16(1), make([]byte, 16), uint16(w), uint16(h), 0x480000, 0x480000, 0, uint16(1), make([]byte, 32), uint16(24), uint16(0xFFFF)))
	stbl := box("stbl",
		fullBox("stsd", be(1), entry),
		fullBox("stts", be(1, 1, 600*seconds)),
		fullBox("stsc", be(1, 1, 1, 1)),
		fullBox("stsz", be(0, 1, len(sample))),
		fullBox("stco", be(1, sampleAt)))
	dinf := box("dinf", fullBox("dref", be(1), box("url ", be(1))))
	minf := box("minf", fullBox("vmhd", make([]byte, 8)), dinf, stbl)
	trak := box("trak", tkhd, box("mdia", mdhd, hdlr, minf))
	moov := box("moov", mvhd, trak, quickTimeKeys(s))
	return append(append(append(ftyp, wide...), mdat...), moov...)
}

func quickTimeKeys(s Shot) []byte {
	var keys, values []byte
	n := 0
	add := func(key, value string) {
		if value == "" {
			return
		}
		n++
		keys = append(keys, box("mdta", []byte("com.apple.quicktime."+key))...)
		item := box("\x00\x00\x00"+string(rune(n)), box("data", be(1, 0, value)))
		values = append(values, item...)
	}
	add("make", s.Make)
	add("model", s.Model)
	add("software", s.Software)
	add("content.identifier", s.ContentID)
	add("creationdate", creationDate(s.Taken))
	if n == 0 {
		return nil
	}
	return box("meta", fullBox("hdlr", be(0, "mdta", make([]byte, 12), byte(0))),
		fullBox("keys", be(n), keys), box("ilst", values))
}

// creationDate is Apple's form, "2024-05-01T10:00:00+0200".
func creationDate(iso string) string {
	t, err := time.Parse("2006-01-02T15:04:05.999999999Z07:00", iso)
	if err != nil {
		return ""
	}
	return t.Format("2006-01-02T15:04:05-0700")
}
