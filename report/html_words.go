package report

import (
	"strings"

	"rollcall/photo"
)

// spoken is what the text layout says, a line for each paragraph, so that page and
// terminal say the same.
func spoken(write func(s *screen)) []string {
	var b strings.Builder
	s := newScreen(&b, Options{Width: 1 << 20})
	write(s)
	s.w.Flush()
	var lines []string
	for line := range strings.Lines(b.String()) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// hows are the words that a reason begins with, and how sure they are.
var hows = []struct{ words, sure string }{
	{"very likely", "very"}, {"likely", "likely"}, {"cannot tell; a guess", "guess"}, {"cannot tell", "guess"},
	{"expected", "expected"}, {"unsure, please look", "unsure"}, {"unsure", "unsure"},
}

// split takes a group's text apart: how likely it is, the reason, and what it rests
// on.
func split(text string) (how, sure, reason, rests string) {
	for _, h := range hows {
		if rest, ok := strings.CutPrefix(text, h.words+": "); ok {
			how, sure, text = h.words, h.sure, rest
			break
		}
	}
	reason, rests, _ = strings.Cut(text, "; ")
	return how, sure, reason, upper(rests)
}

// upper begins a sentence.
func upper(text string) string {
	if text == "" || text[0] < 'a' || text[0] > 'z' || strings.HasPrefix(text, "i") && len(text) > 1 && text[1] >= 'A' && text[1] <= 'Z' {
		return text
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// gradeWords say what the backup has instead, or as the copy.
var gradeWords = map[photo.Grade]string{
	photo.Exact:        "the same bytes",
	photo.SamePicture:  "the same picture data, other metadata",
	photo.Converted:    "the same picture in another encoding",
	photo.Unverified:   "the same size and ends; not read whole",
	photo.Recompressed: "the same size in pixels, compressed anew",
	photo.Reduced:      "a smaller version",
	photo.EditedGrade:  "another edit of the shot",
	photo.Damaged:      "a damaged copy",
	photo.Recorded:     "only a record of it",
	photo.LookAlike:    "a picture that is probably the same: please look",
}

// restsWords say what an observation is.
var restsWords = map[string]string{
	photo.ObservedPath:        "its folder or name",
	photo.ObservedContent:     "the file itself",
	photo.ObservedCounterpart: "what the backup has instead",
	photo.ObservedRecord:      "a record of it",
	photo.ObservedTime:        "when it was taken",
	photo.ObservedShare:       "what such photos have in common",
	photo.ObservedSize:        "sizes",
	photo.ObservedHistory:     "earlier checks",
	photo.ObservedPlace:       "the backup as a whole",
	photo.ObservedNothing:     "nothing",
}
