package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

func testRelease(t *testing.T) *release {
	t.Helper()
	return &release{stamp: stamp{"1.2.3", "abcdef123456", time.Date(2026, 11, 23, 1, 2, 3, 0, time.UTC)}, dir: t.TempDir(), work: t.TempDir(), url: "https://example.org/r"}
}

// The same files give the same archive, whenever they were written and by whom.
func TestArchivesAreReproducible(t *testing.T) {
	r := testRelease(t)
	from := filepath.Join(t.TempDir(), "x")
	files := []file{{"rollcall", from, 0o755}, {"man/rollcall.1", from, 0}}
	for _, target := range targets {
		var first []byte
		for _, mode := range []os.FileMode{0o600, 0o777} {
			if err := os.WriteFile(from, []byte("content"), mode); err != nil {
				t.Fatal(err)
			}
			os.Chmod(from, mode)
			os.Chtimes(from, time.Time{}, time.Unix(int64(mode), 0))
			if err := r.archive(target, files); err != nil {
				t.Fatal(err)
			}
			all, _ := filepath.Glob(filepath.Join(r.dir, "rollcall-1.2.3-"+target.os+"-"+target.arch+"*"))
			content, err := os.ReadFile(all[0])
			if err != nil {
				t.Fatal(err)
			}
			if first != nil && !bytes.Equal(first, content) {
				t.Errorf("%s: two archives of the same files differ", target.name())
			}
			first = content
		}
	}
}

func TestArchiveEntries(t *testing.T) {
	r := testRelease(t)
	from := filepath.Join(t.TempDir(), "x")
	os.WriteFile(from, []byte("content"), 0o600)
	if err := r.archive(targets[0], []file{{"rollcall", from, 0o755}, {"man/rollcall.1", from, 0}}); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(filepath.Join(r.dir, "rollcall-1.2.3-linux-amd64.tar.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	unpacked, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"rollcall-1.2.3-linux-amd64/rollcall 755", "rollcall-1.2.3-linux-amd64/man/rollcall.1 644"}
	var got []string
	for tr := tar.NewReader(unpacked); ; {
		h, err := tr.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, h.Name+" "+h.FileInfo().Mode().String())
		if !h.ModTime.Equal(r.time) || h.Uid != 0 || h.Uname != "" {
			t.Errorf("%s is of %v and %q", h.Name, h.ModTime, h.Uname)
		}
	}
	for i := range want {
		want[i] = strings.NewReplacer(" 755", " -rwxr-xr-x", " 644", " -rw-r--r--").Replace(want[i])
	}
	if !slices.Equal(got, want) {
		t.Errorf("it has %q, want %q", got, want)
	}
}

// The checksums are those that sha256sum reads.
func TestChecksums(t *testing.T) {
	r := testRelease(t)
	for _, name := range []string{"b", "a", "SHA256SUMS"} {
		os.WriteFile(filepath.Join(r.dir, name), []byte(name), 0o644)
	}
	if err := r.checksums(); err != nil {
		t.Fatal(err)
	}
	c := exec.Command("sha256sum", "-c", "SHA256SUMS")
	c.Dir = r.dir
	if out, err := c.CombinedOutput(); err != nil || string(out) != "a: OK\nb: OK\n" {
		t.Errorf("sha256sum says %q: %v", out, err)
	}
}

// The bill of a binary names every module in it, with licence and sum; so NOTICE
// names them all.
func TestBillOfMaterials(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds rollcall")
	}
	r := testRelease(t)
	binary := filepath.Join(r.work, "rollcall")
	c := exec.Command("go", "build", "-buildvcs=false", "-o", binary, "./cmd/rollcall")
	c.Dir = "../.."
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	t.Chdir("../..")
	if err := r.billOfMaterials(targets[0], binary); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(r.dir, "rollcall-1.2.3-linux-amd64.cdx.json"))
	if err != nil {
		t.Fatal(err)
	}
	var b bill
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&b); err != nil {
		t.Fatal(err)
	}
	if b.Format != "CycloneDX" || b.Spec != "1.5" || !regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`).MatchString(b.Serial) {
		t.Errorf("it is %s %s %s", b.Format, b.Spec, b.Serial)
	}
	if b.Metadata.Timestamp != "2026-11-23T01:02:03Z" || len(b.Metadata.Component.Hashes[0].Content) != 64 {
		t.Errorf("it tells of itself %+v", b.Metadata)
	}
	refs := []string{}
	for _, c := range b.Components {
		refs = append(refs, c.Ref)
		if c.Licenses[0].Expression == "" || c.Version == "" || !strings.HasPrefix(c.PURL, "pkg:golang/") || c.Name != "std" && len(c.Hashes) != 1 {
			t.Errorf("%s lacks something: %+v", c.Name, c)
		}
		if c.Name == "github.com/jdeng/goheif" && len(c.Components) != 2 {
			t.Errorf("the decoders in C are not named: %+v", c.Components)
		}
	}
	slices.Sort(refs)
	if len(refs) < 20 || !slices.Equal(slices.Compact(refs), b.Dependencies[0].On) {
		t.Errorf("there are %d components, %d dependencies", len(refs), len(b.Dependencies[0].On))
	}
	if all, err := needsOf(binary); err != nil || !strings.HasPrefix(strings.Join(all.deb(), ","), "libc6 (>= 2.") {
		t.Errorf("it needs %q: %v", all.deb(), err)
	}
}

func TestNeeds(t *testing.T) {
	all := needs{{"libm.so.6", "2.29"}, {"libc.so.6", "2.4"}, {"libstdc++.so.6", "3.4.30"}, {"libpthread.so.0", ""}}
	if got := strings.Join(all.deb(), ", "); got != "libc6 (>= 2.29), libstdc++6 (>= 12)" {
		t.Errorf("Debian: %s", got)
	}
	if got := strings.Join(all.rpm(), " "); got != "libc.so.6(GLIBC_2.4)(64bit) libm.so.6(GLIBC_2.29)(64bit) libpthread.so.0()(64bit) libstdc++.so.6(GLIBCXX_3.4.30)(64bit)" {
		t.Errorf("Fedora: %s", got)
	}
	for _, tt := range []struct {
		a, b string
		want bool
	}{{"2.34", "2.4", true}, {"2.4", "2.34", false}, {"2.2.5", "2.2", true}, {"2.2", "2.2", false}, {"1", "", true}, {"", "", false}} {
		if later(tt.a, tt.b) != tt.want {
			t.Errorf("%q later than %q: %v", tt.a, tt.b, !tt.want)
		}
	}
}

// The manifests are what their readers take.
func TestManifests(t *testing.T) {
	r := testRelease(t)
	for _, name := range []string{"source.tar.gz", "windows-amd64.zip"} {
		os.WriteFile(filepath.Join(r.dir, "rollcall-1.2.3-"+name), []byte(name), 0o644)
	}
	if err := r.manifests(); err != nil {
		t.Fatal(err)
	}
	var scoop struct {
		Version      string
		Architecture map[string]struct{ URL, Hash string }
	}
	text, err := os.ReadFile(filepath.Join(r.dir, "rollcall.json"))
	if err != nil {
		t.Fatal(err)
	}
	sum, _ := sumOf(filepath.Join(r.dir, "rollcall-1.2.3-windows-amd64.zip"))
	if err := json.Unmarshal(text, &scoop); err != nil || scoop.Version != "1.2.3" || scoop.Architecture["64bit"].Hash != sum ||
		scoop.Architecture["64bit"].URL != "https://example.org/r/1.2.3/rollcall-1.2.3-windows-amd64.zip" {
		t.Errorf("scoop: %+v, %v", scoop, err)
	}
	formula, err := os.ReadFile(filepath.Join(r.dir, "rollcall.rb"))
	sum, _ = sumOf(filepath.Join(r.dir, "rollcall-1.2.3-source.tar.gz"))
	if err != nil || !strings.Contains(string(formula), `sha256 "`+sum+`"`) || !strings.Contains(string(formula), `url "https://example.org/r/1.2.3/rollcall-1.2.3-source.tar.gz"`) {
		t.Errorf("formula: %v\n%s", err, formula)
	}
	if ruby, err := exec.LookPath("ruby"); err == nil {
		if out, err := exec.Command(ruby, "-c", filepath.Join(r.dir, "rollcall.rb")).CombinedOutput(); err != nil {
			t.Errorf("ruby says %s", out)
		}
	}
}

func TestChooseTargets(t *testing.T) {
	if _, err := chooseTargets("plan9/arm"); err == nil {
		t.Error("a target that is none is taken")
	}
	t.Setenv("PATH", t.TempDir())
	if _, err := chooseTargets("linux/amd64"); err == nil || !strings.Contains(err.Error(), "gcc") {
		t.Errorf("without a compiler: %v", err)
	}
}

func TestVersions(t *testing.T) {
	for version, want := range map[string]bool{"1.2.3": true, "0.0.0-20261123.abc": true, "1.2.3-rc.1": true, "v1.2.3": false, "1.2": false, "1.2.3 -X a": false, "": false} {
		if versionPattern.MatchString(version) != want {
			t.Errorf("%q is a version: %v", version, !want)
		}
	}
}

// NOTICE names every module that is in the program, on every system.
func TestNoticeNamesAllModules(t *testing.T) {
	notice, err := os.ReadFile("../../NOTICE")
	if err != nil {
		t.Fatal(err)
	}
	named := licences(notice)
	for _, system := range []string{"linux", "windows", "darwin"} {
		c := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}{{end}}{{end}}", "rollcall/cmd/rollcall")
		c.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1")
		out, err := c.Output()
		if err != nil {
			t.Fatal(err)
		}
		modules := slices.Compact(strings.Fields(string(out)))
		if len(modules) < 20 {
			t.Errorf("%s: only %d modules", system, len(modules))
		}
		for _, m := range modules {
			if named[m] == "" {
				t.Errorf("%s: NOTICE does not name %s", system, m)
			}
		}
	}
}

// The licences of what is in the binaries go with them, those of the works in C too.
func TestThirdPartyLicences(t *testing.T) {
	r := testRelease(t)
	t.Chdir("../..")
	f, err := r.thirdParty(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(f.from)
	if err != nil {
		t.Fatal(err)
	}
	for _, says := range []string{"\nGo's standard library", "github.com/spf13/cobra v", "GNU LESSER GENERAL PUBLIC LICENSE", "VideoLAN and dav1d authors", "github.com/inconshreveable/mousetrap"} {
		if !strings.Contains(string(text), says) {
			t.Errorf("the licences lack %q", says)
		}
	}
	if len(text) > 1<<20 {
		t.Errorf("the licences are %d bytes", len(text))
	}
}
