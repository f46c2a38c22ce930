package report

import (
	"cmp"
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

// lostParts are the roles of a photo's parts that have no full copy, each once,
// sidecars left out.
func lostParts(v *photo.Verdict) []string {
	var roles []string
	for _, p := range v.Parts {
		if p.Status == photo.Missing && p.Role != photo.RoleSidecar && (len(roles) == 0 || roles[len(roles)-1] != p.Role) {
			roles = append(roles, p.Role)
		}
	}
	return roles
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
