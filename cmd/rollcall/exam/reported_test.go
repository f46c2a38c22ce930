package exam_test

import (
	"encoding/binary"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rollcall/cmd/rollcall/programtest"
	"rollcall/photo/phototest"
)

// reportedStories are made after what people reported of their tools; each names the
// thread. What the thread leaves open, such as layouts and devices, is made up.
var reportedStories = slices.Concat(reportedClouds, reportedPhones, reportedCameras, reportedCopies, reportedTools, reportedBytes, reportedAlike,
	reportedTrashes, reportedPlaces, reportedLast)

// year takes some pictures with a device within a year.
func (g *game) year(d *device, low, high int) []*pic {
	from := g.start()
	return g.roll(d, g.between(low, high), from, from.AddDate(1, 0, 0))
}

// plain is the device without movies, screenshots and Live Photos.
func plain(d *device) *device {
	d.movies, d.shots, d.live = 0, 0, 0
	return d
}

// allLive is an iPhone that takes nothing but Live Photos.
func (g *game) allLive() *device {
	d := plain(g.iphone())
	d.live = 1
	return d
}

func isLive(p *pic) bool { return p.part("video") != nil }

// besides says what is true of a file of the library that is no pic.
func (g *game) besides(path, status, cause string, accept ...string) *truth {
	t := &truth{paths: []string{path}, status: status, cause: cause, accept: append([]string{cause}, accept...)}
	g.extra = append(g.extra, t)
	return t
}

// byTool lets a program work in a folder on the files of some pics, as they would come
// through, and takes what it made of them.
func (g *game) byTool(pics []*pic, name string, args func(file string) []string) {
	g.t.Helper()
	tool, dir := programtest.Tool(g.t, name), g.t.TempDir()
	each := func(do func(x *part, file string)) {
		for i, p := range pics {
			p.copied = slices.Clone(p.sent())
			for j := range p.copied {
				do(&p.copied[j], filepath.Join(dir, fmt.Sprintf("%05d-%d%s", i, j, strings.ToLower(p.copied[j].end))))
			}
		}
	}
	each(func(x *part, file string) { must(g.t, os.WriteFile(file, x.file.data, 0o600)) })
	if all := args(""); all != nil {
		cmd := exec.Command(tool, all...)
		cmd.Dir = dir
		cmd.Run() // what it does not know it leaves alone
	} else {
		each(func(_ *part, file string) {
			if said, err := exec.Command(tool, args(file)...).CombinedOutput(); err != nil {
				g.t.Fatalf("%s: %v\n%s", name, err, said)
			}
		})
	}
	each(func(x *part, file string) {
		data, err := os.ReadFile(file)
		must(g.t, err)
		x.file.data = data
	})
}

// exiftool writes metadata into the files of some pics.
func (g *game) exiftool(pics []*pic, args ...string) {
	g.byTool(pics, "exiftool", func(file string) []string {
		if file == "" {
			return append(args, "-overwrite_original", "-q", "-q", "-m", ".")
		}
		return nil
	})
}

// jpegtran works on the JPEGs of some pics without decoding them.
func (g *game) jpegtran(pics []*pic, args ...string) {
	g.byTool(pics, "jpegtran", func(file string) []string {
		if file == "" {
			return nil
		}
		return append(args, "-outfile", file, file)
	})
}

// film is a movie that ffmpeg made: a picture of the shot with grain, and a tone.
func (g *game) film(p *pic, end string, codec ...string) []byte {
	g.t.Helper()
	dir := g.t.TempDir()
	m := phototest.PNGOf(paint(p.shot), nil, 0)
	must(g.t, os.WriteFile(filepath.Join(dir, "in.png"), m, 0o600))
	taken, err := time.Parse("2006-01-02T15:04:05", p.when.Format("2006-01-02T15:04:05"))
	must(g.t, err)
	args := []string{"-v", "error", "-loop", "1", "-framerate", "10", "-i", filepath.Join(dir, "in.png"),
		"-f", "lavfi", "-i", fmt.Sprintf("sine=frequency=%d", 200+p.shot.Seed%700), "-t", "4",
		"-vf", fmt.Sprintf("noise=alls=12:allf=t:all_seed=%d,scroll=horizontal=0.01,format=yuv420p", p.shot.Seed%100000),
		"-metadata", "creation_time=" + taken.Format("2006-01-02T15:04:05.000000Z")}
	args = append(append(args, codec...), "-c:a", "aac", "-y", filepath.Join(dir, "out"+strings.ToLower(end)))
	return g.ffmpeg(args)
}

// again is a movie as ffmpeg makes another of it.
func (g *game) again(movie []byte, from, end string, args ...string) []byte {
	g.t.Helper()
	dir := g.t.TempDir()
	in := filepath.Join(dir, "in"+strings.ToLower(from))
	must(g.t, os.WriteFile(in, movie, 0o600))
	return g.ffmpeg(append(append([]string{"-v", "error", "-i", in}, args...), "-y", filepath.Join(dir, "out"+end)))
}

func (g *game) ffmpeg(args []string) []byte {
	if said, err := exec.Command(programtest.Tool(g.t, "ffmpeg"), args...).CombinedOutput(); err != nil {
		g.t.Fatalf("ffmpeg: %v\n%s", err, said)
	}
	data, err := os.ReadFile(args[len(args)-1])
	must(g.t, err)
	return data
}

// withoutPlace is a JPEG of which Android hid where it was taken: the values of its GPS
// directory are zeros, all else is as it was.
// https://developer.android.com/training/data-storage/shared/media#media-location-permission
func withoutPlace(jpeg []byte) []byte {
	b := slices.Clone(jpeg)
	tiff := b[strings.Index(string(b), "Exif\x00\x00")+6:]
	order := binary.BigEndian
	entries := func(at uint32) (list [][]byte) {
		for i := range uint32(order.Uint16(tiff[at:])) {
			list = append(list, tiff[at+2+12*i:][:12])
		}
		return list
	}
	for _, e := range entries(order.Uint32(tiff[4:])) {
		if order.Uint16(e) != 0x8825 {
			continue
		}
		for _, v := range entries(order.Uint32(e[8:])) {
			size := map[uint16]uint32{1: 1, 2: 1, 3: 2, 4: 4, 5: 8}[order.Uint16(v[2:])] * order.Uint32(v[4:])
			if size > 4 {
				clear(tiff[order.Uint32(v[8:]):][:size])
			} else {
				clear(v[8:])
			}
		}
	}
	return b
}

// placed gives all stills of the device's camera a place.
func (g *game) placed(pics []*pic) {
	for _, p := range where(pics, isKind("still")) {
		p.shot.Latitude, p.shot.Longitude = 47.1+g.r.Float64(), 8.1+g.r.Float64()
		p.parts[0].file.data = g.still(p.parts[0].end, p.shot)
	}
}
