package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestCrowdOfFilms is a measurement, of 3,000 films on each side, all of one length and weight,
// as a dash cam has them; every tenth was wrapped anew:
// ROLLCALL_MEASURE=1 go test ./cmd/rollcall -run CrowdOfFilms -v
func TestCrowdOfFilms(t *testing.T) {
	if os.Getenv("ROLLCALL_MEASURE") == "" {
		t.Skip("a measurement: set ROLLCALL_MEASURE=1")
	}
	const films, every = 3000, 10
	library, backup := t.TempDir(), t.TempDir()
	for i := range films {
		seed := int64(1 + i)
		keepFilm(t, library, i, aFilm(seed, 600))
		if scale := 1200; i%every > 0 {
			seed += films
			keepFilm(t, backup, films-i, aFilm(seed, 600))
		} else {
			keepFilm(t, backup, films-i, aFilm(seed, scale))
		}
	}
	var out, errs bytes.Buffer
	start := time.Now()
	code := run(t.Context(), []string{"--index", filepath.Join(t.TempDir(), "index.db"), "--format", "json", library, backup}, terminal{out: &out, err: &errs})
	t.Logf("%d and %d films: %v", films, films, time.Since(start))
	if want := fmt.Sprintf(`"present":%d`, films/every); code != 1 || !bytes.Contains(out.Bytes(), []byte(want)) {
		t.Errorf("ended with %d, without %s: %s", code, want, errs.String())
	}
}

func keepFilm(t *testing.T, folder string, n int, film []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%06d.mp4", n)), film, 0o600); err != nil {
		t.Fatal(err)
	}
}

// aFilm is ten seconds of noise that no player shows, by H.264's rules in one chunk; films of
// all seeds weigh the same. A film of another time scale is wrapped otherwise.
func aFilm(seed int64, scale int) []byte {
	const pictures, weight, least = 300, 60_000, 50
	r := rand.New(rand.NewSource(seed))
	var media, sizes []byte
	for i := range pictures {
		size := least + r.Intn(2*weight/pictures-2*least)
		if left := weight - len(media) - (pictures-1-i)*least; i == pictures-1 || size > left {
			size = left
		}
		unit := make([]byte, size-4)
		r.Read(unit)
		unit[0], unit[len(unit)-1] = 0x41, 1
		media = append(append(media, numbers(len(unit))...), unit...)
		sizes = append(sizes, numbers(size)...)
	}
	matrix := numbers(1<<16, 0, 0, 0, 1<<16, 0, 0, 0, 1<<30)
	ftyp := aBox("ftyp", []byte("isom\x00\x00\x00\x00isom"))
	avcC := aBox("avcC", []byte{1, 0x64, 0, 0x1F, 0xFF, 0xE1, 0, 4, 0x67, 0x64, 0, 0x1F, 1, 0, 2, 0x68, 0xEB})
	entry := aBox("avc1", make([]byte, 6), []byte{0, 1}, make([]byte, 16), []byte{5, 0, 2, 0xD0}, make([]byte, 50), avcC)
	stbl := aBox("stbl", aBox("stsd", numbers(0, 1), entry), aBox("stts", numbers(0, 1, pictures, scale/30)),
		aBox("stsc", numbers(0, 1, 1, pictures, 1)), aBox("stsz", numbers(0, 0, pictures), sizes), aBox("stco", numbers(0, 1, len(ftyp)+8)))
	trak := aBox("trak",
		aBox("tkhd", numbers(1, 0, 0, 1, 0, 10_000), make([]byte, 16), matrix, numbers(1280<<16, 720<<16)),
		aBox("mdia", aBox("mdhd", numbers(0, 0, 0, scale, 10*scale, 0)), aBox("hdlr", numbers(0, 0), []byte("vide"), make([]byte, 13)),
			aBox("minf", aBox("dinf", aBox("dref", numbers(0, 1), aBox("url ", numbers(1)))), stbl)))
	moov := aBox("moov", aBox("mvhd", numbers(0, 0, 0, 1000, 10_000, 1<<16), make([]byte, 12), matrix, make([]byte, 28)), trak)
	if scale == 600 {
		return bytes.Join([][]byte{ftyp, aBox("mdat", media), moov}, nil)
	}
	return bytes.Join([][]byte{ftyp, aBox("mdat", media), aBox("free", make([]byte, 8)), moov}, nil)
}

func aBox(kind string, parts ...[]byte) []byte {
	body := bytes.Join(parts, nil)
	return append(append(numbers(8+len(body)), kind...), body...)
}

func numbers(list ...int) (b []byte) {
	for _, n := range list {
		b = binary.BigEndian.AppendUint32(b, uint32(n))
	}
	return b
}
