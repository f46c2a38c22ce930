package decode

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// workerVariable makes a process a worker; its value is the memory that it may
// take, in bytes.
const workerVariable = "ROLLCALL_DECODE_WORKER"

// startTime is how long a worker may take to say hello.
const startTime = 20 * time.Second

// A worker is a child process that decodes one picture at a time. One call at a
// time uses it.
type worker struct {
	command *exec.Cmd
	to      *bufio.Writer
	from    *bufio.Reader
	said    lastWords
	served  int
	piece   []byte
	reply   []byte
}

// startWorker starts a program as a worker, this very one if it has no name, and
// waits for its hello.
func startWorker(ctx context.Context, program string, memory int64) (*worker, error) {
	if os.Getenv(workerVariable) != "" {
		return nil, errors.New("starting a picture decoder: this process is one itself (its program does not call decode.Main)")
	}
	if program == "" {
		own, err := os.Executable()
		if err != nil {
			return nil, fmt.Errorf("finding rollcall's own program, to decode pictures: %w", err)
		}
		program = own
	}
	w := &worker{command: exec.Command(program)}
	w.command.Env = append(os.Environ(), workerVariable+"="+strconv.FormatInt(memory, 10), "GOTRACEBACK=none")
	w.command.Stderr = &w.said
	w.command.SysProcAttr = apart()
	in, err := w.command.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("starting a picture decoder: %w", err)
	}
	out, err := w.command.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("starting a picture decoder: %w", err)
	}
	if err := w.command.Start(); err != nil {
		return nil, fmt.Errorf("starting a picture decoder: %w", err)
	}
	w.to, w.from = bufio.NewWriterSize(in, 64<<10), bufio.NewReaderSize(out, 64<<10)
	if err := w.greet(ctx); err != nil {
		w.end()
		return nil, err
	}
	return w, nil
}

func (w *worker) greet(ctx context.Context) error {
	g := w.guard(ctx, startTime)
	defer g.stop()
	greeting := make([]byte, 5+len(hello))
	_, err := io.ReadFull(w.from, greeting)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err == nil && string(greeting[5:]) == hello {
		return nil
	}
	return fmt.Errorf("starting a picture decoder: %q does not answer as one", w.command.Path)
}

// A failure is why a worker gave no answer. The worker is gone then.
type failure struct {
	text  string // the picture's problem
	again bool   // it may have another reason than the picture
}

// ask has a worker look at a picture.
func (w *worker) ask(ctx context.Context, req request, f io.ReaderAt, asked func(*worker)) (answer, *failure) {
	limit := req.Limits.time(req.Job)
	g := w.guard(ctx, limit)
	w.served++
	a, lost, err := w.talk(req, f, g, asked)
	late := g.stop()
	switch {
	case lost != nil && err == nil:
		return answer{problem: "could not be read: " + plain(lost.Error())}, nil
	case err == nil && !late:
		return a, nil
	}
	w.end()
	if late {
		return answer{}, &failure{text: fmt.Sprintf("took longer than %s to decode", limit)}
	}
	if w.said.memory() {
		return answer{}, &failure{text: "the decoder ran out of memory over it", again: true}
	}
	return answer{}, &failure{text: "the decoder died over it", again: true}
}

// talk sends the job and the pieces of the file that the worker asks for, until
// it answers. lost is what reading the file failed with.
func (w *worker) talk(req request, f io.ReaderAt, g *guard, asked func(*worker)) (a answer, lost, err error) {
	body, err := json.Marshal(req)
	if err != nil {
		return a, nil, err
	}
	if err := writeFrame(w.to, frameJob, body); err != nil {
		return a, nil, err
	}
	if asked != nil {
		asked(w)
	}
	budget := 4*req.Size + 1<<20 // a decoder that fetches for ever is not waited for
	for {
		frame, err := readFrame(w.from, w.reply)
		if err != nil {
			return a, lost, err
		}
		w.reply = frame.body
		if frame.kind != frameFetch {
			a, err = readAnswer(frame, req.Want)
			return a, lost, err
		}
		failed, err := w.serve(frame.body, req.Size, f, g, &budget)
		if lost == nil {
			lost = failed
		}
		if err != nil {
			return a, lost, err
		}
	}
}

// serve sends one piece of the file. The time that reading takes is not the
// decoder's.
func (w *worker) serve(fetch []byte, size int64, f io.ReaderAt, g *guard, budget *int64) (lost, err error) {
	span, err := readFetch(fetch, size)
	if err != nil {
		return nil, err
	}
	if *budget -= max(span.Size, 4<<10); *budget < 0 {
		return nil, errors.New("asks for too much")
	}
	if int64(cap(w.piece)) < span.Size {
		w.piece = make([]byte, span.Size)
	}
	piece := w.piece[:span.Size]
	g.pause()
	n, lost := f.ReadAt(piece, span.Offset)
	g.resume()
	if int64(n) == span.Size {
		return nil, writeFrame(w.to, framePiece, piece)
	}
	if lost == nil || lost == io.EOF {
		lost = io.ErrUnexpectedEOF
	}
	return lost, writeFrame(w.to, frameLost, nil)
}

// end ends the process at once: a worker has nothing to finish.
func (w *worker) end() {
	_ = w.command.Process.Kill()
	_ = w.command.Wait()
}

// lastWords keeps the beginning of what a worker writes to standard error.
type lastWords struct{ text []byte }

func (l *lastWords) Write(p []byte) (int, error) {
	l.text = append(l.text, p[:min(len(p), 4<<10-len(l.text))]...)
	return len(p), nil
}

// memory reports whether it died for lack of memory, in the words of Go's
// runtime and of C++'s. Asked when the process has ended.
func (l *lastWords) memory() bool {
	for _, words := range []string{"out of memory", "cannot allocate", "failed to allocate", "bad_alloc"} {
		if strings.Contains(string(l.text), words) {
			return true
		}
	}
	return false
}
