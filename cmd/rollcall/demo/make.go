//go:build ignore

// Make paints and writes the demo's pair of folders. It needs heif-enc
// (libheif-examples), ffmpeg and cwebp (webp):
//
//	go run make.go paint.go
//
// Every picture comes from paint.go; nothing is anybody's photo.
package main

import (
	"fmt"
	"image"
	imagepng "image/png"
	"log"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	"rollcall/photo/phototest"
)

const (
	width, height = 400, 300
	library       = "library"
	backup        = "backup"
)

func main() {
	log.SetFlags(0)
	for _, side := range []string{library, backup} {
		check(os.RemoveAll(side))
	}
	iPhone14()
	iPhone11()
	livePhotos()
	smallerVersions()
	damagedCopies()
	editsAndConversions()
	webPictures()
	hiddenAndDeleted()
	scans()
	othersPhotos()
	backupOnly()
}

// Ben's iPhone 14 goes on uploading: all is in the backup, two under new names.
func iPhone14() {
	for i := range 16 {
		s := shot("iPhone 14", date(2023, 7+i, 3+i), 100+i)
		name := fmt.Sprintf("IMG_%04d.HEIC", 2100+i*7)
		to := name
		if i%8 == 5 {
			to = fmt.Sprintf("IMG_%04d-1.HEIC", 2100+i*7)
		}
		content := heic(s)
		put(library, month(s, name), content)
		put(backup, "Photos/"+to, content)
	}
}

// Anna's iPhone 11 stopped uploading in March 2024.
func iPhone11() {
	for i := range 28 {
		s := shot("iPhone 11", date(2023, 7+i/2, 5+(i%2)*12), 200+i)
		name := fmt.Sprintf("IMG_%04d.JPG", 5200+i*3)
		content := jpeg(s)
		put(library, month(s, name), content)
		if i < 17 {
			put(backup, "Photos/"+name, content)
		}
	}
}

// Four Live Photos, of which three lost their video.
func livePhotos() {
	for i := range 4 {
		s := shot("iPhone 14", date(2023, 9+i, 21), 300+i)
		s.ContentID = fmt.Sprintf("5D0A7C11-3E52-4C1B-9B1F-0000000003%02d", i)
		name := fmt.Sprintf("IMG_%04d", 3301+i)
		still, video := heic(s), mov(s)
		put(library, month(s, name+".HEIC"), still)
		put(library, month(s, name+".MOV"), video)
		put(backup, "Photos/"+name+".HEIC", still)
		if i == 0 {
			put(backup, "Photos/"+name+".MOV", video)
		}
	}
}

// Three of which the backup holds only a smaller version.
func smallerVersions() {
	for i := range 3 {
		s := shot("iPhone 14", date(2023, 10+i, 9), 400+i)
		s.ExifWidth, s.ExifHeight = width, height
		name := fmt.Sprintf("IMG_%04d.JPG", 4410+i)
		put(library, month(s, name), jpeg(s))
		s.Width, s.Height, s.Thumbnail = width/2, height/2, false
		put(backup, "Photos/"+name, jpeg(s))
	}
}

// Two copies that broke on the way: one cut off, one with zeros at its end.
func damagedCopies() {
	for i := range 2 {
		s := shot("iPhone 14", date(2023, 11, 12+i), 500+i)
		name := fmt.Sprintf("IMG_%04d.JPG", 4501+i)
		content := jpeg(s)
		put(library, month(s, name), content)
		copied := append([]byte{}, content...)
		if i == 0 {
			copied = copied[:len(copied)*2/3]
		} else {
			clear(copied[len(copied)/2:])
		}
		put(backup, "Photos/"+name, copied)
	}
}

// One of which only the edit is in the backup, and one that became a poor JPEG.
func editsAndConversions() {
	s := shot("iPhone 14", date(2024, 2, 18), 600)
	s.RequestID = "6A51D0F2-0B7C-4E7E-8B60-000000000600"
	s.ContentID = "6A51D0F2-0B7C-4E7E-8B60-000000000601"
	put(library, month(s, "IMG_4600.JPG"), jpeg(s))
	s.Seed, s.ContentID, s.Software = 601, "6A51D0F2-0B7C-4E7E-8B60-000000000602", "Photos 9.0"
	put(backup, "Photos/IMG_E4600.JPG", jpeg(s))

	s = shot("iPhone 14", date(2024, 1, 28), 610)
	put(library, month(s, "IMG_4610.HEIC"), heic(s))
	s.Quality = 35 // so poor that the pictures only nearly agree
	put(backup, "Photos/IMG_4610.JPG", jpeg(s))
}

// Pictures saved from the web: this kind was left out.
func webPictures() {
	for i := range 4 {
		s := phototest.Shot{Seed: int64(700 + i), Width: width, Height: height}
		put(library, fmt.Sprintf("Saved pictures/recipe-%d.webp", i+1), webp(s))
	}
	s := phototest.Shot{Seed: 710, Width: width / 2, Height: height / 2}
	put(library, "Saved pictures/map.png", png(s))
	put(backup, "Photos/map.png", png(s))
}

// A hidden folder, the Hidden album, and the phone's trash. EXPIRY becomes a
// date a few days ahead when the demo is unpacked.
func hiddenAndDeleted() {
	for i := range 3 {
		s := shot("Pixel 7", date(2023, 12, 2+i), 800+i)
		put(library, fmt.Sprintf("DCIM/.private/PXL_%04d.jpg", 8000+i), jpeg(s))
		s = shot("iPhone 14", date(2023, 12, 20+i), 810+i)
		put(library, fmt.Sprintf("Hidden/IMG_%04d.HEIC", 8100+i), heic(s))
	}
	for i := range 2 {
		s := shot("Pixel 7", date(2024, 4, 11+i), 820+i)
		put(library, fmt.Sprintf("DCIM/Camera/.trashed-EXPIRY-PXL_%04d.jpg", 8200+i), jpeg(s))
	}
	for i := range 4 {
		s := shot("Pixel 7", date(2024, 3, 5+i), 830+i)
		put(library, fmt.Sprintf("DCIM/Camera/PXL_%04d.jpg", 8300+i), jpeg(s))
		put(backup, fmt.Sprintf("Photos/PXL_%04d.jpg", 8300+i), jpeg(s))
	}
}

// Scans of old prints: this backup never covered their folder.
func scans() {
	for i := range 6 {
		s := phototest.Shot{Seed: int64(900 + i), Width: width, Height: height, Make: "EPSON", Model: "Perfection V600", Taken: "2022-11-06T10:00:00"}
		put(library, fmt.Sprintf("Scans/grandma-%02d.jpg", i+1), jpeg(s))
	}
}

// Somebody else's photos in a shared album.
func othersPhotos() {
	for i := range 2 {
		s := shot("Galaxy S22", date(2024, 5, 4+i), 950+i)
		put(library, fmt.Sprintf("iCloud Shared Albums/Hiking/%04d.jpg", i+1), jpeg(s))
	}
}

// Photos that the library no longer has.
func backupOnly() {
	for i := range 3 {
		s := shot("iPhone 11", date(2023, 8, 14+i), 980+i)
		put(backup, fmt.Sprintf("Photos/IMG_%04d.JPG", 5150+i), jpeg(s))
	}
}

func shot(model, taken string, seed int) phototest.Shot {
	brand := map[string]string{"Pixel 7": "Google", "Galaxy S22": "samsung"}[model]
	if brand == "" {
		brand = "Apple"
	}
	return phototest.Shot{Seed: int64(seed), Width: width, Height: height, Taken: taken, Make: brand, Model: model,
		Latitude: 52.5 + float64(seed%17)/10, Longitude: 13.4 - float64(seed%13)/10, Thumbnail: true, Orientation: 1}
}

func date(year, month, day int) string {
	for month > 12 {
		year, month = year+1, month-12
	}
	zone := "+01:00"
	if month > 3 && month < 11 {
		zone = "+02:00"
	}
	return fmt.Sprintf("%04d-%02d-%02dT%02d:%02d:%02d.%03d%s", year, month, day, 8+day%12, day*7%60, day*13%60, day*37%1000, zone)
}

func month(s phototest.Shot, name string) string {
	return s.Taken[:4] + "/" + s.Taken[:7] + "/" + name
}

// picture is what a shot shows: a plate in a picture saved from the web, an old
// print in a scan.
func picture(s phototest.Shot, w, h int) *image.RGBA {
	r := rand.New(rand.NewSource(s.Seed))
	switch {
	case s.Make == "":
		return render(plate(r), w, h)
	case s.Make == "EPSON":
		return render(oldPrint(motifs[int(s.Seed)%len(motifs)](r)), w, h)
	}
	return paint(s.Seed, w, h)
}

func jpeg(s phototest.Shot) []byte {
	var thumb []byte
	if s.Thumbnail {
		thumb = phototest.BareJPEG(picture(s, 40, 30), 50)
	}
	quality := s.Quality
	if quality == 0 {
		quality = 60
	}
	return phototest.WithEXIF(phototest.BareJPEG(picture(s, s.Width, s.Height), quality), phototest.EXIF(s, thumb))
}

func png(s phototest.Shot) []byte {
	return phototest.PNGOf(picture(s, s.Width, s.Height), phototest.EXIF(s, nil), imagepng.BestCompression)
}

// heic encodes a JPEG whose EXIF heif-enc takes over.
func heic(s phototest.Shot) []byte {
	s.Quality = 95
	return convert("in.jpg", jpeg(s), "out.heic", "heif-enc", "-q", "35", "in.jpg", "-o", "out.heic")
}

func webp(s phototest.Shot) []byte {
	return convert("in.png", png(s), "out.webp", "cwebp", "-quiet", "-q", "60", "in.png", "-o", "out.webp")
}

// mov is one second of a still picture in H.264 with Apple's metadata keys.
func mov(s phototest.Shot) []byte {
	key := func(name, value string) []string {
		return []string{"-metadata", "com.apple.quicktime." + name + "=" + value}
	}
	args := []string{"-v", "error", "-loop", "1", "-i", "in.png", "-t", "1", "-r", "10", "-c:v", "libx264", "-crf", "35", "-pix_fmt", "yuv420p", "-movflags", "use_metadata_tags"}
	args = append(args, key("make", s.Make)...)
	args = append(args, key("model", s.Model)...)
	args = append(args, key("content.identifier", s.ContentID)...)
	args = append(args, key("creationdate", s.Taken[:19]+s.Taken[23:26]+s.Taken[27:])...)
	return convert("in.png", png(s), "out.mov", "ffmpeg", append(args, "out.mov")...)
}

// convert runs a program in a temporary folder that holds the input.
func convert(in string, content []byte, out, program string, args ...string) []byte {
	dir, err := os.MkdirTemp("", "demo")
	check(err)
	defer os.RemoveAll(dir)
	check(os.WriteFile(filepath.Join(dir, in), content, 0o644))
	c := exec.Command(program, args...)
	c.Dir = dir
	if text, err := c.CombinedOutput(); err != nil {
		log.Fatalf("%s %s: %v\n%s", program, strconv.Quote(in), err, text)
	}
	made, err := os.ReadFile(filepath.Join(dir, out))
	check(err)
	return made
}

func put(side, path string, content []byte) {
	name := filepath.Join(side, filepath.FromSlash(path))
	check(os.MkdirAll(filepath.Dir(name), 0o755))
	check(os.WriteFile(name, content, 0o644))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
