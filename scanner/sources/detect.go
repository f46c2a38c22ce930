package sources

// Detect returns the first of kinds that recognises root, or nil: root is no
// place that photos live in, such as a single file.
func Detect(kinds []Kind, root string) *Kind {
	for i := range kinds {
		if kinds[i].Detect(root) {
			return &kinds[i]
		}
	}
	return nil
}
