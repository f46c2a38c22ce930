package sources

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
)

const (
	// maxList is the largest list that is read, bytes: 45,000 photos make 7 MB.
	maxList = 64 << 20

	// maxRow is how much of a list is read for one row, bytes.
	maxRow = 1 << 20

	// maxName is the longest name that a row may have, bytes.
	maxName = 1024

	// detailTime is the form of the dates: always GMT, to the minute.
	detailTime = "Monday January 2,2006 3:04 PM MST"
)

var detailHeader = []string{"imgName", "fileChecksum", "favorite", "hidden", "deleted", "originalCreationDate"}

// read adds the rows of a list. known is false for a CSV of another kind, which is
// not read on.
func (d details) read(in *inside, path string) (known bool, err error) {
	f, err := openRecord(in, path)
	if err != nil {
		return false, fmt.Errorf("%s", reason(err))
	}
	defer f.Close()
	text := io.NewSectionReader(f, 0, f.Size())
	head := make([]byte, 512)
	n, _ := text.ReadAt(head, 0)
	if !isDetails(string(head[:n])) {
		return false, nil
	}
	if f.Size() > maxList {
		return true, fmt.Errorf("it has %d bytes, more than the %d that are read", f.Size(), maxList)
	}
	bounded := &rowReader{Reader: text, left: maxRow}
	rows := csv.NewReader(bounded)
	rows.FieldsPerRecord, rows.LazyQuotes, rows.ReuseRecord = -1, true, true
	column, err := rows.Read()
	if err != nil {
		return true, err
	}
	at := columns(column)
	bad := 0
	for {
		bounded.left = maxRow
		fields, err := rows.Read()
		switch {
		case errors.Is(err, io.EOF):
			return true, badRows(bad)
		case err != nil:
			return true, err
		}
		if row := rowOf(fields, at); row != nil {
			key := fold(row.name)
			d[key] = append(d[key], row)
		} else {
			bad++
		}
	}
}

// A rowReader ends with an error where one row takes too much.
type rowReader struct {
	io.Reader
	left int
}

var errLongRow = errors.New("one of its rows does not end")

func (r *rowReader) Read(p []byte) (int, error) {
	if r.left <= 0 {
		return 0, errLongRow
	}
	n, err := r.Reader.Read(p[:min(len(p), r.left)])
	r.left -= n
	return n, err
}

// isDetails tells the list by its header, which is English in every language.
func isDetails(head string) bool {
	head, _, _ = strings.Cut(strings.TrimPrefix(head, "\ufeff"), "\n")
	head = strings.ReplaceAll(head, `"`, "")
	for _, name := range detailHeader[:2] {
		if !strings.Contains(head, name) {
			return false
		}
	}
	return true
}

func badRows(n int) error {
	if n == 0 {
		return nil
	}
	return fmt.Errorf("%d of its rows make no sense", n)
}

// columns are the positions of the named columns.
func columns(header []string) map[string]int {
	at := map[string]int{}
	for i, name := range header {
		at[strings.TrimPrefix(strings.TrimSpace(name), "\ufeff")] = i
	}
	return at
}

// rowOf reads one row; nil: it names no file of its folder.
func rowOf(fields []string, at map[string]int) *detail {
	fields = joinDates(fields)
	field := func(name string) string {
		if i, ok := at[name]; ok && i < len(fields) {
			return strings.TrimSpace(fields[i])
		}
		return ""
	}
	name := field("imgName")
	if !isLocal(name) || strings.ContainsAny(name, "/\\") || len(name) > maxName {
		return nil
	}
	return &detail{
		name: strings.Clone(name), checksum: parseFingerprint(field("fileChecksum")),
		hidden: field("hidden") == "yes", deleted: field("deleted") == "yes",
		created: detailDate(field("originalCreationDate")), imported: detailDate(field("importDate")),
	}
}

// joinDates mends rows whose dates, which hold a comma, are not quoted.
func joinDates(fields []string) []string {
	for i := 0; i+1 < len(fields); i++ {
		weekday, _, _ := strings.Cut(strings.TrimSpace(fields[i]), " ")
		if strings.HasSuffix(weekday, "day") && strings.HasSuffix(fields[i+1], "GMT") && !strings.HasSuffix(fields[i], "GMT") {
			fields = slices.Concat(fields[:i], []string{fields[i] + "," + fields[i+1]}, fields[i+2:])
		}
	}
	return fields
}

func detailDate(text string) time.Time {
	t, err := time.Parse(detailTime, strings.Join(strings.Fields(text), " "))
	if err != nil {
		return time.Time{}
	}
	return t.UTC()
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
