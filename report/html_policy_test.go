package report

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"rollcall/photo/phototest"
)

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

// TestHTMLSaysNothingForbidden: the page's own words, and the script's, lose nobody a
// photo.
func TestHTMLSaysNothingForbidden(t *testing.T) {
	held := 0
	hold := func(text string) {
		held++
		if hit := phototest.Forbidden(text); hit != "" {
			t.Errorf("the page says %q: %s", hit, text)
		}
	}
	for _, page := range allPages(t) {
		for _, sentence := range strings.SplitAfter(textOf(page), ".") {
			hold(sentence)
		}
	}
	for _, literal := range regexp.MustCompile(`"[^"\n]* [^"\n]*"`).FindAllString(htmlScript, -1) {
		hold(literal)
	}
	if held < 200 {
		t.Errorf("only %d texts were looked at", held)
	}
}
