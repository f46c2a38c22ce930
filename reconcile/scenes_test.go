package reconcile

import (
	"context"
	"fmt"
	"path"
	"strings"
	"testing"
	"time"

	"rollcall/photo"
	"rollcall/reconcile/causes"
)

// A shot is one photo of a scene. What is set besides Status decides what the
// engine would have handed over with it.
type shot struct {
	path, device, format string
	class                photo.Class
	taken                string // "2024-03-14"; "" undated
	drawn                string // the day that life drew for it, also where it tells none
	zone                 bool
	size                 int64
	status               photo.Status
	grade                photo.Grade // of what the backup holds instead
	whole                photo.Wholeness
	problem              string
	width, exifWidth     int
	facts                photo.Facts
	inTrash, sameFile    bool
	lacks                string // role of the part that is lost
	part                 int64  // bytes of a further part
	seen                 []photo.Sighting

	listedDeleted, loosely bool // the backup's list has it as deleted; by name and minute
}

// A scene is a small check, described.
type scene struct {
	shots  []shot
	backup photo.Place
	held   int64 // bytes; 0: the sum of what came
	plan   int64
	probe  int // position of the shot whose verdict the scene is about, among the lost
	before func(*Request, []lost)
}

var sceneNow = time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC)

// add appends n shots, a few days apart from the date of the first, numbered.
func (s *scene) add(n int, first shot, each ...func(i int, sh *shot)) *scene {
	for i := range n {
		sh := first
		sh.facts = photo.Facts{}
		for k, v := range first.facts {
			sh.facts[k] = v
		}
		if sh.taken != "" {
			t, err := time.Parse("2006-01-02", sh.taken)
			if err != nil {
				panic(err)
			}
			sh.taken = t.AddDate(0, 0, 3*i).Format("2006-01-02")
		}
		if sh.path == "" {
			sh.path = "Photos/IMG"
		}
		if sh.status == "" {
			sh.status = photo.Present
		}
		if sh.format == "" {
			sh.format = "jpeg"
		}
		if sh.class == "" {
			sh.class = photo.Still
		}
		if sh.size == 0 {
			sh.size = 3_000_000
		}
		sh.path = fmt.Sprintf("%s_%04d.%s", sh.path, len(s.shots), sh.format)
		for _, change := range each {
			change(i, &sh)
		}
		s.shots = append(s.shots, sh)
	}
	return s
}

// goneFrom makes shots missing from a date on.
func goneFrom(date string) func(int, *shot) {
	return func(_ int, sh *shot) {
		if sh.taken >= date {
			sh.status = photo.Missing
		}
	}
}

func goneBetween(from, to string) func(int, *shot) {
	return func(_ int, sh *shot) {
		if sh.taken >= from && sh.taken <= to {
			sh.status = photo.Missing
		}
	}
}

func (s *scene) on(route string) *scene {
	s.backup.Route, s.backup.RouteSure = route, route != photo.RouteUnknown
	return s
}

func (s *scene) fact(f photo.Fact, value string) *scene {
	s.backup.Facts.Set(f, value)
	return s
}

// play runs the scene through explain.
func (s *scene) play(t *testing.T) ([]*photo.Verdict, []photo.Pattern) {
	t.Helper()
	n := newNames()
	var roll []line
	var cases []lost
	var held heldBackup
	seen := map[int64][]photo.Sighting{}
	for i := range s.shots {
		sh := &s.shots[i]
		roll = append(roll, sh.line(int64(i+1), n))
		if sh.status == photo.Present {
			held.bytes += sh.size
			continue
		}
		cases = append(cases, sh.lost(i))
		seen[int64(i+1)] = sh.seen
	}
	if s.held != 0 {
		held.bytes = s.held
	}
	if s.backup.Route == "" {
		s.backup.Route = photo.RouteUnknown
	}
	held.places = []photo.Place{s.backup}
	req := &Request{
		Library: []Side{{Items: s.items()}},
		Backup:  []Side{{Place: s.backup}}, Causes: causes.All, Plan: s.plan, Now: sceneNow,
		Sightings: func(context.Context, []*photo.Item) (map[int64][]photo.Sighting, error) { return seen, nil },
	}
	if s.before != nil {
		s.before(req, cases)
	}
	found, err := explain(context.Background(), req, roll, n, cases, held)
	if err != nil {
		t.Fatalf("explain: %v", err)
	}
	verdicts := make([]*photo.Verdict, len(cases))
	for i := range cases {
		verdicts[i] = cases[i].verdict
	}
	return verdicts, found
}

func (s *scene) items() func(func(*photo.Item, error) bool) {
	return func(yield func(*photo.Item, error) bool) {
		for i := range s.shots {
			if !yield(s.shots[i].item(int64(i+1)), nil) {
				return
			}
		}
	}
}

func (sh *shot) when() (photo.Taken, int64) {
	if sh.taken == "" {
		return photo.Taken{}, 0
	}
	t, err := time.Parse("2006-01-02", sh.taken)
	if err != nil {
		panic(err)
	}
	wall := t.Unix() + 10*3600
	return photo.Taken{Wall: wall, Known: true, Zoned: sh.zone}, wall
}

func (sh *shot) line(row int64, n *names) line {
	taken, wall := sh.when()
	dir := path.Dir(sh.path)
	if dir == "." {
		dir = ""
	}
	return line{
		row: row, taken: wall, dated: taken.Known, size: sh.size + sh.part, main: sh.size,
		class: sh.class, status: sh.status,
		device: n.add(sh.device), folder: n.add(dir), format: n.add(kindOf(sh.format, path.Base(sh.path))),
		hidden: sh.facts.Has(photo.FactHiddenFolder) || sh.facts.Has(photo.FactHiddenAlbum),
		trash:  sh.facts.Has(photo.FactTrash),
		number: -1,
		day:    dayOfName(path.Base(sh.path), taken.Known),
		added:  uint32(max(sh.facts.Time(photo.FactAdded).Unix(), 0)),
		album:  sh.facts.Has(photo.FactHiddenAlbum),
		shared: sh.facts.Has(photo.FactShared), waits: sh.facts.Text(photo.FactCloudState) == "waiting",
		frame: frameOf(sh.item(row)), albums: n.add(sh.facts.Text(photo.FactAlbum)), fault: causes.FaultOf(sh.item(row)),
		name: nameOf(path.Base(sh.path)),
		odd:  oddOf(path.Split(sh.path)),
	}
}

func (sh *shot) item(id int64) *photo.Item {
	taken, _ := sh.when()
	it := &photo.Item{
		ID: id, Path: sh.path, Stamp: photo.Stamp{Size: sh.size}, Standing: photo.StandsMedia, Level: photo.LevelWhole,
		Format: sh.format, Class: sh.class, Whole: sh.whole, Facts: sh.facts,
		Meta: photo.Meta{Taken: taken, Model: sh.device, Width: sh.width, Height: sh.width, ExifWidth: sh.exifWidth, ExifHeight: sh.exifWidth},
	}
	if sh.problem != "" {
		it.Problems = []photo.Problem{{Kind: sh.problem}}
	}
	return it
}

func (sh *shot) lost(lineAt int) lost {
	it := sh.item(int64(lineAt + 1))
	p := &photo.Photo{Item: it}
	v := &photo.Verdict{Path: it.Path, Taken: it.Meta.Taken, Status: sh.status}
	if sh.lacks != "" {
		part := &photo.Item{ID: 1000 + it.ID, Path: strings.TrimSuffix(it.Path, path.Ext(it.Path)) + ".mov", Stamp: photo.Stamp{Size: sh.part}, Format: "mov", Class: photo.Video}
		p.Parts = []photo.Part{{Role: sh.lacks, Item: part}}
		v.Parts = []photo.PartVerdict{{Role: sh.lacks, Path: part.Path, Status: photo.Missing}}
	}
	l := lost{line: lineAt, photo: p, verdict: v}
	if sh.grade != "" {
		l.counterpart = &photo.Item{Path: "theirs/" + path.Base(it.Path)}
		l.match = &photo.Match{Path: l.counterpart.Path, Grade: sh.grade}
		v.Match = l.match
	}
	if sh.listedDeleted {
		l.counterpart = &photo.Item{Path: "Recently Deleted/" + path.Base(it.Path), Standing: photo.StandsGone, Facts: photo.Facts{photo.FactRecordOnly: "the export lists it as deleted"}}
		l.match, l.loose = &photo.Match{Path: l.counterpart.Path, Grade: photo.Recorded}, sh.loosely
		v.Match = l.match
	}
	if sh.inTrash {
		l.inTrash = &photo.Item{Path: ".Trash/" + path.Base(it.Path)}
	}
	if sh.sameFile {
		l.sameFile = &photo.Item{Path: it.Path}
	}
	return l
}

func nameOf(base string) uint64 {
	var b brief
	b.stem, b.ending = hashBase(base, still)
	return b.nameOf()
}
