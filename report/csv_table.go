package report

import (
	"bufio"
	"io"
	"strings"
	"unicode/utf8"
)

// A column is one column of a table: its name in the header, its cell for a row.
type column[Row any] struct {
	name string
	cell func(*Row) string
}

// writeTable writes RFC 4180: lines end in CR LF, cells are quoted where they must
// be, the bytes of paths stay as they are, but on a terminal.
func writeTable[Row any](w io.Writer, columns []column[Row], rows []Row, o Options) error {
	out := bufio.NewWriterSize(w, 1<<16)
	for i, c := range columns {
		writeCell(out, i, c.name, o)
	}
	out.WriteString("\r\n")
	for i := range rows {
		for n, c := range columns {
			writeCell(out, n, c.cell(&rows[i]), o)
		}
		if _, err := out.WriteString("\r\n"); err != nil {
			return err
		}
	}
	return out.Flush()
}

// writeCell writes one cell. encoding/csv would rewrite line ends within names,
// so the quoting is done here.
func writeCell(w *bufio.Writer, position int, text string, o Options) {
	if position > 0 {
		w.WriteByte(',')
	}
	if text = harmless(text); o.Terminal {
		text = Visible(text)
	}
	if !strings.ContainsAny(text, "\",\r\n") && text == strings.TrimSpace(text) {
		w.WriteString(text)
		return
	}
	w.WriteByte('"')
	w.WriteString(strings.ReplaceAll(text, `"`, `""`))
	w.WriteByte('"')
}

// harmless puts an apostrophe before what a spreadsheet would run as a formula
// (OWASP, "CSV Injection"; the wide signs are those of East Asian keyboards).
func harmless(text string) string {
	if first, _ := utf8.DecodeRuneInString(text); text != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		return "'" + text
	}
	return text
}
