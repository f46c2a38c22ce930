package causes

import (
	"fmt"
	"math"
	"strings"
	"time"

	"rollcall/photo"
)

// says is one piece of evidence, its weight in decibans.
func says(observation string, weight float64, text string, args ...any) photo.Evidence {
	return photo.Evidence{Observation: observation, Weight: weight, Text: fmt.Sprintf(text, args...)}
}

// instead returns evidence that the backup holds a counterpart of this grade
// instead of a full copy, in the matcher's words.
func (c Case) instead(weight float64, what string, grade photo.Grade) []photo.Evidence {
	if c.Match == nil || c.Match.Grade != grade {
		return nil
	}
	return []photo.Evidence{says(photo.ObservedCounterpart, weight, "The backup holds %s: %s%s.", what, quoted(c.Match.Path), clause(c.Match.Why))}
}

// alone reports whether the photo's own file is lost and nothing is held instead:
// only then do groups and stretches of missing photos speak of it.
func (c Case) alone() bool {
	return c.Role == "" && (c.Match == nil || c.Match.Grade == photo.Recorded)
}

// treeDiscount is what a cause of clouds loses, in decibans, where the route is not
// known and the backup keeps the library's folders, which a cloud makes anew.
func (c Case) treeDiscount() float64 {
	keeps, named := c.Roll.Tree()
	switch route, _ := c.Roll.Route(); {
	case route != photo.RouteUnknown || !keeps:
		return 0
	case named:
		return treeNamed
	}
	return treeLess
}

const (
	treeLess = -4
	// The folders have names that somebody gave: no cloud makes such.
	treeNamed = -9
)

// on reports whether the backup's route is one of these, or may be one.
func (c Case) on(routes ...string) bool {
	route, _ := c.Roll.Route()
	for _, r := range routes {
		if r == route {
			return true
		}
	}
	return false
}

// Rule weighs what the group is worth in this roll, in decibans: how much
// likelier the other photos of the group fare as they do if the group is left out
// (nine of ten missing) than if it fares as the rest does. One's own photo does
// not speak. Positive up to most, negative down to -15.
//
// However sure it is that the group is left out, one photo of it may be missing as
// the rest is: so the weight stays where the two are as likely as the rates say.
func (s Share) Rule(most float64) float64 {
	split := s.Then
	if split.RestPhotos < RestEnough {
		split = s.Split
	}
	if split.RestPhotos == 0 {
		return 0 // nothing to compare with
	}
	rate := min(split.restRate(leastRest), ruleRate)
	missing := float64(max(split.Missing-1, 0))
	present := float64(split.Photos - split.Missing)
	w := 10 * (missing*math.Log10(ruleRate/rate) + present*math.Log10((1-ruleRate)/(1-rate)))
	excess := float64(split.Missing)/float64(max(split.Photos, 1)) - rate
	if excess <= 0 {
		return max(min(w, 0), -15)
	}
	return max(min(w, most, chance+10*math.Log10(excess/rate))-uneven(missing, present), -15)
}

// Lift weighs a group that shares a fate without a rule for all of it, in decibans:
// how much more of it is missing than of the rest. One's own photo does not speak.
// Positive up to most, negative down to -15.
func (s Share) Lift(most float64) float64 {
	if s.RestPhotos == 0 || s.Photos < 2 {
		return 0
	}
	if s.Missing <= 1 {
		return max(-3*float64(s.Photos-1), -15) // all the others came: no fate is shared
	}
	rest := s.restRate(0.02) // below it, one more or less decides
	own := (float64(max(s.Missing-1, 0)) + 0.5) / float64(s.Photos)
	return min(max(decibans(own/rest), -15), most)
}

// restRate is how much of the rest is missing, 0 to 1, and no less than least.
func (s Split) restRate(least float64) float64 {
	return max((float64(s.RestMissing)+0.5)/(float64(s.RestPhotos)+1), least)
}

// uneven is what a rule loses, in decibans, because the group fares as neither the
// rule nor the rest does: half of it missing is far from the rest's few, and no
// rule all the same; something else divides the group. It is how much likelier
// the group's own rate makes what is seen than the rule's does.
func uneven(missing, present float64) float64 {
	own := missing / (missing + present)
	if missing == 0 || own >= ruleRate {
		return 0
	}
	return 10 * (missing*math.Log10(own/ruleRate) + present*math.Log10((1-own)/(1-ruleRate)))
}

const (
	ruleRate = 0.9 // a rule has exceptions: duplicates elsewhere, copies made before

	// RestEnough is how many photos there must be to compare a group with: with
	// fewer in its stretch of time those outside of all stretches are asked, and
	// then the whole roll.
	RestEnough = 5
)

// decibans is what a likelihood ratio weighs.
func decibans(ratio float64) float64 { return 10 * math.Log10(ratio) }

// None reports whether all of the group is missing.
func (s Share) None() bool { return s.Photos > 0 && s.Missing == s.Photos }

// counted is "none of the 12 photos is in the backup", or how many are not.
func counted(missing, photos int, what string) string {
	switch {
	case photos == 1 && missing == 1:
		return fmt.Sprintf("the only one of the %s is not in the backup", what)
	case missing == photos:
		return fmt.Sprintf("none of the %s %s is in the backup", grouped(photos), what)
	}
	return fmt.Sprintf("%s of the %s %s %s not in the backup", grouped(missing), grouped(photos), what, are(missing))
}

// sentence is the group's share in words; what names its photos, as in "photos
// in the folder X".
func (s Share) sentence(what string) string { return s.against(what, "photos to compare with") }

// against is that sentence with the name of what the group is compared with.
func (s Share) against(what, others string) string {
	return fmt.Sprintf("%s; of the %s %s, %s", upperFirst(counted(s.Missing, s.Photos, what)), grouped(s.RestPhotos), others, s.restWords())
}

// restWords is how the rest fares.
func (s Split) restWords() string {
	if s.RestMissing == 0 {
		return "all arrived"
	}
	return grouped(s.RestMissing) + " did not arrive"
}

// Sentence is the stretch in words, without a full stop.
func (s Stretch) Sentence() string { return s.sentence() }

func (s Stretch) sentence() string {
	what := "photos"
	if s.Device != "" {
		what = "photos of " + s.Device
	}
	if s.FromPath != "" {
		where := "the middle of the "
		if s.WithFolder {
			where = "the "
		}
		return fmt.Sprintf("In the order of paths, from %s%s on, %s", where, folderWords(s.FromPath), counted(s.Missing, s.Photos, "photos"))
	}
	when := "Between " + day(s.From) + " and " + day(s.To)
	switch {
	case s.Numbered:
		when = s.numbers()
	case s.Closed() && day(s.From) == day(s.To):
		when = "On " + day(s.From)
	case s.Open():
		when = "From " + day(s.From) + " on"
	case s.Leading():
		when = "Until " + day(s.To)
	}
	if s.Kind != "" {
		what = s.kindWords()
	}
	text := when + ", " + counted(s.Missing, s.Photos, what)
	switch {
	case s.Kind != "":
		text += ", while other photos of that time are"
	case s.Device != "" && s.Other != "":
		text += ", while the " + s.Other + " goes on"
	case s.Device != "" && s.OthersGoOn:
		text += ", while other devices go on"
	}
	if !s.Until.IsZero() {
		text += " until " + day(s.Until)
	}
	return text
}

// numbers is where a stretch lies by the numbers in names.
func (s Stretch) numbers() string {
	switch {
	case s.Open():
		return fmt.Sprintf("By the numbers in their names, from %d on", s.First)
	case s.Leading():
		return fmt.Sprintf("By the numbers in their names, until %d", s.Last)
	}
	return fmt.Sprintf("By the numbers in their names, from %d to %d", s.First, s.Last)
}

// kindWords names the photos of a stretch of one kind.
func (s Stretch) kindWords() string {
	switch s.KindBy {
	case ByFolder:
		return "photos in the folder " + quoted(s.Kind)
	case ByFormat:
		return formatTitle(s.Kind) + " files"
	}
	return s.Kind
}

// are is the verb for n of something.
func are(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func day(t time.Time) string { return t.Format("2 January 2006") }

// grouped writes a number with a comma between thousands.
func grouped(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// bytesText writes a size in the decimal units that file managers show.
func bytesText(n int64) string {
	f, unit := float64(n), "bytes"
	for _, u := range []string{"kB", "MB", "GB", "TB"} {
		if f < 1000 {
			break
		}
		f, unit = f/1000, u
	}
	if unit == "bytes" || f >= 100 {
		return fmt.Sprintf("%.0f %s", f, unit)
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", f), ".0") + " " + unit
}

// folderWords is a folder in words: "." is a place's own.
func folderWords(folder string) string {
	if folder == "." {
		return "top folder"
	}
	return "folder " + quoted(folder)
}

// quoted is a path in quotes, whatever its bytes are.
func quoted(path string) string { return fmt.Sprintf("%q", path) }

// planText is a plan as it is sold: 5 GB are 2^30 bytes each, which file managers
// show as 5.4 GB.
func planText(n int64) string {
	for _, unit := range []struct {
		bytes int64
		name  string
	}{{1 << 40, "TB"}, {1 << 30, "GB"}, {1 << 20, "MB"}} {
		if n >= unit.bytes && n%unit.bytes == 0 {
			return fmt.Sprintf("%d %s (it holds %s)", n/unit.bytes, unit.name, bytesText(n))
		}
	}
	return bytesText(n)
}

// clause adds a reason in brackets, nothing where there is none.
func clause(why string) string {
	if why == "" {
		return ""
	}
	return " (" + strings.TrimSuffix(why, ".") + ")"
}
