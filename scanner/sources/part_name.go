package sources

import (
	"regexp"
	"strconv"
	"strings"
)

// A partOf is what a name like "iCloud Photos Part 3 of 9" tells.
type partOf struct {
	title    string // of the set, in lower case
	n, of    int    // 1 ≤ n ≤ of; of is 0 where the name does not tell it
	from, to int    // where the number n stands in the name, bytes
	end      int    // where what tells of the part ends in the name
}

var (
	// partWords reads the form in the languages that use these words.
	partWords = regexp.MustCompile(`(?i)^(.*?)[ _-]*\b(?:part|del|teil|parte|partie|deel)[ _]+(\d{1,4})[ _]+(?:of|av|af|von|de|di|sur|van)[ _]+(\d{1,4})\b`)

	// partTakeout reads Google's names, which tell no total: simulot/immich-go,
	// internal/fakefs, listings of real exports.
	partTakeout = regexp.MustCompile(`(?i)^(takeout-\d{8}T\d{6}Z-(?:\d{1,3}-)?)(\d{3})(\.zip)$`)

	// partNumbers reads it in all others: of an export of iCloud, whose outer names
	// are translated, two numbers with words between them, the total first or last.
	partNumbers = regexp.MustCompile(`(?i)^([^0-9]*icloud[^0-9]*)(\d{1,4})([^0-9]*\pL[^0-9]*|[ _]*/[ _]*)(\d{1,4})([^0-9]*)`)
)

// readPart reads the name of a part; ok is false where it is none.
func readPart(name string) (p partOf, ok bool) {
	if m := partTakeout.FindStringSubmatchIndex(name); m != nil {
		p = partOf{title: strings.ToLower(name[m[2]:m[3]]), n: number(name, m[4:6]), from: m[4], to: m[5], end: m[5]}
		return p, p.n > 0
	}
	if m := partWords.FindStringSubmatchIndex(name); m != nil {
		p = partOf{title: name[m[2]:m[3]], n: number(name, m[4:6]), of: number(name, m[6:8]), from: m[4], to: m[5], end: m[1]}
	} else if m := partNumbers.FindStringSubmatchIndex(name); m != nil {
		first, last := m[4:6], m[8:10]
		if number(name, first) > number(name, last) {
			first, last = last, first
		}
		p = partOf{title: name[m[2]:m[3]], n: number(name, first), of: number(name, last), from: first[0], to: first[1], end: m[9]}
	}
	p.title = strings.ToLower(p.title)
	return p, 1 <= p.n && p.n <= p.of
}

func number(name string, at []int) int {
	n, _ := strconv.Atoi(name[at[0]:at[1]])
	return n
}
