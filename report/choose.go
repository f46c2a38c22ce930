package report

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// An UnknownLayoutError is a --format, or the ending of an -o FILE, that no
// layout has: a usage error.
type UnknownLayoutError struct {
	Asked string   // what was asked for
	Flag  string   // the flag that asked: "--format" or "-o"
	Known []string // what there is
}

// Error says what is wrong; Hint, what would be right.
func (e *UnknownLayoutError) Error() string {
	if e.Flag == formatFlag {
		return fmt.Sprintf("there is no report format %q", e.Asked)
	}
	return fmt.Sprintf("cannot tell from %q which report to write", e.Asked)
}

// Hint lists what there is, and the likeliest of it first.
func (e *UnknownLayoutError) Hint() string {
	known := "known are " + joined(e.Known)
	if e.Flag == outputFlag {
		known = "known endings are " + joined(e.Known) + "; or, into a file of any name, --format NAME > FILE"
	}
	asked := e.Asked
	if e.Flag == outputFlag {
		asked = ending(e.Asked)
	}
	if near := Nearest(asked, e.Known); near != "" {
		return "did you mean " + near + "? " + known
	}
	return known
}

const (
	formatFlag = "--format"
	outputFlag = "-o"
)

// Choose picks the layout for one output: by format, the value of --format,
// where it is given, else by the ending of file. Upper and lower case are the
// same. The error is an *UnknownLayoutError.
func Choose(layouts []Layout, format, file string) (Layout, error) {
	asked, flag, keys := strings.ToLower(format), formatFlag, func(l Layout) []string { return []string{l.Name} }
	if format == "" {
		asked, flag, keys = ending(file), outputFlag, func(l Layout) []string { return l.Endings }
	}
	var known []string
	for _, layout := range layouts {
		if slices.Contains(keys(layout), asked) {
			return layout, nil
		}
		known = append(known, keys(layout)...)
	}
	if format == "" {
		return Layout{}, &UnknownLayoutError{file, flag, known}
	}
	return Layout{}, &UnknownLayoutError{format, flag, known}
}

func ending(file string) string { return strings.ToLower(filepath.Ext(file)) }

// Nearest is the known word that two or fewer edits make of the asked one, whatever
// its case; "" where none is near.
func Nearest(asked string, known []string) string {
	best, least := "", 3
	for _, word := range known {
		if d := edits(strings.ToLower(asked), word); d < least && d < len(word)-1 {
			best, least = word, d
		}
	}
	return best
}

// edits is the Levenshtein distance, in bytes.
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			above := row[j+1]
			row[j+1] = min(above+1, row[j]+1, diagonal+one(a[i] != b[j]))
			diagonal = above
		}
	}
	return row[len(b)]
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
