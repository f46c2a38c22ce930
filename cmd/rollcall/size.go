package main

import (
	"regexp"
	"strconv"
	"strings"
)

var sizePattern = regexp.MustCompile(`^([0-9]+(?:\.[0-9]+)?) ?([KMGT]?)I?B?$`)

// parsePlan reads a plan's size as Apple names plans: "5GB" is 5 × 2^30 bytes,
// which is what its servers count (5,368,709,120 for the free plan).
func parsePlan(s string) (int64, error) {
	if s == "" {
		return 0, nil
	}
	hint := "give the plan's size as it is sold, such as 5GB, 50GB, 200GB or 2TB"
	m := sizePattern.FindStringSubmatch(strings.ToUpper(strings.TrimSpace(s)))
	switch {
	case m == nil:
	case m[2] == "": // nobody has a plan of 50 bytes
		hint = "did you mean " + m[1] + "GB? " + hint
	default:
		n, err := strconv.ParseFloat(m[1], 64)
		bytes := n * float64(int64(1)<<(10*strings.Index(" KMGT", m[2])))
		if err == nil && bytes >= 1 && bytes < 1<<60 {
			return int64(bytes), nil
		}
	}
	return 0, usage(hint, "--plan %q is no size", s)
}
