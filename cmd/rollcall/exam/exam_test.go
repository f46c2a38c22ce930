package exam_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"rollcall/cmd/rollcall/programtest"
	"rollcall/photo/phototest"
)

var update = flag.Bool("update", false, "rewrite docs/exam.md")

// stories are all of them. A file of stories is a list here.
var stories = slices.Concat(mirrorStories, icloudStories, photosStories, phoneStories,
	takeoutStories, cameraStories, mixedStories, hardStories, statusStories, sourceStories,
	reportedStories, plainStories)

// TestExam plays every story with ROLLCALL_BENCH seeds, from ROLLCALL_FIRST on, those
// that ROLLCALL_STORY matches. ROLLCALL_KEEP keeps their files. With -update it writes
// docs/exam.md.
func TestExam(t *testing.T) {
	seeds := number("ROLLCALL_BENCH", 0)
	if seeds == 0 {
		t.Skip("a bench of some minutes: ROLLCALL_BENCH is not set")
	}
	results := playAll(t, wanted(t), number("ROLLCALL_FIRST", 1), seeds)
	text := table(results)
	t.Log("\n" + text)
	details(t, results)
	if *update {
		phototest.WriteSection(t, filepath.Join("..", "..", "..", "docs", "exam.md"), "exam", text)
	}
}

func number(name string, other int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	return other
}

func wanted(t *testing.T) (some []story) {
	want, err := regexp.Compile(os.Getenv("ROLLCALL_STORY"))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range stories {
		if want.MatchString(s.name) {
			some = append(some, s)
		}
	}
	return some
}

// TestQuick holds the floors with a few small stories.
func TestQuick(t *testing.T) {
	for _, s := range stories {
		if !s.quick {
			continue
		}
		t.Run(s.name, func(t *testing.T) {
			r := play(t, s, 1)
			for _, o := range r.outcomes {
				if !o.rightStatus() {
					t.Errorf("%v: %s, want %s", o.paths, o.said.word(), o.status)
				} else if o.cause != "" && !o.allows(o.said.Cause) {
					t.Errorf("%v: %s, want one of %v", o.paths, o.said.Cause, o.accept)
				}
			}
		})
	}
}

func (v *verdict) word() string {
	if v == nil {
		return "not listed"
	}
	return v.Status
}

func TestNames(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range stories {
		if seen[s.name] || strings.ContainsAny(s.name, " /") {
			t.Errorf("the story %q needs a name of its own, without blanks", s.name)
		}
		seen[s.name] = true
	}
}

func play(t *testing.T, s story, seed int64) result {
	t.Helper()
	g := newGame(t, s, seed)
	s.play(g)
	dir := scratch(t, fmt.Sprintf("%s-%d", s.name, seed))
	said := g.judge(dir)
	outcomes, strangers := g.match(said)
	return result{s.name, seed, outcomes, strangers}
}

func playAll(t *testing.T, list []story, first, seeds int) (results []result) {
	programtest.Tool(t, "heif-enc")
	var lock sync.Mutex
	t.Run("rolls", func(t *testing.T) {
		gate := make(chan struct{}, 2)
		for _, s := range list {
			for seed := first; seed < first+seeds; seed++ {
				t.Run(fmt.Sprintf("%s/%d", s.name, seed), func(t *testing.T) {
					t.Parallel()
					gate <- struct{}{}
					defer func() { <-gate }()
					r := play(t, s, int64(seed))
					lock.Lock()
					defer lock.Unlock()
					results = append(results, r)
				})
			}
		}
	})
	slices.SortFunc(results, func(a, b result) int {
		return strings.Compare(fmt.Sprintf("%s %06d", a.story, a.seed), fmt.Sprintf("%s %06d", b.story, b.seed))
	})
	return results
}

// details logs, of each roll with something wrong, a photo of each kind of it.
func details(t *testing.T, results []result) {
	for _, b := range bins(results, func(o *outcome) bool { return o.allows(o.said.Cause) }) {
		t.Logf("of %.1f rolls: confidence %.3f, accepted %.3f", b.mass, b.sure/b.mass, b.right/b.mass)
	}
	for _, r := range results {
		seen := map[string]int{}
		first := map[string]string{}
		for _, o := range r.outcomes {
			key, text := o.wrong()
			if key == "" {
				continue
			}
			if seen[key]++; seen[key] == 1 {
				first[key] = text
			}
		}
		if len(r.strangers) > 0 {
			t.Logf("%s/%d: NO PHOTOS %v", r.story, r.seed, r.strangers[:min(3, len(r.strangers))])
		}
		for _, key := range sortedKeys(seen) {
			t.Logf("%s/%d: %s, %d photos, such as\n\t%s", r.story, r.seed, key, seen[key], first[key])
		}
	}
}

func (o *outcome) wrong() (key, text string) {
	path := ""
	if len(o.paths) > 0 {
		path = o.paths[0]
	}
	switch {
	case o.said == nil:
		return "NOT LISTED", path
	case !o.rightStatus():
		counterpart := "no counterpart"
		if m := o.said.Match; m != nil {
			counterpart = fmt.Sprintf("%s, %s by %s", m.Path, m.Grade, m.Rung)
		}
		first := ""
		if len(o.said.Evidence) > 0 {
			first = o.said.Evidence[0].Text
		}
		return fmt.Sprintf("STATUS %s for %s (%s)", o.said.Status, o.status, o.cause), fmt.Sprintf("%s: %s: %s", path, counterpart, first)
	case o.cause != "" && !o.allows(o.said.Cause):
		var others []string
		for _, a := range o.said.Alternatives {
			others = append(others, fmt.Sprintf("%s %.2f", a.Cause, a.Confidence))
		}
		return fmt.Sprintf("%s for %s", o.said.Cause, o.cause),
			fmt.Sprintf("%s: %.2f: %s; else %s", path, o.said.Confidence, o.said.why(), strings.Join(others, ", "))
	}
	return "", ""
}
