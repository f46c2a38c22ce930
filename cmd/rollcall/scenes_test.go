package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"rollcall/cmd/rollcall/programtest"
	"rollcall/formats/decode"
	"rollcall/photo/phototest"
)

func TestMain(m *testing.M) {
	decode.Main()
	if filepath.Base(os.Args[0]) != "rollcall" { // the scenes' own rollcall goes by their config file
		os.Setenv("ROLLCALL_CONFIG", os.DevNull) // whatever the one who tests has set
	}
	testscript.Main(cleaning{m}, map[string]func(){"rollcall": main})
}

// A cleaning runs the tests and removes what they share.
type cleaning struct{ *testing.M }

func (c cleaning) Run() int {
	defer programtest.Clean()
	return c.M.Run()
}

// TestScenes plays the stories of testdata/scenes through the real program. Their
// words beside testscript's own:
//
//	photo FILE [key=value ...]   make a real file, its kind by the ending; keys are
//	                             those of shotKeys
//	roll DIR N FROM DAYS [key=value ...]
//	                             make N photos, DAYS days apart, from a date on
//	burst DIR N MILLISECONDS [key=value ...]
//	                             make N frames of one scene, so far apart
//	flat FILE LEVEL [key=value ...]
//	                             make a picture of one grey, with grain by its seed
//	reencode FILE OUT [bare] [key=value ...]
//	                             compress anew (quality=N). As of all words that make
//	                             a picture from another: its EXIF comes along, bare
//	                             leaves it out, keys make it anew
//	resize FILE OUT ...          with width=N height=N and without a thumbnail
//	crop FILE OUT ...            without a twentieth at each side
//	filter FILE OUT ...          warmer and with more contrast
//	turn FILE OUT ...            upright by its pixels, orientation 1
//	strip FILE OUT               without EXIF, the picture untouched
//	heic FILE OUT [QUALITY]      to HEIC by heif-enc
//	heic2jpg FILE OUT [QUALITY]  to JPEG by heif-convert
//	zip FILE DIR [stored]        make a ZIP of all that lies in a folder
//	photoslibrary DIR PHOTO ...  make a library of Photos for Mac: see makePhotosLibrary
//	export KIND DIR PHOTO ...    make what a service or tool exports: see makeExport
//	append FILE TAIL             put the bytes of another file behind it
//	join FILE JPEG               put a second picture behind it, and list it
//	cut FILE N                   keep the first N bytes (negative: all but the last)
//	flip FILE OFFSET             flip one byte (negative: from the end)
//	zero FILE FROM               overwrite with zeros from an offset
//	exits CODE PROGRAM ARG ...    run a program and hold its exit code
//	summary REPORT key=value ... hold a JSON report's summary
//	verdict REPORT PATH STATUS [CAUSE|-] [GRADE|-] [COUNTERPART|-|none]
//	part REPORT PATH ROLE STATUS [GRADE|-] [COUNTERPART|-|none]
//	told REPORT PATH REGEXP      hold that a sentence of its evidence says so
//	changed CHANGES PATH KIND [THEN NOW [CAUSE]]
//	                             hold what the JSON of the changes says of a photo
//	moves CHANGES                hold that its moves add up to both summaries
//
// The condition [tool:NAME] is that a program is installed; where ROLLCALL_CI is
// 1 a scene fails without it.
func TestScenes(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/scenes",
		Setup: func(e *testscript.Env) error {
			e.Setenv("ROLLCALL_INDEX", filepath.Join(e.WorkDir, "index.db"))
			e.Setenv("XDG_DATA_HOME", filepath.Join(e.WorkDir, "data"))
			e.Setenv("HOME", e.WorkDir)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"photo": makePhoto, "roll": makeRoll, "cut": cutFile, "flip": flipFile, "zero": zeroFile,
			"burst": makeBurst, "flat": makeFlat, "strip": stripFile, "append": appendFile, "join": joinPictures,
			"zip": makeZip, "heic": toHEIC, "heic2jpg": fromHEIC,
			"reencode": remake(remadeAsIs), "resize": remake(remadeSmaller), "crop": remake(remadeCropped), "filter": remake(remadeFiltered), "turn": remake(remadeUpright),
			"exits": runAndHold, "summary": holdSummary, "verdict": holdVerdict, "part": holdPart, "told": holdEvidence,
			"changed": holdChange, "moves": holdMoves, "exportparts": makeParts, "cutinto": cutInto, "blankin": blankIn, "photoslibrary": makePhotosLibrary, "phonebackup": makePhoneBackup, "export": makeExport,
		},
		Condition: hasTool,
	})
}

var shotKeys = map[string]func(*phototest.Shot, string) error{
	"seed":        func(s *phototest.Shot, v string) (err error) { s.Seed, err = strconv.ParseInt(v, 10, 64); return },
	"width":       func(s *phototest.Shot, v string) (err error) { s.Width, err = strconv.Atoi(v); return },
	"height":      func(s *phototest.Shot, v string) (err error) { s.Height, err = strconv.Atoi(v); return },
	"quality":     func(s *phototest.Shot, v string) (err error) { s.Quality, err = strconv.Atoi(v); return },
	"seconds":     func(s *phototest.Shot, v string) (err error) { s.Seconds, err = strconv.Atoi(v); return },
	"taken":       func(s *phototest.Shot, v string) error { s.Taken = v; return nil },
	"make":        func(s *phototest.Shot, v string) error { s.Make = v; return nil },
	"model":       func(s *phototest.Shot, v string) error { s.Model = v; return nil },
	"artist":      func(s *phototest.Shot, v string) error { s.Artist = v; return nil },
	"software":    func(s *phototest.Shot, v string) error { s.Software = v; return nil },
	"content":     func(s *phototest.Shot, v string) error { s.ContentID = v; return nil },
	"burst":       func(s *phototest.Shot, v string) error { s.BurstID = v; return nil },
	"unique":      func(s *phototest.Shot, v string) error { s.UniqueID = v; return nil },
	"orientation": func(s *phototest.Shot, v string) (err error) { s.Orientation, err = strconv.Atoi(v); return },
	"exifwidth":   func(s *phototest.Shot, v string) (err error) { s.ExifWidth, err = strconv.Atoi(v); return },
	"exifheight":  func(s *phototest.Shot, v string) (err error) { s.ExifHeight, err = strconv.Atoi(v); return },
	"turns":       func(s *phototest.Shot, v string) error { s.Turns = strings.Split(v, ","); return nil },
	"thumb":       func(s *phototest.Shot, v string) (err error) { s.Thumbnail, err = strconv.ParseBool(v); return },
	"request":     func(s *phototest.Shot, v string) error { s.RequestID = v; return nil },
}

func makePhoto(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: photo FILE [key=value ...]")
	}
	shot := readShot(ts, args[1:])
	makers := map[string]func(phototest.Shot) []byte{".jpg": phototest.JPEG, ".jpeg": phototest.JPEG, ".png": phototest.PNG, ".heic": phototest.HEIC, ".dng": phototest.DNG, ".mov": phototest.MOV, ".mp4": phototest.MOV}
	make, ok := makers[strings.ToLower(filepath.Ext(args[0]))]
	if !ok {
		ts.Fatalf("photo: can't make %q", args[0])
	}
	writeScene(ts, args[0], make(shot))
}

func readShot(ts *testscript.TestScript, args []string) phototest.Shot {
	shot := phototest.Shot{}
	for _, arg := range args {
		key, value, _ := strings.Cut(arg, "=")
		set, ok := shotKeys[key]
		if !ok {
			ts.Fatalf("no key %q", key)
		}
		ts.Check(set(&shot, value))
	}
	return shot
}

// makeRoll makes IMG_0001.jpg and so on. The seed is that of the first; each is
// taken at another minute.
func makeRoll(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 4 {
		ts.Fatalf("usage: roll DIR N FROM DAYS [key=value ...]")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	day, err := time.Parse(time.DateOnly, args[2])
	ts.Check(err)
	step, err := strconv.Atoi(args[3])
	ts.Check(err)
	shot := readShot(ts, args[4:])
	for i := range n {
		taken := day.AddDate(0, 0, i*step).Add(time.Duration(600+37*i) * time.Minute)
		shot.Taken = taken.Format("2006-01-02T15:04:05") + fmt.Sprintf(".%03d+00:00", 100+i)
		writeScene(ts, fmt.Sprintf("%s/IMG_%04d.jpg", args[0], i+1), phototest.JPEG(shot))
		shot.Seed++
	}
}

// writeScene writes with a fixed time, as phototest.Tree does.
func writeScene(ts *testscript.TestScript, name string, content []byte) {
	path := ts.MkAbs(name)
	ts.Check(os.MkdirAll(filepath.Dir(path), 0o755))
	ts.Check(os.WriteFile(path, content, 0o644))
	when := time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC)
	ts.Check(os.Chtimes(path, when, when))
}

// offset reads a position in a file; negative ones count from its end.
func offset(ts *testscript.TestScript, arg string, size int) int {
	n, err := strconv.Atoi(arg)
	ts.Check(err)
	if n < 0 {
		n += size
	}
	if n < 0 || n >= size {
		ts.Fatalf("offset %s lies outside a file of %d bytes", arg, size)
	}
	return n
}

func cutFile(ts *testscript.TestScript, neg bool, args []string) {
	changeFile(ts, args, func(b []byte, n int) []byte { return b[:n] })
}

func flipFile(ts *testscript.TestScript, neg bool, args []string) {
	changeFile(ts, args, func(b []byte, n int) []byte { b[n] ^= 0xFF; return b })
}

func zeroFile(ts *testscript.TestScript, neg bool, args []string) {
	changeFile(ts, args, func(b []byte, n int) []byte { clear(b[n:]); return b })
}

func changeFile(ts *testscript.TestScript, args []string, change func([]byte, int) []byte) {
	if len(args) != 2 {
		ts.Fatalf("usage: FILE OFFSET")
	}
	content := []byte(ts.ReadFile(args[0]))
	writeScene(ts, args[0], change(content, offset(ts, args[1], len(content))))
}

func runAndHold(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM [ARG ...]")
	}
	code := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Check(err)
		}
		code = exit.ExitCode()
	}
	if fmt.Sprint(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}
