package reconcile

import (
	"rollcall/photo"
	"rollcall/reconcile/causes"
)

// partKinds names photos by the part that they have, for people.
var partKinds = map[string]string{
	photo.RoleVideo: "Live Photos",
	photo.RoleRAW:   "photos with a RAW",
}

// countParts counts, for each role, the photos that lack that part against all
// that have one. Of a RAW that is the photo itself, with the camera's JPEG as its part,
// the roll tells the sizes only: one counts when its parts are not smaller than the
// smallest part that is lost, so that sidecars do not.
func (s *shares) countParts(cases []lost) {
	s.parts, s.roles = map[string]causes.Share{}, map[int]string{}
	smallest := map[string]int64{}
	for i := range cases {
		c := &cases[i]
		it, role := c.item()
		if c.verdict.Status != photo.Incomplete || partKinds[role] == "" {
			continue
		}
		s.roles[c.line] = role
		share := s.parts[role]
		share.Name = partKinds[role]
		share.Missing++
		share.Photos++
		s.parts[role] = share
		if n, ok := smallest[role]; !ok || it.Stamp.Size < n {
			smallest[role] = it.Stamp.Size
		}
	}
	for role, size := range smallest {
		share := s.parts[role]
		share.Photos += s.presentWithPart(role, size)
		share.Then = share.Split
		s.parts[role] = share
	}
}

func (s *shares) presentWithPart(role string, size int64) int {
	n := 0
	for i := range s.roll.lines {
		l := &s.roll.lines[i]
		if l.parts != 0 && l.parts&partBits[role] == 0 {
			continue
		}
		if l.status == photo.Present && l.class != photo.Video && l.size > l.main && l.size-l.main >= size {
			n++
		}
	}
	return n
}
