package report

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"rollcall/photo"
)

// incomplete makes a group of the photos that lost the same parts.
func (s *sorter) incomplete() []group {
	byParts := map[string][]int{}
	for _, i := range s.free(func(v *photo.Verdict) bool { return v.Status == photo.Incomplete }) {
		key := strings.Join(lostParts(&s.r.Photos[i]), " ")
		byParts[key] = append(byParts[key], i)
	}
	var groups []group
	for _, key := range largestFirst(byParts) {
		photos := byParts[key]
		groups = append(groups, s.claim(plainly, photos, lossText(strings.Fields(key), len(photos)))...)
	}
	return groups
}

// lostParts are the roles of a photo's original parts that have no full copy,
// each once.
func lostParts(v *photo.Verdict) []string {
	var roles []string
	for i := range v.Parts {
		p := &v.Parts[i]
		if p.Status == photo.Missing && original(p) && (len(roles) == 0 || roles[len(roles)-1] != p.Role) {
			roles = append(roles, p.Role)
		}
	}
	return roles
}

// original reports whether a photo is incomplete without the part: all but sidecars
// and the photo's other edit state, which is a photo of its own.
func original(p *photo.PartVerdict) bool {
	return p.Role != photo.RoleSidecar && p.Role != photo.RoleEdit && p.Role != photo.RoleOriginal
}

// lostEdit reports whether the photo is an edited version that was lost, while the
// backup has its original, and its cause rests on that.
func lostEdit(v *photo.Verdict) bool {
	rests := v.Match == nil || v.Match.Grade == photo.EditedGrade
	return v.Status == photo.Missing && rests && lead(v).Observation == photo.ObservedCounterpart && slices.ContainsFunc(v.Parts, func(p photo.PartVerdict) bool {
		return p.Role == photo.RoleOriginal && p.Status == photo.Present
	})
}

func lostEditText(n int) string {
	return plural(n, "edited version was not backed up, its original was", "edited versions were not backed up, their originals were")
}

// otherState says what became of the photo's other edit states, a sentence each.
func otherState(v *photo.Verdict) []string {
	var list []string
	for _, p := range v.Parts {
		noun, ok := stateNouns[p.Role]
		if ok {
			list = append(list, noun+", "+path.Base(p.Path)+", "+stateWords[p.Status])
		}
	}
	return list
}

var stateNouns = map[string]string{
	photo.RoleEdit:     "its edited version",
	photo.RoleOriginal: "the original of this edit",
}

var stateWords = map[photo.Status]string{
	photo.Present:    "has a full copy",
	photo.Incomplete: "has a full copy of only a part",
	photo.Missing:    "has no full copy either",
	photo.Unsure:     "is unsure",
}

// partNouns are the roles in words.
var partNouns = map[string]string{
	photo.RoleVideo:  "video",
	photo.RoleRAW:    "RAW",
	photo.RoleMotion: "motion video or second picture",
	"jpeg":           "JPEG",
}

// lossText says what n photos lost: "Live Photos lost their video".
func lossText(roles []string, n int) string {
	if len(roles) == 0 {
		return plural(n, "is incomplete", "are incomplete")
	}
	who := plural(n, "photo", "photos")
	if len(roles) == 1 && roles[0] == photo.RoleVideo {
		who = plural(n, "Live Photo", "Live Photos")
	}
	return who + " lost " + plural(n, "its ", "their ") + partWords(roles)
}

func partWords(roles []string) string {
	nouns := make([]string, len(roles))
	for i, role := range roles {
		nouns[i] = cmp.Or(partNouns[role], role)
	}
	return joined(nouns)
}
