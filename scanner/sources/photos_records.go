package sources

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"

	"rollcall/photo"
)

// Why only a record of a photo is here.
const (
	inCloudOnly   = "its original is in iCloud (Optimize Storage)"
	goneFromHere  = "the library's records say that its original is here, and it is not"
	nowhereToSee  = "its original is not here, nor in iCloud by the library's records"
	outsideOfHere = "its original lies outside of the library"
	othersPhoto   = "its file was not downloaded; it is somebody else's"
)

// rest are the assets, and parts of assets, whose file is not here.
func (l *library) rest(yield func(*Entry) error) error {
	records := 0
	for _, a := range l.assets {
		if a.met&partOriginal == 0 && l.isAbsent(a) {
			records++
			if err := yield(l.record(a)); err != nil {
				return err
			}
		}
		for _, p := range a.absentParts() {
			if !l.absentFile(p.Path) {
				continue
			}
			if err := yield(p); err != nil {
				return err
			}
		}
	}
	if records > 0 {
		l.guide.facts.Set(photo.FactRecords, strconv.Itoa(records))
	}
	if l.strays > 0 {
		l.notes.count(fmt.Sprintf("the records name no photo for %d files among the originals: they are read all the same", l.strays))
	}
	l.notes.tell(l.at+libraryDatabase, l.problem)
	return nil
}

// isAbsent reports whether an asset's file is surely not here: not one that
// merely could not be looked at.
func (l *library) isAbsent(a *asset) bool {
	for _, path := range a.paths() {
		if l.byFile[pathKey(path)] == a && !l.absentFile(path) {
			return false
		}
	}
	return true
}

func (l *library) absentFile(path string) bool {
	f, err := l.in.openFile(l.in.rel(l.at + path))
	if err == nil {
		f.Close()
	}
	return errors.Is(err, fs.ErrNotExist)
}

// record is the entry of an asset without a file.
func (l *library) record(a *asset) *Entry {
	e := &Entry{Path: l.recordPath(a), Stamp: photo.Stamp{Size: a.size}, Record: a.record()}
	if a.modified != 0 {
		e.Stamp.ModTime = a.modified.time().UnixNano()
	}
	a.tell(e, "")
	why := nowhereToSee
	switch {
	case a.referenced:
		why = outsideOfHere
	case a.shared != "":
		why = othersPhoto
	case a.here:
		why = goneFromHere
	case a.remote || a.cloud == cloudUploaded:
		why = inCloudOnly
	}
	e.Facts.Set(photo.FactRecordOnly, why)
	return e
}

// recordPath is where the file would lie, or a path that no file has.
func (l *library) recordPath(a *asset) string {
	path := originalsFolder + validText(strings.Map(plainRune, a.uuid))
	if paths := a.paths(); len(paths) > 0 {
		path = paths[0]
		if l.byFile[pathKey(path)] == a {
			return path
		}
	}
	return path + "#" + strconv.FormatInt(a.key, 10)
}

// plainRune drops what ids have not.
func plainRune(r rune) rune {
	if r == '-' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
		return r
	}
	return -1
}

func (a *asset) record() *Record {
	r := &Record{
		Class: photo.Still, Taken: a.taken(), Width: int(a.width), Height: int(a.height), Camera: validText(a.model),
		ContentID: validText(a.group), BurstID: validText(a.burst), Fingerprint: a.print,
	}
	switch {
	case a.video:
		r.Class, r.Duration = photo.Video, a.millis
	case classByEnding(a.file) == photo.RAW:
		r.Class = photo.RAW
	}
	return r
}

// taken is the time of capture: what the file itself told, else the photo's date,
// which may have been corrected by hand, in its zone.
func (a *asset) taken() photo.Taken {
	t := photo.Taken{Wall: a.wall, Known: a.walled}
	if a.created == 0 {
		return t
	}
	local := a.created.time().Add(time.Duration(a.zone) * time.Second)
	if !t.Known {
		t = photo.Taken{Wall: local.Unix(), Known: true}
	}
	if t.Wall != local.Unix() {
		return t
	}
	t.Zoned, t.Zone = true, a.zone
	if nanos := local.Nanosecond(); nanos > 0 {
		t.Nanos, t.Digits = int32(nanos), 3
	}
	return t
}

// absentParts are entries of an asset's movie and RAW, where they are recorded and
// no file was met.
func (a *asset) absentParts() (list []*Entry) {
	if a.shared != "" || len(a.paths()) == 0 {
		return nil
	}
	for _, p := range []struct {
		bit   parts
		role  string
		class photo.Class
		of    *resource
		tail  string
	}{
		{partMovie, photo.RoleVideo, photo.Video, a.movie, "_3.mov"},
		{partRAW, photo.RoleRAW, photo.RAW, a.raw, "_4.dng"},
	} {
		if p.of == nil || a.met&p.bit != 0 {
			continue
		}
		e := &Entry{
			Path: originalsFolder + join(a.directory, strings.Map(plainRune, a.uuid)+p.tail), Stamp: photo.Stamp{Size: p.of.size},
			Record: &Record{Class: p.class, Taken: a.taken(), Fingerprint: p.of.print},
		}
		if p.bit == partMovie {
			e.Record.ContentID = validText(a.group)
		}
		a.tell(e, p.role)
		why := goneFromHere
		if !p.of.here {
			why = inCloudOnly
		}
		e.Facts.Set(photo.FactRecordOnly, why)
		list = append(list, e)
	}
	return list
}
