package report

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rollcall/photo"
)

// shortened keeps one photo of each kind.
func shortened(r *photo.Report) *photo.Report {
	var few []photo.Verdict
	for i := range r.Photos {
		if i == 0 || r.Photos[i].Cause != r.Photos[i-1].Cause || matchOf(&r.Photos[i]) != matchOf(&r.Photos[i-1]) {
			few = append(few, r.Photos[i])
		}
	}
	r.Photos = few
	return r
}

var shellBlock = regexp.MustCompile("(?s)```sh\n(.*?)```")

// TestExamples runs the examples of docs/json.md; each has something to say
// about the report.
func TestExamples(t *testing.T) {
	if _, err := exec.LookPath("jq"); err != nil {
		if os.Getenv("ROLLCALL_CI") == "1" {
			t.Fatal("jq is missing: apt-get install jq")
		}
		t.Skip("the examples of docs/json.md need jq, which is not installed")
	}
	doc, err := os.ReadFile("../docs/json.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	both := shortened(worried())
	both.Photos = append(both.Photos, shortened(secondLook()).Photos...)
	report := written(t, jsonLayout, scene{"short", both, Options{}})
	if err := os.WriteFile(filepath.Join(dir, "report.json"), report, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "changes.json"), writtenChanges(t, jsonLayout, news(), Options{}), 0o600); err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for i, example := range shellBlock.FindAllStringSubmatch(string(doc), -1) {
		t.Run(strconv.Itoa(i), func(t *testing.T) {
			command := exec.Command("sh", "-c", example[1])
			command.Dir = dir
			out, err := command.CombinedOutput()
			if err != nil || len(strings.TrimSpace(string(out))) == 0 {
				t.Errorf("%s%v\n%s", example[1], err, out)
			}
			all.WriteString("$ " + example[1] + string(out) + "\n")
		})
	}
	golden(t, "examples.txt", []byte(all.String()))
}

// TestColumnsInDoc holds the list of columns in docs/json.md against csvColumns.
func TestColumnsInDoc(t *testing.T) {
	doc, err := os.ReadFile("../docs/json.md")
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := strings.Cut(string(doc), "in the JSON:\n\n")
	list, _, _ = strings.Cut(list, "\n\n")
	list = regexp.MustCompile(`\([^)]*\)`).ReplaceAllString(list, "")
	var names []string
	for _, column := range csvColumns {
		names = append(names, "`"+column.name+"`")
	}
	if got, want := strings.Join(strings.Fields(list), " "), strings.Join(names, " "); got != want {
		t.Errorf("docs/json.md lists %s\nthe columns are   %s", got, want)
	}
}
