package matchers

import (
	"slices"
	"testing"

	"rollcall/photo"
)

func fine(wall int64, nanos int32) func(*photo.Item) {
	return func(it *photo.Item) {
		it.Meta.Taken = photo.Taken{Known: true, Zoned: true, Wall: wall, Nanos: nanos, Digits: 3}
	}
}

// zoned tells the zone of a time, so that hours between two are no zone that one of them left out.
func zoned(it *photo.Item) { it.Meta.Taken.Zoned = true }

func noCamera(it *photo.Item) { it.Meta.Make, it.Meta.Model = "", "" }

func TestJudgeOtherDate(t *testing.T) {
	library := still(fine(noon, 123_000_000), showing(1))
	black := func(p string) *photo.Item { return still(named(p), takenAt(noon+7200), zoned, sketched(smooth(0, 0))) }
	moved := func(changes ...func(*photo.Item)) *photo.Item {
		return still(slices.Concat([]func(*photo.Item){asJPEG, fine(noon+7200, 123_000_000)}, changes, []func(*photo.Item){showing(1)})...)
	}
	for name, tt := range map[string]struct {
		library, backup *photo.Item
		looked          *photo.Comparison
		want            string
	}{
		"not-looked-at":     {library, still(asJPEG, fine(noon+7200, 123_000_000)), nil, "look sketch"},
		"moved":             {library, moved(), nil, "look pixels"},
		"moved-agreeing":    {library, moved(), agreeing, "unsure"},
		"moved-equal":       {library, moved(), equalPixels, "unsure"},
		"moved-strongly":    {library, moved(), strongly, "unsure"},
		"moved-again":       {library, moved(), again, "nothing"},
		"moved-filtered":    {library, moved(), filtered, "nothing"},
		"moved-not-decoded": {library, moved(), notDecoded, "nothing"},
		"moved-broken":      {library, moved(func(it *photo.Item) { it.Whole = photo.Cut }), agreeing, "nothing"},
		"moved-days":        {library, moved(fine(noon+37*day, 123_000_000)), agreeing, "unsure"},
		"moved-smaller":     {library, moved(sized(1024, 768)), nil, "reduced"},
		"moved-larger":      {still(sized(1024, 768), fine(noon, 5_000_000), showing(1)), moved(), nil, "unsure"},
		"moved-cropped":     {library, moved(sized(4032, 2000)), nil, "nothing"},
		"other-scene":       {library, still(asJPEG, takenAt(noon+7200), zoned, showing(2)), nil, "nothing"},
		"other-camera":      {library, moved(func(it *photo.Item) { it.Meta.Model = "EOS" }), agreeing, "nothing"},
		"other-id":          {still(withIDs("c", "r"), showing(1)), moved(withIDs("c", "s")), agreeing, "nothing"},
		"same-date":         {library, still(asJPEG, fine(noon, 123_000_000), showing(1)), agreeing, "nothing"},
		"no-camera":         {library, moved(noCamera, fine(noon, 123_000_000)), agreeing, "converted"},
		"no-camera-coarser": {library, moved(noCamera, fine(noon, 123_000_000)), coarser, "unsure"},
		"no-camera-unseen":  {library, moved(noCamera, fine(noon, 123_000_000)), notDecoded, "unsure"},
		"no-camera-second":  {library, moved(noCamera, takenAt(noon)), agreeing, "nothing"}, // look-alike's business
		"no-camera-moved":   {library, moved(noCamera), agreeing, "unsure"},
		"black-one-name":    {still(zoned, sketched(smooth(0, 0))), black("b/IMG_1234.jpg"), agreeing, "unsure"},
		"black-other-name":  {still(zoned, sketched(smooth(0, 0))), black("b/IMG_1235.jpg"), agreeing, "nothing"},
	} {
		t.Run(name, func(t *testing.T) {
			j := judgeOtherDate(tt.library, tt.backup, tt.looked)
			if said(j) != tt.want || j.Why == "" {
				t.Errorf("%s, want %s: %+v", said(j), tt.want, j)
			}
		})
	}
}

// What meets is of one name, or of clocks that hours or days lie between.
func TestOtherDateKeys(t *testing.T) {
	second, ms := still(named("a/1.heic")), still(named("a/1.heic"), fine(noon, 123_000_000))
	for name, tt := range map[string]struct {
		a, b *photo.Item
		want bool
	}{
		"same-name":          {second, still(named("b/1.jpg"), takenAt(noon+77)), true},
		"hours":              {second, still(takenAt(noon + 3*3600)), true},
		"days":               {second, still(takenAt(noon - 400*day)), true},
		"days-and-hours":     {second, still(takenAt(noon + 3*day + 3600)), false},
		"seconds":            {second, still(takenAt(noon + 9)), false},
		"hours-other-camera": {second, still(takenAt(noon+3600), noCamera), false},
		"by-digits":          {ms, still(fine(noon+3*day+3600, 123_000_000), noCamera), true},
		"other-digits":       {ms, still(fine(noon+3*day+3600, 124_000_000)), false},
		"no-size":            {second, still(named("b/1.jpg"), sized(0, 0)), false},
		"undated":            {second, still(stripped, named("b/1.jpg")), false},
		"never-set":          {still(named("a/1.heic"), takenAt(60)), still(takenAt(60 + 3600)), false},
		"set-by-hand":        {still(named("a/1.heic"), takenAt(noon-noon%day)), still(takenAt(noon - noon%day + day)), false},
		"a-video":            {second, still(named("b/1.jpg"), classed(photo.Video, "mov")), false},
	} {
		t.Run(name, func(t *testing.T) {
			keys := otherDateKeys(tt.b)
			if met := slices.ContainsFunc(otherDateKeys(tt.a), func(k Key) bool { return slices.Contains(keys, k) }); met != tt.want {
				t.Errorf("met: %v, want %v", met, tt.want)
			}
		})
	}
}

// An Apple id beside another date is decided by the pixels; frames of one burst lie
// too close for that.
func TestSameIDOtherDate(t *testing.T) {
	library := still(zoned, withIDs("", "r"), showing(1))
	copied := func(moved int64, changes ...func(*photo.Item)) *photo.Item {
		return still(slices.Concat([]func(*photo.Item){asJPEG, withIDs("", "r"), takenAt(noon + moved), zoned}, changes, []func(*photo.Item){showing(1)})...)
	}
	for name, tt := range map[string]struct {
		backup *photo.Item
		looked *photo.Comparison
		want   string
	}{
		"not-decoded-yet": {copied(7200), nil, "look pixels"},
		"agreeing":        {copied(7200), agreeing, "converted"},
		"days":            {copied(37 * day), agreeing, "converted"},
		"nearly":          {copied(7200), coarser, "unsure"},
		"again":           {copied(7200), again, "nothing"},
		"filtered":        {copied(7200), filtered, "nothing"},
		"a-frame-later":   {copied(1), agreeing, "nothing"},
		"smaller":         {copied(7200, sized(1024, 768)), nil, "reduced"},
	} {
		t.Run(name, func(t *testing.T) {
			if j := judgeShot(library, tt.backup, tt.looked); said(j) != tt.want {
				t.Errorf("%s, want %s: %+v", said(j), tt.want, j)
			}
		})
	}
}
