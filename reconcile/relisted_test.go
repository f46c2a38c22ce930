package reconcile

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"rollcall/photo"
)

// exports are two exports of an account: 40 photos, of which the later lacks two, and five
// newer ones in the later. change makes them otherwise.
func exports(layout string, id photo.Fact, change func(earlier, later *fakes)) *Request {
	var earlier, later fakes
	for i := range 45 {
		f := aFake(fmt.Sprintf("Photos/%d.jpg", i), i+1)
		f.item.Facts.Set(id, fmt.Sprintf("id-%02d", i))
		added := time.Unix(1_700_000_000, 0).AddDate(0, i, 0).UTC().Format(time.RFC3339)
		if id == photo.FactFingerprint {
			f.item.Facts.Set(photo.FactAdded, added)
		}
		if i < 40 {
			earlier = append(earlier, f)
		}
		if i != 7 && i != 23 {
			g := f.copied(f.path)
			g.item.Facts = f.item.Facts
			later = append(later, g)
		}
	}
	if change != nil {
		change(&earlier, &later)
	}
	req := request(earlier, later)
	req.Now = time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, p := range []*photo.Place{&req.Library[0].Place, &req.Backup[0].Place} {
		p.Route, p.RouteSure = photo.RouteICloud, true
		if layout == "takeout" {
			p.Route = photo.RouteApp
		}
		p.Facts = photo.Facts{photo.FactLayout: layout}
	}
	req.Backup[0].Place.ID = 2 // the library's is 0, as of its items
	return req
}

func TestLaterExportLacks(t *testing.T) {
	fewer := func(n int) func(_, later *fakes) {
		return func(_, later *fakes) { *later = (*later)[n:] }
	}
	for name, tt := range map[string]struct {
		layout string
		id     photo.Fact
		change func(earlier, later *fakes)
		place  func(p *photo.Place)
		says   string // "": not deleted
	}{
		"icloud":           {"icloud-export", photo.FactFingerprint, nil, nil, "lists 38 of the 40 photos that this export lists, and not this one"},
		"takeout":          {"takeout", photo.FactAsset, nil, nil, "lists 38 of the 40 photos"},
		"another-account":  {"icloud-export", photo.FactFingerprint, func(_, later *fakes) { renumber(*later) }, nil, ""},
		"no-list":          {"icloud-export", photo.FactSize, nil, nil, ""},
		"a-folder":         {"", photo.FactFingerprint, nil, nil, ""},
		"nothing-newer":    {"icloud-export", photo.FactFingerprint, func(_, later *fakes) { *later = (*later)[:38] }, nil, ""},
		"less-than-most":   {"icloud-export", photo.FactFingerprint, fewer(15), nil, ""},
		"incomplete":       {"icloud-export", photo.FactFingerprint, nil, func(p *photo.Place) { p.Complete = false }, ""},
		"a-part-is-absent": {"icloud-export", photo.FactFingerprint, nil, func(p *photo.Place) { p.Facts.Set(photo.FactParts, "2 of 3") }, ""},
		"all-parts":        {"icloud-export", photo.FactFingerprint, nil, func(p *photo.Place) { p.Facts.Set(photo.FactParts, "3 of 3") }, "lists 38 of the 40"},
		"a-list-cut-off": {"icloud-export", photo.FactFingerprint, nil, func(p *photo.Place) {
			p.Problems = append(p.Problems, photo.Problem{Kind: photo.ProblemMalformed, Path: "Photo Details.csv"})
		}, ""},
		"trash-of-the-earlier": {"icloud-export", photo.FactFingerprint, func(earlier, _ *fakes) {
			for _, f := range (*earlier)[30:] {
				f.item.Facts.Set(photo.FactTrash, "deleted in the export's list")
			}
		}, nil, "lists 28 of the 30"},
	} {
		t.Run(name, func(t *testing.T) {
			req := exports(tt.layout, tt.id, tt.change)
			if tt.place != nil {
				tt.place(&req.Backup[0].Place)
			}
			v := verdictOf(t, runCheck(t, req), "Photos/23.jpg")
			if told := v.Cause == "deleted"; told != (tt.says != "") {
				t.Fatalf("%s, %q: %v", v.Status, v.Cause, v.Evidence)
			}
			if tt.says == "" {
				return
			}
			if !strings.Contains(v.Evidence[0].Text, tt.says) || len(v.Alternatives) == 0 || v.Alternatives[0].Cause != "lost-from-backup" {
				t.Errorf("%v, else %v", v.Evidence, v.Alternatives)
			}
		})
	}
}

// renumber gives photos the ids of another account.
func renumber(list fakes) {
	for i, f := range list {
		f.item.Facts = photo.Facts{photo.FactFingerprint: fmt.Sprintf("other-%02d", i), photo.FactAdded: f.item.Facts[photo.FactAdded]}
	}
}

// The other way round, where the library is the later one, nothing was deleted.
func TestEarlierExportLacks(t *testing.T) {
	req := exports("icloud-export", photo.FactFingerprint, nil)
	req.Library, req.Backup = req.Backup, req.Library
	r := runCheck(t, req)
	for _, v := range r.Photos {
		if v.Status == photo.Missing && (v.Cause != "after-backup" || v.Path < "Photos/40.jpg") {
			t.Errorf("%s: %s %v", v.Path, v.Cause, v.Evidence)
		}
	}
	if r.Summary.Missing != 5 {
		t.Errorf("%d are missing, want 5", r.Summary.Missing)
	}
}

// The dates of two exports decide which is the later, where both tell one.
func TestExportDatesDecide(t *testing.T) {
	req := exports("icloud-export", photo.FactFingerprint, nil)
	req.Library[0].Place.Facts.Set(photo.FactBackupDate, "2029-03-01T00:00:00Z")
	req.Backup[0].Place.Facts.Set(photo.FactBackupDate, "2029-01-01T00:00:00Z")
	if v := verdictOf(t, runCheck(t, req), "Photos/23.jpg"); v.Cause == "deleted" {
		t.Errorf("%v", v.Evidence)
	}
}

// The parts of a later export may be places of their own.
func TestLaterExportInTwoPlaces(t *testing.T) {
	req := exports("icloud-export", photo.FactFingerprint, nil)
	whole := req.Backup[0]
	half := func(second bool) Side {
		part := whole
		part.Items = func(yield func(*photo.Item, error) bool) {
			for it, err := range whole.Items {
				if (it.ID%2 == 0) == second && !yield(it, err) {
					return
				}
			}
		}
		return part
	}
	req.Backup = []Side{half(false), half(true)}
	if v := verdictOf(t, runCheck(t, req), "Photos/23.jpg"); v.Cause != "deleted" || !strings.Contains(v.Evidence[0].Text, "lists 38 of the 40") {
		t.Errorf("%s: %v", v.Cause, v.Evidence)
	}
}
