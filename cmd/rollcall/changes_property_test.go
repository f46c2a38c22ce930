package main

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"rollcall/photo"
)

// TestChangesClose: whatever is renamed, replaced, copied, added and taken away,
// every photo of either check is counted once. The moves add up to both checks, and
// the list holds what changed and nothing else.
func TestChangesClose(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		was := drawLibrary(t, 1)
		is := drawNext(t, was)
		then, now := drawVerdicts(t, was), drawVerdicts(t, is)
		c := compare(then, now, was, is)

		holdColumn(t, "then", c, then, was, func(m photo.Move) photo.Status { return m.Then })
		holdColumn(t, "now", c, now, is, func(m photo.Move) photo.Status { return m.Now })
		same := 0
		for m, n := range c.Moves {
			if m.Then != "" && m.Then == m.Now {
				same += n
			}
		}
		all := 0
		for _, n := range c.Moves {
			all += n
		}
		moved := 0
		for _, one := range c.List {
			if one.Then == nil || one.Now == nil || one.Then.Status != one.Now.Status {
				moved++
			}
		}
		if moved+same != all {
			t.Fatalf("%d changes and %d photos as before are not the %d photos there are", moved, same, all)
		}
		holdOnce(t, c)
	})
}

// TestNothingGoneThatIsThere: no photo is called gone while as many files with its
// bytes are photos now, nor new while as many were then.
func TestNothingGoneThatIsThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		was := drawLibrary(t, 1)
		is := drawNext(t, was)
		c := compare(drawVerdicts(t, was), drawVerdicts(t, is), was, is)
		more := map[photo.Digest]int{}
		for _, e := range was {
			more[e.digest] += one(e.counted)
		}
		for _, e := range is {
			more[e.digest] -= one(e.counted)
		}
		gone, come := map[photo.Digest]int{}, map[photo.Digest]int{}
		for _, change := range c.List {
			switch change.Kind {
			case photo.Gone:
				gone[digestAt(was, change.WasPath)]++
			case photo.NewPhoto:
				come[digestAt(is, change.Path)]++
			}
		}
		for d, n := range gone {
			if n > max(0, more[d]) {
				t.Fatalf("%d files with digest %s are called gone; there are %d fewer", n, d, more[d])
			}
		}
		for d, n := range come {
			if n > max(0, -more[d]) {
				t.Fatalf("%d files with digest %s are called new; there are %d more", n, d, -more[d])
			}
		}
	})
}

func digestAt(list []entry, path string) photo.Digest {
	for _, e := range list {
		if e.path == path {
			return e.digest
		}
	}
	return photo.Digest{}
}

// drawLibrary draws files with few different contents, so that many are equal.
func drawLibrary(t *rapid.T, row int64) []entry {
	var list []entry
	for i := range rapid.IntRange(0, 12).Draw(t, "files") {
		list = append(list, drawEntry(t, row+int64(i), fmt.Sprintf("%02d.jpg", i)))
	}
	return list
}

func drawEntry(t *rapid.T, row int64, path string) entry {
	return entry{
		row: row, home: 1, path: path, name: path, counted: rapid.IntRange(0, 4).Draw(t, "counted") > 0,
		digest:  photo.Digest{byte(rapid.IntRange(1, 5).Draw(t, "digest"))},
		picture: photo.Digest{1, byte(rapid.IntRange(0, 5).Draw(t, "picture"))},
	}
}

// drawNext draws what became of a library: each file is left, renamed, rewritten or
// taken away, and new ones come.
func drawNext(t *rapid.T, was []entry) []entry {
	var list []entry
	row := int64(100)
	for _, e := range was {
		row++
		switch rapid.IntRange(0, 5).Draw(t, "what") {
		case 0:
			continue
		case 1:
			e.row, e.path = row, "moved/"+e.path
			e.name = e.path
		case 2:
			e = drawEntry(t, row, e.path)
		case 3:
			e.counted = rapid.Bool().Draw(t, "still counted") // its neighbours made it a part, or no longer one
		}
		list = append(list, e)
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "new") {
		list = append(list, drawEntry(t, 200+int64(i), fmt.Sprintf("new/%d.jpg", i)))
	}
	return list
}

// drawVerdicts draws a check of the library: a verdict for what is not present.
func drawVerdicts(t *rapid.T, list []entry) *photo.Report {
	r := &photo.Report{}
	for _, e := range list {
		if !e.counted {
			continue
		}
		r.Summary.Photos++
		status := rapid.SampledFrom(photo.Statuses).Draw(t, "status")
		if status == photo.Present {
			continue
		}
		v := photo.Verdict{Item: e.row, Path: e.path, Status: status, Cause: rapid.SampledFrom([]string{"deleted", "unexplained"}).Draw(t, "cause")}
		if rapid.Bool().Draw(t, "damaged") {
			v.Match = &photo.Match{Grade: photo.Damaged}
		}
		r.Photos = append(r.Photos, v)
	}
	return r
}

// holdColumn holds the moves of one side against its check: each status by its
// verdicts, all of them by its photos.
func holdColumn(t *rapid.T, side string, c *photo.Changes, r *photo.Report, list []entry, of func(photo.Move) photo.Status) {
	got, want := map[photo.Status]int{}, map[photo.Status]int{photo.Present: r.Summary.Photos}
	for m, n := range c.Moves {
		if of(m) != "" {
			got[of(m)] += n
		}
	}
	for _, v := range r.Photos {
		want[v.Status]++
		want[photo.Present]--
	}
	for _, s := range photo.Statuses {
		if got[s] != want[s] {
			t.Fatalf("%s: the moves tell of %d photos that are %s, the check of %d", side, got[s], s, want[s])
		}
	}
}

// holdOnce holds that no path of either check is listed twice.
func holdOnce(t *rapid.T, c *photo.Changes) {
	then, now := map[string]bool{}, map[string]bool{}
	for _, one := range c.List {
		if one.Then != nil && then[one.WasPath] || one.Now != nil && now[one.Path] {
			t.Fatalf("%q is listed twice", one.Path)
		}
		if one.Then != nil {
			then[one.WasPath] = true
		}
		if one.Now != nil {
			now[one.Path] = true
		}
	}
}
