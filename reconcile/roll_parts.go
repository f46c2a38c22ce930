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
	s.countOwn(cases)
}

// ownOf is the group of photos that lack their own file, and have the part of a role in
// the backup.
func ownOf(role string) string { return "own of " + role }

// countOwn counts the other way round: of the photos with a part the ones that lack their
// own file and have that part in the backup, such as the RAW without the camera's JPEG.
// Where all do, photos of the same format that have no such part are told of them.
func (s *shares) countOwn(cases []lost) {
	formats := map[int32]string{}
	for i := range cases {
		c := &cases[i]
		if _, role := c.item(); c.verdict.Status != photo.Incomplete || role != "" {
			continue
		}
		role := c.presentPart()
		if role == "" {
			continue
		}
		s.roles[c.line] = ownOf(role)
		formats[s.roll.lines[c.line].format] = role
		share := s.parts[ownOf(role)]
		share.Name = partKinds[role]
		share.Missing++
		share.Photos++
		s.parts[ownOf(role)] = share
	}
	for _, role := range formats {
		s.finishOwn(role)
	}
	for i := range s.roll.lines {
		l := &s.roll.lines[i]
		role, told := formats[l.format]
		if share := s.parts[ownOf(role)]; told && l.status == photo.Missing && share.None() {
			s.roles[i] = ownOf(role)
		}
	}
}

// finishOwn counts the photos with a part of a role that came with it.
func (s *shares) finishOwn(role string) {
	share := s.parts[ownOf(role)]
	if share.Then.Photos > 0 {
		return
	}
	for i := range s.roll.lines {
		share.Photos += oneIf(s.roll.lines[i].status == photo.Present && s.roll.lines[i].parts&partBits[role] != 0)
	}
	share.Then = share.Split
	s.parts[ownOf(role)] = share
}

// presentPart is the role of a part that the backup has of the photo; "" where it has
// none of those that patterns speak of.
func (c *lost) presentPart() string {
	for _, v := range c.verdict.Parts {
		if v.Status == photo.Present && partKinds[v.Role] != "" {
			return v.Role
		}
	}
	return ""
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
