package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// zeroWidthJoiner holds family emoji together; file names have it.
const zeroWidthJoiner = '\u200d'

// Visible makes a name safe to print on a terminal: bytes that are no UTF-8
// become \xNN, and whatever moves the cursor, hides or turns text around
// (control characters, bidi overrides, invisible ones, line separators) its
// escape, such as \x1b or \u202e. Everything else stays as it is.
func Visible(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		b.WriteString(visibleRune(r, n, s[i:i+n]))
		i += n
	}
	return b.String()
}

func plain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

func visibleRune(r rune, n int, as string) string {
	switch {
	case r == utf8.RuneError && n == 1:
		return fmt.Sprintf(`\x%02x`, as[0])
	case unicode.IsGraphic(r) || r == zeroWidthJoiner:
		return as
	case r < 0x100:
		return fmt.Sprintf(`\x%02x`, r)
	case r < 0x10000:
		return fmt.Sprintf(`\u%04x`, r)
	}
	return fmt.Sprintf(`\U%08x`, r)
}

// wide are the ranges that terminals print two columns wide (Unicode Standard
// Annex #11, East Asian Wide and Fullwidth, in round numbers).
var wide = [][2]rune{
	{0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0xA4CF}, {0xAC00, 0xD7A3},
	{0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6},
	{0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
}

// columns is how many columns of a terminal s takes.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n += runeColumns(r)
	}
	return n
}

func runeColumns(r rune) int {
	if r < 0x300 {
		return 1
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	for _, span := range wide {
		if r >= span[0] && r <= span[1] {
			return 2
		}
	}
	return 1
}
