package sources

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"

	"rollcall/photo"
)

// boundedList goes through the list of a ZIP before anything makes room for it: the
// number of entries that its end claims may be another. Nothing is kept.
func boundedList(f photo.File) error {
	end, err := findListEnd(f)
	if err != nil {
		return err
	}
	if end.entries > maxZipEntries {
		return errZipHuge
	}
	for _, at := range end.starts {
		if err := countList(f, at); err != nil {
			return err
		}
	}
	return nil
}

// A listEnd is what the end of a ZIP tells of its list.
type listEnd struct {
	entries uint64
	starts  []int64 // where the list may begin: as told, and where its size puts it
}

const (
	listEndSize  = 22
	wideEndSize  = 56
	locatorSize  = 20
	commentMost  = 1<<16 - 1
	listLineSize = 46
)

// findListEnd reads the end of a ZIP: APPNOTE.TXT 4.3.14 to 4.3.16.
func findListEnd(f photo.File) (*listEnd, error) {
	tail := make([]byte, min(f.Size(), listEndSize+locatorSize+commentMost))
	if _, err := f.ReadAt(tail, f.Size()-int64(len(tail))); err != nil && err != io.EOF {
		return nil, fmt.Errorf("a ZIP that can't be read: %s", reason(err))
	}
	if len(tail) < listEndSize {
		return nil, errZipCut
	}
	at := bytes.LastIndex(tail[:len(tail)-listEndSize+4], []byte("PK\x05\x06"))
	if at < 0 {
		return nil, errZipCut
	}
	u32, u64 := binary.LittleEndian.Uint32, binary.LittleEndian.Uint64
	ends := f.Size() - int64(len(tail)) + int64(at)
	e := &listEnd{entries: uint64(binary.LittleEndian.Uint16(tail[at+10:]))}
	e.starts = []int64{int64(u32(tail[at+16:])), ends - int64(u32(tail[at+12:]))}
	if at < locatorSize || !bytes.HasPrefix(tail[at-locatorSize:], []byte("PK\x06\x07")) {
		return e, nil
	}
	wide, end := int64(u64(tail[at-locatorSize+8:])), make([]byte, wideEndSize)
	if wide < 0 || wide > f.Size()-wideEndSize {
		return nil, errZipCut
	}
	if _, err := f.ReadAt(end, wide); err != nil || !bytes.HasPrefix(end, []byte("PK\x06\x06")) {
		return nil, errZipCut
	}
	e.entries = u64(end[32:])
	e.starts = append(e.starts, int64(u64(end[48:])), wide-int64(u64(end[40:])))
	return e, nil
}

// countList refuses a list of more entries, or of more bytes, than are read.
func countList(f photo.File, at int64) error {
	if at < 0 || at >= f.Size() {
		return nil
	}
	in := bufio.NewReaderSize(io.NewSectionReader(f, at, f.Size()-at), 64<<10)
	bytes, line := 0, make([]byte, listLineSize)
	for n := 0; ; n++ {
		if _, err := io.ReadFull(in, line); err != nil || string(line[:4]) != "PK\x01\x02" {
			return nil
		}
		u16 := binary.LittleEndian.Uint16
		rest := int(u16(line[28:])) + int(u16(line[30:])) + int(u16(line[32:]))
		if bytes += listLineSize + rest; n >= maxZipEntries || bytes > maxZipNames {
			return errZipHuge
		}
		if _, err := in.Discard(rest); err != nil {
			return nil
		}
	}
}
