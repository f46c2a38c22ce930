package matchers

// doubt says what keeps decoded pictures that nearly agree from agreeing, where one
// thing does.
func (s shot) doubt() string {
	c := s.looked
	switch {
	case c.Unprofiled:
		return "; one of the two lost its colour profile, so that its colours are off"
	case c.Profiles:
		return "; they name different colour profiles, which can't be compared"
	case s.lossless() && s.size() == samePixels:
		return "; both formats keep pixels as they are, and some differ"
	case changedInPart(c) && s.size() == samePixels || c.Patch > resizedPatch:
		return "; a part differs by more than encoding it anew explains"
	case softened(c) || blownUp(c):
		return "; the backup's is softer all over, as what was blown up is"
	case c.Crisp > mostCrisp:
		return "; the backup's is sharper all over, as after a filter"
	}
	return ""
}

// lost says what the backup's picture has no room for, beside its pixels.
func (s shot) lost() string {
	words := ""
	if s.looked.Opaque {
		words += "; what is transparent in the library's is not in the backup's"
	}
	if s.looked.Shallow {
		words += "; the library's has 16 bits a sample, the backup's 8"
	}
	if s.looked.Unprofiled {
		words += "; one of the two lost its colour profile, so that its colours are off"
	}
	return words
}
