// Package rescue copies photos to safety: each file is read through its place,
// written under a temporary name, read back, and only then given its own name.
//
// What to copy, and why, is decided above it. It writes to one folder and nowhere
// else, whatever the names and links in it say, and overwrites nothing.
package rescue

import (
	"context"
	"time"

	"rollcall/photo"
)

// A Photo is what is to be copied of one photo: files that stay together.
type Photo struct {
	Files []File // the photo's own first, then parts and sidecars
	Cause string // why it is missing; "" where there is none
}

// A File is one file to be copied.
type File struct {
	Item *photo.Item
	From string // where it comes from, for people: the place's root and the path in it
	To   string // where it is to go: relative to the folder, "/"-separated, as Where makes it
	None string // why there is nothing to copy, a clause; "" there is
}

// A Job is one rescue.
type Job struct {
	Dest   string // absolute; made where it is not there
	Photos []Photo

	// Open opens the file of an item, read-only, as sources.Source does.
	Open func(*photo.Item) (photo.File, error)

	DryRun   bool // say what would be done and write nothing
	Now      func() time.Time
	Progress func(Progress) // nil: nobody asks

	// Done is told what became of each file, in the order of Photos. An error
	// ends the job.
	Done func(*File, Outcome) error

	disk disk // what tests put in place of the system; zero: the system
}

// Progress is how far a job is.
type Progress struct {
	Files, Todo      int
	Bytes, TodoBytes int64
}

// A State is what became of a file.
type State string

// The states.
const (
	Copied    State = "copied"    // and read back; of a dry run: to be copied
	There     State = "there"     // the same bytes were there already
	None      State = "none"      // there is nothing to copy
	Unread    State = "unread"    // the original could not be read
	Unwritten State = "unwritten" // the copy could not be written
)

// An Outcome is what became of a file.
type Outcome struct {
	State    State
	To       string // where it is now, relative to the folder; may have a number that To had not
	Bytes    int64
	Digest   photo.Digest
	Timeless bool   // the folder's file system did not take its time
	Changed  bool   // the file is another one than the check saw; copied as it is now
	Silent   bool   // and its size and date are not: read twice, its bytes are others than the check read
	Damage   string // what the place says is wrong with the bytes; "" nothing
	Problem  string // a clause; of None, Unread and Unwritten
}

// Run does the job. That a file can't be copied is an Outcome; the error is
// something that keeps the rest from being copied too: a *Refusal before anything
// was written, a *Full disk, a cancelled context.
func (j *Job) Run(ctx context.Context) error {
	r := &run{Job: j, seen: map[string]bool{}}
	if err := r.measure(); err != nil {
		return err
	}
	d, err := openDest(j.Dest, j.DryRun, &j.disk)
	if err != nil {
		return err
	}
	defer d.close()
	r.dest = d
	for i := range j.Photos {
		if err := r.photo(ctx, &j.Photos[i]); err != nil {
			return err
		}
	}
	return nil
}

// A run is a job under way.
type run struct {
	*Job
	dest *dest
	told Progress
	seen map[string]bool // files that were done, by From: one may belong to two photos
	buf  []byte
}

// measure sums up what is to be copied, and refuses where there is no room for it,
// before anything is made.
func (r *run) measure() error {
	d, err := openDest(r.Dest, true, &r.disk)
	if err != nil {
		return err
	}
	defer d.close()
	var need int64
	for i := range r.Photos {
		for k := range r.Photos[i].Files {
			f := &r.Photos[i].Files[k]
			if f.None != "" {
				continue
			}
			n := f.Item.Stamp.Size
			r.told.Todo++
			r.told.TodoBytes += n
			if at, err := d.stat(f.To); err != nil || at.Size() != n {
				need += n + perFile
			}
		}
	}
	free := r.disk.free(r.Dest)
	if free < 0 || need <= free {
		return nil
	}
	return &Refusal{
		Text: "there is no room in " + quote(r.Dest) + ": " + size(need) + " are needed, with what each file takes beside its bytes, and " + size(free) + " are free",
		Todo: "make room, name a folder on a larger disk, or copy in parts with --since and --cause",
	}
}

// perFile is the room that a file takes beside its bytes, at least about.
const perFile = 4 << 10

func (r *run) done(f *File, o Outcome) error {
	if o.State != None {
		r.told.Files++
		r.told.Bytes += f.Item.Stamp.Size
	}
	if r.Progress != nil {
		r.Progress(r.told)
	}
	if r.Done == nil {
		return nil
	}
	return r.Done(f, o)
}
