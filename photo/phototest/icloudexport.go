package phototest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"path"
	"strings"
	"time"
)

// An ICloudExport is what privacy.apple.com delivers of iCloud Photos: parts with
// photos, lists of them and albums.
type ICloudExport struct {
	Photos []ExportPhoto
	Parts  int               // 0: as many as the photos say
	Shared map[string][]byte // of shared albums, by "Album/name": a ZIP in part 1
}

// An ExportPhoto is one photo of an export.
type ExportPhoto struct {
	Name            string
	Content         []byte
	Absent          bool   // its file is not in the export, only its row
	Movie           []byte // of a Live Photo; it has no row
	Part            int    // 0: 1
	Taken           time.Time
	Added           time.Time
	Hidden, Deleted bool // Deleted: in Recently Deleted, listed beside the others
	Unlisted        bool // it has no row
	Albums          []string
}

// Folders are the unpacked parts.
func (e ICloudExport) Folders() Tree {
	tree := Tree{}
	lists := map[string]string{}
	for _, p := range e.Photos {
		e.Parts = max(1, e.Parts, p.Part)
	}
	for _, p := range e.Photos {
		part := e.part(max(1, p.Part))
		folder := part + "/Photos/"
		if p.Deleted {
			folder = part + "/Recently Deleted/"
		}
		if !p.Absent {
			tree[free(tree, folder+p.Name)] = p.Content
		}
		if p.Movie != nil {
			tree[free(tree, folder+strings.TrimSuffix(p.Name, path.Ext(p.Name))+".MOV")] = p.Movie
		}
		if !p.Unlisted {
			lists[folder] += p.row()
		}
		if p.Hidden {
			lists[part+"/Albums/Hidden.csv"] += p.Name + "\n"
		}
		for _, album := range p.Albums {
			lists[e.part(1)+"/Albums/"+album+".csv"] += p.Name + "\n"
		}
	}
	for name, rows := range lists {
		if strings.HasSuffix(name, "/") {
			tree[name+"Photo Details.csv"] = []byte("imgName,fileChecksum,favorite,hidden,deleted,originalCreationDate,viewCount,importDate\n" + rows)
		} else {
			tree[name] = []byte("imgName\n" + rows)
		}
	}
	if e.Shared != nil {
		inner := Tree{}
		for name, content := range e.Shared {
			inner["My Albums/"+name] = content
		}
		tree[e.part(1)+"/iCloud Shared Albums.zip"] = ZIP(inner)
	}
	return tree
}

// ZIPs are the parts as they are delivered.
func (e ICloudExport) ZIPs() Tree {
	parts := map[string]Tree{}
	for name, content := range e.Folders() {
		part, rest, _ := strings.Cut(name, "/")
		if parts[part] == nil {
			parts[part] = Tree{}
		}
		parts[part][rest] = content
	}
	tree := Tree{}
	for part, inner := range parts {
		tree[part+".zip"] = ZIP(inner)
	}
	return tree
}

func (e ICloudExport) part(n int) string {
	return fmt.Sprintf("iCloud Photos Part %d of %d", n, e.Parts)
}

func (p *ExportPhoto) row() string {
	const form = "Monday January 2,2006 3:04 PM GMT"
	date := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return `"` + t.UTC().Format(form) + `"`
	}
	return fmt.Sprintf("%s,%s,no,%s,%s,%s,1,%s\n", p.Name, AppleFingerprint(p.Content),
		pick(p.Hidden, "yes", "no"), pick(p.Deleted, "yes", "no"), date(p.Taken), date(p.Added))
}

// free is the name, with -1, -2 … where it is taken.
func free(tree Tree, name string) string {
	stem, end := strings.TrimSuffix(name, path.Ext(name)), path.Ext(name)
	for n := 1; tree[name] != nil; n++ {
		name = fmt.Sprintf("%s-%d%s", stem, n, end)
	}
	return name
}

// ZIP packs a tree as exports are: pictures stored, the rest deflated.
func ZIP(tree Tree) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range tree.paths() {
		h := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC)}
		switch strings.ToLower(path.Ext(name)) {
		case ".jpg", ".heic", ".mov", ".png", ".mp4":
			h.Method = zip.Store
		}
		f, err := z.CreateHeader(h)
		must(err, "make a ZIP")
		_, err = f.Write(tree[name])
		must(err, "make a ZIP")
	}
	must(z.Close(), "make a ZIP")
	return b.Bytes()
}
