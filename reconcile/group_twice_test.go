package reconcile

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
)

// ofGoogle is a file with an id of Google's and the bytes of a shot.
func ofGoogle(path, id string, second int64, facts photo.Facts) *fake {
	f := shotFake(path, func(m *meta, it *photo.Item) {
		m.wall += second
		it.Facts = photo.Facts{photo.FactAsset: id}
		for fact, value := range facts {
			it.Facts.Set(fact, value)
		}
	})
	m := shotAt(0)
	m.wall += second
	f.bytes = build(m, []byte("the same"), nil)
	return f
}

func TestAlbumCopiesCountOnce(t *testing.T) {
	video := photo.Facts{photo.FactPart: photo.RoleVideo}
	for name, tt := range map[string]struct {
		files fakes
		want  map[string]string
	}{
		"once": {
			fakes{ofGoogle("2019/1.jpg", "A", 0, nil), ofGoogle("trip/1.jpg", "A", 0, nil), ofGoogle("zoo/1.jpg", "A", 0, nil), shotFake("trip/1.jpg.json", nil)},
			map[string]string{"2019/1.jpg": "photo", "trip/1.jpg": "derivative", "zoo/1.jpg": "derivative", "trip/1.jpg.json": "sidecar of 2019/1.jpg"},
		},
		"live": {
			fakes{ofGoogle("2019/1.jpg", "A", 0, nil), ofGoogle("2019/1.mov", "A", 0, video), ofGoogle("trip/1.jpg", "A", 0, nil), ofGoogle("trip/1.mov", "A", 0, video)},
			map[string]string{"2019/1.jpg": "photo", "2019/1.mov": "video of 2019/1.jpg", "trip/1.jpg": "derivative", "trip/1.mov": "derivative"},
		},
		"movie-of-one-only": {
			fakes{ofGoogle("2019/1.jpg", "A", 0, nil), ofGoogle("trip/1.jpg", "A", 0, nil), ofGoogle("trip/1.mov", "A", 0, video)},
			map[string]string{"2019/1.jpg": "photo", "trip/1.jpg": "photo", "trip/1.mov": "video of trip/1.jpg"},
		},
		"another-id": {
			fakes{ofGoogle("2019/1.jpg", "A", 0, nil), ofGoogle("trip/1.jpg", "B", 0, nil)},
			map[string]string{"2019/1.jpg": "photo", "trip/1.jpg": "photo"},
		},
		"other-bytes": {
			fakes{ofGoogle("2019/1.jpg", "A", 0, nil), ofGoogle("trip/1.jpg", "A", 9, nil)},
			map[string]string{"2019/1.jpg": "photo", "trip/1.jpg": "photo"},
		},
		"one-in-the-trash": {
			fakes{ofGoogle("2019/1.jpg", "A", 0, nil), ofGoogle("Trash/1.jpg", "A", 0, photo.Facts{photo.FactTrash: "Trash"})},
			map[string]string{"2019/1.jpg": "photo", "Trash/1.jpg": "photo"},
		},
		"duplicates-of-the-user": {
			fakes{ofGoogle("a/1.jpg", "", 0, nil), ofGoogle("b/1.jpg", "", 0, nil)},
			map[string]string{"a/1.jpg": "photo", "b/1.jpg": "photo"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, outcome(t, tt.files, true)); d != "" {
				t.Error(d)
			}
			for path, got := range outcome(t, tt.files, false) {
				if got == "derivative" {
					t.Errorf("in a backup %s is a derivative", path)
				}
			}
		})
	}
}
