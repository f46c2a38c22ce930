package sources

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"rollcall/photo"
)

// icloudpd is what icloudpd leaves beside photos with --xmp-sidecar, IMG_1.HEIC.xmp,
// of which the rating tells that a photo is hidden or deleted.
var icloudpd = guideKind{
	name:      "icloudpd",
	recognise: func(_ *folder, names []string) bool { return slices.ContainsFunc(names, isPhotosXMP) },
	open:      openICloudpd,
}

// icloudpdSizes undo the names that icloudpd adds a photo's size to.
var icloudpdSizes = guideKind{
	name:      "icloudpd-sizes",
	recognise: func(_ *folder, names []string) bool { return slices.ContainsFunc(names, isNumbered) },
	open: func(*folder, []string, func(photo.Problem)) *guide {
		return &guide{own: true, settle: func(name string, e *Entry) {
			if plain := sizedName(name, e.Stamp.Size); plain != "" && e.Standing == "" && isPicture(strings.ToLower(name)) {
				e.Facts.Set(photo.FactOriginalName, plain)
			}
		}}
	},
}

// isNumbered tells names that may end with a size.
func isNumbered(name string) bool {
	stem, _ := cutEnding(name)
	at := strings.LastIndexByte(stem, '-')
	return at > 0 && len(stem)-at > 5 && digits(stem[at+1:])
}

const (
	xmpEnding    = ".xmp"
	maxXMP       = 1 << 20 // far more than icloudpd writes, bytes
	icloudpdXMPs = 8       // how many are looked into to find out whether they are its
)

// isPhotosXMP tells IMG_1.HEIC.xmp; that of other tools is often IMG_1.xmp.
func isPhotosXMP(name string) bool {
	subject, ok := strings.CutSuffix(strings.ToLower(name), xmpEnding)
	return ok && isPicture(subject)
}

var (
	// icloudpdMark stands in the root element: icloudpd, src/icloudpd/xmp_sidecar.py.
	icloudpdMark = regexp.MustCompile(`xmptk=["']icloudpd `)

	// leftOutRating is -1, for hidden and for deleted photos alike.
	leftOutRating = regexp.MustCompile(`Rating(>|=["'])\s*-1\b`)
)

func openICloudpd(f *folder, names []string, _ func(photo.Problem)) *guide {
	beside := map[string]string{} // its XMP by a photo's name
	var probes []string
	for _, name := range names {
		if isPhotosXMP(name) {
			beside[name[:len(name)-len(xmpEnding)]] = name
			probes = append(probes, name)
		}
	}
	at := ""
	if f.path != "" {
		at = f.path + "/"
	}
	read := func(name string) ([]byte, error) {
		content, err := readBeside(f.in, at+name, maxXMP)
		if err != nil || !icloudpdMark.Match(content[:min(1024, len(content))]) {
			return nil, err
		}
		return content, nil
	}
	slices.Sort(probes)
	if !slices.ContainsFunc(probes[:min(icloudpdXMPs, len(probes))], func(name string) bool {
		content, _ := read(name)
		return content != nil
	}) {
		return nil
	}
	keys := recordKeys(f.in, at, probes)
	return &guide{own: true, layout: icloudpdLayout, settle: func(name string, e *Entry) {
		xmp, ok := beside[name]
		if !ok || e.Standing != "" {
			return
		}
		tell := func(facts *photo.Facts) error {
			content, err := read(xmp)
			if leftOutRating.Match(bytes.TrimSpace(content)) {
				facts.Set(photo.FactHiddenAlbum, "hidden or deleted by icloudpd's sidecar")
			}
			return err
		}
		if key, ok := keys[xmp]; ok {
			e.Later = &Later{Key: key, Read: tell}
			return
		}
		tell(&e.Facts)
	}}
}
