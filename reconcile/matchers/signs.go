package matchers

import (
	"fmt"

	"rollcall/photo"
)

// appleCaps are the areas in pixels that Apple's small versions keep below, with
// the proportions of the photo: 2048×1536, 1024×768, 480×360 (measured on
// derivatives in Photos libraries).
var appleCaps = []int64{3_145_728, 786_432, 172_800}

// renditionSign says what in a file itself tells that it is a smaller version of
// a photo; "" nothing does.
func renditionSign(it *photo.Item) string {
	m := &it.Meta
	switch {
	case m.ExifWidth > 0 && int64(m.ExifWidth)*int64(m.ExifHeight) > m.Pixels() && m.Pixels() > 0:
		return fmt.Sprintf("and its metadata still says %d×%d", m.ExifWidth, m.ExifHeight)
	case it.Facts.Has(photo.FactThumbnailCache):
		return "in a cache of small pictures"
	case it.Facts.Has(photo.FactRenditionName):
		return "under a name that tools give to smaller versions"
	case camera(it) != "" && m.Thumb.Empty() && atAppleCap(m.Pixels()):
		return "just below a limit of Apple's for smaller versions"
	}
	return ""
}

// atAppleCap reports whether an area lies within 2 % below one of Apple's caps,
// which is what whole pixels leave of them.
func atAppleCap(area int64) bool {
	for _, limit := range appleCaps {
		if area <= limit && area > limit-limit/50 {
			return true
		}
	}
	return false
}
