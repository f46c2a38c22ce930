package sources

import (
	"errors"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"rollcall/photo"
)

// problem records what of the place was not seen.
func (w *walk) problem(p photo.Problem) {
	w.gap = true
	w.problems = append(w.problems, p)
}

// unreadable records that a folder can't be read, if that matters, and returns
// what to read in its place.
func (w *walk) unreadable(f *folder, err error) []*folder {
	denied := errors.Is(err, fs.ErrPermission)
	switch {
	case f.marks.noGap || f.marks.ignored || f.maybe && errors.Is(err, fs.ErrNotExist):
		return nil
	case denied && lastName(f.lower) == ".trashes":
		return []*folder{w.ownTrash(f)}
	case denied && othersTrash(f.lower):
		return nil
	}
	p := photo.Problem{Kind: photo.ProblemUnreadable, Path: orDot(f.path), Text: "the folder can't be read: " + reason(err)}
	if errors.Is(err, fs.ErrNotExist) {
		p.Kind, p.Text = photo.ProblemVanished, "the folder was gone when it was to be read"
	}
	w.problem(p)
	return nil
}

// ownTrash is the user's own folder in .Trashes of macOS, which nobody may list.
func (w *walk) ownTrash(f *folder) *folder {
	uid := strconv.Itoa(os.Getuid())
	return &folder{
		in: f.in, path: join(f.path, uid), name: uid, lower: f.lower + "/" + uid,
		depth: f.depth + 1, above: f.above, marks: f.marks, maybe: true,
	}
}

// othersTrash reports whether a path is that of another user's own trash:
// .Trash-<uid>, .Trashes/<uid>, $RECYCLE.BIN/<SID>.
func othersTrash(path string) bool {
	name := lastName(path)
	above := lastName(strings.TrimSuffix(path[:len(path)-len(name)], "/"))
	uid, named := strings.CutPrefix(name, ".trash-")
	switch {
	case named, above == ".trashes", above == ".trash":
		return digits(uid) && uid != strconv.Itoa(os.Getuid())
	}
	return above == "$recycle.bin" && strings.HasPrefix(name, "s-1-")
}

// unstated records that a name of a folder can't be looked at. A photo by its
// name is visited with that problem; of anything else, which may be a folder, it
// is a problem of the place.
func (w *walk) unstated(f *folder, name string, err error) error {
	path := join(f.path, name)
	picture, gone := isPicture(strings.ToLower(name)), errors.Is(err, fs.ErrNotExist)
	switch {
	case f.marks.standing != "" || f.marks.ignores(path, name, false), gone && !picture:
		return nil
	case errors.Is(err, fs.ErrPermission):
		if !f.denied {
			f.denied = true
			w.problem(photo.Problem{Kind: photo.ProblemUnreadable, Path: orDot(f.path), Text: "what lies in the folder can't be looked at: " + reason(err)})
		}
		return nil
	}
	p := photo.Problem{Kind: photo.ProblemUnreadable, Path: path, Text: "can't be looked at: " + reason(err)}
	if gone {
		p.Kind, p.Text = photo.ProblemVanished, "was gone when it was to be looked at"
	}
	if !picture {
		w.problem(p)
		return nil
	}
	w.entry = Entry{Path: path, Problem: &p}
	return w.visit(&w.entry)
}

// reason is the innermost error's text, without the paths that wrap it.
func reason(err error) string {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err.Error()
		}
		err = inner
	}
}

// orDot names the root, whose relative path is empty.
func orDot(path string) string {
	if path == "" {
		return "."
	}
	return path
}
