package matchers

import (
	"regexp"
	"strings"
)

// Plain is the stem of a path without what copying and editing add to names:
// "IMG_1234 (1)", "IMG_1234-1", "IMG_1234-67890" (icloudpd), "Copy of IMG_1234",
// "IMG_1234 copy 2", "IMG_1234 - Kopie", "IMG_1234-edited" and "IMG_E1234" all
// have the plain stem "img_1234". edited tells that the name marks an edit. Names
// lie: a plain stem breaks ties and never makes a photo present.
func Plain(p string) (stem string, edited bool) {
	stem = Stem(p)
	for range 4 { // marks come one behind the other, as in "IMG_1-edited(1)"
		plain, mark := cutEditMark(cutCopyMark(stem))
		edited = edited || mark
		if plain == stem {
			break
		}
		stem = plain
	}
	return stem, edited
}

var (
	// copyEnd is a number in brackets, or the word that file managers put behind a
	// copy's name, with a number or without.
	copyEnd = regexp.MustCompile(`(?: ?\(\d{1,3}\)| ?- ?(?:copy|kopie|kopia|copie|copia|cópia|kopi|копия)(?: ?\(?\d{1,3}\)?)?| (?:copy|kopie|kopia|copie|copia|cópia|kopi|копия|のコピー)(?: ?\d{1,3})?)$`)

	// numberEnd is the number that tools put behind a name that was taken, where a
	// camera's own number stands before it: "img_1234-1", "img_1234_1".
	numberEnd = regexp.MustCompile(`^(.*\d{3,})-\d{1,7}$`)

	copyStart = regexp.MustCompile(`^(?:copy of|copy \(\d+\) of|kopie von|copie de|copia de|cópia de|kopia av|kopie van) (.+)$`)
)

func cutCopyMark(stem string) string {
	if m := copyStart.FindStringSubmatch(stem); m != nil {
		stem = m[1]
	}
	if m := numberEnd.FindStringSubmatch(stem); m != nil && !isDate(stem) {
		stem = m[1]
	}
	if cut := copyEnd.ReplaceAllString(stem, ""); strings.TrimSpace(cut) != "" {
		stem = cut
	}
	return stem
}

var dateEnd = regexp.MustCompile(`\d{4}-\d{2}(-\d{1,2})?$`)

// isDate reports whether a number at the end belongs to a date, as in
// "2019-07-14".
func isDate(stem string) bool { return dateEnd.MatchString(stem) }
