package report

import (
	"encoding/base64"
	"math"
	"strconv"
	"time"
	"unicode/utf8"

	"rollcall/photo"
)

// The shapes of the JSON report, keys in their order. docs/report.schema.json
// says the same; a test holds the one against the other.

type placeShape struct {
	Root      string         `json:"root"`
	RootRaw   string         `json:"root_raw,omitempty"`
	Kind      string         `json:"kind"`
	Route     string         `json:"route"`
	RouteSure bool           `json:"route_sure"`
	Files     int            `json:"files"`
	Photos    int            `json:"photos"`
	Bytes     int64          `json:"bytes"`
	Complete  bool           `json:"complete"`
	Problems  []problemShape `json:"problems"`
	ScannedAt *string        `json:"scanned_at"`
	Facts     map[string]any `json:"facts"`
}

type problemShape struct {
	Kind    string `json:"kind"`
	Path    string `json:"path"`
	PathRaw string `json:"path_raw,omitempty"`
	Text    string `json:"text"`
}

func shapeOfPlace(p *photo.Place) placeShape {
	shape := placeShape{
		Root: p.Root, RootRaw: raw(p.Root), Kind: p.Kind, Route: p.Route, RouteSure: p.RouteSure,
		Files: p.Tally.Files, Photos: p.Tally.Photos, Bytes: p.Tally.Bytes, Complete: p.Complete,
		Problems: make([]problemShape, len(p.Problems)), ScannedAt: rfc3339(p.ScannedAt),
		Facts: make(map[string]any, len(p.Facts)),
	}
	for i, problem := range p.Problems {
		shape.Problems[i] = problemShape{problem.Kind, problem.Path, raw(problem.Path), problem.Text}
	}
	for name, value := range p.Facts {
		if name == photo.FactFreeBytes {
			continue // changes by itself between two runs
		}
		shape.Facts[string(name)] = typed(name, value)
	}
	return shape
}

// typed is a fact's value as its declaration says: a number or truth where it
// is one.
func typed(name photo.Fact, value string) any {
	for _, decl := range photo.AllFacts {
		if decl.Name != name {
			continue
		}
		if n, err := strconv.ParseInt(value, 10, 64); decl.Type == "int" && err == nil {
			return n
		}
		if b, err := strconv.ParseBool(value); decl.Type == "bool" && err == nil {
			return b
		}
	}
	return value
}

type summaryShape struct {
	Photos     int                   `json:"photos"`
	Bytes      int64                 `json:"bytes"`
	Present    int                   `json:"present"`
	Incomplete int                   `json:"incomplete"`
	Missing    int                   `json:"missing"`
	Unsure     int                   `json:"unsure"`
	Expected   int                   `json:"expected"`
	BackupOnly int                   `json:"backup_only"`
	Grades     map[string]int        `json:"grades"`
	Causes     map[string]countShape `json:"causes"`
}

type countShape struct {
	Photos int   `json:"photos"`
	Bytes  int64 `json:"bytes"`
}

func shapeOfSummary(s *photo.Summary) summaryShape {
	shape := summaryShape{
		s.Photos, s.Bytes, s.Present, s.Incomplete, s.Missing, s.Unsure, s.Expected, s.BackupOnly,
		make(map[string]int, len(s.Grades)), make(map[string]countShape, len(s.Causes)),
	}
	for grade, n := range s.Grades {
		shape.Grades[string(grade)] = n
	}
	for cause, n := range s.Causes {
		shape.Causes[cause] = countShape{n.Photos, n.Bytes}
	}
	return shape
}

type patternShape struct {
	Cause      string  `json:"cause"`
	Photos     int     `json:"photos"`
	Bytes      int64   `json:"bytes"`
	From       *string `json:"from"`
	To         *string `json:"to"`
	Confidence float64 `json:"confidence"`
	Text       string  `json:"text"`
}

func shapeOfPattern(p *photo.Pattern) patternShape {
	return patternShape{p.Cause, p.Photos, p.Bytes, known(p.From), known(p.To), rounded(p.Confidence, 3), p.Text}
}

// raw is a path's bytes in base64 where they are no UTF-8, so that the file can
// be found; else "".
func raw(path string) string {
	if utf8.ValidString(path) {
		return ""
	}
	return base64.StdEncoding.EncodeToString([]byte(path))
}

// known is nil, JSON's null, for what is not known.
func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func rfc3339(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	return known(t.Format(time.RFC3339))
}

// rounded rounds to decimal digits; what is no number becomes 0, for JSON has
// no word for it.
func rounded(x float64, digits int) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return 0
	}
	unit := math.Pow10(digits)
	return math.Round(x*unit)/unit + 0 // no -0
}
