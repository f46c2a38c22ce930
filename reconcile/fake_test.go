package reconcile

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"iter"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"rollcall/photo"
	"rollcall/reconcile/causes"
	"rollcall/reconcile/matchers"
)

// A fake is a file in a format made up for these tests: 0xF0, the length of the
// metadata, metadata, the length of the picture, picture, 0xFE; what follows is
// the tail. Everything an item tells is read from its bytes, so that a byte cut
// or flipped does to it what it would do to a real file.
type fake struct {
	path  string
	bytes []byte
	item  photo.Item // what bytes do not tell: stamps, facts, standing, problems
	shows sight
	drawn *photo.Sketch // kept, as an index does
}

// meta is what a fake's metadata tells.
type meta struct {
	wall          int64 // 0: undated
	millis        int16 // below the second; -1: no digits
	camera        byte
	width, height uint16
	content       byte // content id; 0: none
	request       byte
	zone          int8 // quarter hours; noZone: none
	note          byte
}

const noZone = -128

func (m meta) encode() []byte {
	b := binary.BigEndian.AppendUint64(nil, uint64(m.wall))
	b = binary.BigEndian.AppendUint16(b, uint16(m.millis))
	b = append(b, m.camera)
	b = binary.BigEndian.AppendUint16(b, m.width)
	b = binary.BigEndian.AppendUint16(b, m.height)
	b = append(b, m.content, m.request)
	return append(b, byte(m.zone), m.note)
}

const metaSize = 19

func decodeMeta(b []byte) photo.Meta {
	var m photo.Meta
	if len(b) < metaSize {
		return m
	}
	if wall := int64(binary.BigEndian.Uint64(b)); wall != 0 {
		m.Taken = photo.Taken{Wall: wall, Known: true}
		if ms := int16(binary.BigEndian.Uint16(b[8:])); ms >= 0 {
			m.Taken.Digits, m.Taken.Nanos = 3, int32(ms)*1e6
		}
		if z := int8(b[17]); z != noZone {
			m.Taken.Zoned, m.Taken.Zone = true, int32(z)*900
		}
	}
	m.Model = idOf("cam", b[10])
	m.Width, m.Height = int(binary.BigEndian.Uint16(b[11:])), int(binary.BigEndian.Uint16(b[13:]))
	m.ContentID, m.RequestID = idOf("content", b[15]), idOf("request", b[16])
	return m
}

func idOf(kind string, b byte) string {
	if b == 0 {
		return ""
	}
	return kind + string('A'+rune(b))
}

// build makes the bytes of a fake.
func build(m meta, picture, tail []byte) []byte {
	md := m.encode()
	b := []byte{0xF0, byte(len(md))}
	b = append(b, md...)
	b = binary.BigEndian.AppendUint32(b, uint32(len(picture)))
	b = append(b, picture...)
	b = append(b, 0xFE)
	return append(b, tail...)
}

func digestOf(b []byte) (d photo.Digest) {
	sum := sha256.Sum256(b)
	copy(d[:], sum[:])
	return d
}

// read makes the item that a scan would.
func (f *fake) read() *photo.Item {
	it := f.item
	it.Path, it.Stamp.Size = f.path, int64(len(f.bytes))
	if it.Standing == "" {
		it.Standing = photo.StandsMedia
	}
	if it.Class == photo.NoClass {
		it.Class = classByName(f.path)
	}
	if it.Facts.Has(photo.FactRecordOnly) {
		it.Stamp.Size = f.item.Stamp.Size
		return &it
	}
	if it.Standing == photo.StandsProblem || f.bytes == nil && !it.Fingerprint.IsZero() {
		return &it
	}
	it.Level, it.Digest = photo.LevelWhole, digestOf(f.bytes)
	for size := 64 << 10; size <= len(f.bytes); size <<= 4 {
		it.Prefixes = append(it.Prefixes, photo.Prefix{Size: int64(size), Digest: digestOf(f.bytes[:size])})
	}
	f.parse(&it)
	return &it
}

func (f *fake) parse(it *photo.Item) {
	b := f.bytes
	switch {
	case it.Class == photo.Sidecar:
		return
	case len(b) == 0:
		it.Problems = append(it.Problems, photo.Problem{Kind: photo.ProblemEmpty, Text: "is empty"})
		return
	case b[0] != 0xF0:
		it.Problems = append(it.Problems, photo.Problem{Kind: photo.ProblemNotMedia, Text: "is no picture"})
		return
	}
	it.Format, it.Whole = strings.TrimPrefix(path.Ext(f.path), "."), photo.Cut
	if len(b) < 2 || len(b) < 2+int(b[1])+4 {
		return
	}
	md := b[2 : 2+int(b[1])]
	duration, motion := it.Meta.Duration, it.Meta.Motion
	it.Meta = decodeMeta(md)
	it.Meta.Duration, it.Meta.Motion = duration, motion
	rest := b[2+len(md):]
	n := int(binary.BigEndian.Uint32(rest))
	if len(rest)-4 <= n || n < 0 {
		return
	}
	if rest[4+n] != 0xFE {
		it.Whole = photo.Broken
		return
	}
	it.Whole = photo.Whole
	it.Picture = digestOf(append([]byte(it.Class), rest[4:4+n]...))
	if tail := rest[4+n+1:]; len(tail) > 0 {
		it.Tail, it.TailSize = digestOf(tail), int64(len(tail))
	}
}

func classByName(p string) photo.Class {
	switch strings.ToLower(path.Ext(p)) {
	case ".jpg", ".heic", ".png", ".jpeg", ".thm":
		return photo.Still
	case ".dng":
		return photo.RAW
	case ".mov", ".mp4", ".insv", ".lrv", ".lrf":
		return photo.Video
	case ".aae", ".xmp", ".json":
		return photo.Sidecar
	}
	return photo.NoClass
}

// fakes are the files of a place.
type fakes []*fake

// side makes a place of a check; rows are handed out from first on, by a
// permutation if one is given.
func (fs fakes) side(first int64, shuffle func(n int) []int) Side {
	list := slices.Clone(fs)
	slices.SortFunc(list, func(a, b *fake) int { return cmp.Compare(a.path, b.path) })
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	if shuffle != nil {
		order = shuffle(len(list))
	}
	items, byRow := make([]*photo.Item, len(list)), map[int64]*photo.Item{}
	for i, f := range list {
		items[i] = f.read()
		items[i].ID = first + int64(order[i])
		byRow[items[i].ID] = items[i]
	}
	return Side{
		Place: photo.Place{Root: "/place", Complete: true},
		Items: iter.Seq2[*photo.Item, error](func(yield func(*photo.Item, error) bool) {
			for _, it := range items {
				if !yield(it, nil) {
					return
				}
			}
		}),
		Load: func(_ context.Context, rows []int64) ([]*photo.Item, error) {
			var found []*photo.Item
			for _, r := range rows {
				found = append(found, clone(byRow[r])) // as an index does
			}
			return found, nil
		},
	}
}

// of finds the fake behind an item.
func (fs fakes) of(it *photo.Item) *fake {
	if it == nil {
		return nil
	}
	for _, f := range fs {
		if f.path == it.Path && int64(len(f.bytes)) == it.Stamp.Size {
			return f
		}
	}
	return nil
}

// request makes a check of a library against backups.
func request(library fakes, backups ...fakes) *Request {
	r := &Request{
		Library: []Side{library.side(1, nil)}, Matchers: matchers.All, Causes: causes.All, All: true,
		Now: time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC),
	}
	for k, b := range backups {
		r.Backup = append(r.Backup, b.side(int64(k+1)*1_000_000, nil))
	}
	r.Look = lookAt(library, slices.Concat(backups...))
	return r
}

func compareBytes(a, b []byte) photo.Comparison {
	c := photo.Comparison{Bytes: true}
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] && c.Differing < 16 {
			c.Differing++
		}
	}
	c.Prefix = bytes.Equal(a[:min(len(a), len(b))], b[:min(len(a), len(b))])
	return c
}

func runCheck(t testing.TB, req *Request) *photo.Report {
	t.Helper()
	r, err := Run(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// verdictOf finds the verdict of a path.
func verdictOf(t testing.TB, r *photo.Report, p string) photo.Verdict {
	t.Helper()
	for _, v := range r.Photos {
		if v.Path == p {
			return v
		}
	}
	t.Fatalf("no verdict of %q", p)
	return photo.Verdict{}
}

// shotAt is a photo's metadata at a second of one afternoon.
func shotAt(second int64) meta {
	return meta{wall: 1_700_000_000 + second, millis: 123, camera: 1, width: 4000, height: 3000, zone: 4}
}

// picture makes picture data, different for each seed.
func picture(seed, n int) []byte {
	b := make([]byte, n)
	x := uint32(seed)*2654435761 + 12345
	for i := range b {
		x = x*1664525 + 1013904223
		b[i] = byte(x >> 24)
	}
	return b
}

// aFake is a photo of a seed, at a second of its own.
func aFake(p string, seed int) *fake {
	return &fake{path: p, bytes: build(shotAt(int64(seed)*1000), picture(seed, 300), nil)}
}

// copied is a copy under another path.
func (f *fake) copied(p string) *fake {
	return &fake{path: p, bytes: bytes.Clone(f.bytes), shows: f.shows}
}
