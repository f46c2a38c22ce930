package sources

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"rollcall/photo"
)

func TestLayoutAndRoute(t *testing.T) {
	cases := []struct {
		name, root    string
		tree          testTree
		layout, route string
	}{
		{"export", "iCloud Photos", testTree{"Photos/IMG_1.HEIC": "x", "Photos/Photo Details.csv": "x", "Recently Deleted/IMG_2.HEIC": "x"}, "icloud-export", photo.RouteICloud},
		{"export-translated", "iCloud-bilder Del 1 av 1", testTree{"Photos/IMG_1.HEIC": "x", "Photos/Photo Details-3.csv": "x"}, "icloud-export", photo.RouteICloud},
		{"export-of-a-stranger", "x", testTree{"Photos/IMG_1.HEIC": "x", "Photos/photo details of mine.csv": "x"}, "", photo.RouteUnknown},
		{"takeout", "x", testTree{"Takeout/Google Photos/Photos from 2019/IMG_1.JPG": "x"}, "takeout", photo.RouteApp},
		{"takeout-album", "x", testTree{"Trip/IMG_1.JPG": "x", "Trip/IMG_1.JPG.supplemental-metadata.json": "x"}, "takeout", photo.RouteApp},
		{"takeout-in-a-corner", "x", testTree{"a/1.JPG": "x", "a/2.JPG": "x", "Photos from 2019/IMG_1.JPG": "x"}, "", photo.RouteUnknown},
		{"icloudpd", "x", testTree{"2024/05/01/IMG_1.HEIC": "x", "2024/05/01/IMG_1_HEVC.MOV": "x", "2024/05/02/IMG_2.HEIC": "x"}, "icloudpd", photo.RouteICloud},
		{"icloudpd-flat", "x", testTree{"IMG_1.HEIC": "x", "IMG_1_HEVC.MOV": "x"}, "icloudpd", photo.RouteICloud},
		{"icloudpd-cut-off", "x", testTree{"2024/05/01/IMG_1.HEIC": "x", "2024/05/01/AFVGWLGOZPRDL5XKGYDXGD2D.part": "x"}, "icloudpd", photo.RouteICloud},
		{"dates-only", "x", testTree{"2024/05/01/IMG_1.HEIC": "x", "2024/05/02/IMG_2.HEIC": "x"}, "", photo.RouteUnknown},
		{"dcim", "x", testTree{"DCIM/100APPLE/IMG_1.HEIC": "x", "DCIM/101APPLE/IMG_2.HEIC": "x"}, "dcim", photo.RouteCopy},
		{"dcim-is-the-root", "DCIM", testTree{"Camera/IMG_1.JPG": "x"}, "dcim", photo.RouteCopy},
		{"dcim-by-month", "DCIM", testTree{"202405__/IMG_1.HEIC": "x"}, "dcim", photo.RouteCopy},
		{"camera", "x", testTree{"Camera/IMG_1.JPG": "x"}, "", photo.RouteUnknown},
		{"synology", "x", testTree{"a/IMG_1.JPG": "x", "a/@eaDir/IMG_1.JPG/SYNOPHOTO_THUMB_M.jpg": "x"}, "synology", photo.RouteUnknown},
		{"qnap", "x", testTree{"a/IMG_1.JPG": "x", "a/.@__thumb/IMG_1.JPG": "x"}, "qnap", photo.RouteUnknown},
		{"empty", "x", testTree{"a/": ""}, "", photo.RouteUnknown},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := open(t, c.tree.build(t, c.root))
			walked(t, s)
			p := s.Place()
			if got := p.Facts.Text(photo.FactLayout); got != c.layout || p.Route != c.route || p.RouteSure {
				t.Errorf("layout %q, route %q, sure %t; want %q, %q", got, p.Route, p.RouteSure, c.layout, c.route)
			}
		})
	}
}

func TestBackupDate(t *testing.T) {
	for name, want := range map[string]string{
		"2025-03-01":                "2025-03-01T23:59:59Z",
		"backup-2025-03-01":         "2025-03-01T23:59:59Z",
		"iPhone 20250301":           "2025-03-01T23:59:59Z",
		"2025-03-01-143000":         "2025-03-01T14:30:00Z",
		"2025-03-01-143000.backup":  "2025-03-01T14:30:00Z",
		"20250301_143000":           "2025-03-01T14:30:00Z",
		"2025-03-01T14-30-00":       "2025-03-01T14:30:00Z",
		"2025-03-01-993000":         "2025-03-01T23:59:59Z",
		"photos_2025_03_01":         "2025-03-01T23:59:59Z",
		"2025_03_01_backup":         "2025-03-01T23:59:59Z",
		"backup.2025.03.01":         "2025-03-01T23:59:59Z",
		"Backup 2025 03 01":         "2025-03-01T23:59:59Z",
		"photos_2025_03_01_14_30":   "2025-03-01T23:59:59Z",
		"2025_03_01_14_30_00":       "2025-03-01T14:30:00Z",
		"2025.03.01.143000":         "2025-03-01T14:30:00Z",
		"2025-03_01":                "",
		"2025_0301":                 "",
		"2025_02_30":                "",
		"2025_03":                   "",
		"01-03-2025":                "",
		"01.03.2025":                "",
		"v12025.03.01":              "",
		"2019_05_01-2019_05_03":     "",
		"2019.05.01 - 2019-05-03":   "",
		"2025-02-30":                "",
		"20251301":                  "",
		"2025":                      "",
		"2025-03":                   "",
		"12025-03-011":              "",
		"1202503011":                "",
		"2019-05-01 to 2019-05-03":  "",
		"2019-05-01 - 2019-05-03":   "",
		"1999-05-01":                "",
		"photos":                    "",
		"IMG_2025-03-01 and friend": "2025-03-01T23:59:59Z",
	} {
		if got := dateInName(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestBackupDateBehindALink(t *testing.T) {
	root := testTree{"a.JPG": "x"}.build(t, "2025-03-01")
	link := filepath.Join(t.TempDir(), "latest")
	must(t, os.Symlink(root, link))
	if got := open(t, link).Place().Facts.Text(photo.FactBackupDate); got != "2025-03-01T23:59:59Z" {
		t.Errorf("date %q", got)
	}
}

func TestPlaceTellsItsFileSystem(t *testing.T) {
	f := open(t, t.TempDir()).Place().Facts
	if f.Text(photo.FactFilesystem) == "" || f.Int(photo.FactFreeBytes) <= 0 {
		t.Errorf("facts %v", f)
	}
}

// Two calls of Place share nothing that one could spoil for the other.
func TestPlaceIsACopy(t *testing.T) {
	s := open(t, testTree{"a/Manifest.plist": "x", "a/Manifest.db": "x"}.build(t, "2025-03-01"))
	walked(t, s)
	first := s.Place()
	first.Facts.Set(photo.FactLayout, "spoilt")
	first.Problems[0].Path = "spoilt"
	if p := s.Place(); p.Facts.Has(photo.FactLayout) || p.Problems[0].Path != "a" {
		t.Errorf("place %+v", p)
	}
}

func TestLoopsEnd(t *testing.T) {
	var above *ancestor
	for i := range uint64(5) {
		above = &ancestor{folderID{1, i}, above}
	}
	for _, c := range []struct {
		id   folderID
		want bool
	}{
		{folderID{1, 0}, true}, {folderID{1, 4}, true}, {folderID{1, 5}, false}, {folderID{2, 1}, false}, {folderID{}, false},
	} {
		if got := above.has(c.id); got != c.want {
			t.Errorf("%v is an ancestor: %t", c.id, got)
		}
	}
}

func TestSettledNamesAreKnownFacts(t *testing.T) {
	known := map[photo.Fact]bool{}
	for _, f := range photo.AllFacts {
		known[f.Name] = f.Of == "item"
	}
	for i, r := range folderRules {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			if r.fact != "" && !known[r.fact] {
				t.Errorf("fact %q of no item", r.fact)
			}
			if len(r.names) == 0 && r.like == nil {
				t.Error("the rule holds for nothing")
			}
		})
	}
}
