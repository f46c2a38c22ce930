package matchers

import (
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rollcall/photo"
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

// names are the names of a file, folded: that on the disk, and the one that it was
// imported with, where its place calls it otherwise.
func names(it *photo.Item) []string {
	list := []string{Fold(path.Base(it.Path))}
	if name := it.Facts.Text(photo.FactOriginalName); name != "" {
		list = append(list, Fold(path.Base(name)))
	}
	return slices.Compact(list)
}

// stems are the same without their endings.
func stems(it *photo.Item) []string {
	list := names(it)
	for i, name := range list {
		list[i] = strings.TrimSuffix(name, path.Ext(name))
	}
	return slices.Compact(list)
}

// sameName reports whether two files have a name in common.
func sameName(a, b *photo.Item) bool { return meet(names(a), names(b)) }

// sameStem reports whether they have one but for the ending.
func sameStem(a, b *photo.Item) bool { return meet(stems(a), stems(b)) }

func meet(a, b []string) bool {
	return slices.ContainsFunc(a, func(name string) bool { return slices.Contains(b, name) })
}

// samePlain reports whether two files have a stem in common once copy numbers and
// marks of edits are taken off. It breaks ties, and proves nothing.
func samePlain(a, b *photo.Item) bool {
	return slices.ContainsFunc(stems(a), func(x string) bool {
		plain, _ := Plain(x + ".x")
		return slices.ContainsFunc(stems(b), func(y string) bool {
			other, _ := Plain(y + ".x")
			return plain == other
		})
	})
}

// byID reports whether its place calls a file by an id and puts it into a folder of
// its own making: the folder tells nothing.
func byID(it *photo.Item) bool {
	asset := it.Facts.Text(photo.FactAsset)
	return asset != "" && it.Facts.Has(photo.FactOriginalName) && Stem(it.Path) == Fold(asset)
}

// sameFolder reports whether two paths lie in folders that can be one and the
// same on the two sides: of the same name, or one of them at the top.
func sameFolder(a, b string) bool {
	da, db := path.Dir(a), path.Dir(b)
	return da == "." || db == "." || Fold(path.Base(da)) == Fold(path.Base(db))
}
