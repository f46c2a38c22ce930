package sources

import (
	"errors"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// albumTitle is the name of an album as it can stand on a line of its own, composed,
// so that two sources spell it alike; "" it has none, or one that nobody wrote.
func albumTitle(name string) string {
	if len(name) > maxName {
		return ""
	}
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, validText(name))
	return norm.NFC.String(strings.TrimSpace(name))
}

// maxAlbumText is how much the names of albums may take of all photos of one source,
// bytes: a few names that every photo has would fill the index otherwise.
const maxAlbumText = 128 << 20

var errAlbumText = errors.New("its photos lie in more albums than are read")

// albumTexts are the values of photo.FactAlbum, each held once.
type albumTexts struct {
	same  map[string]*string
	told  int // bytes, of all photos
	lines []byte
}

// of is the value for a photo that albums of these names hold, sorted; nil for none.
// Names that come again are told once, and as many as a text can hold.
func (t *albumTexts) of(sorted []string) (*string, error) {
	t.lines = t.lines[:0]
	for i, name := range sorted {
		if i > 0 && name == sorted[i-1] {
			continue
		}
		if len(t.lines)+1+len(name) > maxText {
			break
		}
		if len(t.lines) > 0 {
			t.lines = append(t.lines, '\n')
		}
		t.lines = append(t.lines, name...)
	}
	if len(t.lines) == 0 {
		return nil, nil
	}
	if t.told += len(t.lines); t.told > maxAlbumText {
		return nil, errAlbumText
	}
	if text := t.same[string(t.lines)]; text != nil {
		return text, nil
	}
	if t.same == nil {
		t.same = map[string]*string{}
	}
	text := string(t.lines)
	t.same[text] = &text
	return &text, nil
}
