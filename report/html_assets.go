package report

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io/fs"
	"path"
	"strings"
)

//go:embed html
var htmlFiles embed.FS

var (
	htmlStyle  = joinedFiles("base.css", "reasons.css", "timeline.css", "album.css", "dialog.css", "print.css")
	htmlScript = "(() => {\n\"use strict\";\n" +
		joinedFiles("album.js", "filter.js", "timeline.js", "grid.js", "dialog.js", "main.js") + "})();\n"

	htmlParts = template.Must(template.New("").Funcs(template.FuncMap{
		"policy": func() template.HTML { return policyMeta },
		"style":  func() template.HTML { return template.HTML("<style>" + htmlStyle + "</style>") },
		"size":   size,
		"number": number,
	}).ParseFS(htmlFiles, "html/*.html"))
)

// joinedFiles puts files of the page together, in order.
func joinedFiles(names ...string) string {
	var b strings.Builder
	for _, name := range names {
		text, err := fs.ReadFile(htmlFiles, path.Join("html", name))
		if err != nil {
			panic(err) // embedded: a test opens the page
		}
		b.Write(text)
	}
	return b.String()
}

func inlineScript(script string) string { return "<script>" + script + "</script>\n" }

// policyMeta is the page's Content-Security-Policy: nothing but the one style and
// the one script that stand in it, and pictures that it holds itself.
var policyMeta = template.HTML(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src '` +
	sourceHash(htmlStyle) + `'; script-src '` + sourceHash(htmlScript) + `'; base-uri 'none'; form-action 'none'">`)

// sourceHash names an inline element by its content (CSP Level 3, hash-source).
func sourceHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
