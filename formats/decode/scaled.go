package decode

import (
	"errors"
	"image"
)

// scaledJPEG decodes a JPEG at an eighth of its width and height, each pixel the
// mean of 8 x 8: of every block only the first coefficient is looked at, which is
// that mean (ITU-T T.81, A.3.3). It reads sequential Huffman JPEGs of 8 bits
// (SOF0, SOF1) with one or three components. For others, for pictures that are
// small as it is, and for what it finds damaged it returns nil without an error:
// another decoder may do, and its words are better known.
//
// The picture is a *image.YCbCr, *image.Gray or *image.RGBA of ceil(width/8) by
// ceil(height/8) pixels; those at the right and lower edge stand for what is there.
func scaledJPEG(data []byte) (image.Image, error) {
	s := &scaled{data: data, least: leastScaled}
	if s.decode() != nil {
		return nil, nil
	}
	return s.picture(), nil
}

// leastScaled is the width and height in pixels from which on a sketch of the
// picture at an eighth is as good as one of the whole: below it a sketch's cell is
// less than four pixels wide.
const leastScaled = 1024

var (
	errNotScalable = errors.New("not a JPEG that can be decoded at an eighth")
	errScaledCut   = errors.New("JPEG: the picture data ends early")
	errScaled      = errors.New("JPEG: damaged header or picture data")
)

// A scaled is a JPEG being decoded at an eighth.
type scaled struct {
	data  []byte
	pos   int
	least int // width and height below which decoding is left to others

	width, height int
	parts         []scaledPart // one for each component
	across, down  int          // largest sampling factors
	steps         [4]int       // quantization of the first coefficient
	dc, ac        [4]*scaledCodes
	restart       int // MCUs between restart markers; 0 none
	jfif          bool
	transform     int // Adobe's, -1 not told
}

// A scaledPart is a component.
type scaledPart struct {
	id, across, down, table int
	step                    int // quantization, known when its scan begins
	blocks, lines           int // blocks that lie in the picture
	stride                  int // blocks in a row, with those that fill up the last MCU
	pix                     []byte
	last                    int // DC prediction
	dc, ac                  *scaledCodes
	done                    bool
}

// Markers (ITU-T T.81, table B.1).
const (
	markSOF0  = 0xc0
	markSOF1  = 0xc1
	markDHT   = 0xc4
	markSOFn  = 0xcf // the last of the other frame types
	markRST0  = 0xd0
	markSOI   = 0xd8
	markEOI   = 0xd9
	markSOS   = 0xda
	markDQT   = 0xdb
	markDNL   = 0xdc
	markDRI   = 0xdd
	markAPP0  = 0xe0
	markAPP14 = 0xee
)

// decode reads segments until every component has had its scan.
func (s *scaled) decode() error {
	s.transform = -1
	if len(s.data) < 4 || s.data[0] != 0xff || s.data[1] != markSOI {
		return errNotScalable
	}
	s.pos = 2
	for {
		mark, body, err := s.segment()
		if err != nil {
			return err
		}
		if err := s.take(mark, body); err != nil {
			return err
		}
		if mark == markSOS && s.complete() {
			return nil
		}
	}
}

func (s *scaled) complete() bool {
	for i := range s.parts {
		if !s.parts[i].done {
			return false
		}
	}
	return len(s.parts) > 0
}

// segment is the next marker with what its length covers. Bytes before a marker
// are skipped, as other decoders do.
func (s *scaled) segment() (mark byte, body []byte, err error) {
	d := s.data
	for s.pos+1 < len(d) && (d[s.pos] != 0xff || d[s.pos+1] == 0xff || d[s.pos+1] == 0) {
		s.pos++
	}
	if s.pos+4 > len(d) {
		return 0, nil, errScaledCut
	}
	mark = d[s.pos+1]
	s.pos += 2
	if mark >= markRST0 && mark <= markRST0+7 || mark == 0x01 {
		return mark, nil, nil
	}
	if mark == markEOI {
		return 0, nil, errScaledCut
	}
	size := int(d[s.pos])<<8 | int(d[s.pos+1])
	if size < 2 || s.pos+size > len(d) {
		return 0, nil, errScaledCut
	}
	body = d[s.pos+2 : s.pos+size]
	s.pos += size
	return mark, body, nil
}

func (s *scaled) take(mark byte, body []byte) error {
	switch {
	case mark == markSOF0 || mark == markSOF1:
		return s.takeFrame(body)
	case mark == markDHT:
		return s.takeCodes(body)
	case mark > markSOF1 && mark <= markSOFn || mark == markDNL:
		return errNotScalable
	case mark == markDQT:
		return s.takeSteps(body)
	case mark == markDRI && len(body) >= 2:
		s.restart = int(body[0])<<8 | int(body[1])
	case mark == markAPP0 && len(body) >= 5 && string(body[:5]) == "JFIF\x00":
		s.jfif = true
	case mark == markAPP14 && len(body) >= 12 && string(body[:5]) == "Adobe":
		s.transform = int(body[11])
	case mark == markSOS:
		return s.takeScan(body)
	}
	return nil
}
