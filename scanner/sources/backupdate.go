package sources

import (
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// backupDays and backupTimes read the date that a folder's name gives: year, month
// and day, as ISO 8601, snapshots and Time Machine have it, or with another separator.
// Day before month is not read: 04-06-2022 is of April as well as of June.
var (
	backupDays  = regexp.MustCompile(`(?:^|[^0-9])(20\d\d(?:-\d\d-|_\d\d_|\.\d\d\.| \d\d |\d\d)\d\d)(?:$|[^0-9])`)
	backupTimes = regexp.MustCompile(`^[-_T. ]+(\d\d)[-_:. ]?(\d\d)[-_:. ]?(\d\d)(?:$|[^0-9])`)
	separators  = strings.NewReplacer("-", "", "_", "", ".", "", " ", "")
)

// backupDate is the moment that the last name of root records, in RFC 3339: the
// end of that day in UTC where it tells no time; "" where there is no date, or
// more than one.
func backupDate(root string) string {
	if date := dateInName(filepath.Base(root)); date != "" {
		return date
	}
	if real, err := filepath.EvalSymlinks(root); err == nil {
		return dateInName(filepath.Base(real))
	}
	return ""
}

func dateInName(name string) string {
	at := backupDays.FindStringSubmatchIndex(name)
	if at == nil {
		return ""
	}
	text, rest := name[at[2]:at[3]], name[at[3]:]
	if backupDays.MatchString(rest) {
		return ""
	}
	day, err := time.Parse("20060102", separators.Replace(text))
	if err != nil {
		return ""
	}
	if t := backupTimes.FindStringSubmatch(rest); t != nil {
		if moment, err := time.Parse("20060102150405", day.Format("20060102")+t[1]+t[2]+t[3]); err == nil {
			return moment.Format(time.RFC3339)
		}
	}
	return day.Add(24*time.Hour - time.Second).Format(time.RFC3339)
}

// anyZone is how far behind UTC a clock that tells no zone can be.
const anyZone = 14 * time.Hour

// noteExport notes what tells when an export was made: the name of one of Takeout's
// ZIPs, and, in a ZIP, the time of Apple's lists, which are written with it. Times of
// photos tell nothing of that, nor of what was unpacked.
func (w *walk) noteExport(f *folder, path, lower string) {
	var made time.Time
	switch in, inZIP := f.in.store.(*zipStore); {
	case inZIP && isPhotoDetails(lower):
		a, err := in.archive()
		if err != nil {
			return
		}
		if made = a.made(f.in.rel(path)); made.Year() <= 1980 {
			return // it tells none
		}
	case !inZIP && partTakeout.MatchString(lower):
		made, _ = time.Parse(time.RFC3339, dateInName(strings.ToUpper(lower)))
	}
	if made.After(w.exported) {
		w.exported = made
	}
}

// made is the latest moment that the time of a file can mean.
func (a *archive) made(rel string) time.Time {
	e := a.files[rel]
	if e == nil || e.Modified.IsZero() {
		return time.Time{}
	}
	if e.Modified.Location() == time.UTC { // archive/zip: a time of DOS, in no known zone
		return e.Modified.Add(anyZone)
	}
	return e.Modified.UTC()
}
