package causes

import (
	"strings"
	"testing"
	"time"

	"rollcall/photo"
)

// placesRoll knows its places and its route, and nothing else.
type placesRoll struct {
	silentRoll
	route           string
	library, backup photo.Facts
}

func (r placesRoll) Route() (string, bool)  { return r.route, true }
func (r placesRoll) Library() []photo.Place { return []photo.Place{{ID: 1, Facts: r.library}} }
func (r placesRoll) Backup() []photo.Place {
	p := photo.Place{ID: 2, Facts: r.backup}
	if text := r.backup.Text("stopped"); text != "" {
		p.Problems = []photo.Problem{{Kind: photo.ProblemMalformed, Path: ".", Text: text}}
	}
	return []photo.Place{p}
}

const asset = "A0000000-0000-4000-8000-00000000000A"

// recorded2024 is a photo of 1 May 2024 that the library records, with these facts.
func recorded2024(facts photo.Facts) *photo.Item {
	it := picture(4032, 3024, "Apple iPhone 12", withThumb, withFact(photo.FactAsset, asset))
	it.Place, it.Level = 1, photo.LevelWhole
	it.Meta.Taken = photo.Taken{Known: true, Wall: time.Date(2024, 5, 1, 10, 0, 0, 0, time.UTC).Unix()}
	for f, v := range facts {
		it.Facts.Set(f, v)
	}
	return it
}

// TestRecords holds each record against the cause that it speaks for: within these
// decibans, 0 and 0 for silence, and in words that hold what is given. Besides facts "listed" is why the backup has no more
// than a record of it, and "stopped" what is odd about the backup.
func TestRecords(t *testing.T) {
	cloud, tries, added := photo.FactCloudState, photo.FactUploadTries, photo.FactAdded
	off := photo.Facts{photo.FactUploads: "off"}
	offSince := func(at string) photo.Facts {
		return photo.Facts{photo.FactUploads: "off", photo.FactUploadsOff: at}
	}
	const icloud, phone, copied, app, unknown = photo.RouteICloud, photo.RoutePhone, photo.RouteCopy, photo.RouteApp, photo.RouteUnknown
	here := photo.Facts{photo.FactRecordOnly: "its original is in iCloud (Optimize Storage)"}
	for _, tc := range []struct {
		name            string
		cause           Cause
		route           string
		item            photo.Facts
		library, backup photo.Facts
		min, max        float64
		says            string
	}{
		{"sync/refused", syncError, icloud, photo.Facts{cloud: "refused"}, nil, nil, 40, 45, "did not take it."},
		{"sync/refused-after-tries", syncError, icloud, photo.Facts{cloud: "refused", tries: "7"}, nil, nil, 40, 45, "after 7 tries"},
		{"sync/tried", syncError, icloud, photo.Facts{cloud: "waiting", tries: "1"}, nil, nil, 20, 30, "one try"},
		{"sync/waiting", syncError, icloud, photo.Facts{cloud: "waiting"}, nil, nil, 12, 20, "waits"},
		{"sync/never-sent", syncError, icloud, photo.Facts{cloud: "local"}, nil, nil, 1, 6, "not sent"},
		{"sync/refused-where-the-route-is-not-known", syncError, unknown, photo.Facts{cloud: "refused"}, nil, nil, 15, 25, "did not take"},
		{"sync/sent", syncError, icloud, photo.Facts{cloud: "uploaded", tries: "3"}, nil, nil, -20, -10, "was sent"},
		{"sync/never-sent-as-it-is-off", syncError, icloud, photo.Facts{cloud: "local"}, off, nil, 0, 0, ""},
		{"sync/no-cloud", syncError, icloud, nil, nil, nil, 0, 0, ""},
		{"sync/refused-and-the-backup-is-a-copy", syncError, copied, photo.Facts{cloud: "refused"}, nil, nil, 0, 0, ""},
		{"sync/refused-and-the-backup-is-another-app-s", syncError, app, photo.Facts{cloud: "refused"}, nil, nil, 0, 0, ""},
		{"sync/refused-and-the-backup-is-a-phone-s", syncError, phone, photo.Facts{cloud: "refused"}, nil, nil, 0, 0, ""},

		{"quota/waiting", overQuota, icloud, photo.Facts{cloud: "waiting"}, nil, nil, 2, 8, "no room"},
		{"quota/sent", overQuota, icloud, photo.Facts{cloud: "uploaded"}, nil, nil, -20, -10, "was sent"},
		{"quota/refused", overQuota, icloud, photo.Facts{cloud: "refused"}, nil, nil, 0, 0, ""},
		{"quota/never-sent", overQuota, icloud, photo.Facts{cloud: "local"}, nil, nil, 0, 0, ""},
		{"quota/waiting-and-the-backup-is-a-copy", overQuota, copied, photo.Facts{cloud: "waiting"}, nil, nil, 0, 0, ""},

		{"off/before-it-came", uploadOff, icloud, photo.Facts{added: "2024-05-02T08:00:00Z"}, offSince("2024-03-01T00:00:00Z"), nil, 30, 39, "on 1 March 2024, and the photo came after"},
		{"off/before-it-was-taken", uploadOff, icloud, nil, offSince("2024-03-01T00:00:00Z"), nil, 30, 39, "1 March 2024"},
		{"off/before-it-came-and-never-sent", uploadOff, icloud, photo.Facts{cloud: "local"}, offSince("2024-03-01T00:00:00Z"), nil, 40, 55, "1 March 2024"},
		{"off/and-never-sent", uploadOff, icloud, photo.Facts{cloud: "local"}, off, nil, 20, 30, "not sent"},
		{"off/since-nobody-knows-when", uploadOff, icloud, nil, off, nil, 5, 15, "is off in this library"},
		{"off/never-on", uploadOff, icloud, nil, photo.Facts{photo.FactUploads: "never"}, nil, 15, 25, "never on"},
		{"off/waiting", uploadOff, icloud, photo.Facts{cloud: "waiting"}, nil, nil, 1, 10, "waits"},
		{"off/on", uploadOff, icloud, nil, photo.Facts{photo.FactUploads: "on"}, nil, -15, -5, "is on"},
		{"off/sent-before", uploadOff, icloud, photo.Facts{cloud: "uploaded"}, offSince("2024-03-01T00:00:00Z"), nil, -20, -10, "was sent"},
		{"off/after-it-came", uploadOff, icloud, photo.Facts{added: "2024-05-02T08:00:00Z"}, offSince("2024-06-01T00:00:00Z"), nil, 0, 0, ""},
		{"off/on-its-day-somewhere", uploadOff, icloud, nil, offSince("2024-05-01T00:00:00Z"), nil, 0, 0, ""},
		{"off/nothing-recorded", uploadOff, icloud, photo.Facts{cloud: "local"}, nil, nil, 0, 0, ""},
		{"off/of-a-copy", uploadOff, copied, nil, offSince("2024-03-01T00:00:00Z"), nil, 0, 0, ""},
		{"off/of-another-app", uploadOff, app, nil, photo.Facts{photo.FactUploads: "never"}, nil, 0, 0, ""},
		{"off/of-no-library-s-photo", uploadOff, icloud, photo.Facts{photo.FactAsset: "-"}, offSince("2024-03-01T00:00:00Z"), nil, 0, 0, ""},

		{"scope/referenced", outsideScope, copied, photo.Facts{photo.FactReferenced: "/Volumes/Old/a.jpg"}, nil, nil, 15, 30, `"/Volumes/Old/a.jpg"`},
		{"scope/referenced-and-icloud", outsideScope, icloud, photo.Facts{photo.FactReferenced: "/Volumes/Old/a.jpg"}, nil, nil, 15, 30, "outside of the library"},
		{"scope/without-camera-roll", outsideScope, phone, nil, nil, photo.Facts{photo.FactCameraRoll: "iCloud Photos is on"}, 40, 45, "no camera roll: iCloud Photos is on."},
		{"scope/inside", outsideScope, copied, nil, nil, nil, 0, 0, ""},
		{"scope/referenced-and-a-phone", outsideScope, phone, photo.Facts{photo.FactReferenced: "/a.jpg"}, nil, nil, 0, 0, ""},

		{"thumbnail/optimized", thumbnailOnly, copied, here, nil, nil, 20, 35, "in iCloud only"},
		{"thumbnail/optimized-on-a-phone", thumbnailOnly, phone, here, nil, nil, 20, 35, "Optimize Storage"},
		{"thumbnail/optimized-and-an-icloud-export", thumbnailOnly, icloud, here, nil, nil, 0, 0, ""},
		{"thumbnail/lost-here", thumbnailOnly, copied, photo.Facts{photo.FactRecordOnly: "the library's records say that its original is here, and it is not"}, nil, nil, 0, 0, ""},

		{"damaged/part-absent", corruptedBackup, app, nil, nil, photo.Facts{photo.FactParts: "7 of 9"}, 10, 20, "Of the 9 ZIP files of the backup 7 are here."},
		{"damaged/listed-without-its-file", corruptedBackup, icloud, photo.Facts{"listed": "the export lists it, and its file is not in the export"}, nil, nil, 12, 25, "has no file of it"},
		{"damaged/listed-as-hidden", corruptedBackup, icloud, photo.Facts{"listed": "the export lists it, and its file is not in the export", "listed-hidden": "yes"}, nil, nil, 5, 10, "has no file of it"},
		{"hidden/listed-as-hidden", hiddenAlbum, icloud, photo.Facts{"listed": "the export lists it, and its file is not in the export", "listed-hidden": "yes"}, nil, nil, 15, 25, "lists it as hidden"},
		{"hidden/listed-and-not-hidden", hiddenAlbum, icloud, photo.Facts{"listed": "the export lists it, and its file is not in the export"}, nil, nil, 0, 0, ""},
		{"damaged/listed-as-optimized", corruptedBackup, icloud, photo.Facts{"listed": "its original is in iCloud (Optimize Storage)"}, nil, nil, 0, 0, ""},
		{"damaged/phone-never-finished", corruptedBackup, phone, nil, nil, photo.Facts{"stopped": "this phone backup was never finished"}, 20, 25, "This phone backup was never finished."},
		{"damaged/something-else-that-is-odd", corruptedBackup, copied, nil, nil, photo.Facts{"stopped": "this list is odd"}, 0, 0, ""},
		{"off/listed", uploadOff, icloud, photo.Facts{"listed": "the export lists it, and its file is not in the export"}, offSince("2024-03-01T00:00:00Z"), nil, -20, -10, "iCloud had it then"},
		{"quota/listed", overQuota, icloud, photo.Facts{"listed": "the export lists it, and its file is not in the export"}, nil, nil, -20, -10, "iCloud had it then"},
		{"thumbnail/listed-on-a-phone", thumbnailOnly, phone, photo.Facts{"listed": "its original is in iCloud (Optimize Storage)"}, nil, nil, 20, 35, "no more than that record"},
		{"damaged/all-parts", corruptedBackup, app, nil, nil, photo.Facts{photo.FactParts: "9 of 9"}, 0, 0, ""},
		{"damaged/parts-in-no-words", corruptedBackup, app, nil, nil, photo.Facts{photo.FactParts: "some"}, 0, 0, ""},

		{"after/it-came", afterBackup, icloud, photo.Facts{added: "2024-09-02T08:00:00Z"}, nil, photo.Facts{photo.FactBackupDate: "2024-08-01T00:00:00Z"}, 15, 30, "on 2 September 2024 by its record; the backup is of 1 August 2024."},
		{"after/it-was-taken-too", afterBackup, icloud, photo.Facts{added: "2024-09-02T08:00:00Z"}, nil, photo.Facts{photo.FactBackupDate: "2024-04-01T00:00:00Z"}, 33, 39, "taken on 1 May 2024"},
		{"after/it-came-before", afterBackup, icloud, photo.Facts{added: "2024-03-02T08:00:00Z"}, nil, photo.Facts{photo.FactBackupDate: "2024-04-01T00:00:00Z"}, -15, -5, "before the backup"},
		{"after/it-came-in-days-to-come", afterBackup, icloud, photo.Facts{added: "2044-03-02T08:00:00Z"}, nil, photo.Facts{photo.FactBackupDate: "2024-08-01T00:00:00Z"}, -15, -5, "taken on 1 May 2024, before"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			it := recorded2024(tc.item)
			if it.Facts.Text(photo.FactAsset) == "-" {
				delete(it.Facts, photo.FactAsset)
			}
			c := Case{Photo: &photo.Photo{Item: it}, Item: it, Status: photo.Missing, Now: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC),
				Roll: placesRoll{route: tc.route, library: tc.library, backup: tc.backup}}
			if why := tc.item.Text("listed"); why != "" {
				c.Match, c.Counterpart = &photo.Match{Grade: photo.Recorded}, &photo.Item{Path: "list.csv", Facts: photo.Facts{photo.FactRecordOnly: why}}
				if hidden := tc.item.Text("listed-hidden"); hidden != "" {
					c.Counterpart.Facts.Set(photo.FactHiddenAlbum, hidden)
				}
			}
			holdEvidence(t, tc.cause.Explain(c), tc.min, tc.max, tc.says)
			c.Role = photo.RoleVideo
			if ev := tc.cause.Explain(c); len(ev) > 0 && tc.cause.Name != "thumbnail-only" {
				t.Errorf("of a part alone it says %q, want silence", ev[0].Text)
			}
		})
	}
}

// A photo that may lie in a part of the backup that is not here is missing because of
// that; one that surely did not is not.
func TestInPartsThatAreNotHere(t *testing.T) {
	for name, tc := range map[string]struct {
		kind   string
		status photo.Status
		min    float64
		says   string
	}{
		"cut":              {photo.ProblemCut, photo.Unsure, 20, "Photos 3.zip"},
		"absent":           {photo.ProblemAbsent, photo.Unsure, 20, "Photos 3.zip"},
		"surely-not-in-it": {photo.ProblemAbsent, photo.Missing, 0, ""},
		"a-locked-folder":  {photo.ProblemUnreadable, photo.Unsure, 0, ""},
	} {
		t.Run(name, func(t *testing.T) {
			it := recorded2024(nil)
			c := Case{Photo: &photo.Photo{Item: it}, Item: it, Status: tc.status, Now: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC),
				Roll: problemRoll{problem: photo.Problem{Kind: tc.kind, Path: "Photos 3.zip", Text: "a ZIP that is cut off"}}}
			holdEvidence(t, corruptedBackup.Explain(c), tc.min, tc.min+8, tc.says)
		})
	}
}

// A problemRoll has one backup place, with a problem.
type problemRoll struct {
	silentRoll
	problem photo.Problem
}

func (r problemRoll) Backup() []photo.Place {
	return []photo.Place{{ID: 2, Problems: []photo.Problem{r.problem}}}
}

// TestDeletedByList holds what a row of what was deleted tells, and what it leaves
// unsaid.
func TestDeletedByList(t *testing.T) {
	for _, tc := range []struct {
		name     string
		standing photo.Standing
		loose    bool
		made     string
		min, max float64
		says     string
		not      string
	}{
		{"print", photo.StandsGone, false, "", 40, 50, "as deleted, with the same fingerprint", "Recently"},
		{"name", photo.StandsGone, true, "", 20, 28, "by its name and the minute", "fingerprint"},
		{"days-left", photo.StandsGone, false, "2024-12-20T00:00:00Z", 40, 50, "keeps it until 19 January 2025 at the latest", "none"},
		{"days-over", photo.StandsGone, false, "2024-11-20T00:00:00Z", 40, 50, "as deleted", "at the latest"},
		{"not-deleted", photo.StandsMedia, false, "", 0, 0, "", "deleted"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			row := &photo.Item{Place: 2, Path: "list", Standing: tc.standing, Facts: photo.Facts{photo.FactRecordOnly: "the export lists it"}}
			backup := photo.Facts{photo.FactBackupDate: tc.made}
			c := Case{Photo: &photo.Photo{Item: recorded2024(nil)}, Item: recorded2024(nil), Status: photo.Missing, Counterpart: row, Loose: tc.loose,
				Match: &photo.Match{Grade: photo.Recorded}, Now: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC), Roll: placesRoll{route: photo.RouteICloud, backup: backup}}
			ev := deleted.Explain(c)
			holdEvidence(t, ev, tc.min, tc.max, tc.says)
			if len(ev) > 0 && strings.Contains(ev[0].Text, tc.not) {
				t.Errorf("it says %q", ev[0].Text)
			}
			damaged := len(corruptedBackup.Explain(c)) > 0
			if damaged != (tc.standing == photo.StandsMedia) {
				t.Errorf("the backup is damaged by it: %t", damaged)
			}
		})
	}
}

// holdEvidence holds the sum of evidence and its words.
func holdEvidence(t *testing.T, ev []photo.Evidence, least, most float64, words string) {
	t.Helper()
	total, said := 0.0, []string{}
	for _, e := range ev {
		total, said = total+e.Weight, append(said, e.Text)
	}
	if text := strings.Join(said, "\n"); total < least || total > most || !strings.Contains(text, words) || words == "" && text != "" {
		t.Errorf("%.0f decibans, want %.0f to %.0f with %q:\n%s", total, least, most, words, text)
	}
}

// TestRecordsOfTheBackup holds what the backup's own records tell of what it holds
// instead.
func TestRecordsOfTheBackup(t *testing.T) {
	print := photo.Fingerprint{1, 2, 3}
	other := photo.Fingerprint{1, 9, 9}
	for _, tc := range []struct {
		name  string
		facts photo.Facts
		print photo.Fingerprint
		want  string
	}{
		{"shorter", photo.Facts{photo.FactSize: "3000000"}, photo.Fingerprint{}, "records 3 MB of it, and holds 1 MB"},
		{"other-bytes", photo.Facts{photo.FactFingerprint: print.String()}, other, "Apple's fingerprint"},
		{"as-recorded", photo.Facts{photo.FactFingerprint: print.String(), photo.FactSize: "3000000"}, print, ""},
		{"print-not-computed", photo.Facts{photo.FactFingerprint: print.String()}, photo.Fingerprint{}, ""},
		{"print-of-another-scheme", photo.Facts{photo.FactFingerprint: photo.Fingerprint{2, 2}.String()}, other, ""},
		{"no-print", photo.Facts{photo.FactFingerprint: "!"}, other, ""},
		{"nothing-recorded", nil, other, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			backup := recorded2024(tc.facts)
			backup.Fingerprint = tc.print
			c := Case{Item: recorded2024(nil), Counterpart: backup, Match: &photo.Match{Grade: photo.Damaged}, Roll: placesRoll{}}
			var said string
			for _, e := range recordedOtherwise(c) {
				said += e.Text
			}
			if tc.want == "" && said != "" || !strings.Contains(said, tc.want) {
				t.Errorf("it says %q, want %q", said, tc.want)
			}
			backup.Level = photo.LevelNone
			if otherThanRecorded(backup) {
				t.Error("a record without a file is held against itself")
			}
		})
	}
}
