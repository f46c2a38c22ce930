package decode

import (
	"image"
	"math/rand/v2"
)

// A kind is something that happens to a photo on its way into a backup, done
// for real: by other programs, or by pixels where no program does it.
type kind struct {
	name    string
	command string // run by sh with $in, $out, $tmp; "" edit is set
	out     string // the ending of $out
	heic    bool   // done to HEICs, else to JPEGs

	edit    func(in *image.YCbCr, seed uint64) *image.YCbCr // then saved by Go at quality 90
	library func(in *image.YCbCr, seed uint64) *image.YCbCr // what the library has, saved at quality 95; nil: the photo
}

var kinds = []kind{
	{name: "jpeg-60-420", command: "convert $in -sampling-factor 4:2:0 -quality 60 $out", out: ".jpg"},
	{name: "jpeg-75-420", command: "convert $in -sampling-factor 4:2:0 -quality 75 $out", out: ".jpg"},
	{name: "jpeg-85-444", command: "convert $in -sampling-factor 4:4:4 -quality 85 $out", out: ".jpg"},
	{name: "jpeg-95-420", command: "convert $in -sampling-factor 4:2:0 -quality 95 $out", out: ".jpg"},
	{name: "jpeg-60-444", command: "convert $in -sampling-factor 4:4:4 -quality 60 $out", out: ".jpg"},
	{name: "jpeg-30-420", command: "convert $in -sampling-factor 4:2:0 -quality 30 $out", out: ".jpg"},
	{name: "jpeg-75-go", edit: same, out: ".75.jpg"},
	{name: "cjpeg-75-prog", command: "djpeg -outfile $tmp $in && cjpeg -quality 75 -progressive -outfile $out $tmp", out: ".jpg"},
	{name: "jpeg-75-twice", command: "convert $in -quality 75 $tmp.jpg && convert $tmp.jpg -quality 80 $out", out: ".jpg"},
	{name: "heif-enc-50", command: "heif-enc -q 50 -o $tmp.heic $in >/dev/null && heif-convert -q 95 $tmp.heic $out >/dev/null", out: ".jpg"},
	{name: "heif-enc-75", command: "heif-enc -q 75 -o $tmp.heic $in >/dev/null && heif-convert -q 90 $tmp.heic $out >/dev/null", out: ".jpg"},
	{name: "webp-75", command: "cwebp -quiet -q 75 $in -o $out", out: ".webp"},
	{name: "webp-90", command: "cwebp -quiet -q 90 $in -o $out", out: ".webp"},
	{name: "png", command: "convert $in -define png:compression-level=1 $out", out: ".png"},
	{name: "heic-50", command: "heif-enc -q 50 -o $out $in >/dev/null", out: ".heic"},
	{name: "heic-80", command: "heif-enc -q 80 -o $out $in >/dev/null", out: ".heic"},
	{name: "heif-convert-75", command: "heif-convert -q 75 $in $out >/dev/null", out: ".jpg", heic: true},
	{name: "heif-convert-90", command: "heif-convert -q 90 $in $out >/dev/null", out: ".jpg", heic: true},
	{name: "heif-convert-95", command: "heif-convert -q 95 $in $out >/dev/null", out: ".jpg", heic: true},
	{name: "heif-convert-png", command: "heif-convert $in $out >/dev/null", out: ".png", heic: true},
	{name: "heif-convert-small", command: "heif-convert -q 95 $in $tmp.jpg >/dev/null && convert $tmp.jpg -resize '786432@>' -quality 80 $out", out: ".jpg", heic: true},
	{name: "heif-convert-brighter", command: "heif-convert -q 95 $in $tmp.jpg >/dev/null && convert $tmp.jpg -modulate 103 -quality 92 $out", out: ".jpg", heic: true},

	{name: "resize-3145728", command: "convert $in -filter Lanczos -resize '3145728@>' -quality 85 $out", out: ".jpg"},
	{name: "resize-786432", command: "convert $in -filter Lanczos -resize '786432@>' -quality 80 $out", out: ".jpg"},
	{name: "resize-172800", command: "convert $in -filter Lanczos -resize '172800@>' -quality 75 $out", out: ".jpg"},
	{name: "resize-172800-box", command: "convert $in -filter Box -resize '172800@>' -quality 75 $out", out: ".jpg"},
	{name: "resize-768-ffmpeg", command: "ffmpeg -v error -y -i $in -vf scale=768:-1:flags=bicubic -q:v 4 $out", out: ".jpg"},
	{name: "resize-480-point", command: "convert $in -sample '480x480' -quality 80 $out", out: ".jpg"},
	{name: "resize-160x120", command: "convert $in -resize '160x160' -quality 70 $out", out: ".jpg"},
	{name: "resize-half-sharp", command: "convert $in -resize 50% -unsharp 0x1+1+0 -quality 85 $out", out: ".jpg"},
	{name: "upscaled-thumb", command: "s=$(identify -format '%wx%h!' $in); convert $in -resize 320x320 -resize $s -quality 90 $out", out: ".jpg"},
	{name: "upscaled-half", command: "s=$(identify -format '%wx%h!' $in); convert $in -resize 50% -resize $s -quality 90 $out", out: ".jpg"},

	{name: "crop-95-centre", command: "convert $in -gravity center -crop 95%x95%+0+0 +repage -quality 90 $out", out: ".jpg"},
	{name: "crop-95-corner", command: "convert $in -gravity southeast -crop 95%x95%+0+0 +repage -quality 90 $out", out: ".jpg"},
	{name: "crop-95-resized", command: "convert $in -gravity center -crop 95%x95%+0+0 +repage -resize 1024x1024 -quality 85 $out", out: ".jpg"},
	{name: "crop-98-full", command: "s=$(identify -format '%wx%h!' $in); convert $in -gravity northwest -crop 98%x98%+0+0 +repage -resize $s -quality 90 $out", out: ".jpg"},
	{name: "crop-60-square", command: "convert $in -gravity east -crop 50%x60%+0+0 +repage -quality 90 $out", out: ".jpg"},
	{name: "crop-35", command: "convert $in -gravity northeast -crop 35%x35%+50+80 +repage -quality 90 $out", out: ".jpg"},
	{name: "crop-70-filter", command: "convert $in -gravity northeast -crop 70%x55%+50+80 +repage -sepia-tone 80% -quality 90 $out", out: ".jpg"},

	{name: "brighter-3", command: "convert $in -modulate 103 -quality 92 $out", out: ".jpg"},
	{name: "brighter-1", command: "convert $in -evaluate multiply 1.01 -quality 92 $out", out: ".jpg"},
	{name: "gamma-1.05", command: "convert $in -gamma 1.05 -quality 92 $out", out: ".jpg"},
	{name: "saturation-10", command: "convert $in -modulate 100,110 -quality 92 $out", out: ".jpg"},
	{name: "sepia", command: "convert $in -sepia-tone 80% -quality 92 $out", out: ".jpg"},
	{name: "black-white", command: "convert $in -colorspace Gray -quality 92 $out", out: ".jpg"},
	{name: "contrast-curve", command: "convert $in -sigmoidal-contrast 4x50% -quality 92 $out", out: ".jpg"},
	{name: "negative-hdr", command: "convert $in -equalize -quality 92 $out", out: ".jpg"},
	{name: "sharpen", command: "convert $in -sharpen 0x1 -quality 92 $out", out: ".jpg"},
	{name: "blur-1", command: "convert $in -blur 0x1 -quality 92 $out", out: ".jpg"},
	{name: "blur-4", command: "convert $in -blur 0x4 -quality 92 $out", out: ".jpg"},
	{name: "denoise", command: "convert $in -statistic Median 3x3 -quality 92 $out", out: ".jpg"},
	{name: "retouch-20px", edit: retouch(20), out: ".92.jpg"},
	{name: "retouch-2pc", edit: retouch(0), out: ".92.jpg"},
	{name: "subject-moved", edit: subjectMoved, out: ".92.jpg"},
	{name: "text", command: "convert $in -gravity southeast -fill white -pointsize 40 -annotate +30+30 'rollcall 2024' -quality 92 $out", out: ".jpg"},
	{name: "letterbox", command: "s=$(identify -format '%wx%h' $in); convert $in -resize 80% -background black -gravity center -extent $s -quality 92 $out", out: ".jpg"},
	{name: "screenshot", command: "convert $in -resize 1170x1170 -background white -gravity center -extent 1170x2532 $out", out: ".png"},
	{name: "turned-90", command: "jpegtran -rotate 90 -trim -copy none -outfile $out $in", out: ".jpg"},
	{name: "turned-180-q80", command: "convert $in -rotate 180 -quality 80 $out", out: ".jpg"},
	{name: "mirrored", command: "convert $in -flop -quality 90 $out", out: ".jpg"},
	{name: "half-pixel", command: "convert $in -distort SRT '0,0 1 0 0.5,0.5' -quality 92 $out", out: ".jpg"},
	{name: "one-pixel", command: "convert $in -distort SRT '0,0 1 0 1,0' -quality 92 $out", out: ".jpg"},

	{name: "again-sigma-0", library: exposure(0, 1, false), edit: exposure(0, 2, false), out: ".90.jpg"},
	{name: "again-sigma-1", library: exposure(1, 1, false), edit: exposure(1, 2, false), out: ".90.jpg"},
	{name: "again-sigma-2", library: exposure(2, 1, false), edit: exposure(2, 2, false), out: ".90.jpg"},
	{name: "again-sigma-4", library: exposure(4, 1, false), edit: exposure(4, 2, false), out: ".90.jpg"},
	{name: "again-sigma-8", library: exposure(8, 1, false), edit: exposure(8, 2, false), out: ".90.jpg"},
	{name: "again-soft-2", library: exposure(2, 1, true), edit: exposure(2, 2, true), out: ".90.jpg"},
	{name: "again-soft-4", library: exposure(4, 1, true), edit: exposure(4, 2, true), out: ".90.jpg"},
	{name: "again-soft-4-q75", library: exposure(4, 1, true), edit: exposure(4, 2, true), out: ".75.jpg"},
	{name: "once-sigma-2-q90", library: exposure(2, 1, false), edit: exposure(2, 1, false), out: ".90.jpg"},
	{name: "once-sigma-2-q75", library: exposure(2, 1, false), edit: exposure(2, 1, false), out: ".75.jpg"},
	{name: "once-sigma-4-q90", library: exposure(4, 1, false), edit: exposure(4, 1, false), out: ".90.jpg"},
	{name: "once-sigma-4-q75", library: exposure(4, 1, false), edit: exposure(4, 1, false), out: ".75.jpg"},
	{name: "once-sigma-4-q60", library: exposure(4, 1, false), edit: exposure(4, 1, false), out: ".60.jpg"},
	{name: "once-sigma-8-q60", library: exposure(8, 1, false), edit: exposure(8, 1, false), out: ".60.jpg"},
	{name: "once-soft-2-q75", library: exposure(2, 1, true), edit: exposure(2, 1, true), out: ".75.jpg"},
	{name: "once-soft-4-q75", library: exposure(4, 1, true), edit: exposure(4, 1, true), out: ".75.jpg"},
	{name: "once-soft-4-q60", library: exposure(4, 1, true), edit: exposure(4, 1, true), out: ".60.jpg"},

	{name: "burst-2px", library: window(0, 0), edit: window(2, 0), out: ".92.jpg"},
	{name: "burst-8px", library: window(0, 0), edit: window(8, 2), out: ".92.jpg"},
	{name: "burst-1pc", library: window(0, 0), edit: window(-10, -3), out: ".92.jpg"},
	{name: "burst-4pc", library: window(0, 0), edit: window(-40, -10), out: ".92.jpg"},
}

func same(in *image.YCbCr, _ uint64) *image.YCbCr { return in }

// exposure is one exposure of a scene without noise of its own, with noise of
// that deviation; soft noise reaches over neighbouring pixels, as after a
// camera's own denoising.
func exposure(sigma float64, number uint64, soft bool) func(*image.YCbCr, uint64) *image.YCbCr {
	return func(in *image.YCbCr, seed uint64) *image.YCbCr {
		out := smoothed(in)
		r := rand.New(rand.NewPCG(seed, number))
		w, h := out.Rect.Dx(), out.Rect.Dy()
		noise := make([]float32, w*h)
		for i := range noise {
			noise[i] = float32(r.NormFloat64() * sigma)
		}
		if soft {
			noise = softened(noise, w)
		}
		for y := range h {
			for x := range w {
				p := &out.Y[y*out.YStride+x]
				*p = byte(min(max(float32(*p)+noise[y*w+x]+0.5, 0), 255))
			}
		}
		return out
	}
}

// smoothed is a picture without grain: means of 5 x 5 pixels.
func smoothed(in *image.YCbCr) *image.YCbCr {
	out := cloned(in)
	w, h := in.Rect.Dx(), in.Rect.Dy()
	for y := range h {
		for x := range w {
			total, n := 0, 0
			for sy := max(y-2, 0); sy <= min(y+2, h-1); sy++ {
				for _, v := range in.Y[sy*in.YStride+max(x-2, 0) : sy*in.YStride+min(x+2, w-1)+1] {
					total += int(v)
					n++
				}
			}
			out.Y[y*out.YStride+x] = byte((total + n/2) / n)
		}
	}
	return out
}

// softened spreads noise over 3 x 3 pixels and keeps its deviation.
func softened(noise []float32, w int) []float32 {
	out := make([]float32, len(noise))
	for i := range noise {
		total := float32(0)
		for _, d := range [...]int{-w - 1, -w, -w + 1, -1, 0, 1, w - 1, w, w + 1} {
			if j := i + d; j >= 0 && j < len(noise) {
				total += noise[j]
			}
		}
		out[i] = total / 3
	}
	return out
}

func cloned(in *image.YCbCr) *image.YCbCr {
	out := *in
	out.Y = append([]byte(nil), in.Y...)
	out.Cb = append([]byte(nil), in.Cb...)
	out.Cr = append([]byte(nil), in.Cr...)
	return &out
}

// retouch paints over a patch of side pixels what lies beside it, as a healing
// brush does; side 0 stands for one of 2 % of the picture.
func retouch(side int) func(*image.YCbCr, uint64) *image.YCbCr {
	return func(in *image.YCbCr, seed uint64) *image.YCbCr {
		w, h := in.Rect.Dx(), in.Rect.Dy()
		pw, ph := side, side
		if side == 0 {
			pw, ph = w/7, h/7
		}
		r := rand.New(rand.NewPCG(seed, 7))
		return moved(in, r.IntN(w-3*pw), r.IntN(h-2*ph), pw, ph, 2*pw, ph)
	}
}

// subjectMoved copies a tenth of the picture to its other side.
func subjectMoved(in *image.YCbCr, seed uint64) *image.YCbCr {
	w, h := in.Rect.Dx(), in.Rect.Dy()
	return moved(in, w/8, h/3, w/4, h*2/5, w/2, 0)
}

// moved paints what lies (dx, dy) beside it over the w x h pixels at (x, y).
func moved(in *image.YCbCr, x, y, w, h, dx, dy int) *image.YCbCr {
	out := cloned(in)
	for j := y; j < y+h; j++ {
		for i := x; i < x+w; i++ {
			out.Y[j*out.YStride+i] = in.Y[(j+dy)*in.YStride+i+dx]
			o, f := out.COffset(in.Rect.Min.X+i, in.Rect.Min.Y+j), in.COffset(in.Rect.Min.X+i+dx, in.Rect.Min.Y+j+dy)
			out.Cb[o], out.Cr[o] = in.Cb[f], in.Cr[f]
		}
	}
	return out
}

// window is the picture less a margin, moved: by pixels, or by thousandths of
// the width where negative.
func window(dx, dy int) func(*image.YCbCr, uint64) *image.YCbCr {
	return func(in *image.YCbCr, _ uint64) *image.YCbCr {
		w, h := in.Rect.Dx(), in.Rect.Dy()
		x, y := dx, dy
		if dx < 0 {
			x, y = -dx*w/1000, -dy*w/1000
		}
		m := w / 20
		r := image.Rect(x, y, x+w-m, y+h-m).Add(in.Rect.Min)
		out := image.NewYCbCr(image.Rect(0, 0, r.Dx(), r.Dy()), image.YCbCrSubsampleRatio444)
		for j := range r.Dy() {
			for i := range r.Dx() {
				f := in.COffset(r.Min.X+i, r.Min.Y+j)
				out.Y[j*out.YStride+i] = in.Y[in.YOffset(r.Min.X+i, r.Min.Y+j)]
				out.Cb[j*out.CStride+i], out.Cr[j*out.CStride+i] = in.Cb[f], in.Cr[f]
			}
		}
		return out
	}
}
