package decode

// A YCbCr picture can hold colours that RGB can't: a program that goes by way of
// RGB clips them. Both sides of a comparison are clipped alike, so that this makes
// no difference between them.

// A lumaRange is the luma that a chroma can have within RGB.
type lumaRange struct{ from, to byte }

// lumaRanges tells the luma range of every chroma, Cb*256+Cr. Where there is none
// at all, to is below from.
func lumaRanges() []lumaRange {
	out := make([]lumaRange, 256*256)
	for cb := range 256 {
		for cr := range 256 {
			r, g, b := addedByChroma(cb, cr)
			low, high := min(r, g, b), max(r, g, b)
			from, to := max(0, -low), min(255, 255-high)
			out[cb<<8|cr] = lumaRange{byte(min(from, 255)), byte(max(to, 0))}
		}
	}
	return out
}

// addedByChroma is what a chroma adds to the luma to make red, green and blue.
func addedByChroma(cb, cr int) (r, g, b int) {
	u, v := cb-128, cr-128
	return (91881*v + 1<<15) >> 16, (-22554*u - 46802*v + 1<<15) >> 16, (116130*u + 1<<15) >> 16
}

// clipToRGB clips, in place, the samples that RGB can't hold.
func (p *planes) clipToRGB() {
	if p.cb.pix == nil {
		return
	}
	ranges := lumaRanges()
	for cy := range p.cb.height {
		cb := p.cb.pix[cy*p.cb.stride : cy*p.cb.stride+p.cb.width]
		cr := p.cr.pix[cy*p.cr.stride : cy*p.cr.stride+p.cr.width]
		for cx := range cb {
			if r := ranges[int(cb[cx])<<8|int(cr[cx])]; r.from > 0 || r.to < 255 {
				if p.outside(cx, cy, r) {
					p.clipAt(cx, cy)
				}
			}
		}
	}
}

// outside reports whether a luma under a chroma sample is out of its range.
func (p *planes) outside(cx, cy int, r lumaRange) bool {
	for y := cy * p.cb.down; y < min((cy+1)*p.cb.down, p.height); y++ {
		for x := cx * p.cb.across; x < min((cx+1)*p.cb.across, p.width); x++ {
			if v := p.luma.pix[y*p.luma.stride+x]; v < r.from || v > r.to {
				return true
			}
		}
	}
	return false
}

// clipAt clips the pixels under one chroma sample, which becomes their mean.
func (p *planes) clipAt(cx, cy int) {
	at, atCr := cy*p.cb.stride+cx, cy*p.cr.stride+cx
	dr, dg, db := addedByChroma(int(p.cb.pix[at]), int(p.cr.pix[atCr]))
	var cb, cr, n int
	for y := cy * p.cb.down; y < min((cy+1)*p.cb.down, p.height); y++ {
		for x := cx * p.cb.across; x < min((cx+1)*p.cb.across, p.width); x++ {
			v := &p.luma.pix[y*p.luma.stride+x]
			r, g, b := clipByte(int(*v)+dr), clipByte(int(*v)+dg), clipByte(int(*v)+db)
			*v = byte((19595*r + 38470*g + 7471*b + 1<<15) >> 16)
			cb += (-11059*r - 21709*g + 32768*b) >> 8
			cr += (32768*r - 27439*g - 5329*b) >> 8
			n++
		}
	}
	p.cb.pix[at] = byte(clipByte(128 + (cb/n+128)>>8))
	p.cr.pix[atCr] = byte(clipByte(128 + (cr/n+128)>>8))
}

func clipByte(v int) int { return min(max(v, 0), 255) }
