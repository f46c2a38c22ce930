package reconcile

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
)

func TestDays(t *testing.T) {
	at := func(day string, hour int) int64 {
		d, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		return d.Unix() + int64(hour)*3600
	}
	c := &check{roll: []line{
		{dated: true, taken: at("2024-05-01", 23), status: photo.Present},
		{dated: true, taken: at("2024-05-01", 0), status: photo.Missing},
		{dated: true, taken: at("1969-12-31", 23), status: photo.Unsure},
		{status: photo.Incomplete},
		{dated: true, taken: at("1970-01-01", 0), status: photo.Present},
	}}
	want := []photo.Day{
		{Photos: 1},
		{Date: "1969-12-31", Photos: 1},
		{Date: "1970-01-01", Photos: 1, Present: 1},
		{Date: "2024-05-01", Photos: 2, Present: 1},
	}
	if diff := cmp.Diff(want, c.days()); diff != "" {
		t.Error(diff)
	}
}
