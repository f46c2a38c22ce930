package sources

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"runtime"
	"testing"
	"time"
)

// lyingList is a ZIP whose end claims fewer entries than its list has: as many but
// for a multiple of 65,536, which readers of ZIPs let pass.
func lyingList(entries, names int) []byte {
	var b bytes.Buffer
	b.WriteString("PK\x03\x04" + string(make([]byte, localHeader-4)))
	at := b.Len()
	line := make([]byte, listLineSize)
	copy(line, "PK\x01\x02")
	binary.LittleEndian.PutUint16(line[28:], 12)
	for n := range entries {
		b.Write(line)
		fmt.Fprintf(&b, "IMG_%04d.JPG", n%names)
	}
	end := make([]byte, listEndSize)
	copy(end, "PK\x05\x06")
	binary.LittleEndian.PutUint16(end[8:], uint16(entries))
	binary.LittleEndian.PutUint16(end[10:], uint16(entries))
	binary.LittleEndian.PutUint32(end[12:], uint32(b.Len()-at))
	binary.LittleEndian.PutUint32(end[16:], uint32(at))
	b.Write(end)
	return b.Bytes()
}

// The list is counted before memory is made for it, whatever its end claims.
func TestZipListLies(t *testing.T) {
	for _, entries := range []int{maxZipEntries + 1, 1_000_000} {
		t.Run(fmt.Sprint(entries), func(t *testing.T) {
			f := memoryFile{bytes.NewReader(lyingList(entries, 10_000))}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := newArchive(f, 1)
			runtime.ReadMemStats(&after)
			if !errors.Is(err, errZipHuge) {
				t.Errorf("error %v", err)
			}
			if took := after.TotalAlloc - before.TotalAlloc; took > 1<<20 {
				t.Errorf("%d KiB of memory were made", took>>10)
			}
		})
	}
	if a, err := newArchive(memoryFile{bytes.NewReader(lyingList(1000, 10_000))}, 1); err != nil || len(a.files) != 1000 {
		t.Errorf("an honest list: %v", err)
	}
}

// As many files of one name as a list may have are told once, and cost no more than
// others do.
func TestZipOfOneName(t *testing.T) {
	const many = 65_000
	began := time.Now()
	a, err := newArchive(memoryFile{bytes.NewReader(lyingList(many, 1))}, 1)
	if err != nil || len(a.files) != many || len(a.problems) != 1 {
		t.Errorf("error %v, %d problems", err, len(a.problems))
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
}
