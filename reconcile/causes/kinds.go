package causes

import "rollcall/photo"

const (
	// Since a date, or for a time, nothing of one kind: a folder, a switch or a filter of
	// what sends. A copy of the folder may have stopped as well.
	scopeKindSince  = 15
	syncKindCopied  = 12
	syncKindUnknown = 9
	// The same of what is large: as likely it found no room.
	scopeKindLarge = 9
	// Nothing of it until a date: it was not yet covered then; of a cloud, that takes what
	// is older as well, somebody rather tidied up.
	scopeKindUntil        = 14
	scopeKindUntilCloud   = 9
	deletedKindUntilCloud = 14
	deletedKindUntil      = 9
	// Of its format others came before or after: nothing refuses it.
	formatKindDated = -12
	// All that was added in one go: it never went through, or was left out.
	syncImport  = 14
	scopeImport = 11
	fewImported = 8
)

// scopeByKind speaks of a kind of which nothing came since or until a date, though other
// photos of that time did.
func scopeByKind(c Case) []photo.Evidence {
	s, ok := c.Roll.Stretch(c.Line, ByKind)
	if !ok || setApart(c) {
		return nil
	}
	z, w := c.Roll.Sizes(c.Line), float64(scopeKindSince)
	switch large := z.Large(c.Photo) && c.cloud(); {
	case large && !z.Since.IsZero():
		return nil // such a kind is large, and has no other date
	case large:
		w = scopeKindLarge
	case s.Leading() && c.cloud():
		w = scopeKindUntilCloud
	case s.Leading():
		w = scopeKindUntil
	}
	return []photo.Evidence{says(photo.ObservedTime, w, "%s.", s.sentence())}
}

// deletedKind speaks of pictures that no camera took of which nothing until a date is
// there, as after somebody tidied up.
func deletedKind(c Case) []photo.Evidence {
	s, ok := c.Roll.Stretch(c.Line, ByKind)
	if !ok || !s.Leading() || c.Roll.Share(c.Line, ByOrigin).Name == "" || !c.alone() {
		return nil
	}
	w := float64(deletedKindUntil)
	if c.cloud() {
		w = deletedKindUntilCloud
	}
	return []photo.Evidence{says(photo.ObservedTime, w, "%s, as after somebody tidied up.", s.sentence())}
}

// syncOfKind speaks of a folder of which copies came until a date.
func syncOfKind(c Case) []photo.Evidence {
	s, ok := c.Roll.Stretch(c.Line, ByKind)
	if !ok || s.KindBy != ByFolder || s.Leading() {
		return nil
	}
	w := float64(syncKindUnknown)
	switch {
	case c.on(photo.RouteCopy):
		w = syncKindCopied
	case !c.on(photo.RouteUnknown):
		return nil
	}
	return []photo.Evidence{says(photo.ObservedTime, w, "%s: what copies it may have stopped.", s.sentence())}
}

// formatOfKind speaks against a format of which others came before or after.
func formatOfKind(c Case) []photo.Evidence {
	s, ok := c.Roll.Stretch(c.Line, ByKind)
	if !ok || c.Roll.Share(c.Line, ByFormat).nearlyNone() {
		return nil
	}
	return []photo.Evidence{says(photo.ObservedTime, formatKindDated, "%s: of the same format others came.", s.sentence())}
}

// ofImport speaks of photos that were added together of which all is missing, while
// others came.
func ofImport(c Case, most float64) []photo.Evidence {
	s := c.Roll.Share(c.Line, ByImport)
	if s.Name == "" || s.Photos < fewImported || !s.nearlyNone() || setApart(c) {
		return nil
	}
	if w := s.Rule(most); w > 0 {
		return []photo.Evidence{says(photo.ObservedShare, w, "%s.", s.sentence(s.Name))}
	}
	return nil
}
