package matchers

import (
	"path"
	"slices"
	"strings"

	"rollcall/photo"
)

// Tools call small versions after the photo with a word before or behind its name:
// "thumb_IMG_1.jpg", "IMG_1_thumb.jpg", "IMG_1.thumb.jpg", "IMG_1-150x150.jpg" (WordPress),
// "IMG_1_s.jpg" (Flickr), "IMG_1 (small).jpg", "IMG_1.HEIC.jpg".
var (
	smallStarts = []string{"thumbnail", "thumb", "preview", "small", "tn", "th", "t", "s"}
	smallEnds   = []string{"thumbnail", "thumb", "thumbs", "thm", "tn", "preview", "small", "medium", "web", "resized", "s", "m", "t", "q", "sq"}
	photoEnds   = []string{".jpg", ".jpeg", ".heic", ".heif", ".avif", ".png", ".tif", ".tiff", ".webp", ".gif", ".bmp", ".dng", ".cr2", ".cr3", ".nef", ".arw", ".raf", ".orf", ".rw2"}
)

const smallMarks = " _.-"

// smallStems are the stems of a file's names, and those of the photos that it would be a
// small version of by them.
func smallStems(it *photo.Item) []string {
	list := stems(it)
	for _, stem := range list {
		for range 3 { // "thumb_IMG_1.HEIC"
			cut := cutSmallMark(stem)
			if cut == stem {
				break
			}
			stem = cut
			list = append(list, stem)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// cutSmallMark takes one mark of a small version, or the ending of what it was made of,
// from a folded stem.
func cutSmallMark(stem string) string {
	at := strings.LastIndexAny(stem, smallMarks)
	if at <= 0 {
		return stem
	}
	if end := path.Ext(stem); end != "" && slices.Contains(photoEnds, end) {
		return strings.TrimSuffix(stem, end)
	}
	if mark := strings.Trim(stem[at+1:], "()"); slices.Contains(smallEnds, mark) || isExtent(mark) {
		if rest := strings.TrimRight(stem[:at], smallMarks); rest != "" {
			return rest
		}
	}
	at = strings.IndexAny(stem, smallMarks)
	if rest := strings.TrimLeft(stem[at:], smallMarks); rest != "" && slices.Contains(smallStarts, stem[:at]) {
		return rest
	}
	return stem
}

// isExtent reports whether a word tells a size in pixels, as "150x150", "1024px", "320w".
func isExtent(word string) bool {
	if rest, ok := strings.CutSuffix(word, "px"); ok {
		return isPixels(rest)
	}
	if rest, ok := strings.CutSuffix(word, "w"); ok {
		return isPixels(rest)
	}
	w, h, ok := strings.Cut(word, "x")
	return ok && isPixels(w) && isPixels(h)
}

// isPixels reports whether a word is a number of two to four digits.
func isPixels(word string) bool {
	return len(word) >= 2 && len(word) <= 4 && strings.Trim(word, "0123456789") == ""
}

// smallNameOf reports whether by its name the backup's file may be a small version of the
// library's.
func smallNameOf(library, backup *photo.Item) bool {
	return meet(stems(library), smallStems(backup))
}
