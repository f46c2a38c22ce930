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

// A nearName is a file's name with the folder that it lies in: what tells IMG_0001 of
// 100APPLE from that of 101APPLE.
type nearName struct {
	parent uint64 // 0: any
	baseName
}

func nearNameOf(p string) nearName {
	return nearName{hashName(path.Base(path.Dir(p))), baseNameOf(path.Base(p))}
}

// cachedOf lists the folders of small pictures that are named for an original, as in
// Thumbnails/V2/DCIM/100APPLE/IMG_1.HEIC/5005.JPG and @eaDir/IMG_1.jpg/…: by the name
// and folder of an original that the place does not hold, and by its name alone where it
// holds no file of that name in any folder.
func cachedOf(back *stock) map[nearName]string {
	if len(back.caged) == 0 {
		return nil
	}
	there := back.namesHeld()
	folders := map[nearName]string{}
	for _, folder := range back.caged {
		if ext := path.Ext(path.Base(folder)); ext == "" || ext == path.Base(folder) {
			continue // a cache of many, named for none
		}
		near := nearNameOf(cacheFolders.Replace(folder))
		for _, name := range []nearName{near, {0, near.baseName}} {
			if !there[name] && (folders[name] == "" || folder < folders[name]) {
				folders[name] = folder
			}
		}
	}
	return folders
}

// namesHeld are the names of all files that are no small pictures.
func (s *stock) namesHeld() map[nearName]bool {
	there, parents := map[nearName]bool{}, map[int32]uint64{}
	for j := range s.briefs {
		b := &s.briefs[j]
		if b.is(cached) || b.is(recordOnly) {
			continue
		}
		parent, known := parents[b.folder]
		if !known {
			parent = hashName(path.Base(s.names.Name(b.folder)))
			parents[b.folder] = parent
		}
		name := baseName{b.stem, b.ending}
		there[nearName{parent, name}], there[nearName{0, name}] = true, true
	}
	return there
}

// cachedFor tells by line which lost photos the backup holds small pictures for.
func cachedFor(held *heldBackup, cases []lost) map[int32]string {
	of := map[int32]string{}
	for i := range cases {
		c := &cases[i]
		if c.verdict.Status != photo.Missing {
			continue
		}
		near := nearNameOf(c.photo.Item.Path)
		for _, name := range []nearName{near, {0, near.baseName}} {
			if folder := held.cached[name]; folder != "" {
				of[int32(c.line)] = folder
				break
			}
		}
	}
	return of
}

// Cached implements causes.Roll.
func (r *rollCall) Cached(line int) string { return r.cached[int32(line)] }
