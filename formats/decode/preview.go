package decode

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"slices"
)

// What is looked at of a file to find its preview.
const (
	maxBeginnings = 64 // that could be a JPEG's
	maxPreviews   = 4  // that are decoded, if one after the other is broken
)

// A beginning is where a JPEG of some size begins in a file.
type beginning struct {
	offset int
	image.Config
}

// preview decodes the JPEG in a file that shows its picture and is just large
// enough: raw files hold one or more for their cameras' screens.
func preview(req *request, in *Input) (image.Image, error) {
	data, err := in.All()
	if err != nil {
		return nil, err
	}
	found := beginnings(data, req)
	for _, b := range found[:min(len(found), maxPreviews)] {
		if img := decodePreview(data[b.offset:], b.Width, b.Height); img != nil {
			return img, nil
		}
	}
	return nil, errors.New("it holds no JPEG that shows it")
}

// beginnings are those of JPEGs that show the picture: large enough ones first,
// the smallest of them before the others.
func beginnings(data []byte, req *request) []beginning {
	var found []beginning
	for at, tries := 0, 0; tries < maxBeginnings; tries++ {
		i := bytes.Index(data[at:], []byte{0xFF, 0xD8, 0xFF}) // ITU T.81 B.1.1.3: SOI and a marker
		if i < 0 {
			break
		}
		at += i
		c, err := jpeg.DecodeConfig(bytes.NewReader(data[at:]))
		if err == nil && shows(c, req) {
			found = append(found, beginning{at, c})
		}
		at++
	}
	slices.SortStableFunc(found, func(a, b beginning) int {
		enough, other := max(a.Width, a.Height) >= SmallSide, max(b.Width, b.Height) >= SmallSide
		switch {
		case enough != other && enough:
			return -1
		case enough != other:
			return 1
		case enough:
			return a.Width*a.Height - b.Width*b.Height
		}
		return b.Width*b.Height - a.Width*a.Height
	})
	return found
}

// shows reports whether a JPEG has the picture's proportions, as far as they are
// known: a raw file's sensor is a little larger than what its preview shows.
func shows(c image.Config, req *request) bool {
	pixels := int64(c.Width) * int64(c.Height)
	if min(c.Width, c.Height) < minThumb || pixels > req.Limits.Pixels || 6*pixels > req.Limits.Memory {
		return false
	}
	w, h := req.Job.Width, req.Job.Height
	if w <= 0 || h <= 0 {
		return true
	}
	ratio := float64(c.Width) * float64(h) / (float64(c.Height) * float64(w))
	return ratio > 0.95 && ratio < 1.05
}

func decodePreview(data []byte, width, height int) image.Image {
	if eighthWillDo(width, height) {
		if img, err := scaledJPEG(data); err == nil && img != nil {
			return img
		}
	}
	img, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	return img
}
