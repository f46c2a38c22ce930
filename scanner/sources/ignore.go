package sources

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"rollcall/photo"
)

// ignoresName is the file in which a folder lists what to leave out of it, a
// glob a line; blank lines and those that begin with # say nothing.
const ignoresName = ".rollcallignore"

// maxIgnores is how much of such a file is read, bytes.
const maxIgnores = 1 << 20

// An ignoreGlob leaves out what it matches.
type ignoreGlob struct {
	base    string // the folder that it counts from, with a "/" behind it; "" the root
	glob    string // in doublestar's syntax
	names   bool   // it holds for names at any depth, not for paths
	folders bool   // it holds for folders only
}

func (g *ignoreGlob) matches(path, name string, folder bool) bool {
	if g.folders && !folder {
		return false
	}
	if g.names {
		return doublestar.MatchUnvalidated(g.glob, name)
	}
	return doublestar.MatchUnvalidated(g.glob, strings.TrimPrefix(path, g.base))
}

// parseIgnores reads the globs of the options. A bad one is an error that quotes
// it.
func parseIgnores(globs []string) ([]ignoreGlob, error) {
	var parsed []ignoreGlob
	for _, text := range globs {
		g, err := parseIgnore("", text)
		if err != nil {
			return nil, err
		}
		parsed = append(parsed, g)
	}
	return parsed, nil
}

func parseIgnore(base, text string) (ignoreGlob, error) {
	glob, folders := strings.CutSuffix(text, "/")
	names := !strings.Contains(glob, "/")
	glob = strings.TrimPrefix(glob, "/")
	switch {
	case strings.HasPrefix(text, "!"):
		return ignoreGlob{}, fmt.Errorf("the ignore glob %q begins with !, which is not supported", text)
	case glob == "" || !doublestar.ValidatePattern(glob):
		return ignoreGlob{}, &BadGlobError{text}
	}
	return ignoreGlob{base: base, glob: glob, names: names, folders: folders}, nil
}

// readIgnores reads the ignore file of a folder. Trouble with it is a problem:
// what it would leave out is seen.
func (w *walk) readIgnores(f *folder) {
	path := join(f.path, ignoresName)
	content, err := readSmall(f.in, path, maxIgnores)
	if err != nil {
		w.problems = append(w.problems, photo.Problem{Kind: photo.ProblemUnreadable, Path: path, Text: "can't be read: " + reason(err)})
		return
	}
	base := ""
	if f.path != "" {
		base = f.path + "/"
	}
	globs, bad := parseIgnoreFile(base, content)
	f.marks.globs = append(slices.Clip(f.marks.globs), globs...)
	for _, err := range bad {
		w.problems = append(w.problems, photo.Problem{Kind: photo.ProblemMalformed, Path: path, Text: err.Error()})
	}
}

// readSmall reads a file of the place of at most limit bytes; of a larger one it
// is an error to read it.
func readSmall(in *inside, path string, limit int64) ([]byte, error) {
	f, err := in.openFile(in.rel(path))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if f.Size() > limit {
		return nil, fmt.Errorf("it has %d bytes, more than the %d that are read", f.Size(), limit)
	}
	content := make([]byte, f.Size())
	n, err := f.ReadAt(content, 0)
	if err == io.EOF {
		err = nil
	}
	return content[:n], err
}

// parseIgnoreFile reads an ignore file of the folder base. Bad lines are left
// out and come back as one error each.
func parseIgnoreFile(base string, content []byte) (globs []ignoreGlob, bad []error) {
	lines := bufio.NewScanner(bytes.NewReader(content))
	lines.Buffer(nil, maxIgnores+1)
	for lines.Scan() {
		text := strings.TrimRight(lines.Text(), " \t\r")
		if text == "" || text[0] == '#' {
			continue
		}
		g, err := parseIgnore(base, text)
		if err != nil {
			bad = append(bad, err)
			continue
		}
		globs = append(globs, g)
	}
	return globs, bad
}

// A BadGlobError is an --ignore glob, or a line of .rollcallignore, that is none.
type BadGlobError struct{ Glob string }

func (e *BadGlobError) Error() string { return fmt.Sprintf("bad ignore glob %q", e.Glob) }

// Hint says what a glob looks like.
func (e *BadGlobError) Hint() string {
	return "write it as in .gitignore, such as *.tmp, cache/ or 2019/**/small; a [ needs its ]"
}
