package main

import (
	"context"
	"fmt"

	"rollcall/index"
	"rollcall/photo"
)

// checkRows lists the checks of the index, oldest first.
func checkRows(p *program) ([][2]string, error) {
	var rows [][2]string
	_, err := p.withIndex(context.Background(), func(ix *index.Index) (_ *photo.Report, err error) {
		rows, err = rowsOfChecks(context.Background(), ix)
		return nil, err
	})
	return rows, err
}

func rowsOfChecks(ctx context.Context, ix *index.Index) (rows [][2]string, err error) {
	places, err := ix.Places(ctx)
	if err != nil {
		return nil, err
	}
	roots := map[int64]string{}
	for _, place := range places {
		roots[place.ID] = place.Root
	}
	checks, err := ix.Checks(ctx)
	for _, c := range checks {
		rows = append(rows, [2]string{fmt.Sprint(c.Number), checkText(c, roots)})
	}
	return rows, err
}

func checkText(c index.Check, roots map[int64]string) string {
	text := c.Created.Local().Format("2006-01-02 15:04")
	for _, row := range append(c.Library, c.Backup...) {
		text += fmt.Sprintf(" %q", roots[row])
	}
	if c.Flags != "" {
		text += " " + c.Flags
	}
	return text
}
