//go:build cgo && !noheic

package decode

/*
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// The functions of libde265/de265.h that are used. Package libde265 brings the
// library, and a wrapper that shows no gray pictures, prints the warnings and
// has no limits.
typedef struct de265_image de265_image;
typedef struct {
	uint8_t version;
	uint32_t max_image_size_pixels;
	uint32_t max_NAL_size_bytes;
	uint32_t max_SEI_messages;
} de265_security_limits;
extern void* de265_new_decoder(void);
extern int de265_free_decoder(void*);
extern void de265_set_security_limits(void*, const de265_security_limits*);
extern void de265_set_parameter_bool(void*, int, int);
extern int de265_push_NAL(void*, const void*, int, int64_t, void*);
extern int de265_flush_data(void*);
extern int de265_decode(void*, int*);
extern int de265_get_warning(void*);
extern const char* de265_get_error_text(int);
extern const de265_image* de265_get_next_picture(void*);
extern int de265_get_image_width(const de265_image*, int);
extern int de265_get_image_height(const de265_image*, int);
extern int de265_get_chroma_format(const de265_image*);
extern int de265_get_bits_per_pixel(const de265_image*, int);
extern const uint8_t* de265_get_image_plane(const de265_image*, int, int*);
extern int de265_get_image_full_range_flag(const de265_image*);
extern int de265_get_image_matrix_coefficients(const de265_image*);

enum { check_hash = 0, suppress_faulty = 6 };

typedef struct {
	const uint8_t *plane[3];
	int stride[3], width[3], height[3], bits[3];
	int chroma, full, matrix;
	const char *failure;
} hevc_picture;

// harmless are warnings that say nothing of the picture: threads, and messages
// beside it.
static int harmless(int w) {
	return w == 1000 || w == 1001 || w == 1022 || w == 1025 || w == 1036;
}

// hevc_decode decodes one picture out of units that stand behind their lengths.
// It belongs to the decoder.
static hevc_picture hevc_decode(void *decoder, const uint8_t *units, size_t size, uint32_t pixels) {
	hevc_picture p;
	memset(&p, 0, sizeof p);
	de265_security_limits limits = {1, pixels, 1u << 30, 64};
	de265_set_security_limits(decoder, &limits);
	de265_set_parameter_bool(decoder, check_hash, 1);
	de265_set_parameter_bool(decoder, suppress_faulty, 1);
	for (size_t at = 0; at + 4 <= size; ) {
		uint32_t n;
		memcpy(&n, units + at, 4);
		int err = de265_push_NAL(decoder, units + at + 4, (int)n, 0, NULL);
		if (err) { p.failure = de265_get_error_text(err); return p; }
		at += 4 + (size_t)n;
	}
	de265_flush_data(decoder);
	const de265_image *img = NULL;
	for (int more = 1; more && !img; ) {
		more = 0;
		int err = de265_decode(decoder, &more);
		if (err && !(err >= 1000)) { p.failure = de265_get_error_text(err); return p; }
		img = de265_get_next_picture(decoder);
	}
	for (int w; (w = de265_get_warning(decoder)) != 0; )
		if (!harmless(w) && !p.failure) p.failure = de265_get_error_text(w);
	if (!img && !p.failure) p.failure = "no whole picture in it";
	if (p.failure) return p;
	p.chroma = de265_get_chroma_format(img);
	p.full = de265_get_image_full_range_flag(img);
	p.matrix = de265_get_image_matrix_coefficients(img);
	for (int i = 0; i < (p.chroma ? 3 : 1); i++) {
		p.plane[i] = de265_get_image_plane(img, i, &p.stride[i]);
		p.width[i] = de265_get_image_width(img, i);
		p.height[i] = de265_get_image_height(img, i);
		p.bits[i] = de265_get_bits_per_pixel(img, i);
	}
	return p;
}
*/
import "C"

import (
	"errors"
	"fmt"
	"image"
	"math"
	"unsafe"

	_ "github.com/jdeng/goheif/libde265" // the library itself
)

// decodeHEVC decodes one picture of that size by libde265, which is told not to
// show what it found faulty.
func decodeHEVC(config, data []byte, size image.Point) (coded, error) {
	units, err := hevcUnits(config, data)
	if err != nil {
		return coded{}, err
	}
	if len(units) == 0 {
		return coded{}, errHEVC
	}
	decoder := C.de265_new_decoder()
	if decoder == nil {
		return coded{}, errors.New("libde265 does not start")
	}
	defer C.de265_free_decoder(decoder)
	pixels := min((size.X+64)*(size.Y+64), math.MaxInt32) // coded are whole blocks of up to 64
	p := C.hevc_decode(decoder, (*C.uint8_t)(unsafe.Pointer(&units[0])), C.size_t(len(units)), C.uint32_t(pixels))
	if p.failure != nil {
		return coded{}, fmt.Errorf("libde265: %s", C.GoString(p.failure))
	}
	img, err := hevcImage(&p)
	return coded{img, colour{matrix: int(p.matrix), full: p.full != 0}}, err
}

// hevcImage copies the planes.
func hevcImage(p *C.hevc_picture) (image.Image, error) {
	all := image.Rect(0, 0, int(p.width[0]), int(p.height[0]))
	if p.chroma == 0 {
		gray := image.NewGray(all)
		return gray, hevcPlane(p, 0, gray.Pix, gray.Stride)
	}
	ratios := [...]image.YCbCrSubsampleRatio{1: image.YCbCrSubsampleRatio420, 2: image.YCbCrSubsampleRatio422, 3: image.YCbCrSubsampleRatio444}
	if p.chroma < 0 || int(p.chroma) >= len(ratios) {
		return nil, fmt.Errorf("libde265: chroma format %d", p.chroma)
	}
	img := image.NewYCbCr(all, ratios[p.chroma])
	return img, errors.Join(hevcPlane(p, 0, img.Y, img.YStride), hevcPlane(p, 1, img.Cb, img.CStride), hevcPlane(p, 2, img.Cr, img.CStride))
}

// hevcPlane copies one plane, rounded to 8 bits. A plane of an odd size may lack
// its last row or column, which then repeats.
func hevcPlane(p *C.hevc_picture, i int, to []byte, stride int) error {
	width, height, bits, from := int(p.width[i]), int(p.height[i]), int(p.bits[i]), int(p.stride[i])
	rows := len(to) / max(stride, 1)
	if p.plane[i] == nil || width < 1 || height < 1 || bits < 8 || bits > 16 || from < width*((bits+7)/8) ||
		stride < width || stride > width+1 || rows < height || rows > height+1 {
		return fmt.Errorf("libde265: a plane of %d×%d samples of %d bits", width, height, bits)
	}
	for y := range rows {
		line := unsafe.Add(unsafe.Pointer(p.plane[i]), min(y, height-1)*from)
		out := to[y*stride : y*stride+stride]
		if bits == 8 {
			copy(out, unsafe.Slice((*byte)(line), width))
		} else {
			rounded8(out, unsafe.Slice((*uint16)(line), width), bits)
		}
		out[stride-1] = out[width-1]
	}
	return nil
}
