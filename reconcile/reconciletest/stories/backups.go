package stories

import (
	"strconv"
	"time"

	"rollcall/photo"
)

// route says how the backup came to be: stated by the user with these odds (0.6),
// else guessed, else unknown.
func (w *world) route(r string, odds ...float64) {
	o := 0.6
	if len(odds) > 0 {
		o = odds[0]
	}
	switch {
	case w.odds(o):
		w.back.Route, w.back.RouteSure = r, true
	case w.odds(.5):
		w.back.Route, w.back.RouteSure = r, false
	default:
		w.back.Route, w.back.RouteSure = photo.RouteUnknown, false
	}
}

func (w *world) sure(r string) { w.back.Route, w.back.RouteSure = r, true }

// anyICloud is what a backup of iCloud can look like.
func (w *world) anyICloud() {
	switch w.whole(0, 3) {
	case 0:
		w.icloudpd()
	case 1:
		w.export()
	case 2:
		w.relaid = byMonth
		w.route(photo.RouteICloud)
	default:
		w.route(photo.RouteICloud)
	}
}

func (w *world) icloudpd() {
	w.relaid = byDay
	w.sure(photo.RouteICloud)
	w.back.RouteSure = w.odds(.5)
	w.back.Facts.Set(photo.FactLayout, "icloudpd")
	w.back.Facts.Set(photo.FactTitle, "folder of icloudpd")
}

// export is what Apple hands out: all in one folder.
func (w *world) export() {
	w.relaid = func(p *pic) string { return exported + orName(p) }
	w.sure(photo.RouteICloud)
	w.back.Facts.Set(photo.FactLayout, "icloud-export")
	w.back.Facts.Set(photo.FactTitle, "iCloud export")
}

const exported = "iCloud Photos/Photos/"

func (w *world) phonebackup(when time.Time) {
	w.sure(photo.RoutePhone)
	w.back.Kind = "phone-backup"
	w.back.Facts.Set(photo.FactBackupDate, when.Format(time.RFC3339))
	w.back.Facts.Set(photo.FactTitle, "phone backup")
	w.back.Facts.Set(photo.FactDevice, "Anna's iPhone (iPhone 13)")
}

// fs is the file system of the backup.
func (w *world) fs(name string, free int64, folds bool) {
	w.back.Facts.Set(photo.FactFilesystem, name)
	w.back.Facts.Set(photo.FactFreeBytes, strconv.FormatInt(free, 10))
	w.back.Facts.Set(photo.FactFoldsCase, strconv.FormatBool(folds))
}

// bundle makes the library one of Apple's Photos.
func (w *world) bundle() {
	w.lib.Kind, w.lib.Root = "photoslibrary", "/Users/a/Pictures/Photos Library.photoslibrary"
}

// Where backups put a picture.

func byDay(p *pic) string   { return p.t.Format("2006/01/02/") + orName(p) }
func byMonth(p *pic) string { return p.t.Format("2006/01/") + orName(p) }

func takeout(p *pic) string {
	return "Takeout/Google Photos/Photos from " + p.t.Format("2006") + "/" + orName(p)
}
