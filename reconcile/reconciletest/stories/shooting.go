package stories

import (
	"math"
	"slices"
	"time"
)

// A roll is what one person takes with one device over a time.
type roll struct {
	cam       string // of cameras
	who       string
	from, to  time.Time
	n         int     // about how many
	layout    string  // of the library's folders, see folderOf
	video     float64 // how many more films than is usual; 0: 1
	live      float64 // share of Live Photos among stills
	trips     int     // 0: by the length of the time
	messenger float64 // pictures that come by messenger, for each taken
	shots     float64 // screenshots, for each taken
}

// shoot plays a life: quiet weeks, weekends, stretches without photos, trips with
// many.
func (w *world) shoot(o roll) []*pic {
	weight, tripOf := w.rhythm(o)
	sum := 0.0
	for _, x := range weight {
		sum += x
	}
	if sum == 0 {
		weight[0], sum = 1, 1
	}
	var made []*pic
	for d, x := range weight {
		want := x / sum * float64(o.n)
		k := int(want)
		if w.odds(want - float64(k)) {
			k++
		}
		for _, t := range w.times(k) {
			if at := o.from.AddDate(0, 0, d).Add(t); !at.After(o.to) {
				made = append(made, w.moment(o, at, tripOf[d])...)
			}
		}
	}
	for _, p := range made {
		w.name(p, o)
	}
	w.pics = append(w.pics, made...)
	return made
}

// rhythm is how much is taken on each day, and on which trip the day is.
func (w *world) rhythm(o roll) (weight []float64, tripOf []int) {
	days := max(1, int(o.to.Sub(o.from).Hours()/24))
	weight, tripOf = make([]float64, days), make([]int, days)
	level := 1.0
	for d := range weight {
		if d%30 == 0 {
			level = w.roughly(1, .5)
		}
		x := level * w.roughly(.35, 1.2)
		if day := o.from.AddDate(0, 0, d).Weekday(); day == time.Sunday || day == time.Saturday {
			x *= 2
		}
		if w.odds(.45) {
			x = 0
		}
		weight[d] = x
	}
	for range w.whole(0, 2+days/400) {
		a, l := w.r.IntN(days), w.whole(7, 50)
		clear(weight[a:min(days, a+l)])
	}
	trips := o.trips
	if trips == 0 {
		trips = max(1, days/200)
	}
	for range trips {
		a, l := w.r.IntN(days), w.whole(3, 15)
		w.trips++
		for d := a; d < min(days, a+l); d++ {
			weight[d], tripOf[d] = w.real(2, 9)*math.Sqrt(float64(days)/300+.3), w.trips
		}
	}
	return weight, tripOf
}

// times are so many times of a day, in order.
func (w *world) times(k int) []time.Duration {
	times := make([]time.Duration, k)
	for i := range times {
		times[i] = time.Duration(w.real(7.5, 22.5) * float64(time.Hour))
	}
	slices.Sort(times)
	return times
}

// moment is what one press of the button brings, with what comes beside it.
func (w *world) moment(o roll, t time.Time, trip int) []*pic {
	c := cameras[o.cam]
	p := w.one(c, o.who, t)
	p.trip = trip
	more := 1.0
	if o.video != 0 {
		more = o.video
	}
	if c.video != "" && w.odds(c.shareVideo*more) {
		w.film(p, c)
	} else if c.live && w.odds(o.live) {
		p.vid = int64(w.roughly(2.6, .3) * 1e6)
	}
	made := []*pic{p}
	soon := func() time.Time { return t.Add(time.Duration(w.whole(1, 3000)) * time.Second) }
	if o.messenger > 0 && w.odds(o.messenger) {
		made = append(made, w.messenger(o.who, soon()))
	}
	if o.shots > 0 && w.odds(o.shots) {
		made = append(made, w.screenshot(c, o.who, soon()))
	}
	return made
}
