package reconciletest

import (
	"testing"

	"rollcall/photo"
)

// TestRangesAreReached looks at how large rolls are, and how much of them is gone.
func TestRangesAreReached(t *testing.T) {
	smallest, largest := 1<<30, 0
	shares := [20]int{}
	routes, traceless, several := map[string]int{}, 0, 0
	for _, f := range Families {
		for seed := range uint64(9) {
			r := Play(f, seed)
			n, gone := len(r.Truths), 0
			for _, truth := range r.Truths {
				if truth.Status == photo.Missing {
					gone++
					if len(truth.Traced) == 0 {
						traceless++
					}
				}
				if len(truth.Causes) > 1 {
					several++
				}
			}
			if len(r.Backup[0].Items) == 0 {
				t.Errorf("%s %d: the backup is empty", f.Name, seed)
			}
			smallest, largest = min(smallest, n), max(largest, n)
			shares[min(19, gone*20/n)]++
			routes[r.Backup[0].Place.Route]++
		}
	}
	if smallest > 60 || largest < 10_000 {
		t.Errorf("rolls of %d to %d photos", smallest, largest)
	}
	for i, n := range shares {
		if n == 0 {
			t.Errorf("no roll misses %d to %d %%", i*5, i*5+5)
		}
	}
	for _, route := range append([]string{photo.RouteUnknown}, photo.Routes...) {
		if routes[route] == 0 {
			t.Errorf("no roll by route %s", route)
		}
	}
	if traceless == 0 || several == 0 {
		t.Errorf("%d losses without a trace, %d with several causes: want both", traceless, several)
	}
}

// TestDecoysArePresent looks for what looks like a cause and is in the backup all
// the same.
func TestDecoysArePresent(t *testing.T) {
	decoys := map[string]int{}
	for _, f := range Families {
		for seed := range uint64(2) {
			r := Play(f, seed)
			for _, it := range r.Library[0].Items {
				if truth, ok := r.Truths[it.Path]; ok && truth.Status == photo.Present {
					for fact := range it.Facts {
						decoys[string(fact)]++
					}
					switch {
					case it.Format == "" || it.Format == "webp" || it.Format == "psd":
						decoys["odd format"]++
					case it.Stamp.Size >= 4<<30:
						decoys["over 4 GiB"]++
					case !it.Meta.Taken.Known:
						decoys["undated"]++
					}
				}
			}
		}
	}
	for _, want := range []string{
		string(photo.FactHiddenAlbum), string(photo.FactHiddenFolder), string(photo.FactShared), string(photo.FactTrash),
		"odd format", "over 4 GiB", "undated",
	} {
		if decoys[want] == 0 {
			t.Errorf("nothing with %s is present", want)
		}
	}
}

func TestFamiliesAreHeldOut(t *testing.T) {
	held, seen := 0, map[string]bool{}
	for _, f := range Families {
		if f.HeldOut {
			held++
		}
		if seen[f.Name] || f.Doc == "" {
			t.Errorf("%q is there twice, or says nothing of itself", f.Name)
		}
		seen[f.Name] = true
	}
	if held < 4 || len(Families)-held < 20 {
		t.Errorf("%d families, %d of them held out", len(Families), held)
	}
}
