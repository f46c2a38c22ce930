//go:build linux

package accuracy_test

import (
	"fmt"
	"image"
	"math"
	"math/rand"
	"os"
)

// A scene is a picture like a photo's: light over a ground, things of many sizes
// and textures in it, and a sensor's noise. Two seeds share nothing; two frames of
// one seed are neighbours of a burst: the camera pans a little, the things move,
// the noise is another.
type scene struct {
	seed  int64
	frame int
	still bool // the frames of a tripod: nothing moves, only the noise differs
	w, h  int
	gray  bool
}

// writePPM paints the scene into a binary PPM file.
func (s scene) writePPM(path string) error {
	m := s.image()
	b := fmt.Appendf(nil, "P6\n%d %d\n255\n", s.w, s.h)
	for i := 0; i < len(m.Pix); i += 4 {
		b = append(b, m.Pix[i:i+3]...)
	}
	return os.WriteFile(path, b, 0o644)
}

func (s scene) image() *image.RGBA {
	p := newPainter(s)
	m := image.NewRGBA(image.Rect(0, 0, s.w, s.h))
	for y := range s.h {
		for x := range s.w {
			r, g, b := p.at(x, y)
			if s.gray {
				r = 0.3*r + 0.59*g + 0.11*b
				g, b = r, r
			}
			pix := m.Pix[y*m.Stride+4*x:]
			pix[0], pix[1], pix[2], pix[3] = p.level(r), p.level(g), p.level(b), 255
		}
	}
	return m
}

// A painter holds what of a scene is the same for all its pixels.
type painter struct {
	scene
	sky, ground    [3]float64
	horizon, slope float64
	lattice        [256]float64
	things         []thing
	panX, panY     float64
	noise          uint64
	grain          float64
}

// A thing is an ellipse or a box with a colour and a texture of its own. Lengths
// are parts of the picture's height.
type thing struct {
	x, y, rx, ry, turn float64
	color              [3]float64
	box                bool
	stripes, contrast  float64
}

func newPainter(s scene) *painter {
	r := rand.New(rand.NewSource(s.seed))
	p := &painter{scene: s, horizon: 0.25 + 0.5*r.Float64(), slope: 0.4 * (r.Float64() - 0.5)}
	tint := func(low, high float64) (c [3]float64) {
		gray := low + (high-low)*r.Float64()
		for i := range c {
			c[i] = gray + 90*(r.Float64()-0.5)
		}
		return c
	}
	p.sky, p.ground = tint(120, 245), tint(20, 150)
	for i := range p.lattice {
		p.lattice[i] = 2*r.Float64() - 1
	}
	wide := float64(s.w) / float64(s.h)
	for range 10 + r.Intn(14) {
		size := 0.03 * math.Pow(8, r.Float64())
		p.things = append(p.things, thing{
			x: wide * r.Float64(), y: r.Float64(), rx: size * (0.6 + r.Float64()), ry: size * (0.6 + r.Float64()),
			turn: math.Pi * r.Float64(), color: tint(10, 245), box: r.Intn(2) == 0,
			stripes: 10 + 70*r.Float64(), contrast: 40 * r.Float64(),
		})
	}
	p.grain = 1.5 + 3*r.Float64()
	p.move()
	p.noise = uint64(s.seed)*0x9E3779B97F4A7C15 + uint64(s.frame)*0xD1B54A32D192ED03 + 1
	return p
}

// move is what happens between two frames of a burst.
func (p *painter) move() {
	if p.still || p.frame == 0 {
		return
	}
	r := rand.New(rand.NewSource(p.seed ^ int64(p.frame)<<32))
	p.panX = 0.03*float64(p.frame) + 0.01*r.Float64()
	p.panY = 0.02 * (r.Float64() - 0.5)
	for i := range p.things {
		p.things[i].x += 0.08 * (r.Float64() - 0.5)
		p.things[i].y += 0.08 * (r.Float64() - 0.5)
	}
}

func (p *painter) at(px, py int) (r, g, b float64) {
	x, y := float64(px)/float64(p.h)+p.panX, float64(py)/float64(p.h)+p.panY
	rough := p.turbulence(3*x, 3*y, 7)
	line := p.horizon + p.slope*(x-0.6) + 0.12*p.turbulence(1.5*x, 7, 4)
	c := p.sky
	if y > line {
		c = p.ground
		rough *= 2.2
	}
	shade := 1 - 0.25*y
	c = [3]float64{c[0]*shade + 28*rough, c[1]*shade + 26*rough, c[2]*shade + 20*rough}
	for i := range p.things {
		p.things[i].over(&c, x, y, rough)
	}
	return c[0], c[1], c[2]
}

func (t *thing) over(c *[3]float64, x, y, rough float64) {
	dx, dy := x-t.x, y-t.y
	if reach := 1.5 * max(t.rx, t.ry); dx > reach || dx < -reach || dy > reach || dy < -reach {
		return
	}
	sin, cos := math.Sincos(t.turn)
	u, v := (dx*cos+dy*sin)/t.rx, (dy*cos-dx*sin)/t.ry
	if t.box && (u > 1 || u < -1 || v > 1 || v < -1) || !t.box && u*u+v*v > 1 {
		return
	}
	light := t.contrast*math.Sin(t.stripes*u*t.rx) + 22*rough - 18*v
	for i := range c {
		c[i] = t.color[i] + light
	}
}

// turbulence is value noise in octaves, about -1 to 1.
func (p *painter) turbulence(x, y float64, octaves int) (sum float64) {
	weight := 0.5
	for range octaves {
		sum += weight * p.valueNoise(x, y)
		x, y, weight = 2.03*x+17, 2.03*y+5, 0.68*weight
	}
	return sum
}

func (p *painter) valueNoise(x, y float64) float64 {
	fx, fy := math.Floor(x), math.Floor(y)
	u, v := x-fx, y-fy
	u, v = u*u*(3-2*u), v*v*(3-2*v)
	ix, iy := int(fx), int(fy)
	corner := func(i, j int) float64 { return p.lattice[((ix+i)*73+(iy+j)*151+((ix+i)*(iy+j)&31))&255] }
	top := corner(0, 0) + u*(corner(1, 0)-corner(0, 0))
	bottom := corner(0, 1) + u*(corner(1, 1)-corner(0, 1))
	return top + v*(bottom-top)
}

// level is a sample with the sensor's noise in it, of 8 bits.
func (p *painter) level(v float64) byte {
	p.noise ^= p.noise << 13
	p.noise ^= p.noise >> 7
	p.noise ^= p.noise << 17
	sum := float64(p.noise&0xFFFF) + float64(p.noise>>16&0xFFFF) + float64(p.noise>>32&0xFFFF) + float64(p.noise>>48) - 2*65535
	v += p.grain * sum / 37837 // the sum's standard deviation
	return byte(min(max(v, 0), 255))
}
