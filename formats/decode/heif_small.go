package decode

import "image"

// maxSmall is how many pixels a thumbnail item may have.
const maxSmall = 1 << 20

// smallHEIF decodes the thumbnail that belongs to the primary picture ("thmb",
// ISO/IEC 23008-12 6.4.5); in an iPhone's files 320x240 pixels.
func smallHEIF(in *Input, _ Job) (image.Image, bool, error) {
	h, err := openHEIF(in)
	if err != nil {
		return nil, false, err
	}
	picture, err := h.item(h.primary)
	if err != nil {
		return nil, false, err
	}
	header, err := h.header(picture)
	if err != nil {
		return nil, false, err
	}
	for _, ref := range h.refs {
		if ref.kind != "thmb" || len(ref.to) == 0 || ref.to[0] != h.primary {
			continue
		}
		if small := h.small(ref.from, picture); small != nil {
			if part := fit(small, header.Width, header.Height); part != nil {
				return part, true, nil
			}
		}
	}
	return nil, false, nil
}

// embeddedHEIF is the thumbnail that smallHEIF finds. A broken file has none.
func embeddedHEIF(in *Input) image.Image {
	img, _, err := smallHEIF(in, Job{})
	if err != nil {
		return nil
	}
	return img
}

// small decodes a thumbnail that is turned as its picture is. A broken one is no
// error: the picture itself is decoded then.
func (h *heif) small(id uint32, picture *heifItem) image.Image {
	it, err := h.item(id)
	if err != nil || it.turns() != picture.turns() {
		return nil
	}
	if size, err := it.size(); err != nil || size.X*size.Y > maxSmall {
		return nil
	}
	img, err := h.decode(it)
	if err != nil {
		return nil
	}
	return img
}
