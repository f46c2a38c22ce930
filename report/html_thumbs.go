package report

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/base64"
	"io"
	"slices"

	"rollcall/photo"
)

// How many photos get a picture: the first as the page lists them, then as many of
// each reason in turn; and of how many of them the counterpart gets one, too. What
// all pictures may take is bounded, so that the page stays one that a phone opens.
const (
	mostListed  = 1000
	mostPhotos  = 2000
	mostPairs   = 500
	mostBytes   = 20 << 20 // of JPEG; in the page a third more
	mostPage    = 38e6     // of the photos' data and the pictures in the page
	fewPhotos   = 20_000   // whose data is small beside that
	mostOfOne   = 96 << 10
	thumbsBlock = 64 // pictures in one element
)

// thumbs are the pictures of the page.
type thumbs struct {
	pictures [][]byte
	own      []int // by position in view.shown: 1 + position in pictures; 0 none
	theirs   []int // of the counterpart
}

// newThumbs asks for the pictures once, and keeps those that fit.
func newThumbs(v *view) *thumbs {
	t := &thumbs{own: make([]int, len(v.shown)), theirs: make([]int, len(v.shown))}
	if v.o.Thumbs == nil {
		return t
	}
	files, wanted := v.picturesWanted(t)
	left := v.room(t)
	for i, picture := range v.o.Thumbs(files) {
		if i < len(wanted) && isJPEG(picture) && len(picture) <= min(left, mostOfOne) {
			left -= len(picture)
			t.pictures = append(t.pictures, picture)
			*wanted[i] = len(t.pictures)
		}
	}
	for n, i := range v.shown {
		if t.theirs[n] == 0 && matchOf(&v.r.Photos[i]).Grade == photo.Exact {
			t.theirs[n] = t.own[n]
		}
	}
	return t
}

// room is how many bytes of JPEG have room beside the photos' data.
func (v *view) room(t *thumbs) int {
	if len(v.shown) <= fewPhotos {
		return mostBytes
	}
	var size counter
	out := bufio.NewWriterSize(&size, 1<<16)
	beside := *v
	beside.thumbs = t
	writeAlbum(out, &beside) // a counter does not fail
	out.Flush()
	return max(0, min(mostBytes, (mostPage-int(size))/4*3))
}

// A counter is a writer that counts bytes.
type counter int

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}

func isJPEG(b []byte) bool { return bytes.HasPrefix(b, []byte{0xFF, 0xD8, 0xFF}) }

// picturesWanted lists the files, and where the picture of each belongs.
func (v *view) picturesWanted(t *thumbs) (files []File, wanted []*int) {
	for k, n := range v.pictured() {
		p := &v.r.Photos[v.shown[n]]
		files = append(files, File{Place: p.Place, Path: p.Path})
		wanted = append(wanted, &t.own[n])
		if m := p.Match; m != nil && k < mostPairs && m.Grade != photo.Exact && m.Grade != photo.Recorded && !v.veil.covers(m.Path) {
			files = append(files, File{Backup: true, Place: m.Place, Path: m.Path})
			wanted = append(wanted, &t.theirs[n])
		}
	}
	return files, wanted
}

// pictured are positions in view.shown, who gets a picture first at the front.
func (v *view) pictured() []int {
	order := v.listed()
	first := order[:min(len(order), mostListed)]
	rest := order[len(first):]
	byReason := make([][]int, len(v.groups)+1)
	for _, n := range rest {
		reason := v.of[v.shown[n]] + 1
		byReason[reason] = append(byReason[reason], n)
	}
	list := slices.Clone(first)
	for len(list) < min(len(order), mostPhotos) {
		for reason, photos := range byReason {
			if len(photos) > 0 && len(list) < mostPhotos {
				list, byReason[reason] = append(list, photos[0]), photos[1:]
			}
		}
	}
	return list
}

// listed are positions in view.shown in the order of the page: the newest first,
// those without a date last; what is present after all others.
func (v *view) listed() []int {
	order := make([]int, len(v.shown))
	for n := range order {
		order[n] = n
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := &v.r.Photos[v.shown[a]], &v.r.Photos[v.shown[b]]
		return cmp.Or(
			cmp.Compare(one(x.Status == photo.Present), one(y.Status == photo.Present)),
			cmp.Compare(one(y.Taken.Known), one(x.Taken.Known)),
			cmp.Compare(y.Taken.Wall, x.Taken.Wall),
		)
	})
	return order
}

// writeThumbs writes the pictures, a line each, in blocks that the script takes
// apart when it needs one of them.
func writeThumbs(w *bufio.Writer, v *view) error {
	t := v.thumbs
	for i, picture := range t.pictures {
		if i%thumbsBlock == 0 {
			w.WriteString("<script type=\"text/plain\" class=\"thumbs\">")
		} else {
			w.WriteByte('\n')
		}
		enc := base64.NewEncoder(base64.StdEncoding, w)
		enc.Write(picture)
		if err := enc.Close(); err != nil {
			return err
		}
		if i%thumbsBlock == thumbsBlock-1 || i == len(t.pictures)-1 {
			if _, err := io.WriteString(w, "</script>\n"); err != nil {
				return err
			}
		}
	}
	return nil
}
