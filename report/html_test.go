package report

import (
	"bytes"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rollcall/photo"
)

var (
	styleElement  = regexp.MustCompile(`(?s)<style>(.*?)</style>`)
	scriptElement = regexp.MustCompile(`(?s)<script>(.*?)</script>`)
	dataElement   = regexp.MustCompile(`(?s)<script type="application/json" id="data">(.*?)</script>`)
	anyElement    = regexp.MustCompile(`(?s)<(/?)([a-zA-Z0-9]+)((?:[^>"]|"[^"]*")*)>`)
	sourceHashes  = regexp.MustCompile(`sha256-[A-Za-z0-9+/=]+`)
)

// htmlScenes are the pages that the tests look at.
func htmlScenes() []scene {
	list := []scene{{"worried-short", shortened(worried()), Options{Now: now, Titles: titles, Index: "i.db", Rescue: true}}}
	for _, sc := range scenes() {
		sc.options.Color = false
		list = append(list, sc)
	}
	return list
}

// goldenPages are few and small: what else there is holds for all.
var goldenPages = []string{"worried-short", "all-clear", "hostile", "incomplete-scan", "two-backups", "deadlines"}

func TestHTMLGolden(t *testing.T) {
	for _, sc := range htmlScenes() {
		if slices.Contains(goldenPages, sc.name) {
			t.Run(sc.name, func(t *testing.T) { golden(t, sc.name+".html", bare(written(t, htmlLayout, sc))) })
		}
	}
	golden(t, "changes.html", bare(writtenChanges(t, htmlLayout, news(), Options{Now: now, Titles: titles})))
}

// bare is a page without its style and script.
func bare(page []byte) []byte {
	page = styleElement.ReplaceAll(page, []byte("<style></style>"))
	page = scriptElement.ReplaceAll(page, []byte("<script></script>"))
	return sourceHashes.ReplaceAll(page, []byte("sha256-"))
}

// allPages are the pages of all scenes, and of changes, by name.
func allPages(t *testing.T) map[string]string {
	pages := map[string]string{}
	for _, sc := range htmlScenes() {
		pages[sc.name] = string(written(t, htmlLayout, sc))
	}
	for name, c := range changeScenes() {
		pages[name] = string(writtenChanges(t, htmlLayout, c, Options{Now: now, Titles: titles}))
	}
	return pages
}

// withoutData is the page without what stands in scripts and styles.
func withoutData(page string) string {
	page = styleElement.ReplaceAllString(page, "<style></style>")
	return regexp.MustCompile(`(?s)(<script[^>]*>).*?</script>`).ReplaceAllString(page, "$1</script>")
}

// TestHTMLSaysTheSame holds the page to the words of the text layout: its whole
// first screen, its advice, what was compared.
func TestHTMLSaysTheSame(t *testing.T) {
	for _, sc := range htmlScenes() {
		t.Run(sc.name, func(t *testing.T) {
			page := letters(textOf(string(written(t, htmlLayout, sc))))
			o, r := sc.options, sc.report
			groups := grouped(r, o)
			lines := spoken(func(s *screen) {
				writeWithoutRoll(s, r)
				writeElsewhere(s, r)
				writeAnswer(s, r)
				writeStranger(s, r)
				writeMade(s, r)
				writeSince(s, r, o)
				writeUnread(s, r)
				writeNoticed(s, r)
				writeCopies(s, r, o)
				writeDue(s, r, o)
				writeCompared(s, r)
			})
			for _, g := range slices.Concat(groups, unsureGroups(r, o)) {
				lines = append(lines, number(g.count)+" "+Visible(g.text))
			}
			command, note := next(r, o)
			for _, line := range append(lines, number(r.Summary.Present)+presentText(r), command, note) {
				if !strings.Contains(page, letters(line)) {
					t.Errorf("the page does not say %q", line)
				}
			}
			st, _ := answer(r)
			if clear := strings.Contains(string(written(t, htmlLayout, sc)), `class="answer well"`); clear != (st == allWell) {
				t.Errorf("the page is all clear: %t, the text %t", clear, st == allWell)
			}
		})
	}
}

// textOf is what people read of a page.
func textOf(page string) string {
	return html.UnescapeString(anyElement.ReplaceAllString(withoutData(page), " "))
}

// letters are the letters and digits of a text, small.
func letters(text string) string {
	return strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c > 0x7F {
			return c
		}
		return -1
	}, strings.ToLower(text))
}

func TestHTMLTwice(t *testing.T) {
	for _, sc := range htmlScenes() {
		if !bytes.Equal(written(t, htmlLayout, sc), written(t, htmlLayout, sc)) {
			t.Errorf("%s is another page the second time", sc.name)
		}
	}
}

// TestHTMLAll lists present photos, too, after all others.
func TestHTMLAll(t *testing.T) {
	r := shortened(worried())
	r.Photos = append(r.Photos, photo.Verdict{Path: "there.jpg", Status: photo.Present, Copies: 1, Match: &photo.Match{Path: "copy.jpg", Grade: photo.Exact}})
	var asked []File
	thumb := []byte{0xFF, 0xD8, 0xFF, 1}
	page := string(written(t, htmlLayout, scene{"", r, Options{Now: now, Titles: titles, All: true, Thumbs: func(files []File) [][]byte {
		asked = files
		return slices.Repeat([][]byte{thumb}, len(files))
	}}}))
	if !strings.Contains(page, `data-status="present"`) || !strings.Contains(page, "copy.jpg") {
		t.Error("the present photo can't be listed")
	}
	if last := asked[len(asked)-1]; last.Path != "there.jpg" || last.Backup {
		t.Errorf("the last picture is of %v", last)
	}
	if !strings.Contains(page, `<script type="text/plain" class="thumbs">/9j/AQ==`) {
		t.Error("the pictures are not in the page")
	}
}
