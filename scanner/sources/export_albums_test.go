package sources

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
	"rollcall/photo/phototest"
)

// exported are photos of two parts, whose albums lie in the first.
func exported() phototest.ICloudExport {
	shot := func(name string, part int, albums ...string) phototest.ExportPhoto {
		return phototest.ExportPhoto{Name: name, Content: []byte(fmt.Sprint(name, part)), Part: part, Albums: albums}
	}
	hidden := shot("IMG_6.HEIC", 1)
	hidden.Hidden = true
	live := shot("IMG_1.HEIC", 1, "Zoo", "Cafe\u0301")
	live.Movie = []byte("movie")
	return phototest.ICloudExport{Photos: []phototest.ExportPhoto{
		live, shot("IMG_2.HEIC", 2, "Zoo"), // in another part than the list
		shot("IMG_3.HEIC", 1, "Zoo"), shot("IMG_3.HEIC", 2), // of which part?
		shot("IMG_4.JPG", 2, "Zoo"), shot("IMG_4.JPG", 2), // and a number
		shot("IMG_5.HEIC", 1, "Favorites"), hidden,
		shot("IMG_7.HEIC", 1),
	}}
}

func TestExportAlbums(t *testing.T) {
	const one, two = "iCloud Photos Part 1 of 2", "iCloud Photos Part 2 of 2"
	both := map[string]string{one + "/Photos/IMG_1.HEIC": "Café\nZoo", two + "/Photos/IMG_2.HEIC": "Zoo"}
	within := map[string]string{one + ".zip!/Photos/IMG_1.HEIC": "Café\nZoo", one + ".zip!/Photos/IMG_3.HEIC": "Zoo"}
	for name, c := range map[string]struct {
		tree testTree
		at   string // of the place, below the tree
		want map[string]string
	}{
		"parts":     {treeOf(exported().Folders()), "", both},
		"a-part":    {treeOf(exported().Folders()), one, map[string]string{"Photos/IMG_1.HEIC": "Café\nZoo", "Photos/IMG_3.HEIC": "Zoo"}},
		"zip-parts": {treeOf(exported().ZIPs()), "", within},
		"translated": {testTree{
			"iCloud-bilder Del 1 av 6/Albums/Zoo.csv": "Images\nIMG_1.HEIC\n", "iCloud-bilder Del 2 av 6/Photos/IMG_1.HEIC": "x", "iCloud-bilder Del 3 av 6/Photos/IMG_2.HEIC": "x",
		}, "", map[string]string{"iCloud-bilder Del 2 av 6/Photos/IMG_1.HEIC": "Zoo"}},
		"two-exports": {testTree{
			"iCloud Photos Part 1 of 2/Albums/Zoo.csv": "Images\nIMG_1.HEIC\n", "iCloud Photos Part 1 of 2/Photos/IMG_1.HEIC": "x",
			"iCloud Photos Part 1 of 3/Photos/IMG_1.HEIC": "x", "iCloud Photos Part 2 of 2/Albums/Zoo.csv": "Images\nIMG_1.HEIC\n",
		}, "", map[string]string{"iCloud Photos Part 1 of 2/Photos/IMG_1.HEIC": "Zoo"}},
		"lists-above": {testTree{
			"Albums/Zoo.csv": "imgName\nIMG_1.HEIC\nIMG_2.HEIC\n", "Photo Details.csv": detailsHead + "IMG_1.HEIC," + printA + ",no,no,no,,,\n", "Photos/IMG_1.HEIC": "x",
		}, "", map[string]string{"Photos/IMG_1.HEIC": "Zoo"}},
		"deleted-too": {testTree{
			"Albums/Zoo.csv": "imgName\nIMG_1.HEIC\nIMG_2.HEIC\n", "Photos/IMG_1.HEIC": "x", "Recently Deleted/IMG_2.HEIC": "x", "Photos/Old/IMG_2.HEIC": "x",
		}, "", map[string]string{"Photos/IMG_1.HEIC": "Zoo"}},
		"hidden-in-another-language": {testTree{
			"Albums/Skjult.csv": "imgName\nIMG_1.HEIC\nIMG_2.HEIC\n", "Albums/Zoo.csv": "imgName\nIMG_2.HEIC\nIMG_3.HEIC\n", "Albums/Nothing.csv": "imgName\nIMG_9.HEIC\n",
			"Photos/Photo Details.csv": detailsHead + "IMG_1.HEIC," + printA + ",no,yes,no,,,\nIMG_2.HEIC," + printB + ",no,yes,no,,,\n",
			"Photos/IMG_1.HEIC":        "x", "Photos/IMG_2.HEIC": "x", "Photos/IMG_3.HEIC": "x",
		}, "", map[string]string{"Photos/IMG_2.HEIC": "Zoo", "Photos/IMG_3.HEIC": "Zoo"}},
		"no-export": {testTree{"Albums/Zoo/IMG_1.JPG": "x", "Photos/IMG_1.JPG": "x"}, "", map[string]string{}},
		"spelling":  {testTree{"Albums/Zoo.CSV": "imgName\r\nimg_e\u0301.heic\r\n", "Photos/IMG_\u00c9.HEIC": "x"}, "", map[string]string{"Photos/IMG_\u00c9.HEIC": "Zoo"}},
		"two-cases": {testTree{"Albums/Zoo.csv": "imgName\nIMG_1.HEIC\n", "Photos/IMG_1.HEIC": "x", "Photos/img_1.heic": "x"}, "", map[string]string{}},
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t, filepath.Join(c.tree.build(t, "export"), c.at))
			if diff := cmp.Diff(c.want, albumsOf(walked(t, s))); diff != "" {
				t.Error(diff)
			}
			for _, p := range s.Place().Problems {
				if strings.Contains(p.Text, "albums") {
					t.Error(p)
				}
			}
		})
	}
}

func treeOf(tree phototest.Tree) testTree {
	made := testTree{}
	for name, content := range tree {
		made[name] = string(content)
	}
	return made
}

// Lists that are no lists, or too long, leave the photos as they are.
func TestExportAlbumsThatAreHostile(t *testing.T) {
	const photos = "Photos/IMG_1.JPG"
	var names strings.Builder
	for i := range maxAlbumNames + 1 {
		fmt.Fprintf(&names, "%d\n", i)
	}
	for name, c := range map[string]struct {
		tree testTree
		want string
		told string
	}{
		"long-name":   {testTree{"Albums/" + strings.Repeat("é", 120) + ".csv": "imgName\nIMG_1.JPG"}, strings.Repeat("é", 120), ""},
		"odd-name":    {testTree{"Albums/a\nb\x01.csv": "imgName\nIMG_1.JPG", "Albums/\xff.csv": "imgName\nIMG_1.JPG", "Albums/\n.csv": "imgName\nIMG_1.JPG"}, "a b\n\uFFFD", ""},
		"paths":       {testTree{"Albums/Zoo.csv": "imgName\n../IMG_1.JPG\nPhotos/IMG_1.JPG\n/IMG_1.JPG"}, "", ""},
		"quotes":      {testTree{"Albums/Zoo.csv": "imgName\n\"IMG_1.JPG\n"}, "Zoo", ""},
		"many-names":  {testTree{"Albums/Zoo.csv": "imgName\n" + names.String()}, "", "which albums"},
		"one-again":   {testTree{"Albums/Zoo.csv": "imgName\n" + strings.Repeat("IMG_1.JPG\n", 100_000)}, "Zoo", ""},
		"a-folder":    {testTree{"Albums/Zoo.csv/IMG_1.JPG": "x"}, "", "no regular file"},
		"empty":       {testTree{"Albums/Zoo.csv": ""}, "", ""},
		"header-only": {testTree{"Albums/Zoo.csv": "imgName"}, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			c.tree[photos] = "x"
			s := open(t, c.tree.build(t, "export"))
			e := walked(t, s)[photos]
			if got := e.Facts.Text(photo.FactAlbum); got != c.want || e.Standing != "" {
				t.Errorf("albums %q, want %q; it stands as %q", got, c.want, e.Standing)
			}
			text := ""
			for _, p := range s.Place().Problems {
				text += p.Text
			}
			if (text == "") != (c.told == "") || !strings.Contains(text, c.told) {
				t.Errorf("problems %q", text)
			}
		})
	}
}

// The albums of a real export, as its lists have them.
func TestExportAlbumsOfTheCorpus(t *testing.T) {
	root := filepath.Join(corpus(t), "immich-go-exports", "adapters", "folder", "DATA", "icloud-takeout")
	if _, err := os.Stat(root); err != nil {
		t.Skip("the corpus holds no such export")
	}
	want := map[string]string{"Photos/photo1.jpg": "Spécial album", "Photos/photo2.jpg": "Spécial album\nSpécial album 2"}
	if diff := cmp.Diff(want, albumsOf(walked(t, open(t, root)))); diff != "" {
		t.Error(diff)
	}
}
