package sources

import (
	"bytes"
	"encoding/json"
	"path"
	"strings"
	"unicode/utf8"
)

// maxTakeout is far more than Google writes of one photo, bytes.
const maxTakeout = 1 << 20

// A takeoutNote is what the JSON of one photo says, as far as it is of use.
type takeoutNote struct {
	Title *string `json:"title"`
	Taken *struct {
		Timestamp json.RawMessage `json:"timestamp"`
	} `json:"photoTakenTime"`
	Trashed bool   `json:"trashed"`
	URL     string `json:"url"`
	Origin  struct {
		Partner *json.RawMessage `json:"fromPartnerSharing"`
	} `json:"googlePhotosOrigin"`
}

// parseTakeout reads it; nil: it is something else, or broken.
func parseTakeout(content []byte) *takeoutNote {
	var n takeoutNote
	if json.Unmarshal(bytes.TrimPrefix(content, []byte("\ufeff")), &n) != nil || n.Title == nil || n.Taken == nil {
		return nil
	}
	return &n
}

// name is the name that the photo had; "" where it is no file's name.
func (n *takeoutNote) name() string {
	title := *n.Title
	if title == "" || len(title) > maxName || !utf8.ValidString(title) || strings.ContainsAny(title, "/\\\n\r\x00") || path.Ext(title) == "" {
		return ""
	}
	return title
}

// id is Google's own id of the photo, the same in all albums: the end of its
// address.
func (n *takeoutNote) id() string {
	at, id := strings.LastIndexByte(n.URL, '/'), ""
	if at >= 0 {
		id = n.URL[at+1:]
	}
	if len(id) < 20 || len(id) > 200 || strings.ContainsFunc(id, notOfID) {
		return ""
	}
	return id
}

func notOfID(r rune) bool { return notAlphanumeric(r) && r != '-' && r != '_' }
