package causes

import (
	"fmt"
	"math"
	"strings"

	"rollcall/photo"
)

const (
	// Tools give such names to smaller versions only, and their caches hold nothing
	// else; but people reuse names, and move files.
	renditionPath = 16
	// Fewer pixels than the metadata claim, in the same shape: made smaller by a
	// program that left the claim. In another shape it may as well be a crop.
	renditionShrunk  = 14
	renditionCropped = 6
	// Apple's area to the pixel, by a camera that takes larger pictures.
	renditionApple = 16
	// Apple's area in a shape of no camera's own. Other programs scale to an area,
	// too, but rarely to this one.
	renditionOdd = 12
	// 2048×1536, 1024×768, 480×360: what old cameras made, and many programs make.
	// Without an embedded thumbnail that says little.
	renditionUsual = 5
	// Both the claim and Apple's area.
	renditionBoth = 22
	// From here on the signs are said without a doubt.
	renditionPlain = 12
)

// ownRendition is what the library's file tells of being a smaller version of
// something that was never on this disk.
func ownRendition(it *photo.Item) (ev []photo.Evidence) {
	if name := it.Facts.Text(photo.FactRenditionName); name != "" {
		ev = append(ev, never(photo.ObservedPath, renditionPath, "the file has the name of a smaller version (%s)", quoted(name)))
	}
	if cache := it.Facts.Text(photo.FactThumbnailCache); cache != "" {
		ev = append(ev, says(photo.ObservedPath, renditionPath,
			"The original is in no place of the library, only this: the file lies in a cache of smaller versions (%s).", quoted(cache)))
	}
	return append(ev, renditionPixels(it)...)
}

func never(observation string, weight float64, text string, args ...any) photo.Evidence {
	claim := "The original was never on this disk: "
	if weight < renditionPlain {
		claim = "The original may never have been on this disk: "
	}
	return says(observation, weight, "%s%s.", claim, fmt.Sprintf(text, args...))
}

// renditionPixels weighs the picture's size. It is one observation, so all that
// the size tells is one piece of evidence.
func renditionPixels(it *photo.Item) []photo.Evidence {
	if it.Class != photo.Still {
		return nil
	}
	m := &it.Meta
	claim, capped := shrunk(m), appleArea(it)
	has, claimed := pixelsText(m.Width, m.Height), pixelsText(m.ExifWidth, m.ExifHeight)
	switch {
	case claim > 0 && capped > 0:
		return []photo.Evidence{never(photo.ObservedContent, max(claim, renditionBoth),
			"the picture has %s pixels, just as many as Apple's smaller versions, and its metadata speak of %s", has, claimed)}
	case claim > 0:
		return []photo.Evidence{never(photo.ObservedContent, claim, "the picture has %s pixels, and its metadata speak of %s", has, claimed)}
	case capped == renditionApple:
		return []photo.Evidence{never(photo.ObservedContent, capped,
			"the picture has %s pixels, just as many as Apple's smaller versions, and no embedded thumbnail, while the camera (%s) takes larger ones", has, m.Camera())}
	case capped > 0:
		return []photo.Evidence{never(photo.ObservedContent, capped,
			"the picture has %s pixels, just as many as Apple's smaller versions, and no embedded thumbnail", has)}
	}
	return nil
}

// shrunk weighs a picture with less than half the pixels that its EXIF claims,
// and no more than a preview of Apple's has: 0 where it has more.
func shrunk(m *photo.Meta) float64 {
	claimed := int64(m.ExifWidth) * int64(m.ExifHeight)
	if m.Pixels() <= 0 || m.Pixels() > appleAreas[0] || m.Pixels()*2 >= claimed {
		return 0
	}
	if math.Abs(oblong(m.Width, m.Height)/oblong(m.ExifWidth, m.ExifHeight)-1) > 0.02 {
		return renditionCropped
	}
	return renditionShrunk
}

// oblong is the longer side over the shorter one, whichever way it is turned.
func oblong(width, height int) float64 {
	return float64(max(width, height)) / float64(min(width, height))
}

// appleAreas are the most pixels that Apple's smaller versions have: medium
// (recipe 65741, _1_102), small (65747, _1_105), thumbnail (65743, _1_103).
var appleAreas = []int64{3_145_728, 786_432, 172_800}

// appleArea weighs a JPEG without an embedded thumbnail whose area is one of
// Apple's, each side rounded down by two pixels at most: 0 where it is not.
func appleArea(it *photo.Item) float64 {
	m := &it.Meta
	if it.Format != "jpeg" || !m.Thumb.Empty() || !atAppleArea(m.Width, m.Height) {
		return 0
	}
	switch {
	case takesLarger(m):
		return renditionApple
	case usualSize(m.Width, m.Height) && m.Model == "":
		return 0 // a picture of the web as well
	case usualSize(m.Width, m.Height) || m.Model == "":
		return renditionUsual
	}
	return renditionOdd
}

func atAppleArea(width, height int) bool {
	area := int64(width) * int64(height)
	for _, most := range appleAreas {
		if area <= most && most-area <= 2*int64(width+height) {
			return true
		}
	}
	return false
}

// usualSize reports whether a picture has one of Apple's areas in the shape that
// cameras and programs have, too.
func usualSize(width, height int) bool {
	switch max(width, height) {
	case 2048, 1024, 480:
		return min(width, height)*4 == max(width, height)*3
	}
	return false
}

// takesLarger reports whether the camera is one of Apple's that takes no picture
// of this size itself: the iPhone 3GS took 2048×1536, those before it less.
func takesLarger(m *photo.Meta) bool {
	if !strings.EqualFold(m.Make, "Apple") {
		return false
	}
	switch m.Model {
	case "", "iPhone", "iPhone 3G", "iPhone 3GS":
		return false
	}
	return true
}

func pixelsText(width, height int) string { return fmt.Sprintf("%d×%d", width, height) }
