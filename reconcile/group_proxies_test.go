package reconcile

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
)

// movieFake is a video of some length and width at a second.
func movieFake(path string, millis int64, width uint16, second int64) *fake {
	return shotFake(path, func(m *meta, it *photo.Item) {
		m.wall, m.width, it.Meta.Duration = m.wall+second, width, millis
	})
}

func cutFake(f *fake) *fake {
	f.bytes = f.bytes[:len(f.bytes)-3]
	return f
}

func thumb(width uint16) func(*meta, *photo.Item) {
	return func(m *meta, _ *photo.Item) { m.wall, m.width, m.height = 0, width, width }
}

func TestProxies(t *testing.T) {
	const long = 540_000
	for name, tt := range map[string]struct {
		files fakes
		small string // the file that is asked for
		want  string
	}{
		"gopro-hevc":          {fakes{movieFake("GX010100.MP4", long, 4000, 0), movieFake("GL010100.LRV", long+300, 1000, 0)}, "GL010100.LRV", "derivative"},
		"gopro-avc":           {fakes{movieFake("GH010100.MP4", long, 4000, 0), movieFake("gl010100.lrv", long, 1000, 3)}, "gl010100.lrv", "derivative"},
		"gopro-old":           {fakes{movieFake("GOPR0001.MP4", long, 4000, 0), movieFake("GOPR0001.LRV", long, 1000, 0)}, "GOPR0001.LRV", "derivative"},
		"dji":                 {fakes{movieFake("DJI_0001.MP4", long, 4000, 0), movieFake("DJI_0001.LRF", long, 1000, 0)}, "DJI_0001.LRF", "derivative"},
		"insta-one":           {fakes{movieFake("VID_20250423_082930_00_001.insv", long, 4000, 0), movieFake("LRV_20250423_082930_01_001.lrv", long, 1000, 0)}, "LRV_20250423_082930_01_001.lrv", "derivative"},
		"insta-lenses":        {fakes{movieFake("VID_20250423_082930_10_001.insv", long, 4000, 0), movieFake("LRV_20250423_082930_11_001.insv", long, 1000, 0)}, "LRV_20250423_082930_11_001.insv", "derivative"},
		"insta-pro":           {fakes{movieFake("PRO_VID_20250423_082930_00_001.mp4", long, 4000, 0), movieFake("PRO_LRV_20250423_082930_01_001.mp4", long, 1000, 0)}, "PRO_LRV_20250423_082930_01_001.mp4", "derivative"},
		"alone":               {fakes{movieFake("GL010100.LRV", long, 1000, 0)}, "GL010100.LRV", "photo"},
		"another-number":      {fakes{movieFake("GX010101.MP4", long, 4000, 0), movieFake("GL010100.LRV", long, 1000, 0)}, "GL010100.LRV", "photo"},
		"another-chapter":     {fakes{movieFake("GX020100.MP4", long, 4000, 0), movieFake("GL010100.LRV", long, 1000, 0)}, "GL010100.LRV", "photo"},
		"another-folder":      {fakes{movieFake("a/GX010100.MP4", long, 4000, 0), movieFake("b/GL010100.LRV", long, 1000, 0)}, "b/GL010100.LRV", "photo"},
		"another-day":         {fakes{movieFake("GX010100.MP4", long, 4000, 0), movieFake("GL010100.LRV", long, 1000, 86_400)}, "GL010100.LRV", "photo"},
		"longer":              {fakes{movieFake("GX010100.MP4", long/2, 4000, 0), movieFake("GL010100.LRV", long, 1000, 0)}, "GL010100.LRV", "photo"},
		"larger":              {fakes{movieFake("GX010100.MP4", long, 1000, 0), movieFake("GL010100.LRV", long, 4000, 0)}, "GL010100.LRV", "photo"},
		"length-untold":       {fakes{movieFake("GX010100.MP4", 0, 4000, 0), movieFake("GL010100.LRV", long, 1000, 0)}, "GL010100.LRV", "photo"},
		"a-name-of-ones-own":  {fakes{movieFake("GX010100.MP4", long, 4000, 0), movieFake("GL010100.MP4", long, 1000, 0)}, "GL010100.MP4", "photo"},
		"insta-full":          {fakes{movieFake("VID_20250423_082930_00_001.insv", long, 4000, 0), movieFake("VID_20250423_082930_10_001.insv", long, 4000, 0)}, "VID_20250423_082930_10_001.insv", "photo"},
		"of-a-broken-movie":   {fakes{cutFake(movieFake("GX010100.MP4", long, 4000, 0)), movieFake("GL010100.LRV", long, 1000, 0)}, "GL010100.LRV", "photo"},
		"thumb":               {fakes{movieFake("GX010100.MP4", 4000, 4000, 0), shotFake("GX010100.THM", thumb(160))}, "GX010100.THM", "derivative"},
		"thumb-of-a-raw":      {fakes{shotFake("CRW_0001.dng", nil), shotFake("CRW_0001.THM", thumb(160))}, "CRW_0001.THM", "derivative"},
		"thumb-alone":         {fakes{shotFake("GX010100.THM", thumb(160))}, "GX010100.THM", "photo"},
		"thumb-of-another":    {fakes{movieFake("GX010101.MP4", 4000, 4000, 0), shotFake("GX010100.THM", thumb(160))}, "GX010100.THM", "photo"},
		"thumb-of-a-still":    {fakes{shotFake("IMG_0001.JPG", nil), shotFake("IMG_0001.THM", thumb(160))}, "IMG_0001.THM", "photo"},
		"thumb-that-is-large": {fakes{movieFake("MVI_0001.MP4", 4000, 4000, 0), shotFake("MVI_0001.THM", thumb(2000))}, "MVI_0001.THM", "photo"},
		"proxy-of-a-proxy":    {fakes{movieFake("DJI_0001.LRV", long, 4000, 0), movieFake("DJI_0001.LRF", long, 1000, 0)}, "DJI_0001.LRF", "photo"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, library := range []bool{true, false} {
				if got := outcome(t, tt.files, library)[tt.small]; got != tt.want {
					t.Errorf("%q, want %q (library %t)", got, tt.want, library)
				}
			}
		})
	}
}

func TestMovieStems(t *testing.T) {
	for base, want := range map[string][]string{
		"GL010100.LRV":                   {"gx010100", "gh010100", "gs010100", "gl010100"},
		"GP010001.LRV":                   {"gp010001"},
		"DJI_20240501100000_0001_D.LRF":  {"dji_20240501100000_0001_d"},
		"LRV_20250423_082930_01_001.lrv": {"vid_20250423_082930_00_001", "vid_20250423_082930_10_001"},
		"LRV_20250423_082930_00_001.mp4": nil,
		"LRV_20250423_082930_01_001.jpg": nil,
		"my LRV_20250423_01_001.mp4":     nil,
		"GX010100.MP4":                   nil,
		"GL010100.MP4":                   nil,
		"lrv":                            nil,
	} {
		if d := cmp.Diff(want, movieStems(base)); d != "" {
			t.Errorf("%s: %s", base, d)
		}
	}
}

// A small version that the library has alone is a photo: the backup's bytes are a copy
// of it, though they lie beside their movie there.
func TestProxyOfLibraryIsFoundBesideItsMovie(t *testing.T) {
	small := movieFake("GL010100.LRV", 9000, 1000, 0)
	beside := *small
	beside.path = "d/GL010100.LRV"
	backup := fakes{movieFake("d/GX010100.MP4", 9000, 4000, 0), &beside}
	if got := outcome(t, backup, false)[beside.path]; got != "derivative" {
		t.Fatalf("in the backup it is %q", got)
	}
	r := runCheck(t, request(fakes{small}, backup))
	if v := verdictOf(t, r, "GL010100.LRV"); v.Status != photo.Present || v.Match.Grade != photo.Exact {
		t.Errorf("%+v", v)
	}
}
