package formats

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// spoilt alters bytes so far behind a box's name.
func spoilt(t *testing.T, movie []byte, name string, from, n int) []byte {
	t.Helper()
	at := bytes.Index(movie, []byte(name))
	if at < 0 {
		t.Fatalf("no %q", name)
	}
	movie = bytes.Clone(movie)
	for i := range n {
		movie[at+from+i] ^= 0xA5
	}
	return movie
}

// Tables that were altered where they stand are damage, and no other wrapping; dates,
// tags, lengths and names of handlers are none.
func TestAlteredInPlace(t *testing.T) {
	original := aMovie{more: aBox("udta", aBox("\xA9cmt", be16(9, 0), []byte("a comment")))}.build()
	for name, tt := range map[string]struct {
		copy []byte
		want bool
	}{
		"itself":           {original, false},
		"times-of-samples": {spoilt(t, original, "stts", 12, 4), true},
		"chunks":           {spoilt(t, original, "stsc", 16, 1), true},
		"sizes":            {spoilt(t, original, "stsz", 16, 2), true},
		"offsets":          {spoilt(t, original, "stco", 12, 4), true},
		"descriptions":     {spoilt(t, original, "stsd", 30, 4), true},
		"references":       {spoilt(t, original, "dref", 8, 8), true},
		"reference-type":   {spoilt(t, original, "url ", 0, 2), true},
		"no-references":    {spoilt(t, original, "dref", 0, 1), true},
		"no-data-box":      {bytes.Replace(original, []byte("dinf"), []byte("dinx"), 1), true},
		"no-times":         {spoilt(t, original, "stts", 0, 1), true},
		"size-of-times":    {spoilt(t, original, "stts", -1, 1), true},
		"time-scale":       {spoilt(t, original, "mdhd", 16, 4), true},
		"movie-time-scale": {spoilt(t, original, "mvhd", 16, 4), true},
		"placement":        {spoilt(t, original, "mvhd", 40, 4), true},
		"speed":            {spoilt(t, original, "mvhd", 24, 1), true},
		"not-played":       {spoilt(t, original, "tkhd", 7, 1), true},
		"handler":          {spoilt(t, original, "vide", 0, 4), true},
		"created":          {spoilt(t, original, "mvhd", 8, 8), false},
		"track-created":    {spoilt(t, original, "tkhd", 8, 4), false},
		"shown-otherwise":  {spoilt(t, original, "tkhd", 80, 4), true},
		"comment":          {spoilt(t, original, "comment", 0, 7), false},
		"comment-box":      {spoilt(t, original, "udta", 0, 1), false},
		"wrapped-anew":     {aMovie{first: true, more: aBox("udta", aBox("\xA9cmt", be16(9, 0), []byte("a comment")))}.build(), false},
		"another-size":     {aMovie{}.build(), false},
		"media":            {spoilt(t, original, "mdat", 20, 9), false},
		"media-and-tables": {spoilt(t, spoilt(t, original, "mdat", 20, 9), "stts", 12, 4), false},
		"handler's-name":   {spoilt(t, original, "vide", 8, 2), false},
		"cut":              {original[:len(original)-40], false},
		"no-comment-box":   {bytes.Replace(original, []byte("udta"), []byte("uxta"), 1), false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := alteredInPlace(movieInput(original), movieInput(tt.copy)) == damaged; got != tt.want {
				t.Errorf("altered: %t", got)
			}
			if got := alteredInPlace(movieInput(tt.copy), movieInput(original)) == damaged; got != tt.want {
				t.Errorf("the other way round, altered: %t", got)
			}
		})
	}
}

// Where the media lies is a part of what the picture is made of.
func TestReferencesAreOfTheDigest(t *testing.T) {
	original := aMovie{}.build()
	want := verdictOf(t, original, "a.mov")
	for name, copy := range map[string][]byte{
		"type":        spoilt(t, original, "url ", 0, 2),
		"number":      spoilt(t, original, "dref", 11, 1),
		"no-table":    spoilt(t, original, "dref", 0, 1),
		"size-of-one": spoilt(t, original, "url ", -1, 1),
	} {
		if v := verdictOf(t, copy, "a.mov"); v == want {
			t.Errorf("%s: the same picture %+v", name, v)
		}
	}
}

// A real movie of which a table was altered holds the same samples in the file, and
// nobody can play them as before.
func TestSpoiltTablesAreNotTheSameSamples(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.mov")
	ffmpeg(t, "-f", "lavfi", "-i", "testsrc2=size=96x64:rate=15", "-f", "lavfi", "-i", "sine", "-t", "1",
		"-c:v", "libx264", "-pix_fmt", "yuv420p", "-bf", "2", "-c:a", "aac", path)
	original, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range []string{"stts", "ctts", "stsd", "stss", "elst", "dref"} {
		if pictures, _, err := SameSamples(movieInput(original), movieInput(spoilt(t, original, table, 13, 2))); pictures && err == nil {
			t.Errorf("with another %q it is the same", table)
		}
	}
	if pictures, sound, err := SameSamples(movieInput(original), movieInput(spoilt(t, original, "tkhd", 8, 4))); !pictures || !sound {
		t.Errorf("with another date: pictures %t, sound %t, %v", pictures, sound, err)
	}
}
