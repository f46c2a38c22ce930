package reconcile

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"rollcall/photo"
)

// verdicts writes the verdicts of the photos that the report is to show, and
// lists those that are not present as cases to explain.
func (c *check) verdicts(ctx context.Context) ([]*photo.Verdict, []lost, error) {
	var verdicts []*photo.Verdict
	var cases []lost
	w := &writing{check: c}
	flush := func() error {
		if err := w.load(ctx); err != nil {
			return err
		}
		for _, at := range w.lines {
			v, one := w.verdict(at)
			c.tellWatch(v, at.main)
			verdicts = append(verdicts, v)
			if v.Status != photo.Present {
				cases = append(cases, one)
			}
		}
		w.lines = w.lines[:0]
		return nil
	}
	for k, main := range c.lib.all(c.lib.isPhoto) {
		if c.roll[k].status == photo.Present && !c.req.All && !c.wants(main) {
			continue
		}
		w.lines = append(w.lines, lineAt{k, main})
		if len(w.lines) == batch {
			if err := flush(); err != nil {
				return nil, nil, err
			}
		}
	}
	return verdicts, cases, flush()
}

// A writing is a batch of verdicts being written, with the items they speak of.
type writing struct {
	*check
	lines []lineAt
	items map[int32]*photo.Item
	backs map[ref]*photo.Item
}

type lineAt struct {
	line int
	main int32
}

func (w *writing) load(ctx context.Context) error {
	var files []int32
	refs := map[ref]bool{}
	for _, at := range w.lines {
		files = append(files, at.main)
		for _, m := range w.members(at.main) {
			files = append(files, m.file)
		}
	}
	for _, i := range files {
		w.addRefs(i, refs)
	}
	items, err := w.lib.load(ctx, files)
	if err != nil {
		return err
	}
	w.items = items
	return w.loadBacks(ctx, refs)
}

// addRefs notes what items of the backup are told of for a file of the library.
func (w *writing) addRefs(i int32, refs map[ref]bool) {
	if f := w.best[i]; f.place >= 0 {
		refs[ref{f.place, f.row}] = true
	}
	for _, of := range []map[int32]ref{w.inTrash, w.sameFile, w.motions} {
		if r, ok := of[i]; ok {
			refs[r] = true
		}
	}
}

func (w *writing) loadBacks(ctx context.Context, refs map[ref]bool) error {
	w.backs = make(map[ref]*photo.Item, len(refs))
	rows := map[int16][]int64{}
	for r := range refs {
		rows[r.place] = append(rows[r.place], r.row)
	}
	for place, list := range rows {
		items, err := loadRows(ctx, &w.req.Backup[place], list)
		if err != nil {
			return err
		}
		for k, it := range items {
			w.backs[ref{place, list[k]}] = it
		}
	}
	return nil
}

func (w *writing) verdict(at lineAt) (*photo.Verdict, lost) {
	p, l := w.photo(at.main), &w.roll[at.line]
	it := p.Item
	v := &photo.Verdict{
		Item: it.ID, Place: int(l.place), Path: it.Path, Bytes: it.Stamp.Size, Format: it.Format,
		Taken: it.Meta.Taken, Camera: it.Meta.Camera(), Status: l.status, Match: w.match(at.main),
		Copies: w.copiesOf(at.main), Parts: w.partVerdicts(at.main),
		Name:   it.Facts.Text(photo.FactOriginalName),
		Hidden: it.Facts.Has(photo.FactHiddenAlbum) || it.Facts.Has(photo.FactTrash),
	}
	one := lost{line: at.line, photo: p, verdict: v, doubt: w.doubtOf(at.main)}
	w.tellLost(at.main, &one)
	v.SameFile = one.sameFile != nil
	if v.Status != photo.Present {
		v.Deadline = deadline(it, one.inTrash)
	} else if v.Match != nil && v.Match.Better {
		v.Evidence = []photo.Evidence{larger(it, w.backs[ref{w.best[at.main].place, w.best[at.main].row}])}
	}
	return v, one
}

// larger tells that the backup has more of a present photo than the library. It
// speaks for no cause.
func larger(library, backup *photo.Item) photo.Evidence {
	text := "The backup has the larger picture."
	if a, b := &library.Meta, &backup.Meta; a.Pixels() > 0 && b.Pixels() > 0 {
		text = fmt.Sprintf("The backup has the larger picture: %d×%d pixels, not %d×%d.", b.Width, b.Height, a.Width, a.Height)
	}
	return photo.Evidence{Observation: photo.ObservedCounterpart, Text: text}
}

func (w *writing) photo(main int32) *photo.Photo {
	p := &photo.Photo{Item: w.items[main]}
	for _, m := range w.members(main) {
		p.Parts = append(p.Parts, photo.Part{Role: m.role, Item: w.items[m.file]})
	}
	return p
}

// members lists what is told of with a photo, in order of role, then path.
func (w *writing) members(main int32) []member {
	list := slices.Clone(w.lib.links[main])
	for _, i := range w.partsOf(main) {
		list = append(list, member{partRoles[w.lib.briefs[i].role], i})
	}
	if w.lib.briefs[main].is(moving) {
		list = append(list, member{photo.RoleMotion, main})
	}
	slices.SortFunc(list, func(a, b member) int {
		return cmp.Or(cmp.Compare(a.role, b.role), cmp.Compare(a.file, b.file))
	})
	return list
}

// match is the counterpart of a file of the library, nil if there is none.
func (w *writing) match(i int32) *photo.Match {
	f := w.best[i]
	it := w.backs[ref{f.place, f.row}]
	if f.place < 0 || it == nil {
		return nil
	}
	return &photo.Match{
		Place: int(f.place), Path: it.Path, Rung: w.req.Matchers[f.rung].Name,
		Grade: f.gradeName(), Why: w.names.Name(f.why), Better: f.larger,
	}
}

func (w *writing) partVerdicts(main int32) []photo.PartVerdict {
	var list []photo.PartVerdict
	for _, m := range w.members(main) {
		it, s := w.items[m.file], w.best[m.file].state
		v := photo.PartVerdict{Role: m.role, Path: it.Path, Bytes: it.Stamp.Size}
		if m.role == photo.RoleMotion {
			v.Bytes, s = motionBytes(it), w.motion(main)
		}
		if v.Status = statusOfPart(s); m.role != photo.RoleMotion || v.Status == photo.Present {
			v.Match = w.matchOfPart(m)
		}
		list = append(list, v)
	}
	return list
}

func statusOfPart(s state) photo.Status {
	switch s {
	case whole:
		return photo.Present
	case doubtful:
		return photo.Unsure
	}
	return photo.Missing
}

// motionBytes is the size of what follows the picture in a file.
func motionBytes(it *photo.Item) int64 {
	if it.TailSize > 0 {
		return it.TailSize
	}
	return it.Meta.Motion.Size
}

// tellLost tells of the first part that has no full copy what there is instead.
func (w *writing) tellLost(main int32, one *lost) {
	told := false
	w.originals(main, func(i int32, role string, s state) {
		if s == whole {
			return
		}
		if r, ok := w.inTrash[i]; ok && one.inTrash == nil {
			one.inTrash = w.backs[r]
		}
		if r, ok := w.sameFile[i]; ok && one.sameFile == nil {
			one.sameFile = w.backs[r]
		}
		if role == photo.RoleMotion {
			one.mainItem = w.backs[ref{w.best[i].place, w.best[i].row}]
		}
		if m := w.match(i); m != nil && !told && role != photo.RoleMotion {
			told = true
			one.match, one.counterpart = m, w.backs[ref{w.best[i].place, w.best[i].row}]
			one.loose = w.req.Matchers[w.best[i].rung].Listed
		}
	})
}

// doubtOf is why a photo is unsure, if it is: the reason of its first part that
// has one.
func (w *writing) doubtOf(main int32) (found note) {
	w.originals(main, func(i int32, _ string, _ state) {
		if n, ok := w.doubts[i]; ok && found.why == "" {
			found = n
			if p := firstProblem(w.items[i]); n.observed == photo.ObservedContent && p != "" {
				found.why = p
			}
		}
	})
	return found
}

func firstProblem(it *photo.Item) string {
	if len(it.Problems) == 0 {
		return ""
	}
	return it.Problems[0].Text
}

// deadline is when a trash drops the photo, in the library or in the backup.
func deadline(it, inTrash *photo.Item) time.Time {
	t := it.Facts.Time(photo.FactTrashExpires)
	if inTrash == nil {
		return t
	}
	if b := inTrash.Facts.Time(photo.FactTrashExpires); t.IsZero() || !b.IsZero() && b.Before(t) {
		return b
	}
	return t
}

// tellDoubts puts the reason why a photo is unsure before the evidence for its
// cause.
func tellDoubts(cases []lost) {
	for i := range cases {
		one := &cases[i]
		if v := one.verdict; v.Status == photo.Unsure && one.doubt.why != "" {
			e := photo.Evidence{Cause: v.Cause, Observation: one.doubt.observed, Text: sentence(one.doubt.why)}
			v.Evidence = append([]photo.Evidence{e}, v.Evidence...)
			v.Advice = unsureAdvice(one.doubt.observed)
		}
	}
}

// unsureAdvice is what to do about a photo of which nobody knows whether it is
// missing: no cause's steps help.
func unsureAdvice(observed string) string {
	if observed == photo.ObservedCounterpart {
		return "Look at both pictures, side by side.\nUntil you know that they are the same, take this one for missing."
	}
	return "Make readable what could not be read, and run rollcall again.\nUntil then take this photo for missing."
}

// sentence begins with a capital and ends with a full stop.
func sentence(words string) string {
	first, n := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + strings.TrimSuffix(words[n:], ".") + "."
}
