package reconcile

import (
	"slices"
	"strings"

	"rollcall/photo"
	"rollcall/reconcile/causes"
)

const (
	// fewestOfTree is how many folders both sides must have in common to have one tree.
	fewestOfTree = 3
	// outsideTree is the part of what came, one photo in so many, that may lie elsewhere.
	outsideTree = 10
)

// A tree tells whether what came lies in the library's own folders, and whether most of
// these are named by somebody.
type tree struct{ keeps, named bool }

// keepsTree tells whether what came lies in the library's own folders: several of
// them, and hardly any of it elsewhere.
func (r *rollCall) keepsTree(held heldBackup) tree {
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
	named := 0
	for f := range common {
		if name := r.names.Name(f); !causes.Kept(name) && slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool { return !causes.Dated(part) }) {
			named++
		}
	}
	return tree{
		keeps: len(common) >= fewestOfTree && (matched-inside)*outsideTree <= matched,
		named: named >= fewestOfTree && named*2 > len(common),
	}
}

// Tree implements causes.Roll.
func (r *rollCall) Tree() (keeps, named bool) { return r.tree.keeps, r.tree.keeps && r.tree.named }
