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
	m := sizePattern.FindStringSubmatch(strings.ToUpper(strings.TrimSpace(s)))
	if m != nil {
		n, err := strconv.ParseFloat(m[1], 64)
		bytes := n * float64(int64(1)<<(10*strings.Index(" KMGT", m[2]))) // no letter: index 0
		if err == nil && bytes >= 1 && bytes < 1<<60 {
			return int64(bytes), nil
		}
	}
	return 0, usage("give the plan's size as it is sold, such as 5GB, 50GB, 200GB or 2TB", "--plan %q is no size", s)
}
