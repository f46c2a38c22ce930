package report

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"rollcall/photo"
)

// TestCSVReadsBack: any reader of RFC 4180 gets the paths back to the byte, the
// guard against formulas aside.
func TestCSVReadsBack(t *testing.T) {
	r := hostile()
	text := written(t, csvLayout, scene{"", r, Options{}})
	reader := csv.NewReader(bytes.NewReader(bytes.ReplaceAll(text, []byte("\r.jpg"), []byte("<CR>.jpg")))) // encoding/csv rewrites line ends
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(r.Photos)+1 || len(rows[0]) != len(csvColumns) {
		t.Fatalf("%d rows of %d columns", len(rows), len(rows[0]))
	}
	for i, v := range r.Photos {
		got := strings.ReplaceAll(rows[i+1][1], "<CR>", "\r")
		if want := harmless(v.Path); got != want {
			t.Errorf("path %q reads back as %q", want, got)
		}
	}
}

func TestCSVNoFormulas(t *testing.T) {
	for _, name := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1"} {
		v := photo.Verdict{Path: name, Camera: name, Status: photo.Missing, Cause: "x",
			Evidence: []photo.Evidence{{Cause: "x", Text: name}}, Advice: name}
		row := written(t, csvLayout, scene{"", &photo.Report{Photos: []photo.Verdict{v}}, Options{}})
		rows, err := csv.NewReader(bytes.NewReader(row)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for i, cell := range rows[1] {
			if strings.IndexAny(cell, "=+-@\t\r\n＝＋－＠") == 0 {
				t.Errorf("column %s of %q: %q", rows[0][i], name, cell)
			}
		}
	}
}

func TestCSVLinesEndInCRLF(t *testing.T) {
	text := string(written(t, csvLayout, scene{"", oneMissing(), Options{}}))
	if strings.Count(text, "\r\n") != 2 || strings.Count(text, "\n") != 2 {
		t.Errorf("%q", text)
	}
}
