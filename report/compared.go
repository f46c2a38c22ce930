package report

import (
	"strings"

	"rollcall/photo"
)

// writeCompared says what was held against what, so that a saved report can be
// told from another.
func writeCompared(s *screen, r *photo.Report) {
	s.blank()
	s.paragraph(heading, "", "Compared")
	for i := range r.Library {
		writePlace(s, "library ", &r.Library[i], "")
	}
	for i := range r.Backup {
		writePlace(s, "backup  ", &r.Backup[i], routeText(&r.Backup[i]))
	}
}

func writePlace(s *screen, side string, p *photo.Place, route string) {
	s.whole(hang+side, p.Root)
	s.paragraph(plainly, hang+"        ", placeText(p, route))
}

func placeText(p *photo.Place, route string) string {
	words := []string{p.Kind, counted(p.Tally.Photos, "photo", "photos") + " in " +
		counted(p.Tally.Files, "file", "files"), size(p.Tally.Bytes)}
	if route != "" {
		words = append(words, route)
	}
	if made := p.Facts.Time(photo.FactBackupDate); !made.IsZero() {
		words = append(words, "made on "+day(made))
	}
	if n := p.Facts.Int(photo.FactHardLinks); n > 0 {
		words = append(words, counted(int(n), "hard link", "hard links")+" counted once")
	}
	if n := p.Facts.Int(photo.FactSymlinks); n > 0 {
		words = append(words, counted(int(n), "symbolic link", "symbolic links")+" not followed")
	}
	if !p.ScannedAt.IsZero() {
		words = append(words, "looked at on "+day(p.ScannedAt))
	}
	return strings.Join(words, ", ")
}

// routeText says how photos get into a backup, and whether that is a guess.
func routeText(p *photo.Place) string {
	if p.Route == "" || p.Route == photo.RouteUnknown {
		return ""
	}
	if p.RouteSure {
		return "route " + p.Route
	}
	return "route " + p.Route + " (a guess; --route tells)"
}
