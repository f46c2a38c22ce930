package formats

import (
	"runtime"
	"strings"
	"testing"

	"rollcall/photo"
)

// fuzzContainer feeds a format with changed samples: it must not panic or hang, nor
// point outside of the file, nor tell a picture of what is not whole.
func fuzzContainer(f *testing.F, format *Format, more ...[]byte) {
	for _, s := range samples {
		if s.format == format.Name {
			f.Add(s.bytes(f))
		}
	}
	for _, b := range more {
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		in := inputOf(b, "fuzz")
		if !format.Sniff(in.Head) {
			return
		}
		c, _ := format.Read(in)
		if c == nil {
			t.Fatal("no content")
		}
		judge(t, in, c)
		if c.Picture != nil && c.Whole != photo.Whole {
			t.Errorf("tells the picture of a file that is %q", c.Whole)
		}
		if !in.Holds(c.Meta.Thumb) || !in.Holds(c.Meta.Motion) {
			t.Errorf("thumbnail at %v, motion at %v of %d bytes", c.Meta.Thumb, c.Meta.Motion, in.Size)
		}
		if m := c.Meta; m.Width < 0 || m.Height < 0 || m.Duration < 0 {
			t.Errorf("%dx%d, %d ms", m.Width, m.Height, m.Duration)
		}
	})
}

func FuzzHEIC(f *testing.F) { fuzzContainer(f, &heic, aGrid().build()) }
func FuzzAVIF(f *testing.F) { fuzzContainer(f, &avif) }
func FuzzMOV(f *testing.F) {
	fuzzContainer(f, &quickTime, aMovie{}.build(), aMovie{first: true, open: true}.build(), aMovie{large: true}.build(),
		append(aMovie{}.build()[:208:208], aPackedHeader(aMovie{}.build()[208:])...))
}
func FuzzMP4(f *testing.F)     { fuzzContainer(f, &mpeg4) }
func FuzzCR3(f *testing.F)     { fuzzContainer(f, &cr3, aCR3().build()) }
func FuzzPNG(f *testing.F)     { fuzzContainer(f, &png) }
func FuzzGIF(f *testing.F)     { fuzzContainer(f, &gif) }
func FuzzWebP(f *testing.F)    { fuzzContainer(f, &webp) }
func FuzzPSD(f *testing.F)     { fuzzContainer(f, &psd) }
func FuzzJXL(f *testing.F)     { fuzzContainer(f, &jxl) }
func FuzzBMP(f *testing.F)     { fuzzContainer(f, &bmp) }
func FuzzAAE(f *testing.F)     { fuzzContainer(f, &aae, []byte(aRecipe)) }
func FuzzXMP(f *testing.F)     { fuzzContainer(f, &xmp, []byte(anXMP)) }
func FuzzTakeout(f *testing.F) { fuzzContainer(f, &takeout, []byte(aTakeout)) }

// What a hostile file could make a reader allocate: many of the smallest rows in
// every table.
func TestHostileTables(t *testing.T) {
	many := func(b string) []byte { return []byte(strings.Repeat(b, 3<<20/len(b))) }
	full := func(kind string, body []byte) []byte {
		return aBox("meta", be32(0), aBox("hdlr", be32(0, 0), []byte("pict"), make([]byte, 13)),
			aBox("iinf", be32(0), be16(1), aBox("infe", be32(2<<24), be16(1, 0), []byte("hvc1\x00"))),
			aBox("pitm", be32(0), be16(1)), aBox(kind, body))
	}
	ftyp := aBox("ftyp", []byte("heic\x00\x00\x00\x00"))
	tiny := "\x00\x00\x00\x08free"
	for name, b := range map[string][]byte{
		"boxes":        append(ftyp, many(tiny)...),
		"meta-boxes":   append(ftyp, aBox("meta", be32(0), many(tiny))...),
		"infos":        append(ftyp, full("iinf", append(be32(0, 1<<30), many(tiny)...))...),
		"properties":   append(ftyp, full("iprp", aBox("ipco", many(tiny)))...),
		"associations": append(ftyp, full("iprp", append(aBox("ipco"), aBox("ipma", be32(0, 1<<30), make([]byte, 3<<20))...))...),
		"references":   append(ftyp, full("iref", append(be32(0), many("\x00\x00\x00\x0cdimg\x00\x01\xFF\xFF")...))...),
		"locations":    append(ftyp, full("iloc", append(be32(1<<24), many("\x00\x00\xFF\xFF")...))...),
		"configs": append(ftyp, full("iprp", append(aBox("ipco", aBox("hvcC", []byte(strings.Repeat("\xFF", 60)))),
			aBox("ipma", be32(0, 1), be16(1), []byte{255}, []byte(strings.Repeat("\x01", 255)))...))...),
		"tracks":      aMovie{more: many("\x00\x00\x00\x08trak")}.build(),
		"sizes":       aMovie{constant: 1 << 31}.build(),
		"keys":        aMovie{more: aBox("meta", aBox("keys", be32(0, 1<<31), many("\x00\x00\x00\x09mdtax")), aBox("ilst"))}.build(),
		"user-data":   aMovie{more: aBox("udta", many("\x00\x00\x00\x08\xA9abc"))}.build(),
		"png-chunks":  append([]byte(pngSignature), many("\x00\x00\x00\x00tEXt\x00\x00\x00\x00")...),
		"gif-blocks":  append([]byte("GIF89a\x01\x00\x01\x00\x00\x00\x00"), many("\x21\xFE\x00\x21\xF9\x00")...),
		"webp-chunks": append([]byte("RIFF\xFF\xFF\x2F\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"), many("ABCD\x00\x00\x00\x00")...),
		"psd-blocks":  append([]byte("8BPS\x00\x01\x00\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00\x01\x00\x00\x00\x01\x00\x08\x00\x03\x00\x00\x00\x00\x00\x2F\x00\x00"), many("8BIM\x04\x22\x00\x00\x00\x00\x00\x00")...),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			readAny(b, "hostile")
			runtime.ReadMemStats(&after)
			if grown := int64(after.TotalAlloc - before.TotalAlloc); grown > 50<<20 {
				t.Errorf("allocates %d MiB for a file of %d", grown>>20, len(b)>>20)
			}
		})
	}
}
