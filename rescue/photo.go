package rescue

import (
	"context"

	"rollcall/photo"
)

// A part is one file of a photo under way.
type part struct {
	*File
	digest  photo.Digest // of the bytes that are to be in the folder; what the index knows, until they are read
	size    int64
	temp    string // name of the copy that waits for its own name; "" none
	to      string // chosen
	there   bool   // the same bytes are there
	outcome Outcome
}

// photo copies the files of one photo.
func (r *run) photo(ctx context.Context, p *Photo) error {
	var parts []*part
	for i := range p.Files {
		f := &p.Files[i]
		if r.seen[f.From] {
			continue
		}
		r.seen[f.From] = true
		parts = append(parts, &part{File: f, digest: f.Item.Digest, size: f.Item.Stamp.Size})
	}
	if len(parts) == 0 {
		return nil
	}
	defer r.drop(parts)
	if err := r.place(ctx, parts, p.Files[0].To); err != nil {
		return err
	}
	for _, q := range parts {
		if err := r.finish(q, p.Cause); err != nil {
			return err
		}
	}
	return nil
}

// mostTries bounds how often names are chosen anew because files changed.
const mostTries = 4

// place chooses names and makes the copies that are not there yet. What was read is
// told only once it was: where a digest is another than the index knows, the names
// are chosen again.
func (r *run) place(ctx context.Context, parts []*part, main string) error {
	for _, q := range parts {
		r.prepare(q)
	}
	for range mostTries {
		if err := r.choose(ctx, parts, main); err != nil {
			return err
		}
		again := false
		for _, q := range parts {
			if q.outcome.State != "" || q.there || q.temp != "" || r.DryRun {
				continue
			}
			known, size := q.digest, q.size
			if err := r.copy(ctx, q); err != nil {
				return err
			}
			again = again || q.temp != "" && (q.digest != known || q.size != size)
		}
		if !again {
			return nil
		}
	}
	return nil
}

// prepare settles what can't be copied, and whether what the index knows of a file
// still holds.
func (r *run) prepare(q *part) {
	switch {
	case q.None != "":
		q.settle(None, q.None)
	case leadsOut(q.To):
		q.settle(Unwritten, "its path leads out of the folder")
	default:
		f, err := r.Open(q.Item)
		if err != nil {
			q.settle(Unread, unreadable(q.Item.Path, err))
			return
		}
		defer f.Close()
		q.size = f.Size()
		if stamp, ok := stampOf(f); ok && !stamp.Unchanged(q.Item.Stamp) || q.size != q.Item.Stamp.Size {
			q.digest, q.outcome.Changed = photo.Digest{}, true
		}
	}
}

func (q *part) settle(s State, problem string) {
	q.outcome.State, q.outcome.Problem = s, problem
}

// finish gives a copy its name, and tells what became of the file.
func (r *run) finish(q *part, cause string) error {
	if q.outcome.State == "" {
		if err := r.name(q); err != nil {
			return err
		}
	}
	o := &q.outcome
	if o.State == Copied || o.State == There {
		o.To, o.Bytes, o.Digest = q.to, q.size, q.digest
		if !r.DryRun {
			if err := r.dest.manifest.note(q, cause, r.Now()); err != nil {
				return r.dest.failure(err, "keep the list of what was copied")
			}
		}
	}
	return r.done(q.File, *o)
}

func (r *run) name(q *part) error {
	switch {
	case q.there:
		q.settle(There, "")
	case r.DryRun:
		q.settle(Copied, "")
	case q.temp == "":
		q.settle(Unread, "it keeps changing")
	default:
		if err := r.dest.publish(q.temp, q.to); err != nil {
			q.settle(Unwritten, unwritable(err))
			return r.dest.fatal(err)
		}
		q.temp = ""
		q.settle(Copied, "")
	}
	return nil
}

// drop removes the copies that got no name.
func (r *run) drop(parts []*part) {
	for _, q := range parts {
		if q.temp != "" {
			r.dest.remove(q.temp)
		}
	}
}
