package report

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestLikelihood(t *testing.T) {
	tests := map[float64]string{
		0.99: "very likely", 0.9: "very likely", 0.8999: "likely", 0.6: "likely", 0.5999: "cannot tell", 0: "cannot tell", math.NaN(): "cannot tell",
	}
	for confidence, want := range tests {
		if got := Likelihood(confidence); got != want {
			t.Errorf("Likelihood(%v) = %q, want %q", confidence, got, want)
		}
	}
}

// TestGone counts days as a calendar does: also over midnight, the change to
// summer time, and time zones.
func TestGone(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("no time zones on this machine: ", err)
	}
	now := time.Date(2025, 3, 29, 23, 30, 0, 0, berlin)
	tests := []struct {
		then time.Time
		want string
	}{
		{now.Add(-time.Hour * 24), "may be gone already"},
		{now.Add(-time.Hour), "is gone today"},
		{now.Add(29 * time.Minute), "is gone today"},
		{now.Add(31 * time.Minute), "is gone tomorrow"},
		{time.Date(2025, 3, 31, 0, 0, 0, 0, berlin), "is gone in 2 days"},
		{time.Date(2025, 3, 30, 21, 59, 0, 0, time.UTC), "is gone tomorrow"},
		{time.Date(2025, 3, 30, 22, 1, 0, 0, time.UTC), "is gone in 2 days"},
		{now.AddDate(0, 0, 1030), "is gone in 1,030 days"},
	}
	for _, tt := range tests {
		if got := gone(tt.then, now); got != tt.want {
			t.Errorf("gone(%v) = %q, want %q", tt.then, got, tt.want)
		}
	}
}

func TestVisible(t *testing.T) {
	tests := map[string]string{
		"IMG_0001.JPG":          "IMG_0001.JPG",
		"Äpfel 写真.jpg":          "Äpfel 写真.jpg",
		"A\u0308":               "A\u0308", // NFD, as macOS stores it
		"at\u202f10.00 AM":      "at\u202f10.00 AM",
		"\x1b[2J":               `\x1b[2J`,
		"a\nb\tc\rd\x00\x7f":    `a\x0ab\x09c\x0dd\x00\x7f`,
		"\u009b31m":             `\x9b31m`,
		"latin\xe9":             `latin\xe9`,
		"\u202egpj\u2066\u200f": `\u202egpj\u2066\u200f`,
		"\ufeffx\u200b\u2028":   `\ufeffx\u200b\u2028`,
		"\U000e0041":            `\U000e0041`,
		"\ufffd":                "\ufffd",
	}
	for in, want := range tests {
		if got := Visible(in); got != want {
			t.Errorf("Visible(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	tests := []struct {
		text  string
		width int
		want  []string
	}{
		{"", 10, []string{""}},
		{"one two three", 7, []string{"one two", "three"}},
		{"one  two", 80, []string{"one two"}},
		{"abcdefghij", 4, []string{"abcdefghij"}},
		{"写真写真", 5, []string{"写真写真"}},
		{"写真 写真", 5, []string{"写真", "写真"}},
		{"x abcdefgh y", 4, []string{"x", "abcdefgh", "y"}},
		{"写", 1, []string{"写"}},
	}
	for _, tt := range tests {
		if got := Wrap(tt.text, tt.width); !slices.Equal(got, tt.want) {
			t.Errorf("Wrap(%q, %d) = %q, want %q", tt.text, tt.width, got, tt.want)
		}
	}
}

func TestWrapLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := Visible(rapid.String().Draw(t, "text"))
		width := rapid.IntRange(2, 30).Draw(t, "width")
		lines := Wrap(text, width)
		for _, line := range lines {
			if columns(line) > width && len(strings.Fields(line)) > 1 {
				t.Fatalf("%q is wider than %d", line, width)
			}
		}
		if got, want := strings.Join(lines, ""), strings.Join(strings.Fields(text), ""); strings.ReplaceAll(got, " ", "") != want {
			t.Fatalf("%q became %q", want, got)
		}
	})
}
