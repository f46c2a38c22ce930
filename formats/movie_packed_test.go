package formats

import (
	"bytes"
	"compress/zlib"
	"runtime"
	"testing"

	"rollcall/photo"
)

// packed compresses the header of a movie whose header stands last.
func packed(t *testing.T, movie []byte) []byte {
	t.Helper()
	moov, ok := firstBox(topBoxes(movieInput(movie), &Content{}), "moov")
	if !ok || moov.span.End() != int64(len(movie)) {
		t.Fatal("no header, or not last")
	}
	header := movie[moov.span.Offset:]
	return append(bytes.Clone(movie[:moov.span.Offset]), aPackedHeader(header)...)
}

func aPackedHeader(header []byte) []byte {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	z.Write(header)
	z.Close()
	return aBox("moov", aBox("cmov", aBox("dcom", []byte("zlib")), aBox("cmvd", be32(len(header)), b.Bytes())))
}

// A header that was compressed is the same movie.
func TestPackedHeader(t *testing.T) {
	for name, original := range map[string][]byte{
		"made": aMovie{}.build(), "ffmpeg": madeMovie(t, "-c:v", "mpeg4", "-c:a", "aac"),
	} {
		copy := packed(t, original)
		want, got := verdictOf(t, original, "a.mov"), verdictOf(t, copy, "a.mov")
		if got.Whole != photo.Whole || got != want {
			t.Errorf("%s: %+v, with its header compressed %+v", name, want, got)
		}
		if name == "made" {
			continue // of no known decoder
		}
		if same, all, err := SameSamples(movieInput(original), movieInput(copy)); !same || !all || err != nil {
			t.Errorf("%s: pictures %t, all %t (%v)", name, same, all, err)
		}
	}
}

func TestPackedHeaderDamage(t *testing.T) {
	original := packed(t, aMovie{}.build())
	for name, tt := range map[string]struct {
		file []byte
		want photo.Wholeness
	}{
		"cut":           {original[:len(original)-5], photo.Cut},
		"flipped":       {spoilt(t, original, "cmvd", 30, 4), photo.Broken},
		"no-media":      {spoilt(t, original, "cmvd", 0, 1), photo.Broken},
		"another-way":   {bytes.Replace(original, []byte("zlib"), []byte("lzma"), 1), photo.WholeUnknown},
		"packed-in-it":  {append(bytes.Clone(aMovie{}.build()[:208]), aPackedHeader(aPackedHeader(nil))...), photo.Broken},
		"nothing-in-it": {append(bytes.Clone(aMovie{}.build()[:208]), aPackedHeader(nil)...), photo.Broken},
	} {
		_, c, _ := readAny(tt.file, "a.mov")
		if c.Whole != tt.want || c.Picture != nil {
			t.Errorf("%s: told to be %q, want %q: %v", name, c.Whole, tt.want, c.Problems)
		}
	}
}

// A header of zeros that unpacks to more than anyone should read.
func TestPackedHeaderThatGrows(t *testing.T) {
	b := append(bytes.Clone(aMovie{}.build()[:208]), aPackedHeader(make([]byte, 200<<20))...)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, c, err := readAny(b, "a.mov")
	runtime.ReadMemStats(&after)
	if grown := int64(after.TotalAlloc - before.TotalAlloc); grown > 120<<20 || err == nil || c.Whole != photo.WholeUnknown {
		t.Errorf("allocates %d MiB for a file of %d KiB: %v, %q", grown>>20, len(b)>>10, err, c.Whole)
	}
}
