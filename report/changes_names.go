package report

import (
	"fmt"
	"slices"
	"strings"

	"rollcall/photo"
)

// writeChanged names the photos of one kind.
func writeChanged(s *screen, c *photo.Changes, o Options, word changeWord) {
	list, _ := ofKind(c, word.kind)
	if len(list) == 0 {
		return
	}
	s.blank()
	s.paragraph(heading, label(len(list), 6), word.text(len(list)))
	shown := slices.DeleteFunc(slices.Clone(list), func(i int) bool { return c.List[i].Hidden && !o.ShowHidden })
	named, more := firstFew(shown, o)
	shared := sharedWhy(c, o, named)
	if shared != "" {
		s.paragraph(plainly, hang, shared)
	}
	for _, i := range named {
		writeChange(s, c, o, &c.List[i], shared)
	}
	if more > 0 {
		s.paragraph(plainly, hang, "… and "+number(more)+" more: "+changesCommand(c.Now, o)+fmt.Sprintf(" --against %d -o changes.csv", c.Then.Check))
	}
	if hidden := len(list) - len(shown); hidden > 0 {
		s.paragraph(plainly, hang, counted(hidden, "photo", "photos")+" of the Hidden album or the trash "+
			plural(hidden, "is not named here: --show-hidden names it", "are not named here: --show-hidden names them"))
	}
}

// sharedWhy is what is said of all of several photos; "" where they differ.
func sharedWhy(c *photo.Changes, o Options, list []int) string {
	if len(list) < 2 {
		return ""
	}
	first := changeWhy(&c.List[list[0]], o)
	for _, i := range list {
		if changeWhy(&c.List[i], o) != first {
			return ""
		}
	}
	return first
}

func writeChange(s *screen, c *photo.Changes, o Options, one *photo.Change, shared string) {
	path := one.Path
	if r := libraryOf(c, one); len(r) > 1 && one.Place < len(r) {
		path = r[one.Place].Root + "/" + path
	}
	if one.WasPath != one.Path {
		path += " (was " + one.WasPath + ")"
	}
	s.whole(hang, path)
	if text := changeWhy(one, o); text != shared {
		s.paragraph(plainly, hang+"    ", text)
	}
}

// libraryOf is the library that the change's path is of.
func libraryOf(c *photo.Changes, one *photo.Change) []photo.Place {
	if one.Now == nil {
		return c.Then.Library
	}
	return c.Now.Library
}

// changeWhy says what was said then and what is said now, as far as the heading
// does not.
func changeWhy(one *photo.Change, o Options) string {
	var words []string
	if one.Replaced && one.Kind != photo.Replaced {
		words = append(words, "Another picture than before under this name.")
	}
	switch then, now := one.Then, one.Now; {
	case now == nil:
		words = append(words, calledThen(then, o))
	case now.Status == photo.Present:
		if then != nil && then.Status != photo.Present {
			words = append(words, calledThen(then, o))
		}
	default:
		words = append(words, calledNow(now, o))
		if now.RestsOn != photo.ObservedNothing {
			words = append(words, now.Why)
		}
		if then != nil && then.Status != photo.Present {
			words = append(words, calledThen(then, o))
		}
	}
	return strings.TrimSpace(strings.Join(words, " "))
}

// calledThen is "Then: missing, while uploading was off."
func calledThen(s *photo.Said, o Options) string { return "Then: " + called(s, o) + "." }

func calledNow(s *photo.Said, o Options) string {
	text := called(s, o)
	return strings.ToUpper(text[:1]) + text[1:] + "."
}

// called is the status, and what caused it where that is told.
func called(s *photo.Said, o Options) string {
	text := string(s.Status)
	switch {
	case s.Lost() && s.RestsOn == photo.ObservedNothing:
		text += ", nothing explains it"
	case s.Lost() && s.Cause != "" && s.Confidence >= likely:
		text += ", " + said(s.Confidence, title(o, s.Cause))
	}
	return text
}
