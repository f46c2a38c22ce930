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
	req := &Request{Backup: []Side{{Place: held.places[0]}, {Place: held.places[1]}}, Causes: causes.All, Now: sceneNow}
	found, err := explain(context.Background(), req, roll, n, nil, held)
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
	req := &Request{Backup: []Side{{Place: held.places[0]}, {Place: held.places[1]}}, Causes: causes.All, Now: sceneNow}
	found, err := explain(context.Background(), req, roll, n, nil, held)
	if err != nil || len(found) != 0 {
		t.Errorf("found %+v (%v), want nothing", found, err)
	}
}
