//go:build linux

package reconcile_test

import (
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"syscall"
	"testing"
	"time"

	"rollcall/reconcile"
	"rollcall/reconcile/causes"
	"rollcall/reconcile/reconciletest"
)

// TestAccuracyScale plays one roll of n photos a side, and prints what reconciling
// it takes beside what came of it: ROLLCALL_SCALE=1000000 go test ./reconcile -run
// AccuracyScale -v -timeout 30m. The roll itself is held in memory; its heap is
// told apart, and the collector runs as if it were not there.
func TestAccuracyScale(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("ROLLCALL_SCALE"))
	if n == 0 {
		t.Skip("set ROLLCALL_SCALE to a number of photos to measure")
	}
	roll := reconciletest.Scale(n, 1)
	req := requestOf(roll, causes.All)
	req.All = false
	runtime.GC()
	held := heapInUse()
	defer debug.SetGCPercent(debug.SetGCPercent(int(max(5, 100*(300<<20)/held))))
	peak, stop := uint64(0), make(chan bool)
	go watchPeak(&peak, stop)
	start, began := time.Now(), processorTime(t)
	r, err := reconcile.Run(t.Context(), req)
	took, spent := time.Since(start), processorTime(t)-began
	stop <- true
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d photos against %d files: %.1f s, %.1f s of processor time, %d MB of heap at peak beyond the %d MB that the roll itself takes; %d missing",
		n, len(roll.Backup[0].Items), took.Seconds(), spent.Seconds(), (max(peak, held)-held)>>20, held>>20, r.Summary.Missing)
	gone, wrong := 0, 0
	for _, truth := range roll.Truths {
		if lost(truth.Status) {
			gone++
		}
	}
	for _, v := range r.Photos {
		if !lost(roll.Truths[v.Path].Status) {
			wrong++
		}
	}
	if wrong > 0 || gone == 0 || len(r.Photos) != gone {
		t.Errorf("%d photos are listed, %d of them not lost; want all %d that are lost and no other", len(r.Photos), wrong, gone)
	}
}

// processorTime is what the process has spent so far, on all cores.
func processorTime(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func heapInUse() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapInuse + m.StackInuse
}

// watchPeak keeps the highest heap until it is told to stop.
func watchPeak(peak *uint64, stop chan bool) {
	for {
		*peak = max(*peak, heapInUse())
		select {
		case <-stop:
			return
		case <-time.After(20 * time.Millisecond):
		}
	}
}
