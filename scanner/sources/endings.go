package sources

import (
	"strings"

	"rollcall/photo"
)

// pictureEndings are the name endings of stills, camera RAW files and videos, with
// their class. They say what a file claims to be; the formats say what it is.
var pictureEndings = endings(
	"jpg jpeg jpe jfif mpo heic heif hif heics heifs avif png apng gif tif tiff webp bmp dib psd psb jxl jp2 j2k jpx",
	"dng cr2 cr3 crw nef nrw arw srf sr2 raf rw2 rwl raw orf pef ptx srw x3f 3fr fff iiq erf kdc dcr mrw mef mos gpr",
	"mov qt mp4 m4v 3gp 3g2 avi mpg mpeg mts m2t m2ts mkv webm wmv asf flv divx mod tod vob insv",
)

func endings(stills, raws, videos string) map[string]photo.Class {
	classes := map[string]photo.Class{}
	for class, list := range map[photo.Class]string{photo.Still: stills, photo.RAW: raws, photo.Video: videos} {
		for ending := range strings.FieldsSeq(list) {
			classes[ending] = class
		}
	}
	return classes
}

// classByEnding is the class that a name claims; photo.NoClass where it claims
// none.
func classByEnding(name string) photo.Class {
	_, end := cutEnding(strings.ToLower(name))
	return pictureEndings[end]
}

// isPicture reports whether a lower-case name ends as photos and videos do.
func isPicture(lower string) bool {
	_, end := cutEnding(lower)
	return pictureEndings[end] != photo.NoClass
}

// cutEnding splits a name into stem and ending, without the dot.
func cutEnding(name string) (stem, end string) {
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return name, ""
	}
	return name[:dot], name[dot+1:]
}
