//go:build !manpages

package main

import "github.com/spf13/cobra"

// ownCommands are commands for the build of packages alone.
func ownCommands(*program) []*cobra.Command { return nil }
