package main

import (
	"strings"
	"testing"
)

func TestParsePlan(t *testing.T) {
	for s, want := range map[string]int64{"": 0, "5GB": 5 << 30, "50 gib": 50 << 30, "1.5T": 3 << 39, "200M": 200 << 20} {
		if got, err := parsePlan(s); got != want || err != nil {
			t.Errorf("%q is %d (%v), want %d", s, got, err, want)
		}
	}
	for s, hint := range map[string]string{"50": "did you mean 50GB?", "0GB": "give the plan's size", "50XB": "give the plan's size", "50B": "did you mean 50GB?", "-5GB": "give the plan's size"} {
		if _, err := parsePlan(s); err == nil || !strings.HasPrefix(hintOf(err), hint) {
			t.Errorf("%q is refused with %v, %q", s, err, hintOf(err))
		}
	}
}
