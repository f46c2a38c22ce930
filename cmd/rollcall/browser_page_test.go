//go:build linux

package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The sizes of a phone's and a wide window.
var windows = []struct{ width, height int64 }{{390, 844}, {1440, 900}}

// TestBrowserFilters: what the page lists is what the JSON report counts.
func TestBrowserFilters(t *testing.T) {
	file, r := demoPage(t)
	b := newBrowser(t)
	b.screen(1440, 900, "light")
	b.open(file)
	named := 0
	causes, hidden := map[string]int{}, map[string]bool{"hidden-album": true, "deleted": true}
	for _, p := range r.Photos {
		if hidden[p.Cause] {
			continue
		}
		named++
		if p.Status != "unsure" { // has no cause yet
			causes[p.Cause]++
		}
	}
	if got := b.shown(); got != named {
		t.Errorf("%d photos are listed, %d can be", got, named)
	}
	for cause, n := range causes {
		chip := fmt.Sprintf(`#filters button[data-cause="%s"]`, cause)
		if cause == "" {
			continue
		}
		b.click(chip)
		if got := b.shown(); got != n || ask[string](b, fmt.Sprintf(`document.querySelector('%s').ariaPressed`, chip)) != "true" {
			t.Errorf("%s: %d photos are listed, the report has %d", cause, got, n)
		}
		b.click(chip)
	}
	for _, status := range []string{"incomplete", "unsure"} {
		b.click(fmt.Sprintf(`#filters button[data-status="%s"]`, status))
		want := 0
		for _, p := range r.Photos {
			if p.Status == status {
				want++
			}
		}
		if got := b.shown(); got != want || want == 0 {
			t.Errorf("%s: %d photos are listed, the report has %d", status, got, want)
		}
		b.click("#clear")
	}
	if got := b.shown(); got != named {
		t.Errorf("%d photos are listed once the filters are gone, not %d", got, named)
	}
	b.click("#reasons [data-show-group]")
	if got := b.shown(); got == 0 || got == named {
		t.Errorf("a reason shows %d photos", got)
	}
}

func TestBrowserSearch(t *testing.T) {
	file, r := demoPage(t)
	b := newBrowser(t)
	b.screen(1440, 900, "light")
	b.open(file)
	for _, c := range []struct {
		words string
		fits  func(path, camera, taken string) bool
	}{
		{"IMG_5260", func(path, _, _ string) bool { return strings.Contains(path, "IMG_5260") }},
		{"img_5260.jpg", func(path, _, _ string) bool { return strings.Contains(path, "IMG_5260.JPG") }},
		{"galaxy s22", func(_, camera, _ string) bool { return strings.HasSuffix(camera, "Galaxy S22") }},
		{"perfection", func(_, camera, _ string) bool { return strings.Contains(camera, "Perfection") }},
		{"iphone 11", func(_, camera, _ string) bool { return strings.HasSuffix(camera, "iPhone 11") }},
		{"11 iphone", func(_, camera, _ string) bool { return strings.HasSuffix(camera, "iPhone 11") }},
		{"iphone 2024-05-17", func(_, camera, taken string) bool {
			return strings.Contains(camera, "iPhone") && strings.HasPrefix(taken, "2024-05-17")
		}},
		{"May 17", func(_, _, taken string) bool { return strings.Contains(taken, "-05-17") }},
		{"17 may 2024", func(_, _, taken string) bool { return strings.HasPrefix(taken, "2024-05-17") }},
		{"2024-05", func(path, _, taken string) bool {
			return strings.HasPrefix(taken, "2024-05") || strings.Contains(path, "2024-05")
		}},
		{"no such thing", func(string, string, string) bool { return false }},
	} {
		want := 0
		for _, p := range r.Photos {
			if p.Cause != "hidden-album" && p.Cause != "deleted" && c.fits(p.Path, p.Camera, p.Taken) {
				want++
			}
		}
		ask[string](b, `document.querySelector("#search").value = ""`)
		b.do(chromedp.SendKeys(chromedp.CSS("#search"), c.words))
		b.until(fmt.Sprintf(`document.querySelector("#count").dataset.count === "%d"`, want))
		if none := ask[bool](b, `document.querySelector("#none").checkVisibility()`); none != (want == 0) {
			t.Errorf("%q: it says that there are none: %v", c.words, none)
		}
	}
}

// listedDates are the days of the listed photos that have one, in a window that is
// high enough for all.
const listedDates = `[...document.querySelectorAll("#grid .tile .when")].filter((e) => e.textContent !== "no date").map((e) => new Date(e.textContent + " UTC").toISOString().slice(0, 10))`

// TestBrowserTimeline: dragging over the bars and moving the handles by keys choose
// the same photos.
func TestBrowserTimeline(t *testing.T) {
	file, _ := demoPage(t)
	b := newBrowser(t)
	b.screen(1440, 9000, "light")
	b.open(file)
	all := b.shown()
	b.do(chromedp.ScrollIntoView(chromedp.CSS("#chart")))
	box := ask[[]float64](b, `(() => { const r = document.querySelector("#chart").getBoundingClientRect(); return [r.left, r.top, r.width, r.height]; })()`)
	at := func(share float64) (x, y float64) { return box[0] + share*box[2], box[1] + box[3]/2 }
	mouse := func(kind input.DispatchMouseEventType, share float64, buttons int64) {
		x, y := at(share)
		tell(b, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: x, Y: y, Button: input.MouseButtonLeft, Buttons: buttons, ClickCount: 1})
	}
	mouse(input.DispatchMouseEventTypeMousePressed, 0.80, 1)
	mouse(input.DispatchMouseEventTypeMouseMoved, 0.88, 1)
	mouse(input.DispatchMouseEventTypeMouseMoved, 0.97, 1)
	mouse(input.DispatchMouseEventTypeMouseReleased, 0.97, 0)
	b.until(fmt.Sprintf(`Number(document.querySelector("#count").dataset.count) < %d`, all))
	b.until(`document.querySelectorAll("#grid .tile").length === Number(document.querySelector("#count").dataset.count)`)
	byPointer := ask[[]string](b, listedDates)
	from, to := ask[int](b, `Number(document.querySelector("#range-from").value)`), ask[int](b, `Number(document.querySelector("#range-to").value)`)
	words := ask[string](b, `document.querySelector("#range-text").textContent`)
	if len(byPointer) == 0 || from == 0 || !strings.Contains(words, "without a full copy") {
		t.Fatalf("from %d to %d, %q: %q", from, to, words, byPointer)
	}
	b.shot("timeline")
	b.click("#range-clear")
	if got := b.shown(); got != all {
		t.Errorf("%d photos are listed once the range is gone, not %d", got, all)
	}

	last := ask[int](b, `Number(document.querySelector("#range-to").max)`)
	b.do(chromedp.Focus(chromedp.CSS("#range-from")))
	for range from {
		b.press(kb.ArrowRight)
	}
	b.press(kb.Tab)
	for range last - to {
		b.press(kb.ArrowLeft)
	}
	b.until(fmt.Sprintf(`document.querySelector("#range-text").textContent === %q`, words))
	b.until(fmt.Sprintf(`document.querySelector("#count").dataset.count === "%d"`, len(byPointer)))
	if byKeys := ask[[]string](b, listedDates); !slices.Equal(byKeys, byPointer) {
		t.Errorf("by keys %q, by pointer %q", byKeys, byPointer)
	}
	b.click("#range-clear")
	b.click("#more")
	b.until(fmt.Sprintf(`document.querySelectorAll("#grid .tile").length === %d`, all))
	before, after := 0, 0
	slices.Sort(byPointer)
	dated := ask[[]string](b, listedDates)
	for _, day := range dated {
		switch {
		case day < byPointer[0]:
			before++
		case day > byPointer[len(byPointer)-1]:
			after++
		}
	}
	if before == 0 || before+len(byPointer)+after != len(dated) {
		t.Errorf("%d before, %d in the range, %d after, of %d", before, len(byPointer), after, len(dated))
	}
}

// TestBrowserPhoto: a photo opens to its evidence, counterpart and advice, by mouse
// and by keys, and gives the focus back.
func TestBrowserPhoto(t *testing.T) {
	file, _ := demoPage(t)
	b := newBrowser(t)
	b.screen(1440, 900, "light")
	b.open(file)
	b.click(`#filters button[data-cause="thumbnail-only"]`)
	b.click("#grid .tile")
	b.until(`document.querySelector("dialog#photo").open`)
	for what, there := range map[string]string{
		"evidence":    `document.querySelectorAll("#photo-evidence li[data-weight]").length > 0`,
		"weights":     `[...document.querySelectorAll("#photo-evidence li")].every((l) => Number(l.dataset.weight) !== 0)`,
		"counterpart": `document.querySelector("#photo-counterpart .path").textContent.startsWith("Photos/IMG_44")`,
		"pictures":    `[...document.querySelectorAll("dialog img")].length === 2 && [...document.querySelectorAll("dialog img")].every((i) => i.complete && i.naturalWidth > 0)`,
		"advice":      `document.querySelectorAll("#photo-steps li").length > 1`,
		"path":        `/IMG_44\d\d\.JPG$/.test(document.querySelector("#photo-path").textContent)`,
		"focus":       `document.querySelector("dialog").contains(document.activeElement)`,
	} {
		b.Run(what, func(*testing.T) { b.until(there) })
	}
	b.shot("photo")
	title := `document.querySelector("#photo-title").textContent`
	first := ask[string](b, title)
	b.press(kb.ArrowRight)
	b.until(fmt.Sprintf(`%s !== %q`, title, first))
	b.press(kb.ArrowLeft)
	b.until(fmt.Sprintf(`%s === %q`, title, first))
	b.press(kb.Escape)
	b.until(`!document.querySelector("dialog#photo").open`)
	b.until(`document.activeElement.matches(".tile")`)
	if got := ask[string](b, `document.activeElement.querySelector(".name").textContent`); got != first {
		t.Errorf("the focus went to %q, not back to %q", got, first)
	}
}

// TestBrowserKeyboard goes from the top of the page to a photo by keys alone, and
// sees where it is at every step.
func TestBrowserKeyboard(t *testing.T) {
	file, _ := demoPage(t)
	b := newBrowser(t)
	b.screen(1440, 900, "light")
	b.open(file)
	for n := 0; !ask[bool](b, `document.activeElement.matches(".tile")`); n++ {
		b.press(kb.Tab)
		if n > 120 {
			t.Fatal("no photo after 120 steps")
		}
		if seen := ask[string](b, focusSeen); seen != "" {
			t.Error(seen)
		}
	}
	b.press(kb.ArrowRight, kb.ArrowDown)
	name := ask[string](b, `document.activeElement.querySelector(".name").textContent`)
	b.press(kb.Enter)
	b.until(`document.querySelector("dialog#photo").open`)
	if got := ask[string](b, `document.querySelector("#photo-title").textContent`); got != name {
		t.Errorf("%q was opened, %q had the focus", got, name)
	}
	for range 12 { // a dialog holds the focus; the browser's own parts count as none
		b.press(kb.Tab)
		if !ask[bool](b, `document.activeElement === document.body || document.querySelector("dialog").contains(document.activeElement)`) {
			t.Error("the focus left the open photo")
		}
	}
	b.press(kb.Escape)
	b.until(`document.activeElement.matches(".tile")`)
}

// focusSeen says what hinders seeing the focus: it is out of the window, or nothing
// marks it.
const focusSeen = `(() => {
	const e = document.activeElement;
	if (e === document.body) return "";
	const r = e.getBoundingClientRect(), s = getComputedStyle(e);
	const name = e.tagName + " " + (e.id || e.className || e.textContent.slice(0, 30));
	if (r.bottom <= 0 || r.top >= innerHeight || r.width === 0) return name + " has the focus out of the window";
	const thumb = ":focus-visible::-webkit-slider-thumb"; // what has the focus is the slider's handle, whose style can't be asked for
	if (e.type === "range" && [...document.styleSheets].some((sheet) => [...sheet.cssRules].some((rule) => (rule.selectorText || "").endsWith(thumb) && /outline: [1-9]/.test(rule.cssText)))) return "";
	const marked = s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== "none";
	return marked ? "" : name + " has the focus, and nothing shows it";
})()`

// TestBrowserWindows: nothing sticks out at the side, in both schemes and with a
// photo open; texts have the contrast of WCAG 2.2 AA, and controls have names.
func TestBrowserWindows(t *testing.T) {
	file, _ := demoPage(t)
	b := newBrowser(t)
	for _, scheme := range []string{"light", "dark"} {
		for _, w := range windows {
			b.Run(fmt.Sprintf("%s-%d", scheme, w.width), func(t *testing.T) {
				b.screen(w.width, w.height, scheme)
				b.open(file)
				b.looksRight(t)
				b.shot(fmt.Sprintf("page-%s-%d", scheme, w.width))
				b.do(chromedp.ScrollIntoView(chromedp.CSS("#grid")))
				b.until(`document.querySelector("#grid img")`)
				b.looksRight(t)
				b.shot(fmt.Sprintf("grid-%s-%d", scheme, w.width))
				b.click("#grid .tile")
				b.until(`document.querySelector("dialog#photo").open`)
				b.looksRight(t)
				b.shot(fmt.Sprintf("photo-%s-%d", scheme, w.width))
				b.press(kb.Escape)
				b.until(`!document.querySelector("dialog#photo").open`)
			})
		}
	}
}

func (b *browser) looksRight(t *testing.T) {
	t.Helper()
	if out := ask[[]int](b, `[document.documentElement.scrollWidth, innerWidth]`); out[0] > out[1] {
		t.Errorf("the page is %d wide in a window of %d: %s", out[0], out[1], ask[string](b, widest))
	}
	for _, low := range ask[[]string](b, contrasts) {
		t.Errorf("contrast: %s", low)
	}
	for _, nameless := range b.nameless() {
		t.Errorf("without a name: %s", nameless)
	}
}

const widest = `[...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 5).map((e) => e.tagName + "." + e.className + "#" + e.id).join(", ")`

// contrasts lists the texts whose colour is too near that of their ground (WCAG 2.2,
// 1.4.3). What is drawn over a picture would not be judged by this.
const contrasts = `(() => {
	const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
	const parse = (colour) => {
		canvas.clearRect(0, 0, 1, 1);
		canvas.fillStyle = colour;
		canvas.fillRect(0, 0, 1, 1);
		const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
		return [r, g, b, a / 255];
	};
	const over = (top, low) => [0, 1, 2].map((i) => top[i] * top[3] + low[i] * (1 - top[3])).concat(1);
	const luminance = (c) => {
		const [r, g, b] = c.slice(0, 3).map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const ground = (e) => {
		const layers = [];
		for (; e; e = e.parentElement) {
			const c = parse(getComputedStyle(e).backgroundColor);
			if (c[3] > 0) layers.push(c);
			if (c[3] === 1) break;
		}
		let c = parse(getComputedStyle(document.documentElement).colorScheme.includes("dark") && matchMedia("(prefers-color-scheme: dark)").matches ? "#121212" : "#fff");
		for (const l of layers.reverse()) c = over(l, c);
		return c;
	};
	const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let n = walk.nextNode(); n; n = walk.nextNode()) {
		const e = n.parentElement;
		if (!n.data.trim() || !e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || e.closest("script, style, noscript, :disabled, option")) continue;
		const r = document.createRange();
		r.selectNode(n);
		const box = r.getBoundingClientRect();
		if (box.width < 2 || box.height < 2) continue;
		const s = getComputedStyle(e), back = ground(e);
		let text = parse(e instanceof SVGElement ? s.fill : s.color), opacity = 1;
		for (let p = e; p; p = p.parentElement) opacity *= Number(getComputedStyle(p).opacity);
		text = over([text[0], text[1], text[2], text[3] * opacity], back);
		const [a, b] = [luminance(text), luminance(back)];
		const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
		const size = parseFloat(s.fontSize), large = size >= 24 || size >= 18.66 && Number(s.fontWeight) >= 700;
		if (ratio < (large ? 3 : 4.5)) found.push(ratio.toFixed(2) + ": " + JSON.stringify(n.data.trim().slice(0, 40)) + " in " + e.tagName + "." + e.className + ", " + s.color + " on " + back.slice(0, 3).map(Math.round));
	}
	return [...new Set(found)];
})()`

// controls are the roles that must have a name (WCAG 2.2, 4.1.2).
var controls = []string{"button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "slider", "dialog", "group", "image", "img", "list", "region", "search", "navigation"}

// nameless lists the controls that a screen reader could not name.
func (b *browser) nameless() (list []string) {
	b.Helper()
	nodes := tell(b, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{}).Nodes
	seen := 0
	for _, n := range nodes {
		role := worded(n.Role)
		if n.Ignored || !slices.Contains(controls, role) {
			continue
		}
		seen++
		if worded(n.Name) == "" && !slices.Contains([]string{"group", "image", "list"}, role) {
			list = append(list, fmt.Sprintf("%s, node %d", role, n.BackendDOMNodeID))
		}
	}
	if seen < 3 {
		b.Errorf("%d controls in the accessibility tree", seen)
	}
	return list
}

func worded(v *accessibility.Value) string {
	if v == nil {
		return ""
	}
	return strings.Trim(strings.TrimSpace(string(v.Value)), `"`)
}

// TestBrowserWithoutScript: the answer, the reasons and what to do need no script.
func TestBrowserWithoutScript(t *testing.T) {
	file, _ := demoPage(t)
	b := newBrowser(t)
	b.screen(390, 844, "light")
	tell(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.do(chromedp.Navigate(address(file)))
	nodes := tell(b, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{}).Nodes
	var text strings.Builder
	for _, n := range nodes {
		if !n.Ignored {
			text.WriteString(worded(n.Name) + "\n")
		}
	}
	for _, want := range []string{"40 of 80 photos have NO full copy", "Erase or reset nothing yet", "uploading was off", "only a smaller version", "need JavaScript", "What to do"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("the page without script does not say %q", want)
		}
	}
	for _, n := range nodes {
		if !n.Ignored && worded(n.Role) == "button" {
			t.Errorf("a button that can do nothing: %q", worded(n.Name))
		}
	}
	b.shot("without-script")
}

// TestBrowserPrint: on paper, where the pictures are not, a sentence says what names the
// photos, and nothing to click is left.
func TestBrowserPrint(t *testing.T) {
	file, _ := demoPage(t)
	b := newBrowser(t)
	b.screen(1440, 900, "light")
	b.open(file)
	const seen = `[...document.querySelectorAll(".on-paper")].filter((e) => e.checkVisibility()).map((e) => e.textContent).join()`
	if text := ask[string](b, seen); text != "" {
		t.Errorf("on the screen stands %q", text)
	}
	tell(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	if text := ask[string](b, seen); !strings.HasSuffix(text, "Each photo by name: the same command with -o missing.csv") {
		t.Errorf("on paper stands %q", text)
	}
	if n := ask[int](b, `[...document.querySelectorAll("button, input, select, #grid")].filter((e) => e.checkVisibility()).length`); n != 0 {
		t.Errorf("%d things to click are on paper", n)
	}
}
