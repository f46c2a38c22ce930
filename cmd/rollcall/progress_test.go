package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rollcall/report"
	"rollcall/rescue"
	"rollcall/scanner"
)

// A told progress is one with a clock of its own.
func toldProgress(t *testing.T, name string) (*progress, *time.Time) {
	t.Helper()
	t.Setenv("LC_ALL", "C.UTF-8")
	t.Setenv("TERM", "xterm")
	clock := time.Unix(1000, 0)
	return newProgress(name, func() time.Time { return clock }), &clock
}

func TestLooksAreCountedOnTopOfWhatWasTold(t *testing.T) {
	g, _ := toldProgress(t, "comparing")
	g.phase("second look", 1024, 4000)
	for _, want := range []struct {
		done, total int
		text        string
	}{
		{0, 512, "second look: 1,024 of 4,000"},
		{12, 512, "second look: 1,036 of 4,000"},
		{10, 3000, "second look: 1,034 of 4,024"},
	} {
		if g.looked(want.done, want.total); !strings.Contains(g.render(79), want.text) {
			t.Errorf("%+v: told %q", want, g.render(79))
		}
	}
}

// The time that is left is told while pictures are looked at, which takes longest.
func TestProgressTellsTheTimeLeft(t *testing.T) {
	g, clock := toldProgress(t, "comparing")
	g.phase("comparing pictures", 100, 500)
	began := *clock
	for _, step := range []struct {
		after time.Duration
		done  int
		want  string
	}{
		{time.Second, 10, "110 of 500"},
		{20 * time.Second, 40, "140 of 500, about 3 min left"},
		{60 * time.Second, 300, "400 of 500, about 20 s left"},
		{80 * time.Second, 399, "499 of 500"},
	} {
		*clock = began.Add(step.after)
		g.looked(step.done, 400)
		if got := g.render(70); !strings.Contains(got, step.want) || strings.Contains(got, "left") != strings.Contains(step.want, "left") {
			t.Errorf("after %s: %q, want %q", step.after, got, step.want)
		}
	}
}

func TestTimeLeft(t *testing.T) {
	for seconds, want := range map[float64]string{
		-1: "", 0: "", 4: "", 5: "about 10 s left", 14: "about 10 s left", 16: "about 20 s left", 96: "about 100 s left",
		110: "about 2 min left", 9 * 60: "about 9 min left", 9 * 3600: "about 9 h left", 1e9: "",
	} {
		if got := timeLeft(seconds); got != want {
			t.Errorf("%v: %q, want %q", seconds, got, want)
		}
	}
}

// The rate is that of the last seconds, not of all.
func TestPaceFollows(t *testing.T) {
	var p pace
	at := time.Unix(0, 0)
	done := 0.0
	for i := range 200 {
		p.note(at, done)
		at = at.Add(100 * time.Millisecond)
		done += map[bool]float64{true: 1, false: 50}[i < 100] // 10/s for 10 s, then 500/s
	}
	if rate := p.rate(at, done, rateWindow); rate < 450 || rate > 550 {
		t.Errorf("%.0f a second, want about 500", rate)
	}
	if p.rate(at.Add(10*time.Second), done, rateWindow) > 60 {
		t.Error("after a pause the rate is still high")
	}
	if len(p.marks) > 200 {
		t.Errorf("%d marks are kept", len(p.marks))
	}
}

// TestProgressWords are the lines as they look after 2 seconds, the widest and as
// the window gets narrower.
func TestProgressWords(t *testing.T) {
	walking := func(g *progress, n int) {
		g.show(scanner.Progress{Phase: scanner.Walking, Walked: n * 1000, Folders: n * 31, ReadBytes: int64(n) * 32e8})
	}
	reading := func(g *progress, n int) {
		g.show(scanner.Progress{Phase: scanner.Reading, Walked: 60412, Todo: 60412, TodoBytes: 380e9, Read: n * 3000, ReadBytes: int64(n) * 19e9})
	}
	copying := func(g *progress, n int) {
		g.copied(rescue.Progress{Files: n, Todo: 20, Bytes: int64(n) * 1e6, TodoBytes: 20e6})
	}
	keeping := func(g *progress, n int) { g.step("keeping the check") }
	for _, tc := range []struct {
		name    string
		tell    func(*progress, int)
		columns int
		want    string
	}{
		{"Pictures", walking, 99, "⠋  Pictures: 10,000 files in 310 folders, 5,000 files/s, 32 GB read"},
		{"Pictures", walking, 59, "⠋  Pictures: 10,000 files in 310 folders, 32 GB read"},
		{"Pictures", walking, 43, "⠋  Pictures: 10,000 files in 310 folders"},
		{"Pictures", walking, 39, "⠋  Pictures: 10,000 files, 32 GB read"},
		{"Pictures", walking, 29, "⠋  Pictures: 10,000 files"},
		{"Pictures", reading, 119, "  49% |█████       |  Pictures: 30,000 of 60,412 files, 190 of 380 GB, 48 GB/s"},
		{"Pictures", reading, 75, "  49% |█████       |  Pictures: 30,000 of 60,412 files, 190 of 380 GB"},
		{"Pictures", reading, 59, "49% Pictures: 30,000 of 60,412 files, 190 of 380 GB"},
		{"Pictures", reading, 39, "49% Pictures: 30,000 of 60,412 files"},
		{"Photos of the year twenty-four", reading, 39, "49% Photos of …: 30,000 of 60,412 files"},
		{"写真写真写真写真", reading, 39, "49% 写真写真写…: 30,000 of 60,412 files"},
		{"evil\x1b[2Jname", walking, 79, `⠋  evil\x1b[2Jname: 10,000 files in 310 folders, 5,000 files/s, 32 GB read`},
		{"x", keeping, 79, "⠋  keeping the check: 2 s"},
		{"copying", copying, 79, "  50% |██████      |  copying: 10 of 20 files, 10 of 20 MB, 2.5 MB/s"},
	} {
		t.Run(fmt.Sprintf("%.1q/%d", tc.name, tc.columns), func(t *testing.T) {
			g, clock := toldProgress(t, tc.name)
			tc.tell(g, 5)
			*clock = clock.Add(2 * time.Second)
			tc.tell(g, 10)
			if got := g.render(tc.columns); got != tc.want {
				t.Errorf("%d columns: %q, want %q", tc.columns, got, tc.want)
			}
		})
	}
}

// TestProgressFits: whatever is told, and however narrow the window is, the line
// fits; the share never says 100 % before the end.
func TestProgressFits(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		clock := time.Unix(1000, 0)
		g := newProgress(rapid.String().Draw(r, "name"), func() time.Time { return clock })
		count := rapid.IntRange(0, 3_000_000)
		for range rapid.IntRange(1, 6).Draw(r, "steps") {
			clock = clock.Add(time.Duration(rapid.IntRange(0, 100_000).Draw(r, "ms")) * time.Millisecond)
			n, m := count.Draw(r, "done"), count.Draw(r, "total")
			switch rapid.IntRange(0, 4).Draw(r, "kind") {
			case 0:
				g.show(scanner.Progress{Phase: scanner.Walking, Walked: n, Folders: m, ReadBytes: int64(n) * 1e6})
			case 1:
				g.show(scanner.Progress{Phase: scanner.Reading, Todo: m, Read: n, TodoBytes: int64(m) * 1e6, ReadBytes: int64(n) * 1e6})
			case 2:
				g.phase("comparing pictures", n, m)
			case 3:
				g.looked(n, m)
			case 4:
				g.step("keeping the check")
			}
			columns := rapid.IntRange(1, 200).Draw(r, "columns")
			line := cutTo(g.render(columns), columns)
			if report.Columns(line) > columns || strings.ContainsAny(line, "\r\n\x1b") || strings.Contains(line, "100%") {
				r.Fatalf("%d columns: %q", columns, line)
			}
		}
	})
}

// TestLiveLine are the bytes that reach the terminal: one write each, and none
// where nothing is new.
func TestLiveLine(t *testing.T) {
	columns, text := 20, ""
	var writes []string
	l := &liveLine{w: writerFunc(func(p []byte) { writes = append(writes, string(p)) }), columns: func() int { return columns }, users: []*progress{nil}}
	for _, tc := range []struct {
		columns int
		text    string
		want    string
	}{
		{20, "one", "\rone\x1b[K\r"},
		{20, "one", ""},
		{20, "two", "\rtwo\x1b[K\r"},
		{20, "a line of 25 columns here", "\ra line of 25 column\x1b[K\r"},
		{10, "narrower", "\r\x1b[Jnarrower\x1b[K\r"},
		{30, "narrower", "\rnarrower\x1b[K\r"},
	} {
		columns, text, writes = tc.columns, tc.text, nil
		l.draw(nil, func(int) string { return text })
		if got := strings.Join(writes, "|"); got != tc.want {
			t.Errorf("%q in %d columns: %q, want %q", tc.text, tc.columns, got, tc.want)
		}
	}
	writes = nil
	l.above(func() { writes = append(writes, "message\n") })
	l.draw(nil, func(int) string { return text })
	l.hush()
	l.draw(nil, func(int) string { return text })
	if got, want := strings.Join(writes, "|"), "\r\x1b[K|message\n|\rnarrower\x1b[K\r|\r\x1b[K"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

type writerFunc func([]byte)

func (f writerFunc) Write(p []byte) (int, error) { f(p); return len(p), nil }

// A terminal that shows no more than ASCII gets no more.
func TestProgressInASCII(t *testing.T) {
	for _, env := range []map[string]string{{"LC_ALL": "C"}, {"LC_ALL": "", "LC_CTYPE": "POSIX", "LANG": "de_DE.UTF-8"}, {"LC_ALL": "", "LC_CTYPE": "", "LANG": ""}} {
		for name, value := range env {
			t.Setenv(name, value)
		}
		g := newProgress("Photos of the year", time.Now)
		g.phase("comparing pictures", 3, 9)
		bar := g.render(79)
		g.step("keeping the check")
		for _, line := range []string{bar, g.render(79), g.render(12)} {
			if strings.ContainsFunc(line, func(r rune) bool { return r > '~' }) {
				t.Errorf("%v: %q", env, line)
			}
		}
	}
}
