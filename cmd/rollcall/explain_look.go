package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"rollcall/photo"
	"rollcall/reconcile/matchers"
)

// foundWords says what second looks were taken for a pair, and what they found.
func foundWords(taken []string, seen *photo.Comparison) []string {
	var words []string
	if slices.Contains(taken, photo.LookSketch) {
		words = append(words, "both were looked at in small")
	}
	return append(words, lookWords(seen)...)
}

// lookWords says what a second look at two files found, a sentence each. The
// numbers are told with what they would be in the same picture.
func lookWords(c *photo.Comparison) []string {
	switch {
	case c == nil:
		return nil
	case c.Problem != "":
		return []string{"a second look was not possible: " + c.Problem}
	}
	var words []string
	if c.Bytes {
		words = append(words, byteWords(c))
	}
	if c.Pixels {
		words = append(words, pixelWords(c)...)
	}
	return words
}

// mostDiffering is up to how many bytes that differ are counted.
const mostDiffering = 16

func byteWords(c *photo.Comparison) string {
	switch {
	case c.Prefix:
		return "byte by byte: the shorter file is the beginning of the longer one"
	case c.Zeroed:
		return "byte by byte: all that differs are zeros in the backup's file, where a disk lost them"
	case c.Holed:
		return "byte by byte: all that differs are zeros in the library's file, where a disk lost them"
	case c.Differing == 0:
		return "byte by byte: nothing differs"
	case c.Differing >= mostDiffering:
		return fmt.Sprintf("byte by byte: %d bytes or more differ", mostDiffering)
	case c.Differing == 1:
		return "byte by byte: one byte differs"
	}
	return fmt.Sprintf("byte by byte: %d bytes differ", c.Differing)
}

// alikeFrom is the typical difference, in levels, from which on it matters what
// the pictures show.
const alikeFrom = 1.2

func pixelWords(c *photo.Comparison) []string {
	words := []string{differenceWords(c)}
	if c.Detail > 0 {
		words = append(words, fmt.Sprintf("fine detail: the backup's has %.0f %% of the library's", 100*c.Detail))
	}
	if c.Grainy {
		words = append(words, fmt.Sprintf("grain: %.0f %% in common (near 0 in two exposures of one scene)", 100*max(c.Grain, 0)))
	}
	if c.Typical > alikeFrom {
		words = append(words, fmt.Sprintf("in small they look alike to %.2f (1: the same; 0: nothing in common)", c.Alike))
	}
	if c.Cropped > 0 {
		words = append(words, fmt.Sprintf("a part of the library's picture looks like it to %.2f", c.Cropped))
	}
	if c.Profiles {
		words = append(words, "the two name different colour profiles, which were not converted")
	}
	if c.Unprofiled {
		words = append(words, "one of the two names no colour profile; compared as if it had the other's")
	}
	return words
}

func differenceWords(c *photo.Comparison) string {
	turned := ""
	if c.Turned != 0 {
		turned = fmt.Sprintf(", once the backup's is turned clockwise by %d degrees", 90*c.Turned)
	}
	if c.Worst == 0 && c.Finest == 0 {
		return "decoded, the pictures are the same cell by cell" + turned
	}
	words := fmt.Sprintf("decoded, squares of 8 pixels differ by %s of 255 levels at most, typically by %s", levels(c.Worst), levels(c.Typical))
	if c.Finest > 0 {
		words += fmt.Sprintf(", squares of 4 pixels by %s at most in brightness", levels(c.Finest))
	}
	return words + turned
}

// levels prints a difference with two digits at most.
func levels(d float64) string {
	if d >= 10 {
		return fmt.Sprintf("%.0f", d)
	}
	return fmt.Sprintf("%.1f", d)
}

// sightWords says what look a rung took of the file before it was climbed.
func sightWords(look, problem string) string {
	what := map[string]string{
		photo.LookSketch:      "looked at the picture in small",
		photo.LookFingerprint: "looked at its bytes for Apple's fingerprint",
	}[look]
	switch {
	case what == "":
		return ""
	case problem != "":
		return what + ": not possible: " + problem
	}
	return what
}

// keyWords lists the keys under which a file can meet others: those of one kind
// together, such as the bands of a hash, which are numbered.
func keyWords(keys []matchers.Key) []string {
	var kinds []string
	byKind := map[string][]string{}
	for _, key := range keys {
		kind, value, _ := strings.Cut(string(key), " ")
		if byKind[kind] == nil {
			kinds = append(kinds, kind)
		}
		byKind[kind] = append(byKind[kind], strings.Replace(value, " ", ":", one(kind == bandKind)))
	}
	words := make([]string, len(kinds))
	for i, kind := range kinds {
		sep := " | "
		if kind == bandKind {
			sep = " "
		}
		words[i] = kind + " " + strings.Join(byKind[kind], sep)
	}
	return words
}

// bandKind is the kind of the keys that a hash has: a band's number, its bits.
const bandKind = "band"

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// marginWords says whether the nearest of several is clearly the one, "" where
// fewer than two were looked at.
func marginWords(distances []float64) string {
	near, next := math.Inf(1), math.Inf(1)
	for _, d := range distances {
		switch {
		case d <= 0:
		case d < near:
			near, next = d, near
		case d < next:
			next = d
		}
	}
	switch {
	case math.IsInf(next, 1):
		return ""
	case matchers.Clearly(near, next):
		return fmt.Sprintf("the nearest is %s levels away, the next %s: clearly farther", levels(near), levels(next))
	}
	return fmt.Sprintf("the nearest is %s levels away, the next %s: not clearly farther, so it decides nothing", levels(near), levels(next))
}
