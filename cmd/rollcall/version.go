package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// What the linker stamps: -ldflags "-X main.version=1.2.3".
var (
	version = ""
	commit  = "" // of git, shortened
	date    = "" // of the commit, such as 2026-11-23
)

func newVersion(p *program) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version",
		Example: "  rollcall version",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(p.out, "rollcall %s (%s%s %s/%s)\n", versionText(), stamp(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}

// stamp is the commit and its date, for a line of versions.
func stamp() string {
	if commit == "" {
		return ""
	}
	return "commit " + commit + " of " + date + ", "
}

func versionText() string {
	if version != "" {
		return version
	}
	if b, ok := debug.ReadBuildInfo(); ok && b.Main.Version != "" && b.Main.Version != "(devel)" {
		return b.Main.Version
	}
	return "from source"
}
