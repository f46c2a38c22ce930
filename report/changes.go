package report

import (
	"slices"
	"strconv"
	"strings"

	"rollcall/photo"
)

// A changeWord is what people are told of one kind of change.
type changeWord struct {
	kind photo.ChangeKind
	text func(n int) string
}

// changeWords are in the order of photo.ChangeKinds; a test holds that none is
// missing.
var changeWords = []changeWord{
	{photo.NewlyMissing, always("newly missing")},
	{photo.NewlyDamaged, always("newly damaged in the backup")},
	{photo.NewlyIncomplete, always("newly incomplete: a part was lost")},
	{photo.NewlyUnsure, always("newly unsure")},
	{photo.NewPhoto, always("new in the library")},
	{photo.FoundAgain, always("found again")},
	{photo.FoundInPart, always("found again in part")},
	{photo.OtherCause, func(n int) string { return "still without a full copy, for another reason than before" }},
	{photo.Replaced, always("changed: another picture than before under the same name")},
	{photo.Gone, always("gone from the library")},
	{photo.Uncounted, func(n int) string {
		return "still in the library, and no longer " + plural(n, "a photo", "photos") + " of " + plural(n, "its", "their") + " own"
	}},
	{photo.Counted, func(n int) string {
		return "in the library before, and " + plural(n, "a photo", "photos") + " of " + plural(n, "its", "their") + " own now"
	}},
}

func always(text string) func(int) string { return func(int) string { return text } }

// writeSince says on the first screen what changed since the check before.
func writeSince(s *screen, r *photo.Report, o Options) {
	since := r.Since
	if since == nil {
		return
	}
	text := sinceCheck(since.Check, r, since.Made) + ": " + sinceText(since) + "."
	if len(since.Kinds) > 0 {
		text += " Which: " + changesCommand(r, o)
	}
	s.paragraph(plainly, "", text)
}

// changesCommand names what changed up to a check.
func changesCommand(r *photo.Report, o Options) string {
	command := "rollcall changes --check " + strconv.FormatInt(r.Check, 10)
	if o.Index != "" {
		command += " --index " + quoted(o.Index)
	}
	return command
}

// sinceText says the news in short, the bad first: "12 newly missing, 3 found
// again".
func sinceText(since *photo.Since) string {
	var words []string
	for _, word := range changeWords {
		n := since.Kinds[word.kind]
		if n == 0 {
			continue
		}
		text, _, _ := strings.Cut(word.text(n), ":")
		if word.kind == photo.NewPhoto && since.Lost > 0 {
			text += " (" + number(since.Lost) + " without a full copy)"
		}
		words = append(words, number(n)+" "+text)
	}
	if len(words) == 0 {
		return "nothing changed"
	}
	return strings.Join(words, ", ")
}

// ofKind are the positions of the changes of one kind, and how many of them have
// no full copy now.
func ofKind(c *photo.Changes, kind photo.ChangeKind) (list []int, lost int) {
	for i := range c.List {
		if one := &c.List[i]; one.Kind == kind {
			list = append(list, i)
			if one.Now.Lost() {
				lost++
			}
		}
	}
	return list, lost
}

// newlyLost counts the photos that lost their full copy, or came without one.
func newlyLost(c *photo.Changes) int {
	n := 0
	for i := range c.List {
		one := &c.List[i]
		if one.Now.Lost() && !one.Then.Lost() {
			n++
		}
	}
	return n
}

// unchanged counts the photos of which the same is said as before, and those of
// them that have a full copy.
func unchanged(c *photo.Changes) (all, present int) {
	for move, n := range c.Moves {
		if move.Now != "" {
			all += n
		}
		if move.Now == photo.Present {
			present += n
		}
	}
	for i := range c.List {
		if now := c.List[i].Now; now != nil {
			all--
			if now.Status == photo.Present {
				present--
			}
		}
	}
	return all, present
}

// rootsOf are the roots of the places, to tell whether they are the same.
func rootsOf(places []photo.Place) []string {
	roots := make([]string, len(places))
	for i := range places {
		roots[i] = places[i].Root
	}
	slices.Sort(roots)
	return roots
}
