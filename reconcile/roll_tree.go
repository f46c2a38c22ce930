package reconcile

import "rollcall/photo"

const (
	// fewestOfTree is how many folders both sides must have in common to have one tree.
	fewestOfTree = 3
	// outsideTree is the part of what came, one photo in so many, that may lie elsewhere.
	outsideTree = 10
)

// keepsTree reports whether what came lies in the library's own folders: several of
// them, and hardly any of it elsewhere.
func (r *rollCall) keepsTree(held heldBackup) bool {
	mine := map[int32]bool{}
	for i := range r.lines {
		if l := &r.lines[i]; l.status == photo.Present && l.folder != none {
			mine[l.folder] = true
		}
	}
	matched, inside := 0, 0
	common := map[int32]bool{}
	for i := range held.photos {
		p := &held.photos[i]
		if !p.matched {
			continue
		}
		matched++
		if mine[p.folder] {
			inside++
			common[p.folder] = true
		}
	}
	return len(common) >= fewestOfTree && (matched-inside)*outsideTree <= matched
}

// Tree implements causes.Roll.
func (r *rollCall) Tree() bool { return r.tree }
