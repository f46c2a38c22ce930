// Package photo is rollcall's vocabulary: the words that every other package
// speaks, with no input or output of its own.
//
// A place holds files. A file that was looked at is an Item; items that belong
// together are a Photo; what rollcall says about a photo is a Verdict, and all
// verdicts of one check are a Report. Reading files, keeping them and judging
// them is left to the packages above.
package photo

import "io"

// File is an opened file of a place: random access, its size in bytes, and
// Close. Sources give it; a source without random access spools.
type File interface {
	io.ReaderAt
	io.Closer
	Size() int64
}

// Part roles, as the report prints them.
const (
	RoleVideo   = "video"   // the movie of a Live Photo
	RoleRAW     = "raw"     // the camera RAW beside a JPEG or HEIC
	RoleMotion  = "motion"  // what follows the picture inside the same file: a motion video, an MPO picture
	RoleSidecar = "sidecar" // AAE, XMP, Takeout JSON

	// The original and its edit are photos of their own. Each names the other as a
	// part that no status rests on and no count holds.
	RoleEdit     = "edit"     // of an original: its edited version
	RoleOriginal = "original" // of an edited version: the original
)

// A Photo is what people count as one: a still or video with its parts.
type Photo struct {
	Item  *Item  // the still, or the video where there is none
	Parts []Part // in order of role, then path
}

// A Part is another file (or the tail of the same file) that belongs to a Photo.
type Part struct {
	Role string // one of the Role constants
	Item *Item  // for RoleMotion the photo's own item
}

// Originals yields the parts whose loss makes a photo incomplete: all but
// sidecars and the photo's other edit state.
func (p *Photo) Originals() []Part {
	var parts []Part
	for _, part := range p.Parts {
		if part.Role != RoleSidecar && part.Role != RoleEdit && part.Role != RoleOriginal {
			parts = append(parts, part)
		}
	}
	return parts
}

// Bytes is the size of the photo with all its parts, in bytes.
func (p *Photo) Bytes() int64 {
	n := p.Item.Stamp.Size
	for _, part := range p.Parts {
		if part.Item != p.Item && part.Role != RoleEdit && part.Role != RoleOriginal {
			n += part.Item.Stamp.Size
		}
	}
	return n
}
