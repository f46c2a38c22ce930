package main

import (
	"bytes"
	"encoding/json"

	"github.com/rogpeppe/go-internal/testscript"

	"rollcall/photo"
)

// sceneChanges is as much of the changes' JSON as scenes hold.
type sceneChanges struct {
	Then, Now map[string]any
	Moves     []struct {
		Then, Now string
		Photos    int
	}
	Changes []struct {
		Kind, Path string
		Then, Now  *struct{ Status, Cause string }
	}
}

func readChanges(ts *testscript.TestScript, name string) (c sceneChanges) {
	ts.Check(json.NewDecoder(bytes.NewReader([]byte(ts.ReadFile(name)))).Decode(&c))
	return c
}

// holdChange: changed CHANGES PATH KIND [THEN NOW [CAUSE]]; with ! the path is not
// listed.
func holdChange(ts *testscript.TestScript, neg bool, args []string) {
	for _, one := range readChanges(ts, args[0]).Changes {
		if one.Path != args[1] {
			continue
		}
		if neg {
			ts.Fatalf("%s is listed as %s", one.Path, one.Kind)
		}
		then, now, cause := "absent", "absent", ""
		if one.Then != nil {
			then = one.Then.Status
		}
		if one.Now != nil {
			now, cause = one.Now.Status, one.Now.Cause
		}
		hold(ts, args[1:2], args[2:], one.Kind, then, now, cause)
		return
	}
	if !neg {
		ts.Fatalf("the changes do not list %q", args[1])
	}
}

// holdMoves: moves CHANGES holds that the moves add up to both summaries.
func holdMoves(ts *testscript.TestScript, neg bool, args []string) {
	c := readChanges(ts, args[0])
	then, now := map[string]int{}, map[string]int{}
	for _, m := range c.Moves {
		then[m.Then] += m.Photos
		now[m.Now] += m.Photos
	}
	for _, status := range photo.Statuses {
		s := string(status)
		if float64(then[s]) != c.Then[s] || float64(now[s]) != c.Now[s] {
			ts.Fatalf("%s: the moves tell of %d then, %d now; the checks of %v, %v", s, then[s], now[s], c.Then[s], c.Now[s])
		}
	}
}
