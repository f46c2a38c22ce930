package sources

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
	"rollcall/photo/phototest"
)

// onPhone is an asset with its file at a path below Media.
func onPhone(id, path, content string, set map[string]any) phototest.PhotosAsset {
	a := assetOf(id, "IMG_7.JPG", content)
	a.Set = map[string]any{"ZDIRECTORY": above(path), "ZFILENAME": lastName(path)}
	for column, value := range set {
		a.Set[column] = value
	}
	return a
}

func inMedia(path, content string) phototest.PhoneFile {
	return phototest.PhoneFile{Path: phoneMedia + path, Content: []byte(content)}
}

func TestPhonePhotos(t *testing.T) {
	privateTemp(t)
	live := onPhone(idA, "DCIM/100APPLE/IMG_1.HEIC", "one", map[string]any{"ZHIDDEN": 1})
	live.Movie = []byte("movie")
	trashed := onPhone(idB, "PhotoData/CPLAssets/group3/"+idB+".JPG", "two", nil)
	trashed.Trashed = added
	away := onPhone(idC, "DCIM/100APPLE/IMG_3.HEIC", "three", nil)
	away.Elsewhere, away.Master = true, 3
	out := onPhone(idD, "../../../etc/passwd", "x", nil)
	for _, password := range []string{"", "secret"} {
		b := phototest.PhoneBackup{
			Password: password, ICloud: true,
			Photos: &phototest.PhotosLibrary{Model: 14208, Assets: []phototest.PhotosAsset{live, trashed, away, out}},
			Files: []phototest.PhoneFile{
				inMedia("DCIM/100APPLE/IMG_1.HEIC", "one"), inMedia("DCIM/100APPLE/IMG_1.MOV", "movie"), inMedia("DCIM/100APPLE/IMG_1.AAE", "recipe"),
				inMedia("PhotoData/CPLAssets/group3/"+idB+".JPG", "two"),
				inMedia("PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_3.HEIC/5003.JPG", "small"),
				inMedia("PhotoData/Mutations/DCIM/100APPLE/IMG_1/Adjustments/FullSizeRender.heic", "edit"),
				inMedia("PhotoData/Metadata/DCIM/100APPLE/IMG_3.medium.MP4", "preview"),
			},
		}
		s := openPhone(t, phoneIn(t, b.Tree()), password)
		entries := walked(t, s)
		for path, want := range map[string]photo.Facts{
			"DCIM/100APPLE/IMG_1.HEIC":                                                {photo.FactAsset: idA, photo.FactHiddenAlbum: "Hidden", photo.FactFingerprint: print("one"), photo.FactSize: "3"},
			"DCIM/100APPLE/IMG_1.MOV":                                                 {photo.FactAsset: idA, photo.FactHiddenAlbum: "Hidden", photo.FactPart: "video", photo.FactFingerprint: print("movie")},
			"DCIM/100APPLE/IMG_1.AAE":                                                 {photo.FactAsset: idA, photo.FactPart: "sidecar"},
			"PhotoData/CPLAssets/group3/" + idB + ".JPG":                              {photo.FactAsset: idB, photo.FactTrash: "Recently Deleted", photo.FactTrashExpires: "2024-06-01T08:00:00Z"},
			"DCIM/100APPLE/IMG_3.HEIC":                                                {photo.FactAsset: idC, photo.FactRecordOnly: inCloudOnly, photo.FactFingerprint: print("three"), photo.FactCloudState: "uploaded"},
			"PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_3.HEIC/5003.JPG":               {photo.FactAsset: idC, photo.FactThumbnailCache: "Thumbnails"},
			"PhotoData/Mutations/DCIM/100APPLE/IMG_1/Adjustments/FullSizeRender.heic": {photo.FactAsset: idA, photo.FactPart: "edit"},
			"PhotoData/Metadata/DCIM/100APPLE/IMG_3.medium.MP4":                       {photo.FactAsset: idC, photo.FactThumbnailCache: "Metadata"},
		} {
			e, ok := entries[phoneMedia+path]
			for fact, value := range want {
				if e.Facts.Text(fact) != value {
					t.Errorf("%q: %s is %q, want %q", path, fact, e.Facts.Text(fact), value)
				}
			}
			if record := path == "DCIM/100APPLE/IMG_3.HEIC"; !ok || record != (e.Record != nil) {
				t.Errorf("%q: met %t, a record: %t", path, ok, e.Record != nil)
			}
		}
		p := s.Place()
		for fact, want := range map[photo.Fact]string{photo.FactUploads: "on", photo.FactRecords: "1", photo.FactSystem: "iOS 14.3", photo.FactCameraRoll: ""} {
			if p.Facts.Text(fact) != want {
				t.Errorf("%s is %q, want %q", fact, p.Facts.Text(fact), want)
			}
		}
		if len(p.Problems) != 1 || !strings.Contains(p.Problems[0].Text, "outside of the phone's folder") || !p.Complete {
			t.Errorf("complete %t, problems %v", p.Complete, p.Problems)
		}
	}
}

// Where the phone's folder was copied with all that is in it, its database tells
// the same.
func TestPhonePhotosInAFolder(t *testing.T) {
	privateTemp(t)
	library := phototest.PhotosLibrary{Model: 14208, Assets: []phototest.PhotosAsset{onPhone(idA, "DCIM/100APPLE/IMG_1.HEIC", "one", map[string]any{"ZHIDDEN": 1})}}
	tree := phototest.Tree{"Media/DCIM/100APPLE/IMG_1.HEIC": []byte("one")}
	for path, content := range library.Tree(t) {
		if rel, ok := strings.CutPrefix(path, "database/"); ok {
			tree["Media/PhotoData/"+rel] = content
		}
	}
	s := open(t, tree.Write(t, t.TempDir()))
	e := walked(t, s)["Media/DCIM/100APPLE/IMG_1.HEIC"]
	if diff := cmp.Diff("Hidden", e.Facts.Text(photo.FactHiddenAlbum)); diff != "" || s.Place().Facts.Text(photo.FactSystem) != "iOS 14" {
		t.Error(diff, s.Place().Facts)
	}
}

// A thumbnail is read where it is all that is left of its photo.
func TestPhoneThumbnails(t *testing.T) {
	privateTemp(t)
	lost := inMedia("DCIM/100APPLE/IMG_4.HEIC", "four")
	lost.Lost = true
	gone := onPhone(idB, "DCIM/100APPLE/IMG_4.HEIC", "four", nil)
	away := onPhone(idC, "DCIM/100APPLE/IMG_3.HEIC", "three", nil)
	away.Elsewhere = true
	for name, photos := range map[string]*phototest.PhotosLibrary{"without-records": nil, "with-records": {Assets: []phototest.PhotosAsset{away, gone}}} {
		t.Run(name, func(t *testing.T) {
			b := phototest.PhoneBackup{Photos: photos, Files: []phototest.PhoneFile{
				inMedia("DCIM/100APPLE/IMG_1.HEIC", "one"), lost, inMedia("PhotoData/Metadata/DCIM/100APPLE/IMG_1.JPG", "p"),
			}}
			for _, n := range []string{"1", "3", "4", "5"} {
				b.Files = append(b.Files, inMedia("PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_"+n+".HEIC/5003.JPG", n))
			}
			s := openPhone(t, phoneIn(t, b.Tree()), "")
			entries := walked(t, s)
			for path, want := range map[string]bool{
				"Thumbnails/V2/DCIM/100APPLE/IMG_1.HEIC/5003.JPG": true, "Metadata/DCIM/100APPLE/IMG_1.JPG": true,
				"Thumbnails/V2/DCIM/100APPLE/IMG_3.HEIC/5003.JPG": photos != nil, "Thumbnails/V2/DCIM/100APPLE/IMG_4.HEIC/5003.JPG": false,
				"Thumbnails/V2/DCIM/100APPLE/IMG_5.HEIC/5003.JPG": false,
			} {
				if e := entries["Media/PhotoData/"+path]; want != (e.Standing == photo.StandsDerivative) || !e.Facts.Has(photo.FactThumbnailCache) {
					t.Errorf("%q stands as %q, facts %v", path, e.Standing, e.Facts)
				}
			}
			if p := s.Place(); p.Route != photo.RoutePhone || !p.Facts.Has(photo.FactDevice) {
				t.Errorf("place %+v", p)
			}
		})
	}
}
