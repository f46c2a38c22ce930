package report

import (
	"fmt"
	"time"

	"rollcall/photo"
)

// The clock of all tests.
var now = time.Date(2025, 3, 20, 9, 30, 0, 0, time.FixedZone("", 3600))

var titles = map[string]string{
	"upload-off":        "while uploading was off",
	"thumbnail-only":    "kept only as a smaller version",
	"only-edited":       "only another edit was backed up",
	"after-backup":      "newer than this backup",
	"deleted":           "deleted by hand",
	"hidden-folder":     "in a hidden folder",
	"unexplained":       "with nothing that explains it",
	"corrupted-backup":  "damaged in the backup",
	"outside-scope":     "in a part that this backup never covered",
	"sync-error":        "from a time in which copying stood still",
	"over-quota":        "after the cloud storage was full",
	"unreadable-format": "in a format that was left out",
}

const (
	firstSteps  = "1. Copy these photos to another disk.\n2. Run rollcall again with that disk as the backup.\n3. Only then change settings.\n"
	uploadSteps = firstSteps + "4. On the phone, look at Settings, your name, iCloud, Photos: \"Sync this iPhone\" should be on."
	smallSteps  = firstSteps + "4. On the phone, choose Download and Keep Originals, with room on the device.\n5. Export again."
)

const stoppedText = "From 14 March 2024 on, none of the 812 photos of iPhone 11 is in the backup, while other devices go on."

// A scene is a report with the name of its golden files.
type scene struct {
	name    string
	report  *photo.Report
	options Options
}

func scenes() []scene {
	o := Options{Now: now, Titles: titles}
	with := func(change func(*Options)) Options { c := o; change(&c); return c }
	return []scene{
		{"worried", worried(), o},
		{"worried-color", worried(), with(func(o *Options) { o.Color = true; o.Rescue = true; o.Width = 100 })},
		{"worried-narrow", worried(), with(func(o *Options) { o.Width = 60; o.ShowHidden = true })},
		{"all-clear", allClear(), with(func(o *Options) { o.Color = true })},
		{"one-disk", changed(allClear(), func(r *photo.Report) { r.Summary.SameDisk = true }), o},
		{"quick", quick(), o},
		{"one-present", changed(allClear(), onePhoto), o},
		{"one-missing", oneMissing(), o},
		{"all-missing", allMissing(), o},
		{"incomplete-scan", incompleteScan(), o},
		{"unsure-only", unsureOnly(), o},
		{"hostile", hostile(), with(func(o *Options) { o.All = true })},
		{"many-causes", manyCauses(), o},
		{"deadlines", deadlines(), o},
		{"empty", &photo.Report{GeneratedAt: now, Complete: true}, o},
		{"second-look", secondLook(), o},
		{"second-look-all", secondLook(), with(func(o *Options) { o.All = true })},
		{"only-thumbnails", onlyThumbnails(), o},
		{"two-backups", twoBackups(), o},
	}
}

func changed(r *photo.Report, change func(*photo.Report)) *photo.Report {
	change(r)
	return r
}

func place(root string, photos int, bytes int64) photo.Place {
	return photo.Place{
		Root: root, Kind: "folder", Route: photo.RouteCopy, Complete: true, ScannedAt: now.Add(-time.Hour),
		Tally: photo.Tally{Files: photos + 12, Media: photos, Photos: photos, Other: 12, Bytes: bytes},
	}
}

// closed closes the count of a report: photos are those listed and the present
// ones.
func closed(present int, photos []photo.Verdict) *photo.Report {
	r := &photo.Report{
		GeneratedAt: now, Check: 7, Complete: true, Photos: photos,
		Library: []photo.Place{place("/home/ann/Pictures", present+len(photos), 380e9)},
		Backup:  []photo.Place{place("/mnt/nas/Photos", present, 342e9)},
	}
	sum := &r.Summary
	sum.Present, sum.Photos, sum.Bytes = present, present+len(photos), 380e9
	sum.Grades, sum.Causes = map[photo.Grade]int{}, map[string]photo.Count{}
	if present > 0 {
		sum.Grades[photo.Exact] = present
	}
	for i := range photos {
		count(sum, &photos[i])
	}
	sum.Copyable = sum.Missing + sum.Incomplete
	sum.Copies = [3]int{sum.Photos - sum.Present, sum.Present, 0}
	return r
}

func count(sum *photo.Summary, v *photo.Verdict) {
	switch v.Status {
	case photo.Present:
		sum.Present++
		return
	case photo.Missing:
		sum.Missing++
		sum.Lost += v.Bytes
	case photo.Incomplete:
		sum.Incomplete++
		sum.Lost += v.Bytes
	case photo.Unsure:
		sum.Unsure++
	}
	if v.Expected {
		sum.Expected++
	}
	if v.Cause != "" {
		c := sum.Causes[v.Cause]
		sum.Causes[v.Cause] = photo.Count{Photos: c.Photos + 1, Bytes: c.Bytes + v.Bytes}
	}
}

// many makes n verdicts of one, with numbered paths, a day of noons apart from
// each other.
func many(n int, pattern string, from string, v photo.Verdict) []photo.Verdict {
	first, err := time.Parse("2006-01-02", from)
	if err != nil {
		panic(err)
	}
	list := make([]photo.Verdict, n)
	for i := range list {
		list[i] = v
		list[i].Path = fmt.Sprintf(pattern, i+1)
		list[i].Taken = photo.Taken{Wall: first.Unix() + 12*3600 + int64(i)*600, Known: true, Zoned: true, Zone: 3600}
	}
	return list
}

func missing(cause string, confidence float64, observation, text string) photo.Verdict {
	return photo.Verdict{
		Bytes: 3_200_000, Format: "heic", Camera: "Apple iPhone 11", Status: photo.Missing,
		Cause: cause, Confidence: confidence, Advice: firstSteps,
		Evidence: []photo.Evidence{{Cause: cause, Observation: observation, Text: text, Weight: 21.04}},
	}
}

func worried() *photo.Report {
	trashed := missing("deleted", 0.97, photo.ObservedRecord, "It lies in Recently Deleted.")
	trashed.Hidden, trashed.Deadline = true, now.Add(70*time.Hour)
	stopped := missing("upload-off", 0.93, photo.ObservedTime, stoppedText)
	stopped.Advice = uploadSteps
	stopped.Alternatives = []photo.Alternative{{Cause: "sync-error", Confidence: 0.0349}}
	small := missing("thumbnail-only", 0.98, photo.ObservedCounterpart, "The backup has 1024 x 768 of its 4032 x 3024 pixels.")
	small.Match = &photo.Match{Path: "small/IMG.JPG", Rung: "same-shot", Grade: photo.Reduced}
	small.Advice = smallSteps
	half := missing("outside-scope", 0.7, photo.ObservedShare, "None of the videos is in the backup.")
	half.Status, half.Match, half.Copies = photo.Incomplete, &photo.Match{Path: "2023/IMG.HEIC", Rung: "same-bytes", Grade: photo.Exact}, 0
	half.Parts = []photo.PartVerdict{{Role: photo.RoleVideo, Path: "2023/IMG.MOV", Bytes: 2_100_000, Status: photo.Missing}}
	fresh := missing("after-backup", 0.99, photo.ObservedRecord, "It was added after the backup was made, on 3 Mar 2025.")
	fresh.Expected = true
	unsure := photo.Verdict{Bytes: 1_000_000, Format: "jpeg", Status: photo.Unsure, Cause: "corrupted-backup", Confidence: 0.5,
		Evidence: []photo.Evidence{{Cause: "corrupted-backup", Observation: photo.ObservedPlace, Text: "Part 4 of 9 is absent."}}}

	var photos []photo.Verdict
	photos = append(photos, many(19, "Recently Deleted/IMG_%04d.HEIC", "2025-02-01", trashed)...)
	photos = append(photos, many(812, "DCIM/105APPLE/IMG_%04d.HEIC", "2024-03-14", stopped)...)
	photos = append(photos, many(143, "2019/Italy/IMG_%04d.HEIC", "2019-06-01", small)...)
	photos = append(photos, many(96, "2023/IMG_%04d.HEIC", "2023-01-01", half)...)
	photos = append(photos, many(134, "2025/IMG_%04d.HEIC", "2025-03-05", fresh)...)
	photos = append(photos, many(318, "Export/IMG_%04d.JPG", "2016-01-01", unsure)...)
	r := closed(58_890, photos)
	r.Summary.Grades = map[photo.Grade]int{photo.Exact: 58_300 + 96, photo.Converted: 590, photo.Reduced: 143}
	r.Summary.Lost, r.Summary.BackupOnly, r.Summary.Copyable = 38e9, 3204, 1190
	r.Patterns = []photo.Pattern{
		{Cause: "upload-off", Photos: 812, Bytes: 25e9, From: "2024-03-14", To: "2024-12-31", Confidence: 0.9333, Text: stoppedText},
	}
	r.Deadlines = []photo.Deadline{{Photos: 19, First: now.Add(70 * time.Hour), Text: "in Recently Deleted"}}
	denied := photo.Problem{Kind: photo.ProblemUnreadable, Path: "private", Text: "no permission"}
	r.Backup[0].Problems = []photo.Problem{denied, {Kind: denied.Kind, Path: "lost+found", Text: denied.Text}}
	r.Backup[0].Complete, r.Complete = false, false
	r.Backup[0].Facts = photo.Facts{photo.FactBackupDate: "2025-03-03T22:00:00Z", photo.FactFreeBytes: "120000000", photo.FactFoldsCase: "true"}
	return r
}

func allClear() *photo.Report {
	r := closed(60_412, nil)
	r.Summary.Grades = map[photo.Grade]int{photo.Exact: 60_000, photo.SamePicture: 412}
	r.Backup[0].Route, r.Backup[0].RouteSure = photo.RouteICloud, true
	return r
}

func quick() *photo.Report {
	r := closed(1200, nil)
	r.Quick, r.Summary.SameDisk = true, true
	r.Summary.Grades = map[photo.Grade]int{photo.Unverified: 1200}
	return r
}

func onePhoto(r *photo.Report) {
	r.Summary.Photos, r.Summary.Present, r.Summary.Bytes = 1, 1, 2_500_000
	r.Summary.Grades = map[photo.Grade]int{photo.Exact: 1}
	r.Library[0].Tally = photo.Tally{Files: 1, Media: 1, Photos: 1, Bytes: 2_500_000}
	r.Summary.BackupOnly = 1
}

func oneMissing() *photo.Report {
	v := missing("unexplained", 0.9, photo.ObservedNothing, "Nothing that rollcall knows of fits.")
	v.Path = "IMG_0001.HEIC"
	r := closed(3, []photo.Verdict{v})
	r.Summary.Copyable = 1
	return r
}

func allMissing() *photo.Report {
	var photos []photo.Verdict
	linked := missing("unexplained", 0.8, photo.ObservedNothing, "The backup's file is the very same file on disk.")
	linked.SameFile = true
	photos = append(photos, many(3, "a/IMG_%04d.JPG", "2020-01-01", linked)...)
	photos = append(photos, many(1, "b/IMG_%04d.JPG", "2020-01-02", missing("over-quota", 0.41, photo.ObservedSize, "The sum comes near 5 GB."))...)
	photos = append(photos, many(2, "c/IMG_%04d.JPG", "2020-01-03", missing("sync-error", 0.35, photo.ObservedTime, "Nothing of 3 Jan 2020 is there."))...)
	photos = append(photos, many(4, "d/IMG_%04d.JPG", "2020-01-04", missing("hidden-folder", 0.72, photo.ObservedPath, "It lies in .old, and so do 4 others."))...)
	r := closed(0, photos)
	r.Check, r.Summary.Copyable = 0, 0
	return r
}

func incompleteScan() *photo.Report {
	r := closed(500, nil)
	r.Complete = false
	r.Backup = append(r.Backup, place("/mnt/usb", 20, 1e9))
	r.Backup[1].Complete = false
	r.Library[0].Tally.Problems = 1
	r.Library[0].Problems = []photo.Problem{
		{Kind: photo.ProblemUnread, Path: "Takeout/takeout-001.zip", Text: "ZIP archives cannot be read yet."},
		{Kind: photo.ProblemUnreadable, Path: "raid", Text: "input/output error"},
		{Kind: photo.ProblemUnreadable, Path: "root", Text: "permission denied"},
	}
	return r
}

func unsureOnly() *photo.Report {
	look := photo.Verdict{Status: photo.Unsure, Format: "jpeg", Match: &photo.Match{Path: "x/IMG_1.JPG", Rung: "same-shot", Grade: photo.LookAlike, Why: "same second, same camera"}}
	unread := photo.Verdict{Status: photo.Unsure}
	r := closed(90, append(many(2, "look/IMG_%04d.JPG", "2021-05-05", look), many(1, "bad/IMG_%04d.JPG", "2021-05-06", unread)...))
	r.Photos[2].Taken = photo.Taken{}
	return r
}

func hostile() *photo.Report {
	names := []string{
		"esc\x1b[2Jname.jpg", "new\nline\r.jpg", "latin\xe9.jpg", "bidi\u202egpj.exe", "=cmd|'/c calc'!A0.jpg",
		"tab\tname,\"quoted\".jpg", "\u30d5\u30a9\u30c8/\u5199\u771f.jpg", "zero\u200bwidth\u2028.jpg", "family \U0001F468\u200d\U0001F469\u200d\U0001F467.jpg",
	}
	var photos []photo.Verdict
	for _, name := range names {
		v := missing("hidden-folder", 0.95, photo.ObservedPath, "It lies in \x1b]0;owned\x07 <b>&.")
		v.Path, v.Camera = name, "@Evil\x00Cam"
		v.Match = &photo.Match{Path: "other\xff.jpg", Rung: "damaged-copy", Grade: photo.Damaged}
		photos = append(photos, v)
	}
	present := photo.Verdict{Path: "ok.jpg", Status: photo.Present, Copies: 1, Match: &photo.Match{Path: "OK\x7f.jpg", Rung: "same-bytes", Grade: photo.Exact}}
	r := closed(4, append(photos, present))
	r.Summary.Photos = 5 + len(names)
	r.Library[0].Root, r.Backup[0].Root = "/home/\x1b[31mred", "/mnt/\xff\xfe"
	r.Backup[0].Problems = []photo.Problem{{Kind: photo.ProblemUnreadable, Path: "no\xfe", Text: "denied\x1b[0m"}}
	r.Patterns = []photo.Pattern{{Cause: "hidden-folder", Photos: 2, Confidence: 0.7, Text: "all of \x1b[1mverylong" + fmt.Sprintf("%0120d", 7)}}
	return r
}

func manyCauses() *photo.Report {
	var photos []photo.Verdict
	n := 12
	for _, cause := range []string{"thumbnail-only", "upload-off", "deleted", "hidden-folder", "corrupted-backup", "outside-scope", "sync-error", "over-quota", "unreadable-format", "unheard-of"} {
		v := missing(cause, 0.9, photo.ObservedShare, "Of 40 such photos 38 are missing.")
		v.Advice = firstSteps + "Do what helps against " + cause + "."
		photos = append(photos, many(n, cause+"/IMG_%04d.JPG", "2022-01-01", v)...)
		n--
	}
	raw := missing("unreadable-format", 0.9, photo.ObservedShare, "No RAW is in the backup.")
	raw.Status = photo.Incomplete
	raw.Parts = []photo.PartVerdict{
		{Role: photo.RoleRAW, Path: "DSC.ARW", Status: photo.Missing},
		{Role: photo.RoleSidecar, Path: "DSC.XMP", Status: photo.Missing},
		{Role: photo.RoleVideo, Path: "DSC.MOV", Status: photo.Missing},
	}
	photos = append(photos, many(1, "raw/DSC_%04d.JPG", "2022-02-02", raw)...)
	r := closed(2, photos)
	r.Summary.Missing += 40 // a report that does not list all that it counts
	r.Summary.Photos += 40
	return r
}

func deadlines() *photo.Report {
	trashed := missing("deleted", 0.97, photo.ObservedRecord, "It lies in a trash.")
	trashed.Deadline = now.Add(30 * time.Hour)
	r := closed(40, many(9, "IMG_%04d.JPG", "2025-01-01", trashed))
	r.Deadlines = []photo.Deadline{
		{Photos: 3, First: now.Add(-48 * time.Hour), Text: "in Recently Deleted"},
		{Photos: 2, First: now.Add(4 * time.Hour), Text: "the trash of the NAS"},
		{Photos: 1, First: now.Add(30 * time.Hour), Text: ".Trashes"},
		{Photos: 2, First: now.Add(60 * 24 * time.Hour), Text: ".trashed files"},
	}
	return r
}

// secondLook is a report of what looking at the pictures finds.
func secondLook() *photo.Report {
	instead := func(cause string, g photo.Grade, text string) photo.Verdict {
		v := missing(cause, 0.99, photo.ObservedCounterpart, text)
		v.Match = &photo.Match{Path: "phone/a.jpg", Rung: "same-shot", Grade: g, Why: "the same moment and camera"}
		v.Advice = smallSteps
		return v
	}
	small := instead("thumbnail-only", photo.Reduced, "The backup holds only a smaller picture.")
	anew := instead("thumbnail-only", photo.Recompressed, "The backup holds only a copy that was compressed anew.")
	edited := instead("only-edited", photo.EditedGrade, "The backup holds only an edited version.")
	edited.Parts = []photo.PartVerdict{{Role: photo.RoleEdit, Path: "2023/IMG_E0001.JPG", Bytes: 2_000_000, Status: photo.Present}}
	here := missing("thumbnail-only", 0.94, photo.ObservedContent, "The original was never on this disk: the picture has 2048×1536 pixels.")
	here.Advice = smallSteps
	here.Parts = []photo.PartVerdict{{Role: photo.RoleOriginal, Path: "2023/IMG_0001.JPG", Bytes: 2_000_000, Status: photo.Missing}}

	doubt := func(observation, why string, g photo.Grade) photo.Verdict {
		v := photo.Verdict{Bytes: 1_000_000, Format: "jpeg", Status: photo.Unsure, Cause: "unexplained", Confidence: 0.9,
			Evidence: []photo.Evidence{{Cause: "unexplained", Observation: observation, Text: why + "."}}}
		if g != photo.NoGrade {
			v.Match = &photo.Match{Path: "WhatsApp/IMG-WA0007.jpg", Rung: "look-alike", Grade: g, Why: inner(why)}
		}
		return v
	}
	better := photo.Verdict{Bytes: 300_000, Format: "jpeg", Status: photo.Present, Copies: 1,
		Match:    &photo.Match{Path: "full/IMG.JPG", Rung: "same-shot", Grade: photo.Converted, Better: true},
		Evidence: []photo.Evidence{{Observation: photo.ObservedCounterpart, Text: "The library's file is a smaller version; the backup has the larger one."}}}

	var photos []photo.Verdict
	photos = append(photos, many(412, "app/IMG_%04d.JPG", "2021-01-01", anew)...)
	photos = append(photos, many(3, "cloud/IMG_%04d.HEIC", "2022-01-01", small)...)
	photos = append(photos, many(1, "2023/IMG_%04d.JPG", "2023-01-01", edited)...)
	photos = append(photos, many(4, "here/IMG_%04d.JPG", "2022-06-01", here)...)
	photos = append(photos, many(8, "sent/IMG_%04d.JPG", "2022-07-01", doubt(photo.ObservedCounterpart, "The same picture without its metadata, compressed anew", photo.LookAlike))...)
	photos = append(photos, many(1, "sent/PNG_%04d.JPG", "2022-07-02", doubt(photo.ObservedCounterpart, "The same picture without its metadata, compressed anew, jpeg against png, turned", photo.LookAlike))...)
	photos = append(photos, many(2, "heic/IMG_%04d.HEIC", "2022-08-01", doubt(photo.ObservedCounterpart, "The same moment and camera; HEIC can't be decoded by this build of rollcall", photo.LookAlike))...)
	photos = append(photos, many(2, "burst/IMG_%04d.JPG", "2022-09-01", doubt(photo.ObservedCounterpart, "Several are alike; the same picture without its metadata, compressed anew, tiff against jpeg", photo.NoGrade))...)
	photos = append(photos, many(1, "bad/IMG_%04d.JPG", "2022-10-01", doubt(photo.ObservedContent, "Permission denied", photo.NoGrade))...)
	photos = append(photos, many(2, "web/IMG_%04d.JPG", "2022-11-01", better)...)
	r := closed(100, photos)
	r.Summary.Photos = 100 + len(photos)
	r.Summary.Grades = map[photo.Grade]int{photo.Exact: 97, photo.Converted: 5, photo.Reduced: 3, photo.Recompressed: 412, photo.EditedGrade: 1, photo.LookAlike: 10}
	r.Summary.BackupOnly, r.Summary.Better = 7, 2
	return r
}

func onlyThumbnails() *photo.Report {
	r := closed(0, nil)
	r.Library[0].Tally = photo.Tally{Files: 1204, Derivatives: 1200, Other: 4}
	r.Backup[0].Tally.Photos, r.Summary.BackupOnly = 12, 12
	return r
}
