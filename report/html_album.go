package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"rollcall/photo"
)

// What stands in a sentence for the photo's own path and for its counterpart's, so
// that photos share their sentences.
const (
	ownPathMark   = "\x01"
	theirPathMark = "\x02"
)

// writeAlbum writes the photos as one JSON object within the page: a line for each
// photo, what they share in tables after them. Nothing but the tables is held in
// memory. html/album.js reads it.
func writeAlbum(w *bufio.Writer, v *view) error {
	a := &album{view: v, w: w, tables: newTables(), steps: map[string]int{}}
	_, a.own = adviceByCause(v.r)
	w.WriteString("<script type=\"application/json\" id=\"data\">{\"photos\":[")
	for n, i := range v.shown {
		if n > 0 {
			w.WriteByte(',')
		}
		w.WriteByte('\n')
		if _, err := w.Write(a.row(n, &v.r.Photos[i], v.of[i])); err != nil {
			return err
		}
	}
	w.WriteString("\n]")
	for _, table := range a.shared() {
		text, err := json.Marshal(table.value)
		if err != nil {
			return err
		}
		w.WriteString(",\n\"" + table.name + "\":")
		w.Write(text)
	}
	_, err := io.WriteString(w, "}</script>\n")
	return err
}

// An album writes rows and gathers what they share.
type album struct {
	*view
	*tables
	w     *bufio.Writer
	line  bytes.Buffer
	own   map[string][]string // advice by cause, for edited versions
	steps map[string]int      // advice to its list
}

type table struct {
	name  string
	value any
}

// shared are the tables of the page, those of the photos last.
func (a *album) shared() []table {
	type causeShape struct {
		Name string `json:"name"`
		Hue  int    `json:"hue"`
	}
	var causes []causeShape
	for _, c := range a.legend.causes {
		causes = append(causes, causeShape{c.Name, c.Hue})
	}
	var statuses, groups, library, backup []string
	for _, s := range standings {
		statuses = append(statuses, s[0])
	}
	for i := range a.groups {
		groups = append(groups, Visible(a.veil.over(a.groups[i].text)))
	}
	for i := range a.r.Library {
		library = append(library, Visible(a.r.Library[i].Root))
	}
	for i := range a.r.Backup {
		backup = append(backup, Visible(a.r.Backup[i].Root))
	}
	var buckets [][]any
	for i := range a.roll.buckets {
		b := &a.roll.buckets[i]
		buckets = append(buckets, []any{b.from, b.to, b.label, b.present, b.lost(), b.hue[unsureHue]})
	}
	return []table{
		{"causes", causes}, {"statuses", statuses}, {"groups", groups}, {"library", library}, {"backup", backup}, {"buckets", buckets},
		{"evidence", a.evidence}, {"lists", a.lists}, {"words", a.words},
	}
}

// row is one photo. Numbers that name words, lists and pictures are positions in
// their tables; trailing zeros are left out.
func (a *album) row(n int, v *photo.Verdict, group int32) []byte {
	dir, name := a.place(v.Path)
	row := []any{
		dir, name, v.Place, sizeOf(v), a.word(strings.ToUpper(v.Format)), taken(v), a.word(Visible(v.Camera)),
		slices.IndexFunc(standings, func(s [2]string) bool { return s[0] == standing(v) }),
		1 + slices.IndexFunc(a.legend.causes, func(c causeCount) bool { return lost(v) && c.Name == v.Cause }),
		percent(v), group + 1, a.thumbs.own[n], a.thumbs.theirs[n],
		a.text(v, a.headline(v)), a.match(v.Match), a.evidenceOf(v), a.alternativesOf(v), a.adviceOf(v), a.remarks(v), a.parts(v),
	}
	for len(row) > 0 && (row[len(row)-1] == 0 || row[len(row)-1] == nil) {
		row = row[:len(row)-1]
	}
	a.line.Reset()
	enc := json.NewEncoder(&a.line) // escapes <, > and &, U+2028 and U+2029
	if err := enc.Encode(row); err != nil {
		return []byte("[]") // never: numbers, strings and lists of them
	}
	return bytes.TrimSpace(a.line.Bytes())
}
