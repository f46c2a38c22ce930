package report

import (
	"fmt"
	"math"
	"path"
	"slices"
	"strings"

	"rollcall/photo"
)

// place is a path in two: the folder as a word, and the name.
func (a *album) place(p string) (dir int, name string) {
	if a.veil.covers(p) {
		return 0, veiledPhoto
	}
	folder, name := path.Split(p)
	return a.word(Visible(folder)), Visible(name)
}

// taken is the wall clock in seconds since 1970; nil where it is not known.
func taken(v *photo.Verdict) any {
	if !v.Taken.Known {
		return nil
	}
	return v.Taken.Wall
}

// percent is how likely the cause is; nothing where none is named.
func percent(v *photo.Verdict) int {
	if !lost(v) || v.SameFile || restsOnNothing(v) {
		return 0
	}
	return int(math.Round(100 * rounded(v.Confidence, 3)))
}

// headline says what is said of the photo, in the words of the first screen.
func (a *album) headline(v *photo.Verdict) string {
	switch {
	case v.Status == photo.Present:
		return "present"
	case v.Status == photo.Unsure:
		return unsureWords(kindOf(v), unsureReason(v, a.o))
	}
	text := title(a.o, v.Cause)
	switch {
	case v.SameFile:
		text = "no second copy: the backup's file is the very same file on disk"
	case v.Expected:
		text = "expected: " + dated(text, a.r)
	case lostEdit(v):
		text = lostEditText(1)
	case gradeInstead(v) != photo.NoGrade:
		text = seenInstead[gradeInstead(v)](1)
	case restsOnNothing(v):
		text = "cannot tell: nothing explains it"
	case !observed(v):
		text = said(v.Confidence, text)
	}
	if v.Status == photo.Incomplete {
		text = strings.TrimPrefix(lossText(lostParts(v), 1), "photo ") + "; " + text
	}
	return text
}

// text is a sentence as it may be shown.
func (a *album) text(v *photo.Verdict, text string) int {
	if v.Path != "" {
		text = strings.ReplaceAll(text, v.Path, ownPathMark)
	}
	if m := matchOf(v).Path; m != "" {
		text = strings.ReplaceAll(text, m, theirPathMark)
	}
	text = a.veil.over(text)
	if !strings.ContainsAny(text, ownPathMark+theirPathMark) {
		return a.word(Visible(text))
	}
	var b strings.Builder
	for {
		i := strings.IndexAny(text, ownPathMark+theirPathMark)
		if i < 0 {
			break
		}
		b.WriteString(Visible(text[:i]) + text[i:i+1])
		text = text[i+1:]
	}
	return a.word(b.String() + Visible(text))
}

// match is the counterpart: folder, name, place, grade in words, the matcher's
// reason, grade; nil without one.
func (a *album) match(m *photo.Match) any {
	if m == nil {
		return nil
	}
	dir, name := a.place(m.Path)
	words := gradeWords[m.Grade]
	if m.Better {
		words += "; the backup has the larger version"
	}
	return []any{dir, name, m.Place, a.word(words), a.word(upper(Visible(a.veil.over(m.Why)))), a.word(string(m.Grade))}
}

func (a *album) evidenceOf(v *photo.Verdict) int {
	list := make([]int, 0, len(v.Evidence))
	for _, e := range v.Evidence {
		against := 0
		if e.Cause == v.Cause && e.Cause != "" {
			against = 1
		}
		cause := 0
		if e.Cause != "" {
			cause = a.word(Visible(title(a.o, e.Cause)))
		}
		list = append(list, a.say([5]int{cause, a.word(restsWords[e.Observation]), a.text(v, e.Text), int(math.Round(rounded(e.Weight, 1) * 10)), against}))
	}
	return a.list(list)
}

// alternativesOf are pairs: a cause and its likelihood in percent.
func (a *album) alternativesOf(v *photo.Verdict) int {
	if !lost(v) {
		return 0
	}
	var list []int
	for _, other := range v.Alternatives {
		list = append(list, a.word(Visible(title(a.o, other.Cause))), int(math.Round(100*rounded(other.Confidence, 3))))
	}
	return a.list(list)
}

func (a *album) adviceOf(v *photo.Verdict) int {
	if v.Status == photo.Unsure {
		return a.doubtSteps(v)
	}
	if v.Advice == "" || !lost(v) {
		return 0
	}
	key := v.Advice
	if lostEdit(v) {
		key = lostEdits
	}
	if n, ok := a.steps[key]; ok {
		return n
	}
	lines := steps(v.Advice)
	if key == lostEdits {
		lines = a.own[lostEdits]
	}
	list := make([]int, len(lines))
	for i, line := range lines {
		list[i] = a.word(Visible(line))
	}
	a.steps[key] = a.list(list)
	return a.steps[key]
}

// doubtSteps say what to do about one unsure photo.
func (a *album) doubtSteps(v *photo.Verdict) int {
	key := fmt.Sprintf("doubt %d", kindOf(v))
	if n, ok := a.steps[key]; ok {
		return n
	}
	alone := &photo.Report{Photos: []photo.Verdict{*v}}
	lines := spoken(func(s *screen) { writeUnsure(s, alone) })
	a.steps[key] = a.list([]int{a.word(strings.TrimSpace(strings.TrimPrefix(lines[len(lines)-1], "-")))})
	return a.steps[key]
}

// remarks are sentences beside the evidence: the deadline, the copies.
func (a *album) remarks(v *photo.Verdict) int {
	var list []int
	if !v.Deadline.IsZero() && v.Status != photo.Present {
		list = append(list, a.word("A trash holds it: it "+goneOn(midnight(v.Deadline.In(a.o.Now.Location())), 1, a.o.Now)+"."))
	}
	if len(a.r.Backup) > 1 && v.Copies > 0 {
		list = append(list, a.word(counted(v.Copies, "backup place has", "backup places have")+" a full copy."))
	}
	return a.list(list)
}

// parts are the photo's other files: role in words, folder, name, bytes, status,
// counterpart. 0 without any.
func (a *album) parts(v *photo.Verdict) any {
	if len(v.Parts) == 0 {
		return 0
	}
	list := make([]any, 0, len(v.Parts))
	for i := range v.Parts {
		p := &v.Parts[i]
		dir, name := a.place(p.Path)
		list = append(list, []any{a.word(roleWords(p.Role)), dir, name, p.Bytes, slices.Index(photo.Statuses, p.Status), a.match(p.Match)})
	}
	return list
}

func roleWords(role string) string {
	switch role {
	case photo.RoleEdit, photo.RoleOriginal:
		return stateNouns[role]
	case photo.RoleSidecar:
		return "sidecar"
	}
	return partWords([]string{role})
}
