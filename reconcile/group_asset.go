package reconcile

import (
	"cmp"
	"slices"

	"rollcall/photo"
)

// An ofAsset is a file of which its place records whose it is.
type ofAsset struct {
	asset uint64
	item  int32
	role  role // roleNone: the photo itself
}

// noteAsset notes what a place records of the photo that a file belongs to.
func (s *stock) noteAsset(i int32, it *photo.Item) {
	asset := it.Facts.Text(photo.FactAsset)
	if asset == "" || it.Standing != photo.StandsMedia {
		return
	}
	r := roleNone
	switch it.Facts.Text(photo.FactPart) {
	case photo.RoleVideo:
		r = roleVideo
	case photo.RoleRAW:
		r = roleRAW
	case "":
	default:
		return
	}
	s.assets = append(s.assets, ofAsset{hashID(asset), i, r})
}

// assetParts makes parts of what the place records as parts of a photo: a library
// of Photos names the movie and the RAW by the photo's id.
func (g *grouping) assetParts() {
	lo, _ := slices.BinarySearchFunc(g.assets, g.lo, func(a ofAsset, i int32) int { return cmp.Compare(a.item, i) })
	hi, _ := slices.BinarySearchFunc(g.assets, g.hi, func(a ofAsset, i int32) int { return cmp.Compare(a.item, i) })
	mine := slices.Clone(g.assets[lo:hi])
	slices.SortFunc(mine, func(a, b ofAsset) int {
		return cmp.Or(cmp.Compare(a.asset, b.asset), cmp.Compare(a.role, b.role), cmp.Compare(a.item, b.item))
	})
	for k := 0; k < len(mine); {
		n := k + 1
		for n < len(mine) && mine[n].asset == mine[k].asset {
			n++
		}
		g.assetPartsOf(mine[k:n])
		k = n
	}
}

// assetPartsOf joins the files of one asset. Of two that claim to be the photo
// itself nothing is made.
func (g *grouping) assetPartsOf(files []ofAsset) {
	if files[0].role != roleNone || len(files) > 1 && files[1].role == roleNone || !g.isFree(files[0].item) {
		return
	}
	main := &g.briefs[files[0].item]
	for _, f := range files[1:] {
		b := &g.briefs[f.item]
		fits := f.role == roleVideo && b.class == video && main.class != video && !main.is(filmed) ||
			f.role == roleRAW && b.class == raw && main.class == still
		if !fits || !g.isFree(f.item) {
			continue
		}
		g.attach(f.item, files[0].item, f.role)
		if f.role == roleVideo {
			main.flags |= filmed
		}
	}
}
