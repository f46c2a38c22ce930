//go:build linux

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"rollcall/cmd/rollcall/programtest"
)

// A browser is Chromium with one page in it. Whatever the page does that it must
// not do fails the test: errors and exceptions, dialogs, requests that leave the
// file, what its policy had to stop.
type browser struct {
	*testing.T
	ctx context.Context

	mu    sync.Mutex
	wrong []string
}

// How long a page may take in all, and what is to come true in it.
const (
	browserTime = 3 * time.Minute
	patience    = 20 * time.Second
)

func newBrowser(t *testing.T) *browser {
	t.Helper()
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(chromium(t)), chromedp.WSURLReadTimeout(time.Minute))
	if os.Getuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	allocated, end := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(end)
	limited, stop := context.WithTimeout(allocated, browserTime)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(limited, chromedp.WithErrorf(func(string, ...any) {})) // of events that are newer than the library
	t.Cleanup(cancel)
	b := &browser{T: t, ctx: ctx}
	if err := chromedp.Listen(ctx, b.watch); err != nil {
		t.Fatal(err)
	}
	tell(b, network.Enable, network.EnableParams{})
	tell(b, runtime.Enable, cdp.Empty{})
	tell(b, log.Enable, cdp.Empty{})
	tell(b, cdppage.Enable, cdppage.EnableParams{})
	t.Cleanup(func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, w := range b.wrong {
			t.Error(w)
		}
	})
	return b
}

// chromium finds the browser.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return programtest.Tool(t, "chromium")
}

func (b *browser) watch(event any) {
	wrong := ""
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if at := e.Request.URL; !strings.HasPrefix(at, "file:") && !strings.HasPrefix(at, "data:") {
			wrong = "a request left the file: " + at
		}
	case *runtime.EventExceptionThrown:
		wrong = fmt.Sprintf("an exception: %s %v", e.ExceptionDetails.Text, e.ExceptionDetails.Exception)
	case *runtime.EventConsoleAPICalled:
		for _, said := range e.Args {
			wrong += fmt.Sprintf("the page said on the console (%s): %s %s; ", e.Type, said.Description, said.Value)
		}
	case *log.EventEntryAdded:
		wrong = fmt.Sprintf("the browser complains (%s, %s): %s", e.Entry.Source, e.Entry.Level, e.Entry.Text)
	case *cdppage.EventJavascriptDialogOpening:
		wrong = "a dialog: " + e.Message
	}
	if wrong != "" {
		b.mu.Lock()
		b.wrong = append(b.wrong, wrong)
		b.mu.Unlock()
	}
}

func (b *browser) do(actions ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.Fatal(err)
	}
}

// tell sends a command of the protocol.
func tell[P, R any](b *browser, command cdp.Command[P, R], params P) R {
	b.Helper()
	answer, err := chromedp.Call(b.ctx, command, params)
	if err != nil {
		b.Fatalf("%s: %v", command.Method, err)
	}
	return answer
}

// ask evaluates an expression in the page.
func ask[T any](b *browser, expression string) T {
	b.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		b.Fatalf("%s: %v", expression, err)
	}
	return v
}

// screen makes the window so large, in the light or the dark scheme.
func (b *browser) screen(width, height int64, scheme string) {
	b.Helper()
	tell(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: height, DeviceScaleFactor: 1, Mobile: width < 600})
	tell(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}})
}

// open opens a page from disk and waits until it can be used.
func (b *browser) open(file string) {
	b.Helper()
	b.do(chromedp.Navigate(address(file)))
	b.until(`document.documentElement.dataset.ready === "1"`)
}

func address(file string) string { return (&url.URL{Scheme: "file", Path: file}).String() }

// until waits until an expression is true.
func (b *browser) until(expression string) {
	b.Helper()
	for began := time.Now(); time.Since(began) < patience; time.Sleep(25 * time.Millisecond) {
		if ask[bool](b, "!!("+expression+")") {
			return
		}
	}
	b.Fatalf("never true: %s", expression)
}

// press presses keys, such as kb.Tab.
func (b *browser) press(keys ...string) {
	b.Helper()
	for _, key := range keys {
		b.do(chromedp.KeyEvent(key))
	}
}

// click clicks what a selector finds first, where it is.
func (b *browser) click(selector string) {
	b.Helper()
	b.do(chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
}

// shown is how many photos the page lists.
func (b *browser) shown() int {
	b.Helper()
	return ask[int](b, `Number(document.querySelector("#count").dataset.count)`)
}

// shot keeps what the window shows, where ROLLCALL_SHOTS names a folder.
func (b *browser) shot(name string) {
	b.Helper()
	if os.Getenv("ROLLCALL_SHOTS") == "" {
		return
	}
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		b.Fatal(err)
	}
	save(b.T, name+".png", png)
}

// A pageReport is what the tests take from the JSON report.
type pageReport struct {
	Summary struct {
		Missing, Incomplete, Unsure int
		Causes                      map[string]struct{ Photos int }
	}
	Photos []struct {
		Path, Status, Cause, Camera string
		Taken                       string `json:"taken_at"`
		Hidden                      bool
	}
}

// demoPage is the demo's report as a page, and the same in JSON.
func demoPage(t *testing.T) (file string, r pageReport) {
	t.Helper()
	return pageOf(t, "demo")
}

// pageOf runs the program and returns the page that it writes, with the same in
// JSON.
func pageOf(t *testing.T, args ...string) (file string, r pageReport) {
	t.Helper()
	dir := t.TempDir()
	file, data := filepath.Join(dir, "report.html"), filepath.Join(dir, "report.json")
	var errs strings.Builder
	args = append(args, "-o", file, "-o", data)
	if code := run(t.Context(), args, terminal{io.Discard, &errs}); code == exitFailure {
		t.Fatalf("rollcall %q: %s", args, &errs)
	}
	content, err := os.ReadFile(data)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(content, &r); err != nil {
		t.Fatal(err)
	}
	return file, r
}
