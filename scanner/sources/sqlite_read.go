package sources

import (
	"database/sql"
	"fmt"
	"strings"
)

// maxRows is how many rows of one table are read. A damaged or malicious file can
// lead round in circles.
const maxRows = 20_000_000

// columns are the names of a table's columns in upper case, in the database's
// spelling; nil where it has no such table. What is no plain table counts as none:
// a view could compute for ever.
func (d *database) columns(table string) (map[string]bool, error) {
	rows, err := d.sql.Query("SELECT upper(i.name) FROM pragma_table_list(?) t, pragma_table_info(t.name) i WHERE t.type = 'table' AND t.schema = 'main'", table)
	if err != nil {
		return nil, sqliteError(err)
	}
	defer rows.Close()
	var columns map[string]bool
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, sqliteError(err)
		}
		if columns == nil {
			columns = map[string]bool{}
		}
		columns[name] = true
	}
	return columns, sqliteError(rows.Err())
}

// tablesLike are the names of the plain tables that a GLOB pattern of SQLite fits,
// sorted.
func (d *database) tablesLike(pattern string) (names []string, err error) {
	rows, err := d.sql.Query("SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name GLOB ? ORDER BY name LIMIT 1000", pattern)
	if err != nil {
		return nil, sqliteError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, sqliteError(err)
		}
		names = append(names, name)
	}
	return names, sqliteError(rows.Err())
}

// A row is what a table holds in the columns that were asked for; nil where it
// has no such column, or nothing is in it.
type row map[string]any

// each reads a table. Columns that it lacks are left out; with none of them, or
// without the table, nothing is read. The row is valid for one call.
func (d *database) each(table string, wanted []string, visit func(row) error) error {
	has, err := d.columns(table)
	if err != nil {
		return err
	}
	var there, quoted []string
	for _, c := range wanted {
		if has[strings.ToUpper(c)] {
			there = append(there, c)
			quoted = append(quoted, "+"+quoteName(c)) // an expression: the driver makes times of what is declared as one
		}
	}
	if len(there) == 0 {
		return nil
	}
	rows, err := d.sql.Query("SELECT " + strings.Join(quoted, ", ") + " FROM " + quoteName(table))
	if err != nil {
		return sqliteError(err)
	}
	defer rows.Close()
	return eachRow(rows, there, visit)
}

func eachRow(rows *sql.Rows, columns []string, visit func(row) error) error {
	values := make([]any, len(columns))
	into := make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	r := make(row, len(columns))
	for n := 0; rows.Next(); n++ {
		if n == maxRows {
			return fmt.Errorf("it has more than %d rows in one table: the rest is not read", maxRows)
		}
		if err := rows.Scan(into...); err != nil {
			return sqliteError(err)
		}
		for i, c := range columns {
			r[c] = values[i]
		}
		if err := visit(r); err != nil {
			return err
		}
	}
	return sqliteError(rows.Err())
}

func quoteName(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// maxText is how long a text can be, in bytes: longer ones, which no name, path or
// id is, would fill the memory.
const maxText = 4096

// text is a value as text, "" for what is none or too long.
func (r row) text(column string) string {
	switch v := r[column].(type) {
	case string:
		if len(v) <= maxText {
			return v
		}
	case []byte:
		if len(v) <= maxText {
			return string(v)
		}
	}
	return ""
}

// int is a value as a whole number; ok is false for what is none.
func (r row) int(column string) (n int64, ok bool) {
	switch v := r[column].(type) {
	case int64:
		return v, true
	case float64:
		return int64(v), v == float64(int64(v))
	}
	return 0, false
}

// float is a value as a number; ok is false for what is none.
func (r row) float(column string) (f float64, ok bool) {
	switch v := r[column].(type) {
	case float64:
		return v, true
	case int64:
		return float64(v), true
	}
	return 0, false
}

// blob is a value as bytes.
func (r row) blob(column string) []byte {
	switch v := r[column].(type) {
	case []byte:
		return v
	case string:
		return []byte(v)
	}
	return nil
}
