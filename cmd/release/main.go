// Release builds what people install: archives of the program with its man pages
// and completions, packages for Debian and Fedora, a Homebrew formula and a scoop
// manifest, a bill of materials for each binary, and the checksums of all of it.
//
//	go run ./cmd/release [-version 1.2.3] [-targets linux/amd64,...] [-no-packages] DIR
//
// The same commit gives the same bytes: times are those of the commit. It is no part
// of rollcall, imports nothing of it, and is the only program here that starts
// others.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// A release is one run of the program.
type release struct {
	stamp
	dir      string // where everything ends up, absolute
	work     string // temporary
	url      string // below which a release's files are found
	packages bool
	draft    bool // built with what the build cache has, not to be published
}

func run(ctx context.Context, args []string) (err error) {
	r := &release{}
	fs := flag.NewFlagSet("release", flag.ContinueOnError)
	version := fs.String("version", "", "the version (default: what git describes)")
	names := fs.String("targets", "", "such as linux/amd64,windows/amd64 (default: all whose compiler is installed)")
	fs.StringVar(&r.url, "url", "https://example.org/rollcall/releases", "where releases are found")
	fs.BoolVar(&r.draft, "draft", false, "this machine's target alone, built quickly with what is cached; not reproducible, not to be published")
	none := fs.Bool("no-packages", false, "no .deb and .rpm")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if fs.NArg() != 1 {
		return fmt.Errorf("name the folder to write to: go run ./cmd/release dist")
	}
	r.packages = !*none
	if r.dir, err = filepath.Abs(fs.Arg(0)); err != nil {
		return err
	}
	if r.stamp, err = gitStamp(ctx, *version); err != nil {
		return err
	}
	if r.draft {
		*names = runtime.GOOS + "/" + runtime.GOARCH
	}
	targets, err := chooseTargets(*names)
	if err != nil {
		return err
	}
	if r.work, err = os.MkdirTemp("", "rollcall-release-"); err != nil {
		return err
	}
	defer os.RemoveAll(r.work)
	return r.build(ctx, targets)
}

func (r *release) build(ctx context.Context, targets []target) error {
	if err := os.MkdirAll(r.dir, 0o755); err != nil {
		return err
	}
	extras, err := r.makeExtras(ctx)
	if err != nil {
		return err
	}
	for _, t := range targets {
		r.say("%s", t.name())
		if err := r.buildTarget(ctx, t, extras); err != nil {
			return fmt.Errorf("%s: %w", t.name(), err)
		}
	}
	if err := r.sourceArchive(ctx); err != nil {
		return err
	}
	if err := r.manifests(); err != nil {
		return err
	}
	return r.checksums()
}

// buildTarget makes all files of one target.
func (r *release) buildTarget(ctx context.Context, t target, extras []file) error {
	binary := filepath.Join(r.work, t.os+"-"+t.arch, "rollcall"+t.exe())
	if err := r.compile(ctx, t, binary); err != nil {
		return err
	}
	program := file{name: "rollcall" + t.exe(), from: binary, mode: 0o755}
	if err := r.archive(t, append([]file{program}, extras...)); err != nil {
		return err
	}
	if err := r.billOfMaterials(t, binary); err != nil {
		return err
	}
	if !r.packages || t.os != "linux" {
		return nil
	}
	return r.makePackages(ctx, t, binary, extras)
}

func (r *release) say(format string, args ...any) {
	fmt.Fprintln(os.Stderr, "release:", strings.TrimSpace(fmt.Sprintf(format, args...)))
}
