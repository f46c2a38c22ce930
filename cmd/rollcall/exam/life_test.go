package exam_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"rollcall/cmd/rollcall/programtest"
)

// A lived roll is one life, judged.
type livedRoll struct {
	result
	life *life
	said *said
}

// TestLives plays ROLLCALL_BENCH lives, from seed ROLLCALL_FIRST on, or that of
// ROLLCALL_LIFE alone. ROLLCALL_KEEP keeps their files.
func TestLives(t *testing.T) {
	first, seeds := number("ROLLCALL_FIRST", 1), number("ROLLCALL_BENCH", 0)
	if one := number("ROLLCALL_LIFE", 0); one != 0 {
		first, seeds = one, 1
	}
	if seeds == 0 {
		t.Skip("a bench of some minutes: neither ROLLCALL_BENCH nor ROLLCALL_LIFE is set")
	}
	programtest.Tool(t, "heif-enc")
	rolls := make([]livedRoll, seeds)
	t.Run("rolls", func(t *testing.T) {
		gate := make(chan struct{}, 2)
		var lock sync.Mutex
		for i := range seeds {
			t.Run(fmt.Sprint(first+i), func(t *testing.T) {
				t.Parallel()
				gate <- struct{}{}
				defer func() { <-gate }()
				r := playLife(t, int64(first+i), false)
				lock.Lock()
				defer lock.Unlock()
				rolls[i] = r
			})
		}
	})
	rolls = slices.DeleteFunc(rolls, func(r livedRoll) bool { return r.life == nil })
	t.Log("\n" + livesTable(rolls))
	if seeds == 1 || os.Getenv("ROLLCALL_WORST") != "" {
		t.Log("\n" + worst(rolls, number("ROLLCALL_WORST", 1)))
	}
}

// TestLifeQuick holds the floors: nothing is called present or missing that is not.
func TestLifeQuick(t *testing.T) {
	programtest.Tool(t, "heif-enc")
	for seed := int64(1); seed <= 2; seed++ {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := playLife(t, seed, true)
			for _, o := range r.outcomes {
				if !o.rightStatus() && o.said.word() != "unsure" {
					t.Errorf("%v: %s, want %s (%s)", o.paths, o.said.word(), o.status, strings.Join(r.life.befell, "; "))
				}
			}
		})
	}
}

func playLife(t *testing.T, seed int64, small bool) livedRoll {
	t.Helper()
	l := newLife(t, seed)
	for again := int64(1); ; again++ {
		if l.play(small); !l.empty() {
			break
		}
		l = newLife(t, seed+again<<32)
	}
	dir := scratch(t, fmt.Sprintf("life-%d", seed))
	said := l.judge(dir)
	outcomes, strangers := l.match(said)
	for _, p := range l.pics { // the pictures are on disk
		p.parts, p.copied = nil, nil
	}
	l.lib, l.bak, l.then, l.was = nil, nil, nil, nil
	return livedRoll{result{l.route + " " + l.form, seed, outcomes, strangers}, l, said}
}
