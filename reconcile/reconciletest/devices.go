package reconciletest

import (
	"fmt"
	"math/rand/v2"
	"time"
)

// A camera is a model as its files name it.
type camera struct {
	brand, model string
	apple        bool
	year         int // when it came out
	zoned        bool
	digits       uint8
	width        int
	height       int
	name         func(s *shot, count int) string
}

var cameras = []camera{
	{"Apple", "iPhone 5s", true, 2013, false, 0, 3264, 2448, imgName},
	{"Apple", "iPhone 6s", true, 2015, true, 3, 4032, 3024, imgName},
	{"Apple", "iPhone 7 Plus", true, 2016, true, 3, 4032, 3024, imgName},
	{"Apple", "iPhone X", true, 2017, true, 3, 4032, 3024, imgName},
	{"Apple", "iPhone 11", true, 2019, true, 3, 4032, 3024, imgName},
	{"Apple", "iPhone 12 mini", true, 2020, true, 3, 4032, 3024, imgName},
	{"Apple", "iPhone 14", true, 2022, true, 3, 4032, 3024, imgName},
	{"Apple", "iPhone 15 Pro", true, 2023, true, 3, 5712, 4284, imgName},
	{"Apple", "iPad Pro", true, 2018, true, 3, 4032, 3024, imgName},
	{"samsung", "SM-G950F", false, 2017, false, 0, 4032, 3024, stampName},
	{"samsung", "SM-S911B", false, 2023, true, 3, 4000, 3000, stampName},
	{"Google", "Pixel 6", false, 2021, true, 3, 4080, 3072, pixelName},
	{"Xiaomi", "Redmi Note 9", false, 2020, false, 0, 4000, 3000, stampName},
}

// standalone are cameras that are no phones.
var standalone = []camera{
	{"Canon", "Canon EOS 80D", false, 2016, false, 2, 6000, 4000, imgUnderName},
	{"NIKON CORPORATION", "NIKON D7200", false, 2015, false, 2, 6000, 4000, dscName},
	{"SONY", "ILCE-7M3", false, 2018, true, 0, 6000, 4000, dscName},
	{"FUJIFILM", "X-T30", false, 2019, false, 0, 6240, 4160, dscName},
	{"Canon", "Canon PowerShot A70", false, 2003, false, 0, 2048, 1536, imgUnderName},
	{"Panasonic", "DMC-TZ7", false, 2009, false, 0, 3648, 2736, dscName},
}

// scanner makes the files of paper pictures.
var scanner = camera{"EPSON", "Perfection V600", false, 2009, false, 0, 3600, 2400,
	func(_ *shot, n int) string { return fmt.Sprintf("Scan_%04d", n) }}

func imgName(_ *shot, n int) string      { return fmt.Sprintf("IMG_%04d", n%9999+1) }
func imgUnderName(_ *shot, n int) string { return fmt.Sprintf("IMG_%04d", n%9999+1) }
func dscName(_ *shot, n int) string      { return fmt.Sprintf("DSC_%04d", n%9999+1) }
func stampName(s *shot, _ int) string    { return s.taken.Format("20060102_150405") }
func pixelName(s *shot, _ int) string    { return s.taken.Format("PXL_20060102_150405000") }

// A device brings photos into the library, its own and others'.
type device struct {
	owner    string
	camera   *camera
	from, to time.Time // in use; to zero: still
	card     bool      // brought in by card, in batches
	count    int       // of its file names
	offset   time.Duration
	wrong    [2]time.Time // when its clock was off by offset
	scans    bool
	busy     float64 // share of the shots while in use
}

func (d *device) used(at time.Time) bool {
	return !at.Before(d.from) && (d.to.IsZero() || at.Before(d.to))
}

// called is the device as a folder would name it.
func (d *device) called() string { return d.owner + "'s " + d.camera.model }

var owners = []string{"Anna", "Ben", "Mum", "Carla", "Tom"}

// phones draws a chain of phones that replace one another.
func phones(r *rand.Rand, owner string, begin, end time.Time, n int, apple bool) []device {
	var list []device
	span := end.Sub(begin)
	for i := range n {
		from := begin.Add(span * time.Duration(i) / time.Duration(n))
		if i > 0 {
			from = from.Add(time.Duration(between(r, -.2, .2) * float64(span) / float64(n)))
			list[i-1].to = from
		}
		list = append(list, device{owner: owner, camera: modelOf(r, from, apple), from: from, count: r.IntN(9000), busy: 1})
		if i > 0 && apple && odds(r, .7) {
			list[i].count = list[i-1].count + 500 // restored from a backup: the counter goes on
		}
	}
	return list
}

// modelOf draws a phone that one could buy then.
func modelOf(r *rand.Rand, at time.Time, apple bool) *camera {
	best := -1
	for i := range cameras {
		c := &cameras[i]
		if c.apple != apple || c.model == "iPad Pro" {
			continue
		}
		if best < 0 || c.year <= at.Year() && (odds(r, .6) || cameras[best].year > at.Year()) {
			best = i
		}
	}
	return &cameras[best]
}

// aCard draws a camera that is emptied by card.
func aCard(r *rand.Rand, owner string, begin time.Time) device {
	d := device{owner: owner, camera: &standalone[r.IntN(len(standalone))], from: begin, card: true, count: r.IntN(9000), busy: between(r, .2, 1.5)}
	return d
}

// aScanner draws a scanner, whose files all say one day or none.
func aScanner(r *rand.Rand, owner string, at time.Time) device {
	return device{owner: owner, camera: &scanner, from: at, to: at.Add(days(between(r, 10, 200))), card: true, scans: true, busy: between(r, .5, 3)}
}

// misset puts a device's clock wrong for a while, or for good.
func (d *device) misset(r *rand.Rand, begin, end time.Time) {
	from := begin.Add(time.Duration(r.Float64() * float64(end.Sub(begin))))
	d.wrong = [2]time.Time{from, from.Add(days(roughly(r, 10, 2000)))}
	d.offset = choose(r, -days(between(r, 300, 4000)), time.Hour*time.Duration(r.IntN(23)-11), days(between(r, 30, 366)))
}
