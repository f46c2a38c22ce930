package report

import (
	"errors"
	"strings"
	"testing"
)

func TestChoose(t *testing.T) {
	tests := []struct{ format, file, want, hint string }{
		{"json", "", "json", ""},
		{"JSON", "x.csv", "json", ""},
		{"", "out/report.json", "json", ""},
		{"", "REPORT.CSV", "csv", ""},
		{"", "a.b.txt", "text", ""},
		{"jsn", "", "", "did you mean json? known are text, json, csv and html"},
		{"xlsx", "", "", "known are text, json, csv and html"},
		{"", "report.jsom", "", "did you mean .json? known endings are .txt, .json, .csv, .html and .htm; or, into a file of any name, --format NAME > FILE"},
		{"", "report", "", "known endings are .txt, .json, .csv, .html and .htm; or, into a file of any name, --format NAME > FILE"},
		{"", "dir.csv/report", "", "known endings are .txt, .json, .csv, .html and .htm; or, into a file of any name, --format NAME > FILE"},
		{"", "-", "", "known endings are .txt, .json, .csv, .html and .htm; or, into a file of any name, --format NAME > FILE"},
	}
	for _, tt := range tests {
		t.Run(tt.format+"-"+tt.file, func(t *testing.T) {
			layout, err := Choose(All, tt.format, tt.file)
			if layout.Name != tt.want {
				t.Errorf("chose %q, want %q", layout.Name, tt.want)
			}
			var unknown *UnknownLayoutError
			if tt.hint == "" {
				if err != nil {
					t.Error(err)
				}
			} else if !errors.As(err, &unknown) || unknown.Hint() != tt.hint {
				t.Errorf("error %v, want the hint %q", err, tt.hint)
			}
		})
	}
}

func TestLayouts(t *testing.T) {
	endings := map[string]string{}
	for _, layout := range All {
		if layout.Title == "" || layout.Doc == "" || len(layout.Endings) == 0 || layout.Write == nil {
			t.Errorf("%s lacks a field", layout.Name)
		}
		for _, e := range layout.Endings {
			if !strings.HasPrefix(e, ".") || e != strings.ToLower(e) || endings[e] != "" {
				t.Errorf("%s: ending %q is malformed or taken by %q", layout.Name, e, endings[e])
			}
			endings[e] = layout.Name
		}
	}
}
