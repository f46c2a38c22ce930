package reconcile

import (
	"path"

	"rollcall/photo"
)

// A baseName is a file's name without its folders, as stems and endings are kept.
type baseName struct {
	stem   uint64
	ending uint32
}

func baseNameOf(base string) baseName {
	stem, ending := hashBase(base, noClass)
	return baseName{stem, ending}
}

// cachedOf lists the folders of small pictures that are named for an original, as in
// Thumbnails/V2/DCIM/100APPLE/IMG_1.HEIC/5005.JPG and @eaDir/IMG_1.jpg/…, of which the
// place holds no file of that name, by that name.
func cachedOf(back *stock) map[baseName]string {
	if len(back.caged) == 0 {
		return nil
	}
	there := map[baseName]bool{}
	for j := range back.briefs {
		if b := &back.briefs[j]; !b.is(cached) && !b.is(recordOnly) {
			there[baseName{b.stem, b.ending}] = true
		}
	}
	folders := map[baseName]string{}
	for _, folder := range back.caged {
		base := path.Base(folder)
		if ext := path.Ext(base); ext == "" || ext == base {
			continue // a cache of many, named for none
		}
		if name := baseNameOf(base); !there[name] && (folders[name] == "" || folder < folders[name]) {
			folders[name] = folder
		}
	}
	return folders
}

// cachedFor tells by line which lost photos the backup holds small pictures for.
func cachedFor(held *heldBackup, cases []lost) map[int32]string {
	of := map[int32]string{}
	for i := range cases {
		c := &cases[i]
		if folder := held.cached[baseNameOf(path.Base(c.photo.Item.Path))]; folder != "" && c.verdict.Status == photo.Missing {
			of[int32(c.line)] = folder
		}
	}
	return of
}

// Cached implements causes.Roll.
func (r *rollCall) Cached(line int) string { return r.cached[int32(line)] }
