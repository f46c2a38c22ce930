package sources

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
	"rollcall/photo/phototest"
)

// inAlbums is a library with an album of every kind. A lies in all, with its movie
// and its edit; B in those that are none of the user's own; C, which is in iCloud
// only, in one.
func inAlbums(model int) phototest.PhotosLibrary {
	live, other, away := assetOf(idA, "IMG_1.HEIC", "one"), assetOf(idB, "IMG_2.JPG", "two"), assetOf(idC, "IMG_3.JPG", "three")
	live.Movie, live.Edit, live.Thumbnail, away.Elsewhere = []byte("movie"), []byte("edit"), []byte("small"), true
	album := func(title string, set map[string]any, ids ...string) phototest.PhotosAlbum {
		return phototest.PhotosAlbum{Title: title, Photos: ids, Set: set}
	}
	return phototest.PhotosLibrary{Model: model, Assets: []phototest.PhotosAsset{live, other, away}, Albums: []phototest.PhotosAlbum{
		album("Zoo", nil, idA, idC), album("Café", nil, idA), album(" a\nb\x00c\u2028d ", nil, idA), album("Zoo", nil, idA),
		album("", nil, idA, idB), album(" \t", nil, idB), album("thrown away", map[string]any{"ZTRASHEDSTATE": 1}, idA, idB),
		album("shared", map[string]any{"ZKIND": 1505}, idB), album("import", map[string]any{"ZKIND": 1506}, idB), album("folder", map[string]any{"ZKIND": 4000}, idB),
		album("somebody's", map[string]any{"ZCLOUDOWNERHASHEDPERSONID": "4fd8"}, idB), album("no kind", map[string]any{"ZKIND": nil}, idB),
		album("of nothing", nil, "no such photo"),
	}}
}

const albumsOfA = "Café\nZoo\na b c d"

// albumsOf are the values of the fact by path; those of photos in no album are left
// out.
func albumsOf(entries map[string]Entry) map[string]string {
	albums := map[string]string{}
	for path, e := range entries {
		if e.Facts.Has(photo.FactAlbum) {
			albums[path] = e.Facts.Text(photo.FactAlbum)
		}
	}
	return albums
}

func TestPhotosAlbums(t *testing.T) {
	for _, model := range []int{13703, 14208, 15331, 16502, 17600, 18600, 19001} {
		t.Run(photosReleases[uint64(model/1000)][0], func(t *testing.T) {
			privateTemp(t)
			s := open(t, libraryIn(t, "My.photoslibrary", inAlbums(model)))
			want := map[string]string{
				"originals/A/" + idA + ".heic": albumsOfA, "originals/A/" + idA + "_3.mov": albumsOfA,
				"resources/renders/A/" + idA + "_1_201_a.heic": albumsOfA, "originals/C/" + idC + ".jpeg": "Zoo",
			}
			if diff := cmp.Diff(want, albumsOf(walked(t, s))); diff != "" {
				t.Error(diff)
			}
			if p := s.Place(); len(p.Problems) != 0 || !p.Complete {
				t.Errorf("complete %t, problems %v", p.Complete, p.Problems)
			}
		})
	}
}

func TestPhonePhotosInAlbums(t *testing.T) {
	privateTemp(t)
	one, two := onPhone(idA, "DCIM/100APPLE/IMG_1.HEIC", "one", nil), onPhone(idB, "PhotoData/CPLAssets/group3/"+idB+".JPG", "two", nil)
	one.Movie, two.Elsewhere, two.Master = []byte("movie"), true, 3
	s := openPhone(t, phoneIn(t, phototest.PhoneBackup{
		Photos: &phototest.PhotosLibrary{Model: 14208, Assets: []phototest.PhotosAsset{one, two}, Albums: []phototest.PhotosAlbum{
			{Title: "Zoo", Photos: []string{idA, idB}}, {Title: "Café", Photos: []string{idA}}}},
		Files: []phototest.PhoneFile{inMedia("DCIM/100APPLE/IMG_1.HEIC", "one"), inMedia("DCIM/100APPLE/IMG_1.MOV", "movie")},
	}.Tree()), "")
	const roll = phoneMedia + "DCIM/100APPLE/"
	want := map[string]string{roll + "IMG_1.HEIC": "Café\nZoo", roll + "IMG_1.MOV": "Café\nZoo", phoneMedia + "PhotoData/CPLAssets/group3/" + idB + ".JPG": "Zoo"}
	if diff := cmp.Diff(want, albumsOf(walked(t, s))); diff != "" {
		t.Error(diff)
	}
}

// Tables of albums that are not as they should be leave the photos as they are.
func TestPhotosAlbumsThatAreHostile(t *testing.T) {
	const numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < %d) "
	for name, c := range map[string]struct {
		sql  string
		want string // albums of A
		told string // the problem's text; "" none
	}{
		"as-it-is":         {"", albumsOfA, ""},
		"no-albums":        {"DROP TABLE ZGENERICALBUM", "", ""},
		"no-pairs":         {"DROP TABLE Z_30ASSETS", "", ""},
		"no-kinds":         {"ALTER TABLE ZGENERICALBUM DROP COLUMN ZKIND", "", ""},
		"no-titles":        {"ALTER TABLE ZGENERICALBUM DROP COLUMN ZTITLE", "", ""},
		"no-keys":          {"ALTER TABLE ZGENERICALBUM RENAME COLUMN Z_PK TO ZNEW", "", ""},
		"no-trash":         {"ALTER TABLE ZGENERICALBUM DROP COLUMN ZTRASHEDSTATE", "Café\nZoo\na b c d\nthrown away", ""},
		"no-album-column":  {"ALTER TABLE Z_30ASSETS RENAME COLUMN Z_30ALBUMS TO ZNEW", "", ""},
		"no-asset-column":  {"ALTER TABLE Z_30ASSETS RENAME COLUMN Z_3ASSETS TO ZNEW", "", ""},
		"two-columns":      {"ALTER TABLE Z_30ASSETS ADD COLUMN Z_4ASSETS INTEGER", "", ""},
		"other-pairs":      {"CREATE TABLE Z_3KEYASSETS (Z_3KEYASSETS INTEGER, Z_29ALBUMS INTEGER); CREATE TABLE Z_31ASSETS (Z_30ALBUMS INTEGER, Z_3ASSETS INTEGER)", albumsOfA, ""},
		"two-tables":       {"CREATE TABLE Z_31ASSETS (Z_31ALBUMS INTEGER, Z_3ASSETS INTEGER)", "", ""},
		"a-view":           {"DROP TABLE Z_30ASSETS; CREATE VIEW Z_30ASSETS AS " + fmt.Sprintf(numbers, 1<<40) + "SELECT i AS Z_30ALBUMS, 1 AS Z_3ASSETS FROM n", "", ""},
		"odd-values":       {"UPDATE Z_30ASSETS SET Z_30ALBUMS = 'x' || rowid WHERE Z_30ALBUMS <> 40; UPDATE Z_30ASSETS SET Z_3ASSETS = x'00' WHERE Z_3ASSETS <> 1", "Zoo", ""},
		"no-text":          {"UPDATE ZGENERICALBUM SET ZTITLE = x'c328' WHERE ZTITLE = 'Zoo'", "Café\na b c d\n\uFFFD(", ""},
		"long-title":       {"UPDATE ZGENERICALBUM SET ZTITLE = hex(zeroblob(5000000)) WHERE ZTITLE = 'Zoo'", "Café\na b c d", ""},
		"longest-title":    {"UPDATE ZGENERICALBUM SET ZTITLE = hex(zeroblob(15000000)) WHERE ZTITLE = 'Zoo'", "", "which albums hold its photos can't be read"},
		"pairs-again":      {"CREATE TABLE x AS SELECT * FROM Z_30ASSETS; DROP TABLE Z_30ASSETS; CREATE TABLE Z_30ASSETS (Z_30ALBUMS, Z_3ASSETS); INSERT INTO Z_30ASSETS SELECT Z_30ALBUMS, Z_3ASSETS FROM x, (SELECT 1 UNION SELECT 2)", albumsOfA, ""},
		"million-rows":     {fmt.Sprintf(numbers, 1_000_000) + "INSERT INTO Z_30ASSETS (Z_30ALBUMS, Z_3ASSETS) SELECT 40, 10 + i FROM n", albumsOfA, ""},
		"too-many-albums":  {fmt.Sprintf(numbers, 100_001) + "INSERT INTO ZGENERICALBUM (ZKIND, ZTITLE) SELECT 2, i FROM n", "", "there are more than 100,000"},
		"very-many-albums": {fmt.Sprintf(numbers, 5_000) + "INSERT INTO ZGENERICALBUM (Z_PK, ZKIND, ZTITLE) SELECT 1000 + i, 2, 'A' || printf('%05d', i) FROM n; " + fmt.Sprintf(numbers, 5_000) + "INSERT INTO Z_30ASSETS (Z_30ALBUMS, Z_3ASSETS) SELECT 1000 + i, 1 FROM n", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			privateTemp(t)
			root := libraryIn(t, "My.photoslibrary", inAlbums(18600))
			execute(t, filepath.Join(root, libraryDatabase), c.sql)
			s := open(t, root)
			entries := walked(t, s)
			got := entries["originals/A/"+idA+".heic"].Facts.Text(photo.FactAlbum)
			if name == "very-many-albums" {
				if lines := strings.Split(got, "\n"); len(got) > maxText || len(lines) < 500 || !slices.IsSorted(lines) || len(lines[len(lines)-1]) != 6 {
					t.Errorf("%d bytes, %d lines", len(got), len(lines))
				}
			} else if got != c.want {
				t.Errorf("albums %q, want %q", got, c.want)
			}
			if !entries["originals/A/"+idA+".heic"].Facts.Has(photo.FactAsset) {
				t.Error("the photo's own record was not read")
			}
			text := ""
			for _, p := range s.Place().Problems {
				text += p.Text
			}
			if !s.Place().Complete || (text == "") != (c.told == "") || !strings.Contains(text, c.told) {
				t.Errorf("complete %t, problems %q, want %q", s.Place().Complete, text, c.told)
			}
		})
	}
}

func execute(t *testing.T, file, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+file)
	must(t, err)
	defer db.Close()
	_, err = db.Exec(statement)
	must(t, err)
}

// What the names take is bounded, over all photos: a few long ones on each would
// fill the index.
func TestAlbumTextsAreBounded(t *testing.T) {
	var texts albumTexts
	long := []string{strings.Repeat("x", maxName), strings.Repeat("y", maxName), strings.Repeat("z", maxName)}
	first, err := texts.of(long)
	must(t, err)
	told := len(*first)
	for told+len(*first) <= maxAlbumText {
		again, err := texts.of(long)
		must(t, err)
		if again != first {
			t.Fatal("the same names are held twice")
		}
		told += len(*first)
	}
	if _, err := texts.of(long); err == nil {
		t.Errorf("%d bytes are told", told)
	}
}

// Each library's albums are those that its own table of entities leads to: another
// way than by the names of tables.
func TestPhotosAlbumsOfTheCorpus(t *testing.T) {
	dir := corpus(t)
	roots, err := filepath.Glob(filepath.Join(dir, "osxphotos-libs", "*.photoslibrary"))
	must(t, err)
	more, err := filepath.Glob(filepath.Join(dir, "*", "*", "*", "*.photoslibrary"))
	must(t, err)
	all := 0
	for _, root := range append(roots, more...) {
		t.Run(strings.TrimSuffix(filepath.Base(root), libraryEnding), func(t *testing.T) {
			privateTemp(t)
			want := recordedAlbums(t, root)
			got := map[string]string{}
			for _, e := range walked(t, open(t, root)) {
				if e.Facts.Has(photo.FactAlbum) && !e.Facts.Has(photo.FactPart) {
					got[e.Facts.Text(photo.FactAsset)] = e.Facts.Text(photo.FactAlbum)
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			t.Logf("%d photos in albums: %v", len(got), got)
			all += len(got)
		})
	}
	if all != 6 {
		t.Errorf("%d photos of all libraries are in albums, want 6", all)
	}
}

// recordedAlbums are the names of the user's own albums by the photo's id, as SQL
// over the tables that Z_PRIMARYKEY numbers has them.
func recordedAlbums(t *testing.T, root string) map[string]string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "copy.sqlite")
	for _, ending := range []string{"", "-wal"} {
		content, err := os.ReadFile(filepath.Join(root, libraryDatabase) + ending)
		must(t, err)
		must(t, os.WriteFile(file+ending, content, 0o600))
	}
	db, err := sql.Open("sqlite3", "file:"+file)
	must(t, err)
	defer db.Close()
	var album, asset int
	var table string
	must(t, db.QueryRow("SELECT Z_ENT FROM Z_PRIMARYKEY WHERE Z_NAME = 'Album'").Scan(&album))
	must(t, db.QueryRow("SELECT Z_ENT, 'Z' || upper(Z_NAME) FROM Z_PRIMARYKEY WHERE Z_NAME IN ('GenericAsset', 'Asset') AND Z_SUPER = 0").Scan(&asset, &table))
	rows, err := db.Query(fmt.Sprintf(`SELECT a.ZUUID, g.ZTITLE FROM %s a JOIN Z_%dASSETS j ON j.Z_%dASSETS = a.Z_PK JOIN ZGENERICALBUM g ON g.Z_PK = j.Z_%dALBUMS
		WHERE g.ZKIND = 2 AND g.ZTRASHEDSTATE = 0 AND g.ZTITLE <> '' GROUP BY a.ZUUID, g.ZTITLE ORDER BY a.ZUUID, g.ZTITLE`, table, album, asset, album))
	must(t, err)
	defer rows.Close()
	albums := map[string]string{}
	for rows.Next() {
		var id, title string
		must(t, rows.Scan(&id, &title))
		if albums[id] != "" {
			title = albums[id] + "\n" + title
		}
		albums[id] = title
	}
	must(t, rows.Err())
	return albums
}

// BenchmarkAlbums reads a database of 500,000 photos with 2,000 albums that hold
// 1,500,000 of them, and tells what the albums take of the memory.
func BenchmarkAlbums(b *testing.B) {
	db := manyAlbums(b, 500_000, 2_000, 750)
	for _, c := range []struct {
		name string
		read bool
	}{{"without", false}, {"with", true}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				readMany(b, db, c.read)
			}
		})
	}
}

func readMany(b *testing.B, file string, albums bool) {
	tree, err := openTree(filepath.Dir(file))
	if err != nil {
		b.Fatal(err)
	}
	in := &inside{store: onDisk{tree}}
	d, err := openDatabase(in, filepath.Base(file))
	if err != nil {
		b.Fatal(err)
	}
	defer d.close()
	p := &photosDatabase{byPrint: map[photo.Fingerprint]*asset{}, same: map[string]string{}}
	byKey := map[int64]*asset{}
	if err := p.readAssets(d, byKey); err != nil {
		b.Fatal(err)
	}
	if albums {
		if err := p.readAlbums(d, byKey); err != nil {
			b.Fatal(err)
		}
	}
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.HeapAlloc)/(1<<20), "MiB-held")
	runtime.KeepAlive(p)
}

// manyAlbums writes a database of so many photos and albums, each of which holds so
// many: most of them photos that follow one another, the rest anywhere.
func manyAlbums(b *testing.B, photos, albums, each int) string {
	file := filepath.Join(b.TempDir(), "Photos.sqlite")
	db, err := sql.Open("sqlite3", "file:"+file+"?_synchronous=OFF&_journal_mode=OFF")
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	const numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < %d) "
	for _, statement := range []string{
		"CREATE TABLE ZASSET (Z_PK INTEGER PRIMARY KEY, ZUUID VARCHAR, ZDIRECTORY VARCHAR, ZFILENAME VARCHAR, ZHIDDEN INTEGER, ZTRASHEDSTATE INTEGER, ZKIND INTEGER, ZSAVEDASSETTYPE INTEGER)",
		fmt.Sprintf(numbers, photos) + "INSERT INTO ZASSET SELECT i, printf('%08X-0000-4000-8000-000000000000', i), printf('%X', i % 16), printf('%08X-0000-4000-8000-000000000000.heic', i), 0, 0, 0, 3 FROM n",
		"CREATE TABLE ZGENERICALBUM (Z_PK INTEGER PRIMARY KEY, ZKIND INTEGER, ZTRASHEDSTATE INTEGER, ZTITLE VARCHAR)",
		fmt.Sprintf(numbers, albums) + "INSERT INTO ZGENERICALBUM SELECT i, 2, 0, printf('Summer in the country, part %d', i) FROM n",
		"CREATE TABLE Z_30ASSETS (Z_30ALBUMS INTEGER, Z_3ASSETS INTEGER, Z_FOK_3ASSETS INTEGER, PRIMARY KEY (Z_30ALBUMS, Z_3ASSETS))",
		fmt.Sprintf(numbers, each) + fmt.Sprintf("INSERT OR IGNORE INTO Z_30ASSETS SELECT Z_PK, 1 + CASE WHEN i %% 5 = 0 THEN abs(random()) ELSE Z_PK * 241 + i END %% %d, i FROM ZGENERICALBUM, n", photos),
	} {
		if _, err := db.Exec(statement); err != nil {
			b.Fatal(err)
		}
	}
	return file
}
