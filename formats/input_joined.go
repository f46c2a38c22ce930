package formats

import "io"

// join is the file with more bytes behind its end: tables that were unpacked or gathered,
// to be read as if they stood in it.
func (in *Input) join(more []byte) *Input {
	return &Input{
		File: longer{file: in, size: in.Size, more: more},
		Size: in.Size + int64(len(more)), Head: in.Head, Name: in.Name,
	}
}

type longer struct {
	file *Input
	size int64
	more []byte
}

func (j longer) ReadAt(p []byte, at int64) (n int, err error) {
	if at < 0 || at > j.size+int64(len(j.more)) {
		return 0, io.EOF
	}
	if at < j.size {
		b, err := j.file.Bytes(at, min(int64(len(p)), j.size-at))
		if err != nil {
			return 0, err
		}
		n = copy(p, b)
		at += int64(n)
	}
	if at >= j.size {
		n += copy(p[n:], j.more[at-j.size:])
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}
