package causes

import "testing"

func TestLimitWeight(t *testing.T) {
	split := func(photos, missing, rest, restMissing int) Split { return Split{photos, missing, rest, restMissing} }
	tests := map[string]struct {
		limit     Limit
		low, high float64
	}{
		"all-of-six-and-no-other":         {Limit{Kind: LimitNames, Split: split(6, 6, 200, 0)}, 24, 26},
		"one-of-one-and-no-other":         {Limit{Kind: LimitNames, Split: split(1, 1, 200, 0)}, 10, 15},
		"one-of-one-in-a-small-roll":      {Limit{Kind: LimitNames, Split: split(1, 1, 9, 0)}, 3, 8},
		"half-of-six":                     {Limit{Kind: LimitNames, Split: split(6, 3, 200, 0)}, 0, 0},
		"all-of-six-where-most-is-gone":   {Limit{Kind: LimitNames, Split: split(6, 6, 200, 190)}, 0, 0},
		"all-of-six-whose-kind-is-gone":   {Limit{Kind: LimitNames, Split: split(6, 6, 200, 12), Peers: []Rest{{12, 12}}}, 0, 0},
		"all-of-six-beside-few":           {Limit{Kind: LimitNames, Split: split(6, 6, 200, 2), Peers: []Rest{{3, 2}, {12, 1}}}, 24, 26},
		"one-film-of-many":                {Limit{Kind: LimitSize, Split: split(1, 1, 300, 0), Class: 30}, 12, 20},
		"the-only-film":                   {Limit{Kind: LimitSize, Split: split(1, 1, 300, 0), Class: 1}, 10.5, 16},
		"from-any-length-on":              {Limit{Kind: LimitLongPaths, Split: split(2, 2, 40, 0)}, 10, 26},
		"three-folders-of-many":           {Limit{Kind: LimitFolders, Split: split(9, 9, 200, 0), Folders: split(3, 3, 20, 0)}, 28, 30},
		"a-folder-of-three-that-is-alone": {Limit{Kind: LimitFolders, Split: split(3, 3, 200, 0), Folders: split(1, 1, 20, 0)}, 8, 22},
		"two-of-three-folders":            {Limit{Kind: LimitFolders, Split: split(9, 9, 200, 9), Folders: split(3, 2, 20, 0)}, 0, 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if w := max(test.limit.weight(false), 0); w < test.low || w > test.high {
				t.Errorf("it weighs %.1f, want %.1f to %.1f", w, test.low, test.high)
			}
			if now, then := test.limit.weight(true), test.limit.weight(false); now > then {
				t.Errorf("where such is held today it weighs %.1f, else %.1f", now, then)
			}
		})
	}
}
