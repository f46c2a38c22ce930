//go:build ignore

package main

import (
	"image"
	"image/color"
	"math"
	"math/rand"
)

// A tint is a colour in linear parts of 0 to 1.
type tint [3]float64

// A layer says of a point (x from 0 to 4/3, y from 0 at the top to 1) whether it
// covers it, and with what.
type layer func(x, y float64) (tint, bool)

// aspect is the width of all pictures over their height.
const aspect = 4.0 / 3

// motifs are the kinds of picture; each is its layers, the nearest first.
var motifs = []func(*rand.Rand) []layer{mountains, sunset, skyline, forest, balloons, beach, cat}

// paint paints the picture of a seed.
func paint(seed int64, w, h int) *image.RGBA {
	r := rand.New(rand.NewSource(seed))
	return render(motifs[int(seed)%len(motifs)](r), w, h)
}

// render takes nine samples a pixel.
func render(layers []layer, w, h int) *image.RGBA {
	const n = 3
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for py := range h {
		for px := range w {
			var sum tint
			for s := range n * n {
				x := (float64(px) + (float64(s%n)+0.5)/n) / float64(w) * aspect
				y := (float64(py) + (float64(s/n)+0.5)/n) / float64(h)
				for i, c := range seen(layers, x, y) {
					sum[i] += c / (n * n)
				}
			}
			m.SetRGBA(px, py, color.RGBA{level(sum[0]), level(sum[1]), level(sum[2]), 255})
		}
	}
	return m
}

func seen(layers []layer, x, y float64) tint {
	for _, l := range layers {
		if c, ok := l(x, y); ok {
			return c
		}
	}
	return tint{}
}

func level(f float64) uint8 { return uint8(255*min(max(f, 0), 1) + 0.5) }

func rgb(hex int) tint {
	return tint{float64(hex>>16) / 255, float64(hex>>8&0xFF) / 255, float64(hex&0xFF) / 255}
}

func blend(a, b tint, f float64) tint {
	f = min(max(f, 0), 1)
	return tint{a[0] + (b[0]-a[0])*f, a[1] + (b[1]-a[1])*f, a[2] + (b[2]-a[2])*f}
}

// between is a number from a to b.
func between(r *rand.Rand, a, b float64) float64 { return a + (b-a)*r.Float64() }

// skies are pairs: overhead and at the horizon, from noon to night.
var skies = [][2]int{
	{0x3F7FC4, 0xD6E9F5}, {0x5AA0D8, 0xF3EBD8}, {0x6F8FB8, 0xF6D7B8}, {0x4A5A94, 0xF4A673},
	{0x563D72, 0xF08A5D}, {0x2D3561, 0xE07A5F}, {0x88A9BF, 0xE9EEF0}, {0x274472, 0x9FB4D0},
}

// sky is a sky with its sun, whose place it returns.
func sky(r *rand.Rand, horizon float64) (l layer, sunX, sunY float64) {
	pair := skies[r.Intn(len(skies))]
	top, low := rgb(pair[0]), rgb(pair[1])
	sunX, sunY = between(r, 0.2, aspect-0.2), between(r, 0.12, horizon*0.8)
	size := between(r, 0.035, 0.06)
	sun := rgb(0xFFF4D6)
	return func(x, y float64) (tint, bool) {
		c := blend(top, low, math.Pow(y/horizon, 1.3))
		d := math.Hypot(x-sunX, y-sunY)
		if d < size {
			return sun, true
		}
		return blend(c, sun, 0.55*math.Exp(-(d-size)*9)), true
	}, sunX, sunY
}

// ridge is a line of hills or, the sharper the more, of mountains.
func ridge(r *rand.Rand, base, high, sharp float64) func(x float64) float64 {
	var wave [6][2]float64
	for i := range wave {
		wave[i] = [2]float64{between(r, 1.2, 2.2) * math.Pow(1.9, float64(i)), between(r, 0, 7)}
	}
	return func(x float64) float64 {
		y, size := base, high
		for _, w := range wave {
			s := math.Sin(w[0]*x + w[1])
			y -= size * ((1-sharp)*s + sharp*(1-2*math.Abs(s)))
			size *= 0.35 + 0.17*sharp
		}
		return y
	}
}

func below(line func(float64) float64, near, far tint) layer {
	return func(x, y float64) (tint, bool) {
		top := line(x)
		return blend(far, near, (y-top)*2.2), y > top
	}
}

func mountains(r *rand.Rand) []layer {
	back, _, _ := sky(r, 0.62)
	dark, light := rgb([]int{0x1E3A34, 0x2B2D4A, 0x3A2E39, 0x243B53}[r.Intn(4)]), rgb([]int{0x9DB4C0, 0xC8B6CF, 0xB7C9C2}[r.Intn(3)])
	var layers []layer
	for i := range 4 {
		f := float64(i) / 3
		layers = append(layers, below(ridge(r, 0.82-0.3*f, 0.06+0.05*f, 0.25+0.6*f), blend(dark, light, f*0.8), blend(dark, light, f*0.8+0.25)))
	}
	far := ridge(r, 0.43, 0.11, 0.9)
	snow := func(x, y float64) (tint, bool) {
		top := far(x)
		return blend(rgb(0xF7FAFC), light, (y-top)*9), y > top && y < top+0.09
	}
	return append(append(layers, snow, below(far, light, light)), back)
}

func sunset(r *rand.Rand) []layer {
	const horizon = 0.58
	back, sunX, _ := sky(r, horizon)
	deep, shine := rgb([]int{0x12355B, 0x1F4E5F, 0x3B2E5A}[r.Intn(3)]), rgb(0xFFD9A0)
	sea := func(x, y float64) (tint, bool) {
		depth := y - horizon
		c, _ := back(x, horizon-depth*0.9)
		c = blend(c, deep, 0.35+depth*1.2)
		ripple := math.Sin(y*y*420+math.Sin(x*17)*2) * math.Sin(y*140+x*9)
		path := math.Exp(-math.Pow((x-sunX)/(0.05+depth*0.5), 2))
		return blend(c, shine, path*(0.35+0.4*ripple)), depth > 0
	}
	var layers []layer
	for range 1 + r.Intn(3) {
		layers = append(layers, boat(between(r, 0.15, aspect-0.15), between(r, 0.62, 0.86), between(r, 0.05, 0.13)))
	}
	return append(layers, sea, below(ridge(r, horizon-0.02, 0.015, 0.3), rgb(0x3A3F5C), rgb(0x5B5F7A)), back)
}

func boat(cx, cy, size float64) layer {
	return func(x, y float64) (tint, bool) {
		u, v := (x-cx)/size, (cy-y)/size
		switch {
		case v > 0 && v < 0.22 && math.Abs(u) < 0.45+v:
			return rgb(0x4A2C2A), true
		case v >= 0.26 && v < 1.7 && u > 0.03 && u < (1.7-v)*0.42:
			return rgb(0xFBF5EA), true
		case v >= 0.26 && v < 1.45 && u < -0.03 && u > (v-1.45)*0.34:
			return rgb(0xD1495B), true
		}
		return tint{}, false
	}
}

func skyline(r *rand.Rand) []layer {
	back, _, _ := sky(r, 0.85)
	var layers []layer
	for depth := range 3 {
		f := float64(depth) / 2
		wall, seed := blend(rgb(0x1B2033), rgb(0x7A8299), f), r.Float64()*90
		wide, high := 0.07+0.05*(1-f), 0.32+0.12*f
		layers = append(layers, func(x, y float64) (tint, bool) {
			n := math.Floor(x/wide + f*0.37)
			top := 0.97 - high - 0.22*math.Mod(math.Abs(math.Sin(n*91.7+seed)*4375.5), 1)
			if y < top {
				return tint{}, false
			}
			column, row := math.Mod(x/wide+f*0.37, 1)*5, (y-top)*38*(1+0.3*f)
			lit := math.Mod(column, 1) > 0.35 && math.Mod(row, 1) > 0.45 && column > 0.3 && column < 4.7 && row > 1
			if lit && math.Mod(math.Abs(math.Sin(n*7.1+math.Floor(column)*12.9+math.Floor(row)*78.2)*43758.5), 1) > 0.55 {
				return blend(rgb(0xFFD98A), wall, f*0.6), true
			}
			return wall, true
		})
	}
	return append(layers, back)
}

func forest(r *rand.Rand) []layer {
	back, _, _ := sky(r, 0.7)
	green := rgb([]int{0x1F4D3A, 0x2F5D50, 0x5B4A2F, 0x274B5A}[r.Intn(4)])
	var layers []layer
	for depth := range 4 {
		f := float64(depth) / 3
		line := ridge(r, 0.95-0.16*float64(depth), 0.03, 0.2)
		colour, wide, seed := blend(green, rgb(0xB8CDCB), f*0.85), 0.13-0.03*float64(depth), r.Float64()*9
		layers = append(layers, func(x, y float64) (tint, bool) {
			ground := line(x)
			if y > ground {
				return blend(colour, rgb(0x0F1F1A), (y-ground)*1.2), true
			}
			n := math.Floor((x + seed) / wide)
			off := math.Mod(math.Abs(math.Sin(n*91.7)*4375.5), 1)
			tall := wide * (1.8 + 1.6*off)
			v := (line(((n+0.5)*wide)-seed) + 0.01 - y) / tall
			u := math.Abs((x+seed)/wide - n - 0.5)
			step := 0.75 + 0.25*(1-math.Mod(v*4, 1))
			return colour, v > 0 && v < 1 && u < (1-v)*0.5*step
		})
	}
	return append(layers, below(ridge(r, 0.5, 0.07, 0.7), rgb(0x9FB8C4), rgb(0xC6D6DC)), back)
}

func balloons(r *rand.Rand) []layer {
	back, _, _ := sky(r, 0.75)
	var layers []layer
	stripes := [][2]int{{0xD1495B, 0xF4E9CD}, {0x00798C, 0xEDAE49}, {0x6A4C93, 0xFFCA3A}, {0xE76F51, 0x264653}}
	for range 2 + r.Intn(4) {
		pair := stripes[r.Intn(len(stripes))]
		layers = append(layers, balloon(between(r, 0.12, aspect-0.12), between(r, 0.15, 0.5), between(r, 0.05, 0.13), rgb(pair[0]), rgb(pair[1])))
	}
	field := rgb([]int{0x7A9E4B, 0xC9A84C, 0x8A7CA8}[r.Intn(3)])
	return append(layers, below(ridge(r, 0.84, 0.03, 0), blend(field, rgb(0x2A3A1E), 0.5), field),
		below(ridge(r, 0.74, 0.04, 0.1), blend(field, rgb(0xDDE6E0), 0.3), blend(field, rgb(0xDDE6E0), 0.6)), back)
}

func balloon(cx, cy, size float64, a, b tint) layer {
	return func(x, y float64) (tint, bool) {
		u, v := (x-cx)/size, (y-cy)/size
		half := math.Sqrt(max(0, 1-v*v))
		if v > 0.4 {
			half = math.Sqrt(1-0.16) * (1.45 - v) / 1.05
		}
		switch {
		case v > -1 && v < 1.15 && math.Abs(u) < half:
			c := a
			if int(math.Floor(u/half*3.5+10))%2 == 0 {
				c = b
			}
			return blend(c, tint{}, 0.35*math.Abs(u+0.3)), true
		case v > 1.4 && v < 1.65 && math.Abs(u) < 0.16:
			return rgb(0x5C4033), true
		}
		return tint{}, false
	}
}

func beach(r *rand.Rand) []layer {
	back, _, _ := sky(r, 0.42)
	sea, sand := rgb([]int{0x2A9D8F, 0x3A86B7, 0x1B7F9C}[r.Intn(3)]), rgb([]int{0xEBD5A7, 0xF1E0C0, 0xD9C19A}[r.Intn(3)])
	shore := ridge(r, 0.68, 0.04, 0)
	var layers []layer
	for range 2 + r.Intn(3) {
		cx, cy, size := between(r, 0.12, aspect-0.12), between(r, 0.66, 0.84), between(r, 0.09, 0.15)
		bright := rgb([]int{0xE63946, 0xF4A261, 0x457B9D, 0xFFB703}[r.Intn(4)])
		layers = append(layers, func(x, y float64) (tint, bool) {
			u, v := (x-cx)/size, (y-cy)/size
			switch {
			case v < 0 && u*u+v*v < 1:
				if int(math.Floor(math.Atan2(v, u)*5/math.Pi+20))%2 == 0 {
					return rgb(0xFDF8EF), true
				}
				return bright, true
			case v >= 0 && v < 1.1 && math.Abs(u) < 0.035:
				return rgb(0x6B4F3A), true
			}
			return tint{}, false
		})
	}
	water := func(x, y float64) (tint, bool) {
		foam := 0.5 + 0.5*math.Sin((shore(x)-y)*120+math.Sin(x*11))
		return blend(blend(sea, rgb(0xBFE3E0), (y-0.42)*1.5), rgb(0xFFFFFF), max(0, 0.8*foam-(shore(x)-y)*9)), y > 0.42
	}
	return append(layers, below(shore, blend(sand, rgb(0x8C7349), 0.3), sand), water, back)
}

// cat is a cat on a wall before the moon.
func cat(r *rand.Rand) []layer {
	cx, size := between(r, 0.4, aspect-0.4), between(r, 0.16, 0.23)
	fur, wall, night := rgb([]int{0x1C1C22, 0xB5651D, 0x6E6E76, 0x3B2A20}[r.Intn(4)]), rgb([]int{0x8D5B4C, 0x7A6C5D, 0x5C6B73}[r.Intn(3)]), r.Intn(2) == 0
	top := between(r, 0.7, 0.78)
	back, _, _ := sky(r, 0.9)
	if night {
		moonX, moonY := between(r, 0.3, aspect-0.3), between(r, 0.2, 0.35)
		back = func(x, y float64) (tint, bool) {
			if math.Hypot(x-moonX, y-moonY) < 0.15 {
				return rgb(0xF5EFD5), true
			}
			return blend(rgb(0x101D42), rgb(0x4C5C92), y), true
		}
	}
	body := func(x, y float64) (tint, bool) {
		u, v := (x-cx)/size, (top-y)/size
		eye := math.Min(math.Hypot(u+0.17, (v-1.72)*1.3), math.Hypot(u-0.17, (v-1.72)*1.3)) < 0.075
		tail := math.Abs(math.Hypot(u-0.85, v-0.45)-0.38) < 0.08 && (v < 0.5 || u > 0.9)
		head, ear := math.Hypot(u, (v-1.65)*1.15) < 0.46, v > 1.8 && v < 2.35 && math.Abs(math.Abs(u)-0.28) < (2.35-v)*0.34
		switch {
		case v < 0:
		case eye:
			return rgb(0xD9ED92), true
		case head, ear, tail, math.Hypot(u/0.62, (v-0.55)/0.95) < 1:
			return blend(fur, rgb(0xFFFFFF), 0.16*max(0, 0.6-u)*math.Min(1, v)), true
		}
		return tint{}, false
	}
	bricks := func(x, y float64) (tint, bool) {
		row := math.Floor((y - top) / 0.055)
		joint := math.Mod(y-top, 0.055) < 0.006 || math.Mod(x+0.065*math.Mod(row, 2), 0.13) < 0.006
		if joint {
			return blend(wall, rgb(0xE0D8CC), 0.45), y > top
		}
		return blend(wall, tint{}, 0.12*math.Abs(math.Sin(row*5.3+math.Floor((x+0.065*math.Mod(row, 2))/0.13)*3.7))), y > top
	}
	return []layer{body, bricks, back}
}

// plate is something to eat, for recipes.
func plate(r *rand.Rand) []layer {
	var layers []layer
	colours := []int{0xC8553D, 0x588157, 0xF2C14E, 0x8D3B72, 0xE09F3E, 0xA7C957}
	for range 14 {
		a, d, size := between(r, 0, 7), between(r, 0, 0.2), between(r, 0.03, 0.075)
		fx, fy, c := aspect/2+d*math.Cos(a), 0.5+d*math.Sin(a), rgb(colours[r.Intn(len(colours))])
		layers = append(layers, func(x, y float64) (tint, bool) {
			d := math.Hypot(x-fx, y-fy) / size
			return blend(blend(c, rgb(0xFFFFFF), 0.35*max(0, 0.5-math.Hypot(x-fx+size*0.3, y-fy+size*0.3)/size)), tint{}, 0.35*d*d*d), d < 1
		})
	}
	cloth := rgb([]int{0x6B705C, 0x9A6A4F, 0x3D5A80, 0xB08968}[r.Intn(4)])
	return append(layers, func(x, y float64) (tint, bool) {
		d := math.Hypot(x-aspect/2, y-0.5)
		if d < 0.3 {
			return rgb(0xF8F6F1), true
		}
		return blend(rgb(0xFFFFFF), rgb(0xD5D2CA), (d-0.3)*14), d < 0.38
	}, func(x, y float64) (tint, bool) {
		stripe := math.Mod(x+y, 0.16) < 0.03 || math.Mod(x-y+2, 0.16) < 0.03
		if stripe {
			return blend(cloth, rgb(0xFFFFFF), 0.25), true
		}
		return cloth, true
	})
}

// oldPrint is an old print: brown, in a white frame.
func oldPrint(layers []layer) []layer {
	return []layer{func(x, y float64) (tint, bool) {
		if min(x, aspect-x, y, 1-y) < 0.04 {
			return rgb(0xF3ECDD), true
		}
		c := seen(layers, x, y)
		grey := 0.3*c[0] + 0.59*c[1] + 0.11*c[2]
		return blend(rgb(0x2E1F14), rgb(0xF0E0C0), grey*1.05), true
	}}
}
