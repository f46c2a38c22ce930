package phototest

import (
	"encoding/json"
	"fmt"
	"path"
	"strings"
	"time"
	"unicode/utf16"
)

// A Takeout is an export of Google Photos, unpacked.
type Takeout struct {
	Photos []TakeoutPhoto
	Albums string // name of the albums' own JSON, which is translated; "": metadata.json
	Cut    bool   // sidecars are named as before 2024: IMG_1.JPG.json
}

// A TakeoutPhoto is one photo of it.
type TakeoutPhoto struct {
	Title   string // the name that it was uploaded with
	Content []byte
	Edited  []byte // the edited version
	Movie   []byte // of a Live Photo; it has no sidecar of its own
	Taken   time.Time
	Albums  []string // it lies there too
	Trashed bool     // and in the folder of the trash
	ID      string   // Google's
}

// Tree is the export, below the folder Takeout.
func (t Takeout) Tree() Tree {
	tree := Tree{}
	for _, p := range t.Photos {
		folders := []string{fmt.Sprintf("Photos from %d", p.Taken.Year())}
		if p.Trashed {
			folders = []string{"Trash"}
		}
		for _, album := range p.Albums {
			folders = append(folders, album)
			tree["Takeout/Google Photos/"+album+"/"+pick(t.Albums == "", "metadata", t.Albums)+".json"] =
				[]byte(fmt.Sprintf("{\n  \"title\": %q,\n  \"access\": \"protected\",\n  \"date\": {\"timestamp\": \"0\"}\n}", album))
		}
		for _, folder := range folders {
			t.put(tree, "Takeout/Google Photos/"+folder+"/", &p)
		}
	}
	return tree
}

// put writes a photo with its sidecar under the first number that is free.
func (t *Takeout) put(tree Tree, folder string, p *TakeoutPhoto) {
	end := path.Ext(p.Title)
	stem := units(strings.TrimSuffix(p.Title, end), 51-len(end))
	number := ""
	for n := 1; tree[folder+stem+number+end] != nil; n++ {
		number = fmt.Sprintf("(%d)", n)
	}
	tree[folder+stem+number+end] = p.Content
	if p.Edited != nil {
		tree[folder+stem+"-edited"+number+end] = p.Edited
	}
	if p.Movie != nil {
		tree[folder+stem+number+".MP4"] = p.Movie
	}
	tail := ".supplemental-metadata"
	if t.Cut {
		tail = ""
	}
	tree[folder+units(stem+end+tail, 46)+number+".json"] = p.sidecar()
}

func (p *TakeoutPhoto) sidecar() []byte {
	stamp := func(t time.Time) map[string]string {
		return map[string]string{"timestamp": fmt.Sprint(t.Unix()), "formatted": t.UTC().Format("2 Jan 2006, 15:04:05 UTC")}
	}
	fields := map[string]any{
		"title": p.Title, "description": "", "imageViews": "1",
		"photoTakenTime": stamp(p.Taken), "creationTime": stamp(p.Taken.Add(time.Hour)),
		"geoData":            map[string]float64{"latitude": 0, "longitude": 0},
		"googlePhotosOrigin": map[string]any{"mobileUpload": map[string]string{"deviceType": "IOS_PHONE"}},
	}
	if p.Trashed {
		fields["trashed"] = true
	}
	if p.ID != "" {
		fields["url"] = "https://photos.google.com/photo/" + p.ID
	}
	b, err := json.MarshalIndent(fields, "", "  ")
	must(err, "make a sidecar")
	return b
}

// units is as much of a name as fits into n letters of UTF-16.
func units(name string, n int) string {
	for at, r := range name {
		if n -= max(1, utf16.RuneLen(r)); n < 0 {
			return name[:at]
		}
	}
	return name
}
