package decode

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"image"

	"rollcall/photo"
)

// What can be asked for.
const (
	wantSketch = "sketch"
	wantGrid   = "grid"

	wantSmall    = "small"    // a picture for people
	wantEmbedded = "embedded" // the same, of the embedded thumbnail alone
)

// A request is what a worker is asked.
type request struct {
	Want   string
	Job    Job
	Size   int64 // of the file, bytes
	Limits Limits
}

// An answer is what comes of a picture: one of these.
type answer struct {
	problem string
	sketch  photo.Sketch
	grid    *Grid
	small   *image.RGBA
}

// frame is the answer's frame.
func (a *answer) frame() (frame, error) {
	switch {
	case a.problem != "":
		return frame{frameProblem, []byte(a.problem)}, nil
	case a.grid != nil:
		return frame{frameGrid, a.grid.marshal()}, nil
	case a.small != nil:
		return frame{frameSmall, marshalSmall(a.small)}, nil
	}
	body, err := json.Marshal(a.sketch)
	return frame{frameSketch, body}, err
}

// readAnswer takes an answer to a request out of its frame. A worker that ran
// hostile bytes is not trusted with more than its own picture.
func readAnswer(f frame, want string) (a answer, err error) {
	switch {
	case f.kind == frameProblem && len(f.body) > 0:
		return answer{problem: plain(string(f.body))}, nil
	case f.kind == frameGrid && want == wantGrid:
		a.grid, err = unmarshalGrid(f.body)
		return a, err
	case f.kind == frameSmall && (want == wantSmall || want == wantEmbedded):
		a.small, err = unmarshalSmall(f.body)
		return a, err
	case f.kind == frameSketch && want == wantSketch:
		if err = json.Unmarshal(f.body, &a.sketch); err == nil && !wholeSketch(&a.sketch) {
			err = errors.New("half a sketch")
		}
		return a, err
	}
	return a, fmt.Errorf("an unexpected frame %q", f.kind)
}

func wholeSketch(s *photo.Sketch) bool {
	return s.Problem != "" || s.Width > 0 && s.Height > 0 && len(s.Luma) == photo.SketchSide*photo.SketchSide &&
		len(s.Cb) == photo.ChromaSide*photo.ChromaSide && len(s.Cr) == len(s.Cb)
}

// plain is a problem as one line of bounded length: it may quote the file.
func plain(text string) string {
	const most = 300
	var line []rune
	for _, r := range text {
		if len(line) == most {
			break
		}
		if r < ' ' || r == 0x7F {
			r = ' '
		}
		line = append(line, r)
	}
	return string(line)
}

// fetchBody is the body of a fetch frame.
func fetchBody(offset int64, n int) []byte {
	return binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint64(nil, uint64(offset)), uint32(n))
}

// readFetch reads the body of a fetch frame for a file of that size.
func readFetch(body []byte, size int64) (span photo.Span, err error) {
	if len(body) != 12 {
		return span, errors.New("a fetch frame of another length")
	}
	offset, n := binary.BigEndian.Uint64(body), binary.BigEndian.Uint32(body[8:])
	if n > maxPiece || offset > uint64(size) || uint64(n) > uint64(size)-offset {
		return span, fmt.Errorf("asks for %d bytes at %d of %d", n, offset, size)
	}
	return photo.Span{Offset: int64(offset), Size: int64(n)}, nil
}
