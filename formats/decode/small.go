package decode

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/jpeg"

	"golang.org/x/image/draw"

	"rollcall/photo"
)

// SmallSide is the longer side of a Small at most, in pixels.
const SmallSide = 320

// A Small is a picture for people to recognise, in a report.
type Small struct {
	Problem string // why there is none
	JPEG    []byte // upright, the longer side at most SmallSide
}

// Embeds reports whether a file may hold a thumbnail, so that asking for it alone
// is worth opening the file.
func Embeds(job Job) bool {
	d := decoderOf(job.Format)
	return !job.Thumb.Empty() || d != nil && d.Absent == "" && d.Embedded != nil
}

// Small makes a small picture of the thumbnail that a file embeds, or, unless
// embedded is set, of the picture itself. Formats without a decoder may hold a
// JPEG that shows their picture, as raw files do.
func (p *Pool) Small(ctx context.Context, f photo.File, job Job, embedded bool) (Small, error) {
	want := wantSmall
	if embedded {
		want = wantEmbedded
	}
	a, err := p.look(ctx, f, want, job)
	if err != nil || a.problem != "" {
		return Small{Problem: a.problem}, err
	}
	return Small{JPEG: encode(a.small)}, nil
}

// A report holds thousands of these: what is hard to compress is compressed
// harder.
const aimedBytes = 8 << 10

var qualities = []int{70, 55, 40}

// encode makes the JPEG on our side: of a worker's answer nothing but pixels gets
// into a report.
func encode(img *image.RGBA) []byte {
	var b bytes.Buffer
	for _, quality := range qualities {
		b.Reset()
		if jpeg.Encode(&b, img, &jpeg.Options{Quality: quality}) != nil {
			return nil // never: a buffer takes all, and the size is a JPEG's
		}
		if b.Len() <= aimedBytes {
			break
		}
	}
	return b.Bytes()
}

var errNoThumbnail = errors.New("it embeds no thumbnail that shows it")

// lookSmall makes the small picture, in the worker.
func lookSmall(req *request, in *Input) (answer, error) {
	find := ownPicture
	if req.Want == wantEmbedded {
		find = embeddedPicture
	}
	img, err := find(req, in)
	if err != nil {
		return answer{}, err
	}
	if b := img.Bounds(); b.Empty() {
		return answer{problem: "the picture has no pixels"}, nil
	}
	return answer{small: turned(withinSide(img), req.Job.Orientation)}, nil
}

// minEmbedded is the longer side of a thumbnail from which on it will do.
const minEmbedded = 120

func embeddedPicture(req *request, in *Input) (image.Image, error) {
	job := req.Job
	img := thumbnail(in, job.Thumb, job.Width, job.Height)
	if job.Width <= 0 || job.Height <= 0 { // of a file whose picture is lost it is all there is
		img = anyThumbnail(in, job.Thumb)
	}
	if d := decoderOf(job.Format); img == nil && d != nil && d.Absent == "" && d.Embedded != nil {
		img = d.Embedded(in)
	}
	if img == nil || longer(img.Bounds().Size()) < min(minEmbedded, max(job.Width, job.Height)) {
		return nil, errNoThumbnail
	}
	return img, nil
}

// ownPicture decodes the picture, at an eighth where that is large enough.
func ownPicture(req *request, in *Input) (image.Image, error) {
	d := decoderOf(req.Job.Format)
	if d == nil || d.Absent != "" {
		return preview(req, in)
	}
	h, err := d.Header(in)
	if err != nil {
		return nil, err
	}
	if d.Small != nil && eighthWillDo(h.Width, h.Height) && int64(h.Width)*int64(h.Height) <= req.Limits.Pixels {
		if img, _, err := d.Small(in, Job{}); img != nil || err != nil {
			return img, err
		}
	}
	if why := req.Limits.refuse(h, in.Size()); why != "" {
		return nil, errors.New(why)
	}
	return d.Decode(in)
}

// eighthWillDo reports whether an eighth of a picture is large enough.
func eighthWillDo(width, height int) bool { return max(width, height) >= 8*SmallSide*3/4 }

func longer(size image.Point) int { return max(size.X, size.Y) }

// withinSide is the picture within SmallSide, on white where it is transparent.
func withinSide(img image.Image) *image.RGBA {
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	if side := max(w, h); side > SmallSide {
		w, h = max(1, (w*SmallSide+side/2)/side), max(1, (h*SmallSide+side/2)/side)
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(out, out.Rect, image.White, image.Point{}, draw.Src)
	draw.BiLinear.Scale(out, out.Rect, img, b, draw.Over, nil)
	return out
}

// turned is the picture as EXIF orientation o demands.
func turned(img *image.RGBA, o int) *image.RGBA {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	pixels := make([][4]byte, w*h)
	for i := range pixels {
		pixels[i] = [4]byte(img.Pix[4*i:])
	}
	if o >= 5 && o <= 8 {
		img = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for i, p := range upright(pixels, w, h, o) {
		copy(img.Pix[4*i:], p[:])
	}
	return img
}

// marshalSmall is the sides in two bytes each, then three bytes a pixel.
func marshalSmall(img *image.RGBA) []byte {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	body := append(make([]byte, 0, 4+3*w*h), byte(w>>8), byte(w), byte(h>>8), byte(h))
	for i := 0; i < len(img.Pix); i += 4 {
		body = append(body, img.Pix[i:i+3]...)
	}
	return body
}

func unmarshalSmall(body []byte) (*image.RGBA, error) {
	if len(body) < 4 {
		return nil, errors.New("half a small picture")
	}
	w, h := int(body[0])<<8|int(body[1]), int(body[2])<<8|int(body[3])
	if w < 1 || h < 1 || w > SmallSide || h > SmallSide || len(body) != 4+3*w*h {
		return nil, fmt.Errorf("a small picture of %d×%d pixels in %d bytes", w, h, len(body))
	}
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for i, at := 0, 4; at < len(body); i, at = i+4, at+3 {
		copy(img.Pix[i:], body[at:at+3])
		img.Pix[i+3] = 0xFF
	}
	return img, nil
}
