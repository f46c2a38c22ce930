package formats

import (
	"bytes"
	"testing"
)

// What tools alter where it stands, or write anew of the very same size, is no damage; nor is
// it sure that it is none.
func TestToldOtherwiseInPlace(t *testing.T) {
	original := madeMovie(t, "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", "-movflags", "write_colr",
		"-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709")
	turned := slicesOf(be32(0, 1<<16, 0, -1<<16, 0, 0, 64<<16, 0, 1<<30))
	for name, tt := range map[string]struct {
		copy          []byte
		pictures, all bool
	}{
		"turned":           {put(t, original, "tkhd", 1, 40, turned...), true, false},
		"turned-by-chance": {put(t, original, "tkhd", 1, 40, be32(0, 1<<16, 0, 7)...), false, false},
		"moved":            {put(t, original, "tkhd", 1, 64, be32(64<<16)...), false, false},
		"colours":          {put(t, original, "colr", 1, 4, be16(9, 18, 9)...), true, false},
		"colours-unknown":  {put(t, original, "colr", 1, 4, be16(1, 77, 1)...), false, false},
		"renamed":          {bytes.Replace(original, []byte("avc1"), []byte("avc3"), 1), true, false},
		"titled":           {put(t, original, "avc1", 1, 46, []byte("\x07Another")...), true, false},
		"settings":         {put(t, original, "avcC", 1, 5, 0x7F), false, false},
		"timescale":        {rewrapped(t, original, "a.mov", "-map_metadata", "-1", "-video_track_timescale", "30"), true, false},
	} {
		t.Run(name, func(t *testing.T) {
			pictures, all, err := SameSamples(movieInput(original), movieInput(tt.copy))
			if pictures != tt.pictures || all != tt.all || err != nil {
				t.Errorf("got pictures %t, all %t (%v); want %t, %t", pictures, all, err, tt.pictures, tt.all)
			}
		})
	}
	renamed := append(bytes.Replace(original, []byte("avc1"), []byte("avc3"), 1), aBox("free")...)
	if pictures, all, err := SameSamples(movieInput(renamed), movieInput(original)); !pictures || !all || err != nil {
		t.Errorf("of the stricter name: pictures %t, all %t (%v)", pictures, all, err)
	}
	if pictures, all, err := SameSamples(movieInput(original), movieInput(renamed)); !pictures || all || err != nil {
		t.Errorf("of the looser name: pictures %t, all %t (%v)", pictures, all, err)
	}
}

// A picture all around, and light that was meant for it, are shown otherwise where the boxes
// that tell of it are gone.
func TestShownAllAround(t *testing.T) {
	plain := madeMovie(t, "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac")
	sphere := func(text string) []byte {
		return inTrack(t, plain, aBox("uuid", sphereID, []byte(text)))
	}
	const told = "<rdf:SphericalVideo><GSpherical:Spherical>true</GSpherical:Spherical></rdf:SphericalVideo>"
	for name, tt := range map[string]struct {
		library, backup []byte
		all             bool
	}{
		"kept":          {sphere(told), sphere("\n" + told + "\n"), true},
		"lost":          {sphere(told), plain, false},
		"added":         {plain, sphere(told), false},
		"another":       {sphere(told), sphere(told + "<GSpherical:StereoMode>top-bottom</GSpherical:StereoMode>"), false},
		"another-added": {plain, inTrack(t, plain, aBox("uuid", make([]byte, 16), []byte(told))), true},
	} {
		pictures, all, err := SameSamples(movieInput(tt.library), movieInput(tt.backup))
		if !pictures || all != tt.all || err != nil {
			t.Errorf("%s: pictures %t, all %t (%v)", name, pictures, all, err)
		}
		if one, other := verdictOf(t, tt.library, "a.mov"), verdictOf(t, tt.backup, "a.mov"); (one.Picture == other.Picture) != tt.all && name != "kept" {
			t.Errorf("%s: the same picture data: %t", name, !tt.all)
		}
	}
	for _, kind := range []string{"mdcv", "clli", "dvvC", "amve"} {
		if described(aBox(kind, make([]byte, 24))).sameLook(described()) {
			t.Errorf("without its %q it looks the same", kind)
		}
	}
}

// inTrack puts a box into the first track of a movie whose header stands last.
func inTrack(t *testing.T, movie, more []byte) []byte {
	t.Helper()
	in := movieInput(movie)
	moov, ok := firstBox(topBoxes(in, &Content{}), "moov")
	if !ok || moov.span.End() != in.Size {
		t.Fatal("no header, or not last")
	}
	boxes, err := childBoxes(in, moov.payload())
	if err != nil {
		t.Fatal(err)
	}
	var header []byte
	for _, b := range boxes {
		whole := movie[b.span.Offset:b.span.End()]
		if b.kind == "trak" && header != nil && !bytes.Contains(header, more) {
			whole = aBox("trak", movie[b.payload().Offset:b.span.End()], more)
		}
		header = append(header, whole...)
	}
	return append(bytes.Clone(movie[:moov.span.Offset]), aBox("moov", header)...)
}
