package sources

import (
	"archive/zip"
	"compress/flate"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"rollcall/photo"
)

// An archive is the list of the files in a ZIP, which is read in place: nothing is
// unpacked but what is being read.
type archive struct {
	outer    photo.File
	modified int64 // of the ZIP itself, nanoseconds since 1970: its entries change with it
	folders  map[string][]string
	files    map[string]*zipEntry
	problems []photo.Problem // paths within the archive
	unread   int             // entries that are not read
	twins    map[string]int  // of a name that several files have: the last number given
	cut      string          // what was lost with its end, for people; "" nothing
	weight   int             // about how many bytes of memory the list takes
}

// A zipEntry is one file of an archive, listed or salvaged.
type zipEntry struct {
	*zip.File
	at       int64 // of a salvaged one: where its data begins
	salvaged bool
	cut      bool // the archive ends within its data; CompressedSize64 is what is there
}

const (
	// A ZIP that unfolds to more than bombRatio times its bytes, and to more than
	// bombSize bytes, is a bomb: photos hardly shrink, and what does shrink so
	// well is no photo.
	bombRatio = 200
	bombSize  = 64 << 20

	encryptedFlag = 1 // APPNOTE.TXT 4.4.4, bit 0

	entryWeight = 300 // bytes of memory for each file of a list, but for its name; measured
)

var errZipOverlap = errors.New("a ZIP whose files overlap, as only bombs have it: it is refused")

// newArchive lists the files of a ZIP.
func newArchive(f photo.File, modified int64) (*archive, error) {
	a := &archive{outer: f, modified: modified, folders: map[string][]string{"": nil}, files: map[string]*zipEntry{}}
	entries, err := listed(f)
	if errors.Is(err, errZipCut) {
		entries, err = a.salvage(f)
	}
	if err != nil {
		return nil, err
	}
	held := uint64(0)
	for _, e := range entries {
		if held += e.CompressedSize64; held > uint64(f.Size()) {
			return nil, errZipOverlap
		}
		a.add(e)
		if len(a.folders) > maxZipEntries {
			return nil, errZipHuge
		}
		a.weight += entryWeight + len(e.Name)
	}
	return a, nil
}

// listed are the files that a ZIP lists at its end.
func listed(f photo.File) ([]*zipEntry, error) {
	if err := boundedList(f); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(f, f.Size())
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, errZipCut
	}
	entries := make([]*zipEntry, len(z.File))
	for i, e := range z.File {
		e.Extra, e.Comment = nil, "" // nobody asks for them, and they may be long
		entries[i] = &zipEntry{File: e}
	}
	return entries, nil
}

// salvage takes what is left of a ZIP that was cut off.
func (a *archive) salvage(f photo.File) ([]*zipEntry, error) {
	entries, all := salvaged(f)
	if len(entries) == 0 {
		return nil, errZipCut
	}
	if all {
		a.problems = append(a.problems, photo.Problem{Kind: photo.ProblemMalformed,
			Text: "a ZIP that is cut off within its list of files: all " + strconv.Itoa(len(entries)) + " of them are there and are read. Download or copy it again"})
		return entries, nil
	}
	a.cut = fmt.Sprintf("a ZIP that is cut off: %d files of it are read, what lay behind them is not there. Download or copy it again", len(entries))
	return entries, nil
}

// add puts an entry in its folder. One that leads out of the ZIP is a problem;
// of two of one name both are read.
func (a *archive) add(e *zipEntry) {
	name := strings.ReplaceAll(e.Name, "\\", "/") // as some tools on Windows write it
	isFolder := strings.HasSuffix(name, "/")
	name = strings.TrimSuffix(name, "/")
	if !isLocal(name) {
		a.problem(e.Name, "a name in the ZIP that leads out of it; that file is not read")
		return
	}
	if isFolder {
		a.addFolder(name)
		return
	}
	if a.taken(name) {
		plain := name
		if a.twins == nil {
			a.twins = map[string]int{}
		}
		n := max(a.twins[plain], 1)
		for a.taken(name) {
			n++
			name = fmt.Sprintf("%s#%d", plain, n)
		}
		if a.twins[plain] == 0 { // once for all of the name
			a.problems = append(a.problems, photo.Problem{Kind: photo.ProblemMalformed, Path: plain,
				Text: "the ZIP holds more than one file of this name; a further one is read as " + path.Base(name)})
		}
		a.twins[plain] = n
	}
	a.files[name] = e
	a.addName(name)
}

// taken reports whether there is a file or a folder of that name.
func (a *archive) taken(name string) bool {
	_, folder := a.folders[name]
	return folder || a.files[name] != nil
}

// mostTroubles is how many names of one archive that are not read are told one by one.
const mostTroubles = 200

func (a *archive) problem(name, text string) {
	if a.unread++; a.unread > mostTroubles {
		return
	}
	a.problems = append(a.problems, photo.Problem{Kind: photo.ProblemUnread, Path: strings.ToValidUTF8(name, "\uFFFD"), Text: text})
}

func (a *archive) addFolder(name string) {
	if a.files[name] != nil {
		a.problem(name, "the ZIP has a file and a folder of this name; what lies in the folder is not read")
		return
	}
	if _, ok := a.folders[name]; ok {
		return
	}
	a.folders[name] = nil
	a.addName(name)
}

// addName lists a name in the folder above it, which need not have an entry of its
// own.
func (a *archive) addName(name string) {
	above, last := "", name
	if at := strings.LastIndexByte(name, '/'); at >= 0 {
		above, last = name[:at], name[at+1:]
		a.addFolder(above)
	}
	a.folders[above] = append(a.folders[above], last)
}

func (a *archive) openDir(rel string) (listing, error) {
	names, ok := a.folders[rel]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return &zipFolder{archive: a, path: rel, left: names}, nil
}

// A zipFolder is an opened folder of an archive.
type zipFolder struct {
	*archive
	path string
	left []string
}

func (d *zipFolder) names(max int) ([]string, error) {
	n := min(max, len(d.left))
	names := slices.Clone(d.left[:n])
	if d.left = d.left[n:]; len(d.left) == 0 {
		return names, io.EOF
	}
	return names, nil
}

func (d *zipFolder) stat(name string, n *node) error {
	rel := join(d.path, name)
	if e := d.files[rel]; e != nil {
		*n = node{kind: nodeFile, stamp: d.stamp(e), refused: refusal(e)}
		if e.Mode()&fs.ModeSymlink != 0 {
			n.kind = nodeLink
		}
		return nil
	}
	*n = node{kind: nodeFolder}
	return nil
}

func (d *zipFolder) identity() folderID { return folderID{} }
func (d *zipFolder) close()             {}

// stamp is an entry's stamp. Its change time is that of the ZIP.
func (a *archive) stamp(e *zipEntry) photo.Stamp {
	s := photo.Stamp{Size: int64(min(e.UncompressedSize64, math.MaxInt64)), ChangeTime: a.modified}
	if modified := e.Modified; modified.Year() >= 1980 {
		s.ModTime = modified.UnixNano()
	} else {
		s.ModTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC).UnixNano() // where ZIP's own times begin
	}
	return s
}

// refusal says why an entry must not be opened; nil: it may.
func refusal(e *zipEntry) *photo.Problem {
	p := &photo.Problem{Kind: photo.ProblemUnreadable}
	switch {
	case e.Flags&encryptedFlag != 0:
		p.Text = "it is encrypted in its ZIP: unpack it with the password and run again"
	case e.Method != zip.Store && e.Method != zip.Deflate:
		p.Text = fmt.Sprintf("it is compressed in a way that is not read here (method %d): unpack it and run again", e.Method)
	case e.UncompressedSize64 > bombSize && e.UncompressedSize64/bombRatio > e.CompressedSize64:
		p.Text = fmt.Sprintf("it claims to unfold from %d to %d bytes, as only bombs do: it is refused", e.CompressedSize64, e.UncompressedSize64)
	default:
		return nil
	}
	return p
}

func (a *archive) openFile(rel string) (photo.File, error) {
	e := a.files[rel]
	if e == nil {
		return nil, fs.ErrNotExist
	}
	if p := refusal(e); p != nil {
		return nil, errors.New(p.Text)
	}
	opened := &zipFile{stampNow: a.stamp(e)}
	if e.Method == zip.Store && !e.cut {
		at, err := e.dataOffset()
		if err != nil || uint64(at)+e.UncompressedSize64 > uint64(a.outer.Size()) {
			return nil, errors.New("its place in the ZIP is damaged")
		}
		opened.File = sectionFile{io.NewSectionReader(a.outer, at, int64(e.UncompressedSize64))}
		opened.check = &runningCRC{want: e.CRC32}
		return opened, nil
	}
	r, err := e.open(a.outer)
	if err != nil {
		return nil, errors.New("its place in the ZIP is damaged")
	}
	defer r.Close()
	f, err := spool(r, int64(e.UncompressedSize64))
	if f == nil {
		return nil, err
	}
	if err == nil && e.cut {
		err = io.ErrUnexpectedEOF
	}
	if e.cut {
		opened.damage = "the ZIP is cut off within it"
	} else if err != nil {
		opened.damage = "the ZIP's own checksum or packing shows that it is damaged: " + reason(err)
	}
	opened.File = f
	return opened, nil
}

func (e *zipEntry) dataOffset() (int64, error) {
	if e.salvaged {
		return e.at, nil
	}
	return e.DataOffset()
}

// open opens the unpacked content.
func (e *zipEntry) open(outer photo.File) (io.ReadCloser, error) {
	if !e.salvaged {
		return e.Open()
	}
	data := io.NewSectionReader(outer, e.at, int64(e.CompressedSize64))
	if e.Method == zip.Store {
		return io.NopCloser(data), nil
	}
	return &checkedReader{ReadCloser: flate.NewReader(data), want: e.CRC32}, nil
}

// A checkedReader ends with an error where the checksum is another.
type checkedReader struct {
	io.ReadCloser
	want, sum uint32
}

func (r *checkedReader) Read(p []byte) (int, error) {
	n, err := r.ReadCloser.Read(p)
	r.sum = crc32.Update(r.sum, crc32.IEEETable, p[:n])
	if err == io.EOF && r.sum != r.want {
		err = zip.ErrChecksum
	}
	return n, err
}

// A zipFile is an opened file of an archive.
type zipFile struct {
	photo.File
	stampNow photo.Stamp
	check    *runningCRC // nil: checked already
	damage   string
}

func (f *zipFile) Stamp() (photo.Stamp, error) { return f.stampNow, nil }

func (f *zipFile) ReadAt(p []byte, off int64) (int, error) {
	n, err := f.File.ReadAt(p, off)
	if f.check != nil {
		f.check.see(p[:n], off)
	}
	return n, err
}

// Damage says what the archive knows to be wrong with the file, as far as it was
// read; "" nothing.
func (f *zipFile) Damage() string {
	if c := f.check; c != nil && c.next == f.Size() && c.sum != c.want {
		return "the ZIP's own checksum shows that it is damaged"
	}
	return f.damage
}

// A runningCRC follows a file that is read from its beginning to its end, and
// perhaps here and there besides. It is for one goroutine.
type runningCRC struct {
	want, sum uint32
	next      int64
}

func (c *runningCRC) see(p []byte, off int64) {
	end := off + int64(len(p))
	if off <= c.next && end > c.next {
		c.sum = crc32.Update(c.sum, crc32.IEEETable, p[c.next-off:])
		c.next = end
	}
}

// A sectionFile is a part of a file that another closes.
type sectionFile struct{ *io.SectionReader }

func (sectionFile) Close() error { return nil }
