package formats

// readOpaque reads files of which no more is told than what they are: they are
// compared as a whole, by their bytes.
func readOpaque(*Input) (*Content, error) { return &Content{}, nil }
