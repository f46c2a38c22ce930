package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"rollcall/cmd/rollcall/demo"
)

func newDemo(p *program) *cobra.Command {
	c := &cobra.Command{
		Use:   "demo",
		Short: "Run the main job on a small built-in pair of folders",
		Long: `Run the main job on a small built-in pair of folders: a library of photos, and a
backup from which some are missing for reasons of all kinds. Folders and index
lie in a temporary folder that is removed again; your own index is not touched.`,
		Example: "  rollcall demo\n  rollcall demo -o report.json",
		Args:    noArguments,
		RunE:    p.runDemo,
	}
	p.flags.checkFlags(c)
	return c
}

func (p *program) runDemo(c *cobra.Command, _ []string) error {
	dir, err := os.MkdirTemp("", "rollcall-demo-")
	if err != nil {
		return fmt.Errorf("making a folder for the demo: %w", err)
	}
	defer os.RemoveAll(dir)
	library, backup, err := demo.Unpack(dir, time.Now())
	if err != nil {
		return err
	}
	p.flags.index = filepath.Join(dir, "index.db")
	p.forget = true
	if p.flags.route == "" {
		p.flags.route = "icloud"
	}
	p.say("comparing a built-in library with a built-in backup of it, as in: rollcall %s %s --route icloud", filepath.Base(library), filepath.Base(backup))
	if err := p.runCheck(c, []string{library, backup}); err != nil && !pipeClosed(err) {
		return err
	}
	p.code = exitAllPresent // the demo did its job
	return nil
}
