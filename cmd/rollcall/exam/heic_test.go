package exam_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"rollcall/photo/phototest"
)

// poolSize is how many pictures there are as HEIC. Encoding one takes heif-enc some
// 50 ms, so that they are kept in the temp folder between runs.
const poolSize = 700

var heicPool struct {
	sync.Mutex
	made map[int]*encoded
}

// encoded is a picture of the pool: its decoder configuration and its HEVC data.
type encoded struct{ hvcC, data []byte }

// poolPicture is the picture that a HEIC of that seed shows. Seeds of one game run
// up one by one, so that no two of 700 share one.
func poolPicture(seed int64) image.Image {
	return paint(phototest.Shot{Seed: 1_000_003 * (1 + seed%poolSize), Width: 192, Height: 128})
}

// heicOf is the shot as a HEIC with its EXIF, showing a picture of the pool.
func heicOf(t testing.TB, s phototest.Shot) []byte {
	e := pooled(t, s.Seed)
	exif := append([]byte("\x00\x00\x00\x06Exif\x00\x00"), phototest.EXIF(s, nil)...)
	picture := append(seedUnit(s.Seed), e.data...)
	ftyp := boxOf("ftyp", []byte("heic\x00\x00\x00\x00mif1heic"))
	meta := heicMeta(e.hvcC, 0, len(picture), len(exif))
	meta = heicMeta(e.hvcC, len(ftyp)+len(meta)+8, len(picture), len(exif))
	return bytes.Join([][]byte{ftyp, meta, boxOf("mdat", picture, exif)}, nil)
}

// heicMeta follows ISO/IEC 23008-12: one picture, one EXIF item that describes it.
func heicMeta(hvcC []byte, at, picture, exif int) []byte {
	infe := func(id uint16, kind string) []byte {
		return boxOf("infe", u32(2<<24), u16(id), u16(0), []byte(kind), []byte{0})
	}
	iloc := boxOf("iloc", u32(0), u16(0x4400), u16(2),
		u16(1), u16(0), u16(1), u32(at), u32(picture), u16(2), u16(0), u16(1), u32(at+picture), u32(exif))
	ispe := boxOf("ispe", u32(0), u32(192), u32(128))
	return boxOf("meta", u32(0),
		boxOf("hdlr", u32(0), u32(0), []byte("pict"), make([]byte, 13)),
		boxOf("pitm", u32(0), u16(1)),
		boxOf("iinf", u32(0), u16(2), infe(1, "hvc1"), infe(2, "Exif")),
		boxOf("iref", u32(0), boxOf("cdsc", u16(2), u16(1), u16(1))),
		boxOf("iprp", boxOf("ipco", hvcC, ispe), boxOf("ipma", u32(0), u32(1), u16(1), []byte{2, 0x81, 0x02})),
		iloc)
}

// seedUnit is a message of user data that decoders skip (ITU-T H.265 D.2.7).
func seedUnit(seed int64) []byte {
	text := fmt.Sprintf("rollcall exam seed %016x", uint64(seed))
	unit := append(append([]byte{0x4E, 0x01, 5, byte(len(text))}, text...), 0x80)
	return append(u32(len(unit)), unit...)
}

func boxOf(name string, parts ...[]byte) []byte {
	b := append(make([]byte, 4), name...)
	for _, p := range parts {
		b = append(b, p...)
	}
	binary.BigEndian.PutUint32(b, uint32(len(b)))
	return b
}

func u32(n int) []byte    { return binary.BigEndian.AppendUint32(nil, uint32(n)) }
func u16(n uint16) []byte { return binary.BigEndian.AppendUint16(nil, n) }

func pooled(t testing.TB, seed int64) *encoded {
	heicPool.Lock()
	defer heicPool.Unlock()
	n := int(seed % poolSize)
	if heicPool.made == nil {
		heicPool.made = map[int]*encoded{}
	}
	if heicPool.made[n] == nil {
		heicPool.made[n] = encodePooled(t, seed, n)
	}
	return heicPool.made[n]
}

func encodePooled(t testing.TB, seed int64, n int) *encoded {
	t.Helper()
	dir := filepath.Join(os.TempDir(), fmt.Sprintf("rollcall-exam-heic-%d", os.Getuid()))
	name := filepath.Join(dir, fmt.Sprintf("%03d-v1.heic", n))
	content, err := os.ReadFile(name)
	if err != nil {
		content = encodeHEIC(t, dir, name, poolPicture(seed))
	}
	find := func(box string) []byte {
		i := bytes.Index(content, []byte(box)) - 4
		if i < 0 {
			t.Fatalf("no %s in what heif-enc made", box)
		}
		return content[i : i+int(binary.BigEndian.Uint32(content[i:]))]
	}
	return &encoded{hvcC: find("hvcC"), data: find("mdat")[8:]}
}

func encodeHEIC(t testing.TB, dir, name string, m image.Image) []byte {
	t.Helper()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	in, out := name+".png", name+".new"
	if err := os.WriteFile(in, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	defer os.Remove(in)
	if said, err := exec.Command("heif-enc", "-q", "90", "-o", out, in).CombinedOutput(); err != nil {
		t.Fatalf("heif-enc: %v\n%s", err, said)
	}
	content, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(out, name); err != nil {
		t.Fatal(err)
	}
	return content
}
