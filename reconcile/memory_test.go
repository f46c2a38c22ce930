package reconcile

import (
	"runtime/debug"
	"testing"

	"rollcall/photo"
)

func TestTighten(t *testing.T) {
	percent := func() int {
		p := debug.SetGCPercent(100)
		debug.SetGCPercent(p)
		return p
	}
	of := func(files int) *Request {
		half := []Side{{Place: photo.Place{Tally: photo.Tally{Files: files / 2}}}}
		return &Request{Library: half, Backup: half}
	}
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	for name, tt := range map[string]struct{ files, before, during int }{
		"few":            {1000, 100, 100},
		"many":           {2 * manyFiles, 100, tightHeap},
		"tighter-before": {2 * manyFiles, 10, 10},
		"off":            {2 * manyFiles, -1, tightHeap},
	} {
		t.Run(name, func(t *testing.T) {
			debug.SetGCPercent(tt.before)
			undo := of(tt.files).tighten()
			if got := percent(); got != tt.during {
				t.Errorf("%d percent, want %d", got, tt.during)
			}
			if undo(); percent() != tt.before {
				t.Errorf("%d percent afterwards, want %d", percent(), tt.before)
			}
		})
	}
}
