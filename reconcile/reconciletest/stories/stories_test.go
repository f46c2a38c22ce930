package stories

import (
	"reflect"
	"regexp"
	"testing"
)

func TestNamesAreOnesOwn(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range All {
		if !regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`).MatchString(s.Name) || seen[s.Name] {
			t.Errorf("%q is no name in small letters and hyphens, or is told twice", s.Name)
		}
		seen[s.Name] = true
	}
}

func TestSameSeedTellsTheSame(t *testing.T) {
	for _, s := range All[:5] {
		t.Run(s.Name, func(t *testing.T) {
			a, b, other := s.Tell(1), s.Tell(1), s.Tell(2)
			if !reflect.DeepEqual(a.Library, b.Library) || !reflect.DeepEqual(a.Backup, b.Backup) || !reflect.DeepEqual(a.Truths, b.Truths) {
				t.Error("told twice with one seed, it differs")
			}
			if reflect.DeepEqual(a.Truths, other.Truths) {
				t.Error("told with another seed, it is the same")
			}
		})
	}
}

// A photo is lost where a story says why, and nowhere else.
func TestWhatIsLostHasACause(t *testing.T) {
	for _, s := range All {
		w := newWorld(1 + seedOf(s.Name))
		s.make(w)
		for _, p := range w.pics {
			whole := p.state == same || p.state == rewritten || p.state == converted || p.elsewhere
			inTrash := p.back != ""
			if lost := !whole || inTrash; lost != (len(p.truth) > 0 || p.unseen) {
				t.Errorf("%s: %s is in state %d, lost by %q", s.Name, p.path, p.state, p.truth)
			}
		}
	}
}
