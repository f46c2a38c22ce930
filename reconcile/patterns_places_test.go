package reconcile

import (
	"context"
	"strings"
	"testing"

	"rollcall/photo"
	"rollcall/reconcile/causes"
)

// Of two backup places one lacks all since a date, which the other has: nothing is
// missing, and the pattern is told of that place alone.
func TestPatternsOfOnePlace(t *testing.T) {
	s := both(stays)
	n := newNames()
	var roll []line
	held := heldBackup{places: []photo.Place{{Root: "/a", Route: photo.RouteICloud, RouteSure: true}, {Root: "/b", Route: photo.RouteCopy, RouteSure: true}}}
	want := 0
	for i := range s.shots {
		l := s.shots[i].line(int64(i+1), n)
		l.copies = 1
		if s.shots[i].taken < "2023-09-01" {
			l.copies = 3
		} else {
			want++
		}
		roll = append(roll, l)
	}
	found, err := explain(context.Background(), s.inPlaces(held), roll, n, nil, held)
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != 1 || found[0].Place != "/b" || found[0].Photos != want || found[0].Cause != "sync-error" {
		t.Fatalf("found %+v, want one pattern of %d photos in /b", found, want)
	}
	if text := `In the backup place "/b": From 2 September 2023 on, none of the`; !strings.HasPrefix(found[0].Text, text) {
		t.Errorf("it says %q, want %q", found[0].Text, text)
	}
}

// A disk with what was rescued is no backup of the whole, and has no patterns.
func TestPatternsOfASmallPlace(t *testing.T) {
	s := both(stays)
	n := newNames()
	var roll []line
	for i := range s.shots {
		l := s.shots[i].line(int64(i+1), n)
		if l.copies = 1; s.shots[i].taken > "2023-11-01" {
			l.copies = 3
		}
		roll = append(roll, l)
	}
	held := heldBackup{places: []photo.Place{{Root: "/a"}, {Root: "/rescue"}}}
	found, err := explain(context.Background(), s.inPlaces(held), roll, n, nil, held)
	if err != nil || len(found) != 0 {
		t.Errorf("found %+v (%v), want nothing", found, err)
	}
}

// Of two backup places one has no films and nothing of an album; the other has all.
func TestGroupsOfOnePlace(t *testing.T) {
	s := (&scene{}).life(80, "2021-01-04", "2023-12-20", aPicture("originals/A/IMG_{n}")).
		life(30, "2021-01-20", "2023-11-20", shot{device: "Apple iPhone 12", path: "originals/B/MOV_{n}", format: "mov", class: photo.Video}).
		life(20, "2021-02-04", "2023-12-01", aPicture("originals/C/IMG_{n}"), func(_ int, sh *shot) { sh.facts.Set(photo.FactAlbum, "Garden") }).
		life(12, "2021-02-04", "2023-12-01", aPicture("originals/D/IMG_{n}"), func(_ int, sh *shot) { sh.facts.Set(photo.FactHiddenAlbum, "Hidden") })
	n := newNames()
	var roll []line
	for i := range s.shots {
		sh := &s.shots[i]
		l := sh.line(int64(i+1), n)
		if l.copies = 3; sh.class == photo.Video || sh.facts.Has(photo.FactAlbum) || sh.facts.Has(photo.FactHiddenAlbum) {
			l.copies = 1
		}
		roll = append(roll, l)
	}
	held := heldBackup{places: []photo.Place{{Root: "/a", Route: photo.RouteCopy, RouteSure: true}, {Root: "/b", Route: photo.RouteCopy, RouteSure: true}}}
	found, err := explain(context.Background(), s.inPlaces(held), roll, n, nil, held)
	if err != nil {
		t.Fatal(err)
	}
	want := []struct {
		photos int
		text   string
	}{
		{20, `In the backup place "/b": None of the 20 photos in the album "Garden" is in the backup`},
		{30, `In the backup place "/b": None of the 30 videos is in the backup`},
	}
	if len(found) != len(want) {
		t.Fatalf("found %+v, want %+v", found, want)
	}
	for i, p := range found {
		if p.Photos != want[i].photos || p.Cause != "outside-scope" || p.Place != "/b" || !strings.HasPrefix(p.Text, want[i].text) {
			t.Errorf("found %+v, want %+v", p, want[i])
		}
	}
}

// inPlaces asks of the scene's photos, held against several places.
func (s *scene) inPlaces(held heldBackup) *Request {
	req := &Request{Causes: causes.All, Now: sceneNow}
	for _, p := range held.places {
		req.Backup = append(req.Backup, Side{Place: p})
	}
	req.Library = []Side{{Items: s.items(), Load: func(_ context.Context, rows []int64) ([]*photo.Item, error) {
		items := make([]*photo.Item, len(rows))
		for i, row := range rows {
			items[i] = s.shots[row-1].item(row)
		}
		return items, nil
	}}}
	return req
}
