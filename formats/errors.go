package formats

import "fmt"

// Malformed says that a file is not what it claims to be.
type Malformed struct{ Text string }

func (e *Malformed) Error() string { return e.Text }

// Unsupported says that a file is valid but of a kind that is not read yet.
type Unsupported struct{ Text string }

func (e *Unsupported) Error() string { return e.Text }

func malformed(format string, args ...any) error {
	return &Malformed{Text: fmt.Sprintf(format, args...)}
}

func unsupported(format string, args ...any) error {
	return &Unsupported{Text: fmt.Sprintf(format, args...)}
}
