package exam_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"math/rand"
	"slices"
	"time"

	"rollcall/photo/phototest"
)

// alike are n frames of one view: the same picture with another grain, some step apart.
func (g *game) alike(d *device, n int, from time.Time, step time.Duration) (pics []*pic) {
	view := paint(phototest.Shot{Seed: g.seed(), Width: 192, Height: 128})
	for i := range n {
		p := g.begin(d, from.Add(time.Duration(i)*step), "still")
		p.album = "Time lapse"
		p.parts = []part{{end: ".JPG", file: g.file(p, jpegOf(grained(view, p.shot.Seed), p.shot, 90))}}
		pics = append(pics, p)
	}
	return pics
}

// grained is the picture with the noise of another exposure.
func grained(m *image.RGBA, seed int64) image.Image {
	r := rand.New(rand.NewSource(seed))
	out := image.NewRGBA(m.Rect)
	for i := 0; i < len(m.Pix); i += 4 {
		grain := r.Intn(13) - 6
		for c := range 3 {
			out.Pix[i+c] = uint8(min(255, max(0, int(m.Pix[i+c])+grain)))
		}
		out.Pix[i+3] = 255
	}
	return out
}

// page is a white page with lines of different lengths.
func page(seed int64) image.Image {
	r := rand.New(rand.NewSource(seed))
	m := image.NewGray(image.Rect(0, 0, 150, 212))
	for i := range m.Pix {
		m.Pix[i] = uint8(248 + r.Intn(6))
	}
	for y := 20; y < 190; y += 6 {
		for x, end := 15, 40+r.Intn(95); x < end; x++ {
			if r.Intn(4) > 0 {
				m.SetGray(x, y, color.Gray{uint8(20 + r.Intn(60))})
				m.SetGray(x, y+1, color.Gray{uint8(40 + r.Intn(80))})
			}
		}
	}
	return m
}

// dark is a black picture with the noise of its sensor.
func dark(seed int64) image.Image {
	r := rand.New(rand.NewSource(seed))
	m := image.NewRGBA(image.Rect(0, 0, 192, 128))
	for i := 0; i < len(m.Pix); i += 4 {
		v := uint8(r.Intn(5))
		m.Pix[i], m.Pix[i+1], m.Pix[i+2], m.Pix[i+3] = v, v, v, 255
	}
	return m
}

// fastStart puts moov before the samples, as players over the network like it, and
// moves the samples' place by as much.
func fastStart(movie []byte) []byte {
	at := bytes.LastIndex(movie, []byte("moov")) - 4
	moov := slices.Clone(movie[at:])
	stco := bytes.Index(moov, []byte("stco")) + 12 // ISO/IEC 14496-12 8.7.5
	ftyp := int(binary.BigEndian.Uint32(movie))
	binary.BigEndian.PutUint32(moov[stco:], binary.BigEndian.Uint32(moov[stco:])+uint32(len(moov)))
	return slices.Concat(movie[:ftyp], moov, movie[ftyp:at])
}

// motion is a JPEG with a movie behind it, as Pixel phones write it.
func motion(still, movie []byte) []byte {
	xmp := fmt.Sprintf(`http://ns.adobe.com/xap/1.0/`+"\x00"+`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:GCamera="http://ns.google.com/photos/1.0/camera/" GCamera:MicroVideo="1" GCamera:MicroVideoVersion="1" GCamera:MicroVideoOffset="%d" GCamera:MotionPhoto="1" GCamera:MotionPhotoVersion="1" GCamera:MotionPhotoPresentationTimestampUs="500000"/></rdf:RDF></x:xmpmeta>`, len(movie))
	segment := append([]byte{0xFF, 0xE1, byte((len(xmp) + 2) >> 8), byte(len(xmp) + 2)}, xmp...)
	exif := 4 + int(binary.BigEndian.Uint16(still[4:]))
	return slices.Concat(still[:exif], segment, still[exif:], movie)
}
