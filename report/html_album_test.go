package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"rollcall/photo"
)

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

// TestHTMLWordyPhotos: where much is to be said of each photo, there are fewer
// pictures, and the page stays as small.
func TestHTMLWordyPhotos(t *testing.T) {
	r := manyMissing(30_000)
	for i := range r.Photos {
		r.Photos[i].Evidence[0].Text = fmt.Sprintf("Of %d: %s", i, strings.Repeat("words ", 120))
	}
	page := written(t, htmlLayout, scene{"", r, Options{Now: now, Thumbs: func(files []File) [][]byte {
		return slices.Repeat([][]byte{append([]byte{0xFF, 0xD8, 0xFF}, make([]byte, 15_000)...)}, len(files))
	}}})
	if n := bytes.Count(page, []byte("/9j/")); len(page) >= 40e6 || len(page) < 35e6 || n < 100 {
		t.Errorf("%d bytes with %d pictures", len(page), n)
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
