package report

import (
	"fmt"
	"io"
	"strconv"

	"rollcall/photo"
)

// changeColumns are the columns; the names mean what they mean in the JSON.
var changeColumns = []column[photo.Change]{
	{"kind", func(c *photo.Change) string { return string(c.Kind) }},
	{"place", func(c *photo.Change) string { return strconv.Itoa(c.Place) }},
	{"path", func(c *photo.Change) string { return c.Path }},
	{"was_path", func(c *photo.Change) string { return c.WasPath }},
	{"replaced", func(c *photo.Change) string { return strconv.FormatBool(c.Replaced) }},
	{"then", func(c *photo.Change) string { return string(saidOf(c.Then).Status) }},
	{"then_cause", func(c *photo.Change) string { return saidOf(c.Then).Cause }},
	{"now", func(c *photo.Change) string { return string(saidOf(c.Now).Status) }},
	{"cause", func(c *photo.Change) string { return saidOf(c.Now).Cause }},
	{"confidence", changeConfidence},
	{"counterpart", changeCounterpart},
	{"bytes", func(c *photo.Change) string { return strconv.FormatInt(c.Bytes, 10) }},
	{"format", func(c *photo.Change) string { return c.Format }},
	{"taken_at", func(c *photo.Change) string { return c.Taken.String() }},
	{"evidence", func(c *photo.Change) string { return Visible(saidOf(c.Now).Why) }},
}

// writeCSVChanges writes one row for each changed photo, by the rules of the CSV
// report.
func writeCSVChanges(w io.Writer, c *photo.Changes, o Options) error {
	if err := writeTable(w, changeColumns, c.List, o); err != nil {
		return fmt.Errorf("writing the changes as CSV: %w", err)
	}
	return nil
}

// saidOf is what was said; nothing, where the photo was not there.
func saidOf(s *photo.Said) photo.Said {
	if s == nil {
		return photo.Said{}
	}
	return *s
}

func changeConfidence(c *photo.Change) string {
	if s := saidOf(c.Now); s.Cause != "" {
		return strconv.FormatFloat(rounded(s.Confidence, 3), 'f', -1, 64)
	}
	return ""
}

func changeCounterpart(c *photo.Change) string {
	if s := saidOf(c.Now); s.Match != nil {
		return s.Match.Path
	}
	return ""
}
