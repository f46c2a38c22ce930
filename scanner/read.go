package scanner

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"

	"rollcall/formats"
	"rollcall/index"
	"rollcall/photo"
	"rollcall/scanner/sources"
)

// bufferSize stays within a processor's own cache, so that the digests find the
// bytes there that were just read; larger ones were no faster. It holds both
// ends of a file.
const bufferSize = 256 << 10

// A reader does the jobs of one goroutine.
type reader struct {
	*run
	buf  []byte
	tail []byte

	passed int64 // bytes of the file that is being read, which were told of
}

func newReader(r *run) *reader {
	return &reader{run: r, buf: make([]byte, bufferSize), tail: make([]byte, formats.TailSize)}
}

// do does one job. ok is false where there is nothing to save.
func (r *reader) do(ctx context.Context, j *job) (res result, ok bool) {
	if j.do != restamp && j.entry.Tell() != nil { // to be told next time
		j.mark = index.Mark(j.entry.Standing, j.entry.Facts, j.entry.Problem)
	}
	switch j.do {
	case restamp:
		return result{restamp: index.Restamp{Line: j.line, Stamp: j.entry.Stamp}}, true
	case settle:
		if isListed(&j.entry) && formats.ByEnding(r.Formats, j.entry.Path) == nil {
			break // its name tells no format: read
		}
		return result{saved: index.Saved{Item: r.settled(j), Mark: j.mark}}, true
	case revise:
		it := r.revised(ctx, j)
		if it == nil && isSettled(&j.entry) {
			it = r.settled(j)
		}
		if it != nil {
			return result{saved: index.Saved{Item: it, Mark: j.mark}}, true
		}
	}
	it := r.item(ctx, j)
	r.read.Add(1)
	r.readSize.Add(j.entry.Stamp.Size - r.passed)
	r.passed = 0
	if it == nil || r.isKnown(ctx, j, it) {
		return result{}, false
	}
	return result{saved: index.Saved{Item: it, Mark: j.mark}}, true
}

// blank is the item of an entry, as far as the entry tells.
func (r *reader) blank(j *job) *photo.Item {
	e := &j.entry
	return &photo.Item{Path: e.Path, Stamp: e.Stamp, Standing: e.Standing, Facts: e.Facts, Reader: r.Version}
}

// settled is the item of a file that is not to be opened.
func (r *reader) settled(j *job) *photo.Item {
	it := r.blank(j)
	if isListed(&j.entry) {
		return r.listed(it)
	}
	if record := j.entry.Record; record != nil {
		it = recorded(it, record)
		if f := formats.ByEnding(r.Formats, it.Path); f != nil && it.Format == "" && f.Class == it.Class {
			it.Format = f.Name // what the record's name claims
		}
		return it
	}
	if p := j.entry.Problem; p != nil {
		it.Standing, it.Problems = photo.StandsProblem, []photo.Problem{*p}
	}
	if it.Standing == photo.StandsProblem || it.Standing == photo.StandsDerivative {
		it.Class = r.claimedClass(it)
	}
	return it
}

// listed is the item of a file that only its archive's list tells of: what it holds
// is what its name claims.
func (r *reader) listed(it *photo.Item) *photo.Item {
	it.Standing, it.Level = photo.StandsMedia, photo.LevelEnds
	if f := formats.ByEnding(r.Formats, it.Path); f != nil {
		it.Format, it.Class = f.Name, f.Class
	}
	return it
}

// recorded is the item of a photo of which the place has a record and no file.
func recorded(it *photo.Item, r *sources.Record) *photo.Item {
	if it.Standing == "" {
		it.Standing = photo.StandsMedia
	}
	it.Class, it.Format, it.Fingerprint = r.Class, r.Format, r.Fingerprint
	it.Meta = photo.Meta{
		Taken: r.Taken, Model: r.Camera, Width: r.Width, Height: r.Height, Duration: r.Duration, ContentID: r.ContentID, BurstID: r.BurstID,
	}
	return it
}

// claimedClass is the class that a file claims by its name. A placeholder has
// its own ending behind that of the file it stands for.
func (r *reader) claimedClass(it *photo.Item) photo.Class {
	name := it.Path
	if it.Problem(photo.ProblemOnlineOnly) != nil && formats.ByEnding(r.Formats, name) == nil {
		name = strings.TrimSuffix(name, path.Ext(name))
	}
	if f := formats.ByEnding(r.Formats, name); f != nil {
		return f.Class
	}
	return photo.NoClass
}

// revised is the item as it was last read, with what the place now says of it.
// A file that is now left out keeps its content, so that its bytes are not taken
// for gone. nil: it must be read after all.
func (r *reader) revised(ctx context.Context, j *job) *photo.Item {
	it := r.last(ctx, j)
	if it == nil {
		return nil
	}
	it.Facts, it.Stamp = j.entry.Facts, j.entry.Stamp
	switch {
	case j.entry.Standing != "":
		if it.Standing == photo.StandsProblem {
			it.Problems = nil
		}
		it.Standing = j.entry.Standing
	case it.Class == photo.NoClass:
		it.Standing = photo.StandsOther
	default:
		it.Standing = photo.StandsMedia
	}
	return it
}

// last is the item that the index knew under the job's path, or nil.
func (r *reader) last(ctx context.Context, j *job) *photo.Item {
	items, err := r.Index.Load(ctx, []int64{r.scan.Known().At(j.line).Row})
	if err != nil {
		return nil
	}
	return items[0]
}

// isKnown reports whether the index has the very same item already.
func (r *reader) isKnown(ctx context.Context, j *job, it *photo.Item) bool {
	if j.line < 0 {
		return false
	}
	old := r.scan.Known().At(j.line)
	if old.Stamp != it.Stamp || old.Standing != it.Standing || old.Mark != j.mark || old.Level != it.Level || old.Reader != it.Reader {
		return false
	}
	last := r.last(ctx, j)
	if last == nil {
		return false
	}
	last.ID, last.Place = 0, 0
	return reflect.DeepEqual(last, it)
}

// item opens and reads a file; nil: ctx was cancelled, or a file that nothing
// was known of and that no photo is named like went away. A file that changed
// meanwhile is read once more. A photo that went away may have been moved to
// where the walk had been already: a problem, since neither what was known of it
// holds, nor that it is gone.
func (r *reader) item(ctx context.Context, j *job) *photo.Item {
	it, err := r.attempt(ctx, j)
	if errors.Is(err, errChanged) {
		it, err = r.attempt(ctx, j)
	}
	switch {
	case ctx.Err() != nil, errors.Is(err, fs.ErrNotExist) && j.line < 0 && formats.ByEnding(r.Formats, j.entry.Path) == nil:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return r.failed(j, it, photo.ProblemVanished, "it was gone when it was to be read")
	case errors.Is(err, errChanged):
		return r.failed(j, it, photo.ProblemChanging, "it changed while it was read")
	case err != nil:
		return r.failed(j, it, photo.ProblemUnreadable, "it can't be read: "+reason(err))
	}
	return it
}

// failed is the item of a file that could not be read. What its head told stays;
// digests of a part would be taken for those of a file.
func (r *reader) failed(j *job, it *photo.Item, kind, text string) *photo.Item {
	f := r.blank(j)
	if f.Standing == "" {
		f.Standing = photo.StandsProblem
	}
	f.Class = r.claimedClass(f)
	if it != nil && it.Class != photo.NoClass {
		f.Format, f.Class, f.Meta = it.Format, it.Class, it.Meta
	}
	f.Problems = []photo.Problem{{Kind: kind, Text: text}}
	return f
}

// errChanged says that a file is not what it was when it was opened.
var errChanged = errors.New("the file changed while it was read")

// attempt reads a file once. With an error the item may hold what was found
// before it, or be nil.
func (r *reader) attempt(ctx context.Context, j *job) (*photo.Item, error) {
	f, err := r.src.Open(j.entry.Path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	it := r.blank(j)
	if it.Stamp, err = stampOf(f, j.entry.Stamp); err != nil {
		return nil, err
	}
	if err := r.content(ctx, f, it, j.level); err != nil {
		return it, err
	}
	if j.entry.Standing != "" {
		it.Standing = j.entry.Standing
	}
	noteDamage(f, it)
	after, err := stampOf(f, it.Stamp)
	if err == nil && !after.Unchanged(it.Stamp) {
		err = errChanged
	}
	return it, err
}

// noteDamage notes what the place itself knows to be wrong with a file that was
// read, such as by a ZIP's checksum.
func noteDamage(f photo.File, it *photo.Item) {
	d, ok := f.(interface{ Damage() string })
	if !ok || d.Damage() == "" || it.Class == photo.NoClass {
		return
	}
	it.Problems = append(it.Problems, photo.Problem{Kind: photo.ProblemTorn, Text: d.Damage()})
	if it.Picture, it.PictureSize = (photo.Digest{}), 0; it.Whole.Intact() {
		it.Whole = photo.Broken
	}
}

// stampOf is an open file's stamp now; where the file can't tell it, the one
// that is known, if the size agrees.
func stampOf(f photo.File, known photo.Stamp) (photo.Stamp, error) {
	if s, ok := f.(interface{ Stamp() (photo.Stamp, error) }); ok {
		return s.Stamp()
	}
	if f.Size() != known.Size {
		return known, errChanged
	}
	return known, nil
}

// readFull fills p. A file that ends before is one that changed.
func readFull(f io.ReaderAt, p []byte, at int64) error {
	n, err := f.ReadAt(p, at)
	switch {
	case n == len(p):
		return nil
	case err == nil || errors.Is(err, io.EOF):
		return errChanged
	}
	return err
}

// reason is the innermost error's text, without the paths that wrap it.
func reason(err error) string {
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(err) {
		err = inner
	}
	return err.Error()
}

// misnamed reports whether a name's ending is another format's.
func misnamed(claimed, found *formats.Format, name string) bool {
	return claimed != nil && !slices.Contains(found.Endings, strings.ToLower(path.Ext(name)))
}
