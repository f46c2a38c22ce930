package decode

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"runtime/debug"
	"strconv"
)

// Main makes the process a worker if it was started as one, and does not return
// then. Programs and tests that use a Pool call it first.
func Main() {
	memory, err := strconv.ParseInt(os.Getenv(workerVariable), 10, 64)
	if err != nil {
		return
	}
	debug.SetGCPercent(50)
	debug.SetMemoryLimit(memory)
	limitMemory(memory)
	serve(os.Stdin, ownOutput())
	os.Exit(0)
}

// ownOutput keeps standard output for the protocol: whatever a decoder prints
// goes nowhere.
func ownOutput() *os.File {
	out := privateOutput()
	if null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0); err == nil {
		os.Stdout = null
	}
	return out
}

// serve answers requests until the input ends.
func serve(in io.Reader, out io.Writer) {
	s := &server{to: bufio.NewWriterSize(out, 64<<10), frames: make(chan frame), next: make(chan []byte)}
	if writeFrame(s.to, frameHello, []byte(hello)) != nil {
		return
	}
	go s.pump(in)
	for {
		f := s.receive(nil)
		var req request
		if f.kind != frameJob || json.Unmarshal(f.body, &req) != nil {
			return
		}
		if s.reply(s.answer(&req)) != nil {
			return
		}
	}
}

// A server is the worker's side of the protocol.
type server struct {
	to     *bufio.Writer
	frames chan frame
	next   chan []byte // where the next frame's body may be kept
	file   []byte      // kept from picture to picture
	piece  []byte
}

// pump reads frames, and ends the process with its input: then rollcall is gone,
// whatever the decoder is busy with.
func (s *server) pump(in io.Reader) {
	r := bufio.NewReaderSize(in, 64<<10)
	for {
		if _, err := r.Peek(1); err != nil { // waits here while a picture is decoded
			os.Exit(0)
		}
		f, err := readFrame(r, <-s.next)
		if err != nil {
			os.Exit(0)
		}
		s.frames <- f
	}
}

func (s *server) receive(spare []byte) frame {
	s.next <- spare
	return <-s.frames
}

// reply sends an answer.
func (s *server) reply(a answer) error {
	f, err := a.frame()
	if err != nil {
		return err
	}
	return writeFrame(s.to, f.kind, f.body)
}

var errLost = errors.New("the file could not be read")

// fetch reads bytes of the file, piece by piece.
func (s *server) fetch(p []byte, offset int64) error {
	for len(p) > 0 {
		n := min(len(p), maxPiece)
		if err := writeFrame(s.to, frameFetch, fetchBody(offset, n)); err != nil {
			return err
		}
		f := s.receive(s.piece)
		if s.piece = f.body; f.kind != framePiece || len(f.body) != n {
			return errLost
		}
		copy(p, f.body)
		p, offset = p[n:], offset+int64(n)
	}
	return nil
}

// keptFile is how large a buffer is kept for the next file.
const keptFile = 32 << 20

// answer looks at one picture. A panic is the picture's problem.
func (s *server) answer(req *request) (a answer) {
	in := &Input{size: req.Size, fetch: s.fetch, spare: s.file}
	defer func() {
		if in.spare != nil && cap(in.spare) <= keptFile {
			s.file = in.spare
		}
		if p := recover(); p != nil {
			a = answer{problem: fmt.Sprintf("the decoder broke down over it: %v", p)}
		}
	}()
	a, err := look(req, in)
	if err != nil {
		return answer{problem: "can't be decoded: " + err.Error()}
	}
	return a
}

// look makes the sketch, the grid or the small picture.
func look(req *request, in *Input) (answer, error) {
	if req.Want == wantSmall || req.Want == wantEmbedded {
		return lookSmall(req, in)
	}
	d := decoderOf(req.Job.Format)
	if d == nil || d.Absent != "" {
		return answer{problem: Can(req.Job.Format)}, nil
	}
	h, err := d.Header(in)
	if err != nil {
		return answer{}, err
	}
	if int64(h.Width)*int64(h.Height) > req.Limits.Pixels {
		return answer{problem: req.Limits.refuse(h, in.Size())}, nil
	}
	if req.Want == wantSketch && d.Small != nil && h.Width > 0 && h.Height > 0 {
		small, thumb, err := d.Small(in, req.Job)
		if err != nil {
			return answer{}, err
		}
		if small != nil {
			return answer{sketch: newSketch(small, thumb, req.Job, h.Width, h.Height)}, nil
		}
	}
	if why := req.Limits.refuse(h, in.Size()); why != "" {
		return answer{problem: why}, nil
	}
	if req.Want == wantGrid && d.more(in) {
		return answer{problem: several}, nil
	}
	return lookWhole(req, in, d, h)
}

func lookWhole(req *request, in *Input, d *Decoder, h Header) (answer, error) {
	img, err := d.Decode(in)
	if err != nil {
		return answer{}, err
	}
	if size := img.Bounds(); size != image.Rect(0, 0, h.Width, h.Height) {
		return answer{}, fmt.Errorf("holds %d×%d pixels and says %d×%d", size.Dx(), size.Dy(), h.Width, h.Height)
	}
	if req.Want == wantSketch {
		return answer{sketch: newSketch(img, false, req.Job, h.Width, h.Height)}, nil
	}
	g := newGrid(img, req.Job)
	data, err := in.All()
	if err != nil {
		return answer{}, err
	}
	finishGrid(g, req.Job, data)
	return answer{grid: g}, nil
}
