//go:build linux

package accuracy_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
)

// errUnfit says that a transformation can't be done to a photo: it is left out of
// that row, and counted.
var errUnfit = errors.New("does not fit this picture")

// atOnce is how many tools run side by side: most of their time is starting.
const atOnce = 4

// each does something n times, several at once, and returns the first error.
func each(n int, do func(i int) error) error {
	errs := make([]error, n)
	var wait sync.WaitGroup
	room := make(chan struct{}, atOnce)
	for i := range n {
		room <- struct{}{}
		wait.Go(func() {
			errs[i] = do(i)
			<-room
		})
	}
	wait.Wait()
	return errors.Join(errs...)
}

// tellTool runs a program that must succeed.
func tellTool(name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "MAGICK_THREAD_LIMIT=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %q: %w\n%s", name, args, err, out)
	}
	return nil
}

// magick runs ImageMagick on the first picture of a file.
func magick(from, to string, args ...string) error {
	return tellTool("convert", append(append([]string{from + "[0]"}, args...), to)...)
}

// tagging is a batch of exiftool commands, run by one process.
type tagging struct{ commands [][]string }

func (t *tagging) add(args ...string) { t.commands = append(t.commands, args) }

func joined(batches []tagging) *tagging {
	var all tagging
	for _, b := range batches {
		all.commands = append(all.commands, b.commands...)
	}
	return &all
}

// run runs the batch. exiftool refuses single files for their odd metadata; who
// needs to know looks at the file.
func (t *tagging) run(dir string) error {
	if len(t.commands) == 0 {
		return nil
	}
	var b bytes.Buffer
	for _, args := range t.commands {
		fmt.Fprintf(&b, "-q\n-q\n-m\n-overwrite_original\n%s\n-execute\n", strings.Join(args, "\n"))
	}
	t.commands = nil
	list, err := listFile(dir, b.String())
	if err != nil {
		return err
	}
	defer os.Remove(list)
	cmd := exec.Command("exiftool", "-@", list)
	out, err := cmd.CombinedOutput()
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		return fmt.Errorf("exiftool: %w\n%s", err, out)
	}
	return nil
}

// listFile writes what a tool is to read into a file of its own.
func listFile(dir, text string) (string, error) {
	f, err := os.CreateTemp(dir, "list-*.txt")
	if err != nil {
		return "", err
	}
	defer f.Close()
	_, err = f.WriteString(text)
	return f.Name(), err
}

// told is what exiftool tells of a file: an independent reading.
type told struct {
	SourceFile, FileType                           string
	ImageWidth, ImageHeight, Orientation, Rotation float64
	DateTimeOriginal, SubSecTimeOriginal           any
	Make, Model, Error                             any
	ContentIdentifier, ImageCaptureRequestID       any
	ImageCaptureReqestID                           any // as older exiftools spell it
	PhotoIdentifier, BurstUUID                     any
	ThumbnailLength                                float64
	StripOffsets                                   any
	JpgFromRawLength, PreviewImageLength           float64
}

// tellAll asks exiftool about many files at once.
func tellAll(dir string, paths []string) ([]told, error) {
	list, err := listFile(dir, strings.Join(paths, "\n"))
	if err != nil {
		return nil, err
	}
	defer os.Remove(list)
	out, err := exec.Command("exiftool", "-json", "-n", "-u", "-fast", "-ImageWidth", "-ImageHeight", "-FileType", "-Orientation", "-Rotation",
		"-EXIF:DateTimeOriginal", "-EXIF:SubSecTimeOriginal", "-EXIF:Make", "-EXIF:Model", "-Error", "-ContentIdentifier", "-ImageCaptureRequestID", "-ImageCaptureReqestID",
		"-PhotoIdentifier", "-BurstUUID", "-ThumbnailLength", "-StripOffsets", "-JpgFromRawLength", "-PreviewImageLength", "-@", list).Output()
	var all []told
	if e := json.Unmarshal(out, &all); e != nil {
		return nil, fmt.Errorf("exiftool: %w, %w", err, e)
	}
	return all, nil
}

// complaint is what decoders say of broken picture data; warnings of odd metadata
// are none.
var complaint = regexp.MustCompile(`(?i)corrupt|premature|truncat|extraneous|invalid|bogus|insufficient|unexpected end|crc`)

// measured is a picture in small by ImageMagick, side x side pixels of RGB. Where
// ImageMagick complains about the file there is none.
func measured(path string, side int, upright bool) ([]byte, error) {
	args := []string{path + "[0]"}
	if upright {
		args = append(args, "-auto-orient")
	}
	args = append(args, "-alpha", "off", "-colorspace", "sRGB", "-filter", "box", "-resize", fmt.Sprintf("%dx%d!", side, side), "-depth", "8", "rgb:-")
	cmd := exec.Command("convert", args...)
	cmd.Env = append(os.Environ(), "MAGICK_THREAD_LIMIT=1")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err == nil && complaint.Match(stderr.Bytes()) {
		err = errors.New("it complains")
	}
	if err == nil && len(out) != 3*side*side {
		err = errors.New("not the size that was asked for")
	}
	if err != nil {
		return nil, fmt.Errorf("ImageMagick can't measure %q: %w\n%s", path, err, stderr.Bytes())
	}
	return out, nil
}

// apart is the root of the mean square of the differences, in levels.
func apart(a, b []byte) float64 {
	if len(a) != len(b) || len(a) == 0 {
		return math.Inf(1)
	}
	sum := 0.0
	for i := range a {
		d := float64(a[i]) - float64(b[i])
		sum += d * d
	}
	return math.Sqrt(sum / float64(len(a)))
}

// spread is the standard deviation of a measured picture's luma, in levels, and
// how many levels it has.
func spread(rgb []byte) (deviation float64, levels int) {
	var sum, squares float64
	seen := map[int]bool{}
	n := float64(len(rgb) / 3)
	for i := 0; i+2 < len(rgb); i += 3 {
		luma := 0.299*float64(rgb[i]) + 0.587*float64(rgb[i+1]) + 0.114*float64(rgb[i+2])
		sum += luma
		squares += luma * luma
		seen[int(luma)] = true
	}
	return math.Sqrt(max(squares/n-sum/n*sum/n, 0)), len(seen)
}

// roughness is how much the luma of single cells adds to that of their four
// neighbours, levels: next to nothing in a gradient.
func roughness(rgb []byte, side int) float64 {
	luma := func(x, y int) float64 {
		i := 3 * (y*side + x)
		return 0.299*float64(rgb[i]) + 0.587*float64(rgb[i+1]) + 0.114*float64(rgb[i+2])
	}
	sum := 0.0
	for y := 1; y < side-1; y++ {
		for x := 1; x < side-1; x++ {
			d := luma(x, y) - (luma(x-1, y)+luma(x+1, y)+luma(x, y-1)+luma(x, y+1))/4
			sum += d * d
		}
	}
	return math.Sqrt(sum / float64((side-2)*(side-2)))
}

// quarterTurned is a measured picture turned clockwise.
func quarterTurned(rgb []byte, side int) []byte {
	out := make([]byte, len(rgb))
	for y := range side {
		for x := range side {
			copy(out[3*(x*side+side-1-y):], rgb[3*(y*side+x):3*(y*side+x)+3])
		}
	}
	return out
}
