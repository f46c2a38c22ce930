package formats

import (
	"slices"

	"rollcall/photo"
)

var tiff = Format{
	Name:    "tiff",
	Title:   "TIFF",
	Doc:     "TIFF 6.0 and BigTIFF, and raw files of makers that have no reader of their own. The picture is the strips or tiles of every page at full size, with the tags that say how they are decoded.",
	Class:   photo.Still,
	Endings: []string{".tif", ".tiff", ".btf", ".tf8"},
	Sniff:   isTIFF,
	Read:    readTIFF,
}

func isTIFF(head []byte) bool {
	if len(head) < 8 {
		return false
	}
	switch string(head[:4]) {
	case "II*\x00", "MM\x00*", "II+\x00", "MM\x00+":
		return true
	}
	return false
}

func readTIFF(in *Input) (*Content, error) {
	c, err := readDirectories(in, false)
	if err == nil && isPhaseOne(in.Head) {
		c.Class = photo.RAW
	}
	return c, err
}

// isPhaseOne tells Phase One's raw files, whose strips are a preview only
// (exiftool, ExifTool.pm, magic number of IIQ).
func isPhaseOne(head []byte) bool {
	return len(head) >= 12 && (string(head[8:12]) == "IIII" || string(head[8:12]) == "MMMM")
}

// readRaw reads the raw formats that are TIFF files.
func readRaw(in *Input) (*Content, error) {
	return readDirectories(in, true)
}

func readDirectories(in *Input, raw bool) (*Content, error) {
	c := &Content{Whole: photo.Broken}
	r, err := openTIFF(in, in.Size)
	if err != nil {
		return c, err
	}
	t := r.tree()
	c.Meta = readFields(r, t)
	if len(t.pages) > 1 {
		c.Meta.Thumb = thumbnail(r, &t.pages[1], 0)
	}
	list := r.rasters(t)
	if len(list) == 0 && len(t.pages) > 0 {
		c.Meta.Width, c.Meta.Height = r.size32(&t.pages[0], tagWidth), r.size32(&t.pages[0], tagHeight)
	}
	if !raw && slices.ContainsFunc(list, r.isRaw) {
		raw, c.Class = true, photo.RAW
	}
	finishTIFF(c, r, list, raw, raw || t.exif.find(tagMakerNote) != nil)
	if c.End == in.Size-1 && c.End%2 == 1 && endsInZero(in) {
		c.End = in.Size // the byte that fills up a word (TIFF 6.0, section 2)
	}
	if raw {
		c.Meta.Profile = "" // how its JPEG was to be developed
	} else {
		c.tiffProfile(r, t)
		c.forgetRemarks(in)
	}
	return c, nil
}

const tagICCProfile = 0x8773 // ICC.1, B.3

// tiffProfile names the colour profile of the first page.
func (c *Content) tiffProfile(r *tiffReader, t tiffTree) {
	if len(t.pages) == 0 {
		return
	}
	if e := t.pages[0].find(tagICCProfile); e != nil {
		if icc, err := r.src.Bytes(e.at, min(e.size, maxProfile)); err == nil {
			c.Meta.Profile = photo.ProfileName(icc)
		}
	}
}

// finishTIFF says which picture the file is about, what its data are, and
// whether all that the directories point at is there.
func finishTIFF(c *Content, r *tiffReader, list []raster, raw, hides bool) {
	if i := mainRaster(list, raw); i >= 0 {
		c.Meta.Width, c.Meta.Height = list[i].width, list[i].height
	}
	c.Whole, c.End = photo.Whole, r.end
	c.Picture = r.picture(list, raw, hides)
	kind := photo.ProblemMalformed
	switch {
	case r.cut:
		c.Whole, c.End, kind = photo.Cut, 0, photo.ProblemDamaged
	case len(list) == 0:
		c.Whole, c.End = photo.Broken, 0
		r.wrong("it has no picture")
	}
	if c.Meta.Width == 0 || c.Meta.Height == 0 {
		c.Meta.Width, c.Meta.Height = 0, 0
	}
	if r.trouble != "" {
		c.Problems = append(c.Problems, photo.Problem{Kind: kind, Text: "TIFF: " + r.trouble})
	}
}

func endsInZero(in *Input) bool {
	b, err := in.Bytes(in.Size-1, 1)
	return err == nil && b[0] == 0
}
