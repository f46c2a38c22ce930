package phototest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"howett.net/plist"
)

func sortedNames[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// database is Photos.sqlite with all assets in its log.
func (l PhotosLibrary) database() (map[string][]byte, error) {
	model := l.Model
	if model == 0 {
		model = 18600
	}
	s := schemaOf(model)
	version, err := plist.Marshal(map[string]any{"PLModelVersion": model}, plist.BinaryFormat)
	if err != nil {
		return nil, err
	}
	rows := []statement{insert("Z_METADATA", map[string]any{"Z_VERSION": 1, "Z_UUID": "X", "Z_PLIST": version})}
	for i := range l.Assets {
		rows = append(rows, s.asset(&l.Assets[i], i+1)...)
	}
	rows = append(rows, s.albums(l)...)
	return liveDatabase(s.tables(), rows)
}

// A schema is that of one version: only the columns that are of interest, with
// their types.
type schema struct {
	assets string // name of the table
	print  string // column of the fingerprint
	edited string // column that tells edits
	trash  bool   // it has ZTRASHEDREASON, ZBUNDLESCOPE and ZLIBRARYSCOPE
	entity [2]int // numbers of the entities Album and Asset
}

func schemaOf(model int) schema {
	s := schema{assets: "ZASSET", print: "ZMASTERFINGERPRINT", edited: "ZHASADJUSTMENTS", trash: model >= 16502}
	s.entity = [2]int{map[int]int{13: 26, 14: 26, 15: 27, 16: 28, 17: 29, 18: 30}[model/1000], 3}
	if model < 14000 {
		s.assets, s.entity[1] = "ZGENERICASSET", 34
	}
	if s.entity[0] == 0 {
		s.entity[0] = 33
	}
	if model >= 18000 {
		s.print, s.edited = "ZORIGINALSTABLEHASH", "ZADJUSTMENTSSTATE"
	}
	return s
}

func (s schema) tables() []statement {
	assets := "Z_PK INTEGER PRIMARY KEY, ZKIND INTEGER, ZKINDSUBTYPE INTEGER, ZSAVEDASSETTYPE INTEGER, ZHIDDEN INTEGER, ZTRASHEDSTATE INTEGER, " +
		"ZVISIBILITYSTATE INTEGER, ZCLOUDLOCALSTATE INTEGER, ZCLOUDDELETESTATE INTEGER, ZMASTER INTEGER, ZWIDTH INTEGER, ZHEIGHT INTEGER, " +
		"ZDATECREATED TIMESTAMP, ZADDEDDATE TIMESTAMP, ZMODIFICATIONDATE TIMESTAMP, ZTRASHEDDATE TIMESTAMP, ZCLOUDBATCHPUBLISHDATE TIMESTAMP, " +
		"ZDURATION FLOAT, ZUUID VARCHAR, ZDIRECTORY VARCHAR, ZFILENAME VARCHAR, ZMEDIAGROUPUUID VARCHAR, ZAVALANCHEUUID VARCHAR, ZAVALANCHEPICKTYPE INTEGER, ZCLOUDASSETGUID VARCHAR, " + s.edited + " INTEGER"
	if s.trash {
		assets += ", ZTRASHEDREASON INTEGER, ZBUNDLESCOPE INTEGER, ZLIBRARYSCOPE INTEGER"
	}
	var all []statement
	for table, columns := range map[string]string{
		s.assets: assets,
		"ZADDITIONALASSETATTRIBUTES": "Z_PK INTEGER PRIMARY KEY, ZASSET INTEGER, ZORIGINALFILESIZE INTEGER, ZORIGINALWIDTH INTEGER, ZORIGINALHEIGHT INTEGER, " +
			"ZTIMEZONEOFFSET INTEGER, ZUPLOADATTEMPTS INTEGER, ZORIGINALFILENAME VARCHAR, ZEXIFTIMESTAMPSTRING VARCHAR, " + s.print + " VARCHAR",
		"ZINTERNALRESOURCE": "Z_PK INTEGER PRIMARY KEY, ZASSET INTEGER, ZVERSION INTEGER, ZRECIPEID INTEGER, ZRESOURCETYPE INTEGER, ZLOCALAVAILABILITY INTEGER, " +
			"ZREMOTEAVAILABILITY INTEGER, ZDATALENGTH INTEGER, ZFINGERPRINT VARCHAR",
		"ZCLOUDMASTER":        "Z_PK INTEGER PRIMARY KEY, ZCLOUDLOCALSTATE INTEGER",
		"ZEXTENDEDATTRIBUTES": "Z_PK INTEGER PRIMARY KEY, ZASSET INTEGER, ZCAMERAMAKE VARCHAR, ZCAMERAMODEL VARCHAR",
		"Z_METADATA":          "Z_VERSION INTEGER PRIMARY KEY, Z_UUID VARCHAR, Z_PLIST BLOB",
		"ZGENERICALBUM":       "Z_PK INTEGER PRIMARY KEY, ZKIND INTEGER, ZTRASHEDSTATE INTEGER, ZTITLE VARCHAR, ZUUID VARCHAR, ZCLOUDOWNERHASHEDPERSONID VARCHAR",
		s.albumTable():        fmt.Sprintf("%[1]s INTEGER, %[2]s INTEGER, Z_FOK_%[3]dASSETS INTEGER, PRIMARY KEY (%[1]s, %[2]s)", s.albumColumn(), s.assetColumn(), s.entity[1]),
	} {
		all = append(all, statement{"CREATE TABLE " + table + " (" + columns + ")", nil})
	}
	return all
}

func (s schema) albumTable() string  { return fmt.Sprintf("Z_%dASSETS", s.entity[0]) }
func (s schema) albumColumn() string { return fmt.Sprintf("Z_%dALBUMS", s.entity[0]) }
func (s schema) assetColumn() string { return fmt.Sprintf("Z_%dASSETS", s.entity[1]) }

// albums are the rows of the albums and of what they hold, after those that Photos
// has of its own.
func (s schema) albums(l PhotosLibrary) (all []statement) {
	const own = 40
	keys := map[string]int{}
	for i := range l.Assets {
		keys[l.Assets[i].UUID] = i + 1
	}
	for i, album := range l.Albums {
		row := map[string]any{"Z_PK": own + i, "ZKIND": 2, "ZTRASHEDSTATE": 0, "ZTITLE": album.Title, "ZUUID": fmt.Sprintf("ALBUM-%d", i)}
		maps.Copy(row, album.Set)
		all = append(all, insert("ZGENERICALBUM", row))
		for n, id := range album.Photos {
			all = append(all, insert(s.albumTable(), map[string]any{s.albumColumn(): own + i, s.assetColumn(): keys[id], fmt.Sprintf("Z_FOK_%dASSETS", s.entity[1]): 1024 * (n + 1)}))
		}
	}
	return all
}

// asset is one asset's rows. Its key is its number, in every table.
func (s schema) asset(a *PhotosAsset, key int) []statement {
	row := map[string]any{
		"Z_PK": key, "ZUUID": a.UUID, "ZDIRECTORY": a.directory(), "ZFILENAME": a.file(), "ZKIND": 0, "ZSAVEDASSETTYPE": 3, "ZHIDDEN": 0,
		"ZTRASHEDSTATE": 0, "ZCLOUDLOCALSTATE": 0, "ZADDEDDATE": since2001(a.Added), "ZMODIFICATIONDATE": since2001(a.Added),
	}
	attributes := map[string]any{
		"Z_PK": key, "ZASSET": key, "ZORIGINALFILENAME": a.Name, "ZORIGINALFILESIZE": len(a.Content), "ZORIGINALWIDTH": a.Width, "ZORIGINALHEIGHT": a.Height,
		"ZUPLOADATTEMPTS": 0,
	}
	if taken, zone, ok := parseTaken(a.Taken); ok {
		row["ZDATECREATED"] = since2001(taken)
		attributes["ZTIMEZONEOFFSET"] = zone
		attributes["ZEXIFTIMESTAMPSTRING"] = taken.Add(time.Duration(zone) * time.Second).Format("2006:01:02 15:04:05")
	}
	if strings.HasSuffix(strings.ToLower(a.Name), ".mov") {
		row["ZKIND"] = 1
	}
	if !a.Trashed.IsZero() {
		row["ZTRASHEDSTATE"], row["ZTRASHEDDATE"] = 1, since2001(a.Trashed)
	}
	if a.ContentID != "" {
		row["ZMEDIAGROUPUUID"] = a.ContentID
	}
	if !a.NoPrint && a.Content != nil {
		attributes[s.print] = AppleFingerprint(a.Content)
	}
	if a.Edit != nil {
		row[s.edited] = 1
	}
	if a.Master != nil {
		row["ZMASTER"], row["ZCLOUDASSETGUID"] = key, "cloud-"+a.UUID
	}
	maps.Copy(row, a.Set)
	maps.Copy(attributes, a.Attributes)
	all := append(s.resources(a, key), insert(s.assets, row), insert("ZADDITIONALASSETATTRIBUTES", attributes))
	if a.Master != nil {
		all = append(all, insert("ZCLOUDMASTER", map[string]any{"Z_PK": key, "ZCLOUDLOCALSTATE": a.Master}))
	}
	if a.Model != "" {
		all = append(all, insert("ZEXTENDEDATTRIBUTES", map[string]any{"Z_PK": key, "ZASSET": key, "ZCAMERAMODEL": a.Model}))
	}
	return all
}

func (s schema) resources(a *PhotosAsset, key int) (all []statement) {
	local, remote := 1, 0
	if a.Elsewhere {
		local, remote = -1, 1
	}
	add := func(version, recipe, kind, local int, content []byte) {
		if content == nil {
			return
		}
		row := map[string]any{
			"ZASSET": key, "ZVERSION": version, "ZRECIPEID": recipe, "ZRESOURCETYPE": kind, "ZLOCALAVAILABILITY": local,
			"ZREMOTEAVAILABILITY": remote, "ZDATALENGTH": len(content),
		}
		if !a.NoPrint {
			row["ZFINGERPRINT"] = AppleFingerprint(content)
		}
		all = append(all, insert("ZINTERNALRESOURCE", row))
	}
	add(0, 0, 0, local, a.Content)
	add(0, 0, 3, local, a.Movie)
	add(0, 0, 4, local, a.RAW)
	add(2, 65938, 0, 1, a.Edit)
	add(3, 65747, 0, 1, a.Thumbnail)
	return all
}

// since2001 is a time as Core Data stores it; nil for none.
func since2001(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return float64(t.UnixMilli())/1000 - 978307200
}

// parseTaken reads Shot's form of a time.
func parseTaken(text string) (t time.Time, zone int, ok bool) {
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999"} {
		if t, err := time.Parse(layout, text); err == nil {
			_, zone := t.Zone()
			return t.UTC(), zone, true
		}
	}
	return time.Time{}, 0, false
}
