package report

import (
	"fmt"
	"strings"

	"rollcall/photo"
)

// Recognised says what a place was recognised as: "iCloud export (zip)", "7 of 9
// parts"; "phone-backup", "of Anna's iPhone", "iOS 17.4". The first is its kind
// where nothing more is known.
func Recognised(p *photo.Place) []string {
	words := []string{p.Kind}
	if title := p.Facts.Text(photo.FactTitle); title != "" {
		words[0] = title + " (" + p.Kind + ")"
	}
	if device := p.Facts.Text(photo.FactDevice); device != "" {
		words = append(words, "of "+device)
	}
	if system := p.Facts.Text(photo.FactSystem); system != "" {
		words = append(words, system)
	}
	if parts := p.Facts.Text(photo.FactParts); parts != "" {
		words = append(words, parts+" parts")
	}
	return words
}

// absentParts counts the parts of a set that are not there: "2 parts absent".
func absentParts(p *photo.Place) string {
	have, of := 0, 0
	if n, _ := fmt.Sscanf(p.Facts.Text(photo.FactParts), "%d of %d", &have, &of); n < 2 || have >= of {
		return ""
	}
	return counted(of-have, "part", "parts") + " absent"
}

// RecognisedText is Recognised in one line, with the parts that are absent; ""
// where a place tells no more than its kind.
func RecognisedText(p *photo.Place) string {
	words := Recognised(p)
	if absent := absentParts(p); absent != "" {
		words = append(words, absent)
	}
	if len(words) == 1 && words[0] == p.Kind {
		return ""
	}
	return strings.Join(words, ", ")
}
