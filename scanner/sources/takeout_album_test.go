package sources

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
	"rollcall/photo/phototest"
)

// albumNote is what Google writes of an album.
func albumNote(title string) string {
	return `{"title": "` + title + `", "description": "", "access": "protected", "date": {"timestamp": "1697872351", "formatted": "21 oct. 2023, 07:12:31 UTC"}}`
}

func TestTakeoutAlbums(t *testing.T) {
	const home = "Takeout/Google Photos/"
	taken := time.Date(2023, 10, 6, 6, 30, 0, 0, time.UTC)
	export := phototest.Takeout{Albums: "métadonnées", Photos: []phototest.TakeoutPhoto{
		{Title: "A.JPG", Content: []byte("a"), Taken: taken, Albums: []string{"Paris 2019", "Zoo"}, Edited: []byte("e")},
		{Title: "B.HEIC", Content: []byte("b"), Movie: []byte("m"), Taken: taken, Albums: []string{"Zoo"}},
		{Title: "C.JPG", Content: []byte("c"), Taken: taken},
	}}
	for name, c := range map[string]struct {
		tree testTree
		want map[string]string
	}{
		"export": {treeOf(export.Tree()), map[string]string{
			home + "Paris 2019/A.JPG": "Paris 2019", home + "Paris 2019/A-edited.JPG": "Paris 2019",
			home + "Zoo/A.JPG": "Zoo", home + "Zoo/A-edited.JPG": "Zoo", home + "Zoo/B.HEIC": "Zoo", home + "Zoo/B.MP4": "Zoo",
		}},
		"its-own-title": {testTree{home + "Album test 6-10-23/metadata.json": albumNote("Album test 6/10/23"), home + "Album test 6-10-23/A.JPG": "x", home + "Album test 6-10-23/A.JPG.json": note("A.JPG")},
			map[string]string{home + "Album test 6-10-23/A.JPG": "Album test 6/10/23"}},
		"notes-elsewhere":  {testTree{home + "Zoo/metadata.json": albumNote("Zoo"), home + "Zoo/A.JPG": "x"}, map[string]string{home + "Zoo/A.JPG": "Zoo"}},
		"until-2019":       {testTree{home + "Zoo/metadata.json": `{"albumData": {"title": "Zoo", "date": "May 6, 2016 11:45:15 PM", "access": "protected"}, "media": []}`, home + "Zoo/A.JPG": "x"}, map[string]string{home + "Zoo/A.JPG": "Zoo"}},
		"of-two-parts":     {testTree{home + "Zoo/metadata.json": albumNote("Zoo"), home + "Zoo/metadata(1).json": albumNote("Zoo"), home + "Zoo/A.JPG": "x"}, map[string]string{home + "Zoo/A.JPG": "Zoo"}},
		"two-titles":       {testTree{home + "Zoo/metadata.json": albumNote("Zoo"), home + "Zoo/metadata(1).json": albumNote("Harbour"), home + "Zoo/A.JPG": "x"}, nil},
		"other-json-too":   {testTree{home + "Zoo/Metadaten.json": albumNote("Zoo"), home + "Zoo/shared_album_comments.json": `{"sharedAlbumComments": []}`, home + "Zoo/A.JPG": "x"}, map[string]string{home + "Zoo/A.JPG": "Zoo"}},
		"without-a-title":  {testTree{home + "Untitled(1)/metadata.json": albumNote(""), home + "Untitled(1)/A.JPG": "x"}, nil},
		"a-year":           {testTree{home + "Photos from 2019/metadata.json": albumNote("Photos from 2019"), home + "Photos from 2019/A.JPG": "x", home + "Photos from 2019/A.JPG.json": note("A.JPG")}, nil},
		"a-year-elsewhere": {testTree{"Takeout/Google Fotos/Fotos von 2019/Metadaten.json": albumNote("Fotos von 2019"), "Takeout/Google Fotos/Fotos von 2019/A.JPG": "x"}, nil},
		"a-day":            {testTree{home + "2016-05-07 #2/metadata.json": albumNote("2016/05/07"), home + "2016-05-07 #2/A.JPG": "x"}, nil},
		"the-trash":        {testTree{home + "Bin/metadata.json": albumNote("Bin"), home + "Bin/A.JPG": "x", home + "Bin/A.JPG.json": note("A.JPG", trashedNote)}, nil},
		"below-an-album":   {testTree{home + "Zoo/metadata.json": albumNote("Zoo"), home + "Zoo/more/A.JPG": "x", home + "Zoo/B.JPG": "x"}, map[string]string{home + "Zoo/B.JPG": "Zoo"}},
		"nobodys":          {testTree{"site/metadata.json": albumNote("Zoo"), "site/A.JPG": "x"}, nil},
		"a-photos":         {testTree{home + "Zoo/A.JPG": "x", home + "Zoo/x.json": `{"title": "A.JPG", "access": "", "date": {}, "photoTakenTime": {"timestamp": "0"}}`}, nil},
		"lines":            {testTree{home + "Zoo/metadata.json": albumNote(`a\nb\u0000`), home + "Zoo/A.JPG": "x"}, map[string]string{home + "Zoo/A.JPG": "a b"}},
		"long-title":       {testTree{home + "Zoo/metadata.json": albumNote(strings.Repeat("x", maxName+1)), home + "Zoo/A.JPG": "x"}, nil},
		"longest-title":    {testTree{home + "Zoo/metadata.json": albumNote(strings.Repeat("x", 10<<20)), home + "Zoo/A.JPG": "x"}, nil},
		"deep":             {testTree{home + "Zoo/metadata.json": `{"title": "Zoo", "access": "", "date": ` + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) + "}", home + "Zoo/A.JPG": "x"}, nil},
		"no-json":          {testTree{home + "Zoo/metadata.json": albumNote("Zoo")[:60], home + "Zoo/A.JPG": "x"}, nil},
		"wrapped-again":    {testTree{home + "Zoo/metadata.json": strings.Repeat(`{"albumData": `, 5000) + albumNote("Zoo") + strings.Repeat("}", 5000), home + "Zoo/A.JPG": "x"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t, c.tree.build(t, "place"))
			if c.want == nil {
				c.want = map[string]string{}
			}
			if diff := cmp.Diff(c.want, albumsOf(walked(t, s))); diff != "" {
				t.Error(diff)
			}
			if p := s.Place(); !p.Complete || len(p.Problems) > 0 {
				t.Errorf("complete %t, problems %v", p.Complete, p.Problems)
			}
		})
	}
}

// The albums of real exports.
func TestTakeoutAlbumsOfTheCorpus(t *testing.T) {
	home := filepath.Join(corpus(t), "immich-go-exports")
	for at, want := range map[string]map[string]int{
		"app/upload/TEST_DATA/Takeout1":             {"Album test 6/10/23": 8},
		"app/upload/TEST_DATA/Takeout2":             {},
		"internal/e2e/client/DATA/fromGooglePhotos": {"Gopher's gallery": 5},
	} {
		t.Run(strings.ReplaceAll(at, "/", "-"), func(t *testing.T) {
			root := filepath.Join(home, at)
			if _, err := os.Stat(root); err != nil {
				t.Skip("the corpus holds no such export")
			}
			got := map[string]int{}
			for _, e := range walked(t, open(t, root)) {
				if e.Facts.Has(photo.FactAlbum) {
					got[e.Facts.Text(photo.FactAlbum)]++
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
