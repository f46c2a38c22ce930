package report

import (
	"bufio"
	"fmt"
	"io"

	"rollcall/photo"
)

var htmlLayout = Layout{
	Name:    "html",
	Title:   "HTML",
	Doc:     "For looking at: one page with the answer, a timeline and the photos as pictures, which opens offline and loads nothing.",
	Endings: []string{".html", ".htm"},
	Private: true,
	Write:   writeHTML,
	Changes: writeHTMLChanges,
}

// writeHTML writes one page that needs nothing but itself. What people read first
// is plain HTML; the photos follow as data, a line each, then the script that shows
// them, and last the pictures, so that the page is of use before those are there.
func writeHTML(w io.Writer, r *photo.Report, o Options) error {
	if o.Now.IsZero() {
		o.Now = r.GeneratedAt
	}
	out := bufio.NewWriterSize(w, 1<<16)
	v := viewOf(r, o)
	err := htmlParts.ExecuteTemplate(out, "report", pageOf(v))
	if err == nil {
		err = writeAlbum(out, v)
	}
	if err == nil {
		_, err = io.WriteString(out, inlineScript(htmlScript))
	}
	if err == nil {
		err = writeThumbs(out, v)
	}
	if err == nil {
		err = htmlParts.ExecuteTemplate(out, "end", nil)
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return fmt.Errorf("writing the HTML report: %w", err)
	}
	return nil
}

// A view is a report as the page shows it.
type view struct {
	r      *photo.Report
	o      Options
	veil   *veil
	groups []group // of the first screen, those of unsure photos last
	unsure int     // where those begin
	of     []int32 // by position in r.Photos: position in groups; -1 none
	legend *legend
	shown  []int // positions in r.Photos of what may be shown, in the report's order
	hidden int   // photos that may not be shown
	roll   *roll
	thumbs *thumbs
}

func viewOf(r *photo.Report, o Options) *view {
	v := &view{r: r, o: o, veil: newVeil(r, o), of: make([]int32, len(r.Photos))}
	v.groups = grouped(r, o)
	v.unsure = len(v.groups)
	v.groups = append(v.groups, unsureGroups(r, o)...)
	for i := range v.of {
		v.of[i] = -1
	}
	for n, g := range v.groups {
		for _, i := range g.photos {
			v.of[i] = int32(n)
		}
	}
	for i := range r.Photos {
		if r.Photos[i].Hidden && !o.ShowHidden {
			v.hidden++
			continue
		}
		v.shown = append(v.shown, i)
	}
	v.legend = newLegend(r, o)
	v.roll = rolled(v)
	v.thumbs = newThumbs(v)
	return v
}

// sizeOf is the size of a photo with its parts, bytes.
func sizeOf(v *photo.Verdict) int64 {
	n := v.Bytes
	for i := range v.Parts {
		switch p := &v.Parts[i]; p.Role {
		case photo.RoleEdit, photo.RoleOriginal, photo.RoleMotion: // photos of their own; in the photo's file
		default:
			n += p.Bytes
		}
	}
	return n
}
