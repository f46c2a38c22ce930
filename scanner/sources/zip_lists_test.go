package sources

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"testing"
)

// Lists of ZIPs are held as far as there is room, that of the last one used always;
// one that was dropped is read again when a file of its ZIP is asked for.
func TestZipListsAreDropped(t *testing.T) {
	const room = mostListed / entryWeight
	for _, tt := range []struct {
		name    string
		entries int // in each of ten ZIPs
		held    int // lists at the end
	}{{"few", 10, 10}, {"many", room / 4, 4}, {"more_than_held", room + 1, 1}} {
		t.Run(tt.name, func(t *testing.T) {
			var lists zipLists
			var zips []*zipStore
			content := zipOf(t, "IMG_1.JPG", "IMG_2.JPG")
			for range 10 {
				z, err := newZipStore(memoryFile{bytes.NewReader([]byte(content))}, 1, &lists)
				must(t, err)
				z.list.weight = tt.entries * entryWeight
				lists.forget(0)
				zips = append(zips, z)
			}
			if len(lists.held) != tt.held {
				t.Errorf("%d lists are held, want %d", len(lists.held), tt.held)
			}
			for i, z := range zips {
				if held := z.list != nil; held != (i >= len(zips)-tt.held) {
					t.Errorf("the list of ZIP %d is held: %t", i, held)
				}
			}
			f, err := zips[0].openFile("IMG_2.JPG")
			must(t, err)
			if got, err := io.ReadAll(io.NewSectionReader(f, 0, f.Size())); err != nil || len(got) == 0 {
				t.Errorf("a file of the first ZIP: %d bytes, %v", len(got), err)
			}
			if lists.held[len(lists.held)-1] != zips[0] {
				t.Error("the list that was used last is not held last")
			}
		})
	}
}

// Folders cost what files do: a few long names can make very many.
func TestZipOfDeepFolders(t *testing.T) {
	var entries []zipped
	for i := range 1000 {
		entries = append(entries, zipped{name: fmt.Sprintf("%d", i) + string(bytes.Repeat([]byte("/a"), 200)), content: "x"})
	}
	if _, err := newArchive(memoryFile{bytes.NewReader([]byte(zipWith(t, entries...)))}, 1); !errors.Is(err, errZipHuge) {
		t.Errorf("error %v", err)
	}
}
