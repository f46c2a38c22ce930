package decode

import "math"

// A colourSpace is where a profile's numbers lie: what linear red, green and blue
// add to XYZ under D65, and its transfer curve.
type colourSpace struct {
	toXYZ  [3][3]float64
	linear func(v float64) float64 // 0 to 1
}

// Colour spaces by profile (IEC 61966-2-1; Display P3: SMPTE EG 432-1 primaries
// with sRGB's curve; Adobe RGB (1998), 4.3).
var colourSpaces = map[string]colourSpace{
	profileSRGB: {[3][3]float64{
		{0.4123908, 0.3575843, 0.1804808}, {0.2126390, 0.7151687, 0.0721923}, {0.0193308, 0.1191948, 0.9505322}}, fromSRGB},
	profileP3: {[3][3]float64{
		{0.4865709, 0.2656677, 0.1982173}, {0.2289746, 0.6917385, 0.0792869}, {0, 0.0451134, 1.0439444}}, fromSRGB},
	profileAdobe: {[3][3]float64{
		{0.5766690, 0.1855582, 0.1882286}, {0.2973450, 0.6273636, 0.0752915}, {0.0270314, 0.0706889, 0.9913375}},
		func(v float64) float64 { return math.Pow(v, 563.0/256) }},
}

// xyzToSRGB is the inverse of sRGB's matrix.
var xyzToSRGB = [3][3]float64{
	{3.2409699, -1.5373832, -0.4986108}, {-0.9692436, 1.8759675, 0.0415551}, {0.0556301, -0.2039770, 1.0569715}}

func fromSRGB(v float64) float64 {
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

func toSRGB(v float64) float64 {
	if v <= 0.0031308 {
		return 12.92 * v
	}
	return 1.055*math.Pow(v, 1/2.4) - 0.055
}

// inOneProfile returns the grids with the colours of one profile, sRGB where they
// name different ones, and whether that was possible. What sRGB can't hold is
// clipped, as it is where a program converts a photo.
func inOneProfile(library, backup *Grid) (l, b *Grid, ok bool) {
	if library.Profile == backup.Profile {
		return library, backup, true
	}
	_, known := colourSpaces[library.Profile]
	_, known2 := colourSpaces[backup.Profile]
	if !known || !known2 {
		return library, backup, false
	}
	return library.inSRGB(), backup.inSRGB(), true
}

// inSRGB is the grid with its cells' colours converted to sRGB. Means of what is
// not linear are not exactly converted so: where a cell has strong edges it may be
// some levels off.
func (g *Grid) inSRGB() *Grid {
	if g.Profile == profileSRGB {
		return g
	}
	t := *g
	t.Profile = profileSRGB
	t.luma, t.cb, t.cr = make([]byte, len(g.luma)), make([]byte, len(g.cb)), make([]byte, len(g.cr))
	convert := converter(colourSpaces[g.Profile])
	for i := range g.cb {
		x, y := i%chromaSide, i/chromaSide
		var cb, cr float64
		for _, at := range [4]int{2*y*lumaSide + 2*x, 2*y*lumaSide + 2*x + 1, (2*y+1)*lumaSide + 2*x, (2*y+1)*lumaSide + 2*x + 1} {
			l, u, v := convert(g.luma[at], g.cb[i], g.cr[i])
			t.luma[at] = byte(l + 0.5)
			cb, cr = cb+u, cr+v
		}
		t.cb[i], t.cr[i] = byte(cb/4+0.5), byte(cr/4+0.5)
	}
	return &t
}

// converter converts luma and chroma of a colour space to those of sRGB.
func converter(space colourSpace) func(y, cb, cr byte) (l, u, v float64) {
	var curve [256]float64
	for i := range curve {
		curve[i] = space.linear(float64(i) / 255)
	}
	var back [4097]float64
	for i := range back {
		back[i] = 255 * toSRGB(float64(i)/4096)
	}
	m := product(xyzToSRGB, space.toXYZ)
	return func(y, cb, cr byte) (l, u, v float64) {
		dr, dg, db := addedByChroma(int(cb), int(cr))
		r, g, b := curve[clipByte(int(y)+dr)], curve[clipByte(int(y)+dg)], curve[clipByte(int(y)+db)]
		var out [3]float64
		for i := range out {
			linear := m[i][0]*r + m[i][1]*g + m[i][2]*b
			out[i] = back[int(min(max(linear, 0), 1)*4096+0.5)]
		}
		l = 0.299*out[0] + 0.587*out[1] + 0.114*out[2]
		return l, 128 + (out[2]-l)/1.772, 128 + (out[0]-l)/1.402
	}
}

func product(a, b [3][3]float64) (out [3][3]float64) {
	for i := range 3 {
		for j := range 3 {
			for k := range 3 {
				out[i][j] += a[i][k] * b[k][j]
			}
		}
	}
	return out
}
