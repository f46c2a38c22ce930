//go:build linux

package accuracy_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"hash/fnv"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rollcall/cmd/rollcall/programtest"
	"rollcall/photo"
)

// exitFailure is how the program ends when it fails, see docs/architecture.md.
const exitFailure = 2

var update = flag.Bool("update", false, "write the figures into docs/accuracy.md")

func TestMain(m *testing.M) {
	os.Setenv("ROLLCALL_CONFIG", os.DevNull) // whatever the one who tests has set
	code := m.Run()
	programtest.Clean()
	os.Exit(code)
}

// TestAccuracy is the bench: real photos, transformed for real by the tools that
// people use, against their originals by the whole program. The truth comes from
// the transformation alone. By itself it takes a few photos through mixed runs;
// with ROLLCALL_BENCH=full all of the corpus and of our own through every
// transformation, one run each, and with -update it writes docs/accuracy.md; with
// ROLLCALL_BENCH=N the same with N photos of the corpus and our few, see corpusShare.
func TestAccuracy(t *testing.T) {
	for _, name := range []string{"exiftool", "convert", "heif-enc", "heif-convert", "jpegtran", "ffmpeg"} {
		programtest.Tool(t, name)
	}
	full, share := askedFor(t, os.Getenv("ROLLCALL_BENCH"))
	b := newBench(t, full, share)
	t.Run("runs", func(t *testing.T) {
		if b.full {
			b.runEach(t)
		}
		b.runMixed(t)
	})
	t.Logf("%d photos\n%s", len(b.originals), b.table.text())
	b.table.hold(t, b.full && b.share.photos == 0)
	if *update && b.full {
		b.writeDoc(t)
	}
}

// A bench is the library with its photos, and what came of them.
type bench struct {
	full      bool
	share     corpusShare
	program   string
	library   string // folder of the originals
	decoys    string // folder of photos that every backup holds too
	originals []*original
	out       leftOut
	table     confusion
}

func newBench(t *testing.T, full bool, share corpusShare) *bench {
	dir := t.TempDir()
	b := &bench{full: full, share: share, library: filepath.Join(dir, "library"), decoys: filepath.Join(dir, "decoys")}
	b.program = programtest.Built(t)
	start := time.Now()
	b.originals = append(ownOriginals(t, b.library, ownSamples(full && share.photos == 0)), ownVideos(t, b.library)...)
	b.originals = append(b.originals, ownRAWs(t, b.library)...)
	if _, ok := programtest.FindCorpus(); ok {
		photos, out := corpusOriginals(t, b.library, b.some, b.keeps, b.share)
		b.originals, b.out = append(b.originals, photos...), out
	}
	b.findCrowds()
	ownOriginals(t, b.decoys, decoys(full && share.photos == 0))
	t.Logf("%d photos made or found in %.1f s", len(b.originals), time.Since(start).Seconds())
	return b
}

// some says by the name which of the corpus's files are looked at: all, or one of
// nine.
func (b *bench) some(path string) bool { return b.full || seedOf(path)%9 == 4 }

// keeps says which of them take part: all, or those small enough to be quick.
func (b *bench) keeps(t told, size int64) bool {
	if b.share.photos > 0 {
		pixels := t.ImageWidth * t.ImageHeight
		return pixels <= sharePixels || b.share.large(fmt.Sprint(size, pixels), pixels)
	}
	return b.full || size < 700e3 && t.ImageWidth*t.ImageHeight < 1.5e6
}

func seedOf(words ...string) int64 {
	h := fnv.New64a()
	for _, w := range words {
		h.Write([]byte(w + "\x00"))
	}
	return int64(h.Sum64() >> 1)
}

// runEach makes one run of every transformation: done to all photos that it fits
// but every seventh, which the backup lacks.
func (b *bench) runEach(t *testing.T) {
	all := transforms()
	for i := range all {
		t.Run(strings.NewReplacer(" ", "-", ",", "", "%", "").Replace(all[i].name), func(t *testing.T) {
			t.Parallel()
			b.run(t, all[i].name, func(o *original) *transform {
				if seedOf(o.name, all[i].name)%7 == 0 || b.spares(&all[i], o) {
					return nil
				}
				return &all[i]
			})
		})
	}
}

// runMixed makes runs in which each photo goes its own way, the way that the
// fewest went before it; every ninth is absent.
func (b *bench) runMixed(t *testing.T) {
	ways := transforms()
	went := make([]int, len(ways))
	runs := 2
	if b.full {
		runs = 6
	}
	for seed := range runs {
		plan := map[*original]*transform{}
		for n, o := range b.originals {
			if way := b.fewest(ways, went, o, int(seedOf(o.name)%100)+seed); way >= 0 && (n+seed)%9 != 4 {
				plan[o] = &ways[way]
				went[way]++
			}
		}
		t.Run(fmt.Sprintf("mixed-%d", seed), func(t *testing.T) {
			t.Parallel()
			b.run(t, fmt.Sprint("mixed ", seed), func(o *original) *transform { return plan[o] })
		})
	}
}

// fewest is the way that the fewest photos went, of those that this one can go, the
// rarer one where several are; -1: none.
func (b *bench) fewest(ways []transform, went []int, o *original, from int) int {
	best, rarest := -1, 0
	for i := range ways {
		at := (i + from) % len(ways)
		if !ways[at].canBeDone(o) || best >= 0 && went[at] > went[best] {
			continue
		}
		can := 0
		for _, other := range b.originals {
			if ways[at].canBeDone(other) {
				can++
			}
		}
		if best < 0 || went[at] < went[best] || can < rarest {
			best, rarest = at, can
		}
	}
	return best
}

// run is one library against one backup.
func (b *bench) run(t *testing.T, name string, choose func(*original) *transform) {
	r := &benchRun{bench: b, T: t, name: name, dir: t.TempDir(), made: map[string]*job{}}
	r.backup = filepath.Join(r.dir, "backup")
	r.library = filepath.Join(r.dir, "library")
	programtest.CopyTree(t, b.decoys, filepath.Join(r.backup, "others"))
	jobs := make([]*job, len(b.originals))
	batches := make([]tagging, len(b.originals))
	err := each(len(jobs), func(i int) error {
		o := b.originals[i]
		jobs[i] = &job{original: o, transform: choose(o), chance: rand.New(rand.NewSource(seedOf(o.name, name))), batch: &batches[i]}
		return r.prepare(jobs[i])
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := joined(batches).run(r.dir); err != nil {
		t.Fatal(err)
	}
	for _, j := range jobs {
		r.made[r.rel(j)] = j
	}
	r.drop()
	r.judge()
	os.RemoveAll(r.dir)
}

// rel is the path of the job's photo in the library.
func (r *benchRun) rel(j *job) string { return strings.TrimPrefix(j.path, r.bench.library+"/") }

// A benchRun is one run of the program.
type benchRun struct {
	*bench
	*testing.T
	name    string
	dir     string
	library string // copies of the originals, or what was made of them
	backup  string
	made    map[string]*job // by the path of the library's photo
}

// prepare brings a photo into the run's library and what was made of it into its
// backup. A photo that the transformation does not fit is absent from the backup;
// for some that are absent, another picture tells their moment and camera.
func (r *benchRun) prepare(j *job) error {
	programtest.CopyFile(r.T, j.path, filepath.Join(r.library, r.rel(j)))
	tr := j.transform
	if tr == nil {
		return r.lie(j)
	}
	if !tr.canBeDone(j.original) {
		j.transform = nil
		return nil
	}
	j.to = filepath.Join(r.backup, j.nameInBackup())
	if err := os.MkdirAll(filepath.Dir(j.to), 0o755); err != nil {
		return err
	}
	if err := tr.make(j); errors.Is(err, errUnfit) {
		os.Remove(j.to)
		j.batch.commands = nil
		r.table.unfit(tr.name)
		j.transform, j.to = nil, ""
	} else if err != nil {
		return fmt.Errorf("%s of %s: %w", tr.name, j.original, err)
	}
	return nil
}

// lie puts another picture of the same size into the backup that claims to be the
// shot of an absent photo: clocks lie.
func (r *benchRun) lie(j *job) error {
	if !j.shot || j.class != photo.Still || j.area() > 1500000 || j.chance.Intn(2) == 0 {
		return nil
	}
	others, err := filepath.Glob(filepath.Join(r.bench.decoys, ownSet, "*.JPG"))
	if err != nil || len(others) == 0 {
		return err
	}
	to := filepath.Join(r.backup, "lying", j.stem+".jpg")
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	j.batch.add("-TagsFromFile", j.path, "-EXIF:DateTimeOriginal", "-EXIF:SubSecTimeOriginal", "-EXIF:OffsetTimeOriginal", "-EXIF:Make", "-EXIF:Model", to)
	return magick(others[j.chance.Intn(len(others)-1)], to, "-strip", "-resize", fmt.Sprintf("%dx%d!", j.across, j.down), "-quality", "90")
}

// nameInBackup keeps the name, under another folder, for half of the photos.
func (j *job) nameInBackup() string {
	end := j.transform.ending
	if end == "" {
		end = filepath.Ext(j.path)
	}
	if j.chance.Intn(2) == 0 && !strings.Contains(j.transform.name, "renamed") {
		return filepath.Join("kept", j.set, j.stem+end)
	}
	return filepath.Join("renamed", fmt.Sprintf("photo-%d%s", seedOf(j.name, j.transform.name)%1e8, end))
}

func (j *job) keepsName() bool { return strings.HasPrefix(filepath.Base(j.to), j.stem) }

// drop takes out what exiftool refused to write, and swaps the sides of jobs in
// which the library has what was made.
func (r *benchRun) drop() {
	for rel, j := range r.made {
		if j.transform == nil {
			continue
		}
		before, _ := os.ReadFile(j.path)
		after, err := os.ReadFile(j.to)
		if err != nil {
			r.Fatalf("%s of %s: %v", j.transform.name, j.original, err)
		}
		if bytes.Equal(before, after) && !strings.HasPrefix(j.transform.name, "byte copy") {
			r.table.unfit(j.transform.name)
			os.Remove(j.to)
			j.transform = nil
		} else if j.transform.reverse {
			lib := filepath.Join(r.library, rel)
			programtest.CopyFile(r.T, j.to, lib)
			programtest.CopyFile(r.T, j.path, j.to)
		}
	}
}

// benchReport is as much of a report as the bench holds.
type benchReport struct {
	Photos []struct {
		Path   string
		Status photo.Status
		Match  *struct {
			Path, Rung string
			Grade      photo.Grade
		}
		Cause    string
		Evidence []struct{ Text string }
	}
}

// judge runs the program and holds every photo's verdict.
func (r *benchRun) judge() {
	file, index := filepath.Join(r.dir, "report.json"), filepath.Join(r.dir, "index.db")
	cmd := exec.Command(r.program, "--all", "-o", file, r.library, r.backup)
	cmd.Env = append(os.Environ(), "ROLLCALL_INDEX="+index)
	out, _ := cmd.CombinedOutput()
	content, err := os.ReadFile(file)
	if err != nil {
		r.Fatalf("rollcall ended with %d and wrote no report: %s", cmd.ProcessState.ExitCode(), out)
	}
	var report benchReport
	if err := json.Unmarshal(content, &report); err != nil {
		r.Fatal(err)
	}
	if len(report.Photos) != len(r.made) {
		r.Errorf("the report has %d photos, the library %d", len(report.Photos), len(r.made))
	}
	wrong := 0
	for i := range report.Photos {
		p := &report.Photos[i]
		got, match := outcome{p.Status, photo.NoGrade}, ""
		if p.Match != nil {
			got.Grade, match = p.Match.Grade, p.Match.Path
		}
		j := r.made[filepath.FromSlash(p.Path)]
		if j == nil {
			r.Errorf("%q is in the report and not in the library", p.Path)
			continue
		}
		if r.hold(j, got, match) {
			continue
		}
		if wrong++; wrong <= 6 {
			r.Logf("explain: %s", r.explain(index, p.Path))
		}
	}
}

// hold compares a verdict with the truth, keeps it in the table, and tells of a
// wrong one.
func (r *benchRun) hold(j *job, got outcome, match string) bool {
	row, want := absentRow, []outcome{{photo.Missing, photo.NoGrade}}
	right := match == ""
	if j.transform != nil {
		row, want = j.transform.name, j.transform.want(j)
		rel, err := filepath.Rel(r.backup, j.to)
		right = err == nil && (match == filepath.ToSlash(rel) || match == "" && got.Grade == photo.NoGrade)
	}
	if r.kin(j, match) && want[0].Status == photo.Missing {
		right, want = true, append(want, outcome{photo.Missing, photo.EditedGrade})
	}
	ok := r.table.add(row, want, got, right)
	if !ok {
		words := ""
		if !right {
			words = fmt.Sprintf(", and its counterpart is said to be %q", match)
		}
		r.Logf("WRONG %s | %s (%s, %dx%d, orientation %d, shot %v): want %v, got %v%s", row, j.original, filepath.Base(j.path), j.width, j.height, j.turn, j.shot, want[0], got, words)
	}
	return ok
}

// kin reports whether the counterpart was made of another edit state of the job's
// shot: where nothing better is there it is rightly named.
func (r *benchRun) kin(j *job, match string) bool {
	for _, other := range r.made {
		if other != j && j.kin != "" && other.kin == j.kin && other.transform != nil && other.to == filepath.Join(r.backup, filepath.FromSlash(match)) {
			return true
		}
	}
	return false
}

func (r *benchRun) explain(index, path string) string {
	cmd := exec.Command(r.program, "explain", path)
	cmd.Env = append(os.Environ(), "ROLLCALL_INDEX="+index)
	out, _ := cmd.CombinedOutput()
	return string(out)
}
