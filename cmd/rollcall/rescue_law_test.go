package main

import (
	"bytes"
	"context"
	"encoding/json"
	"path/filepath"
	"strconv"
	"testing"

	"rollcall/reconcile/reconciletest"
)

// TestRescueMakesAllPresent: with what was rescued as one more backup, no photo of a
// simulated roll is missing, incomplete or unsure, whatever was lost and why.
func TestRescueMakesAllPresent(t *testing.T) {
	const every, largest = 5, 100
	lost := 0
	for i := 0; i < len(reconciletest.Families); i += every {
		roll := smallRoll(reconciletest.Families[i], largest)
		if roll == nil {
			continue
		}
		t.Run(roll.Family+"-"+strconv.FormatUint(roll.Seed, 10), func(t *testing.T) {
			dir := t.TempDir()
			if err := roll.Write(dir); err != nil {
				t.Fatal(err)
			}
			index, safe := filepath.Join(dir, "index.db"), filepath.Join(dir, "safe")
			library, backup := roll.Library[0].Place.Root, roll.Backup[0].Place.Root
			before := lostBy(t, library, backup, "--index", index)
			if before == 0 {
				return
			}
			lost += before
			var errs bytes.Buffer
			if code := run(context.Background(), []string{"rescue", safe, "--index", index, "-q"}, terminal{out: &errs, err: &errs}); code != exitAllPresent {
				t.Fatalf("rescue ended with %d: %s", code, errs.String())
			}
			if after := lostBy(t, library, backup, safe, "--index", index); after != 0 {
				t.Errorf("of %d photos %d are still lost", before, after)
			}
		})
	}
	if lost < 20 {
		t.Errorf("only %d photos were lost: nothing was tested", lost)
	}
}

// smallRoll is the first roll of a family that can be written and is small.
func smallRoll(f reconciletest.Family, largest int) *reconciletest.Roll {
	for seed := range uint64(40) {
		if r := reconciletest.Writable(f, seed+1); r != nil && len(r.Truths) <= largest {
			return r
		}
	}
	return nil
}

// lostBy counts what a check does not call present.
func lostBy(t *testing.T, args ...string) int {
	t.Helper()
	var out, errs bytes.Buffer
	run(context.Background(), append(args, "--format", "json", "-q"), terminal{out: &out, err: &errs})
	var r struct {
		Summary struct{ Missing, Incomplete, Unsure, Photos int }
	}
	if err := json.Unmarshal(out.Bytes(), &r); err != nil || r.Summary.Photos == 0 {
		t.Fatalf("%q: %v, %s", args, err, errs.String())
	}
	return r.Summary.Missing + r.Summary.Incomplete + r.Summary.Unsure
}
