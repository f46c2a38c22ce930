package report

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"rollcall/photo"
)

// TestFarOff: what is drawn reaches from the first to the last photo but for absurd
// dates, and the words count those.
func TestFarOff(t *testing.T) {
	on := func(date string, photos int) dayCount {
		at, err := time.Parse(time.DateOnly, date)
		if err != nil {
			t.Fatal(err)
		}
		return dayCount{dayAt(at), photos}
	}
	for _, test := range []struct {
		name        string
		days        []dayCount
		first, last string
		words       string
	}{
		{"one-of-1904-among-thirty", []dayCount{on("1904-01-01", 1), on("2005-06-01", 10), on("2012-06-01", 10), on("2024-06-01", 10)},
			"2005-06-01", "2024-06-01", "1 with a date far outside, in 1904"},
		{"both-ends", []dayCount{on("1904-01-01", 2), on("2005-06-01", 100), on("2012-06-01", 100), on("2024-06-01", 100), on("2098-06-01", 1)},
			"2005-06-01", "2024-06-01", "3 with dates far outside, in 1904 and 2098"},
		{"an-event-by-a-wrong-clock", []dayCount{on("2021-06-01", 90), on("2024-06-01", 100), on("2098-06-01", 9)},
			"2021-06-01", "2024-06-01", "9 with dates far outside, in 2098"},
		{"many-by-a-wrong-clock", []dayCount{on("2021-06-01", 90), on("2024-06-01", 100), on("2098-06-01", 20)},
			"2021-06-01", "2098-06-01", ""},
		{"many-years", []dayCount{on("1904-01-01", 1), on("1970-01-01", 1), on("2005-06-01", 400), on("2012-06-01", 400), on("2098-06-01", 1), on("2099-06-01", 1)},
			"2005-06-01", "2012-06-01", "4 with dates far outside, from 1904 to 2099"},
		{"old-pictures-are-no-mistake", []dayCount{on("1962-01-01", 40), on("1971-01-01", 20), on("2005-06-01", 400), on("2024-06-01", 400)},
			"1962-01-01", "2024-06-01", ""},
		{"a-gap-of-some-years-is-drawn", []dayCount{on("2015-01-01", 2), on("2022-06-01", 20), on("2024-06-01", 20)},
			"2015-01-01", "2024-06-01", ""},
		{"two-photos", []dayCount{on("1904-01-01", 1), on("2024-06-01", 1)}, "1904-01-01", "2024-06-01", ""},
		{"few-of-many-some-years-off", []dayCount{on("2015-01-01", 5), on("2022-06-01", 1000), on("2024-06-01", 1000)},
			"2022-06-01", "2024-06-01", "5 with dates far outside, in 2015"},
	} {
		t.Run(test.name, func(t *testing.T) {
			near, far := drawn(test.days)
			first, last := timeOf(near[0].day).Format(time.DateOnly), timeOf(near[len(near)-1].day).Format(time.DateOnly)
			if first != test.first || last != test.last || far.words() != test.words {
				t.Errorf("from %s to %s, %q; want %s to %s, %q", first, last, far.words(), test.first, test.last, test.words)
			}
		})
	}
}

// TestAbsurdDatesDoNotFlattenThePage: the page's bars are of the time that has photos,
// and its words count the others.
func TestAbsurdDatesDoNotFlattenThePage(t *testing.T) {
	r := closed(90, many(10, "IMG_%d.JPG", "2024-05-03", missing("deleted", 0.9, photo.ObservedRecord, "It lies in a trash.")))
	r.Days = []photo.Day{{Date: "1904-01-01", Photos: 1, Present: 1}, {Date: "2024-03-01", Photos: 88, Present: 88}, {Date: "2024-05-03", Photos: 10}, {Date: "2098-01-01", Photos: 1, Present: 1}}
	v := viewOf(r, Options{Now: now})
	if n := len(v.roll.buckets); v.roll.unit.words != "a day" || n != 64 {
		t.Errorf("%d bars, %s", n, v.roll.unit.words)
	}
	page := string(written(t, htmlLayout, scene{"", r, Options{Now: now}}))
	if want := "2 with dates far outside, in 1904 and 2098"; !strings.Contains(page, want) {
		t.Errorf("the page does not say: %s", want)
	}
	if words := fmt.Sprint(chartOf(v, v.roll).Words); !strings.HasPrefix(words, "From 1 March 2024 to 3 May 2024.") {
		t.Error(words)
	}
}
