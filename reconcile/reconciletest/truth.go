package reconciletest

// Right reports whether naming the cause is right for this photo.
func (t Truth) Right(cause string) bool {
	for _, c := range t.Traced {
		if c == cause {
			return true
		}
	}
	return len(t.Traced) == 0 && cause == "unexplained"
}
