package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"testing"
)

// A reader that has seen enough is no failure, whatever this system calls it.
func TestPipeClosed(t *testing.T) {
	fails := func(err error) (code int, said string) {
		var out bytes.Buffer
		p := &program{terminal: terminal{&out, &out}, code: exitSomeMissing}
		return p.fail(t.Context(), fmt.Errorf("write the report: %w", &os.PathError{Op: "write", Path: "out", Err: err})), out.String()
	}
	for _, closed := range closedPipe {
		if code, said := fails(closed); code != exitSomeMissing || said != "" {
			t.Errorf("%v: exit code %d, says %q", closed, code, said)
		}
	}
	if code, said := fails(errors.New("the disk is full")); code != exitFailure || said == "" {
		t.Errorf("another error: exit code %d, says %q", code, said)
	}
}
