package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"

	"github.com/dustin/go-humanize"

	"rollcall/report"
)

// A stage is one thing that is being done, and how far it is.
type stage struct {
	what         string // "comparing pictures", or the name of a place
	unit         string // of what is counted: "files"; "" none
	done, total  int    // total 0: nobody knows; both 0: nothing is counted
	folders      int    // that the files so far lie in; 0: nobody counts
	bytes        int64  // of what is done
	todoBytes    int64  // of all; 0: nobody knows, or they play no part
	note         string // what is done beside; "" nothing
	began, moved time.Time
}

// perFile is about how many bytes can be read in the time that one more file takes.
const perFile = 128 << 10

// cost is how much is done, and how much there is to do, by bytes and files.
func (s *stage) cost() (done, total float64) {
	done, total = float64(s.done), float64(s.total)
	if s.todoBytes > 0 {
		done, total = float64(s.bytes)+perFile*done, float64(s.todoBytes)+perFile*total
	}
	return done, total
}

// counted reports whether it is known how much there is to do.
func (s *stage) counted() bool { return s.total > 0 && s.done <= s.total }

// permille is how far it is; never all of it, which the next stage tells.
func (s *stage) permille() int64 {
	done, total := s.cost()
	return int64(min(max(1000*done/max(total, 1), 0), 999))
}

const (
	tellIdle    = 3 * time.Second // without a step forward that one is told of it
	tellLasting = 2 * time.Second // that a stage lasts before its time is told
	fewForRate  = 100             // of fewer things it does not matter how many a second
)

// words says the stage in as many words as fit the columns: what matters less is
// left out first, and the name is cut last.
func (s *stage) words(now time.Time, p *pace, columns int) string {
	count, size, rate, left := s.countWords(), s.sizeWords(), s.rateWords(now, p), ""
	if s.counted() {
		done, total := s.cost()
		left = p.left(now, done, total)
	}
	idle := s.idleWords(now)
	for _, words := range [][]string{
		{count, size, rate, left, s.note, idle}, {count, size, left, s.note, idle}, {count, size, left, idle},
		{count, size, idle}, {count, left, idle}, {count, idle}, {count},
	} {
		if line := s.line(s.what, words); report.Columns(line) <= columns {
			return line
		}
	}
	if s.folders > 0 {
		few := *s
		few.folders = 0
		return few.words(now, p, columns)
	}
	room := columns - report.Columns(s.line("", []string{count}))
	return s.line(cutName(s.what, max(room, fewestLetters)), []string{count})
}

func (s *stage) line(name string, words []string) string {
	var said []string
	for _, w := range words {
		if w != "" {
			said = append(said, w)
		}
	}
	if len(said) == 0 {
		return name
	}
	return name + ": " + strings.Join(said, ", ")
}

func (s *stage) countWords() string {
	unit := strings.TrimRight(" "+s.unit, " ")
	switch done := humanize.Comma(int64(s.done)); {
	case s.counted():
		return done + " of " + humanize.Comma(int64(s.total)) + unit
	case s.done == 0 && s.unit == "":
		return ""
	case s.folders > 0:
		return count(s.done, "file") + " in " + count(s.folders, "folder")
	default:
		return done + unit
	}
}

// sizeWords is "1.2 of 38 GB".
func (s *stage) sizeWords() string {
	if s.todoBytes <= 0 {
		return ""
	}
	done, all := humanize.Bytes(uint64(max(s.bytes, 0))), humanize.Bytes(uint64(s.todoBytes))
	number, unit, _ := strings.Cut(done, " ")
	if strings.HasSuffix(all, " "+unit) {
		done = number
	}
	return done + " of " + all
}

// rateWords is how much a second: bytes where those are known, else what is
// counted.
func (s *stage) rateWords(now time.Time, p *pace) string {
	done, _ := s.cost()
	rate := p.rate(now, done, rateWindow)
	switch {
	case rate <= 0 || s.counted() && s.total < fewForRate && s.todoBytes == 0:
		return ""
	case s.todoBytes > 0:
		return humanize.Bytes(uint64(rate*float64(s.bytes)/max(done, 1))) + "/s"
	case rate < 10:
		return fmt.Sprintf("%.1f%s/s", rate, strings.TrimRight(" "+s.unit, " "))
	}
	return humanize.Comma(int64(rate)) + strings.TrimRight(" "+s.unit, " ") + "/s"
}

// idleWords says for how long nothing moved, or how long it lasts where nothing is
// counted.
func (s *stage) idleWords(now time.Time) string {
	idle, lasts := now.Sub(s.moved), now.Sub(s.began)
	switch {
	case s.countWords() == "" && lasts >= tellLasting:
		return fmt.Sprintf("%d s", int(lasts.Seconds()))
	case s.countWords() != "" && idle >= tellIdle:
		return fmt.Sprintf("nothing new for %d s", int(idle.Seconds()))
	}
	return ""
}

// fewestLetters is how much of a name is left of it at least.
const fewestLetters = 8

func cutName(name string, columns int) string {
	if report.Columns(name) <= columns {
		return name
	}
	if !unicodeScreen() {
		return cutTo(name, columns)
	}
	return cutTo(name, columns-1) + "…"
}

// unicodeScreen reports whether the terminal shows more than ASCII, by what the
// user's environment says of it (POSIX.1-2017, XBD 8.2: the first that is set).
func unicodeScreen() bool {
	if os.Getenv("TERM") == "dumb" {
		return false
	}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := strings.ToUpper(os.Getenv(name)); v != "" {
			return strings.Contains(v, "UTF-8") || strings.Contains(v, "UTF8")
		}
	}
	return runtime.GOOS == "windows" && os.Getenv("WT_SESSION") != ""
}
