package formats

import (
	"bytes"
	"testing"
)

// Packets of sound that an edit leaves out take nothing away where a tool leaves them out, too;
// what is heard does.
func TestSoundThatIsNotPlayed(t *testing.T) {
	heard := madeMovie(t, "-c:v", "mpeg4", "-c:a", "aac")
	original := put(t, heard, "elst", 2, 8, be32(950)...) // milliseconds
	short := put(t, heard, "elst", 2, 8, be32(890)...)
	copy := rewrapped(t, original, "a.mp4")
	count := func(b []byte) uint32 {
		m, err := openPlayed(movieInput(b))
		if err != nil {
			t.Fatal(err)
		}
		return m.of("soun")[0].count(m.in)
	}
	if count(copy) >= count(original) {
		t.Fatalf("%d packets of %d are left: nothing is tried", count(copy), count(original))
	}
	for name, tt := range map[string]struct {
		library, backup []byte
		all             bool
	}{
		"left-out":       {original, copy, true},
		"there-again":    {copy, original, true},
		"heard":          {heard, copy, false},
		"too-few":        {original, rewrapped(t, short, "a.mp4"), false},
		"silence-gained": {rewrapped(t, short, "a.mp4"), copy, false},
	} {
		pictures, all, err := SameSamples(movieInput(tt.library), movieInput(tt.backup))
		if !pictures || all != tt.all || err != nil {
			t.Errorf("%s: pictures %t, all %t (%v)", name, pictures, all, err)
		}
	}
	m, err := openPlayed(movieInput(original))
	if err != nil {
		t.Fatal(err)
	}
	sound := m.of("soun")[0]
	at := media{}
	if r, err := openMedia(m.in, sound); err == nil {
		at = *r
		if err := at.advance(); err != nil {
			t.Fatal(err)
		}
	}
	other := bytes.Clone(copy)
	i := bytes.Index(other, original[at.rest.Offset+at.rest.Size/2:][:40])
	if i < 0 {
		t.Fatal("the sound is not in the copy")
	}
	other[i] ^= 1
	if pictures, all, err := SameSamples(movieInput(original), movieInput(other)); !pictures || all || err != nil {
		t.Errorf("with another sound: pictures %t, all %t (%v)", pictures, all, err)
	}
}
