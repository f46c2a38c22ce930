package decode

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"
	"unicode/utf16"

	"rollcall/photo"
)

// iccNamed is a profile with nothing but a name: a "desc" of version 2, or an
// "mluc" of version 4.
func iccNamed(name string, version int) []byte {
	tag := append([]byte("desc\x00\x00\x00\x00"), binary.BigEndian.AppendUint32(nil, uint32(len(name)+1))...)
	tag = append(append(tag, name...), 0)
	if version == 4 {
		text := []byte{}
		for _, u := range utf16.Encode([]rune(name)) {
			text = binary.BigEndian.AppendUint16(text, u)
		}
		tag = []byte("mluc\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x0cenUS")
		tag = binary.BigEndian.AppendUint32(tag, uint32(len(text)))
		tag = append(binary.BigEndian.AppendUint32(tag, 28), text...)
	}
	icc := make([]byte, 128, 400)
	icc = append(icc, "\x00\x00\x00\x02wtpt\x00\x00\x00\x00\x00\x00\x00\x00desc"...)
	icc = binary.BigEndian.AppendUint32(icc, 156)
	icc = binary.BigEndian.AppendUint32(icc, uint32(len(tag)))
	return append(icc, tag...)
}

func TestProfileName(t *testing.T) {
	for in, want := range map[string]string{
		"sRGB IEC61966-2.1": "", "sRGB built-in": "", "c2": "", "sRGB": "",
		"Display P3": "Display P3", "Adobe RGB (1998)": "Adobe RGB", "Nikon Adobe RGB 4.0.0.3000": "Adobe RGB",
		"Display P3 Primaries; PQ (Adaptive Gain Curve)": "Display P3 Primaries; PQ (Adaptive Gain Curve)",
		"Generic Gray Gamma 2.2 Profile":                 "",
		"ProPhoto RGB":                                   "ProPhoto RGB", "Dot Gain 20%": "Dot Gain 20%",
	} {
		for _, version := range []int{2, 4} {
			if got := photo.ProfileName(iccNamed(in, version)); got != want {
				t.Errorf("%q, version %d: %q, want %q", in, version, got, want)
			}
		}
	}
	a, b := photo.ProfileName([]byte("a")), photo.ProfileName([]byte("b"))
	if a == b || !strings.HasPrefix(a, "unnamed ") {
		t.Errorf("without a name: %q and %q", a, b)
	}
}

func TestProfileOfContainers(t *testing.T) {
	icc := iccNamed("Display P3", 4)
	for name, data := range map[string][]byte{
		"jpeg": jpegWith(icc), "png": pngWith(icc), "webp": webpWith(icc), "tiff": tiffWith(icc), "heic": heicWith("prof", icc),
	} {
		if got, named := namedProfile(name, data); got != profileP3 || !named {
			t.Errorf("%s: %q, named %t", name, got, named)
		}
		for n := range data {
			profileOf(name, data[:n])
		}
	}
	for code, want := range map[string]string{"\x00\x01": "", "\x00\x0c": profileP3, "\x00\x09": "BT.2020"} {
		if got, named := namedProfile("heic", heicWith("nclx", []byte(code+"\x00\x0d\x00\x06\x80"))); got != want || !named {
			t.Errorf("primaries %x: %q, named %t; want %q", code, got, named, want)
		}
	}
	for name, data := range map[string][]byte{"jpeg": {0xff, 0xd8, 0xff, markSOS, 0, 2}, "emptied": heicWith("prof", nil)} {
		if got, named := namedProfile(name, data); got != profileSRGB || named {
			t.Errorf("%s without a profile: %q, named %t", name, got, named)
		}
	}
}

// TestColoursOfPNG: a PNG tells its colours by numbers, too.
func TestColoursOfPNG(t *testing.T) {
	for name, tt := range map[string]struct {
		chunks []string
		want   string
		named  bool
	}{
		"none":         {nil, "", false},
		"sRGB":         {[]string{"gAMA\x00\x01\x86\xa0", "sRGB\x00"}, "", true},
		"its-gamma":    {[]string{"gAMA\x00\x00\xb1\x8f"}, "", false},
		"rounded":      {[]string{"gAMA\x00\x00\xb1\xc8"}, "", false},
		"linear":       {[]string{"gAMA\x00\x01\x86\xa0"}, "gamma 100000", true},
		"no-gamma":     {[]string{"gAMA\x00\x00\x00\x00"}, "", false},
		"cut":          {[]string{"gAMA\x00"}, "", false},
		"behind":       {[]string{"IDAT", "gAMA\x00\x01\x86\xa0"}, "", false},
		"HDR":          {[]string{"cICP\x09\x10\x00\x01"}, "cICP [9 16 0 1]", true},
		"sRGB-as-cICP": {[]string{"cICP\x01\x0d\x00\x01"}, "", false},
	} {
		t.Run(name, func(t *testing.T) {
			data := []byte("\x89PNG\r\n\x1a\n")
			for _, c := range tt.chunks {
				data = append(append(binary.BigEndian.AppendUint32(data, uint32(len(c)-4)), c...), 0, 0, 0, 0)
			}
			if got, named := namedProfile("png", data); got != tt.want || named != tt.named {
				t.Errorf("%q, named %t; want %q, %t", got, named, tt.want, tt.named)
			}
		})
	}
}

func jpegWith(icc []byte) []byte {
	out := []byte{0xff, markSOI}
	for i, part := range [][]byte{icc[:100], icc[100:]} {
		out = append(out, 0xff, 0xe2)
		out = binary.BigEndian.AppendUint16(out, uint16(16+len(part)))
		out = append(append(out, "ICC_PROFILE\x00"...), byte(i+1), 2)
		out = append(out, part...)
	}
	return append(out, 0xff, markSOS, 0, 2)
}

func pngWith(icc []byte) []byte {
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	z.Write(icc)
	z.Close()
	body := append([]byte("anything\x00\x00"), packed.Bytes()...)
	out := binary.BigEndian.AppendUint32([]byte("\x89PNG\r\n\x1a\n"), uint32(len(body)))
	return append(append(append(out, "iCCP"...), body...), 0, 0, 0, 0)
}

func webpWith(icc []byte) []byte {
	out := append([]byte("RIFF\x00\x00\x00\x00WEBP"), "VP8X\x01\x00\x00\x00\x20\x00ICCP"...)
	return append(binary.LittleEndian.AppendUint32(out, uint32(len(icc))), icc...)
}

func tiffWith(icc []byte) []byte {
	out := []byte("MM\x00*\x00\x00\x00\x08\x00\x01\x87\x73\x00\x07")
	out = binary.BigEndian.AppendUint32(out, uint32(len(icc)))
	return append(binary.BigEndian.AppendUint32(out, uint32(len(out)+4)), icc...)
}

func heicWith(kind string, body []byte) []byte {
	colr := boxed("colr", append([]byte(kind), body...))
	meta := append(make([]byte, 4), boxed("iprp", boxed("ipco", append(boxed("ispe", make([]byte, 12)), colr...)))...)
	return append(boxed("ftyp", []byte("heic\x00\x00\x00\x00")), boxed("meta", meta)...)
}

func boxed(kind string, body []byte) []byte {
	return append(append(binary.BigEndian.AppendUint32(nil, uint32(8+len(body))), kind...), body...)
}

// What exiftool calls the profiles of real files is what we make of it.
func TestProfilesOfCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("exiftool reads the whole corpus")
	}
	root := corpusRoot(t)
	if _, err := exec.LookPath("exiftool"); err != nil {
		if os.Getenv("ROLLCALL_CI") == "1" {
			t.Fatal(err)
		}
		t.Skip("exiftool is not installed")
	}
	cmd := exec.Command("exiftool", "-q", "-json", "-r", "-if", "$ICC_Profile:ProfileDescription", "-ICC_Profile:ProfileDescription",
		"-ext", "jpg", "-ext", "jpeg", "-ext", "heic", "-ext", "heif", "-ext", "png", "-ext", "tif", "-ext", "tiff", "-ext", "webp", root)
	text, _ := cmd.Output() // it ends with 1 over files that it can't read
	var refs []map[string]any
	if err := json.Unmarshal(text, &refs); err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, ref := range refs {
		path, _ := ref["SourceFile"].(string)
		name, _ := ref["ProfileDescription"].(string)
		data, err := os.ReadFile(path)
		if err != nil || len(data) > 20<<20 {
			continue
		}
		got := profileOf("", data)
		if got == photo.ProfileP3 && strings.HasPrefix(name, "Display P3 Primaries; PQ") {
			name = got // of two, exiftool tells the last: that of the HDR rendition, which is derived from the picture
		}
		if name != "" && got != photo.ProfileName(iccNamed(name, 4)) {
			t.Errorf("%s: %q, exiftool says %q", path, got, name)
		}
		if name != "" && got != "" {
			named++
		}
	}
	t.Logf("%d profiles other than sRGB", named)
}

func FuzzProfileOf(f *testing.F) {
	icc := iccNamed("Display P3", 2)
	for _, data := range [][]byte{jpegWith(icc), pngWith(icc), webpWith(icc), tiffWith(icc), heicWith("prof", icc)} {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if name := profileOf("", data); len(name) > 200 {
			t.Errorf("%d letters", len(name))
		}
	})
}
