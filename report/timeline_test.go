package report

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rollcall/photo"
)

// longRoll is a roll of fourteen years: none of the photos from 14 March 2024 on came,
// nor every seventh of 2018, and some have no date or a wrong one.
func longRoll() *photo.Report {
	var photos []photo.Verdict
	var days []photo.Day
	stop := time.Date(2024, 3, 14, 0, 0, 0, 0, time.UTC)
	for i, day := 0, time.Date(2011, 5, 7, 12, 0, 0, 0, time.UTC); day.Year() < 2026; i, day = i+1, day.AddDate(0, 0, 1+i%4) {
		d := photo.Day{Date: day.Format(time.DateOnly), Photos: 1 + (i*i+day.Year()*3)%17*(day.Year()-2009)/8}
		d.Present = d.Photos
		v := missing("upload-off", 0.95, photo.ObservedTime, "None came.")
		switch {
		case !day.Before(stop):
			d.Present = 0
		case day.Year() == 2018 && i%7 == 0:
			v = missing("thumbnail-only", 0.95, photo.ObservedCounterpart, "Smaller.")
			d.Present--
		}
		v.Taken = photo.Taken{Known: true, Wall: day.Unix()}
		photos = append(photos, many(d.Photos-d.Present, fmt.Sprintf("%d/%%d.jpg", i), d.Date, v)...)
		days = append(days, d)
	}
	wrong := missing("unexplained", 0.9, photo.ObservedNothing, "Nothing fits.")
	photos = append(photos, many(3, "old/%d.jpg", "1970-01-01", wrong)...)
	days = append([]photo.Day{{Photos: 120, Present: 120}, {Date: "1970-01-01", Photos: 3}}, days...)
	present := 0
	for _, d := range days {
		present += d.Present
	}
	r := closed(present, photos)
	r.Days = days
	return r
}

func graphics(r *photo.Report, o Options) string {
	var b bytes.Buffer
	s := newScreen(&b, o)
	writeGraphics(s, r, o)
	s.w.Flush()
	return b.String()
}

func TestGraphics(t *testing.T) {
	var all strings.Builder
	for _, o := range []Options{
		{Graphics: Blocks, Width: 60}, {Graphics: Blocks}, {Graphics: Blocks, Width: 100, Color: true}, {Graphics: ASCII}, {Graphics: ASCII, Width: 40},
	} {
		o.Titles, o.Now = titles, now
		fmt.Fprintf(&all, "%s, %d columns:\n%s\n", o.Graphics, o.Width, graphics(longRoll(), o))
	}
	golden(t, "graphics.txt", []byte(all.String()))
}

// Without a terminal nothing is drawn.
func TestNoGraphics(t *testing.T) {
	if text := graphics(longRoll(), Options{Titles: titles}); text != "" {
		t.Errorf("drawn:\n%s", text)
	}
}

// A first screen, and the answer that closes the report, stay as they are.
func TestGraphicsStandBelowTheFirstScreen(t *testing.T) {
	o := Options{Now: now, Titles: titles}
	plain := written(t, textLayout, scene{"", longRoll(), o})
	o.Graphics = Blocks
	drawn := string(written(t, textLayout, scene{"", longRoll(), o}))
	screen := firstScreen(longRoll(), o)
	rest, ok := strings.CutPrefix(drawn, screen+graphics(longRoll(), o))
	if !ok || screen+rest != string(plain) {
		t.Errorf("beside the drawing something else differs:\n%s", drawn)
	}
}

// TestTimelineCounts: whatever the roll and the window, every line fits, and each
// dated photo is in one cell or said to be left out.
func TestTimelineCounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := time.Date(1995, 1, 1, 0, 0, 0, 0, time.UTC)
		r := &photo.Report{}
		day := start
		for range rapid.IntRange(0, 60).Draw(t, "days") {
			day = day.AddDate(0, 0, rapid.SampledFrom([]int{1, 1, 2, 30, 400, 2000}).Draw(t, "later"))
			n := rapid.IntRange(1, 900).Draw(t, "photos")
			lost := rapid.IntRange(0, min(n, 3)).Draw(t, "lost")
			r.Days = append(r.Days, photo.Day{Date: day.Format(time.DateOnly), Photos: n, Present: n - lost})
			for range lost {
				r.Photos = append(r.Photos, photo.Verdict{Status: photo.Missing, Cause: "deleted", Taken: photo.Taken{Known: true, Wall: day.Unix() + 86399}})
			}
		}
		width := rapid.IntRange(leastWidth, 120).Draw(t, "width")
		o := Options{Graphics: rapid.SampledFrom([]Graphics{ASCII, Blocks}).Draw(t, "signs"), Width: width}
		for line := range strings.Lines(graphics(r, o)) {
			if columns(strings.TrimSuffix(line, "\n")) > width {
				t.Fatalf("%d columns: %q", columns(line), line)
			}
		}
		tl := timelineOf(r, width)
		if tl == nil {
			return
		}
		dated, drawn := 0, tl.far.photos
		for _, d := range r.Days {
			dated += d.Photos
		}
		for i, n := range tl.photos {
			drawn += n
			if tl.lost[i] > n {
				t.Fatalf("cell %d has %d of %d photos lost", i, tl.lost[i], n)
			}
		}
		if drawn != dated {
			t.Fatalf("%d photos are drawn or left out, %d have a date", drawn, dated)
		}
	})
}

func TestBar(t *testing.T) {
	blocks, ascii := palettes[Blocks], palettes[ASCII]
	for _, tc := range []struct{ got, want string }{
		{blocks.bar(0, 10, 4), ""}, {blocks.bar(10, 10, 4), "████"}, {blocks.bar(5, 10, 4), "██"}, {blocks.bar(1, 1000, 4), "▏"},
		{blocks.bar(9, 32, 4), "█▏"}, {ascii.bar(1, 1000, 4), "."}, {ascii.bar(5, 10, 4), "##"}, {ascii.bar(3, 8, 4), "#."},
		{blocks.height(0, 9), " "}, {blocks.height(1, 900), "▁"}, {blocks.height(899, 900), "▇"}, {blocks.height(900, 900), "█"}, {ascii.height(900, 900), "#"},
	} {
		if tc.got != tc.want {
			t.Errorf("%q, want %q", tc.got, tc.want)
		}
	}
}

// A roll within two years is marked by its months.
func TestTimelineMonths(t *testing.T) {
	var days []photo.Day
	for day := time.Date(2024, 3, 5, 0, 0, 0, 0, time.UTC); day.Year() < 2025; day = day.AddDate(0, 0, 3) {
		days = append(days, photo.Day{Date: day.Format(time.DateOnly), Photos: 2, Present: 2})
	}
	text := graphics(&photo.Report{Days: days}, Options{Graphics: Blocks, Width: 60})
	if !strings.Contains(text, "Mar 2024") || !strings.Contains(text, "Dec 2024") || strings.Contains(text, "no full copy") {
		t.Error(text)
	}
}
