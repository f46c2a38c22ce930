package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

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

// TestHTMLPolicy holds the policy to the style and the script that stand in the page.
func TestHTMLPolicy(t *testing.T) {
	for name, page := range allPages(t) {
		t.Run(name, func(t *testing.T) {
			_, policy, _ := strings.Cut(page, `<meta http-equiv="Content-Security-Policy" content="`)
			policy, _, _ = strings.Cut(policy, `"`)
			for _, rule := range []string{"default-src 'none'; ", "img-src data:; ", "base-uri 'none'; ", "form-action 'none'"} {
				if !strings.Contains(policy, rule) {
					t.Errorf("the policy lacks %q: %q", rule, policy)
				}
			}
			if strings.Contains(policy, "unsafe") || strings.Contains(policy, "*") {
				t.Errorf("the policy allows too much: %q", policy)
			}
			for directive, found := range map[string][][]string{
				"style-src":  styleElement.FindAllStringSubmatch(page, -1),
				"script-src": scriptElement.FindAllStringSubmatch(page, -1),
			} {
				for _, element := range found {
					if !strings.Contains(policy, directive+" '"+sourceHash(element[1])+"'") {
						t.Errorf("%s has not the hash of %.60q", directive, element[1])
					}
				}
			}
			if n := len(styleElement.FindAllString(page, -1)); n != 1 {
				t.Errorf("%d styles", n)
			}
		})
	}
}

// TestHTMLLoadsNothing looks for whatever could reach out of the page, or run.
func TestHTMLLoadsNothing(t *testing.T) {
	attribute := regexp.MustCompile(`\s([a-zA-Z-]+)(?:="([^"]*)")?`)
	for name, page := range allPages(t) {
		t.Run(name, func(t *testing.T) {
			for _, wrong := range []string{"http:", "https:", "url(", "@import", "innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "Function(", "fetch(", "XMLHttp", "WebSocket", "import(", "localStorage"} {
				if strings.Contains(page, wrong) {
					t.Errorf("the page has %q", wrong)
				}
			}
			for _, element := range anyElement.FindAllStringSubmatch(withoutData(page), -1) {
				for _, a := range attribute.FindAllStringSubmatch(element[3], -1) {
					key, value := strings.ToLower(a[1]), a[2]
					switch {
					case strings.HasPrefix(key, "on"), key == "style", key == "srcset", key == "action", key == "formaction":
						t.Errorf("<%s> has %s=%q", element[2], key, value)
					case (key == "href" || key == "src") && !strings.HasPrefix(value, "#") && value != "data:,":
						t.Errorf("<%s> has %s=%q", element[2], key, value)
					}
				}
			}
		})
	}
}

// withoutData is the page without what stands in scripts and styles.
func withoutData(page string) string {
	page = styleElement.ReplaceAllString(page, "<style></style>")
	return regexp.MustCompile(`(?s)(<script[^>]*>).*?</script>`).ReplaceAllString(page, "$1</script>")
}

// TestHTMLBalanced closes every element that was opened, in order, and gives no two
// the same id.
func TestHTMLBalanced(t *testing.T) {
	void := []string{"meta", "link", "input", "img", "br"}
	id := regexp.MustCompile(`\sid="([^"]+)"`)
	for name, page := range allPages(t) {
		t.Run(name, func(t *testing.T) {
			var open []string
			ids := map[string]bool{}
			for _, element := range anyElement.FindAllStringSubmatch(withoutData(page), -1) {
				tag := strings.ToLower(element[2])
				for _, found := range id.FindAllStringSubmatch(element[3], -1) {
					if ids[found[1]] {
						t.Errorf("two elements have the id %q", found[1])
					}
					ids[found[1]] = true
				}
				switch {
				case slices.Contains(void, tag):
				case element[1] == "":
					open = append(open, tag)
				case len(open) == 0 || open[len(open)-1] != tag:
					t.Fatalf("</%s> closes %v", tag, open)
				default:
					open = open[:len(open)-1]
				}
			}
			if len(open) > 0 {
				t.Errorf("not closed: %v", open)
			}
			for _, used := range regexp.MustCompile(`(?:for|aria-labelledby|data-copy|href)="#?([a-z-]+)"`).FindAllStringSubmatch(withoutData(page), -1) {
				if !ids[used[1]] {
					t.Errorf("nothing has the id %q", used[1])
				}
			}
		})
	}
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
				writeCopies(s, r)
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

var hostileNames = []string{
	"<img src=x onerror=alert(1)>.jpg", "</script><script>alert(1)</script>.jpg", "<!--.jpg", "]]>.jpg", "line\u2028sep\u2029.jpg",
	"bidi\u202egpj.exe", "ctrl\x00\x1b[2J\x7f.jpg", "latin\xe9.jpg", "\"quote'&amp;.jpg", strings.Repeat("long", 75) + ".jpg", "\u0001\u0002.jpg", "{{.Answer}}.jpg",
}

func TestHTMLHostileNames(t *testing.T) {
	var list []photo.Verdict
	for _, name := range hostileNames {
		v := missing("hidden-folder", 0.95, photo.ObservedPath, "It lies in "+name+", as others do.")
		v.Path, v.Camera = "dir "+name+"/"+name, name
		v.Match = &photo.Match{Path: "other " + name, Rung: "damaged-copy", Grade: photo.Damaged, Why: name}
		v.Parts = []photo.PartVerdict{{Role: photo.RoleVideo, Path: name, Status: photo.Missing}}
		list = append(list, v)
	}
	r := closed(3, list)
	r.Library[0].Root, r.Backup[0].Root = "/home/"+hostileNames[0], "/mnt/"+hostileNames[1]
	r.Backup[0].Problems = []photo.Problem{{Path: hostileNames[0], Text: hostileNames[1]}}
	r.Patterns = []photo.Pattern{{Cause: "hidden-folder", Photos: 2, Confidence: 0.7, Text: "Of " + hostileNames[1]}}
	page := string(written(t, htmlLayout, scene{"", r, Options{Titles: map[string]string{"hidden-folder": hostileNames[0]}}}))
	for _, wrong := range []string{"<img", "<script>alert", "alert(1)</script>.jpg</", "\u2028", "\u2029", "\u202e", "\x00", "\x1b", "\x7f", "\xe9", "<!--"} {
		if strings.Contains(page, wrong) {
			t.Errorf("the page has %q", wrong)
		}
	}
	if n := strings.Count(page, "</script"); n != 2 {
		t.Errorf("%d scripts end in the page, want the data and the script", n)
	}
	data := dataOf(t, page)
	for i, name := range hostileNames {
		if got := data.Words[int(data.Photos[i][0].(float64))] + data.Photos[i][1].(string); got != Visible("dir "+name+"/"+name) {
			t.Errorf("%q became %q", name, got)
		}
	}
}

// album is the data of a page, as far as the tests read it.
type albumShape struct {
	Photos   [][]any  `json:"photos"`
	Words    []string `json:"words"`
	Buckets  [][]any  `json:"buckets"`
	Evidence [][]int  `json:"evidence"`
}

func dataOf(t *testing.T, page string) albumShape {
	t.Helper()
	found := dataElement.FindStringSubmatch(page)
	if found == nil {
		t.Fatal("the page has no data")
	}
	var data albumShape
	if err := json.Unmarshal([]byte(found[1]), &data); err != nil {
		t.Fatal(err)
	}
	return data
}

// TestHTMLHidden: what is hidden is counted, and nowhere named, in no sentence about
// others either.
func TestHTMLHidden(t *testing.T) {
	secret := missing("hidden-album", 0.97, photo.ObservedRecord, "It is in the Hidden album (\"Hidden/Secret\").")
	secret.Hidden, secret.Path, secret.Camera = true, "Hidden/Secret/Nude 1.HEIC", "Secretcam"
	secret.Match = &photo.Match{Path: "bak/Hidden/nude_small.jpg", Grade: photo.Reduced, Why: "smaller than Hidden/Secret/Nude 1.HEIC"}
	secret.Parts = []photo.PartVerdict{{Role: photo.RoleVideo, Path: "Hidden/Secret/Nude 1.MOV", Status: photo.Missing}}
	other := missing("sync-error", 0.7, photo.ObservedShare, "As Nude 1.HEIC, and all of the folder \"Hidden/Secret\"; see Hidden/Secret/Nude 1.MOV and \"bak/Hidden/nude_small.jpg\".")
	other.Path = "2024/IMG_0001.HEIC"
	other.Parts = []photo.PartVerdict{{Role: photo.RoleEdit, Path: "Hidden/Secret/Nude 1.HEIC", Status: photo.Missing}}
	r := closed(5, []photo.Verdict{secret, other})
	r.Patterns = []photo.Pattern{{Cause: "sync-error", Photos: 1, Confidence: 0.7, Text: "None of the 2 photos in the folder \"Hidden/Secret\" is there, such as Nude 1.HEIC."}}
	r.Backup[0].Problems = []photo.Problem{{Path: "Hidden/Secret/Nude 1.HEIC", Text: "denied"}}
	sc := scene{"", r, Options{Now: now, Titles: map[string]string{"hidden-album": "in the Hidden album"}}}
	page := string(written(t, htmlLayout, sc))
	for _, name := range []string{"Nude", "nude", "Secret"} {
		if i := strings.Index(page, name); i >= 0 {
			t.Errorf("the page says %q", page[max(0, i-80):i+60])
		}
	}
	for _, said := range []string{"in the Hidden album", "1 photo of the Hidden album or the trash is counted, and neither named nor shown here", "2 of 7 photos"} {
		if !strings.Contains(page, said) {
			t.Errorf("the page does not say %q", said)
		}
	}
	if n := len(dataOf(t, page).Photos); n != 1 {
		t.Errorf("%d photos can be opened", n)
	}
	sc.options.Thumbs = func(files []File) [][]byte {
		if len(files) != 1 || files[0].Path != "2024/IMG_0001.HEIC" {
			t.Errorf("pictures are asked for of %v", files)
		}
		return make([][]byte, len(files))
	}
	written(t, htmlLayout, sc)
	sc.options = Options{Now: now, ShowHidden: true}
	if page := string(written(t, htmlLayout, sc)); strings.Count(page, "Nude 1.HEIC") < 3 || strings.Contains(page, veiledPhoto) {
		t.Error("with --show-hidden it is not named")
	}
}

// TestHTMLManyPhotos writes the page of 50,000 missing photos.
func TestHTMLManyPhotos(t *testing.T) {
	r := manyMissing(50_000)
	asked := 0
	o := Options{Now: now, Titles: titles, Thumbs: func(files []File) [][]byte {
		asked++
		if len(files) < mostPhotos || len(files) > mostPhotos+mostPairs {
			t.Errorf("%d pictures are asked for", len(files))
		}
		pictures := make([][]byte, len(files))
		for i := range pictures {
			pictures[i] = append([]byte{0xFF, 0xD8, 0xFF}, bytes.Repeat([]byte{byte(i)}, 15_000)...)
		}
		return pictures
	}}
	start := time.Now()
	page := written(t, htmlLayout, scene{"", r, o})
	took := time.Since(start)
	t.Logf("%.1f MB in %v", float64(len(page))/1e6, took)
	if len(page) >= 40e6 || asked != 1 {
		t.Errorf("%d bytes, pictures asked for %d times", len(page), asked)
	}
	if !testing.Short() && took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
	data := dataOf(t, string(page))
	if len(data.Photos) != 50_000 || len(data.Words) > 60_000 || len(data.Buckets) > mostBuckets {
		t.Errorf("%d photos, %d words, %d bars", len(data.Photos), len(data.Words), len(data.Buckets))
	}
}

// manyMissing is a library of which the backup lacks n photos, for reasons of all
// kinds, each with a sentence of its own.
func manyMissing(n int) *photo.Report {
	list := make([]photo.Verdict, n)
	causes := []string{"upload-off", "thumbnail-only", "sync-error", "over-quota", "deleted", "outside-scope", "hidden-folder", "corrupted-backup", "unreadable-format", "only-edited"}
	for i := range list {
		cause := causes[i*i%97%len(causes)]
		v := missing(cause, 0.5+float64(i%50)/100, photo.ObservedShare, fmt.Sprintf("Of %d such photos %d are missing.", 40+i%300, 38))
		v.Path = fmt.Sprintf("%d/%d-%02d/IMG_%06d.HEIC", 2010+i%14, 2010+i%14, 1+i%12, i)
		v.Bytes = int64(2_000_000 + i*37%3_000_000)
		v.Taken = photo.Taken{Wall: 1262304000 + int64(i)*8839, Known: i%211 != 0}
		v.Advice = smallSteps
		if cause == "thumbnail-only" {
			v.Match = &photo.Match{Path: fmt.Sprintf("small/IMG_%06d.JPG", i), Rung: "same-shot", Grade: photo.Reduced, Why: "the same moment and camera"}
			v.Evidence = append(v.Evidence, photo.Evidence{Cause: cause, Observation: photo.ObservedCounterpart, Text: fmt.Sprintf("The backup holds only \"small/IMG_%06d.JPG\", with 1024×%d pixels.", i, 600+i%200), Weight: 40})
		}
		v.Evidence = append(v.Evidence, photo.Evidence{Cause: "sync-error", Observation: photo.ObservedTime, Text: fmt.Sprintf("On %d days nothing came.", i%90), Weight: float64(i%40) - 20})
		v.Alternatives = []photo.Alternative{{Cause: "sync-error", Confidence: float64(i%30) / 100}, {Cause: "unexplained", Confidence: 0.05}}
		list[i] = v
	}
	r := closed(10_000, list)
	for i := range 5000 {
		r.Days = append(r.Days, photo.Day{Date: time.Unix(1262304000+int64(i)*86400, 0).UTC().Format(time.DateOnly), Photos: 12, Present: 2})
	}
	return r
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
