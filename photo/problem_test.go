package photo

import "testing"

// What a place's problem says it could not look at shields what lies there, in
// folders, archives and backups.
func TestProblemCovers(t *testing.T) {
	for _, tt := range []struct {
		path, folder string
		want         bool
	}{
		{"a/b.jpg", "", true},
		{"a/b.jpg", ".", true},
		{"a/b.jpg", "a", true},
		{"a/b.jpg", "a/b.jpg", true},
		{"ab/c.jpg", "a", false},
		{"x/a.zip!/b.jpg", "x/a.zip", true},
		{"x/a.zip!/i.zip!/b.jpg", "x/a.zip!/i.zip", true},
		{"udid!/Media/DCIM/1.jpg", "udid", true},
		{"a.zipped/b.jpg", "a.zip", false},
		{"a*b/c.jpg", "a*b", true},
	} {
		p := Problem{Path: tt.folder}
		if got := p.Covers(tt.path); got != tt.want {
			t.Errorf("%q under %q: %t", tt.path, tt.folder, got)
		}
	}
}
