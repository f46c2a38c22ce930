package report

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"rollcall/photo"
)

// changeScenes are changes with the names of their golden files.
func changeScenes() map[string]*photo.Changes {
	none := news()
	none.List, none.Moves = nil, map[photo.Move]int{{Then: photo.Present, Now: photo.Present}: 30, {Then: photo.Missing, Now: photo.Missing}: 2}
	found := news()
	found.List = slices.DeleteFunc(found.List, func(c photo.Change) bool { return c.Kind != photo.FoundAgain && c.Kind != photo.Gone })
	found.Moves = map[photo.Move]int{{Then: photo.Present, Now: photo.Present}: 27, {Then: photo.Missing, Now: photo.Present}: 2, {Then: photo.Missing}: 1}
	doubtful := news()
	doubtful.ThenFlags, doubtful.NowFlags = "--all --quick", "--all"
	doubtful.Then.Library[0].Complete, doubtful.Now.Library[0].Complete, doubtful.Now.Backup[0].Complete = false, false, false
	doubtful.Then.Backup[0].Root = "/Volumes/Old NAS"
	doubtful.Then.GeneratedAt = now.AddDate(-1, 0, 0)
	return map[string]*photo.Changes{"changes": news(), "changes-none": none, "changes-found": found, "changes-doubtful": doubtful}
}

// news has one change of each kind at least.
func news() *photo.Changes {
	past := &photo.Report{Check: 3, GeneratedAt: now.AddDate(0, 0, -10), Complete: true}
	past.Summary = photo.Summary{Photos: 30, Present: 24, Missing: 5, Incomplete: 1}
	r := changed(closed(32, many(8, "IMG_%04d.JPG", "2025-01-01", missing("deleted", 0.97, photo.ObservedRecord, "It lies in a trash."))), func(r *photo.Report) {
		r.Check = 5
		r.Photos[0].Deadline, r.Photos[1].Deadline, r.Photos[2].Deadline = now.Add(30*time.Hour), now.Add(31*time.Hour), now.Add(300*time.Hour)
	})
	present := &photo.Said{Status: photo.Present}
	lost := func(cause string, confidence float64, text string) *photo.Said {
		return &photo.Said{Status: photo.Missing, Cause: cause, Confidence: confidence, Why: text, RestsOn: photo.ObservedHistory}
	}
	nothing := &photo.Said{Status: photo.Missing, Cause: "unexplained", Confidence: 0.9, Why: "Nothing fits.", RestsOn: photo.ObservedNothing}
	damaged := lost("corrupted-backup", 0.95, "The backup holds a damaged copy.")
	damaged.Match = &photo.Match{Path: "x/c.jpg", Grade: photo.Damaged, Rung: "damaged-copy"}
	past.Library, past.Backup = slices.Clone(r.Library), slices.Clone(r.Backup)
	c := &photo.Changes{GeneratedAt: now, Then: past, Now: r, Moves: map[photo.Move]int{}}
	add := func(kind photo.ChangeKind, path string, then, is *photo.Said, more func(*photo.Change)) {
		one := photo.Change{Kind: kind, Path: path, WasPath: path, Bytes: 2_000_000, Format: "jpeg", Then: then, Now: is}
		if more != nil {
			more(&one)
		}
		c.List = append(c.List, one)
		c.Moves[photo.Move{Then: saidOf(then).Status, Now: saidOf(is).Status}]++
	}
	for i := range 8 {
		add(photo.NewlyMissing, "2024/IMG_000"+string('1'+rune(i))+".JPG", present, lost("lost-from-backup", 0.95, "This backup had it on 3 March."), nil)
	}
	add(photo.NewlyMissing, "Hidden/secret.jpg", present, nothing, func(c *photo.Change) { c.Hidden = true })
	add(photo.NewlyDamaged, "c.jpg", present, damaged, nil)
	add(photo.NewlyIncomplete, "live.heic", present, &photo.Said{Status: photo.Incomplete, Cause: "sync-error", Confidence: 0.5, Why: "A pause."}, nil)
	add(photo.NewlyUnsure, "u\x1b[31m.jpg", present, &photo.Said{Status: photo.Unsure, Why: "The folder could not be read."}, nil)
	add(photo.NewPhoto, "new/a.jpg", nil, present, nil)
	add(photo.NewPhoto, "new/b.jpg", nil, lost("after-backup", 0.9, "It is newer."), nil)
	add(photo.FoundAgain, "found.jpg", lost("upload-off", 0.92, "…"), present, func(c *photo.Change) { c.WasPath = "old/found.jpg" })
	add(photo.FoundAgain, "found2.jpg", nothing, present, nil)
	add(photo.FoundInPart, "part.heic", nothing, &photo.Said{Status: photo.Incomplete, Cause: "unexplained", Confidence: 0.9, Why: "Nothing fits.", RestsOn: photo.ObservedNothing}, nil)
	add(photo.OtherCause, "other.jpg", lost("upload-off", 0.92, "…"), lost("deleted", 0.97, "It lies in a trash."), nil)
	add(photo.Replaced, "r.jpg", present, present, func(c *photo.Change) { c.Replaced = true })
	add(photo.Gone, "gone.jpg", nothing, nil, nil)
	add(photo.Uncounted, "IMG_1.MOV", present, nil, nil)
	add(photo.Counted, "IMG_2.MOV", nil, present, nil)
	c.Moves[photo.Move{Then: photo.Present, Now: photo.Present}] += 9
	return c
}

func TestChangesGolden(t *testing.T) {
	o := Options{Now: now, Titles: titles}
	for name, c := range changeScenes() {
		for _, layout := range All {
			if layout.Changes == nil || layout.Name == "html" {
				continue
			}
			t.Run(name+"/"+layout.Name, func(t *testing.T) {
				golden(t, name+layout.Endings[0], writtenChanges(t, layout, c, o))
			})
		}
	}
	o.All, o.ShowHidden, o.Color, o.Index, o.Width = true, true, true, "my index.db", 100
	golden(t, "changes-all.txt", writtenChanges(t, textLayout, news(), o))
}

func writtenChanges(t *testing.T, layout Layout, c *photo.Changes, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := layout.Changes(&b, c, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestEveryKindHasWords: a kind without words would be missing from the count.
func TestEveryKindHasWords(t *testing.T) {
	var kinds []photo.ChangeKind
	for _, word := range changeWords {
		kinds = append(kinds, word.kind)
	}
	if !slices.Equal(kinds, photo.ChangeKinds) {
		t.Errorf("there are words for %q, the kinds are %q", kinds, photo.ChangeKinds)
	}
	found := news().Counts()
	for _, kind := range photo.ChangeKinds {
		if found[kind] == 0 {
			t.Errorf("the scene has no %s", kind)
		}
	}
}

// TestCountsOfChangesClose: the numbers of the text, without what left the library,
// add up to the photos of the later check.
func TestCountsOfChangesClose(t *testing.T) {
	all, _ := unchanged(news())
	for kind, n := range news().Counts() {
		if kind != photo.Gone && kind != photo.Uncounted {
			all += n
		}
	}
	sum := 0
	for move, n := range news().Moves {
		if move.Now != "" {
			sum += n
		}
	}
	if all != sum {
		t.Errorf("the lines add up to %d photos, the moves to %d", all, sum)
	}
}

// TestChangesBySchema holds the JSON against docs/changes.schema.json.
func TestChangesBySchema(t *testing.T) {
	text, err := os.ReadFile("../docs/changes.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	root, ok := parse(t, text).(map[string]any)
	if !ok {
		t.Fatal("the schema is no object")
	}
	rules := &schema{root}
	for name, c := range changeScenes() {
		for _, wrong := range rules.check(parse(t, writtenChanges(t, jsonLayout, c, Options{}))) {
			t.Errorf("%s: %s", name, wrong)
		}
	}
	if len(rules.check(parse(t, []byte(`{"schema": "rollcall.changes/1", "surplus": 1}`)))) < 2 {
		t.Error("the schema takes anything")
	}
}

// TestChangeColumnsInDoc holds the list of columns in docs/json.md against the code.
func TestChangeColumnsInDoc(t *testing.T) {
	doc, err := os.ReadFile("../docs/json.md")
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := strings.Cut(string(doc), "one row for each change:\n\n")
	list, _, _ = strings.Cut(list, "\n\n")
	var names []string
	for _, column := range changeColumns {
		names = append(names, "`"+column.name+"`")
	}
	if got, want := strings.Join(strings.Fields(regexp.MustCompile(`\([^)]*\)`).ReplaceAllString(list, "")), " "), strings.Join(names, " "); got != want {
		t.Errorf("docs/json.md lists %s\nthe columns are   %s", got, want)
	}
}

// TestSinceLastTime: the first screen tells what changed only where a check came
// before, and JSON and CSV stay as they are.
func TestSinceLastTime(t *testing.T) {
	c := news()
	plain := *c.Now
	with := plain
	with.Since = c.InShort()
	text := string(written(t, textLayout, scene{"", &with, Options{Now: now, Titles: titles, Index: "i.db"}}))
	want := "Since check 3 (10 Mar): 9 newly missing, 1 newly damaged in the backup, 1 newly incomplete, 1 newly unsure, 2 new in the library (1 without a full copy), 2 found again,"
	if got := strings.Join(strings.Fields(text), " "); !strings.Contains(got, want) || !strings.Contains(got, "Which: rollcall changes --check 5 --index i.db") {
		t.Errorf("it does not say %q:\n%s", want, text)
	}
	if strings.Contains(string(written(t, textLayout, scene{"", &plain, Options{Now: now}})), "Since") {
		t.Error("a first check tells of one before")
	}
	for _, layout := range []Layout{jsonLayout, csvLayout} {
		if !bytes.Equal(written(t, layout, scene{"", &with, Options{}}), written(t, layout, scene{"", &plain, Options{}})) {
			t.Errorf("%s tells of the check before", layout.Name)
		}
	}
	with.Since = &photo.Since{Check: 3, Made: now.AddDate(-1, 0, 0)}
	if text := string(written(t, textLayout, scene{"", &with, Options{Now: now}})); !strings.Contains(text, "Since check 3 (20 Mar 2024): nothing changed.\n") {
		t.Error(text)
	}
}
