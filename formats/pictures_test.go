package formats

import (
	"bytes"
	"io"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"rollcall/photo"
)

// The same coded pictures are found in every wrapping, and begin alike; another film's
// are not.
func TestPicturesInOtherWrappings(t *testing.T) {
	h264 := []string{"-c:v", "libx264", "-pix_fmt", "yuv420p", "-bf", "2", "-g", "5", "-c:a", "aac"}
	for name, tt := range map[string]struct {
		made []string
		to   []string // names of copies
	}{
		"H.264": {h264, []string{"a.mp4", "a.mkv", "a.ts", "a.m2ts", "a.3gp", "a.avi"}},
		"H.265": {[]string{"-c:v", "libx265", "-x265-params", "log-level=none:keyint=5", "-c:a", "aac", "-tag:v", "hvc1"}, []string{"a.mp4", "a.mkv", "a.ts"}},
		"JPEG":  {[]string{"-c:v", "mjpeg", "-c:a", "pcm_s16le"}, []string{"a.avi", "a.mkv"}},
		"MPEG4": {[]string{"-c:v", "mpeg4", "-c:a", "aac"}, []string{"a.mp4", "a.mkv"}},
		"MPEG2": {[]string{"-r", "25", "-c:v", "mpeg2video", "-c:a", "mp2"}, []string{"a.mp4", "a.mkv", "a.ts", "a.mpg", "a.vob"}},
		"MPEG1": {[]string{"-r", "25", "-c:v", "mpeg1video", "-c:a", "mp2"}, []string{"a.mkv", "a.ts", "a.mpg"}},
	} {
		original := madeMovie(t, tt.made...)
		_, c, _ := readAny(original, "a.mov")
		other := madeMovie(t, append(tt.made, "-vf", "negate")...)
		if _, o, _ := readAny(other, "a.mov"); len(c.Opening) == 0 || bytes.Equal(o.Opening, c.Opening) {
			t.Errorf("%s: another film begins alike, or none is told", name)
		}
		for _, to := range tt.to {
			t.Run(name+"/"+to, func(t *testing.T) {
				copy := rewrapped(t, original, to)
				f, got, err := readAny(copy, to)
				if err != nil || f == nil || !got.Whole.Intact() {
					t.Fatalf("read as %v, %q: %v", f, got.Whole, err)
				}
				if !bytes.Equal(got.Opening, c.Opening) {
					t.Error("it begins otherwise")
				}
				if d := got.Meta.Duration; d != 0 && (d < c.Meta.Duration-200 || d > c.Meta.Duration+200) {
					t.Errorf("lasts %d ms, the original %d", d, c.Meta.Duration)
				}
				for _, pair := range [][2][]byte{{original, copy}, {copy, original}} {
					if same, _, err := SameSamples(movieInput(pair[0]), movieInput(pair[1])); !same || err != nil {
						t.Errorf("pictures %t (%v)", same, err)
					}
				}
				if same, all, _ := SameSamples(movieInput(other), movieInput(copy)); same || all {
					t.Errorf("another film: pictures %t, all %t", same, all)
				}
				if same, all, _ := SameSamples(movieInput(original), movieInput(copy[:len(copy)*2/3])); same || all {
					t.Errorf("cut: pictures %t, all %t", same, all)
				}
			})
		}
	}
}

// WebM of what is not H.264, and Matroska of a film that goes on without its end being told.
func TestPicturesOfWebM(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.webm")
	ffmpeg(t, "-f", "lavfi", "-i", "testsrc2=size=96x64:rate=15:duration=1", "-c:v", "libvpx-vp9", path)
	original, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	live, err := exec.Command("ffmpeg", "-v", "error", "-i", path, "-c", "copy", "-live", "1", "-f", "webm", "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	_, c, _ := readAny(original, "a.webm")
	_, l, _ := readAny(live, "a.webm")
	if c.Whole != photo.Whole || c.Meta.Duration != 1000 || c.Meta.Width != 96 || c.Meta.Height != 64 || len(c.Opening) == 0 {
		t.Errorf("%+v", c)
	}
	if l.Whole != photo.WholeUnknown || !bytes.Equal(l.Opening, c.Opening) {
		t.Errorf("as it is sent: %+v", l)
	}
	if same, all, err := SameSamples(movieInput(original), movieInput(live)); !same || all || err != nil {
		t.Errorf("as it is sent: pictures %t, all %t (%v)", same, all, err)
	}
	if _, cut, _ := readAny(original[:len(original)-9], "a.webm"); cut.Whole != photo.Cut {
		t.Errorf("cut, it is %q", cut.Whole)
	}
}

// Slices are the same however they are told apart, in pieces of any size.
func TestSlices(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	var marked, counted, want []byte
	for i := range 300 {
		unit := make([]byte, 1+r.Intn(3000))
		r.Read(unit)
		for i := range unit {
			unit[i] |= 4 // no mark in it, no zeros behind it
		}
		clear(unit[len(unit)/3 : len(unit)/3+min(2, len(unit)/3)])
		unit[0] = byte(1 + i%9)
		mark := [][]byte{{0, 0, 1}, {0, 0, 0, 1}}[i%2]
		marked = append(append(marked, mark...), unit...)
		zeros := make([]byte, i%3)
		counted = slicesOf(counted, be32(len(unit)+len(zeros)), unit, zeros)
		if unit[0] <= 5 {
			want = append(append(want, nalMark...), unit...)
		}
	}
	one, err := io.ReadAll(&markedSlices{r: bytes.NewReader(marked)})
	if err != nil || !bytes.Equal(one, want) {
		t.Errorf("by marks: %d bytes, want %d (%v)", len(one), len(want), err)
	}
	other, err := io.ReadAll(slicesIn(bytes.NewReader(counted), []byte{1, 0, 0, 0, 3}, nil))
	if err != nil || !bytes.Equal(other, want) {
		t.Errorf("by counts: %d bytes, want %d (%v)", len(other), len(want), err)
	}
}

// A program stream tells by how its pictures begin whether they are of H.264 or H.265,
// whose slices alone count.
func TestProgramPictures(t *testing.T) {
	program := func(pictures string) []byte {
		b := slicesOf([]byte("\x00\x00\x01\xE0"), be16(3+len(pictures)), []byte{0x80, 0, 0}, []byte(pictures))
		return slicesOf([]byte("\x00\x00\x01\xBA\x44\x00\x04\x00\x04\x01\x00\x20\x0F\xF8"), b, []byte("\x00\x00\x01\xB9"))
	}
	for name, c := range map[string]struct{ coded, want string }{
		"delimiter": {"\x00\x00\x00\x01\x09\xF0\x00\x00\x01\x65one", "\x00\x00\x01\x65one"},
		"settings":  {"\x00\x00\x01\x67set\x00\x00\x01\x65one", "\x00\x00\x01\x65one"},
		"remark":    {"\x00\x00\x00\x01\x06say\x00\x00\x01\x65one", "\x00\x00\x01\x65one"},
		"h265":      {"\x00\x00\x01\x46\x01\x50\x00\x00\x01\x26\x01one", "\x00\x00\x01\x26\x01one"},
		"mpeg-2":    {"\x00\x00\x01\xB3seq\x00\x00\x01\x00pic", "\x00\x00\x01\xB3seq\x00\x00\x01\x00pic"},
		"short":     {"\x00\x00\x01", "\x00\x00\x01"},
	} {
		r, err := programPictures(inputOf(program(c.coded), "a.mpg"))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || string(got) != c.want {
			t.Errorf("%s: %q, want %q (%v)", name, got, c.want, err)
		}
	}
}

// fuzzPictures reads the pictures of any bytes: without a panic, without an end that does
// not come.
func fuzzPictures(f *testing.F, seeds ...[]byte) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		in := inputOf(b, "fuzz")
		for _, open := range []func(*Input) (io.Reader, error){matroskaPictures, transportPictures, programPictures, aviPictures} {
			if r, err := open(in); err == nil {
				if n, _ := io.Copy(io.Discard, r); n > int64(4*len(b)+8) {
					t.Errorf("%d bytes of pictures in a file of %d", n, len(b))
				}
			}
		}
		readMatroska(in)
	})
}

func FuzzPictures(f *testing.F) {
	fuzzPictures(f, aMatroska(), aTransport(), anAVI())
}

// aMatroska is a film of two pictures.
func aMatroska() []byte {
	el := func(id uint32, body ...[]byte) []byte {
		b := slicesOf(body...)
		head := bytes.TrimLeft(be32(int(id)), "\x00")
		return slicesOf(head, []byte{0x40 | byte(len(b)>>8), byte(len(b))}, b)
	}
	track := el(mkvTrack, el(mkvNumber, []byte{1}), el(mkvType, []byte{1}), el(mkvCodec, []byte("V_MJPEG")),
		el(mkvVideo, el(mkvWidth, be16(64)), el(mkvHeight, be16(48))))
	return slicesOf(el(mkvHeader), el(mkvSegment, el(mkvInfo, el(mkvScale, be32(1_000_000)), el(mkvDuration, be32(0x42C80000))), el(mkvTracks, track),
		el(mkvCluster, el(mkvSimpleBlock, []byte("\x81\x00\x00\x80one picture")), el(mkvBlockGroup, el(mkvBlock, []byte("\x81\x00\x21\x00another one"))))))
}

// aTransport is a program of one stream of two pictures.
func aTransport() []byte {
	packet := func(pid int, body []byte) []byte {
		p := make([]byte, 188) // zeros behind a picture are none of it
		copy(p, []byte{0x47, 0x40 | byte(pid>>8), byte(pid), 0x10})
		copy(p[4:], body)
		return p
	}
	programs := []byte{0, 0, 0xB0, 13, 0, 1, 0xC1, 0, 0, 0, 1, 0xE0, 0x20, 1, 2, 3, 4}
	streams := []byte{0, 2, 0xB0, 18, 0, 1, 0xC1, 0, 0, 0xE0, 0x21, 0xF0, 0, streamH264, 0xE0, 0x21, 0xF0, 0, 1, 2, 3, 4}
	picture := []byte("\x00\x00\x01\xE0\x00\x00\x80\x00\x00\x00\x00\x01\x65one\x00\x00\x01\x41another")
	return slicesOf(packet(0, programs), packet(0x20, streams), packet(0x21, picture), packet(0x21, picture), packet(0x1FFF, nil))
}

// anAVI is a film of two pictures.
func anAVI() []byte {
	chunk := func(kind string, body ...[]byte) []byte {
		b := slicesOf(body...)
		return slicesOf([]byte(kind), []byte{byte(len(b)), byte(len(b) >> 8), 0, 0}, b, make([]byte, len(b)&1))
	}
	format := make([]byte, 40)
	copy(format[16:], "MJPG")
	list := chunk("LIST", []byte("hdrl"), chunk("avih", make([]byte, 56)),
		chunk("LIST", []byte("strl"), chunk("strh", []byte("vidsMJPG"), make([]byte, 48)), chunk("strf", format)))
	return chunk("RIFF", []byte("AVI "), list, chunk("LIST", []byte("movi"), chunk("00dc", []byte("one")), chunk("01wb", []byte("a tone")), chunk("00dc", []byte("another"))))
}

func TestPicturesOfMadeFiles(t *testing.T) {
	for name, tt := range map[string]struct {
		file []byte
		want string
	}{
		"matroska":  {aMatroska(), "one pictureanother one"},
		"transport": {aTransport(), "\x00\x00\x01\x65one\x00\x00\x01\x41another\x00\x00\x01\x65one"},
		"avi":       {anAVI(), "oneanother"},
	} {
		r, err := openPictures(inputOf(tt.file, name))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		b, err := io.ReadAll(r)
		if !bytes.HasPrefix(b, []byte(tt.want)) || err != nil {
			t.Errorf("%s: %q, %v", name, b, err)
		}
		for n := range tt.file {
			if r, err := openPictures(inputOf(tt.file[:n], name)); err == nil {
				io.Copy(io.Discard, r)
			}
		}
	}
}

// Two films of which one is any bytes are compared without a panic.
func FuzzSameSamples(f *testing.F) {
	whole := aMovie{}.build()
	frag := sample{name: "frag.mp4"}.bytes(f)
	for _, seed := range [][]byte{whole, frag, append(whole[:208:208], aPackedHeader(whole[208:])...), aMatroska(), aTransport(), anAVI()} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, film := range [][]byte{frag, anAVI()} {
			if pictures, all, err := SameSamples(movieInput(film), movieInput(b)); all && !pictures || all && err != nil {
				t.Errorf("pictures %t, all %t (%v)", pictures, all, err)
			}
		}
	})
}
