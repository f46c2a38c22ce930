package causes

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
	"rollcall/photo/phototest"
)

var update = flag.Bool("update", false, "write the golden files anew")

const docs = "../../docs"

func TestDocs(t *testing.T) {
	file := filepath.Join(docs, "causes.md")
	got := Markdown(All)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("docs/causes.md is not made from the list (-file +list); -update writes it:\n%s", diff)
	}
}

func TestNothingForbiddenIsSaid(t *testing.T) {
	for _, c := range All {
		for _, text := range slices.Concat([]string{c.Title, c.Doc}, c.Advice, c.Settle) {
			if hit := phototest.Forbidden(text); hit != "" {
				t.Errorf("%s says %q: %s", c.Name, hit, text)
			}
		}
	}
	for _, text := range CommonSteps {
		if hit := phototest.Forbidden(text); hit != "" {
			t.Errorf("the common steps say %q: %s", hit, text)
		}
	}
	for _, words := range safeWordings(t) {
		if hit := phototest.Forbidden(words); hit != "" {
			t.Errorf("docs/advice.md says %q as safe: %s", hit, words)
		}
	}
}

// safeWordings are the last column of the table in docs/advice.md.
func safeWordings(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(docs, "advice.md"))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if strings.HasPrefix(line, "|") && len(cells) == 4 && !strings.HasPrefix(line, "|---") {
			out = append(out, strings.TrimSpace(cells[3]))
		}
	}
	if len(out) < 10 {
		t.Fatalf("docs/advice.md has %d rows, want the whole brief", len(out))
	}
	return out
}

func TestCausesAreWhole(t *testing.T) {
	want := []string{
		"thumbnail-only", "only-edited", "upload-off", "over-quota", "hidden-folder", "hidden-album", "deleted", "lost-from-backup",
		"unreadable-format", "corrupted-backup", "sync-error", "target-limit", "outside-scope", "after-backup", "not-yours", "unexplained",
	}
	var got []string
	for _, c := range All {
		got = append(got, c.Name)
		if c.Title == "" || c.Explain == nil || len(c.Advice) == 0 || len(c.Settle) == 0 {
			t.Errorf("%s lacks a title, advice, what settles it or Explain", c.Name)
		}
		if n := strings.Count(c.Doc, ". ") + 1; n < 2 || n > 5 || !strings.HasSuffix(c.Doc, ".") {
			t.Errorf("%s: the doc has %d sentences, want two to five", c.Name, n)
		}
		for _, r := range c.Routes {
			if !slices.Contains(photo.Routes, r) {
				t.Errorf("%s: %q is no route", c.Name, r)
			}
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the list of causes (-contract +All):\n%s", diff)
	}
}

func TestRule(t *testing.T) {
	share := func(photos, missing, rest, restMissing int) Share {
		s := Split{photos, missing, rest, restMissing}
		return Share{Split: s, Then: s}
	}
	for _, tc := range []struct {
		name     string
		share    Share
		min, max float64
	}{
		{"all-of-many", share(30, 30, 200, 2), 20, 20},
		{"one-alone", share(1, 1, 200, 2), 0, 0},
		{"most-are-there", share(30, 1, 200, 2), -15, -15},
		{"half-is-there", share(26, 12, 200, 0), -15, -15},
		{"most-are-missing", share(10, 8, 200, 0), 15, 20},
		{"as-the-rest", share(30, 15, 200, 100), -15, -1},
		{"all-where-the-rest-is-gone-too", share(30, 30, 200, 200), 0, 0.1},
		{"nothing-to-compare-with", share(30, 30, 0, 0), 0, 0},
		{"none-takes-part", share(0, 0, 200, 2), 0, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if w := tc.share.Rule(20); w < tc.min || w > tc.max {
				t.Errorf("the weight is %.2f, want %.1f to %.1f", w, tc.min, tc.max)
			}
		})
	}
}

// Where the rest of a stretch of time fared no better, the group tells nothing.
func TestRuleAsksItsOwnTime(t *testing.T) {
	s := Share{Split: Split{20, 20, 500, 60}, Then: Split{20, 20, 50, 50}}
	if w := s.Rule(20); w != 0 {
		t.Errorf("the weight is %.2f, want 0", w)
	}
}

func TestDatedFolders(t *testing.T) {
	for name, want := range map[string]bool{
		"2024/07": true, "2024-07-12": true, "Photos from 2024": true, "DCIM/100APPLE": true, "202407__": true,
		"2024/July": true, "2024/07 Jul": true, "DCIM": true, "12.7.2024": true, "Lisbon, 25 June 2024": true,
		"Rome": false, "2024-07 Rome": false, "Old scans": false, "Marathon": false, "March in Oslo": false, "100 days": false,
	} {
		if got := Dated(name); got != want {
			t.Errorf("Dated(%q) is %v", name, got)
		}
	}
}

func TestKeptFolders(t *testing.T) {
	for name, want := range map[string]bool{
		"originals/E": true, "Photos Library.photoslibrary/originals/0": true, "PhotoData/CPLAssets/group12": true,
		"Old.photoslibrary/Masters/2014/05": true,
		"originals":                         false, "originals/Emma": false, "Photos/originals/2019": false, "CPLAssets": false, "DCIM/100APPLE": false,
	} {
		if got := Kept(name); got != want {
			t.Errorf("Kept(%q) is %v", name, got)
		}
	}
}

func TestRefusedNames(t *testing.T) {
	for name, want := range map[string]bool{
		"a/b.jpg": false, "a b.jpg": false, "ä.jpg": false, "a.b/c.jpg": false,
		"10:30.jpg": true, "what?.jpg": true, "dir./a.jpg": true, "a.jpg ": true, "a\tb.jpg": true, `a\b.jpg`: true,
		"aux/a.jpg": true, "Con.jpg": true, "lpt1.txt": true, "console.jpg": false, "com0.jpg": false, "COMA.jpg": false,
	} {
		if got := Refused(name); got != want {
			t.Errorf("Refused(%q) is %v", name, got)
		}
	}
}

func TestNumbers(t *testing.T) {
	for n, want := range map[int]string{0: "0", 812: "812", 1204: "1,204", 1234567: "1,234,567"} {
		if got := grouped(n); got != want {
			t.Errorf("grouped(%d) is %q, want %q", n, got, want)
		}
	}
	for n, want := range map[int64]string{5 << 30: "5 GB (it holds 5.4 GB)", 2 << 40: "2 TB (it holds 2.2 TB)", 50e9: "50 GB"} {
		if got := planText(n); got != want {
			t.Errorf("planText(%d) is %q, want %q", n, got, want)
		}
	}
	for n, want := range map[int64]string{999: "999 bytes", 5_000_000_000: "5 GB", 5 << 30: "5.4 GB", 200e9: "200 GB", 2e12: "2 TB"} {
		if got := bytesText(n); got != want {
			t.Errorf("bytesText(%d) is %q, want %q", n, got, want)
		}
	}
}
