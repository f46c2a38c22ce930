package formats

import (
	"bytes"
	"testing"
)

// How many bits a second a track has is counted anew where it is wrapped anew; all else of
// its description is not.
func TestWithoutRates(t *testing.T) {
	esds := func(kind byte, rate int, settings string) []byte {
		b := slicesOf([]byte("....mp4a\x00\x00\x00\x33esds\x00\x00\x00\x00\x03\x80\x80\x80\x22\x00\x01\x00\x04\x80\x80\x80\x14"), []byte{kind, 0x15, 0, 0, byte(rate)})
		return slicesOf(b, be32(rate, rate), []byte("\x05\x80\x80\x80\x02"), []byte(settings), []byte("\x06\x01\x02"))
	}
	btrt := func(rate int) []byte {
		return slicesOf([]byte("....avc1"), be32(20), []byte("btrt"), be32(rate, rate, rate))
	}
	one := esds(0x40, 128000, "\x12\x10")
	for name, c := range map[string]struct {
		a, b []byte
		want bool
	}{
		"rates":       {one, esds(0x40, 96001, "\x12\x10"), true},
		"kind":        {one, esds(0x6B, 128000, "\x12\x10"), false},
		"settings":    {one, esds(0x40, 128000, "\x13\x10"), false},
		"box":         {btrt(5), btrt(6), true},
		"box-of-more": {btrt(5), append(btrt(5), 1), false},
		"neither":     {[]byte("....avc1 one"), []byte("....avc1 two"), false},
	} {
		if got := bytes.Equal(withoutRates(c.a), withoutRates(c.b)); got != c.want {
			t.Errorf("%s: %t", name, got)
		}
	}
	for n := range one {
		withoutRates(one[:n])
	}
}
