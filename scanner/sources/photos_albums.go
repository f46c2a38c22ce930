package sources

import (
	"cmp"
	"errors"
	"maps"
	"regexp"
	"slices"
)

// kindAlbum is the value of ZGENERICALBUM.ZKIND of an album that the user made.
// Shared albums, import sessions, projects, folders and what Photos itself collects
// have others; such as the Hidden album have no row of their own.
const kindAlbum = 2

// maxMembers bounds what the albums of one database can take of the memory while
// they are read, 16 bytes each.
const maxMembers = 4_000_000

var errManyMembers = errors.New("they list more than 4,000,000 photos")

// A member is a photo in an album, the album being the place of its name among all.
type member struct {
	asset *asset
	name  int32
}

// readAlbums reads which of the user's own albums hold each photo. It is no reason
// not to read the photos where that fails.
func (p *photosDatabase) readAlbums(d *database, byKey map[int64]*asset) error {
	if err := p.placeInAlbums(d, byKey); err != nil {
		for _, a := range p.assets {
			a.albums = nil
		}
		p.notes.count("which albums hold its photos can't be read: " + reason(err))
	}
	return nil
}

func (p *photosDatabase) placeInAlbums(d *database, byKey map[int64]*asset) error {
	titles, err := readTitles(d)
	if err != nil || len(titles) == 0 {
		return err
	}
	names := slices.Compact(slices.Sorted(maps.Values(titles)))
	members, err := readMembers(d, func(album, key int64) (m member) {
		if title := titles[album]; title != "" && byKey[key] != nil {
			at, _ := slices.BinarySearch(names, title)
			m = member{byKey[key], int32(at)}
		}
		return m
	})
	if err != nil {
		return err
	}
	slices.SortFunc(members, func(a, b member) int {
		return cmp.Or(cmp.Compare(a.asset.key, b.asset.key), cmp.Compare(a.name, b.name))
	})
	return tellMembers(members, names)
}

// tellMembers gives each asset the names of its albums; members are sorted.
func tellMembers(members []member, names []string) (err error) {
	var texts albumTexts
	var own []string
	for i, m := range members {
		own = append(own, names[m.name])
		if i+1 < len(members) && members[i+1].asset == m.asset {
			continue
		}
		if m.asset.albums, err = texts.of(own); err != nil {
			return err
		}
		own = own[:0]
	}
	return nil
}

// readTitles are the names of the user's own albums by Z_PK, without those in the
// trash. ZCLOUDOWNERHASHEDPERSONID is that of a shared album's owner.
func readTitles(d *database) (map[int64]string, error) {
	titles := map[int64]string{}
	err := d.each("ZGENERICALBUM", []string{"Z_PK", "ZKIND", "ZTRASHEDSTATE", "ZTITLE", "ZCLOUDOWNERHASHEDPERSONID"}, func(r row) error {
		kind, _ := r.int("ZKIND")
		trashed, _ := r.int("ZTRASHEDSTATE")
		if kind != kindAlbum || trashed != 0 || r.text("ZCLOUDOWNERHASHEDPERSONID") != "" {
			return nil
		}
		key, ok := r.int("Z_PK")
		if title := albumTitle(r.text("ZTITLE")); ok && title != "" {
			titles[key] = title
		}
		if len(titles) > maxAlbums {
			return errManyAlbums
		}
		return nil
	})
	return titles, err
}

// maxAlbums is far more than anybody has.
const maxAlbums = 100_000

var errManyAlbums = errors.New("there are more than 100,000")

// readMembers reads the table of which album holds which asset, as of says.
func readMembers(d *database, of func(album, asset int64) member) (members []member, err error) {
	t, err := findAlbumTable(d)
	if err != nil || t.name == "" {
		return nil, err
	}
	err = d.each(t.name, []string{t.albums, t.assets}, func(r row) error {
		album, _ := r.int(t.albums)
		asset, _ := r.int(t.assets)
		m := of(album, asset)
		if m.asset == nil {
			return nil
		}
		if len(members) == maxMembers {
			return errManyMembers
		}
		members = append(members, m)
		return nil
	})
	return members, err
}

// An albumTable is that of the photos in albums and its columns.
type albumTable struct{ name, albums, assets string }

// Core Data names a table of pairs after the entities that it joins, by their numbers,
// which change with every version: Z_26ASSETS with Z_26ALBUMS and Z_34ASSETS in macOS
// 10.15, Z_28ASSETS with Z_28ALBUMS and Z_3ASSETS in macOS 13. Z_FOK_3ASSETS is the
// order in the album.
var (
	albumTableName = regexp.MustCompile(`^Z_(\d+)ASSETS$`)
	assetsColumn   = regexp.MustCompile(`^Z_\d+ASSETS$`)
)

// findAlbumTable finds it by the schema; "" where none, or more than one, is like it.
func findAlbumTable(d *database) (found albumTable, err error) {
	tables, err := d.tablesLike("Z_[0-9]*ASSETS")
	if err != nil {
		return found, err
	}
	for _, name := range tables {
		number := albumTableName.FindStringSubmatch(name)
		if number == nil {
			continue
		}
		t, err := albumColumns(d, name, "Z_"+number[1]+"ALBUMS")
		if err != nil {
			return t, err
		}
		if t.name != "" && found.name != "" {
			return albumTable{}, nil
		}
		if t.name != "" {
			found = t
		}
	}
	return found, nil
}

// albumColumns are the columns of a table, if they are those of pairs of albums and
// assets.
func albumColumns(d *database, table, albums string) (t albumTable, err error) {
	has, err := d.columns(table)
	if err != nil || !has[albums] {
		return t, err
	}
	for column := range has {
		if !assetsColumn.MatchString(column) {
			continue
		}
		if t.name != "" {
			return albumTable{}, nil
		}
		t = albumTable{table, albums, column}
	}
	return t, nil
}
