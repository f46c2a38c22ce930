package rescue

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"time"
)

// ManifestName is the list of what went where, in the folder itself: CSV, a row a
// file, in the order of copying. From is a path of the disk, with the marks of
// archives; to is relative to the folder; digest is XXH3-128 of the bytes.
const ManifestName = "rollcall-rescue.csv"

var manifestColumns = []string{"from", "to", "bytes", "digest", "cause", "when"}

// A manifest is appended to. That its last row may have been cut off by a kill, or
// be lost with the power, is made good by the next run.
type manifest struct {
	file  *os.File
	known map[[2]string]bool // from and to of its rows
	fresh int                // rows since it was brought to the disk
}

// errInUse says that another run writes to the folder.
var errInUse = errors.New("another rollcall rescue is writing to it")

func openManifest(root *os.Root) (*manifest, error) {
	if st, err := root.Lstat(ManifestName); err == nil && !st.Mode().IsRegular() {
		return nil, fmt.Errorf("%s in it is no file", ManifestName)
	}
	f, err := root.OpenFile(ManifestName, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o666)
	if err != nil {
		return nil, err
	}
	m := &manifest{file: f, known: map[[2]string]bool{}}
	if err = lock(f); err == nil {
		err = m.load()
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return m, nil
}

// load reads the rows that are whole and cuts off what follows them.
func (m *manifest) load() error {
	content, err := io.ReadAll(m.file)
	if err != nil {
		return err
	}
	head := row(manifestColumns)
	if len(content) < len(head) && bytes.HasPrefix(head, content) {
		if err := m.file.Truncate(0); err != nil {
			return err
		}
		return m.append(head)
	}
	if !bytes.HasPrefix(content, head) {
		return fmt.Errorf("%s in it is not a list that rollcall made", ManifestName)
	}
	r := csv.NewReader(bytes.NewReader(content))
	r.FieldsPerRecord = len(manifestColumns)
	whole := int64(0)
	for {
		cells, err := r.Read()
		at := r.InputOffset()
		if err != nil || content[at-1] != '\n' {
			break
		}
		m.known[[2]string{cells[0], cells[1]}] = true
		whole = at
	}
	if whole < int64(len(content)) {
		return m.file.Truncate(whole)
	}
	return nil
}

// often is after how many rows the list is brought to the disk.
const often = 256

// note adds a row for a copy. One that was there already has its row, unless the
// run that made it was killed before it could write it.
func (m *manifest) note(q *part, cause string, when time.Time) error {
	key := [2]string{q.From, q.to}
	if q.outcome.State == There && m.known[key] {
		return nil
	}
	m.known[key] = true
	err := m.append(row([]string{q.From, q.to, strconv.FormatInt(q.size, 10), q.digest.String(), cause, when.UTC().Format(time.RFC3339)}))
	if m.fresh++; err == nil && m.fresh%often == 0 {
		err = m.file.Sync()
	}
	return err
}

func (m *manifest) append(b []byte) error {
	_, err := m.file.Write(b)
	return err
}

func (m *manifest) close() {
	m.file.Sync()
	m.file.Close()
}

func row(cells []string) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Write(cells)
	w.Flush()
	return b.Bytes()
}
