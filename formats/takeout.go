package formats

import (
	"bytes"
	"encoding/json"
	"strconv"

	"rollcall/photo"
)

var takeout = Format{
	Name:    "takeout-json",
	Title:   "Takeout JSON",
	Doc:     "Google Takeout's metadata beside a photo: an object with title and photoTakenTime. The date taken is read, in UTC.",
	Class:   photo.Sidecar,
	Endings: []string{".json"},
	Sniff: func(head []byte) bool {
		b := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n")
		return bytes.HasPrefix(b, []byte("{")) && bytes.Contains(b, []byte(`"photoTakenTime"`)) && bytes.Contains(b, []byte(`"title"`))
	},
	Read: readTakeout,
}

// maxTakeout is far more than Google writes for one photo.
const maxTakeout = 1 << 20

func readTakeout(in *Input) (*Content, error) {
	c := &Content{}
	if in.Size > maxTakeout {
		return c, unsupported("has %d bytes of JSON", in.Size)
	}
	b, err := in.Bytes(0, in.Size)
	if err != nil {
		return c, err
	}
	var doc struct {
		Title *string `json:"title"`
		Taken *struct {
			Timestamp json.RawMessage `json:"timestamp"`
		} `json:"photoTakenTime"`
	}
	if err := json.Unmarshal(bytes.TrimPrefix(b, []byte("\xEF\xBB\xBF")), &doc); err != nil {
		if _, ok := err.(*json.SyntaxError); ok {
			c.cutOrZeroed(in, "is no complete JSON")
			return c, nil
		}
		return c, c.tableTrouble(in, malformed("has values of another type than Takeout's: %v", err))
	}
	c.Whole = photo.Whole
	if doc.Taken == nil || doc.Title == nil {
		return c, malformed("has no title or date of its own")
	}
	// Seconds since 1970, in UTC, as text.
	seconds, err := strconv.ParseInt(string(bytes.Trim(doc.Taken.Timestamp, `"`)), 10, 64)
	if err == nil && seconds > -1<<33 && seconds < 1<<33 {
		c.Meta.Taken = photo.Taken{Known: true, Wall: seconds, Zoned: true}
	}
	return c, nil
}
