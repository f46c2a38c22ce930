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

// absentParts counts the parts of a set that are not there, or not all there: "2
// parts absent", "1 cut off".
func absentParts(p *photo.Place) []string {
	var words []string
	have, of := 0, 0
	if n, _ := fmt.Sscanf(p.Facts.Text(photo.FactParts), "%d of %d", &have, &of); n == 2 && have < of {
		words = append(words, counted(of-have, "part", "parts")+" absent")
	}
	cut := 0
	for _, problem := range p.Problems {
		if problem.Kind == photo.ProblemCut {
			cut++
		}
	}
	if cut > 0 {
		words = append(words, number(cut)+" cut off")
	}
	return words
}

// RecognisedText tells in one line what a place was recognised as and what a scan
// found in it: "iCloud export (zip), 7 of 9 parts, 41,212 photos and videos in 82,424
// files, 2 parts absent".
func RecognisedText(p *photo.Place) string {
	records := min(int(p.Facts.Int(photo.FactRecords)), p.Tally.Media)
	words := append(Recognised(p), counted(p.Tally.Media-records, "photo or video", "photos and videos")+" in "+counted(p.Tally.Files-records, "file", "files"))
	if records > 0 {
		words = append(words, number(records)+" more by record only")
	}
	return strings.Join(append(words, absentParts(p)...), ", ")
}
