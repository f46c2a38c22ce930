package exam_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"rollcall/cmd/rollcall/programtest"
	"rollcall/photo/phototest"
)

// Kinds of backups, by how photos get into them.
var (
	copies   = []string{"flat", "mirror", "months", "dcim", "eadir", "photoprism"}
	icloud   = []string{"export", "zips"}
	apps     = []string{"nextcloud", "immich", "takeout"}
	clouds   = slices.Concat(icloud, apps)
	anywhere = slices.Concat(copies, clouds)
)

// store puts what is not gone into the backup, in one of some kinds of it, and says which.
func (g *game) store(kinds ...string) string {
	kind := pickOf(g, kinds...)
	g.storeInto(g.bak, kind)
	return kind
}

// storeInto lays what is not gone into a place.
func (g *game) storeInto(to tree, kind string) {
	switch kind {
	case "flat":
		g.layInto(to, flat, g.pics)
	case "mirror":
		g.mirrorInto(to)
	case "months":
		g.layInto(to, byMonth, g.pics)
	case "dcim":
		g.layInto(to, below("DCIM/100APPLE", flat), g.pics)
	case "eadir":
		g.mirrorInto(to)
		g.addSmall(to, func(name string) string {
			return path.Join(path.Dir(name), "@eaDir", path.Base(name), "SYNOPHOTO_THUMB_M.jpg")
		})
	case "nextcloud":
		g.layInto(to, below("InstantUpload/Camera", byMonth), g.pics)
	case "immich":
		g.layImmich(to)
	case "photoprism":
		g.layPhotoPrism(to)
	case "takeout":
		to.add("", g.takeout().Tree())
	case "zips":
		to.add("", g.sound(g.parted(g.between(1, 3))).ZIPs())
	case "export":
		g.sentTo(to, g.parted(g.between(1, 3)))
	default:
		panic(kind)
	}
}

// parted is an export each of whose parts holds something.
func (g *game) parted(parts int) phototest.ICloudExport {
	e := g.export(parts)
	e.Parts = min(parts, len(e.Photos))
	for i := range e.Photos {
		e.Photos[i].Part = 1 + i*e.Parts/len(e.Photos)
	}
	return e
}

// sentTo unpacks an export, with the damage that came after.
func (g *game) sentTo(to tree, e phototest.ICloudExport) {
	spoiled := map[string]file{}
	for _, p := range g.pics {
		if p.cause == "corrupted-backup" && p.copied != nil {
			spoiled[string(p.main())] = p.copied[0].file
		}
	}
	for name, data := range e.Folders() {
		f, ok := spoiled[string(data)]
		if !ok {
			f = file{data: data}
		}
		to[name] = f
	}
}

// sound gives what is spoiled its spoiled bytes: of an archive the lists fit its content.
func (g *game) sound(e phototest.ICloudExport) phototest.ICloudExport {
	spoiled := map[string]file{}
	for _, p := range g.pics {
		if p.cause == "corrupted-backup" && p.copied != nil {
			spoiled[string(p.main())] = p.copied[0].file
		}
	}
	for i := range e.Photos {
		if f, ok := spoiled[string(e.Photos[i].Content)]; ok {
			e.Photos[i].Content = f.data
		}
	}
	return e
}

// mirrorInto is the library's tree again without what is gone.
func (g *game) mirrorInto(to tree) {
	for _, p := range g.pics {
		if p.gone {
			continue
		}
		stem := strings.TrimSuffix(p.at[0], p.parts[0].end)
		for _, x := range p.sent() {
			to[stem+x.end] = x.file
		}
	}
}

// addSmall adds a small picture of each still that is there, where name says.
func (g *game) addSmall(to tree, name func(string) string) {
	for _, p := range g.pics {
		if p.gone || !single(p) || p.copied != nil {
			continue
		}
		to[name(p.at[0])] = file{data: bare(resized(p.pixels(), 4), 75), when: p.when}
	}
}

// layImmich is the folder of an Immich server with its storage template, and previews.
func (g *game) layImmich(to tree) {
	user := strings.ToLower(g.uuid())
	g.layInto(to, below("library/"+user, func(p *pic) string { return p.when.Format("2006/2006-01-02/") + p.stem }), g.pics)
	for _, folder := range []string{"library", "thumbs", "upload", "profile", "backups", "encoded-video"} {
		to[folder+"/.immich"] = file{data: []byte("1700000000000")}
	}
	for _, p := range g.pics {
		if p.gone || !single(p) || p.copied != nil {
			continue
		}
		id := strings.ToLower(g.uuid())
		to[fmt.Sprintf("thumbs/%s/%s/%s/%s-preview.jpeg", user, id[:2], id[2:4], id)] = file{data: bare(resized(p.pixels(), 2), 80), when: p.when}
	}
}

// layPhotoPrism is what PhotoPrism's import makes: names of date and checksum.
func (g *game) layPhotoPrism(to tree) {
	g.layInto(to, below("originals", func(p *pic) string {
		return p.when.Format("2006/01/20060102_150405_") + fmt.Sprintf("%08X", uint32(p.shot.Seed*2654435761))
	}), g.pics)
	for _, p := range g.pics {
		if p.cause == "corrupted-backup" && len(bytes.Trim(p.sent()[0].file.data, "\x00")) == 0 {
			p.accept = append(p.accept, "unexplained") // nothing in it, and another name
		}
		if !p.gone && single(p) && p.copied == nil {
			to[photoPrismThumb(p)] = file{data: bare(resized(p.pixels(), 2), 80), when: p.when}
		}
	}
}

func photoPrismThumb(p *pic) string {
	sum := fmt.Sprintf("%040x", uint64(p.shot.Seed)*0x9E3779B97F4A7C15)
	return fmt.Sprintf("storage/cache/thumbnails/%s/%s/%s/%s_720x720_fit.jpg", sum[24:25], sum[25:26], sum[26:27], sum)
}

// encoded is the shot's picture by a tool that is told its input and -o output.
func (g *game) encoded(tool string, s phototest.Shot) []byte {
	g.t.Helper()
	dir := g.t.TempDir()
	in, out := filepath.Join(dir, "in.png"), filepath.Join(dir, "out")
	must(g.t, os.WriteFile(in, pngOf(phototest.Shot{Seed: s.Seed, Width: 192, Height: 128}), 0o600))
	if said, err := exec.Command(programtest.Tool(g.t, tool), "-quiet", "-q", "88", in, "-o", out).CombinedOutput(); err != nil {
		g.t.Fatalf("%s: %v\n%s", tool, err, said)
	}
	data, err := os.ReadFile(out)
	must(g.t, err)
	return data
}
