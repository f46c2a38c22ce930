package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// A target is a system that rollcall is built for. It has C and C++ in it (SQLite,
// the HEIC and AVIF decoders), so each needs a compiler that knows the target.
type target struct {
	os, arch string
	cc, cxx  string
	env      []string
	note     string // what a person should know
}

var targets = []target{
	{os: "linux", arch: "amd64", cc: "x86_64-linux-gnu-gcc", cxx: "x86_64-linux-gnu-g++"},
	{os: "linux", arch: "arm64", cc: "aarch64-linux-gnu-gcc", cxx: "aarch64-linux-gnu-g++"},
	{os: "windows", arch: "amd64", cc: "x86_64-w64-mingw32-gcc-posix", cxx: "x86_64-w64-mingw32-g++-posix",
		env:  []string{"CGO_CPPFLAGS=-DLIBDE265_STATIC_BUILD"}, // else its functions are looked for in a DLL
		note: "built, not tested"},
}

func (t target) name() string { return t.os + "/" + t.arch }

func (t target) exe() string {
	if t.os == "windows" {
		return ".exe"
	}
	return ""
}

// chooseTargets are those named, or all whose compilers are installed.
func chooseTargets(names string) ([]target, error) {
	var chosen []target
	for _, t := range targets {
		_, err := exec.LookPath(t.cc)
		if err == nil {
			_, err = exec.LookPath(t.cxx)
		}
		named := slices.Contains(strings.Split(names, ","), t.name())
		switch {
		case named && err != nil:
			return nil, fmt.Errorf("%s needs %s and %s: %w", t.name(), t.cc, t.cxx, err)
		case named || names == "" && err == nil:
			chosen = append(chosen, t)
		case names == "":
			fmt.Fprintf(os.Stderr, "release: %s is left out: no %s\n", t.name(), t.cc)
		}
	}
	if len(chosen) == 0 || names != "" && len(chosen) != len(strings.Split(names, ",")) {
		return nil, fmt.Errorf("not all of %q are targets", names)
	}
	return chosen, nil
}

// compile builds rollcall for a target.
func (r *release) compile(ctx context.Context, t target, to string) error {
	link := fmt.Sprintf("-s -w -buildid= -X main.version=%s -X main.commit=%s -X main.date=%s", r.version, r.commit, r.day())
	if t.os == "windows" {
		link += " -extldflags '-static'"
	}
	if r.draft {
		return command(ctx, []string{"CGO_ENABLED=1"}, "go", "build", "-buildvcs=false", "-ldflags", link, "-o", to, "./cmd/rollcall")
	}
	env := append([]string{"CGO_ENABLED=1", "GOOS=" + t.os, "GOARCH=" + t.arch, "CC=" + t.cc, "CXX=" + t.cxx}, t.env...)
	return command(ctx, env, "go", "build", "-trimpath", "-buildvcs=false", "-ldflags", link, "-o", to, "./cmd/rollcall")
}

// makeExtras are the files that go with every binary: licences, man pages,
// completions.
func (r *release) makeExtras(ctx context.Context) ([]file, error) {
	own := filepath.Join(r.work, "rollcall"+exeHere())
	link := fmt.Sprintf("-X main.version=%s", r.version)
	if err := command(ctx, nil, "go", "build", "-buildvcs=false", "-tags", "manpages", "-ldflags", link, "-o", own, "./cmd/rollcall"); err != nil {
		return nil, err
	}
	extras := []file{{name: "LICENSE", from: "LICENSE"}, {name: "NOTICE", from: "NOTICE"}, {name: "README.md", from: "README.md"}, {name: "CHANGELOG.md", from: "CHANGELOG.md"},
		{name: "config.example.toml", from: "docs/config.example.toml"}}
	man := filepath.Join(r.work, "man")
	if err := os.MkdirAll(man, 0o755); err != nil {
		return nil, err
	}
	// What the pages say of folders is not to be this machine's.
	env := []string{"HOME=/home/you", "XDG_DATA_HOME=", "XDG_CONFIG_HOME=", fmt.Sprintf("SOURCE_DATE_EPOCH=%d", r.time.Unix())}
	if err := command(ctx, env, own, "__man", man); err != nil {
		return nil, err
	}
	pages, err := filepath.Glob(filepath.Join(man, "*.1"))
	if err != nil || len(pages) == 0 {
		return nil, fmt.Errorf("no man pages were made: %v", err)
	}
	for _, page := range pages {
		extras = append(extras, file{name: "man/" + filepath.Base(page), from: page})
	}
	for shell, name := range map[string]string{"bash": "rollcall.bash", "zsh": "_rollcall", "fish": "rollcall.fish", "powershell": "rollcall.ps1"} {
		script, err := output(ctx, env, own, "completion", shell)
		if err != nil {
			return nil, err
		}
		from := filepath.Join(r.work, name)
		if err := os.WriteFile(from, script, 0o644); err != nil {
			return nil, err
		}
		extras = append(extras, file{name: "completions/" + name, from: from})
	}
	others, err := r.thirdParty(ctx)
	if err != nil {
		return nil, err
	}
	extras = append(extras, others)
	slices.SortFunc(extras, func(a, b file) int { return strings.Compare(a.name, b.name) })
	return extras, nil
}

func exeHere() string { return target{os: runtime.GOOS}.exe() }

func command(ctx context.Context, env []string, name string, args ...string) error {
	c := exec.CommandContext(ctx, name, args...)
	c.Env = append(os.Environ(), env...)
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, out)
	}
	return nil
}

func output(ctx context.Context, env []string, name string, args ...string) ([]byte, error) {
	c := exec.CommandContext(ctx, name, args...)
	c.Env = append(os.Environ(), env...)
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", name, strings.Join(args, " "), err)
	}
	return out, nil
}
