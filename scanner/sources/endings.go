package sources

import "strings"

// pictureEndings are the name endings of stills, camera RAW files and videos.
// They say what a file claims to be; the formats say what it is.
var pictureEndings = endings(
	"jpg jpeg jpe jfif mpo heic heif hif heics heifs avif png apng gif tif tiff webp bmp dib psd psb jxl jp2 j2k jpx",
	"dng cr2 cr3 crw nef nrw arw srf sr2 raf rw2 rwl raw orf pef ptx srw x3f 3fr fff iiq erf kdc dcr mrw mef mos gpr",
	"mov qt mp4 m4v 3gp 3g2 avi mpg mpeg mts m2t m2ts mkv webm wmv asf flv divx mod tod vob insv",
)

func endings(lists ...string) map[string]bool {
	set := map[string]bool{}
	for _, list := range lists {
		for ending := range strings.FieldsSeq(list) {
			set[ending] = true
		}
	}
	return set
}

// isPicture reports whether a lower-case name ends as photos and videos do.
func isPicture(lower string) bool {
	_, end := cutEnding(lower)
	return pictureEndings[end]
}

// cutEnding splits a name into stem and ending, without the dot.
func cutEnding(name string) (stem, end string) {
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return name, ""
	}
	return name[:dot], name[dot+1:]
}
