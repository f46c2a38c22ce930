package formats

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"rollcall/photo"
)

// aMovie makes a movie of three frames in two chunks. The zero value is a
// QuickTime movie whose media data stands first.
type aMovie struct {
	frames   [3][]byte
	first    bool   // the movie header stands first
	open     bool   // the media data has no size: it reaches to the end
	large    bool   // the media data has a size of 64 bits, chunks are placed by 64 bits
	handler  string // of the track; "" for vide
	created  int    // seconds since 1904
	more     []byte // boxes in the moov box
	outside  bool   // the media is said to be in another file
	between  []byte // boxes between the header and the media data
	shift    int    // added to the chunks' places
	constant int    // the size of all samples; 0: each its own
}

var threeFrames = [3][]byte{bytes.Repeat([]byte{1}, 50), bytes.Repeat([]byte{2}, 60), bytes.Repeat([]byte{3}, 70)}

func (m aMovie) build() []byte {
	if m.frames[0] == nil {
		m.frames = threeFrames
	}
	ftyp := aBox("ftyp", []byte("qt  \x00\x00\x00\x00qt  "))
	data := bytes.Join(m.frames[:], nil)
	head := binary.BigEndian.AppendUint32(nil, uint32(8+len(data)))
	head = append(head, "mdat"...)
	switch {
	case m.open:
		copy(head, be32(0))
	case m.large:
		head = slices.Concat(be32(1), []byte("mdat"), be32(0, 16+len(data)))
	}
	at := len(ftyp) + len(m.between) + len(head)
	if m.first {
		return slices.Concat(ftyp, m.moov(at+len(m.moov(0))), m.between, head, data)
	}
	return slices.Concat(ftyp, m.between, head, data, m.moov(at))
}

func (m aMovie) moov(dataAt int) []byte {
	matrix := be32(1<<16, 0, 0, 0, 1<<16, 0, 0, 0, 1<<30)
	mvhd := aBox("mvhd", be32(0, m.created, 0, 1000, 2500, 1<<16), make([]byte, 12), matrix, make([]byte, 28))
	return aBox("moov", mvhd, m.trak(dataAt+m.shift, matrix), m.more)
}

func (m aMovie) trak(at int, matrix []byte) []byte {
	handler := m.handler
	if handler == "" {
		handler = "vide"
	}
	local := 1
	if m.outside {
		local = 0
	}
	second := at + len(m.frames[0]) + len(m.frames[1])
	offsets := aBox("stco", be32(0, 2, at, second))
	if m.large {
		offsets = aBox("co64", be32(0, 2, 0, at, 0, second))
	}
	sizes := aBox("stsz", be32(0, 0, 3, len(m.frames[0]), len(m.frames[1]), len(m.frames[2])))
	if m.constant > 0 {
		sizes = aBox("stsz", be32(0, m.constant, 3))
	}
	stbl := aBox("stbl",
		aBox("stsd", be32(0, 1), aBox("avc1", make([]byte, 78))),
		aBox("stts", be32(0, 1, 3, 100)),
		aBox("stsc", be32(0, 2, 1, 2, 1, 2, 1, 1)), sizes, offsets)
	return aBox("trak",
		aBox("tkhd", be32(1, 0, 0, 1, 0, 2500), make([]byte, 16), matrix, be32(640<<16, 480<<16)),
		aBox("mdia",
			aBox("mdhd", be32(0, 0, 0, 600, 1500), be16(0, 0)),
			aBox("hdlr", be32(0, 0), []byte(handler), make([]byte, 13)),
			aBox("minf", aBox("dinf", aBox("dref", be32(0, 1), aBox("url ", be32(local)))), stbl)))
}

func TestMovie(t *testing.T) {
	keys := func(pairs ...string) []byte {
		var names, values []byte
		for i := 0; i < len(pairs); i += 2 {
			names = append(names, aBox("mdta", []byte(pairs[i]))...)
			values = append(values, aBox(string(be32(i/2+1)), aBox("data", be32(1, 0), []byte(pairs[i+1])))...)
		}
		return aBox("meta", aBox("hdlr", be32(0, 0), []byte("mdta"), make([]byte, 13)),
			aBox("keys", be32(0, len(pairs)/2), names), aBox("ilst", values))
	}
	user := func(pairs ...string) []byte {
		var b []byte
		for i := 0; i < len(pairs); i += 2 {
			b = append(b, aBox(pairs[i], be16(len(pairs[i+1]), 0x15C7), []byte(pairs[i+1]))...)
		}
		return aBox("udta", b, make([]byte, 4))
	}
	apple := keys("com.apple.quicktime.make", "Apple", "com.apple.quicktime.model", "iPhone 15 Pro",
		"com.apple.quicktime.creationdate", "2025-05-26T09:27:06-0500",
		"com.apple.quicktime.content.identifier", "602FEBB7-6B59-4799-96E6-9C8484D873C7",
		"com.apple.quicktime.location.ISO6709", "+34.6648-086.4704+180.000/")
	for name, c := range map[string]struct {
		movie         aMovie
		taken, camera string
		id, gps       string
	}{
		"nothing":       {movie: aMovie{}},
		"header-date":   {movie: aMovie{created: 2082844800 + 86400}, taken: "1970-01-02T00:00:00"},
		"unix-date":     {movie: aMovie{created: 86400}, taken: "1970-01-02T00:00:00"},
		"apple-keys":    {movie: aMovie{created: 3e9, more: apple}, taken: "2025-05-26T09:27:06-05:00", camera: "Apple iPhone 15 Pro", id: "602FEBB7-6B59-4799-96E6-9C8484D873C7", gps: "34.6648 -86.4704"},
		"user-data":     {movie: aMovie{more: user("\xA9mak", "Acme", "\xA9mod", "Cam", "\xA9day", "2024-05-01T10:00:00+0200", "\xA9xyz", "+48.1+011.5/")}, taken: "2024-05-01T10:00:00+02:00", camera: "Acme Cam", gps: "48.1000 11.5000"},
		"day-alone":     {movie: aMovie{created: 2082844800, more: user("\xA9day", "2024")}, taken: "1970-01-01T00:00:00"},
		"damaged-texts": {movie: aMovie{more: user("\xA9mak", "\xFF\xFE", "\xA9mod", strings.Repeat("x", 9000))}},
	} {
		t.Run(name, func(t *testing.T) {
			_, got, err := readAny(c.movie.build(), "a.mov")
			if err != nil || got.Whole != photo.Whole {
				t.Fatalf("%q, %v, %v", got.Whole, err, got.Problems)
			}
			m := got.Meta
			if m.Width != 640 || m.Height != 480 || m.Duration != 2500 {
				t.Errorf("%dx%d, %d ms", m.Width, m.Height, m.Duration)
			}
			if m.Taken.String() != c.taken || m.Camera() != c.camera || m.ContentID != c.id || gpsText(m.GPS) != c.gps {
				t.Errorf("%v %q %q %q", m.Taken, m.Camera(), m.ContentID, gpsText(m.GPS))
			}
		})
	}
}

// What a rewrite may change, and what it may not.
func TestMovieDigest(t *testing.T) {
	original := verdictOf(t, aMovie{}.build(), "a.mov")
	other := threeFrames
	other[2] = bytes.Repeat([]byte{4}, 70)
	for name, c := range map[string]struct {
		movie aMovie
		same  bool
	}{
		"header-first":   {aMovie{first: true}, true},
		"data-moved":     {aMovie{between: aBox("free", make([]byte, 99))}, true},
		"date-changed":   {aMovie{created: 77}, true},
		"tags-added":     {aMovie{more: aBox("udta", aBox("\xA9cmt", be16(1, 0), []byte("x")))}, true},
		"data-open":      {aMovie{first: true, open: true}, true},
		"large-offsets":  {aMovie{large: true}, true},
		"frame-changed":  {aMovie{frames: other}, false},
		"handler-change": {aMovie{handler: "pict"}, false},
		"chunks-shifted": {aMovie{shift: -1}, false},
	} {
		t.Run(name, func(t *testing.T) {
			v := verdictOf(t, c.movie.build(), "a.mov")
			if (v == original) != c.same {
				t.Errorf("%+v, the original %+v, want same: %v", v, original, c.same)
			}
		})
	}
}

func TestMovieDamage(t *testing.T) {
	late, early, open := aMovie{}.build(), aMovie{first: true}.build(), aMovie{first: true, open: true}.build()
	zeroTail := func(b []byte, n int) []byte {
		b = bytes.Clone(b)
		clear(b[len(b)-n:])
		return b
	}
	cut := func(b []byte, n int) []byte { return b[: len(b)-n : len(b)-n] }
	for name, c := range map[string]struct {
		file []byte
		want photo.Wholeness
	}{
		"whole":             {late, photo.Whole},
		"cut-in-header":     {cut(late, 9), photo.Cut},
		"cut-before-header": {late[:20+8+180], photo.Cut},
		"cut-in-data":       {late[:100], photo.Cut},
		"cut-late-data":     {cut(early, 1), photo.Cut},
		"cut-open-data":     {cut(open, 1), photo.Cut},
		"header-zeroed":     {zeroTail(late, len(late)-208), photo.Zeroed},
		"frame-zeroed":      {zeroTail(early, 70), photo.Zeroed},
		"half-frame-zeroed": {zeroTail(early, 35), photo.Whole},
		"chunks-misplaced":  {aMovie{shift: 40}.build(), photo.Broken},
		"in-fragments":      {aMovie{more: aBox("mvex")}.build(), photo.Whole}, // all in the header
		"in-another-file":   {aMovie{outside: true}.build(), photo.WholeUnknown},
		"no-video":          {aMovie{handler: "soun"}.build(), photo.Broken},
		"trailer":           {append(bytes.Clone(late), "\x07\x01\x02\x03\x04\x05\x06trailer of a camera"...), photo.Whole},
		"trailing-zeros":    {append(bytes.Clone(late), make([]byte, 3)...), photo.Whole},
	} {
		t.Run(name, func(t *testing.T) {
			_, got, err := readAny(c.file, "a.mov")
			if got.Whole != c.want {
				t.Errorf("told to be %q, want %q: %v, %v", got.Whole, c.want, err, got.Problems)
			}
			if (got.Picture != nil) != (c.want == photo.Whole) {
				t.Errorf("%d chunks of picture data", len(got.Picture))
			}
		})
	}
}

// A sound in samples of a constant size counts moments, not bytes.
func TestSoundOfConstantSize(t *testing.T) {
	sound := aMovie{frames: threeFrames, handler: "soun", constant: 900}
	m := aMovie{more: sound.trak(28, be32(1<<16, 0, 0, 0, 1<<16, 0, 0, 0, 1<<30))}
	if _, c, err := readAny(m.build(), "a.mov"); err != nil || c.Whole != photo.Whole {
		t.Errorf("%q, %v, %v", c.Whole, err, c.Problems)
	}
}

func TestISO6709(t *testing.T) {
	for text, want := range map[string]string{
		"+48.1000+011.5000+520.0/":  "48.1000 11.5000",
		"-33.8688+151.2093/":        "-33.8688 151.2093",
		"+4806.00-01130.00/":        "48.1000 -11.5000",
		"+480600.0+0113000.0/":      "48.1000 11.5000",
		"+48.8125+2.4862+000.000/":  "48.8125 2.4862",
		"+91.0+000.0/":              "",
		"+48.1+181.0/":              "",
		"+4861.0+01130.0/":          "",
		"48.1+11.5":                 "",
		"+48.1":                     "",
		"+48.1.1+011.5/":            "",
		"++":                        "",
		"":                          "",
		"+NaN+NaN/":                 "",
		"+1e1+001/":                 "",
		"+48060000000+01130000000/": "",
	} {
		if got := gpsText(parseISO6709(text)); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestISODate(t *testing.T) {
	for text, want := range map[string]string{
		"2025-05-26T09:27:06-0500":     "2025-05-26T09:27:06-05:00",
		"2025-05-26T09:27:06+05:45":    "2025-05-26T09:27:06+05:45",
		"2025-05-26T09:27:06Z":         "2025-05-26T09:27:06+00:00",
		"2025-05-26T09:27:06.250+0200": "2025-05-26T09:27:06.250+02:00",
		"2025-05-26T09:27:06":          "2025-05-26T09:27:06",
		" 2025-05-26 09:27:06\n":       "2025-05-26T09:27:06",
		"2025:05:26 09:27:06":          "2025-05-26T09:27:06",
		"2025-02-30T09:27:06Z":         "",
		"0000-00-00T00:00:00Z":         "",
		"2025-05-26":                   "",
		"2025":                         "",
		"Mon May 26 09:27:06 2025":     "",
	} {
		got, ok := parseISODate(text)
		if got.String() != want || ok != (want != "") {
			t.Errorf("%q is %q, %v, want %q", text, got, ok, want)
		}
	}
}
