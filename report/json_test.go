package report

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io"
	"math"
	"os"
	"strings"
	"testing"

	"rollcall/photo"
)

func TestJSONIsTheSameTwice(t *testing.T) {
	for _, sc := range scenes() {
		if !bytes.Equal(written(t, jsonLayout, sc), written(t, jsonLayout, sc)) {
			t.Errorf("%s: two writings differ", sc.name)
		}
	}
}

// TestJSONKeyOrder holds the keys to the order of the contract.
func TestJSONKeyOrder(t *testing.T) {
	text := string(written(t, jsonLayout, scene{"", shortened(worried()), Options{}}))
	for _, keys := range []string{
		"schema generated_at check complete library backup summary patterns photos",
		"root kind route route_sure files photos bytes complete problems scanned_at facts",
		"photos bytes present incomplete missing unsure expected backup_only grades causes",
		"cause photos bytes from to confidence text",
		"place path bytes format taken_at camera status match copies parts cause confidence expected evidence alternatives advice",
	} {
		at := strings.Index(text, `"`+strings.Fields(keys)[0]+`"`)
		if strings.HasPrefix(keys, "photos ") {
			at = strings.Index(text, `"summary"`)
		}
		if strings.HasPrefix(keys, "cause ") {
			at = strings.Index(text, `"patterns"`)
		}
		if strings.HasPrefix(keys, "place ") {
			at = strings.Index(text, `"photos": [`)
		}
		for _, key := range strings.Fields(keys) {
			i := strings.Index(text[at:], `"`+key+`":`)
			if i < 0 {
				t.Fatalf("%q is not in its place among %q", key, keys)
			}
			at += i + 1
		}
	}
}

func TestJSONPathRaw(t *testing.T) {
	var report struct {
		Photos []struct {
			Path string
			Raw  []byte `json:"path_raw"`
		}
	}
	r := hostile()
	if err := json.Unmarshal(written(t, jsonLayout, scene{"", r, Options{}}), &report); err != nil {
		t.Fatal(err)
	}
	for i, v := range r.Photos {
		got := report.Photos[i].Path
		if report.Photos[i].Raw != nil {
			got = string(report.Photos[i].Raw)
		}
		if got != v.Path {
			t.Errorf("path %q reads back as %q", v.Path, got)
		}
	}
	if raw("plain") != "" || raw("\xff") != base64.StdEncoding.EncodeToString([]byte("\xff")) {
		t.Error("path_raw stands beside the wrong names")
	}
}

func TestJSONLeavesHTMLAlone(t *testing.T) {
	if text := written(t, jsonLayout, scene{"", hostile(), Options{}}); !bytes.Contains(text, []byte("<b>&")) {
		t.Error("HTML characters are escaped")
	}
}

func TestRounded(t *testing.T) {
	tests := []struct {
		x      float64
		digits int
		want   string
	}{
		{0.93349, 3, "0.933"}, {0.99, 3, "0.99"}, {21.04, 1, "21"}, {-3.25, 1, "-3.3"},
		{math.NaN(), 3, "0"}, {math.Inf(1), 1, "0"}, {-0.00001, 3, "0"},
	}
	for _, tt := range tests {
		got, err := json.Marshal(rounded(tt.x, tt.digits))
		if err != nil || string(got) != tt.want {
			t.Errorf("rounded(%v, %d) = %s, %v, want %s", tt.x, tt.digits, got, err, tt.want)
		}
	}
}

// BenchmarkJSON writes a photo that is missing; a million of them is what
// design section 7 asks for.
func BenchmarkLayouts(b *testing.B) {
	if os.Getenv("ROLLCALL_BENCH") == "" {
		b.Skip("set ROLLCALL_BENCH")
	}
	r := closed(0, many(1_000_000, "DCIM/IMG_%07d.HEIC", "2020-01-01", worried().Photos[19]))
	r.Patterns = []photo.Pattern{{Cause: "upload-off", Photos: 400_000, From: "2020-01-01", To: "2030-01-01", Confidence: 0.9}}
	for _, layout := range All {
		b.Run(layout.Name, func(b *testing.B) {
			for range b.N {
				if err := layout.Write(io.Discard, r, Options{Titles: titles}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
