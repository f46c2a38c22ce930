//go:build linux

package main

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// What README.md shows of the page, and how much of it.
const (
	shotFile   = "../../docs/report.jpg"
	shotWidth  = 700
	shotHeight = 940
	shotGap    = 16
	mostShot   = 300 << 10
)

// TestScreenshot holds that README.md shows the demo's page. -update takes the
// picture anew: the beginning of the page, and its photos in the dark scheme.
func TestScreenshot(t *testing.T) {
	if *update {
		takeShot(t)
	}
	content, err := os.ReadFile(shotFile)
	if err != nil {
		t.Fatalf("%v; -update takes it", err)
	}
	c, err := jpeg.DecodeConfig(bytes.NewReader(content))
	if err != nil || c.Width != 2*shotWidth+shotGap || c.Height != shotHeight || len(content) > mostShot {
		t.Errorf("%d×%d pixels in %d bytes, %v", c.Width, c.Height, len(content), err)
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil || !strings.Contains(string(readme), "](docs/report.jpg)") {
		t.Errorf("README.md does not show it (%v)", err)
	}
}

func takeShot(t *testing.T) {
	file, _ := demoPage(t)
	b := newBrowser(t)
	b.screen(shotWidth, shotHeight, "light")
	b.open(file)
	left := b.picture()
	b.screen(shotWidth, shotHeight, "dark")
	b.open(file)
	ask[int](b, `(scrollTo(0, document.querySelector("#count").getBoundingClientRect().top + scrollY - 16), 0)`)
	b.until(`[...document.querySelectorAll("#grid img")].length > 5 && [...document.querySelectorAll("#grid img")].every((i) => i.complete && i.naturalWidth > 0)`)
	right := b.picture()

	both := image.NewRGBA(image.Rect(0, 0, 2*shotWidth+shotGap, shotHeight))
	draw.Draw(both, both.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(both, both.Rect, left, image.Point{}, draw.Src)
	draw.Draw(both, both.Rect, right, image.Pt(-shotWidth-shotGap, 0), draw.Over)
	var out bytes.Buffer
	if err := jpeg.Encode(&out, both, &jpeg.Options{Quality: 84}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(shotFile, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// picture is what the window shows.
func (b *browser) picture() image.Image {
	b.Helper()
	content, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		b.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(content))
	if err != nil {
		b.Fatal(err)
	}
	return img
}
