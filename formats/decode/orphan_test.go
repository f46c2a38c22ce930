//go:build unix

package decode

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// orphanVariable makes the test program start workers and wait to be killed; its
// value is the file that it lists their process ids in.
const orphanVariable = "ROLLCALL_TEST_ORPHAN"

func beOrphaned(path string) {
	p := NewPool()
	w, err := startWorker(context.Background(), "", p.Limits.Memory)
	if err != nil {
		os.Exit(1)
	}
	pids := strconv.Itoa(w.command.Process.Pid)
	p.asked = func(w *worker) {
		pids += " " + strconv.Itoa(w.command.Process.Pid)
		os.WriteFile(path+".new", []byte(pids), 0o600)
		os.Rename(path+".new", path)
	}
	p.Limits.Time = time.Hour
	p.Sketch(context.Background(), fileOf(nil), Job{Format: "test-spin"})
	os.Exit(1)
}

// Workers end when rollcall is killed: an idle one, and one in the middle of a
// picture.
func TestOrphansEnd(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pids")
	parent := exec.Command(os.Args[0])
	parent.Env = append(os.Environ(), orphanVariable+"="+path)
	if err := parent.Start(); err != nil {
		t.Fatal(err)
	}
	var pids []string
	within(t, "workers to start", func() bool {
		b, _ := os.ReadFile(path)
		pids = strings.Fields(string(b))
		return len(pids) == 2
	})
	parent.Process.Kill()
	parent.Wait()
	for _, text := range pids {
		pid, _ := strconv.Atoi(text)
		within(t, "worker "+text+" to end", func() bool { return gone(pid) })
	}
}

// gone reports whether a process has ended; a zombie that nobody waits for has.
func gone(pid int) bool {
	if syscall.Kill(pid, 0) == syscall.ESRCH {
		return true
	}
	stat, _ := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	_, state, _ := strings.Cut(string(stat), ") ")
	return strings.HasPrefix(state, "Z")
}

func within(t *testing.T, what string, done func() bool) {
	t.Helper()
	for range 1000 {
		if done() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("waited in vain for %s", what)
}
