package decode

import "image"

// rounded8 brings samples of 9 to 16 bits to 8.
func rounded8(to []byte, from []uint16, bits int) {
	half, shift := uint32(1)<<(bits-9), bits-8
	for i, v := range from {
		to[i] = byte(min((uint32(v)+half)>>shift, 255))
	}
}

func grayOf16(img *image.Gray16) *image.Gray {
	out := image.NewGray(img.Rect)
	for i := range out.Pix {
		out.Pix[i] = img.Pix[2*i]
	}
	return out
}
