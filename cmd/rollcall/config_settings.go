package main

import (
	"os"

	"github.com/spf13/cobra"
)

// A setting is a key of the config file: what the flag of its name is where the
// command line says nothing.
type setting struct {
	name    string
	example string                     // a whole line
	env     string                     // the environment that wins over it; "" none
	demo    bool                       // holds for the demo too
	set     func(f *flags, v any) bool // false: the wrong type
	path    func(f *flags) *string     // what it sets is a path; nil: it is none
}

var settings = []setting{
	{name: "index", example: `index = "~/rollcall/index.db"`, env: "ROLLCALL_INDEX", set: text(indexOf), path: indexOf},
	{name: "plan", example: `plan = "50GB"`, set: text(func(f *flags) *string { return &f.plan })},
	{name: "route", example: `route = "icloud"`, set: text(func(f *flags) *string { return &f.route })},
	{name: "ignore", example: `ignore = ["*.tmp", "Lightroom Catalog/"]`, set: addGlobs},
	{name: "readers", example: `readers = 4`, demo: true, set: setReaders},
	{name: "password-file", example: `password-file = "~/.rollcall-password"`, set: text(passwordFileOf), path: passwordFileOf},
	{name: "fail-on", example: `fail-on = "unexpected"`, set: text(func(f *flags) *string { return &f.failOn })},
	{name: "color", example: `color = "never"`, env: "NO_COLOR", demo: true, set: text(func(f *flags) *string { return &f.color })},
	{name: "no-progress", example: `no-progress = true`, demo: true, set: setNoProgress},
}

// onlyFlags are the flags that no config file may set: what makes a check weaker or
// shows what is hidden is said each time, and the others speak of one run.
var onlyFlags = []string{"quick", "reread", "accept-shrink", "show-hidden", "all", "output", "format", "check", "quiet", "verbose",
	"cause", "since", "from", "dry-run", "against"}

func indexOf(f *flags) *string        { return &f.index }
func passwordFileOf(f *flags) *string { return &f.passwordFile }

// text sets a text that is not empty.
func text(field func(*flags) *string) func(*flags, any) bool {
	return func(f *flags, v any) bool {
		s, ok := v.(string)
		if ok = ok && s != ""; ok {
			*field(f) = s
		}
		return ok
	}
}

// addGlobs puts the globs of the file before those of the command line.
func addGlobs(f *flags, v any) bool {
	list, ok := v.([]any)
	var globs []string
	for _, one := range list {
		glob, is := one.(string)
		ok = ok && is
		globs = append(globs, glob)
	}
	if ok {
		f.ignore = append(globs, f.ignore...)
	}
	return ok
}

func setReaders(f *flags, v any) bool {
	n, ok := v.(int64)
	f.readers = int(min(max(n, -1), 1<<20)) // what is out of range is refused as the flag is
	return ok
}

func setNoProgress(f *flags, v any) bool {
	on, ok := v.(bool)
	f.noProgress = ok && on
	return ok
}

// yields reports whether the command line or the environment has spoken, or the
// command does not go by the setting.
func (s setting) yields(c *cobra.Command) bool {
	if c.Name() == "demo" && !s.demo {
		return true
	}
	if s.env != "" && os.Getenv(s.env) != "" {
		return true
	}
	return s.name != "ignore" && c.Flags().Changed(s.name)
}
