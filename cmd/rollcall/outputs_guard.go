package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"

	"rollcall/photo"
)

// sparePhotos refuses outputs that would overwrite a file of one of the places, such as
// an export's own list, unless the file is a report itself: a report in the library is
// made anew by the next run. A link is no way to put a new file into one.
func sparePhotos(outs []output, places []place) error {
	for _, o := range outs {
		if o.file == "" {
			continue
		}
		file, err := filepath.Abs(o.target)
		if err != nil {
			continue
		}
		file = resolved(file)
		for _, p := range places {
			switch linked := o.target != o.file; {
			case !inside(p.root, file):
			case exists(file) && !isReport(file):
				return usage("name a file that is not there yet, or one in another folder", "-o %q would overwrite a file of %q", o.file, p.arg)
			case linked && !exists(file):
				return usage("name a file in another folder", "-o %q is a link into %q, which is never written to", o.file, p.arg)
			}
		}
	}
	return nil
}

// spareSides is sparePhotos for the places of a check that was kept.
func spareSides(outs []output, r *photo.Report) error {
	var places []place
	for _, p := range slices.Concat(r.Library, r.Backup) {
		places = append(places, place{arg: p.Root, root: resolved(p.Root)})
	}
	return sparePhotos(outs, places)
}

// spareFromIndex refuses an index that was named and lies in one of the places. The
// user's own folder of data may: somebody's whole home can be the library.
func (p *program) spareFromIndex(places []place) error {
	named := p.flags.indexPath()
	if named == defaultIndex() {
		return nil
	}
	file, err := filepath.Abs(named)
	if err != nil {
		return nil
	}
	for _, pl := range places {
		if inside(pl.root, resolved(file)) {
			return usage("name one in another folder with --index or ROLLCALL_INDEX, or leave both out", "the index %q lies inside %q, which is never written to", named, pl.arg)
		}
	}
	return nil
}

// reportWords are what some layout has near its beginning.
var reportWords = [][]byte{[]byte("rollcall"), []byte("place,path,status,cause"), []byte("in this backup")}

// isReport reports whether a file begins like a report of ours, or is empty.
func isReport(file string) bool {
	f, err := os.Open(file)
	if err != nil {
		return false
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, 8<<10))
	if err != nil || len(head) == 0 {
		return err == nil
	}
	for _, word := range reportWords {
		if bytes.Contains(head, word) {
			return true
		}
	}
	return false
}
