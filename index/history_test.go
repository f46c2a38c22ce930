package index

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
)

// checked notes that places were the sides of a check.
func checked(t *testing.T, ix *Index, library photo.Place, backup ...photo.Place) {
	t.Helper()
	r := &photo.Report{Library: []photo.Place{library}, Backup: backup}
	if _, err := ix.SaveCheck(ctx, nil, "", r); err != nil {
		t.Fatal(err)
	}
}

func sightings(t *testing.T, ix *Index, backup photo.Place, it *photo.Item) []photo.Sighting {
	t.Helper()
	seen, err := ix.Sightings(ctx, []int64{backup.ID}, []*photo.Item{it})
	if err != nil {
		t.Fatal(err)
	}
	return seen[it.ID]
}

func TestSightings(t *testing.T) {
	lost := func() *photo.Item { return item("lost.jpg", 7) }
	trashed := lost()
	trashed.Path, trashed.Facts = "Trash/lost.jpg", photo.Facts{photo.FactTrash: "Trash"}
	rewritten := lost()
	rewritten.Path, rewritten.Digest = "other.jpg", photo.Digest{55}
	another := item("lost.jpg", 8)
	ignored := lost()
	ignored.Standing, ignored.Stamp.Size = photo.StandsIgnored, 99
	for _, test := range []struct {
		name string
		do   func(ix *Index, library photo.Place) (backup photo.Place)
		want []photo.Sighting
	}{
		{"never", func(ix *Index, library photo.Place) photo.Place { return scan(t, ix, "/b", 2, another) }, nil},
		{"the-backup-has-it", func(ix *Index, library photo.Place) photo.Place { return scan(t, ix, "/b", 2, lost()) }, nil},
		{"an-earlier-backup-has-it", func(ix *Index, library photo.Place) photo.Place {
			checked(t, ix, library, scan(t, ix, "/old", 2, lost()))
			return scan(t, ix, "/b", 3)
		}, []photo.Sighting{{Root: "/old", Path: "lost.jpg", Last: day(2)}}},
		{"a-place-of-no-check-has-it", func(ix *Index, library photo.Place) photo.Place {
			scan(t, ix, "/old", 2, lost())
			return scan(t, ix, "/b", 3)
		}, nil},
		{"another-library-has-it", func(ix *Index, library photo.Place) photo.Place {
			checked(t, ix, scan(t, ix, "/old", 2, lost()), library)
			return scan(t, ix, "/b", 3)
		}, nil},
		{"a-backup-of-a-later-check-has-it", func(ix *Index, library photo.Place) photo.Place {
			backup := scan(t, ix, "/b", 2)
			checked(t, ix, library, backup)
			checked(t, ix, library, scan(t, ix, "/rescued", 3, lost()))
			return backup
		}, nil},
		{"a-backup-of-another-library-has-it", func(ix *Index, library photo.Place) photo.Place {
			checked(t, ix, scan(t, ix, "/cousin", 2), scan(t, ix, "/theirs", 2, lost()))
			return scan(t, ix, "/b", 3)
		}, nil},
		{"a-backup-beside-this-one-has-it", func(ix *Index, library photo.Place) photo.Place {
			backup, beside := scan(t, ix, "/b", 2), scan(t, ix, "/beside", 2, lost())
			checked(t, ix, library, backup, beside)
			return backup
		}, nil},
		{"a-backup-checked-later-and-dated-earlier-has-it", func(ix *Index, library photo.Place) photo.Place {
			backup := scanMade(t, ix, "/b", 2, photo.Facts{photo.FactBackupDate: "2024-06-01T00:00:00Z"})
			checked(t, ix, library, backup)
			checked(t, ix, library, scanMade(t, ix, "/old", 3, photo.Facts{photo.FactBackupDate: "2024-03-01T00:00:00Z"}, lost()))
			return backup
		}, []photo.Sighting{{Root: "/old", Path: "lost.jpg", Last: day(3)}}},
		{"an-earlier-backup-had-it", func(ix *Index, library photo.Place) photo.Place {
			checked(t, ix, library, scan(t, ix, "/old", 2, lost()))
			scan(t, ix, "/old", 3, lost())
			scan(t, ix, "/old", 4)
			return scan(t, ix, "/b", 5)
		}, []photo.Sighting{{Root: "/old", Path: "lost.jpg", Last: day(3), Gone: true}}},
		{"the-backup-had-it", func(ix *Index, library photo.Place) photo.Place {
			scan(t, ix, "/b", 2, lost())
			return scan(t, ix, "/b", 3)
		}, []photo.Sighting{{Root: "/b", Path: "lost.jpg", Last: day(2), Here: true, Gone: true}}},
		{"the-backup-had-it-in-its-trash", func(ix *Index, library photo.Place) photo.Place {
			scan(t, ix, "/b", 2, trashed)
			return scan(t, ix, "/b", 3)
		}, []photo.Sighting{{Root: "/b", Path: "Trash/lost.jpg", Last: day(2), Here: true, Gone: true, Trash: true}}},
		{"the-backup-overwrote-it", func(ix *Index, library photo.Place) photo.Place {
			scan(t, ix, "/b", 2, lost())
			return scan(t, ix, "/b", 3, another)
		}, []photo.Sighting{{Root: "/b", Path: "lost.jpg", Last: day(2), Here: true, Gone: true}}},
		{"the-backup-moved-it", func(ix *Index, library photo.Place) photo.Place {
			scan(t, ix, "/b", 2, lost())
			it := lost()
			it.Path = "moved.jpg"
			return scan(t, ix, "/b", 3, it)
		}, nil},
		{"the-backup-ignores-it", func(ix *Index, library photo.Place) photo.Place {
			scan(t, ix, "/b", 2, lost())
			return scan(t, ix, "/b", 3, ignored)
		}, nil},
		{"an-earlier-backup-has-its-picture", func(ix *Index, library photo.Place) photo.Place {
			checked(t, ix, library, scan(t, ix, "/old", 2, rewritten))
			return scan(t, ix, "/b", 3)
		}, []photo.Sighting{{Root: "/old", Path: "other.jpg", Last: day(2)}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			ix := opened(t)
			mine := lost()
			library := scan(t, ix, "/library", 1, mine)
			backup := test.do(ix, library)
			want := test.want
			for i := range want {
				want[i].Kind, want[i].Route = "folder", photo.RouteCopy
			}
			if d := cmp.Diff(want, sightings(t, ix, backup, mine)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestSightingsGoByIndex(t *testing.T) {
	ix := opened(t)
	for _, column := range []string{"digest", "picture"} {
		for _, query := range []string{sightingQuery(column), holdersQuery(column)} {
			rows, err := ix.db.Query(`EXPLAIN QUERY PLAN `+query, []byte{1})
			if err != nil {
				t.Fatal(err)
			}
			for rows.Next() {
				var id, parent, unused int
				var plan string
				if err := rows.Scan(&id, &parent, &unused, &plan); err != nil {
					t.Fatal(err)
				}
				if strings.HasPrefix(plan, "SCAN") || strings.HasPrefix(plan, "SEARCH") && !strings.Contains(plan, "INDEX item_"+column+" ("+column+"=?)") {
					t.Errorf("%s: %s", column, plan)
				}
			}
			rows.Close()
		}
	}
}

// A picture that 50,000 files share is looked for once, and not against each of
// its rows.
func TestSightingsOfOnePicture(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const n = 50_000
	ix := opened(t)
	var mine, theirs []*photo.Item
	for i := range n {
		it := item(fmt.Sprintf("%05d.jpg", i), 7)
		it.Digest = photo.Digest{1, byte(i), byte(i >> 8)}
		other := *it
		other.Digest = photo.Digest{2, byte(i), byte(i >> 8)}
		mine, theirs = append(mine, it), append(theirs, &other)
	}
	library := scan(t, ix, "/library", 1, mine...)
	checked(t, ix, library, scan(t, ix, "/old", 2, theirs...))
	checked(t, ix, library, scan(t, ix, "/gone", 2, theirs...))
	scan(t, ix, "/gone", 3)
	backup := scan(t, ix, "/b", 4)
	began := time.Now()
	seen, err := ix.Sightings(ctx, []int64{backup.ID}, mine)
	if err != nil {
		t.Fatal(err)
	}
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
	for _, it := range mine {
		if list := seen[it.ID]; len(list) != 2 || list[0].Root != "/old" || list[0].Path != "00000.jpg" || list[0].Gone || !list[1].Gone {
			t.Fatalf("%s was seen %+v", it.Path, list)
		}
	}
}

func TestAdded(t *testing.T) {
	ix := opened(t)
	p, err := ix.Place(ctx, "/a", "folder")
	if err != nil {
		t.Fatal(err)
	}
	s, err := ix.BeginScan(ctx, p, day(1)) // cut off: it saw a part of what was there
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Save(ctx, []Saved{{Item: item("early", 1)}}); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if added, err := ix.Added(ctx, p.ID); err != nil || !added.First.IsZero() {
		t.Errorf("before a complete scan: %+v, %v", added, err)
	}
	rest, changing, moving := item("rest", 2), item("changing", 3), item("moving", 4)
	scan(t, ix, "/a", 2, item("early", 1), rest, changing, moving)
	late, changed, moved := item("late", 5), item("changing", 6), item("moved", 4)
	scan(t, ix, "/a", 3, item("early", 1), rest, changed, moved, late)
	again := item("late", 7) // late, and changed since
	scan(t, ix, "/a", 4, item("early", 1), rest, changed, moved, again)
	added, err := ix.Added(ctx, p.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		it    *photo.Item
		first time.Time
		later bool
	}{
		{rest, day(2), false}, {changed, day(2), false}, {moved, day(2), false}, {again, day(3), true},
	} {
		if first, later := added.Of(test.it.ID); !first.Equal(test.first) || later != test.later {
			t.Errorf("%s: %v, %v", test.it.Path, first, later)
		}
	}
}
