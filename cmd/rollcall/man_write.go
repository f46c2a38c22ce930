//go:build manpages

package main

import (
	"os"
	"strconv"
	"time"

	"github.com/spf13/cobra"
)

// ownCommands writes the man pages: go run -tags manpages ./cmd/rollcall __man DIR.
// SOURCE_DATE_EPOCH is their day, in seconds since 1970.
func ownCommands(*program) []*cobra.Command {
	return []*cobra.Command{{
		Use:    "__man DIR",
		Hidden: true,
		Args:   cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			day := time.Now()
			if seconds, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
				day = time.Unix(seconds, 0)
			}
			return writeManual(c.Root(), args[0], day)
		},
	}}
}
