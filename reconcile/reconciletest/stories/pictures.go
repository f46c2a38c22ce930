package stories

import (
	"time"

	"rollcall/photo"
)

// A pic is one photo or film of the library, and what the backup has of it.
type pic struct {
	n     int // position in the world's pics
	path  string
	name  string
	cam   *camera // nil: a messenger's, a download
	who   string
	kind  string // camera, screenshot, messenger, saved
	class photo.Class
	event string // its folder, where folders are events
	trip  int    // number of the trip it was taken on; 0: none

	format string
	t      time.Time
	wrong  time.Duration // by which the camera's clock was wrong
	dated  bool          // its metadata tell t
	size   int64         // bytes
	vid    int64         // bytes of its Live movie; 0: it has none
	w, h   int
	facts  photo.Facts

	flaw string // of the library's file: empty, notmedia, cut, shrunk, edited, record; "": none
	twin int    // 1 + n of the pic whose bytes it has; 0: its bytes are its own

	state     state
	truth     []string // what happened first, then what can't be told from it
	back      string   // path in the backup; "": by the backup's layout
	bfacts    photo.Facts
	unseen    bool // lies in a part of the backup that could not be read
	elsewhere bool // is gone from its place, and its bytes lie in the backup all the same
}

// A state is what the backup has of a pic.
type state uint8

const (
	same         state = iota
	gone               // nothing
	reduced            // fewer pixels, metadata kept
	recompressed       // as many pixels, compressed harder
	edited             // developed
	converted          // HEIC to JPEG of high quality
	cut                // its beginning
	zeroed             // zeros from a place on
	flipped            // some bits changed
	bareSmall          // fewer pixels, no metadata
	thumb              // a phone's thumbnail, in the cache
	rewritten          // all of it, with other metadata
	noVideo            // the still without its Live movie
	emptied            // an empty file
	unfinished         // a cut file under a name of one in transfer
	listed             // a row of a list, no file
)

// recordOnly leaves of a photo of the library nothing but its record.
func (p *pic) recordOnly(why string) {
	p.flaw = "record"
	p.facts.Set(photo.FactRecordOnly, why)
}

// one takes a still.
func (w *world) one(c *camera, who string, t time.Time) *pic {
	p := &pic{cam: c, who: who, kind: "camera", class: photo.Still, format: c.still, t: t, dated: true, w: c.w, h: c.h}
	p.size = int64(w.roughly(c.mb, .35) * 1e6)
	if w.odds(.25) {
		p.w, p.h = p.h, p.w
	}
	if c.still == "nef" {
		p.class = photo.RAW
	}
	return p
}

// film makes a film of a still.
func (w *world) film(p *pic, c *camera) {
	p.class, p.format = photo.Video, c.video
	p.size = int64(w.roughly(c.vmb, .9) * 1e6)
	p.w, p.h = 1920, 1080
}

func (w *world) messenger(who string, t time.Time) *pic {
	return &pic{who: who, kind: "messenger", class: photo.Still, format: "jpeg", t: t, w: 1600, h: 1200, size: int64(w.roughly(.22, .5) * 1e6)}
}

// screenshot makes a picture of the screen. iOS writes its time into it and names
// no camera; others leave it undated.
func (w *world) screenshot(c *camera, who string, t time.Time) *pic {
	return &pic{who: who, kind: "screenshot", class: photo.Still, format: "png", t: t, w: 1170, h: 2532,
		size: int64(w.roughly(.9, .7) * 1e6), dated: c.apple && c.zoned}
}
