package matchers

import (
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold brings a name into the form in which names are compared: NFC, lower
// case, and every kind of space a plain one (macOS 13 and later write U+202F
// into the names of screenshots). A name that is no UTF-8 stays as it is but for
// ASCII letters.
func Fold(name string) string {
	if isASCII(name) || !utf8.ValidString(name) {
		return lowerASCII(name)
	}
	return strings.Map(plainSpace, strings.ToLower(norm.NFC.String(name)))
}

// Stem is the folded base name without its ending.
func Stem(p string) string {
	base := path.Base(p)
	return Fold(strings.TrimSuffix(base, path.Ext(base)))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func lowerASCII(s string) string {
	return string(mapASCII([]byte(s)))
}

func mapASCII(b []byte) []byte {
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return b
}

func plainSpace(r rune) rune {
	if r == '\u00a0' || r == '\u202f' {
		return ' '
	}
	return r
}

// sameFolder reports whether two paths lie in folders that can be one and the
// same on the two sides: of the same name, or one of them at the top.
func sameFolder(a, b string) bool {
	da, db := path.Dir(a), path.Dir(b)
	return da == "." || db == "." || Fold(path.Base(da)) == Fold(path.Base(db))
}

// sameName reports whether two paths end in the same file name.
func sameName(a, b string) bool { return Fold(path.Base(a)) == Fold(path.Base(b)) }

// sameStem reports whether two paths have the same stem once copy numbers and
// marks of edits are taken off. It breaks ties, and proves nothing.
func sameStem(a, b string) bool {
	sa, _ := Plain(a)
	sb, _ := Plain(b)
	return sa == sb
}
