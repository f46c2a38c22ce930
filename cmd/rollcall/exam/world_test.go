package exam_test

import (
	"fmt"
	"hash/fnv"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"time"

	"rollcall/photo/phototest"
)

// A story is one thing that befell somebody's photos. play fills the game's two
// sides and says of every photo what is true of it.
type story struct {
	name  string
	quick bool // small, and needs nothing but Go
	play  func(g *game)
}

// A game is a story with one seed: two sides with their files, and the truth.
type game struct {
	t        testing.TB
	r        *rand.Rand
	lib      tree
	bak      tree
	more     map[string]tree // further backup places, by name
	then     []tree          // the backup as earlier runs saw it
	args     []string
	password string
	cards    bool // numbers of a device begin anew: they are no order
	pics     []*pic
	extra    []*truth // photos that are no pics

	libName, bakName string
	nextSeed         int64
}

func newGame(t testing.TB, s story, seed int64) *game {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s/%d", s.name, seed)
	first := int64(h.Sum64() >> 2)
	return &game{t: t, r: rand.New(rand.NewSource(first)), lib: tree{}, bak: tree{}, more: map[string]tree{},
		nextSeed: first, libName: "library", bakName: "backup"}
}

// A device is what took pictures, or where they came from.
type device struct {
	name        string // of its folder: "Anna's iPhone"
	make, model string
	names       func(d *device, when time.Time, movie bool) string // stem of the next picture
	still       string                                             // ending of its stills
	movie       string                                             // ending of its movies
	zone        string                                             // "+02:00", or "" where it tells none
	subsec      bool
	live        float64 // share of Live Photos
	movies      float64 // share of movies
	shots       float64 // share of screenshots
	raw         float64 // share of RAW+JPEG pairs
	counter     int
}

func (g *game) between(low, high int) int { return low + g.r.Intn(high-low+1) }

func (g *game) chance(p float64) bool { return g.r.Float64() < p }

func pickOf[T any](g *game, list ...T) T { return list[g.r.Intn(len(list))] }

func counted(prefix string) func(*device, time.Time, bool) string {
	return func(d *device, _ time.Time, _ bool) string {
		d.counter = d.counter%9999 + 1
		return fmt.Sprintf("%s%04d", prefix, d.counter)
	}
}

func stamped(still, movie, layout string) func(*device, time.Time, bool) string {
	return func(_ *device, when time.Time, isMovie bool) string {
		if isMovie {
			return movie + when.Format(layout)
		}
		return still + when.Format(layout)
	}
}

// iphone is one that takes HEIC, with Live Photos.
func (g *game) iphone() *device {
	d := g.oldIPhone()
	d.model = pickOf(g, "iPhone 11", "iPhone 12 mini", "iPhone 13 Pro", "iPhone 14", "iPhone 15", "iPhone SE (3rd generation)")
	d.still, d.live, d.zone = ".HEIC", 0.3, pickOf(g, "+01:00", "+02:00", "-05:00", "+09:00")
	return d
}

// oldIPhone is one that takes JPEGs and writes no zone.
func (g *game) oldIPhone() *device {
	return &device{name: g.person() + "'s iPhone", make: "Apple", model: pickOf(g, "iPhone 6s", "iPhone 5c", "iPhone 6", "iPhone SE"),
		names: counted("IMG_"), still: ".JPG", movie: ".MOV", subsec: true, movies: 0.06, shots: 0.05, counter: g.between(1, 6000)}
}

func (g *game) android() *device {
	d := &device{name: g.person() + "'s phone", still: ".jpg", movie: ".mp4", movies: 0.08, subsec: true, zone: pickOf(g, "", "+01:00", "+05:30")}
	switch g.r.Intn(3) {
	case 0:
		d.make, d.model = "samsung", pickOf(g, "SM-G973F", "SM-A515F", "SM-S911B")
		d.names = stamped("", "", "20060102_150405")
	case 1:
		d.make, d.model = "Xiaomi", pickOf(g, "M2007J20CG", "Redmi Note 9 Pro", "2201116SG")
		d.names = stamped("IMG_", "VID_", "20060102_150405")
	default:
		d.make, d.model = "Google", pickOf(g, "Pixel 4a", "Pixel 6", "Pixel 7 Pro")
		d.names = stamped("PXL_", "PXL_", "20060102_150405.000")
		d.names = func(_ *device, when time.Time, _ bool) string {
			return "PXL_" + when.Format("20060102_150405") + fmt.Sprintf("%03d", g.r.Intn(1000))
		}
	}
	return d
}

// camera writes neither zone nor, mostly, parts of a second.
func (g *game) camera() *device {
	d := &device{still: ".JPG", movie: ".MOV", movies: 0.03, counter: g.between(1, 9000)}
	switch g.r.Intn(4) {
	case 0:
		d.make, d.model, d.names = "Canon", pickOf(g, "Canon EOS 600D", "Canon PowerShot G7 X"), counted("IMG_")
	case 1:
		d.make, d.model, d.names, d.subsec = "NIKON CORPORATION", pickOf(g, "NIKON D5300", "NIKON Z 50"), counted("DSC_"), true
	case 2:
		d.make, d.model, d.names = "SONY", pickOf(g, "ILCE-6000", "DSC-RX100M3"), counted("DSC0")
	default:
		d.make, d.model, d.names = "Panasonic", pickOf(g, "DMC-TZ71", "DC-FZ82"), counted("P101")
	}
	d.name = d.model
	return d
}

func (g *game) person() string {
	return pickOf(g, "Anna", "Bram", "Chiara", "Dmitri", "Elif", "Femke", "Goran", "Hanna", "Ines", "Jonas", "Katya", "Luis", "Mei", "Nils", "Oana", "Paula")
}

// A pic is one photo of the library: its files, and what becomes of it.
type pic struct {
	dev   *device
	when  time.Time // wall clock
	stem  string
	album string
	kind  string // still, movie, screenshot, scan, message
	shot  phototest.Shot
	parts []part

	numbered bool     // its stem is the device's next number
	at       []string // paths in the library, set when the library is laid out
	added    time.Time
	uuid     string

	gone   bool   // not in the backup
	copied []part // what the backup has instead of parts; nil: parts
	truth
}

// A part is one file of a pic.
type part struct {
	end  string // what follows the stem
	file file
	role string
}

// truth is what is right to say of a photo.
type truth struct {
	paths  []string
	status string // "" present
	also   string // another status that is right too
	cause  string // what really happened
	accept []string
}

// lose says that a photo has no copy in the backup, why, and what else a careful
// person would take for the reason.
func (p *pic) lose(cause string, accept ...string) {
	p.gone = true
	p.because("missing", cause, accept...)
}

func (p *pic) because(status, cause string, accept ...string) {
	p.status, p.cause, p.accept = status, cause, append([]string{cause}, accept...)
}

// instead puts other bytes into the backup in place of the photo's main file.
func (p *pic) instead(data []byte, end string) {
	p.copied = slices.Clone(p.parts)
	p.copied[0].file = file{data: data, when: p.copied[0].file.when}
	if end != "" {
		p.copied[0].end = end
	}
}

func (p *pic) main() []byte { return p.parts[0].file.data }

func (p *pic) bytes() (n int64) {
	for i := range p.parts {
		n += p.parts[i].file.size()
	}
	return n
}

// day is a date as in "2023-05-01".
func day(text string) time.Time {
	t, err := time.Parse("2006-01-02", text)
	if err != nil {
		panic(err)
	}
	return t
}

// start is a day some years back.
func (g *game) start() time.Time {
	return day("2016-01-01").AddDate(0, g.between(0, 80), g.between(0, 27))
}

// times are n moments in [from, to), in outings of some pictures each.
func (g *game) times(n int, from, to time.Time) []time.Time {
	var all []time.Time
	days := int(to.Sub(from).Hours() / 24)
	for len(all) < n {
		at := from.AddDate(0, 0, g.r.Intn(max(1, days))).Add(time.Duration(g.between(8*60, 20*60)) * time.Minute)
		for range min(g.between(1, 9), n-len(all)) {
			all = append(all, at)
			at = at.Add(time.Duration(g.between(7, 1500)) * time.Second)
		}
	}
	slices.SortFunc(all, time.Time.Compare)
	for i := 1; i < len(all); i++ {
		if !all[i].After(all[i-1]) {
			all[i] = all[i-1].Add(2 * time.Second)
		}
	}
	return all
}

// roll takes n photos with a device and adds them to the game.
func (g *game) roll(d *device, n int, from, to time.Time) []*pic {
	var pics []*pic
	album := ""
	for i, when := range g.times(n, from, to) {
		if i == 0 || when.Sub(pics[i-1].when) > 4*24*time.Hour {
			album = g.outing(when)
		}
		p := g.take(d, when)
		p.album = album
		pics = append(pics, p)
	}
	return pics
}

func (g *game) outing(when time.Time) string {
	what := pickOf(g, "Holiday", "Birthday", "Lake", "Hike", "Garden", "Wedding", "School", "Zoo", "Beach", "Market", "Concert", "Trip", "Grandma", "Kittens", "New flat", "Snow")
	return fmt.Sprintf("%s %s", what, when.Format("Jan 2006"))
}

// take takes one photo of the kind that the device's shares tell.
func (g *game) take(d *device, when time.Time) *pic {
	x := g.r.Float64()
	switch {
	case x < d.movies:
		return g.takeMovie(d, when)
	case x < d.movies+d.shots:
		return g.takeScreenshot(d, when)
	case x < d.movies+d.shots+d.raw:
		return g.takeRAW(d, when)
	case g.chance(d.live):
		return g.takeLive(d, when)
	}
	return g.takeStill(d, when)
}

func (g *game) takeStill(d *device, when time.Time) *pic {
	p := g.begin(d, when, "still")
	p.parts = []part{{end: d.still, file: g.file(p, g.still(d.still, p.shot))}}
	return p
}

func (g *game) takeLive(d *device, when time.Time) *pic {
	p := g.begin(d, when, "still")
	p.shot.ContentID = g.uuid()
	movie := p.shot
	movie.Seed = g.seed()
	p.parts = []part{{end: d.still, file: g.file(p, g.still(d.still, p.shot))},
		{end: d.movie, role: "video", file: g.file(p, movieOf(movie, d.movie))}}
	return p
}

func (g *game) takeMovie(d *device, when time.Time) *pic {
	p := g.begin(d, when, "movie")
	p.shot.Seconds = g.between(4, 90)
	p.parts = []part{{end: d.movie, file: g.file(p, movieOf(p.shot, d.movie))}}
	return p
}

func (g *game) takeScreenshot(d *device, when time.Time) *pic {
	p := g.begin(d, when, "screenshot")
	p.shot = phototest.Shot{Seed: p.shot.Seed, Width: 117, Height: 253}
	if d.make == "Apple" {
		p.shot.Taken = when.Format("2006-01-02T15:04:05")
	}
	p.parts = []part{{end: ".PNG", file: g.file(p, pngOf(p.shot))}}
	if d.make != "Apple" {
		p.stem, p.parts[0].end = "Screenshot_"+when.Format("20060102-150405"), ".png"
	}
	return p
}

func (g *game) takeRAW(d *device, when time.Time) *pic {
	p := g.begin(d, when, "still")
	p.parts = []part{{end: d.still, file: g.file(p, g.still(d.still, p.shot))},
		{end: ".DNG", role: "raw", file: g.file(p, phototest.DNG(p.shot))}}
	return p
}

func (g *game) begin(d *device, when time.Time, kind string) *pic {
	p := &pic{dev: d, when: when, kind: kind, added: when, uuid: g.uuid()}
	before := d.counter
	p.stem = d.names(d, when, kind == "movie")
	p.numbered = d.counter != before
	p.shot = g.shotOf(d, when)
	g.pics = append(g.pics, p)
	return p
}

func (g *game) shotOf(d *device, when time.Time) phototest.Shot {
	taken := when.Format("2006-01-02T15:04:05")
	if d.subsec {
		taken += fmt.Sprintf(".%03d", g.r.Intn(1000))
	}
	s := phototest.Shot{Seed: g.seed(), Width: 192, Height: 128, Taken: taken + d.zone, Make: d.make, Model: d.model}
	if d.make == "Apple" {
		s.Software = fmt.Sprintf("%d.%d", 9+when.Year()-2015, g.r.Intn(6))
		s.RequestID = g.uuid()
	}
	return s
}

func (g *game) seed() int64 { g.nextSeed++; return g.nextSeed }

func (g *game) uuid() string {
	b := make([]byte, 16)
	g.r.Read(b)
	return strings.ToUpper(fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:]))
}

func (g *game) file(p *pic, data []byte) file { return file{data: data, when: p.when} }

// ---- choosing

func byTime(pics []*pic) []*pic {
	pics = slices.Clone(pics)
	slices.SortStableFunc(pics, func(a, b *pic) int { return a.when.Compare(b.when) })
	return pics
}

func where(pics []*pic, ok func(*pic) bool) (some []*pic) {
	for _, p := range pics {
		if ok(p) {
			some = append(some, p)
		}
	}
	return some
}

func after(pics []*pic, t time.Time) []*pic {
	return where(pics, func(p *pic) bool { return !p.when.Before(t) })
}

// some are n of the pics, anywhere.
func (g *game) some(pics []*pic, n int) []*pic {
	pics = slices.Clone(pics)
	g.r.Shuffle(len(pics), func(i, j int) { pics[i], pics[j] = pics[j], pics[i] })
	return pics[:min(n, len(pics))]
}

func isKind(kind string) func(*pic) bool { return func(p *pic) bool { return p.kind == kind } }

func ends(end string) func(*pic) bool {
	return func(p *pic) bool { return strings.EqualFold(p.parts[0].end, end) }
}

func loseAll(pics []*pic, cause string, accept ...string) {
	for _, p := range pics {
		p.lose(cause, accept...)
	}
}
