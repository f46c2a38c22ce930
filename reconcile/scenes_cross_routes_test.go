package reconcile

import (
	"slices"
	"testing"

	"rollcall/photo"
)

// routeless are the causes that rest on the photo itself and what the backup holds
// instead: they are the same whichever way photos get into the backup.
var routeless = []string{
	"thumbnail-only", "only-edited", "corrupted-backup", "deleted", "lost-from-backup", "not-yours", "after-backup", "target-limit", "hidden-folder", "hidden-album",
}

// TestCrossOnEachRoute plays the scenes on routes that are not theirs: what does not
// rest on the route stays, and no cause is named where it can't happen.
func TestCrossOnEachRoute(t *testing.T) {
	impossible := map[string][]string{
		photo.RouteCopy:  {"over-quota", "upload-off"},
		photo.RoutePhone: {"over-quota", "upload-off"},
	}
	for _, route := range []string{photo.RouteUnknown, photo.RouteICloud, photo.RoutePhone, photo.RouteCopy, photo.RouteApp} {
		for _, c := range crossedScenes() {
			c.scene.on(route).prepare(func(req *Request, _ []lost) {
				for i := range req.Backup {
					req.Backup[i].Place.Route, req.Backup[i].Place.RouteSure = route, route != photo.RouteUnknown
				}
			})
			stays := len(c.want) == 1 && slices.Contains(routeless, c.want[0]) && !c.scene.toldByICloud()
			for _, v := range c.probes(t) {
				if stays && v.Cause != c.want[0] {
					t.Errorf("%s on the route %q: %s, want %s", c.name, route, probabilities(v), c.want[0])
					break
				}
				if at := slices.IndexFunc(impossible[route], func(name string) bool { return confidenceOf(v, name) > 0 || speaksFor(v, name) }); at >= 0 {
					t.Errorf("%s on the route %q: %s is named", c.name, route, impossible[route][at])
					break
				}
			}
		}
	}
}

// toldByICloud reports whether an earlier iCloud export had a photo, or the library
// records that it is deleted in iCloud: what that says does rest on the route.
func (s *scene) toldByICloud() bool {
	return slices.ContainsFunc(s.shots, func(sh shot) bool {
		return sh.facts.Has(photo.FactCloudDeleted) || slices.ContainsFunc(sh.seen, func(s photo.Sighting) bool { return s.Route == photo.RouteICloud })
	})
}
