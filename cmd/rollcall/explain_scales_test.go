package main

import (
	"bytes"
	"fmt"
	"math"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"rollcall/photo"
	"rollcall/photo/phototest"
)

// A page is what explain printed of the scales, read as a person reads it.
type page struct {
	chances, sums, apart []float64 // by cause in the order of the page
	silent               int       // causes of which nothing speaks
	temperature, in      float64
	problems             []string
}

var (
	causeLine   = regexp.MustCompile(`^  ([01]\.\d\d)  (\S+)`)
	weightLine  = regexp.MustCompile(`^ +([+-]\d+\.\d)  `)
	unheardLine = regexp.MustCompile(`^ +\([+-]\d+\.\d\) `)
	sumLine     = regexp.MustCompile(`^ +(= [+-]\d+\.\d)  (?:the sum|nothing speaks for: (.*))`)
	apartWords  = regexp.MustCompile(`without what rests on time ([+-]\d+\.\d)`)
	ruleWords   = regexp.MustCompile(`power of its sum / (\d+(?:\.\d+)?)`)
	inWords     = regexp.MustCompile(`With probability (\d\.\d\d)`)
)

// readPage adds up what stands on the page, row by row.
func readPage(text string) page {
	p := page{in: 1}
	_, scales, _ := strings.Cut(text, "every cause on the scales")
	sum, open := 0.0, false
	lines := strings.Split(scales, "\n")
	for i, line := range lines {
		switch {
		case causeLine.MatchString(line):
			sum, open = 0, true
			if !strings.Contains(line, "all others together") {
				p.chances = append(p.chances, parsed(causeLine.FindStringSubmatch(line)[1]))
			}
		case sumLine.MatchString(line):
			m := sumLine.FindStringSubmatch(line)
			said := parsed(m[1][2:])
			if m[2] != "" {
				names := m[2]
				for _, more := range lines[i+1:] {
					if !strings.HasPrefix(more, strings.Repeat(" ", weightWidth)) {
						break
					}
					names += " " + strings.TrimSpace(more)
				}
				for range strings.Split(names, ",") {
					p.sums, p.apart, p.silent = append(p.sums, said), append(p.apart, said), p.silent+1
				}
				continue
			}
			if !open || math.Abs(said-sum) > 0.001 {
				p.problems = append(p.problems, "the page adds up to "+strconv.FormatFloat(sum, 'f', 1, 64)+": "+line)
			}
			open = false
			p.sums, p.apart = append(p.sums, said), append(p.apart, said)
			if m := apartWords.FindStringSubmatch(line); m != nil {
				p.apart[len(p.apart)-1] = parsed(m[1])
			}
		case unheardLine.MatchString(line):
		case weightLine.MatchString(line):
			sum += parsed(weightLine.FindStringSubmatch(line)[1])
		}
	}
	flat := strings.Join(strings.Fields(scales), " ")
	if m := ruleWords.FindStringSubmatch(flat); m != nil {
		p.temperature = parsed(m[1])
	}
	if m := inWords.FindStringSubmatch(flat); m != nil {
		p.in = parsed(m[1])
	}
	return p
}

func parsed(number string) float64 {
	f, err := strconv.ParseFloat(number, 64)
	if err != nil {
		panic(err)
	}
	return f
}

// likelihoods are what the rule on the page makes of the sums on the page.
func (p *page) likelihoods() []float64 {
	shares := func(sums []float64) []float64 {
		out, total := make([]float64, len(sums)), 0.0
		for i, s := range sums {
			out[i] = math.Pow(10, s/p.temperature)
			total += out[i]
		}
		for i := range out {
			out[i] /= total
		}
		return out
	}
	with, without := shares(p.sums), shares(p.apart)
	for i := range with {
		with[i] = min(0.99, p.in*with[i]+(1-p.in)*without[i])
	}
	return with
}

// A person who adds up the page, and takes its rule, gets what the page says: each
// sum from its weights, each probability from the sums, of every cause there is.
func TestThePageAddsUp(t *testing.T) {
	dir := t.TempDir()
	index := filepath.Join(dir, "index.db")
	library, backup, lost := rollWithLosses()
	library.Write(t, filepath.Join(dir, "library"))
	backup.Write(t, filepath.Join(dir, "backup"))
	runReport(t, filepath.Join(dir, "library"), filepath.Join(dir, "backup"), "--index", index, "--route", photo.RouteICloud, "-q")
	for _, name := range lost {
		text := string(runReport(t, "explain", name, "--index", index))
		p := readPage(text)
		for _, problem := range p.problems {
			t.Errorf("%s: %s", name, problem)
		}
		if len(p.sums) != len(p.chances)+p.silent || len(p.sums) < 12 || p.temperature == 0 {
			t.Fatalf("%s: %d sums, %d probabilities, %d silent, temperature %g\n%s", name, len(p.sums), len(p.chances), p.silent, p.temperature, text)
		}
		for i, want := range p.likelihoods()[:len(p.chances)] {
			if math.Abs(want-p.chances[i]) > 0.015 {
				t.Errorf("%s: the sums make %.3f, the page says %.2f\n%s", name, want, p.chances[i], text)
			}
		}
	}
}

// The test can fail: a page with one weight changed does not add up.
func TestAWrongPageDoesNotAddUp(t *testing.T) {
	var b bytes.Buffer
	if err := explanations()["weighed"].write(&b); err != nil {
		t.Fatal(err)
	}
	if p := readPage(b.String()); len(p.problems) > 0 || p.in != 0.9 || p.apart[0] != -1 {
		t.Fatalf("the page is %+v", p)
	}
	if p := readPage(strings.Replace(b.String(), "-1.0  size", "-2.0  size", 1)); len(p.problems) != 1 {
		t.Errorf("the changed page has the problems %q", p.problems)
	}
}

// rollWithLosses is a roll of which all is lost from a day on, one photo before it
// is cut, and one lies in a hidden folder; and three of what is lost.
func rollWithLosses() (library, backup phototest.Tree, lost []string) {
	library, backup = phototest.Tree{}, phototest.Tree{}
	for i := range 40 {
		shot := phototest.Shot{
			Seed: int64(i + 1), Model: "iPhone 11", Make: "Apple",
			Taken: time.Date(2024, 1, 3+5*i, 10, 0, 0, 0, time.UTC).Format("2006-01-02T15:04:05.000"),
		}
		name := fmt.Sprintf("2024/IMG_%04d.jpg", i)
		library[name] = phototest.JPEG(shot)
		if i < 25 {
			backup[name] = library[name]
		}
	}
	backup["2024/IMG_0003.jpg"] = library["2024/IMG_0003.jpg"][:700]
	library["2024/.cache/hidden.jpg"] = phototest.JPEG(phototest.Shot{Seed: 99, Taken: "2024-02-01T10:00:00"})
	return library, backup, []string{"2024/IMG_0003.jpg", "2024/IMG_0033.jpg", "2024/.cache/hidden.jpg"}
}
