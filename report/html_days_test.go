package report

import (
	"fmt"
	"regexp"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rollcall/photo"
)

func TestUnits(t *testing.T) {
	for _, tt := range []struct{ from, to, words, first, last string }{
		{"2024-05-01", "2024-05-01", "a day", "1 May 2024", "1 May 2024"},
		{"2024-02-01", "2024-05-01", "a day", "1 February 2024", "1 May 2024"},
		{"2023-01-01", "2024-12-31", "a week", "week of 26 December 2022", "week of 30 December 2024"},
		{"2012-07-04", "2024-12-31", "a month", "July 2012", "December 2024"},
		{"1999-02-28", "2024-12-31", "a quarter", "January–March 1999", "October–December 2024"},
		{"1904-01-01", "2024-12-31", "a year", "1904", "2024"},
		{"1001-01-01", "2024-12-31", "ten years", "1000s", "2020s"},
		{"0001-01-01", "9999-12-31", "a century", "0000s", "9900s"},
	} {
		t.Run(tt.from+"-"+tt.to, func(t *testing.T) {
			r := rolled(viewOf(&photo.Report{Days: []photo.Day{{Date: tt.from, Photos: 3, Present: 3}, {Date: tt.to, Photos: 1, Present: 1}}}, Options{}))
			if len(r.buckets) == 0 || len(r.buckets) > mostBuckets {
				t.Fatalf("%d bars", len(r.buckets))
			}
			if first, last := r.buckets[0].label, r.buckets[len(r.buckets)-1].label; r.unit.words != tt.words || first != tt.first || last != tt.last {
				t.Errorf("%s, from %s to %s", r.unit.words, first, last)
			}
			if n := len(ticksOf(r)); n > mostTicks || n == 0 && len(r.buckets) > 20 {
				t.Errorf("%d labels below %d bars", n, len(r.buckets))
			}
		})
	}
}

// TestRollCloses: every photo is in one bar, or without a date; bars follow each
// other without a gap.
func TestRollCloses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, all := &photo.Report{}, 0
		day := func(i int) string { return time.Unix(int64(i)*secondsADay, 0).UTC().Format(time.DateOnly) }
		for _, i := range rapid.SliceOfNDistinct(rapid.IntRange(-20_000, 40_000), 0, 30, rapid.ID[int]).Draw(t, "days") {
			n := rapid.IntRange(0, 50).Draw(t, "present")
			r.Days = append(r.Days, photo.Day{Date: day(i), Photos: n, Present: n})
			all += n
		}
		for range rapid.IntRange(0, 40).Draw(t, "lost") {
			v := missing("deleted", 0.9, photo.ObservedRecord, "It lies in a trash.")
			v.Taken = photo.Taken{Wall: rapid.Int64Range(-3e9, 4e9).Draw(t, "wall"), Known: rapid.Bool().Draw(t, "known")}
			v.Status = rapid.SampledFrom([]photo.Status{photo.Missing, photo.Incomplete, photo.Unsure}).Draw(t, "status")
			r.Photos = append(r.Photos, v)
			all++
		}
		roll := rolled(viewOf(r, Options{}))
		sum := roll.undated.all() + roll.far.photos
		for i := range roll.buckets {
			b := &roll.buckets[i]
			sum += b.all()
			if b.from >= b.to || i > 0 && roll.buckets[i-1].to != b.from {
				t.Fatalf("bar %d is of the days %d to %d", i, b.from, b.to)
			}
		}
		if sum != all {
			t.Fatalf("%d of %d photos are in the timeline", sum, all)
		}
	})
}

// TestBarsCanBeSeen: one photo among very many has a bar; no bar leaves the strip.
func TestBarsCanBeSeen(t *testing.T) {
	r := closed(0, many(1, "IMG_%d.JPG", "2024-05-03", missing("deleted", 0.9, photo.ObservedRecord, "It lies in a trash.")))
	r.Days = []photo.Day{{Date: "2024-05-01", Photos: 1_000_000, Present: 1_000_000}, {Date: "2024-05-03", Photos: 900_001, Present: 900_000}}
	c := pageOf(viewOf(r, Options{})).Chart
	paths := append(c.Whole, c.Lost...)
	if len(paths) != 3 {
		t.Fatalf("%d colours", len(paths))
	}
	for _, strip := range paths {
		for _, bar := range regexp.MustCompile(`M\d+ ([\d.]+)h\d+v([\d.]+)`).FindAllStringSubmatch(strip.Path, -1) {
			var top, height float64
			fmt.Sscan(bar[1], &top)
			fmt.Sscan(bar[2], &height)
			if height < 1.5 || top < 0 || top+height > stripHeight+1.6 {
				t.Errorf("%s has a bar from %v, %v tall", strip.Class, top, height)
			}
		}
	}
}

// TestTimelineWithoutRoll: a report that does not tell what is present shows no
// strip of it.
func TestTimelineWithoutRoll(t *testing.T) {
	r := shortened(worried())
	if c := pageOf(viewOf(r, Options{Now: now})).Chart; c.Roll || len(c.Lost) == 0 {
		t.Errorf("the whole roll is drawn: %v, %d colours", c.Roll, len(c.Lost))
	}
	if c := pageOf(viewOf(allClear(), Options{Now: now})).Chart; c != nil {
		t.Error("there is a timeline of nothing")
	}
}
