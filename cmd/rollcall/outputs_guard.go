package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
)

// sparePhotos refuses outputs that would overwrite a file of one of the places, such as
// an export's own list, unless the file is a report itself: a report in the library is
// made anew by the next run.
func sparePhotos(outs []output, places []place) error {
	for _, o := range outs {
		if o.file == "" {
			continue
		}
		file, err := filepath.Abs(o.file)
		if err != nil {
			continue
		}
		if real, err := filepath.EvalSymlinks(file); err == nil {
			file = real
		}
		for _, p := range places {
			if inside(p.root, file) && exists(file) && !isReport(file) {
				return usage("name a file that is not there yet, or one in another folder", "-o %q would overwrite a file of %q", o.file, p.arg)
			}
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
