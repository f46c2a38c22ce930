package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"rollcall/formats"
	"rollcall/formats/decode"
	"rollcall/photo"
	"rollcall/reconcile/causes"
	"rollcall/reconcile/matchers"
)

// checkKey stands for everything that a check's verdicts rest on: two checks
// with one key say the same. The versions of the places stand for their items.
func (s *session) checkKey(lib, bak []photo.Place, now time.Time) []byte {
	type side struct {
		Row, Version int64
		Complete     bool
	}
	sides := func(places []photo.Place) []side {
		var out []side
		for _, p := range places {
			out = append(out, side{p.ID, p.Version, p.Complete})
		}
		return out
	}
	text, err := json.Marshal(struct {
		Library, Backup []side
		Versions        [4]int
		Decoders        []string // those that are built in
		Program         string
		Flags, Day      string
	}{sides(lib), sides(bak), [4]int{formats.Version, matchers.Version, causes.Version, decode.Version}, decoders(), versionText(), s.flagText(), now.Format("2006-01-02")})
	if err != nil {
		panic(err) // plain values only
	}
	sum := sha256.Sum256(text)
	return sum[:]
}

// decoders are the formats that this build can decode.
func decoders() []string {
	var names []string
	for _, d := range decode.All {
		if d.Absent == "" {
			names = append(names, d.Format)
		}
	}
	return names
}

// flagText is the flags that decide what a check finds, as the index lists them.
func (s *session) flagText() string {
	var words []string
	add := func(on bool, format string, args ...any) {
		if on {
			words = append(words, fmt.Sprintf(format, args...))
		}
	}
	add(s.flags.all, "--all")
	add(s.flags.quick, "--quick")
	add(s.plan > 0, "--plan %d", s.plan)
	add(s.flags.route != "", "--route %s", s.flags.route)
	for _, glob := range s.flags.ignore {
		add(true, "--ignore %q", glob)
	}
	return strings.Join(words, " ")
}
