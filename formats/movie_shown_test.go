package formats

import (
	"slices"
	"testing"
)

func TestColoursOfMovies(t *testing.T) {
	told := func(kind string, codes ...int) []byte { return append([]byte(kind), be16(codes...)...) }
	for name, tt := range map[string]struct {
		a, b []byte
		want bool
	}{
		"none":           {nil, nil, true},
		"two-kinds":      {told("nclc", 1, 1, 1), append(told("nclx", 1, 1, 1), 0), true},
		"wide-or-none":   {told("nclc", 12, 1, 6), nil, false},
		"HLG-or-none":    {told("nclc", 9, 18, 9), nil, false},
		"usual-or-none":  {told("nclc", 1, 1, 1), nil, true},
		"full-or-none":   {append(told("nclx", 1, 1, 1), 0x80), nil, false},
		"full-or-not":    {append(told("nclx", 1, 1, 1), 0x80), append(told("nclx", 1, 1, 1), 0), false},
		"HLG-or-PQ":      {told("nclc", 9, 18, 9), told("nclc", 9, 16, 9), false},
		"profile":        {[]byte("profABC"), []byte("profABC"), true},
		"other-profile":  {[]byte("profABC"), []byte("profABD"), false},
		"profile-or-not": {[]byte("profABC"), nil, false},
	} {
		if got := sameColours(tt.a, tt.b); got != tt.want {
			t.Errorf("%s: %t", name, got)
		}
		if got := sameColours(tt.b, tt.a); got != tt.want {
			t.Errorf("%s, the other way round: %t", name, got)
		}
	}
}

// described is a description of 320 by 240 pixels with boxes.
func described(boxes ...[]byte) description {
	entry := make([]byte, visualEntry)
	copy(entry[32:], be16(320, 240))
	all := slices.Concat(boxes...)
	in := movieInput(all)
	return description{entry: entry, in: in, boxes: topBoxes(in, &Content{})}
}

func TestLookOfDescriptions(t *testing.T) {
	crop := func(w, h int) []byte { return aBox("clap", be32(w, 1, h, 1, 0, 1, 0, 1)) }
	for name, tt := range map[string]struct {
		library, backup description
		want            bool
	}{
		"bare":              {described(), described(), true},
		"cropped":           {described(), described(crop(160, 120)), false},
		"cropped-to-all":    {described(), described(crop(320, 240)), true},
		"crop-lost":         {described(crop(300, 220)), described(), true},
		"crop-kept":         {described(crop(300, 220)), described(crop(300, 220)), true},
		"other-crop":        {described(crop(300, 220)), described(crop(160, 120)), false},
		"square-pixels":     {described(), described(aBox("pasp", be32(1, 1))), true},
		"wide-pixels":       {described(), described(aBox("pasp", be32(2, 1))), false},
		"same-shape":        {described(aBox("pasp", be32(4, 3))), described(aBox("pasp", be32(8, 6))), true},
		"Dolby-Vision-lost": {described(aBox("dvcC", make([]byte, 24))), described(), false},
		"second-eye-lost":   {described(aBox("lhvC", []byte("settings"))), described(), false},
		"encryption-lost":   {described(aBox("sinf", aBox("frma", []byte("avc1")))), described(), false},
		"two-fields-lost":   {described(aBox("fiel", []byte{2, 9})), described(), false},
		"one-field-told":    {described(), described(aBox("fiel", []byte{1, 0})), true},
		"VP9-level":         {described(aBox("vpcC", be32(1<<24, 0x0010_8601, 0x0101_0000))), described(aBox("vpcC", be32(1<<24, 0x0028_8201, 0x0101_0000))), true},
		"VP9-colours":       {described(aBox("vpcC", be32(1<<24, 0x0010_8601, 0x0101_0000))), described(aBox("vpcC", be32(1<<24, 0x0010_8609, 0x0101_0000))), false},
		"bit-rate-lost":     {described(aBox("btrt", be32(1, 2, 3))), described(), true},
	} {
		if got := tt.library.sameLook(tt.backup); got != tt.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}

func TestDecoderOfSound(t *testing.T) {
	esds := func(rate int, settings ...byte) []byte {
		decoder := slices.Concat([]byte{0x40, 0x15, 0, 0, 0}, be32(rate, rate), []byte{5, byte(len(settings))}, settings)
		return slices.Concat(be32(0), []byte{3, byte(5 + len(decoder)), 0, 1, 0, 4, byte(len(decoder))}, decoder)
	}
	one := decoderOf(esds(64000, 0x12, 0x10))
	if want := []byte{0x40, 0x12, 0x10}; !slices.Equal(one, want) {
		t.Fatalf("got %x, want %x", one, want)
	}
	if !slices.Equal(one, decoderOf(esds(128000, 0x12, 0x10))) {
		t.Error("another number of bits a second is another decoder")
	}
	if slices.Equal(one, decoderOf(esds(64000, 0x13, 0x10))) {
		t.Error("other settings are the same decoder")
	}
	for n := range esds(64000, 0x12, 0x10) {
		decoderOf(esds(64000, 0x12, 0x10)[:n])
	}
}
