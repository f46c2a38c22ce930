//go:build linux

package accuracy_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"rollcall/photo/phototest"
)

// A sample is a photo of our own, made from a scene by the tools that people's
// photos go through.
type sample struct {
	scene
	format  string // "JPEG", "HEIC", "PNG", "TIFF", "WEBP", "GIF", "BMP"
	quality int
	turn    int  // EXIF orientation
	thumb   bool // embed a thumbnail
	bare    bool // no metadata
	camera  int
	after   time.Duration // since the first photo
	nosub   bool          // no digits below the second
}

var sampleCameras = [][2]string{{"Apple", "iPhone 11"}, {"Apple", "iPhone 15 Pro"}, {"Canon", "Canon EOS 80D"}, {"samsung", "SM-G930P"}}

var sampleStart = time.Date(2024, 5, 1, 10, 0, 0, 0, time.UTC)

func (s *sample) taken() time.Time { return sampleStart.Add(s.after) }

// tags are exiftool's arguments for the sample's metadata.
func (s *sample) tags() []string {
	if s.bare {
		return nil
	}
	at := s.taken().Format("2006:01:02 15:04:05")
	args := []string{"-DateTimeOriginal=" + at, "-CreateDate=" + at, "-OffsetTimeOriginal=+02:00",
		"-Make=" + sampleCameras[s.camera][0], "-Model=" + sampleCameras[s.camera][1],
		fmt.Sprintf("-ExifImageWidth=%d", s.w), fmt.Sprintf("-ExifImageHeight=%d", s.h)}
	if !s.nosub {
		args = append(args, "-SubSecTimeOriginal="+fmt.Sprintf("%03d", s.taken().Nanosecond()/1e6))
	}
	if s.turn > 0 {
		args = append(args, fmt.Sprintf("-Orientation#=%d", s.turn))
	}
	return args
}

// make writes the sample to path; its metadata goes into the batch.
func (s *sample) make(path string, batch *tagging) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	ppm := path + ".ppm"
	defer os.Remove(ppm)
	if err := s.writePPM(ppm); err != nil {
		return err
	}
	quality := fmt.Sprint(s.quality)
	switch s.format {
	case "HEIC":
		return s.makeHEIC(ppm, path)
	case "JPEG":
		args := []string{"-quality", quality, "-sampling-factor", []string{"4:2:0", "4:4:4", "4:2:2"}[s.seed%3]}
		if s.seed%4 == 3 {
			args = append(args, "-interlace", "JPEG")
		}
		if err := magick(ppm, path, args...); err != nil {
			return err
		}
	case "GIF":
		if err := magick(ppm, path, "-colors", "200"); err != nil {
			return err
		}
	case "TIFF":
		if err := magick(ppm, path, "-compress", []string{"None", "LZW", "Zip"}[s.seed%3]); err != nil {
			return err
		}
	case "BMP":
		return magick(ppm, "bmp3:"+path) // exiftool writes no BMP
	default:
		if err := magick(ppm, path, "-quality", quality); err != nil {
			return err
		}
	}
	return s.tag(ppm, path, batch)
}

func (s *sample) tag(ppm, path string, batch *tagging) error {
	args := s.tags()
	if s.thumb {
		small := path + ".thumb.jpg"
		if err := magick(ppm, small, "-thumbnail", "160x120", "-quality", "70"); err != nil {
			return err
		}
		args = append(args, "-ThumbnailImage<="+small)
	}
	if len(args) > 0 {
		batch.add(append(args, path)...)
	}
	return nil
}

// makeHEIC takes the way of a JPEG with metadata through heif-enc, which carries
// it over.
func (s *sample) makeHEIC(ppm, path string) error {
	jpeg := path + ".jpg"
	defer os.Remove(jpeg)
	if err := magick(ppm, jpeg, "-quality", "97"); err != nil {
		return err
	}
	var first tagging
	if args := s.tags(); len(args) > 0 {
		first.add(append(args, jpeg)...)
		if err := first.run(filepath.Dir(path)); err != nil {
			return err
		}
	}
	args := []string{"-q", fmt.Sprint(s.quality), "-o", path}
	if s.thumb {
		args = append(args, "-t", "160")
	}
	if err := tellTool("heif-enc", append(args, jpeg)...); err != nil {
		return err
	}
	if s.turn < 5 {
		return nil
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	turned, err := turnHEIC(content, map[int]byte{6: 3, 8: 1}[s.turn])
	if err != nil {
		return err
	}
	return os.WriteFile(path, turned, 0o644)
}

// ownOriginals makes our photos in the library. n times the list, seeds differing.
func ownOriginals(t *testing.T, library string, samples []sample) []*original {
	made, paths := make([]*original, len(samples)), make([]string, len(samples))
	batches := make([]tagging, len(samples))
	for i := range samples {
		s := &samples[i]
		o := &original{set: ownSet, stem: fmt.Sprintf("IMG_%04d", 3000+i)}
		o.name = fmt.Sprintf("%s %dx%d seed %d frame %d", s.format, s.w, s.h, s.seed, s.frame)
		o.path = filepath.Join(library, ownSet, o.stem+ending(s.format))
		made[i], paths[i] = o, o.path
	}
	if err := each(len(samples), func(i int) error { return samples[i].make(paths[i], &batches[i]) }); err != nil {
		t.Fatal(err)
	}
	if err := joined(batches).run(library); err != nil {
		t.Fatal(err)
	}
	thumbs, _ := filepath.Glob(filepath.Join(library, ownSet, "*.thumb.jpg"))
	for _, thumb := range thumbs {
		os.Remove(thumb)
	}
	all, err := tellAll(t.TempDir(), paths)
	if err != nil {
		t.Fatal(err)
	}
	err = each(len(made), func(i int) error {
		o := made[i]
		why := o.read(o.path, all[i])
		if why == "" {
			why = o.show(t, o.path)
		}
		if why == "" && samples[i].bare == o.shot && o.format != "BMP" {
			why = "its metadata did not get into it"
		}
		if why != "" {
			return fmt.Errorf("our own sample %s takes no part: %s", o.name, why)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// ownSamples is the list of our photos: every format, several sizes, both ways
// round, with and without a thumbnail, with and without metadata, and two bursts
// of which the camera moves.
func ownSamples(full bool) []sample {
	var all []sample
	add := func(s sample) {
		if s.seed == 0 {
			s.seed = int64(100 + len(all))
		}
		if s.quality == 0 {
			s.quality = 92
		}
		if s.after == 0 {
			s.after = time.Duration(len(all))*37*time.Minute + time.Duration(len(all)*131%1000)*time.Millisecond
		}
		s.camera = len(all) % len(sampleCameras)
		if s.burstOf() {
			s.camera = 0
		}
		if s.w != 1200 && !full { // one large enough for Apple's cap is enough
			s.w, s.h = s.w*6/10, s.h*6/10
		}
		all = append(all, s)
	}
	sized := func(w, h int) scene { return scene{w: w, h: h} }
	if full {
		add(sample{scene: sized(2200, 1650), format: "JPEG", thumb: true})
	}
	add(sample{scene: sized(1200, 900), format: "JPEG", thumb: true, turn: 6})
	add(sample{scene: sized(960, 720), format: "JPEG", turn: 8, quality: 85})
	add(sample{scene: sized(720, 1280), format: "JPEG", thumb: true, quality: 96})
	add(sample{scene: sized(1024, 683), format: "JPEG", bare: true})
	add(sample{scene: sized(640, 480), format: "JPEG", turn: 3, thumb: true, quality: 75})
	add(sample{scene: sized(720, 540), format: "HEIC", thumb: true, quality: 60})
	add(sample{scene: sized(560, 420), format: "HEIC", turn: 6, quality: 75})
	add(sample{scene: sized(640, 960), format: "PNG"})
	add(sample{scene: sized(800, 533), format: "PNG", bare: true})
	add(sample{scene: sized(900, 600), format: "TIFF"})
	add(sample{scene: sized(800, 800), format: "WEBP", quality: 88})
	add(sample{scene: sized(500, 375), format: "GIF", bare: true})
	add(sample{scene: sized(640, 427), format: "BMP", bare: true})
	add(sample{scene: scene{w: 1000, h: 750, gray: true}, format: "JPEG", quality: 90})
	for frame := range 4 {
		add(sample{scene: scene{seed: 50, frame: frame, w: 960, h: 720}, format: "JPEG", thumb: true, after: time.Hour*700 + time.Duration(frame)*110*time.Millisecond + 3})
	}
	for frame := range 3 {
		add(sample{scene: scene{seed: 51, frame: frame, w: 480, h: 360}, format: "HEIC", quality: 70, nosub: true, after: time.Hour*900 + 1})
	}
	if !full {
		return all
	}
	add(sample{scene: sized(4032, 3024), format: "JPEG", thumb: true})
	add(sample{scene: sized(4032, 3024), format: "JPEG", turn: 6})
	add(sample{scene: sized(3000, 4000), format: "JPEG", thumb: true, quality: 95})
	for i := range 24 {
		w := 400 + 137*(i%9)
		s := sample{scene: sized(w, w*3/4), format: "JPEG", thumb: i%2 == 0, turn: []int{1, 6, 8, 3, 0, 1}[i%6], quality: 80 + i%18}
		if i%3 == 1 {
			s.h = w * 2 / 3
		}
		if i%4 == 3 {
			s.w, s.h = s.h, s.w
		}
		s.bare = i%8 == 5
		add(s)
	}
	for i, format := range []string{"HEIC", "HEIC", "HEIC", "HEIC", "PNG", "PNG", "TIFF", "TIFF", "WEBP", "WEBP", "WEBP", "GIF", "BMP"} {
		s := sample{scene: sized(480+64*i, 360+48*i), format: format, turn: []int{0, 6, 8, 1}[i%4], quality: 60 + 2*i, bare: format == "GIF" || format == "BMP"}
		if format != "HEIC" && format != "TIFF" {
			s.turn = 0
		}
		add(s)
	}
	return all
}

func (s *sample) burstOf() bool { return s.seed == 50 || s.seed == 51 }

// decoys are photos that only the backup has.
func decoys(full bool) []sample {
	var all []sample
	n := 4
	if full {
		n = 30
	}
	for i := range n {
		s := sample{scene: scene{seed: int64(9000 + i), w: 480 + 40*(i%7), h: 360 + 30*(i%7)}, format: "JPEG", quality: 88, thumb: i%2 == 0,
			camera: i % len(sampleCameras), after: time.Duration(i)*37*time.Minute + 5*time.Second}
		all = append(all, s)
	}
	all = append(all, sample{scene: scene{seed: 50, frame: 5, w: 960, h: 720}, format: "JPEG", quality: 92, thumb: true, after: time.Hour*700 + 550*time.Millisecond})
	return all
}

// ownVideos makes short videos with ffmpeg.
func ownVideos(t *testing.T, library string) []*original {
	var made []*original
	var paths []string
	for i, end := range []string{".MOV", ".mp4", ".MOV"} {
		o := &original{set: ownSet, name: fmt.Sprintf("video %d", i), stem: fmt.Sprintf("IMG_%04d", 4000+i)}
		o.path = filepath.Join(library, ownSet, o.stem+end)
		source := fmt.Sprintf("testsrc2=size=%dx240:rate=15:duration=%d", 320+32*i, 2+i)
		err := tellTool("ffmpeg", "-v", "error", "-f", "lavfi", "-i", source, "-vf", fmt.Sprintf("noise=alls=20:allf=t:all_seed=%d", i), "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p",
			"-metadata", fmt.Sprintf("creation_time=2024-06-0%dT10:00:00Z", 1+i), o.path)
		if err != nil {
			t.Fatal(err)
		}
		made, paths = append(made, o), append(paths, o.path)
	}
	all, err := tellAll(t.TempDir(), paths)
	if err != nil {
		t.Fatal(err)
	}
	for i, o := range made {
		if why := o.read(o.path, all[i]); why != "" {
			t.Fatalf("our own %s takes no part: %s", o.name, why)
		}
	}
	return made
}

// ownRAWs are DNGs of a mosaic, with metadata.
func ownRAWs(t *testing.T, library string) []*original {
	var made []*original
	for i := range 3 {
		shot := phototest.Shot{Seed: int64(70 + i), Width: 320, Height: 240, Make: "Canon", Model: "Canon EOS R5", Taken: fmt.Sprintf("2024-07-0%dT12:00:00.250+02:00", 1+i)}
		o := &original{set: ownSet, name: fmt.Sprintf("DNG %d", i), stem: fmt.Sprintf("IMG_%04d", 4100+i), mosaic: shot}
		o.path = filepath.Join(library, ownSet, o.stem+".dng")
		phototest.Tree{o.stem + ".dng": phototest.DNG(shot)}.Write(t, filepath.Dir(o.path))
		all, err := tellAll(t.TempDir(), []string{o.path})
		if err != nil {
			t.Fatal(err)
		}
		if why := o.read(o.path, all[0]); why != "" || !o.shot {
			t.Fatalf("our own %s takes no part: %s, metadata %v", o.name, why, o.shot)
		}
		made = append(made, o)
	}
	return made
}
