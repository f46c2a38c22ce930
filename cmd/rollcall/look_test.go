package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/schollz/progressbar/v3"

	"rollcall/formats/decode"
	"rollcall/photo"
)

// TestAnotherDecoderIsAnotherCheck: what a build can't decode is unsure, and must
// be looked at again by one that can.
func TestAnotherDecoderIsAnotherCheck(t *testing.T) {
	s := session{program: &program{}}
	lib, bak, now := []photo.Place{{ID: 1}}, []photo.Place{{ID: 2}}, time.Unix(0, 0)
	with := s.checkKey(lib, bak, now)
	if !bytes.Equal(with, s.checkKey(lib, bak, now)) {
		t.Error("one check has two keys")
	}
	all := decode.All
	defer func() { decode.All = all }()
	decode.All = slices.Clone(all)
	decode.All[0].Absent = "it was left out of this build"
	if bytes.Equal(with, s.checkKey(lib, bak, now)) {
		t.Error("with a decoder less the key is the same")
	}
}

func TestLooksAreCountedOnTopOfWhatWasTold(t *testing.T) {
	var line strings.Builder
	g := &progress{bar: progressbar.NewOptions64(-1, progressbar.OptionSetWriter(&line))}
	g.phase("second look", 1024, 4000)
	for _, want := range []struct {
		done, total int
		text        string
	}{
		{0, 512, "second look: 1,024 of 4,000"},
		{12, 512, "second look: 1,036 of 4,000"},
		{10, 3000, "second look: 1,034 of 4,024"},
	} {
		line.Reset()
		if g.looked(want.done, want.total); !strings.Contains(line.String(), want.text) {
			t.Errorf("%+v: told %q", want, line.String())
		}
	}
}
