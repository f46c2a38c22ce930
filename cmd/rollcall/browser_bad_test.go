//go:build linux

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A page that does all that a report must not do.
const badPage = `<!DOCTYPE html>
<html lang="en" data-ready="1"><head><title>bad</title>
<meta http-equiv="Content-Security-Policy" content="style-src 'none'"></head>
<body bgcolor="#ffffff"><img src="http://127.0.0.1:9/away.png" alt="away"><p style="color: red">stopped</p>
<font color="#999999">too pale to read</font><button></button><a href="#a"></a><input>
<table width="3000"><tr><td>too wide</td></tr></table>
<script>console.error("said"); throw new Error("thrown");</script></body></html>`

// TestBrowserSeesTrouble: what the other tests rely on notices what is wrong.
func TestBrowserSeesTrouble(t *testing.T) {
	file := filepath.Join(t.TempDir(), "bad.html")
	if err := os.WriteFile(file, []byte(badPage), 0o600); err != nil {
		t.Fatal(err)
	}
	b := newBrowser(t)
	b.screen(1440, 900, "light")
	b.open(file)
	found := strings.Join(ask[[]string](b, contrasts), "\n")
	if !strings.Contains(found, "too pale to read") || strings.Contains(found, "too wide") {
		t.Errorf("contrasts: %s", found)
	}
	if got := b.nameless(); len(got) != 3 {
		t.Errorf("nameless: %q", got)
	}
	if out := ask[[]int](b, `[document.documentElement.scrollWidth, innerWidth]`); out[0] <= out[1] {
		t.Errorf("the page is %d wide in a window of %d", out[0], out[1])
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	wrong := strings.Join(b.wrong, "\n")
	for _, want := range []string{"a request left the file: http://127.0.0.1:9/away.png", "an exception: ", "the page said on the console (error): ", "Content Security Policy"} {
		if !strings.Contains(wrong, want) {
			t.Errorf("%q is missing:\n%s", want, wrong)
		}
	}
	b.wrong = nil
}
