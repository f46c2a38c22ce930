//go:build linux

package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rollcall/photo"
	"rollcall/photo/phototest"
	"rollcall/report"
)

// TestBrowserHostileNames: whatever a file is called is text, and nothing but text.
func TestBrowserHostileNames(t *testing.T) {
	names := []string{`<img src=x onerror=alert(1)>.jpg`, "\"><script>alert(2)<\\script>.jpg", "<!--.jpg", "<script>alert(3).jpg", "a\u2028b\u2029c.jpg", "evil\u202egpj.exe.jpg", "javascript:alert(4).jpg", "]]>&amp;&lt;.jpg", "bad\xff\xfename.jpg", "`${alert(5)}`.jpg"}
	tree := phototest.Tree{}
	for i, name := range names {
		tree["<b>folder/"+name] = phototest.JPEG(phototest.Shot{Seed: int64(70 + i), Width: 200, Height: 150, Make: `<svg onload=alert(6)>`, Model: `"'><iframe src=http://example.com>`, Taken: "2024-05-01T10:00:00"})
	}
	dir := t.TempDir()
	library := tree.Write(t, filepath.Join(dir, "library"))
	backup := phototest.Tree{"one.jpg": phototest.JPEG(phototest.Shot{Seed: 99})}.Write(t, filepath.Join(dir, "backup"))
	file, r := pageOf(t, library, backup, "--index", filepath.Join(dir, "index.db"), "-q")
	b := newBrowser(t)
	b.screen(1440, 3000, "light")
	b.open(file)
	if got := b.shown(); got != len(r.Photos) || got != len(names) {
		t.Errorf("%d photos are listed, %d are missing", got, len(r.Photos))
	}
	b.until(fmt.Sprintf(`document.querySelectorAll("#grid .tile img").length === %d`, len(names)))
	shown := strings.Join(ask[[]string](b, `[...document.querySelectorAll("#grid .name")].map((e) => e.textContent)`), "\n")
	for _, want := range []string{names[0], names[2], names[3], names[7], names[9]} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not shown as it is:\n%s", want, shown)
		}
	}
	if strings.ContainsRune(shown, '\u202e') {
		t.Error("a name turns the text around")
	}
	for n := range names {
		ask[string](b, fmt.Sprintf(`location.hash = "photo-%d"`, n))
		b.until(fmt.Sprintf(`document.querySelector("dialog#photo").open && document.querySelector("#photo-title").textContent === document.querySelector('#grid .tile[data-photo="%d"] .name').textContent`, n))
	}
	if made := ask[int](b, `document.querySelectorAll("main img[src='x'], iframe, main script, main svg[onload], main b > b, [onerror], [onload]").length`); made != 0 {
		t.Errorf("names became %d elements", made)
	}
}

// TestBrowserHidden: photos of the Hidden album and the trash are counted, and stand
// nowhere in the page: neither by name nor by picture.
func TestBrowserHidden(t *testing.T) {
	file, r := demoPage(t)
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	hidden := 0
	for _, p := range r.Photos {
		if p.Cause == "hidden-album" || p.Cause == "deleted" {
			hidden++
			if name := filepath.Base(p.Path); bytes.Contains(content, []byte(name)) {
				t.Errorf("the page holds %q", name)
			}
		}
	}
	b := newBrowser(t)
	b.screen(1440, 900, "light")
	b.open(file)
	if hidden != 5 || b.shown() != len(r.Photos)-hidden {
		t.Errorf("%d are hidden of %d, %d are listed", hidden, len(r.Photos), b.shown())
	}
	if words := ask[string](b, `document.querySelector("#photos").textContent`); !strings.Contains(words, "--show-hidden") {
		t.Error("the page does not say how to see them")
	}
	all, _ := pageOf(t, "demo", "--show-hidden")
	b.open(all)
	if got := b.shown(); got != len(r.Photos) {
		t.Errorf("with --show-hidden %d of %d are listed", got, len(r.Photos))
	}
}

// The limits of a page with very many photos.
const (
	lostPhotos = 50_000
	mostTime   = 3 * time.Second
	mostSize   = 40 << 20
)

// TestBrowserManyPhotos: the page of 50,000 missing photos opens in three seconds
// and weighs less than 40 MB, with as many pictures as it asks for. ROLLCALL_SLOW
// allows a busy machine three times as long.
func TestBrowserManyPhotos(t *testing.T) {
	file := filepath.Join(t.TempDir(), "many.html")
	asked := writeMany(t, file)
	st, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	b := newBrowser(t)
	b.screen(1440, 900, "light")
	began := time.Now()
	b.open(file)
	took := time.Since(began)
	ready := ask[float64](b, `performance.getEntriesByName("rollcall-ready")[0].startTime`)
	b.until(`document.readyState === "complete"`)
	whole := time.Since(began)
	t.Logf("%d photos, %d pictures: %.1f MB; usable after %.2f s (by the browser's clock %.2f s), whole after %.2f s",
		lostPhotos, asked, float64(st.Size())/1e6, took.Seconds(), ready/1000, whole.Seconds())
	limit := mostTime
	if os.Getenv("ROLLCALL_SLOW") != "" {
		limit *= 3
	}
	if whole > limit {
		t.Errorf("it takes %v, the limit is %v", whole, limit)
	}
	if st.Size() > mostSize {
		t.Errorf("it weighs %d bytes, the limit is %d", st.Size(), mostSize)
	}
	if got := b.shown(); got != lostPhotos {
		t.Errorf("%d photos are listed", got)
	}
	b.until(`document.querySelector("#grid .tile img")?.naturalWidth > 0`)
	began = time.Now()
	b.click("#more")
	b.until(`document.querySelector("#grid").clientHeight > 100000`)
	ask[int](b, `(scrollTo(0, document.querySelector("#grid").clientHeight / 2), 0)`)
	b.until(`[...document.querySelectorAll("#grid .tile")].some((e) => { const r = e.getBoundingClientRect(); return r.top < innerHeight && r.bottom > 0; })`)
	if n := ask[int](b, `document.querySelectorAll("#grid .tile").length`); n > 400 {
		t.Errorf("%d tiles are drawn at once", n)
	}
	ask[int](b, `(document.querySelector('#filters [data-cause="over-quota"]').click(), 0)`)
	b.until(fmt.Sprintf(`document.querySelector("#count").dataset.count === "%d"`, lostPhotos/2))
	t.Logf("to scroll to the middle and to filter took %.2f s", time.Since(began).Seconds())
	if out := ask[[]int](b, `[document.documentElement.scrollWidth, innerWidth]`); out[0] > out[1] {
		t.Errorf("the page is %d wide in a window of %d", out[0], out[1])
	}
}

// writeMany writes the page of a made up check, and returns how many pictures it
// asked for.
func writeMany(t *testing.T, file string) (asked int) {
	t.Helper()
	layout, err := report.Choose(report.All, "html", "")
	if err != nil {
		t.Fatal(err)
	}
	picture := busyPicture()
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	err = layout.Write(f, manyMissing(), report.Options{Titles: titles(), Rescue: true, Now: time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC), Thumbs: func(files []report.File) [][]byte {
		pictures := make([][]byte, len(files))
		for i := range pictures {
			pictures[i] = picture
		}
		asked = len(files)
		return pictures
	}})
	if err != nil {
		t.Fatal(err)
	}
	return asked
}

// busyPicture is as large as the small picture of a photo is at most on average.
func busyPicture() []byte {
	img := phototest.Paint(phototest.Shot{Seed: 3, Width: 320, Height: 240})
	for quality := 40; ; quality++ {
		if b := phototest.BareJPEG(grained(img), quality); len(b) >= 7<<10 || quality == 90 {
			return b
		}
	}
}

// grained is a picture with some grain.
func grained(img *image.RGBA) *image.RGBA {
	out := image.NewRGBA(img.Rect)
	for i := 0; i < len(img.Pix)/4; i++ {
		g := uint8(i * 2654435761 >> 7 % 16)
		x, y := i%img.Rect.Dx(), i/img.Rect.Dx()
		c := img.RGBAAt(x, y)
		out.SetRGBA(x, y, color.RGBA{c.R - c.R/16 + g/2, c.G - c.G/16 + g/2, c.B - c.B/16 + g/2, 255})
	}
	return out
}

// manyMissing is a check of 50,000 photos of ten years, all missing, for two causes.
func manyMissing() *photo.Report {
	began := time.Date(2015, 1, 1, 9, 0, 0, 0, time.UTC)
	r := &photo.Report{
		Check: 1, GeneratedAt: time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC), Complete: true,
		Library: []photo.Place{{Root: "/library", Kind: "folder", Complete: true}}, Backup: []photo.Place{{Root: "/backup", Kind: "folder", Complete: true, Route: photo.RouteICloud}},
		Summary: photo.Summary{Photos: lostPhotos, Missing: lostPhotos, Bytes: 150e9, Lost: 150e9, Copyable: lostPhotos, Copies: [3]int{lostPhotos, 0, 0},
			Causes: map[string]photo.Count{"over-quota": {Photos: lostPhotos / 2, Bytes: 75e9}, "upload-off": {Photos: lostPhotos / 2, Bytes: 75e9}}},
		Patterns: []photo.Pattern{{Cause: "over-quota", Photos: lostPhotos / 2, Bytes: 75e9, From: "2020-01-01", To: "2025-01-01", Confidence: 0.9, Text: "from 1 January 2020 on nothing is in the backup, which ends at 5 GB"}},
	}
	for i := range lostPhotos {
		taken := began.Add(time.Duration(i) * 105 * time.Minute)
		day := taken.Format(time.DateOnly)
		if n := len(r.Days); n == 0 || r.Days[n-1].Date != day {
			r.Days = append(r.Days, photo.Day{Date: day})
		}
		r.Days[len(r.Days)-1].Photos++
		cause, sentence := "over-quota", "the backup's sum ends where the next photo would have crossed 5 GB"
		if i%2 == 1 {
			cause, sentence = "upload-off", "from 1 January 2020 on nothing of this device is in the backup, others go on"
		}
		r.Photos = append(r.Photos, photo.Verdict{
			Path: fmt.Sprintf("%s/IMG_%05d.HEIC", taken.Format("2006/2006-01"), i), Bytes: 3_000_000 + int64(i)%999, Format: "heic", Camera: "Apple iPhone 11",
			Taken:  photo.Taken{Known: true, Wall: taken.Unix()},
			Status: photo.Missing, Cause: cause, Confidence: 0.9,
			Evidence: []photo.Evidence{{Cause: cause, Observation: "pattern", Text: sentence, Weight: 18}, {Cause: cause, Observation: "path", Text: fmt.Sprintf("photo %d of its day", i%14), Weight: 2}},
			Advice:   "1. Rescue first.\n2. Run rollcall again.\n3. Only then change settings.",
		})
	}
	return r
}
