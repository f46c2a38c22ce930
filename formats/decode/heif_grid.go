package decode

import (
	"fmt"
	"image"
)

// grid is a picture in tiles (ISO/IEC 23008-12 6.6.2.3).
type grid struct {
	rows, columns int
	tile          image.Point // size in pixels
	tiles         []*heifItem
}

func (h *heif) grid(it *heifItem, size image.Point) (*grid, error) {
	b, err := h.data(it)
	if err != nil {
		return nil, err
	}
	r := bytesReader{rest: b}
	r.u8()
	field := 2
	if r.u8()&1 != 0 {
		field = 4
	}
	g := &grid{rows: r.u8() + 1, columns: r.u8() + 1}
	w, hh := r.uint(field), r.uint(field)
	if r.short || w != uint64(size.X) || hh != uint64(size.Y) {
		return nil, fmt.Errorf("its tiles make %d×%d pixels, it says %d×%d", w, hh, size.X, size.Y)
	}
	ids := h.ref("dimg", it.id)
	if len(ids) != g.rows*g.columns {
		return nil, fmt.Errorf("has %d tiles where it needs %d×%d", len(ids), g.columns, g.rows)
	}
	for _, id := range ids {
		tile, err := h.item(id)
		if err != nil {
			return nil, err
		}
		g.tiles = append(g.tiles, tile)
	}
	if g.tile, err = g.tiles[0].size(); err != nil {
		return nil, err
	}
	return g, g.check(size)
}

func (g *grid) check(size image.Point) error {
	for _, tile := range g.tiles {
		if s, err := tile.size(); err != nil || s != g.tile || tile.kind == "grid" || tile.turns() != "" || tile.prop("clap") != nil {
			return fmt.Errorf("has tiles that are not alike")
		}
	}
	w, h := g.tile.X*g.columns, g.tile.Y*g.rows
	if w < size.X || h < size.Y || w-g.tile.X >= size.X || h-g.tile.Y >= size.Y {
		return fmt.Errorf("has %d×%d tiles of %d×%d pixels for %d×%d", g.columns, g.rows, g.tile.X, g.tile.Y, size.X, size.Y)
	}
	return nil
}

func (h *heif) decodeGrid(it *heifItem, size image.Point) (image.Image, error) {
	g, err := h.grid(it, size)
	if err != nil {
		return nil, err
	}
	var out image.Image
	for i, tile := range g.tiles {
		img, err := h.decodeCoded(tile, it)
		if err != nil {
			return nil, fmt.Errorf("tile %d: %w", i+1, err)
		}
		if out == nil {
			out = canvas(img, size)
		}
		at := image.Pt(i%g.columns*g.tile.X, i/g.columns*g.tile.Y)
		if err := lay(out, img, at, g.tile); err != nil {
			return nil, fmt.Errorf("tile %d: %w", i+1, err)
		}
	}
	return out, nil
}

// canvas is an empty image of a tile's kind.
func canvas(tile image.Image, size image.Point) image.Image {
	all := image.Rectangle{Max: size}
	if t, ok := tile.(*image.YCbCr); ok {
		return image.NewYCbCr(all, t.SubsampleRatio)
	}
	return image.NewGray(all)
}

// lay copies a tile, without what the canvas has no room for.
func lay(canvas, tile image.Image, at, size image.Point) error {
	if b := tile.Bounds(); b.Dx() < size.X || b.Dy() < size.Y {
		return fmt.Errorf("holds %d×%d pixels and says %d×%d", b.Dx(), b.Dy(), size.X, size.Y)
	}
	switch to := canvas.(type) {
	case *image.YCbCr:
		from, ok := tile.(*image.YCbCr)
		across, down := subsampling(to.SubsampleRatio)
		if !ok || from.SubsampleRatio != to.SubsampleRatio || at.X%across != 0 || at.Y%down != 0 {
			return fmt.Errorf("is not like the first")
		}
		part := image.Rectangle{Min: at, Max: at.Add(size)}.Intersect(to.Rect)
		w, h := part.Dx(), part.Dy()
		cw, ch := (w+across-1)/across, (h+down-1)/down
		c := to.COffset(at.X, at.Y)
		layPlane(to.Y[to.YOffset(at.X, at.Y):], to.YStride, from.Y, from.YStride, w, h)
		layPlane(to.Cb[c:], to.CStride, from.Cb, from.CStride, cw, ch)
		layPlane(to.Cr[c:], to.CStride, from.Cr, from.CStride, cw, ch)
	case *image.Gray:
		from, ok := tile.(*image.Gray)
		if !ok {
			return fmt.Errorf("is not like the first")
		}
		part := image.Rectangle{Min: at, Max: at.Add(size)}.Intersect(to.Rect)
		layPlane(to.Pix[to.PixOffset(at.X, at.Y):], to.Stride, from.Pix, from.Stride, part.Dx(), part.Dy())
	}
	return nil
}

func layPlane(to []byte, toStride int, from []byte, fromStride, width, height int) {
	for y := range height {
		copy(to[y*toStride:y*toStride+width], from[y*fromStride:])
	}
}
