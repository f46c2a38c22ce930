package reconcile

import (
	"testing"
	"time"

	"rollcall/photo"
)

// A place tells when it was written where its file times are of one go, and not those
// of the photos.
func TestWriteTimes(t *testing.T) {
	const noon = 1_700_000_000
	for name, tt := range map[string]struct {
		photos   int
		taken    func(i int) int64
		modified func(i int) int64
		want     bool
	}{
		"one-evening":          {40, func(i int) int64 { return noon - int64(i)*daySeconds }, func(i int) int64 { return noon + 9*daySeconds + int64(i) }, true},
		"times-preserved":      {40, func(i int) int64 { return noon - int64(i)*daySeconds }, func(i int) int64 { return noon - int64(i)*daySeconds }, false},
		"preserved-of-one-day": {40, func(i int) int64 { return noon + int64(i) }, func(i int) int64 { return noon + int64(i) }, false},
		"over-weeks":           {40, func(i int) int64 { return noon - int64(i)*daySeconds }, func(i int) int64 { return noon + int64(i)*daySeconds }, false},
		"few":                  {9, func(i int) int64 { return noon - int64(i)*daySeconds }, func(i int) int64 { return noon + 9*daySeconds }, false},
		"no-dates":             {40, func(i int) int64 { return 0 }, func(i int) int64 { return noon + 9*daySeconds }, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := &stock{}
			for i := range tt.photos {
				it := &photo.Item{Stamp: photo.Stamp{ModTime: tt.modified(i) * int64(time.Second)}}
				it.Meta.Taken = photo.Taken{Known: tt.taken(i) > 0, Wall: tt.taken(i)}
				s.noteWritten(&brief{class: still}, it)
			}
			p := withWriteTimes(photo.Place{Root: "/b"}, s.written)
			if p.Facts.Has(photo.FactWritten) != tt.want {
				t.Errorf("%v, of %+v", p.Facts, s.written)
			}
		})
	}
}

// Times in a ZIP are of a clock in no known zone; the ZIP's own tells which, where it was
// not copied since.
func TestWriteTimesOfArchives(t *testing.T) {
	const noon, hour = 1_700_000_000, 3600
	for name, tt := range map[string]struct {
		inode         uint64
		changed, want int64
	}{
		"folder":           {7, noon + 9*hour, noon},
		"zip-of-that-hour": {0, noon + 8*hour, noon + 8*hour},
		"zip-behind":       {0, noon - 8*hour, noon - 8*hour},
		"zip-copied-since": {0, noon + 90*24*hour, noon + 14*hour},
		"disk-of-no-zone":  {0, 0, noon + 14*hour},
	} {
		t.Run(name, func(t *testing.T) {
			s := &stock{}
			for i := range 20 {
				it := &photo.Item{Stamp: photo.Stamp{ModTime: (noon - int64(i)*hour) * int64(time.Second), ChangeTime: tt.changed * int64(time.Second), Inode: tt.inode}}
				it.Meta.Taken = photo.Taken{Known: true, Wall: noon - 90*24*hour}
				s.noteWritten(&brief{class: still}, it)
			}
			p := withWriteTimes(photo.Place{Root: "/b"}, s.written)
			if got := p.Facts.Time(photo.FactWritten).Unix(); got != tt.want {
				t.Errorf("written by %d, want %d", got-noon, tt.want-noon)
			}
		})
	}
}
