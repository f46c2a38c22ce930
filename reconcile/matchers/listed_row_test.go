package matchers

import (
	"testing"

	"rollcall/photo"
)

func row(name string, unix int64, changes ...func(*photo.Item)) *photo.Item {
	it := &photo.Item{Path: "Photos/" + name, Class: photo.Still, Standing: photo.StandsMedia}
	it.Facts.Set(photo.FactRecordOnly, "the export lists it, and its file is not in the export")
	it.Meta.Taken = photo.Taken{Known: true, Zoned: true, Wall: unix - unix%60}
	for _, change := range changes {
		change(it)
	}
	return it
}

func TestListedRow(t *testing.T) {
	zoned := func(it *photo.Item) { it.Meta.Taken.Zoned, it.Meta.Taken.Zone = true, 7200 }
	printed := func(it *photo.Item) { it.Fingerprint[0] = 1 }
	keyed := func(it *photo.Item) { it.Fingerprint[0] = 4 }
	gone := func(it *photo.Item) { it.Standing = photo.StandsGone }
	original := func(it *photo.Item) {
		it.Path = "originals/A/A1.heic"
		it.Facts.Set(photo.FactOriginalName, "IMG_1234.HEIC")
	}
	for name, c := range map[string]struct {
		library, backup *photo.Item
		want            photo.Grade
	}{
		"zoned":             {still(zoned), row("IMG_1234.HEIC", noon-7200), photo.Recorded},
		"zoned-elsewhere":   {still(zoned), row("IMG_1234.HEIC", noon), photo.NoGrade},
		"next-minute":       {still(zoned), row("IMG_1234.HEIC", noon-7200+60), photo.NoGrade},
		"minute-before":     {still(zoned), row("IMG_1234.HEIC", noon-7200-60), photo.NoGrade},
		"no-zone":           {still(), row("IMG_1234.HEIC", noon-5*900), photo.Recorded},
		"no-zone-next":      {still(), row("IMG_1234.HEIC", noon-5*900+120), photo.NoGrade},
		"too-far":           {still(), row("IMG_1234.HEIC", noon-100*900), photo.NoGrade},
		"case":              {still(zoned), row("img_1234.heic", noon-7200), photo.Recorded},
		"other-name":        {still(zoned), row("IMG_1235.HEIC", noon-7200), photo.NoGrade},
		"imported-as":       {still(zoned, original), row("IMG_1234.HEIC", noon-7200), photo.Recorded},
		"fingerprint":       {still(zoned), row("IMG_1234.HEIC", noon-7200, printed), photo.NoGrade},
		"keyed-fingerprint": {still(zoned), row("IMG_1234.HEIC", noon-7200, keyed), photo.Recorded},
		"deleted":           {still(zoned), row("IMG_1234.HEIC", noon-7200, gone), photo.Recorded},
		"deleted-printed":   {still(zoned), row("IMG_1234.HEIC", noon-7200, gone, printed), photo.Recorded},
		"deleted-later":     {still(zoned), row("IMG_1234.HEIC", noon-7200+60, gone), photo.NoGrade},
		"other-size":        {still(zoned), row("IMG_1234.HEIC", noon-7200, weighing(17)), photo.NoGrade},
		"a-file":            {still(zoned), still(zoned), photo.NoGrade},
		"undated":           {still(func(it *photo.Item) { it.Meta.Taken = photo.Taken{} }), row("IMG_1234.HEIC", noon), photo.NoGrade},
	} {
		t.Run(name, func(t *testing.T) {
			if got := judgeRow(c.library, c.backup, nil); got.Grade != c.want || got.Unsure {
				t.Errorf("judged %+v, want %q", got, c.want)
			}
			if c.want == photo.Recorded && !share(rowKeys(c.library), rowKeys(c.backup)) {
				t.Error("they never meet")
			}
		})
	}
}
