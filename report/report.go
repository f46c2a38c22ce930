// Package report writes what a check found, for people and for programs. One
// file per layout; All lists them.
//
// A layout sees a finished photo.Report; how a verdict was reached is not its
// business.
package report

import (
	"io"
	"time"

	"rollcall/photo"
)

// All lists the layouts. The first is what a terminal gets.
var All = []Layout{
	textLayout,
	jsonLayout,
	csvLayout,
	htmlLayout,
}

// A Layout is one way to write a report.
type Layout struct {
	Name    string   // kebab-case key, for --format
	Title   string   // for people
	Doc     string   // one sentence
	Endings []string // file endings that choose it, lower case, with the dot
	Private bool     // holds names and pictures: written 0600
	Write   func(w io.Writer, r *photo.Report, o Options) error
	Changes func(w io.Writer, c *photo.Changes, o Options) error // what is new since an earlier check; nil: not in this layout
}

// Options are what a layout may need beside the report.
type Options struct {
	Terminal   bool              // it is written to a terminal: no name may reach it as it is
	Color      bool              // terminal colours
	Width      int               // columns; 0: 80
	Graphics   Graphics          // text: bars and a timeline below the first screen
	ShowHidden bool              // name photos of the Hidden album and the trash
	All        bool              // text: name every photo, not the first few of each cause
	Index      string            // the --index that commands have to name, too; "" none
	Rescue     bool              // this program has the rescue command: "Next" may name it
	Now        time.Time         // for the days left, in layouts for people only; zero: when the report was made
	Titles     map[string]string // cause name to its title

	// Thumbs makes small pictures of files, one for each, upright JPEGs of at most
	// 320 pixels on the longer side; nil where none can be made. nil: nobody makes
	// any.
	Thumbs func(files []File) [][]byte
}

// A File is one file of a check.
type File struct {
	Backup bool   // of the backup side, else of the library's
	Place  int    // position among the places of its side
	Path   string // relative to its place
}
