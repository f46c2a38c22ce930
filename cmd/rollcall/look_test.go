package main

import (
	"bytes"
	"slices"
	"testing"
	"time"

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
