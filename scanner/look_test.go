package scanner

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/zeebo/xxh3"

	"rollcall/index"
	"rollcall/photo"
)

// itemOf is the item of a file as a scan would find it.
func (m *memory) itemOf(path string) *photo.Item {
	f := m.files[path]
	stamp := f.stamp
	stamp.Size = int64(len(f.content))
	return &photo.Item{Place: 1, Path: path, Stamp: stamp, Standing: photo.StandsMedia, Level: photo.LevelWhole,
		Digest: xxh3.Hash128(f.content).Bytes()}
}

func newLooker(t testing.TB, m *memory, workers int) *Looker {
	t.Helper()
	ix, err := index.OpenWait(context.Background(), filepath.Join(t.TempDir(), "index.db"), 100*time.Millisecond)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	return &Looker{Index: ix, Workers: workers, Open: func(it *photo.Item) (photo.File, error) { return m.Open(it.Path) }}
}

func (l *Looker) must(t testing.TB, looks []photo.Look) []photo.Look {
	t.Helper()
	if err := l.Look(context.Background(), looks); err != nil {
		t.Fatal(err)
	}
	return looks
}

// pairsOf is a place of n pairs of files with the looks at them: of the even ones
// the library's is the beginning of the backup's, in the odd ones a byte differs.
func pairsOf(n int) (*memory, func() []photo.Look) {
	m := place(map[string]*memFile{})
	for i := range n {
		m.files[fmt.Sprintf("a%03d", i)] = file(fmt.Sprintf("library %d", i))
		m.files[fmt.Sprintf("b%03d", i)] = file(fmt.Sprintf([]string{"library %d and more", "Library %d"}[i%2], i))
	}
	return m, func() (looks []photo.Look) {
		for i := range n {
			looks = append(looks, photo.Look{What: photo.LookBytes, Library: m.itemOf(fmt.Sprintf("a%03d", i)), Backup: m.itemOf(fmt.Sprintf("b%03d", i))})
		}
		return looks
	}
}

func TestNoLookIsTakenTwice(t *testing.T) {
	m, looks := pairsOf(300)
	l := newLooker(t, m, 2)
	first := l.must(t, looks())
	if len(m.opened) != 600 {
		t.Errorf("opened %d files", len(m.opened))
	}
	if f := first[4].Found; !f.Bytes || !f.Prefix {
		t.Errorf("of a longer file: %+v", f)
	}
	if f := first[21].Found; f.Differing != 1 {
		t.Errorf("of one that differs: %+v", f)
	}
	m.forget()
	before, _ := l.Index.Changes(context.Background())
	second := l.must(t, looks())
	if after, _ := l.Index.Changes(context.Background()); len(m.opened) != 0 || after != before {
		t.Errorf("the second time: opened %q, wrote %d rows", m.opened, after-before)
	}
	if d := cmp.Diff(first, second); d != "" {
		t.Error(d)
	}
}

func TestOnePairIsLookedAtOnce(t *testing.T) {
	m, looks := pairsOf(2)
	m.files["copy of a000"] = m.files["a000"]
	all := append(looks(), looks()...)
	all = append(all, photo.Look{What: photo.LookBytes, Library: m.itemOf("copy of a000"), Backup: all[0].Backup})
	newLooker(t, m, 2).must(t, all)
	if len(m.opened) != 4 {
		t.Errorf("opened %q", m.opened)
	}
	for _, i := range []int{2, 4} {
		if all[i].Found != all[0].Found || !all[i].Found.Bytes {
			t.Errorf("look %d: %+v", i, all[i].Found)
		}
	}
}

// TestFilesWithoutADigestAreNotKept: nothing tells whether they are the same the
// next time.
func TestFilesWithoutADigestAreNotKept(t *testing.T) {
	m, looks := pairsOf(3)
	l := newLooker(t, m, 2)
	for range 2 {
		m.forget()
		all := looks()
		for i := range all {
			all[i].Backup.Digest = photo.Digest{}
		}
		l.must(t, all)
		if len(m.opened) != 6 || !all[2].Found.Prefix || all[1].Found.Prefix {
			t.Errorf("opened %q, found %+v", m.opened, all)
		}
	}
}

func TestPassingTroubleIsNotKept(t *testing.T) {
	for name, trouble := range map[string]struct {
		begins, ends func(m *memory, it *photo.Item)
		want         string
	}{
		"not-opened": {
			func(m *memory, _ *photo.Item) { m.files["b000"].openErr = errDisk },
			func(m *memory, _ *photo.Item) { m.files["b000"].openErr = nil },
			`b000: could not be opened: open "b000": input/output error`},
		"not-read": {
			func(m *memory, _ *photo.Item) { m.files["b000"].failAt = 3 },
			func(m *memory, _ *photo.Item) { m.files["b000"].failAt = 0 },
			"b000: could not be read: input/output error"},
		"changed-while-read": {
			func(m *memory, _ *photo.Item) { m.files["b000"].onRead = func() { m.files["b000"].stamp.ModTime = 77 } },
			func(m *memory, _ *photo.Item) { m.files["b000"].onRead, m.files["b000"].stamp.ModTime = nil, 1 },
			"b000: could not be read: it changed meanwhile"},
		"online-only": {
			func(_ *memory, it *photo.Item) { it.Standing = photo.StandsProblem },
			func(_ *memory, it *photo.Item) { it.Standing = photo.StandsMedia },
			"b000: could not be opened: the scan could not read it"},
	} {
		t.Run(name, func(t *testing.T) {
			m, looks := pairsOf(1)
			l := newLooker(t, m, 1)
			all := looks()
			trouble.begins(m, all[0].Backup)
			l.must(t, all)
			if got := all[0].Found; got.Problem != trouble.want || got.Bytes {
				t.Errorf("found %+v, want %q", got, trouble.want)
			}
			if name == "online-only" && slices.Contains(m.opened, "b000") {
				t.Error("opened it")
			}
			trouble.ends(m, all[0].Backup)
			if l.must(t, all); !all[0].Found.Bytes {
				t.Errorf("after it has gone: %+v", all[0].Found)
			}
		})
	}
}

// TestACopyThatOpensIsEnough: of files with one digest any is as good.
func TestACopyThatOpensIsEnough(t *testing.T) {
	m, looks := pairsOf(1)
	m.files["copy"] = file(string(m.files["b000"].content))
	m.files["b000"].openErr = errDisk
	all := looks()
	all = append(all, photo.Look{What: photo.LookBytes, Library: all[0].Library, Backup: m.itemOf("copy")})
	newLooker(t, m, 1).must(t, all)
	if !all[0].Found.Bytes || !all[1].Found.Bytes {
		t.Errorf("found %+v", all)
	}
}

func TestACancelledLookKeepsWhatItFound(t *testing.T) {
	m, looks := pairsOf(20)
	l := newLooker(t, m, 1)
	ctx, cancel := context.WithCancel(context.Background())
	m.files["b012"].onRead = cancel
	if err := l.Look(ctx, looks()); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	m.forget()
	m.files["b012"].onRead = nil
	all := l.must(t, looks())
	if slices.Sort(m.opened); len(m.opened) != 16 || m.opened[0] != "a012" {
		t.Errorf("opened %q", m.opened)
	}
	for i := range all {
		if !all[i].Found.Bytes {
			t.Errorf("look %d: %+v", i, all[i].Found)
		}
	}
}

// TestLooksAreKeptAsTheyGo: a kill costs no more than what was found since the
// last batch.
func TestLooksAreKeptAsTheyGo(t *testing.T) {
	m, looks := pairsOf(20)
	l := newLooker(t, m, 1)
	all := looks()
	var pairs []index.Pair
	for _, look := range all {
		pairs = append(pairs, index.Pair{Library: look.Library.Digest, Backup: look.Backup.Digest})
	}
	var kept int
	m.files["b019"].onRead = func() {
		for began := time.Now(); kept < 19 && time.Since(began) < 10*time.Second; time.Sleep(20 * time.Millisecond) {
			found, err := l.Index.Looks(context.Background(), photo.LookBytes, bytesVersion, pairs)
			if kept = len(found); err != nil {
				t.Error(err)
				return
			}
		}
	}
	if l.must(t, all); kept != 19 {
		t.Errorf("%d were kept before the last was taken", kept)
	}
}

func TestAnyNumberOfWorkersFindsTheSame(t *testing.T) {
	var want []photo.Look
	for _, workers := range []int{1, 2, 8, 0} {
		m, looks := pairsOf(400)
		m.files["a033"].openErr = errDisk
		m.files["b034"].failAt = 1
		all := newLooker(t, m, workers).must(t, looks())
		if want == nil {
			want = all
		}
		if d := cmp.Diff(want, all); d != "" {
			t.Errorf("%d workers: %s", workers, d)
		}
	}
}

func TestLooksThatCannotBe(t *testing.T) {
	m, looks := pairsOf(1)
	l := newLooker(t, m, 1)
	if err := l.Look(context.Background(), []photo.Look{{What: "x-ray"}}); err == nil {
		t.Error("a look of no kind: no error")
	}
	alone := looks()
	alone[0].Backup = nil
	if l.must(t, alone); alone[0].Found.Problem == "" {
		t.Error("compared one file")
	}
	if err := l.Look(context.Background(), nil); err != nil {
		t.Error(err)
	}
}

func TestLookFingerprint(t *testing.T) {
	// Computed apart from this code, see TestFingerprints.
	content, want := "abc", "AYnnoj1r4lMYTs3JP/g7mjGaDCgO"
	m := place(map[string]*memFile{"a": file(content), "b": file(content), "big": file(strings.Repeat("x", 3*bufferSize+1)), "lost": file("x")})
	m.files["lost"].openErr = errDisk
	l := newLooker(t, m, 2)
	for range 2 {
		a, b, big, lost := m.itemOf("a"), m.itemOf("b"), m.itemOf("big"), m.itemOf("lost")
		looks := []photo.Look{{Library: a}, {Backup: b}, {Library: a, Backup: big}, {Library: lost}}
		for i := range looks {
			looks[i].What = photo.LookFingerprint
		}
		l.must(t, looks)
		if a.Fingerprint.String() != want || b.Fingerprint != a.Fingerprint || big.Fingerprint.IsZero() || big.Fingerprint == a.Fingerprint {
			t.Errorf("%v, %v, %v", a.Fingerprint, b.Fingerprint, big.Fingerprint)
		}
		if !lost.Fingerprint.IsZero() || looks[3].Found.Problem == "" || looks[0].Found.Problem != "" {
			t.Errorf("%v: %+v", lost.Fingerprint, looks)
		}
		if slices.Sort(m.opened); !slices.Equal(m.opened, []string{"a", "big", "lost"}) && !slices.Equal(m.opened, []string{"lost"}) {
			t.Errorf("opened %q", m.opened)
		}
		m.forget()
		m.files["a"].openErr, m.files["big"].openErr = errDisk, errDisk // the index has them
	}
}

// TestProgressIsTold: from nothing to all, never back.
func TestProgressIsTold(t *testing.T) {
	m, looks := pairsOf(5)
	l := newLooker(t, m, 1)
	m.files["a003"].onRead = func() { time.Sleep(250 * time.Millisecond) }
	var told []int
	l.Progress = func(done, total int) {
		if total != 5 {
			t.Errorf("of %d", total)
		}
		told = append(told, done)
	}
	l.must(t, looks())
	if !slices.IsSorted(told) || told[0] != 0 || told[len(told)-1] != 5 || !slices.Contains(told, 3) || len(told) > 8 {
		t.Errorf("told %v", told)
	}
	told = nil
	if l.must(t, looks()); told != nil {
		t.Errorf("with nothing to do: told %v", told)
	}
}
