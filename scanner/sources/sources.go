// Package sources knows the kinds of places that photos live in, and yields
// their files with what the place alone knows of each. One file per kind; All
// lists them.
//
// It opens everything read-only, understands no file formats and keeps nothing:
// the scanner reads the files and the index keeps them.
package sources

import (
	"context"

	"rollcall/photo"
)

// All lists the kinds; the first that recognises a root takes it, so the
// narrower stand before the wider.
var All = []Kind{
	Zip,
	PhoneBackup,
	Folder,
}

// A Kind is one kind of place.
type Kind struct {
	Name  string // kebab-case key, such as "folder"; kept in the index
	Title string // for people
	Doc   string // one or two sentences: how it is recognised, and what it tells
	Needs string // what it takes to read all of it, such as a password

	// Detect reports whether root is a place of this kind, by its content.
	Detect func(root string) bool

	// Root is the root of the place that an argument names: of one ZIP of a set it
	// is that of the set. nil: the argument itself. Detect and Open take both.
	Root func(root string) string

	// Open prepares the place at root for a walk.
	Open func(root string, o Options) (Source, error)
}

// Options are what a user may say about a walk.
type Options struct {
	// Ignore are globs of paths to leave out, in doublestar's syntax, relative to
	// the root. A glob without a slash holds for names at any depth; one that ends
	// in a slash for folders only.
	Ignore []string

	// Listed says that files of archives are known by their list: the entry of one
	// has its checksum as a fact.
	Listed bool

	// Password asks for the password of an encrypted place, by its path and a
	// device's name; nil or "": there is none. An error ends the opening.
	Password func(root, device string) (string, error)
}

// A Source is an opened place.
type Source interface {
	// Place tells what is known of the place itself: root, kind, route, facts.
	// Facts and problems are complete once Walk has returned.
	Place() photo.Place

	// Walk calls visit once for every file, in any order, from one goroutine. The
	// Entry is the visitor's for the call only. A folder that can't be read is a
	// problem of the place and no error; an error means that the walk did not
	// end cleanly.
	Walk(ctx context.Context, visit func(*Entry) error) error

	// Open opens a file that Walk has yielded, by its path, read-only. Many
	// goroutines may call it. A File whose place can tell also has the method
	// Stamp() (photo.Stamp, error): its stamp now, to find out whether it changed
	// while it was read; and Damage() string where the place knows by itself that
	// what was read is damaged, such as by a ZIP's checksum.
	Open(path string) (photo.File, error)
}

// An Entry is one file of a place, not yet opened.
type Entry struct {
	Path     string // relative to the root, "/"-separated, bytes as stored
	Stamp    photo.Stamp
	Standing photo.Standing // "" for a file to be read; else settled by a rule of the place
	Content  bool           // with a Standing: what is in the file is read all the same
	Facts    photo.Facts
	Problem  *photo.Problem // why the file must not or can't be opened; nil: open it
	Record   *Record        // of a photo whose file is not here; nil: there is a file
	Later    *Later         // facts in a record beside the file, not read yet; nil: there are none. See Tell
}

// A Record is what a place records of a photo whose file is not here: an original
// that was left in iCloud. It stands for a photo of a library, never for a copy.
type Record struct {
	Class       photo.Class
	Format      string // name of the format, as formats names it; "" unknown
	Taken       photo.Taken
	Width       int // pixels of the original; 0 unknown
	Height      int
	Duration    int64 // of a video, milliseconds
	Camera      string
	ContentID   string            // of a Live Photo
	BurstID     string            // of the burst that it is a frame of
	Fingerprint photo.Fingerprint // of the original; zero unknown
}
