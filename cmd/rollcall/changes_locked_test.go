//go:build linux

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rollcall/cmd/rollcall/programtest"
)

// TestChangesWithoutPermission is the second law: a folder that can't be read makes
// nothing gone, missing or new, on either side, and the changes say so.
func TestChangesWithoutPermission(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		side, says string
		now, next  map[string]int // kinds while it is locked, and when it is open again
	}{
		{"library", "Not all of the library could be looked at now", map[string]int{}, map[string]int{}},
		{"backup", "Not all of this backup could be looked at now", map[string]int{"newly-unsure": 2}, map[string]int{"found-again": 2}},
	} {
		t.Run(c.side, func(t *testing.T) {
			dir := openTo(t)
			library, backup := twoYears(t, dir)
			program := programtest.BuiltIn(t, dir)
			locked := filepath.Join(dir, c.side, "2024")
			runAsNobody(t, program, library, backup)
			if err := os.Chmod(locked, 0); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { os.Chmod(locked, 0o755) })
			runAsNobody(t, program, library, backup)
			holdKinds(t, program, c.now)
			if out, _ := runAsNobody(t, program, "changes"); !strings.Contains(strings.Join(strings.Fields(out), " "), c.says) {
				t.Errorf("it does not say %q:\n%s", c.says, out)
			}
			if err := os.Chmod(locked, 0o755); err != nil {
				t.Fatal(err)
			}
			runAsNobody(t, program, library, backup)
			holdKinds(t, program, c.next)
		})
	}
}

// holdKinds holds how many photos of each kind the changes list.
func holdKinds(t *testing.T, program string, want map[string]int) {
	t.Helper()
	out, code := runAsNobody(t, program, "changes", "--format", "json")
	var got struct{ Kinds map[string]int }
	if err := json.Unmarshal([]byte(out), &got); err != nil || code != 0 {
		t.Fatalf("ended with %d, %v: %s", code, err, out)
	}
	for kind, n := range got.Kinds {
		if n != want[kind] {
			t.Errorf("%d photos are called %s, want %d\n%s", n, kind, want[kind], out)
		}
	}
}
