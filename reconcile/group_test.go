package reconcile

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
	"rollcall/reconcile/matchers"
)

// outcome writes what each file of a place ends as: its role, and its photo.
func outcome(t *testing.T, fs fakes, library bool) map[string]string {
	t.Helper()
	side := fs.side(1, nil)
	s, err := gather(t.Context(), &Request{Matchers: matchers.All}, []Side{side}, library, newNames(), map[uint64]uint16{})
	if err != nil {
		t.Fatal(err)
	}
	s.group()
	var paths []string
	for it := range side.Items {
		paths = append(paths, it.Path)
	}
	got := map[string]string{}
	for i := range s.briefs {
		switch b := &s.briefs[i]; b.role {
		case rolePhoto:
			got[paths[i]] = "photo"
			if b.is(render) {
				got[paths[i]] = "offered"
			}
		case roleDerivative:
			got[paths[i]] = "derivative"
		case roleOther:
			got[paths[i]] = "other"
		case roleProblem:
			got[paths[i]] = "problem"
		default:
			got[paths[i]] = fmt.Sprintf("%s of %s", partRoles[b.role], paths[b.main])
		}
	}
	return got
}

// shot is a fake with its own picture; change says what its metadata tells.
func shotFake(p string, change func(m *meta, it *photo.Item)) *fake {
	m, f := shotAt(0), &fake{path: p}
	if change != nil {
		change(&m, &f.item)
	}
	f.bytes = build(m, []byte(p), nil)
	if strings.HasSuffix(p, ".aae") || strings.HasSuffix(p, ".xmp") || strings.HasSuffix(p, ".json") {
		f.bytes = []byte("sidecar " + p)
	}
	return f
}

func at(second int64) func(*meta, *photo.Item) {
	return func(m *meta, _ *photo.Item) { m.wall += second }
}

func id(content byte) func(*meta, *photo.Item) {
	return func(m *meta, _ *photo.Item) { m.content = content }
}

func undated(millis int64) func(*meta, *photo.Item) {
	return func(m *meta, it *photo.Item) { m.wall, it.Meta.Duration = 0, millis }
}

func cache(width uint16, date bool) func(*meta, *photo.Item) {
	return func(m *meta, it *photo.Item) {
		m.width, m.height = width, width
		it.Facts.Set(photo.FactThumbnailCache, "cache")
		if !date {
			m.wall = 0
		}
	}
}

// madeOf is a small picture whose cache names its original.
func madeOf(name string, width uint16) func(*meta, *photo.Item) {
	return func(m *meta, it *photo.Item) {
		cache(width, false)(m, it)
		it.Facts.Set(photo.FactOriginalName, name)
	}
}

func takenOn(second int64) func(*meta, *photo.Item) {
	return func(m *meta, _ *photo.Item) { m.wall = shotAt(0).wall + second }
}

func allOf(changes ...func(*meta, *photo.Item)) func(*meta, *photo.Item) {
	return func(m *meta, it *photo.Item) {
		for _, change := range changes {
			change(m, it)
		}
	}
}

func TestGroup(t *testing.T) {
	long := strings.Repeat("a-long-name-", 4) // 48 letters
	smiles := strings.Repeat("😀", 23)         // 46 letters of UTF-16
	tests := map[string]struct {
		files fakes
		want  map[string]string
	}{
		"live-by-id-across-folders": {
			fakes{shotFake("a/1.heic", id(1)), shotFake("b/2.mov", id(1))},
			map[string]string{"a/1.heic": "photo", "b/2.mov": "video of a/1.heic"},
		},
		"live-copies-stay-together": {
			fakes{shotFake("a/1.heic", id(1)), shotFake("a/1.mov", id(1)), shotFake("b/1.heic", id(1)), shotFake("b/1.mov", id(1))},
			map[string]string{"a/1.heic": "photo", "a/1.mov": "video of a/1.heic", "b/1.heic": "photo", "b/1.mov": "video of b/1.heic"},
		},
		"two-stills-one-movie": {
			fakes{shotFake("a/1.heic", id(1)), shotFake("a/2.heic", id(1)), shotFake("a/2.mov", id(1))},
			map[string]string{"a/1.heic": "photo", "a/2.heic": "photo", "a/2.mov": "video of a/2.heic"},
		},
		"live-by-name": {
			fakes{shotFake("a/IMG_1.HEIC", nil), shotFake("a/img_1.mov", at(2))},
			map[string]string{"a/IMG_1.HEIC": "photo", "a/img_1.mov": "video of a/IMG_1.HEIC"},
		},
		"live-of-icloudpd": {
			fakes{shotFake("a/IMG_1.HEIC", nil), shotFake("a/IMG_1_HEVC.MOV", nil)},
			map[string]string{"a/IMG_1.HEIC": "photo", "a/IMG_1_HEVC.MOV": "video of a/IMG_1.HEIC"},
		},
		"same-name-other-time": {
			fakes{shotFake("a/1.heic", nil), shotFake("a/1.mov", at(60))},
			map[string]string{"a/1.heic": "photo", "a/1.mov": "photo"},
		},
		"same-name-other-zone": {
			fakes{shotFake("a/1.heic", nil), shotFake("a/1.mov", func(m *meta, _ *photo.Item) { m.wall, m.zone = m.wall-7200+1, noZone })},
			map[string]string{"a/1.heic": "photo", "a/1.mov": "video of a/1.heic"},
		},
		"same-name-other-ids": {
			fakes{shotFake("a/1.heic", id(1)), shotFake("a/1.mov", id(2))},
			map[string]string{"a/1.heic": "photo", "a/1.mov": "photo"},
		},
		"undated-and-short": {
			fakes{shotFake("a/1.heic", nil), shotFake("a/1.mov", undated(3000))},
			map[string]string{"a/1.heic": "photo", "a/1.mov": "video of a/1.heic"},
		},
		"undated-and-long": {
			fakes{shotFake("a/1.heic", nil), shotFake("a/1.mov", undated(60_000))},
			map[string]string{"a/1.heic": "photo", "a/1.mov": "photo"},
		},
		"undated-and-of-unknown-length": {
			fakes{shotFake("a/1.heic", nil), shotFake("a/1.mov", undated(0))},
			map[string]string{"a/1.heic": "photo", "a/1.mov": "photo"},
		},
		"live-by-name-minutes-apart": {
			fakes{shotFake("a/IMG_1234.HEIC", nil), shotFake("a/IMG_1234.MOV", at(240))},
			map[string]string{"a/IMG_1234.HEIC": "photo", "a/IMG_1234.MOV": "photo"},
		},
		"a-quarter-hour-apart-and-long": {
			fakes{shotFake("a/IMG_1234.HEIC", nil), shotFake("a/IMG_1234.MOV", func(m *meta, it *photo.Item) { m.wall, m.zone, it.Meta.Duration = m.wall+900, noZone, 40_000 })},
			map[string]string{"a/IMG_1234.HEIC": "photo", "a/IMG_1234.MOV": "photo"},
		},
		"live-by-id-is-not-measured": {
			fakes{shotFake("a/1.heic", id(1)), shotFake("a/1.mov", func(m *meta, it *photo.Item) { m.content, it.Meta.Duration = 1, 40_000 })},
			map[string]string{"a/1.heic": "photo", "a/1.mov": "video of a/1.heic"},
		},
		"live-and-its-jpeg": {
			fakes{shotFake("a/IMG_1234.HEIC", nil), shotFake("a/IMG_1234.JPG", nil), shotFake("a/IMG_1234.MOV", nil)},
			map[string]string{"a/IMG_1234.HEIC": "photo", "a/IMG_1234.JPG": "photo", "a/IMG_1234.MOV": "video of a/IMG_1234.HEIC"},
		},
		"live-with-numbers": {
			fakes{
				shotFake("a/IMG_1234.HEIC", nil), shotFake("a/IMG_1234.MOV", nil),
				shotFake("a/IMG_1234(1).HEIC", at(500)), shotFake("a/IMG_1234(1).MOV", at(500)),
				shotFake("a/IMG_1234-1.HEIC", at(600)), shotFake("a/IMG_1234-1.MOV", at(600)),
				shotFake("a/IMG_1234-67890.HEIC", at(700)), shotFake("a/IMG_1234-67890_HEVC.MOV", at(700)),
			},
			map[string]string{
				"a/IMG_1234.HEIC": "photo", "a/IMG_1234.MOV": "video of a/IMG_1234.HEIC",
				"a/IMG_1234(1).HEIC": "photo", "a/IMG_1234(1).MOV": "video of a/IMG_1234(1).HEIC",
				"a/IMG_1234-1.HEIC": "photo", "a/IMG_1234-1.MOV": "video of a/IMG_1234-1.HEIC",
				"a/IMG_1234-67890.HEIC": "photo", "a/IMG_1234-67890_HEVC.MOV": "video of a/IMG_1234-67890.HEIC",
			},
		},
		"live-edited": {
			fakes{
				shotFake("a/IMG_1.heic", id(1)), shotFake("a/IMG_1.mov", id(1)), shotFake("a/IMG_E1.heic", id(2)), shotFake("a/IMG_E1.mov", id(2)),
				shotFake("b/IMG_2.heic", nil), shotFake("b/IMG_2.mov", nil), shotFake("b/IMG_E2.heic", nil), shotFake("b/IMG_E2.mov", nil),
			},
			map[string]string{
				"a/IMG_1.heic": "photo", "a/IMG_1.mov": "video of a/IMG_1.heic", "a/IMG_E1.heic": "photo", "a/IMG_E1.mov": "video of a/IMG_E1.heic",
				"b/IMG_2.heic": "photo", "b/IMG_2.mov": "video of b/IMG_2.heic", "b/IMG_E2.heic": "photo", "b/IMG_E2.mov": "video of b/IMG_E2.heic",
			},
		},
		"recipes-are-of-the-original": {
			fakes{shotFake("a/IMG_1.heic", nil), shotFake("a/IMG_E1.jpg", nil), shotFake("a/IMG_E1.aae", nil), shotFake("a/IMG_O1.aae", nil), shotFake("a/IMG_E2.jpg", nil), shotFake("a/IMG_E2.aae", nil)},
			map[string]string{
				"a/IMG_1.heic": "photo", "a/IMG_E1.jpg": "photo", "a/IMG_E1.aae": "sidecar of a/IMG_1.heic", "a/IMG_O1.aae": "sidecar of a/IMG_1.heic",
				"a/IMG_E2.jpg": "photo", "a/IMG_E2.aae": "sidecar of a/IMG_E2.jpg",
			},
		},
		"raw-and-jpeg": {
			fakes{shotFake("a/1.dng", nil), shotFake("a/1.jpg", at(1)), shotFake("b/1.dng", nil)},
			map[string]string{"a/1.jpg": "photo", "a/1.dng": "raw of a/1.jpg", "b/1.dng": "photo"},
		},
		"raw-of-another-time": {
			fakes{shotFake("a/1.dng", nil), shotFake("a/1.jpg", at(9))},
			map[string]string{"a/1.jpg": "photo", "a/1.dng": "photo"},
		},
		"raw-and-live": {
			fakes{shotFake("a/1.dng", id(1)), shotFake("a/1.heic", id(1)), shotFake("a/1.mov", id(1))},
			map[string]string{"a/1.heic": "photo", "a/1.dng": "raw of a/1.heic", "a/1.mov": "video of a/1.heic"},
		},
		"edit-is-its-own-photo": {
			fakes{shotFake("a/IMG_1.heic", nil), shotFake("a/IMG_E1.heic", nil), shotFake("a/IMG_1.aae", nil), shotFake("a/IMG_O1.aae", nil)},
			map[string]string{"a/IMG_1.heic": "photo", "a/IMG_E1.heic": "photo", "a/IMG_1.aae": "sidecar of a/IMG_1.heic", "a/IMG_O1.aae": "sidecar of a/IMG_1.heic"},
		},
		"xmp": {
			fakes{shotFake("a/1.dng", nil), shotFake("a/1.jpg", at(9)), shotFake("a/1.jpg.xmp", nil), shotFake("a/1.dng.xmp", nil), shotFake("a/2.xmp", nil)},
			map[string]string{"a/1.dng": "photo", "a/1.jpg": "photo", "a/1.jpg.xmp": "sidecar of a/1.jpg", "a/1.dng.xmp": "sidecar of a/1.dng", "a/2.xmp": "other"},
		},
		"takeout": {
			fakes{
				shotFake("a/1.jpg", nil), shotFake("a/1.jpg.json", nil), shotFake("a/1(1).jpg", nil), shotFake("a/1.jpg(1).json", nil),
				shotFake("a/2.jpg", nil), shotFake("a/2.jpg.supplemental-metadata.json", nil), shotFake("a/3.jpg", nil), shotFake("a/3.jpg.supplem.json", nil),
				shotFake("a/2(1).jpg", nil), shotFake("a/2.jpg.supplemental-metadata(1).json", nil),
				shotFake("a/"+long+".jpg", nil), shotFake("a/"+long[:46]+".json", nil), shotFake("a/metadata.json", nil),
				shotFake("a/"+long+"(1).jpg", nil), shotFake("a/"+long[:46]+"(1).json", nil),
				shotFake("a/"+smiles+"😛.jpg", nil), shotFake("a/"+smiles+".json", nil),
			},
			map[string]string{
				"a/1.jpg": "photo", "a/1.jpg.json": "sidecar of a/1.jpg", "a/1(1).jpg": "photo", "a/1.jpg(1).json": "sidecar of a/1(1).jpg",
				"a/2.jpg": "photo", "a/2.jpg.supplemental-metadata.json": "sidecar of a/2.jpg", "a/3.jpg": "photo", "a/3.jpg.supplem.json": "sidecar of a/3.jpg",
				"a/2(1).jpg": "photo", "a/2.jpg.supplemental-metadata(1).json": "sidecar of a/2(1).jpg",
				"a/" + long + ".jpg": "photo", "a/" + long[:46] + ".json": "sidecar of a/" + long + ".jpg", "a/metadata.json": "other",
				"a/" + long + "(1).jpg": "photo", "a/" + long[:46] + "(1).json": "sidecar of a/" + long + "(1).jpg",
				"a/" + smiles + "😛.jpg": "photo", "a/" + smiles + ".json": "sidecar of a/" + smiles + "😛.jpg",
			},
		},
		"cache-beside-its-original": {
			fakes{
				shotFake("a/1.jpg", at(5)), shotFake("a/@eaDir/1.jpg/XL.jpg", cache(1280, true)),
				shotFake(".thumbnails/1.jpg", cache(320, true)), shotFake("q/Thumbnails/V2/a/1.jpg/5005.jpg", cache(2000, true)),
			},
			map[string]string{
				"a/1.jpg": "photo", "a/@eaDir/1.jpg/XL.jpg": "derivative",
				".thumbnails/1.jpg": "derivative", "q/Thumbnails/V2/a/1.jpg/5005.jpg": "derivative",
			},
		},
		"cache-by-time": {
			fakes{shotFake("a/1.jpg", nil), shotFake(".thumbnails/774.jpg", cache(320, true))},
			map[string]string{"a/1.jpg": "photo", ".thumbnails/774.jpg": "derivative"},
		},
		"cache-without-original": {
			fakes{shotFake("a/1.jpg", at(9)), shotFake(".thumbnails/774.jpg", cache(320, true)), shotFake(".thumbnails/775.jpg", cache(320, false)), shotFake(".thumbnails/776.jpg", cache(2000, false))},
			map[string]string{"a/1.jpg": "photo", ".thumbnails/774.jpg": "photo", ".thumbnails/775.jpg": "derivative", ".thumbnails/776.jpg": "photo"},
		},
		"cache-names-what-is-nowhere": {
			fakes{
				shotFake("Media/DCIM/100APPLE/IMG_0001.HEIC", at(5)), shotFake("Media/DCIM/101APPLE/IMG_0009.HEIC", at(6)),
				shotFake("Media/PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_0001.HEIC/5003.JPG", madeOf("IMG_0001.HEIC", 120)),
				shotFake("Media/PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_0002.HEIC/5003.JPG", madeOf("IMG_0002.HEIC", 120)),
				shotFake("Media/PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_0002.HEIC/5005.JPG", madeOf("IMG_0002.HEIC", 240)),
				shotFake("Media/PhotoData/Thumbnails/V2/DCIM/101APPLE/IMG_0001.HEIC/5003.JPG", madeOf("IMG_0001.HEIC", 120)),
			},
			map[string]string{
				"Media/DCIM/100APPLE/IMG_0001.HEIC": "photo", "Media/DCIM/101APPLE/IMG_0009.HEIC": "photo",
				"Media/PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_0001.HEIC/5003.JPG": "derivative",
				"Media/PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_0002.HEIC/5003.JPG": "derivative",
				"Media/PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_0002.HEIC/5005.JPG": "photo",
				"Media/PhotoData/Thumbnails/V2/DCIM/101APPLE/IMG_0001.HEIC/5003.JPG": "photo", // the one in 100APPLE is another's
			},
		},
		"cache-names-what-was-moved": {
			fakes{
				shotFake("2021/IMG_0001.HEIC", at(5)), shotFake("2021/IMG_0003.jpg", at(7)), shotFake("2021/4F.jpg", at(8)), shotFake("2021/beach.jpg", at(9)),
				shotFake("a/@eaDir/IMG_0001.HEIC/M.jpg", madeOf("IMG_0001.HEIC", 320)), shotFake("a/@eaDir/IMG_0003.PNG/M.jpg", madeOf("IMG_0003.PNG", 320)),
				shotFake("a/@eaDir/IMG_0003.MOV/M.jpg", madeOf("IMG_0003.MOV", 320)), shotFake("c/derivatives/4/4F_1_105_c.jpeg", madeOf("4F", 320)),
				shotFake("a/@eaDir/IMG_0004.jpg/M.jpg", allOf(madeOf("IMG_0004.jpg", 320), takenOn(9))),  // given another name
				shotFake("a/@eaDir/IMG_0001.jpg/M.jpg", allOf(madeOf("IMG_0001.jpg", 320), takenOn(50))), // of another time
			},
			map[string]string{
				"2021/IMG_0001.HEIC": "photo", "2021/IMG_0003.jpg": "photo", "2021/4F.jpg": "photo", "2021/beach.jpg": "photo",
				"a/@eaDir/IMG_0001.HEIC/M.jpg": "derivative", "a/@eaDir/IMG_0003.PNG/M.jpg": "derivative", "a/@eaDir/IMG_0003.MOV/M.jpg": "photo",
				"c/derivatives/4/4F_1_105_c.jpeg": "derivative", "a/@eaDir/IMG_0004.jpg/M.jpg": "derivative", "a/@eaDir/IMG_0001.jpg/M.jpg": "photo",
			},
		},
		"cache-names-one-twice": {
			fakes{
				shotFake("a/@eaDir/IMG_0001.jpg/S.jpg", madeOf("IMG_0001.jpg", 120)), shotFake("a/@eaDir/IMG_0001.jpg/XL.jpg", allOf(madeOf("IMG_0001.jpg", 1280), takenOn(3))),
				shotFake("a/.@__thumb/s100IMG_0001.jpg", madeOf("IMG_0001.jpg", 100)), shotFake("b/@eaDir/IMG_0001.jpg/S.jpg", madeOf("IMG_0001.jpg", 120)),
				shotFake("a/.thumbnails/IMG_20190102_030405.jpg", cache(120, false)), shotFake("a/.thumbnails/77405.jpg", cache(120, false)),
			},
			map[string]string{
				"a/@eaDir/IMG_0001.jpg/S.jpg": "derivative", "a/@eaDir/IMG_0001.jpg/XL.jpg": "photo", "a/.@__thumb/s100IMG_0001.jpg": "derivative",
				"b/@eaDir/IMG_0001.jpg/S.jpg": "photo", "a/.thumbnails/IMG_20190102_030405.jpg": "photo", "a/.thumbnails/77405.jpg": "derivative",
			},
		},
		"raw-pair-of-a-pixel": {
			fakes{
				shotFake("a/PXL_20231207_032111247.RAW-01.COVER.jpg", nil), shotFake("a/PXL_20231207_032111247.RAW-02.ORIGINAL.dng", at(7)),
				shotFake("a/PXL_20231207_032108788.RAW-01.MP.COVER.jpg", at(60)), shotFake("a/PXL_20231207_032108788.RAW-02.ORIGINAL.dng", at(60)),
				shotFake("a/PXL_20231026_205755225.MP.jpg", at(120)), shotFake("a/PXL_20231026_205755225.dng", at(121)),
				shotFake("a/PXL_20231026_205755999.jpg", at(180)), shotFake("a/PXL_20231026_205755999.dng", at(180)), shotFake("a/PXL_20231026_205755999.MP.jpg", at(180)),
			},
			map[string]string{
				"a/PXL_20231207_032111247.RAW-01.COVER.jpg": "photo", "a/PXL_20231207_032111247.RAW-02.ORIGINAL.dng": "raw of a/PXL_20231207_032111247.RAW-01.COVER.jpg",
				"a/PXL_20231207_032108788.RAW-01.MP.COVER.jpg": "photo", "a/PXL_20231207_032108788.RAW-02.ORIGINAL.dng": "raw of a/PXL_20231207_032108788.RAW-01.MP.COVER.jpg",
				"a/PXL_20231026_205755225.MP.jpg": "photo", "a/PXL_20231026_205755225.dng": "raw of a/PXL_20231026_205755225.MP.jpg",
				"a/PXL_20231026_205755999.jpg": "photo", "a/PXL_20231026_205755999.dng": "raw of a/PXL_20231026_205755999.jpg", "a/PXL_20231026_205755999.MP.jpg": "photo",
			},
		},
		"pictures-of-one-shot-of-a-pixel": {
			fakes{
				shotFake("a/PXL_20230330_184138390.PORTRAIT-01.COVER.jpg", nil), shotFake("a/PXL_20230330_184138390.PORTRAIT-02.ORIGINAL.jpg", nil),
				shotFake("a/PXL_20230330_184138391.LONG_EXPOSURE-01.COVER.jpg", at(1)), shotFake("a/PXL_20230330_184138391.LONG_EXPOSURE-02.ORIGINAL.jpg", at(1)),
				shotFake("a/PXL_20231207_032111247.RAW-01.COVER.jpg", at(60)), shotFake("b/PXL_20231207_032111247.RAW-02.ORIGINAL.dng", at(60)),
				shotFake("c/PXL_20231207_032111248.RAW-01.COVER.jpg", at(120)), shotFake("c/PXL_20231207_032111249.RAW-02.ORIGINAL.dng", at(120)),
				shotFake("c/PXL_20231207_032111250.RAW-01.COVER.jpg", at(200)), shotFake("c/PXL_20231207_032111250.RAW-02.ORIGINAL.dng", at(9000)),
				shotFake("d/trip.RAW-01.COVER.jpg", at(300)), shotFake("d/trip.RAW-02.ORIGINAL.dng", at(300)),
			},
			map[string]string{
				"a/PXL_20230330_184138390.PORTRAIT-01.COVER.jpg": "photo", "a/PXL_20230330_184138390.PORTRAIT-02.ORIGINAL.jpg": "photo",
				"a/PXL_20230330_184138391.LONG_EXPOSURE-01.COVER.jpg": "photo", "a/PXL_20230330_184138391.LONG_EXPOSURE-02.ORIGINAL.jpg": "photo",
				"a/PXL_20231207_032111247.RAW-01.COVER.jpg": "photo", "b/PXL_20231207_032111247.RAW-02.ORIGINAL.dng": "photo",
				"c/PXL_20231207_032111248.RAW-01.COVER.jpg": "photo", "c/PXL_20231207_032111249.RAW-02.ORIGINAL.dng": "photo",
				"c/PXL_20231207_032111250.RAW-01.COVER.jpg": "photo", "c/PXL_20231207_032111250.RAW-02.ORIGINAL.dng": "photo",
				"d/trip.RAW-01.COVER.jpg": "photo", "d/trip.RAW-02.ORIGINAL.dng": "photo",
			},
		},
		"unread-is-a-photo-here": {
			fakes{shotFake("a/1.jpg", func(_ *meta, it *photo.Item) { it.Standing = photo.StandsProblem }), shotFake("a/notes.txt", nil)},
			map[string]string{"a/1.jpg": "photo", "a/notes.txt": "other"},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, outcome(t, tt.files, true)); d != "" {
				t.Error(d)
			}
		})
	}
}

// In a backup a small picture is no photo. The largest that names an original which
// is not there is offered as what is left of it.
func TestGroupCacheOfBackup(t *testing.T) {
	fs := fakes{
		shotFake("a/IMG_0009.jpg", nil), shotFake("a/.@__thumb/s800IMG_0009.jpg", madeOf("IMG_0009.jpg", 800)),
		shotFake("b/.@__thumb/s800IMG_0009.jpg", madeOf("IMG_0009.jpg", 800)),
		shotFake("a/.@__thumb/s100IMG_0001.jpg", madeOf("IMG_0001.jpg", 100)), shotFake("a/.@__thumb/s800IMG_0001.jpg", madeOf("IMG_0001.jpg", 800)),
		shotFake("a/@eaDir/IMG_0002.jpg/S.jpg", madeOf("IMG_0002.jpg", 120)), shotFake("a/.thumbnails/IMG_0003.jpg", cache(120, false)),
		shotFake("a/.thumbnails/small.jpg", cache(120, false)), // which names none
	}
	want := map[string]string{
		"a/IMG_0009.jpg": "photo", "a/.@__thumb/s800IMG_0009.jpg": "derivative", "b/.@__thumb/s800IMG_0009.jpg": "offered", // that of a has its own
		"a/.@__thumb/s100IMG_0001.jpg": "derivative", "a/.@__thumb/s800IMG_0001.jpg": "offered",
		"a/@eaDir/IMG_0002.jpg/S.jpg": "offered", "a/.thumbnails/IMG_0003.jpg": "offered", "a/.thumbnails/small.jpg": "derivative",
	}
	if d := cmp.Diff(want, outcome(t, fs, false)); d != "" {
		t.Error(d)
	}
}

func TestGroupUnreadFileOfBackup(t *testing.T) {
	f := shotFake("a/1.jpg", func(_ *meta, it *photo.Item) { it.Standing = photo.StandsProblem })
	if got := outcome(t, fakes{f}, false)["a/1.jpg"]; got != "problem" {
		t.Errorf("an unread file of a backup is %q, want problem", got)
	}
}
