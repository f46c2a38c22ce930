//go:build ignore

// Measure times rollcall against the tools that people would use instead, side by
// side in one run: each round runs every command once, in turn, and the medians
// are printed with the ratios. docs/performance.md is made from its output.
//
//	go run testdata/measure.go [-rounds 5] [-dir DIR] first cold rerun
//
// It wants 6 GB for "first" and "cold" (2 × 1,000 files of 1 to 4 MiB) and 1 GB
// for "rerun" (200,000 small files) below DIR, and removes them again. "cold"
// empties the page cache before every command, which only root may do.
package main

import (
	"flag"
	"fmt"
	"io"
	"log"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"rollcall/photo/phototest"
)

var (
	rounds = flag.Int("rounds", 5, "rounds that count")
	dir    = flag.String("dir", os.TempDir(), "where the files are made")
)

// A contender is a command in the race; reset runs before each of its rounds.
type contender struct {
	name  string
	args  []string
	reset func()
}

func main() {
	log.SetFlags(0)
	flag.Parse()
	work, err := os.MkdirTemp(*dir, "rollcall-measure-")
	check(err)
	defer os.RemoveAll(work)
	program := filepath.Join(work, "rollcall")
	run("go", "build", "-o", program, "./cmd/rollcall")
	races := map[string]func(work, program string){"first": first, "cold": cold, "rerun": rerun}
	for _, name := range flag.Args() {
		race, ok := races[name]
		if !ok {
			log.Fatalf("measure: no race %q; there are: first, cold, rerun", name)
		}
		race(work, program)
	}
}

// first is the first check of 2 × 1,000 photos, page cache warm, against diff -rq.
func first(work, program string) {
	library, backup := bigPair(work)
	diff := contender{"diff -rq", []string{"diff", "-rq", library, backup}, nil}
	index := filepath.Join(work, "first.db")
	compare("first check, 2 x 1,000 files of 1 to 4 MiB, warm", []contender{
		diff, cat(library, backup, nil), firstCheck(program, library, backup, index, func() { removeIndex(index) }),
	})
}

// cold is the same with an empty page cache, against cat.
func cold(work, program string) {
	library, backup := bigPair(work)
	index := filepath.Join(work, "cold.db")
	compare("first check, 2 x 1,000 files of 1 to 4 MiB, cold", []contender{
		cat(library, backup, dropCache),
		firstCheck(program, library, backup, index, func() { removeIndex(index); dropCache() }),
	})
}

func firstCheck(program, library, backup, index string, reset func()) contender {
	return contender{"rollcall", []string{program, library, backup, "--index", index, "-o", index + ".json"}, reset}
}

func cat(library, backup string, reset func()) contender {
	return contender{"cat", []string{"sh", "-c", "find " + library + " " + backup + " -type f -print0 | xargs -0 cat >/dev/null"}, reset}
}

// bigPair makes a library of 1,000 photos and a copy of it, once.
func bigPair(work string) (library, backup string) {
	library, backup = filepath.Join(work, "library"), filepath.Join(work, "backup")
	if _, err := os.Stat(library); err == nil {
		return library, backup
	}
	r := rand.New(rand.NewSource(1))
	for i := range 1000 {
		photo := bigJPEG(r, int64(i))
		name := fmt.Sprintf("%02d/IMG_%04d.jpg", i/100, i)
		write(filepath.Join(library, name), photo)
		write(filepath.Join(backup, name), photo)
	}
	return library, backup
}

func removeIndex(index string) {
	for _, ending := range []string{"", "-wal", "-shm", "-lock"} {
		os.Remove(index + ending)
	}
}

func dropCache() {
	syscall.Sync()
	check(os.WriteFile("/proc/sys/vm/drop_caches", []byte("3"), 0))
}

// rerun is a rerun over 200,000 unchanged files, against find.
func rerun(work, program string) {
	library, backup := filepath.Join(work, "many"), filepath.Join(work, "many-backup")
	for i := range 100000 {
		photo := phototest.JPEG(phototest.Shot{Seed: int64(i), Width: 8, Height: 8, Quality: 30})
		name := fmt.Sprintf("%03d/IMG_%06d.jpg", i/500, i)
		write(filepath.Join(library, name), photo)
		if i%100 != 0 {
			write(filepath.Join(backup, name), photo)
		}
	}
	index := filepath.Join(work, "rerun.db")
	args := []string{program, library, backup, "--index", index, "-o", filepath.Join(work, "rerun.json")}
	start := time.Now()
	first := exec.Command(args[0], args[1:]...)
	first.Run() // it ends with 1, some are missing
	fmt.Printf("first check of these 200,000 files: %.1f s, %d MiB at peak\n", time.Since(start).Seconds(), first.ProcessState.SysUsage().(*syscall.Rusage).Maxrss/1024)
	compare("rerun, 200,000 unchanged files", []contender{
		{"find -printf", []string{"sh", "-c", "find " + library + " " + backup + " -printf '%s %T@\\n' >/dev/null"}, nil},
		{"rollcall", args, nil},
	})
}

func compare(title string, all []contender) {
	times := map[string][]float64{}
	peak := map[string]int64{}
	for round := range *rounds + 1 {
		for _, c := range all {
			if c.reset != nil {
				c.reset()
			}
			cmd := exec.Command(c.args[0], c.args[1:]...)
			cmd.Stdout = io.Discard
			start := time.Now()
			cmd.Run()                                           // diff and rollcall end with 1 where sides differ
			if took := time.Since(start).Seconds(); round > 0 { // the first round warms the cache
				times[c.name] = append(times[c.name], took)
			}
			usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
			peak[c.name] = max(peak[c.name], usage.Maxrss/1024)
		}
	}
	fmt.Printf("%s\n%-14s %8s %8s %8s %8s %10s\n", title, "", "median s", "min", "max", "ratio", "peak MiB")
	base := median(times[all[0].name])
	for _, c := range all {
		t := times[c.name]
		fmt.Printf("%-14s %8.2f %8.2f %8.2f %8.2f %10d\n", c.name, median(t), slices.Min(t), slices.Max(t), median(t)/base, peak[c.name])
	}
	fmt.Println(strings.Repeat("-", 60))
}

// bigJPEG is a JPEG of 1 to 4 MiB: a small true one whose scan data is noise.
func bigJPEG(r *rand.Rand, seed int64) []byte {
	small := phototest.JPEG(phototest.Shot{Seed: seed, Taken: time.Unix(1_600_000_000+seed*977, 0).UTC().Format("2006-01-02T15:04:05.000") + "+00:00",
		Make: "Apple", Model: "iPhone 11", Thumbnail: true})
	scan := make([]byte, 1<<20+r.Intn(3<<20))
	r.Read(scan)
	for i, b := range scan {
		if b == 0xFF {
			scan[i] = 0xFE
		}
	}
	return slices.Concat(small[:len(small)-2], scan, []byte{0xFF, 0xD9})
}

func median(t []float64) float64 {
	s := slices.Clone(t)
	slices.Sort(s)
	return s[len(s)/2]
}

func write(name string, content []byte) {
	check(os.MkdirAll(filepath.Dir(name), 0o755))
	check(os.WriteFile(name, content, 0o644))
}

func run(name string, args ...string) {
	c := exec.Command(name, args...)
	c.Stderr = os.Stderr
	check(c.Run())
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
