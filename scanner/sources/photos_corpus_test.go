package sources

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"rollcall/photo"
)

// corpus is a folder of real files that are not part of the repository.
func corpus(t *testing.T) string {
	t.Helper()
	for _, dir := range []string{os.Getenv("ROLLCALL_CORPUS"), filepath.Join("..", "..", "..", "shared", "corpus")} {
		if st, err := os.Stat(dir); err == nil && st.IsDir() {
			return dir
		}
	}
	t.Skip("no corpus of real files: set ROLLCALL_CORPUS to its folder")
	return ""
}

// An assetRow is one row of the corpus's own reading of its libraries.
type assetRow map[string]string

func assetRows(t *testing.T, corpus string) map[string][]assetRow {
	t.Helper()
	f, err := os.Open(filepath.Join(corpus, "LIBRARY-ASSETS.csv"))
	must(t, err)
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	must(t, err)
	libraries := map[string][]assetRow{}
	for _, cells := range rows[1:] {
		row := assetRow{}
		for i, cell := range cells {
			row[rows[0][i]] = cell
		}
		libraries[row["library"]] = append(libraries[row["library"]], row)
	}
	return libraries
}

// Every asset of the real libraries is what another reader says of it.
func TestPhotosLibrariesOfTheCorpus(t *testing.T) {
	dir := corpus(t)
	libraries := assetRows(t, dir)
	roots, err := filepath.Glob(filepath.Join(dir, "*", "*.photoslibrary"))
	must(t, err)
	more, err := filepath.Glob(filepath.Join(dir, "*", "*", "*", "*.photoslibrary"))
	must(t, err)
	if roots = append(roots, more...); len(roots) != len(libraries) {
		t.Fatalf("%d libraries, %d in the list", len(roots), len(libraries))
	}
	for _, root := range roots {
		name := filepath.Base(root)
		t.Run(strings.TrimSuffix(name, libraryEnding), func(t *testing.T) {
			privateTemp(t)
			s := open(t, root)
			assets := map[string]Entry{}
			for path, e := range walked(t, s) {
				if e.Standing == "" && e.Facts.Has(photo.FactAsset) && !e.Facts.Has(photo.FactPart) {
					e.Path = path
					assets[e.Facts.Text(photo.FactAsset)] = e
				}
			}
			if len(assets) != len(libraries[name]) {
				t.Errorf("%d assets, want %d", len(assets), len(libraries[name]))
			}
			for _, row := range libraries[name] {
				e, ok := assets[row["ZUUID"]]
				if !ok {
					t.Errorf("asset %s was not met", row["ZUUID"])
					continue
				}
				checkAsset(t, row, &e)
			}
			p := s.Place()
			if !p.Complete || len(p.Problems) > 0 || p.Facts.Text(photo.FactSystem) == "" {
				t.Errorf("complete %t, problems %v, system %q", p.Complete, p.Problems, p.Facts.Text(photo.FactSystem))
			}
		})
	}
}

func checkAsset(t *testing.T, row assetRow, e *Entry) {
	t.Helper()
	here := strings.HasPrefix(row["state"], "present")
	referenced := row["state"] == "referenced-outside-library"
	if here != (e.Record == nil) || here && e.Path != row["path"] {
		t.Errorf("%s is %s at %s; a record: %t, at %s", row["ZUUID"], row["state"], row["path"], e.Record != nil, e.Path)
	}
	size, _ := strconv.ParseInt(row["ZORIGINALFILESIZE"], 10, 64)
	for what, equal := range map[string]bool{
		"hidden":      e.Facts.Has(photo.FactHiddenAlbum) == (row["ZHIDDEN"] == "1"),
		"trashed":     e.Facts.Has(photo.FactTrash) == (row["ZTRASHEDSTATE"] == "1"),
		"referenced":  e.Facts.Has(photo.FactReferenced) == referenced,
		"shared":      e.Facts.Has(photo.FactShared) == (row["ZSAVEDASSETTYPE"] == "4"),
		"size":        e.Facts.Int(photo.FactSize) == size,
		"name":        e.Facts.Text(photo.FactOriginalName) == row["ZORIGINALFILENAME"] || row["ZORIGINALFILENAME"] == row["ZFILENAME"],
		"fingerprint": e.Facts.Text(photo.FactFingerprint) == row["ZMASTERFINGERPRINT"]+row["ZORIGINALSTABLEHASH"],
		"class":       e.Record == nil || (e.Record.Class == photo.Video) == (row["ZKIND"] == "1"),
	} {
		if !equal {
			t.Errorf("%s differs in %s: %v, the list has %v", row["ZUUID"], what, e.Facts, row)
		}
	}
}

// The library whose database is nearly empty without its log.
func TestPhotosLibraryWithItsLog(t *testing.T) {
	root := filepath.Join(corpus(t), "osxphotos-libs", "Test-13.5.1-compare-1.photoslibrary")
	originals := 0
	for path, e := range walked(t, open(t, root)) {
		if strings.HasPrefix(path, originalsFolder) && e.Facts.Has(photo.FactAsset) && e.Record == nil {
			originals++
		}
	}
	if originals != 4 {
		t.Errorf("%d originals with a record, want 4", originals)
	}
}
