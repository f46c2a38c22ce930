package sources

import (
	"maps"
	"strings"
	"testing"

	"rollcall/photo"
)

// settledCases are files by path with all that the rules say of them.
var settledCases = []struct {
	path     string
	standing photo.Standing
	facts    photo.Facts
}{
	{path: "IMG_1.HEIC"},
	{path: "2019/Summer/IMG_1.JPG"},
	{path: "notes.txt"},

	{path: ".Trashes/501/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: ".Trashes"}},
	{path: "a/.Trash/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: ".Trash"}},
	{path: ".Trash-1000/files/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: ".Trash-1000"}},
	{path: "#recycle/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: "#recycle"}},
	{path: "@Recycle/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: "@Recycle"}},
	{path: "$RECYCLE.BIN/S-1-5-21/$R1.JPG", facts: photo.Facts{photo.FactTrash: "$RECYCLE.BIN"}},
	{path: "RECYCLER/S-1-5-21/Dc1.JPG", facts: photo.Facts{photo.FactTrash: "RECYCLER"}},
	{path: "Network Trash Folder/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: "Network Trash Folder"}},
	{path: "Recently Deleted/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: "Recently Deleted"}},
	{path: ".trash-storage/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: ".trash-storage"}},
	{path: "Takeout/Google Photos/Trash/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: "Trash"}},
	{path: "Takeout/Google Photos/Bin/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: "Bin"}},
	{path: "DCIM/.trashed-1700000000-IMG_1.JPG", facts: photo.Facts{
		photo.FactTrash: ".trashed-", photo.FactTrashExpires: "2023-11-14T22:13:20Z"}},
	{path: "DCIM/.TRASHED-1700000000-IMG_1.JPG", facts: photo.Facts{
		photo.FactTrash: ".trashed-", photo.FactTrashExpires: "2023-11-14T22:13:20Z"}},
	{path: "DCIM/.trashed-99999999999999999999-IMG_1.JPG", facts: photo.Facts{photo.FactTrash: ".trashed-"}},
	{path: ".dropbox.cache/2024-03-12/IMG_1 (deleted 1a2b3c).JPG", facts: photo.Facts{photo.FactTrash: ".dropbox.cache"}},
	{path: "a/.stversions/2019/IMG_1~20240312-101112.JPG", facts: photo.Facts{photo.FactTrash: ".stversions"}},
	{path: "data/anna/files_trashbin/files/IMG_1.JPG.d1690000000", facts: photo.Facts{photo.FactTrash: "files_trashbin"}},
	{path: "data/anna/files_versions/2019/IMG_1.JPG.v1690000000", facts: photo.Facts{photo.FactTrash: "files_versions"}},
	{path: ".sync/Archive/2019/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: "Archive", photo.FactHiddenFolder: ".sync"}},
	{path: "a/.debris/2024-03-12/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: ".debris"}},
	{path: "_gsdata_/_saved_/2019/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: "_saved_"}},
	{path: "_gsdata_/_history_/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: "_history_"}},
	{path: "a/.tmp.driveupload/40211", facts: photo.Facts{photo.FactTrash: ".tmp.driveupload"}},
	{path: ".tmp.drivedownload/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: ".tmp.drivedownload"}},
	{path: ".recycle/anna/2019/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: ".recycle"}},
	{path: "share/.Recycle.Bin/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: ".Recycle.Bin"}},
	{path: ".deleted/anna/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: ".deleted"}},
	{path: "Network Recycle Bin 1/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: "Network Recycle Bin 1"}},
	{path: "album/.dtrash/files/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: ".dtrash"}},
	{path: "DCIM/.globalTrash/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: ".globalTrash"}},
	{path: "MIUI/Gallery/cloud/.trashBin/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: ".trashBin"}},
	{path: "Pictures/.Gallery2/recycle/bins/0/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: "recycle", photo.FactHiddenFolder: ".Gallery2"}},
	{path: ".RecycleBinHW/f2004", facts: photo.Facts{photo.FactTrash: ".RecycleBinHW"}},
	{path: ".oprecyclebin/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: ".oprecyclebin"}},
	{path: "Android/data/com.oneplus.gallery/files/recyclebin/1690000000", facts: photo.Facts{photo.FactTrash: "recyclebin"}},
	{path: "Android/.Trash/com.sec.android.gallery3d/33171.mp4", facts: photo.Facts{photo.FactTrash: ".Trash"}},
	{path: ".FileManagerRecycler/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: ".FileManagerRecycler"}},
	{path: ".$Trash$/.$Content$/.1_0", facts: photo.Facts{photo.FactTrash: ".$Trash$", photo.FactHiddenFolder: ".$Content$"}},
	{path: ".estrongs/recycle/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: "recycle", photo.FactHiddenFolder: ".estrongs"}},
	{path: "Archive/IMG_1.JPG"},
	{path: "sync/Archive/IMG_1.JPG"},
	{path: "Gallery2/recycle/IMG_1.JPG"},
	{path: "Rubbish/2024-03-12/IMG_1.JPG"},
	{path: "recyclebin/IMG_1.JPG"},
	{path: "files/recyclebin/IMG_1.JPG"},
	{path: "deleted/IMG_1.JPG"},
	{path: "debris/IMG_1.JPG"},
	{path: "_saved_/IMG_1.JPG"},
	{path: "FOUND.000/FILE0000.JPG"},
	{path: "#snapshot/daily/IMG_1.JPG"},
	{path: ".sync/IMG_1.JPG", facts: photo.Facts{photo.FactHiddenFolder: ".sync"}},
	{path: ".dropbox.cache.old/IMG_1.JPG", facts: photo.Facts{photo.FactHiddenFolder: ".dropbox.cache.old"}},
	{path: "Trash Bags 2019/IMG_1.JPG"},
	{path: "Trash/IMG_1.JPG"},
	{path: "Bin/IMG_1.JPG"},
	{path: "Recently Deleted 2019/IMG_1.JPG"},
	{path: "recycle/IMG_1.JPG"},
	{path: "trashed-1700000000-IMG_1.JPG"},
	{path: ".trashed-yesterday-IMG_1.JPG", facts: photo.Facts{photo.FactHiddenFolder: ".trashed-yesterday-IMG_1.JPG"}},
	{path: ".Trash-mine/IMG_1.JPG", facts: photo.Facts{photo.FactHiddenFolder: ".Trash-mine"}},

	{path: "DCIM/.thumbnails/1.jpg", facts: photo.Facts{photo.FactThumbnailCache: ".thumbnails"}},
	{path: "@eaDir/IMG_1.JPG/SYNOPHOTO_THUMB_XL.jpg", facts: photo.Facts{
		photo.FactThumbnailCache: "@eaDir", photo.FactRenditionName: "SYNOPHOTO_THUMB_", photo.FactOriginalName: "IMG_1.JPG"}},
	{path: "@eaDir/a.pdf/SYNOFILE_THUMB_M.jpg", facts: photo.Facts{
		photo.FactThumbnailCache: "@eaDir", photo.FactRenditionName: "SYNOFILE_THUMB_"}},
	{path: ".@__thumb/s800IMG_1.JPG", facts: photo.Facts{photo.FactThumbnailCache: ".@__thumb", photo.FactOriginalName: "IMG_1.JPG"}},
	{path: ".@__thumb/default.JPG", facts: photo.Facts{photo.FactThumbnailCache: ".@__thumb"}},
	{path: "resources/derivatives/3/37210110-E940-4227-92D3-45C40F68EB0A_1_105_c.jpeg", facts: photo.Facts{
		photo.FactThumbnailCache: "derivatives", photo.FactRenditionName: "_1_105_c", photo.FactOriginalName: "37210110-E940-4227-92D3-45C40F68EB0A"}},
	{path: "@__thumb/IMG_1.JPG", facts: photo.Facts{photo.FactThumbnailCache: "@__thumb"}},
	{path: "My Catalog Previews.lrdata/1/a.jpg", facts: photo.Facts{photo.FactThumbnailCache: "My Catalog Previews.lrdata"}},
	{path: "iPod Photo Cache/F00/a.jpg", facts: photo.Facts{photo.FactThumbnailCache: "iPod Photo Cache"}},
	{path: ".photostructure/previews/a.jpg", facts: photo.Facts{photo.FactThumbnailCache: ".photostructure"}},
	{path: ".webaxs/a.jpg", facts: photo.Facts{photo.FactThumbnailCache: ".webaxs"}},
	{path: "PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_1.HEIC/5003.JPG", facts: photo.Facts{
		photo.FactThumbnailCache: "Thumbnails", photo.FactOriginalName: "IMG_1.HEIC"}},
	{path: "PhotoData/CPLAssets/group1/A.HEIC"},
	{path: "thumbnails of our trip/IMG_1.JPG"},
	{path: "Thumbnails/IMG_1.JPG"},
	{path: "derivatives/IMG_1.JPG"},
	{path: "DCIM/.thumbnails/.thumbdata4--1967290299", standing: photo.StandsOther},
	{path: "a/Thumbs.db", standing: photo.StandsOther},
	{path: "a/3305.ithmb", standing: photo.StandsOther},

	{path: "._IMG_1.JPG", standing: photo.StandsIgnored},
	{path: "a/.DS_Store", standing: photo.StandsIgnored},
	{path: "a/desktop.ini", standing: photo.StandsIgnored},
	{path: "a/.picasa.ini", standing: photo.StandsIgnored},
	{path: "@eaDir/IMG_1.JPG@SynoEAStream", standing: photo.StandsIgnored},
	{path: ".Spotlight-V100/Store-V2/0.index", standing: photo.StandsIgnored},
	{path: ".Spotlight-V100/x/IMG_1.JPG", facts: photo.Facts{photo.FactHiddenFolder: ".Spotlight-V100"}},
	{path: "lost+found/#12345", standing: photo.StandsIgnored},
	{path: "lost+found/IMG_1.MOV", facts: photo.Facts{photo.FactHiddenFolder: "lost+found"}},
	{path: "__MACOSX/Photos/._IMG_1.JPG", standing: photo.StandsIgnored},
	{path: ".AppleDouble/IMG_1.JPG", standing: photo.StandsIgnored},
	{path: "System Volume Information/IndexerVolumeGuid", standing: photo.StandsIgnored},
	{path: "lost and found/IMG_1.JPG"},
	{path: "_IMG_1.JPG"},

	{path: ".system/Media/DCIM/IMG_1.JPG", facts: photo.Facts{photo.FactHiddenFolder: ".system"}},
	{path: "a/.picasaoriginals/IMG_1.JPG", facts: photo.Facts{photo.FactHiddenFolder: ".picasaoriginals"}},
	{path: ".a/.b/IMG_1.JPG", facts: photo.Facts{photo.FactHiddenFolder: ".a"}},
	{path: ".Trashes/501/.b/IMG_1.JPG", facts: photo.Facts{photo.FactTrash: ".Trashes", photo.FactHiddenFolder: ".b"}},
	{path: "St. Gallen/IMG_1.JPG"},
	{path: ".IMG_1.JPG", facts: photo.Facts{photo.FactHiddenFolder: ".IMG_1.JPG"}},
	{path: "2024/.2024-01-02.jpg", facts: photo.Facts{photo.FactHiddenFolder: ".2024-01-02.jpg"}},
	{path: ".a/.IMG_1.JPG", facts: photo.Facts{photo.FactHiddenFolder: ".a"}},
	{path: ".Trashes/501/.IMG_1.JPG", facts: photo.Facts{photo.FactTrash: ".Trashes"}},
	{path: ".thumbnails/.1.jpg", facts: photo.Facts{photo.FactThumbnailCache: ".thumbnails"}},
	{path: ".syncthing.IMG_1.JPG.tmp", facts: photo.Facts{photo.FactUnfinished: "*.tmp"}},
	{path: ".IMG_1.JPG.part", facts: photo.Facts{photo.FactUnfinished: "*.part"}},
	{path: "A.photoslibrary/originals/A/.B.heic", facts: photo.Facts{photo.FactHiddenFolder: ".B.heic"}},
	{path: "A.photoslibrary/database/.B.heic", standing: photo.StandsDerivative},

	{path: "IMG_1-medium.JPG", facts: photo.Facts{photo.FactRenditionName: "-medium"}},
	{path: "IMG_1-thumb.mov", facts: photo.Facts{photo.FactRenditionName: "-thumb"}},
	{path: "IMG_1-medium rare steak.jpg"},
	{path: "-medium.jpg"},
	{path: "IMG_1-medium.HEIC"},
	{path: "37210110-E940-4227-92D3-45C40F68EB0A_1_105_c.jpeg", facts: photo.Facts{photo.FactRenditionName: "_1_105_c"}},
	{path: "37210110-e940-4227-92d3-45c40f68eb0a_1_102_o.jpeg", facts: photo.Facts{photo.FactRenditionName: "_1_102_o"}},
	{path: "37210110-E940-4227-92D3-45C40F68EB0A_4_5005_c.jpeg", facts: photo.Facts{photo.FactRenditionName: "_4_5005_c"}},
	{path: "37210110-E940-4227-92D3-45C40F68EB0A_1_201_a.jpeg"},
	{path: "37210110-E940-4227-92D3-45C40F68EB0A_1_105_x.jpeg"},
	{path: "37210110-E940-4227-92D3-45C40F68EB0A.jpeg"},
	{path: "37210110-E940-4227-92D3-45C40F68EB0A_3.mov"},
	{path: "37210110-E940-4227-92D3-45C40F68EBXX_1_105_c.jpeg"},
	{path: "IMG_1_1_105_c.jpeg"},
	{path: "SYNOFILE_THUMB_M.png", facts: photo.Facts{photo.FactRenditionName: "SYNOFILE_THUMB_"}},
	{path: "SYNOPHOTO_FILM_M.mp4", facts: photo.Facts{photo.FactRenditionName: "SYNOPHOTO_FILM_"}},

	{path: "AFVGWLGOZPRDL5XKGYDXGD2D.part", facts: photo.Facts{photo.FactUnfinished: "*.part"}},
	{path: "AFCGWGWMJ3FYXYXXNI3B3NRZGTDCQQ4DIM======.part", facts: photo.Facts{photo.FactUnfinished: "*.part",
		photo.FactFingerprint: printA}},
	{path: "abcdefghijklmnopqrstuvwxyz23456712.part", facts: photo.Facts{photo.FactUnfinished: "*.part"}},
	{path: "IMG_1.JPG.crdownload", facts: photo.Facts{photo.FactUnfinished: "*.crdownload"}},
	{path: "IMG_1.JPG.1a2b3c4d.partial", facts: photo.Facts{photo.FactUnfinished: "*.partial"}},
	{path: "IMG_1.JPG.filepart", facts: photo.Facts{photo.FactUnfinished: "*.filepart"}},
	{path: "IMG_1.JPG.tmp", facts: photo.Facts{photo.FactUnfinished: "*.tmp"}},
	{path: "notes.tmp"},
	{path: ".pending-1700000000-IMG_1.JPG", facts: photo.Facts{photo.FactUnfinished: ".pending-"}},
	{path: "pending-1700000000-IMG_1.JPG"},
	{path: "a/.~tmp~/IMG_1.JPG", facts: photo.Facts{photo.FactUnfinished: ".~tmp~"}},
	{path: ".IMG_1.JPG.a1B2c3", facts: photo.Facts{photo.FactUnfinished: ".*.XXXXXX"}},
	{path: ".IMG_1.JPG.~3f09ab12", facts: photo.Facts{photo.FactUnfinished: ".*.~XXXXXXXX"}},
	{path: ".goutputstream-A1B2C3", facts: photo.Facts{photo.FactUnfinished: ".goutputstream-"}},
	{path: "IMG_1.JPG.~3f09ab12"},
	{path: ".IMG_1.JPG.~1~", facts: photo.Facts{photo.FactHiddenFolder: ".IMG_1.JPG.~1~"}},
	{path: ".notes.~3f09ab12", facts: photo.Facts{photo.FactHiddenFolder: ".notes.~3f09ab12"}},
	{path: ".goutputstream-of-mine.jpg", facts: photo.Facts{photo.FactHiddenFolder: ".goutputstream-of-mine.jpg"}},
	{path: ".IMG_1.JPG.a1B2c", facts: photo.Facts{photo.FactHiddenFolder: ".IMG_1.JPG.a1B2c"}},
	{path: "IMG_1.JPG.a1B2c3"},
	{path: ".config.backup", facts: photo.Facts{photo.FactHiddenFolder: ".config.backup"}},
	{path: "part.JPG"},

	{path: "Albums/Hidden/IMG_1.JPG", facts: photo.Facts{photo.FactHiddenAlbum: "Hidden"}},
	{path: "Hidden/IMG_1.JPG", facts: photo.Facts{photo.FactHiddenAlbum: "Hidden"}},
	{path: "Hidden Album/IMG_1.JPG", facts: photo.Facts{photo.FactHiddenAlbum: "Hidden Album"}},
	{path: "Ausgeblendet/IMG_1.JPG", facts: photo.Facts{photo.FactHiddenAlbum: "Ausgeblendet"}},
	{path: "Hidden Valley/IMG_1.JPG"},
	{path: "Hidden Albums of Bach/IMG_1.JPG"},
	{path: "iCloud Shared Albums/My Albums/Trip/IMG_1.JPG", facts: photo.Facts{photo.FactShared: "iCloud Shared Albums"}},
	{path: "PhotoData/PhotoCloudSharingData/1/2/100CLOUD/IMG_1.JPG", facts: photo.Facts{photo.FactShared: "PhotoCloudSharingData"}},
	{path: "cloudsharing/IMG_1.JPG"},
	{path: "Shared Albums/Hike/IMG_1.JPG", facts: photo.Facts{photo.FactShared: "Shared Albums"}},
	{path: "2019/Shared Album/Lake/IMG_1.JPG", facts: photo.Facts{photo.FactShared: "Shared Album"}},
	{path: "Shared with You/IMG_1.JPG", facts: photo.Facts{photo.FactShared: "Shared with You"}},
	{path: "Shared with me/IMG_1.JPG", facts: photo.Facts{photo.FactShared: "Shared with me"}},
	{path: "Geteilte Alben/Wandern/IMG_1.JPG", facts: photo.Facts{photo.FactShared: "Geteilte Alben"}},
	{path: "services/com.apple.photo.icloud.sharedstreams/assets/1/IMG_1.JPG", facts: photo.Facts{
		photo.FactShared: "com.apple.photo.icloud.sharedstreams"}},
	{path: "A.photoslibrary/scopes/syndication/originals/C/B.heic", standing: photo.StandsDerivative,
		facts: photo.Facts{photo.FactShared: "syndication"}},
	{path: "Shared/IMG_1.JPG"},
	{path: "Shared Folder/IMG_1.JPG"},
	{path: "Shared Library/IMG_1.JPG"},
	{path: "shared-album/Lake/IMG_1.JPG"},
	{path: "Family/IMG_1.JPG"},
	{path: "Shared Albums 2019/IMG_1.JPG"},
	{path: "Shared Albums.JPG"},
	{path: "syndication/IMG_1.JPG"},

	{path: "A.photoslibrary/originals/3/B.heic"},
	{path: "A.photoslibrary/Masters/2019/01/B.JPG"},
	{path: "A.photoslibrary/database/Photos.sqlite", standing: photo.StandsOther},
	{path: "A.photoslibrary/resources/renders/3/B_1_201_a.heic", standing: photo.StandsDerivative},
	{path: "A.photoslibrary/resources/derivatives/3/B_1_105_c.jpeg", standing: photo.StandsDerivative,
		facts: photo.Facts{photo.FactThumbnailCache: "derivatives"}},
	{path: "A.photoslibrary/scopes/cloudsharing/data/1/2/B.JPG", standing: photo.StandsDerivative,
		facts: photo.Facts{photo.FactShared: "cloudsharing"}},
	{path: "originals/B.JPG"},
	{path: "A.photoslibrary.old/resources/B.JPG"},
}

func TestRulesSettle(t *testing.T) {
	for _, c := range settledCases {
		t.Run(c.path, func(t *testing.T) {
			root := testTree{c.path: "x"}.build(t, "place")
			e, ok := walked(t, open(t, root))[c.path]
			if !ok {
				t.Fatal("was not visited")
			}
			if e.Standing != c.standing || !maps.Equal(e.Facts, c.facts) || e.Problem != nil {
				t.Errorf("standing %q, facts %v, problem %v; want %q, %v, none", e.Standing, e.Facts, e.Problem, c.standing, c.facts)
			}
		})
	}
}

// Edited versions in full size are read, and stay what they are.
func TestRendersAreRead(t *testing.T) {
	entries := walked(t, open(t, testTree{
		"A.photoslibrary/resources/renders/3/B_1_201_a.heic": "x", "A.photoslibrary/resources/renders/3/B.plist": "x",
		"A.photoslibrary/resources/derivatives/3/B_1_105_c.jpeg": "x", "A.photolibrary/Previews/2013/B.jpg": "x",
		"A.photolibrary/Thumbnails/2013/B.jpg": "x", "Old.photoslibrary/resources/media/version/02/00/fullsizeoutput_2.jpeg": "x",
	}.build(t, "place")))
	for path, e := range entries {
		want := strings.Contains(path, "_a.heic") || strings.Contains(path, "Previews") || strings.Contains(path, "fullsizeoutput")
		if e.Content != want || want && e.Standing != photo.StandsDerivative {
			t.Errorf("%s: read %t as %q", path, e.Content, e.Standing)
		}
	}
}

// Of the rules only that of bundles holds for the root: the user named it.
func TestRulesOfRoot(t *testing.T) {
	cases := []struct {
		root, path string
		standing   photo.Standing
	}{
		{".Trashes", "IMG_1.JPG", ""},
		{".thumbnails", "IMG_1.JPG", ""},
		{"A.photoslibrary", "originals/1/B.JPG", ""},
		{"A.photoslibrary", "resources/1/B.JPG", photo.StandsDerivative},
	}
	for _, c := range cases {
		t.Run(c.root+"/"+c.path, func(t *testing.T) {
			e := walked(t, open(t, testTree{c.path: "x"}.build(t, c.root)))[c.path]
			if e.Path == "" || e.Standing != c.standing || len(e.Facts) != 0 {
				t.Errorf("got %+v, want standing %q and no facts", e, c.standing)
			}
		})
	}
}

func TestNomediaHidesAllBelow(t *testing.T) {
	root := testTree{"a/.nomedia": "", "a/IMG_1.JPG": "x", "a/b/IMG_2.JPG": "x", "c/IMG_3.JPG": "x"}.build(t, "place")
	entries := walked(t, open(t, root))
	for path, want := range map[string]string{"a/IMG_1.JPG": "a", "a/b/IMG_2.JPG": "a", "c/IMG_3.JPG": ""} {
		if got := entries[path].Facts.Text(photo.FactHiddenFolder); got != want {
			t.Errorf("%s: hidden-folder %q, want %q", path, got, want)
		}
	}
	if s := entries["a/.nomedia"].Standing; s != photo.StandsIgnored {
		t.Errorf("a/.nomedia stands as %q", s)
	}
}

func TestPlaceholdersAreNotOpened(t *testing.T) {
	root := testTree{
		".IMG_1.HEIC.icloud": "x", ".Letter.pdf.icloud": "x", ".Summer 2019.icloud": "x", "my.icloud": "x",
	}.build(t, "place")
	entries := walked(t, open(t, root))
	for path, want := range map[string]struct {
		standing photo.Standing
		online   bool
	}{
		".IMG_1.HEIC.icloud":  {"", true},
		".Summer 2019.icloud": {"", true},
		".Letter.pdf.icloud":  {photo.StandsOther, false},
		"my.icloud":           {"", false},
	} {
		e := entries[path]
		if online := e.Problem != nil && e.Problem.Kind == photo.ProblemOnlineOnly; online != want.online || e.Standing != want.standing {
			t.Errorf("%s: standing %q, problem %v", path, e.Standing, e.Problem)
		}
	}
}

func TestLeftoversAreCounted(t *testing.T) {
	s := open(t, testTree{"a.part": "x", "b/.pending-1700000000-IMG.JPG": "x", "c.JPG": "x"}.build(t, "place"))
	walked(t, s)
	if n := s.Place().Facts.Int(photo.FactLeftovers); n != 2 {
		t.Errorf("%d leftovers, want 2", n)
	}
}
