package sources

import (
	"path/filepath"
	"regexp"
	"time"
)

// backupDays and backupTimes read the date that a folder's name gives: ISO 8601,
// as snapshots and Time Machine have it.
var (
	backupDays  = regexp.MustCompile(`(?:^|[^0-9])((?:20\d\d-\d\d-\d\d)|(?:20\d\d\d\d\d\d))(?:$|[^0-9])`)
	backupTimes = regexp.MustCompile(`^[-_T ]+(\d\d)[-:.]?(\d\d)[-:.]?(\d\d)(?:$|[^0-9])`)
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
	layout := "2006-01-02"
	if len(text) == len("20060102") {
		layout = "20060102"
	}
	day, err := time.Parse(layout, text)
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
