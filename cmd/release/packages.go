package main

import (
	"context"
	"fmt"
	"path/filepath"
)

// nfpm makes the packages. Newer ones need modules that the module proxy refuses.
const nfpm = "github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.45.0"

// An installed is a file of a package.
type installed struct{ From, To, Mode string }

// makePackages makes the .deb and the .rpm of a target.
func (r *release) makePackages(ctx context.Context, t target, binary string, extras []file) error {
	needs, err := needsOf(binary)
	if err != nil {
		return err
	}
	config := filepath.Join(r.work, "nfpm-"+t.arch+".yaml")
	err = r.fill("nfpm.yaml", config, map[string]any{
		"Arch": t.arch, "Version": r.version, "Time": r.time.Format("2006-01-02T15:04:05Z"), "Deb": needs.deb(), "RPM": needs.rpm(), "Contents": contents(binary, extras), "URL": r.url,
	})
	if err != nil {
		return err
	}
	env := []string{fmt.Sprintf("SOURCE_DATE_EPOCH=%d", r.time.Unix()), "CGO_ENABLED=0"}
	for _, kind := range []string{"deb", "rpm"} {
		to := filepath.Join(r.dir, fmt.Sprintf("rollcall-%s-linux-%s.%s", r.version, t.arch, kind))
		if err := command(ctx, env, "go", "run", nfpm, "package", "--config", config, "--packager", kind, "--target", to); err != nil {
			return err
		}
	}
	return nil
}

// contents are where the files of a package lie.
func contents(binary string, extras []file) []installed {
	all := []installed{{binary, "/usr/bin/rollcall", "0755"}}
	for _, f := range extras {
		to := ""
		switch dir, name := filepath.Split(f.name); {
		case dir == "man/":
			to = "/usr/share/man/man1/" + name
		case name == "rollcall.bash":
			to = "/usr/share/bash-completion/completions/rollcall"
		case name == "_rollcall":
			to = "/usr/share/zsh/vendor-completions/_rollcall"
		case name == "rollcall.fish":
			to = "/usr/share/fish/vendor_completions.d/rollcall.fish"
		case name == "NOTICE":
			to = "/usr/share/doc/rollcall/copyright" // where Debian looks for it
		case dir == "":
			to = "/usr/share/doc/rollcall/" + name
		default:
			continue // of other systems
		}
		all = append(all, installed{f.from, to, "0644"})
	}
	return all
}
