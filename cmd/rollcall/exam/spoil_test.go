package exam_test

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"slices"
)

// A weakSpot is what a decoder cannot do without: a name, and how many bytes to spoil so
// far behind its beginning.
type weakSpot struct {
	name    string
	from, n int
}

// weakSpots of each format. Of movies: ISO/IEC 14496-12 8.4 to 8.7, of HEIC 8.11 and
// ISO/IEC 23008-12 6.5.
var weakSpots = map[string][]weakSpot{
	"\xFF\xD8\xFF": {{"\xFF\xC4", 5, 6}, {"\xFF\xDB", 5, 6}, {"\xFF\xC0", 5, 6}, {"\xFF\xDA", 5, 6}},
	"MM\x00*": {{"\x01\x00\x00\x03", 8, 2}, {"\x01\x01\x00\x03", 8, 2}, {"\x01\x02\x00\x03", 8, 2}, {"\x01\x03\x00\x03", 8, 2}, {"\x01\x06\x00\x03", 8, 2},
		{"\x01\x11\x00\x04", 8, 4}, {"\x01\x17\x00\x04", 8, 4}, {"\x82\x8D\x00\x03", 8, 4}, {"\x82\x8E\x00\x01", 8, 4}}, // TIFF 6.0, TIFF/EP: size, bits, compression, kind, strip, filter
	"GIF8":     {{"GIF8", 6, 4}, {"GIF8", 13, 12}},
	"\x89PNG":  {{"IHDR", 4, 8}, {"IDAT", 4, 8}},
	"ftypheic": {{"hvcC", 20, 12}, {"iloc", 20, 12}, {"ipma", 10, 4}, {"ispe", 8, 8}, {"pitm", 8, 2}},
	"ftypqt":   {{"stco", 8, 8}, {"stsz", 8, 8}, {"stsc", 8, 8}, {"stsd", 8, 8}, {"stts", 8, 8}, {"dref", 8, 8}, {"mhlrvide", 0, 8}, {"mdhd", 16, 4}},
}

// spoilTables alters such bytes; nil where it knows none.
func (g *game) spoilTables(b []byte) []byte {
	b = slices.Clone(b)
	for _, kind := range sortedKeys(weakSpots) {
		if !bytes.HasPrefix(b, []byte(kind)) && !bytes.HasPrefix(b[4:], []byte(kind)) {
			continue
		}
		spot := pickOf(g, weakSpots[kind]...)
		at := bytes.Index(b, []byte(spot.name))
		for i := range spot.n {
			b[at+spot.from+i] ^= 0xA5
		}
		return b
	}
	return nil
}

// spotted is the picture with a healed spot, a date, or a black bar.
func spotted(m image.Image, how, x, y int) image.Image {
	out := image.NewRGBA(m.Bounds())
	for j := range out.Rect.Dy() {
		for i := range out.Rect.Dx() {
			out.Set(i, j, m.At(i, j))
		}
	}
	switch how {
	case 0: // a piece from elsewhere over it
		for j := range 24 {
			for i := range 24 {
				out.Set((x+i)%out.Rect.Dx(), (y+j)%out.Rect.Dy(), m.At((x+i+90)%out.Rect.Dx(), (y+j+60)%out.Rect.Dy()))
			}
		}
	case 1: // a date in yellow
		for i := range 60 {
			for j := range 8 {
				if (i/2+j)%3 != 0 {
					out.Set(125+i, 112+j, color.RGBA{255, 220, 0, 255})
				}
			}
		}
	default:
		for i := range 40 {
			for j := range 12 {
				out.Set((x+i)%out.Rect.Dx(), (y+j)%out.Rect.Dy(), color.Black)
			}
		}
	}
	return out
}

// turned is the picture turned by 90 degrees clockwise.
func turned(m image.Image) image.Image {
	b := m.Bounds()
	out := image.NewRGBA(image.Rect(0, 0, b.Dy(), b.Dx()))
	for y := range b.Dy() {
		for x := range b.Dx() {
			out.Set(b.Dy()-1-y, x, m.At(x, y))
		}
	}
	return out
}

// wrapped is the movie as an MP4: its samples first, no metadata of Apple's.
func wrapped(movie []byte) []byte {
	at := bytes.LastIndex(movie, []byte("moov")) - 4
	moov := slices.Clone(movie[at:])
	if meta := bytes.LastIndex(moov, []byte("meta")) - 4; meta > 0 {
		moov = moov[:meta]
		binary.BigEndian.PutUint32(moov, uint32(len(moov)))
	}
	mdat := bytes.Index(movie, []byte("mdat")) - 4
	ftyp := boxOf("ftyp", []byte("isom\x00\x00\x02\x00isomiso2avc1mp41"))
	stco := bytes.Index(moov, []byte("stco")) + 12
	binary.BigEndian.PutUint32(moov[stco:], uint32(len(ftyp)+8))
	return slices.Concat(ftyp, movie[mdat:at], moov)
}

const recipe = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>adjustmentFormatIdentifier</key><string>com.apple.photo</string><key>adjustmentFormatVersion</key><string>1.4</string></dict></plist>
`
