package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// floorPlan is the table of docs/architecture.md: what each package may import
// of ours (strictly what stands here), and of third parties.
var floorPlan = map[string]struct{ ours, others []string }{
	"photo":              {},
	"index":              {[]string{"photo"}, []string{"github.com/mattn/go-sqlite3"}},
	"scanner/sources":    {[]string{"photo"}, []string{"github.com/dustin/go-humanize", "github.com/bmatcuk/doublestar/v4", "golang.org/x/sys", "howett.net/plist", "github.com/mattn/go-sqlite3", "golang.org/x/text/unicode/norm"}},
	"formats":            {[]string{"photo"}, []string{"github.com/rwcarlsen/goexif", "github.com/adrium/goheif/heif", "github.com/abema/go-mp4"}},
	"reconcile/matchers": {[]string{"photo"}, []string{"golang.org/x/text/unicode/norm"}},
	"reconcile/causes":   {[]string{"photo"}, []string{"golang.org/x/text/unicode/norm"}},
	"report":             {[]string{"photo"}, []string{"github.com/dustin/go-humanize"}},
	"formats/decode":     {[]string{"photo"}, []string{"github.com/jdeng/goheif", "golang.org/x/image"}},
	"scanner":            {[]string{"photo", "formats", "formats/decode", "scanner/sources", "index"}, []string{"golang.org/x/sync/errgroup", "github.com/zeebo/xxh3"}},
	"reconcile":          {[]string{"photo", "reconcile/matchers", "reconcile/causes", "index"}, []string{"golang.org/x/text/unicode/norm"}},
	"rescue":             {[]string{"photo"}, []string{"github.com/dustin/go-humanize", "github.com/zeebo/xxh3", "golang.org/x/sys"}},
	"cmd/rollcall": {
		[]string{"photo", "rescue", "formats", "formats/decode", "scanner", "scanner/sources", "index", "reconcile", "reconcile/matchers", "reconcile/causes", "report", "cmd/rollcall/demo"},
		[]string{"github.com/spf13/cobra", "github.com/spf13/pflag", "github.com/schollz/progressbar/v3", "github.com/mattn/go-isatty", "github.com/adrg/xdg", "github.com/BurntSushi/toml", "github.com/dustin/go-humanize", "golang.org/x/term", "golang.org/x/sys/unix"},
	},
	"cmd/rollcall/demo":        {},
	"cmd/rollcall/accuracy":    {},                                                                               // tests only
	"cmd/rollcall/programtest": {},                                                                               // tests only
	"cmd/rollcall/exam":        {},                                                                               // tests only
	"cmd/release":              {},                                                                               // a program of its own: builds what people install
	"photo/phototest":          {[]string{"photo"}, []string{"github.com/mattn/go-sqlite3", "howett.net/plist"}}, // tests only

	"reconcile/reconciletest":         {[]string{"photo", "photo/phototest"}, nil}, // tests only; never what it scores
	"reconcile/reconciletest/stories": {[]string{"photo"}, nil},                    // tests only; never what it scores
}

func TestFloorPlan(t *testing.T) {
	for _, p := range listPackages(t) {
		name := strings.TrimPrefix(p.ImportPath, "rollcall/")
		plan, ok := floorPlan[name]
		if !ok {
			t.Errorf("package %s has no room in the floor plan", name)
			continue
		}
		for _, imported := range p.Imports {
			if !allowed(imported, plan.ours, plan.others) {
				t.Errorf("%s imports %q, which the floor plan does not allow", name, imported)
			}
		}
	}
}

func allowed(imported string, ours, others []string) bool {
	if rest, ok := strings.CutPrefix(imported, "rollcall/"); ok {
		return slices.Contains(ours, rest)
	}
	first, _, _ := strings.Cut(imported, "/")
	if !strings.Contains(first, ".") {
		return true // the standard library
	}
	return slices.ContainsFunc(others, func(o string) bool {
		return imported == o || strings.HasPrefix(imported, o+"/")
	})
}

type listed struct {
	ImportPath string
	Imports    []string
}

func listPackages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "rollcall/...").Output()
	if err != nil {
		t.Fatalf("listing the packages: %v", err)
	}
	var all []listed
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := d.Decode(&p); err == io.EOF {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}
