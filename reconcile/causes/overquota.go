package causes

import (
	"fmt"

	"rollcall/photo"
)

var overQuota = Cause{
	Name:  "over-quota",
	Title: "after the cloud storage was full",
	Doc: "The cloud plan was full, and nothing more went up; what came later is on the device only. " +
		"What speaks for it is that from a date on nothing of any device is there, that the first photo to be missing is a large one, and that the backup's size ends where the next photo would have crossed the plan. " +
		"Other data share the plan, so without --plan the files can hardly prove it.",
	Routes: []string{photo.RouteICloud, photo.RouteApp},
	Advice: []string{
		"Look at what fills the plan: Settings › your name › iCloud. The plan also holds device backups, Drive, Mail and Messages.",
		"Make room in other data, such as backups of devices that you no longer have, or take a larger plan.",
		"Leave the device on Wi-Fi and power until Photos says that it is up to date, then run rollcall with a new export.",
		"Look at Settings › your name › iCloud › Photos as well: \"Sync this iPhone\" (older: \"iCloud Photos\") should be on.",
		"Run rollcall again with --plan and your plan's size: it can then say more.",
	},
	Settle: []string{
		"Run again with --plan and the size of your plan, such as --plan 50GB.",
		"Look at Settings › your name › iCloud: what fills the plan, and whether it is full.",
		"Say with --route how photos get into this backup.",
	},
	Explain: explainOverQuota,
}

const (
	// From a date on nothing of any device: also with upload switched off on all,
	// or a copy that stopped. Of the three a full plan is what people meet most often:
	// the free one holds 5 GB.
	quotaCliff = 17
	// Several devices stopped at once: a plan is one for all of them.
	quotaSeveral = 18
	// It began with a new device, on which it may not have been switched on.
	quotaNewDevice = 8
	quotaReplaced  = 10
	// Until a date nothing: a large library that goes up the newest first, and did
	// not fit.
	quotaLeading = 5
	// The same where a plan is stated that can't hold the library: what goes up the newest
	// first had to end somewhere.
	quotaLeadingStated = 9
	// Both sides are there: room was made. But then what waited goes up as well.
	quotaClosed = 3
	// Three photos at the end may only not have gone up yet.
	quotaFewLast = 9
	// From a size on nothing: what is small still fits a plan that is nearly full.
	quotaLargeOnly = 12
	// The same, and it is a size that tools end at.
	quotaLargeAtLimit = 7
	// The same from a date on: before it large ones came, so nothing that is always left
	// out by its size or format.
	quotaLargeSince = 17
	// A device of which nothing ever came, while others did: a full plan stops these too.
	quotaNeverSent = 5
	// In a cliff some came through all the same, and these are small: by chance half of
	// them would be larger.
	quotaSmallCame = 5
	fewestSmall    = 3
	// In so many full plans the first missing photo is what would have crossed it; in
	// others other data fill it, or photos went up in another order.
	quotaFirstCrosses = 0.6
	// Of several devices each sends in its own time: any may have crossed it.
	quotaFirstOfSeveral = 0.3
	quotaFirstMost      = 6
	// Where large ones are rare, the next one is small more often than not.
	quotaFirstLeast = -3
	// Others go on: a full plan stops every device.
	quotaOthersGoOn = -20

	// Of the plans that are full, in so many photos alone fill it up to the very
	// next one: other data share it. The rest of the weight is how rarely a total of
	// nobody's choosing comes as near (Sizes.Chance).
	quotaFillsIt = 0.25
	// The same, where photos come near: some fill it but for a rest that was too
	// small for the next, of the others what is left is anything.
	quotaFillsNearly = 0.08
	quotaLeavesRest  = 0.7
	// What a size is worth at most: of those sold, any may be meant; what the files
	// measure here is not to the byte what the cloud counts.
	quotaMost       = 18
	quotaStatedMost = 24
	// The same of a plan that is stated, and nearly full: other data fill the rest.
	// Where nothing stopped, photos went up later all the same.
	quotaStatedNear = 12
	// Fuller than the plan could be.
	quotaStatedOver = -10
	// The whole library would never have filled the plan: other data did, and the larger
	// the part that these must have, the rarer.
	quotaStatedLeast = -15
	// Bytes of other data, such as backups of devices and mail: more of them are rarer in
	// proportion. They fill the free plan by themselves, and hardly ever terabytes.
	quotaOtherData = 20e9
	// The plan can't hold the whole library: it had to be full one day. That something
	// else stopped all before that day would be chance, the more so the larger the library
	// is. Where photos fill little of the plan it was not near yet.
	quotaStatedSmall     = 4
	quotaStatedSmallMost = 10
	// The size counts as near within a tenth.
	quotaNearTenths = 9
)

func explainOverQuota(c Case) []photo.Evidence {
	if !c.alone() {
		return nil
	}
	return append(append(quotaPattern(c), waitingForRoom(c)...), c.nearCompany("over-quota")...)
}

func quotaPattern(c Case) []photo.Evidence {
	if s, ok := c.Roll.Stretch(c.Line, ByDevice); ok {
		return []photo.Evidence{says(photo.ObservedTime, quotaOthersGoOn, "%s: a full plan would have stopped every device.", s.sentence())}
	}
	s, ok := c.Roll.Stretch(c.Line, ByAll)
	z := c.Roll.Sizes(c.Line)
	if ok && !s.Thin {
		return append(quotaStretch(c, s), quotaSize(z, s)...)
	}
	if !z.Large(c.Photo) {
		return quotaSize(z, Stretch{})
	}
	large := says(photo.ObservedShare, quotaLargeOnly, "Hardly any photo from %s on is in the backup, and smaller ones are: those still fit where room is short.", bytesText(z.Next))
	if z.AtLimit() {
		large.Weight = quotaLargeAtLimit
	}
	if !z.Since.IsZero() {
		large = says(photo.ObservedShare, quotaLargeSince, "From %s on hardly any photo of %s or more is in the backup; before it such ones came, and smaller ones still do: those fit where room is short.", day(z.Since), bytesText(z.Next))
	}
	return append([]photo.Evidence{large}, quotaSize(z, openEnd)...)
}

// openEnd is any stretch that nothing came after.
var openEnd = Stretch{Before: 1}

// quotaStretch is what a stretch over all devices says.
func quotaStretch(c Case, s Stretch) []photo.Evidence {
	w, more := float64(quotaCliff), ""
	never := c.Roll.Share(s.Typical, ByDevice)
	switch {
	case s.Replaced != "":
		w, more = quotaReplaced, "; that it was full when a phone took its last photo would be chance"
	case s.New != "" && !s.Leading():
		w, more = quotaNewDevice, "; that it was full on the day of a new device would be chance"
	case s.Closed():
		w, more = quotaClosed, ", as when room was made"
	case s.Stopped == 0 && never.Name != "" && never.nearlyNone() && never.Photos >= scopeFewDevice && never.Interleaved >= scopeInterleaved:
		w, more = quotaNeverSent, "; that nothing of the "+never.Name+" ever came, though others did, tells of that device"
	case s.Leading():
		w = quotaLeading
		if z := c.Roll.Sizes(c.Line); z.Stated && z.Library > z.Plan {
			w, more = quotaLeadingStated, ", as when the newest go up first"
		}
	case s.Stopped > 1:
		w, more = quotaSeveral, fmt.Sprintf("; %d devices stopped at once", s.Stopped)
	}
	if !s.Leading() {
		first, text := quotaFirst(c.Roll.Sizes(c.Line), s.Stopped)
		w, more = w+first, more+text
	}
	if s.fewLast() {
		w = min(w, quotaFewLast)
	}
	if s.Open() && s.CameSmall >= fewestSmall && s.CameSmall*4 >= (s.Photos-s.Missing)*3 {
		w, more = w+quotaSmallCame, more+"; what did come is small"
	}
	return []photo.Evidence{says(photo.ObservedTime, w+timeDiscount(c, s)+c.treeDiscount(), "%s%s.", s.sentence(), more)}
}

// quotaFirst weighs the size of the first missing photo: room ends amid a photo with a
// probability that grows as its size does, while a switch or an error asks for none.
func quotaFirst(z Sizes, devices int) (weight float64, text string) {
	if z.Next <= 0 || z.Usual <= 0 {
		return 0, ""
	}
	ratio := float64(z.Next) / float64(z.Usual)
	crosses := quotaFirstCrosses
	if devices > 1 {
		crosses = quotaFirstOfSeveral
	}
	weight = min(decibans(1-crosses+crosses*ratio), quotaFirstMost)
	if weight < 0 && z.Stated && z.Library > z.Plan {
		return 0, "" // it had to be full at some time, whatever came next
	}
	weight = max(weight, quotaFirstLeast)
	switch {
	case ratio >= 2:
		text = "; the first that is missing is large (" + bytesText(z.Next) + ")"
	case ratio <= 0.5:
		text = "; the first that is missing is small (" + bytesText(z.Next) + "), and room ends with a large one more often"
	}
	return weight, text
}

// quotaSize holds what the backup holds against the plan. An unstated plan is
// only asked where something stopped, or the next photo would have crossed it.
func quotaSize(z Sizes, s Stretch) []photo.Evidence {
	stops := s.Open()
	crosses := z.Crosses() && (stops || z.Order != SmallestFirst)
	if z.Plan == 0 || (!z.Stated && !stops && !crosses) {
		return nil
	}
	near := z.Held <= z.Plan && z.Held*10 >= z.Plan*quotaNearTenths
	w, text := 0.0, ""
	switch {
	case crosses:
		w, text = decibans(quotaFillsIt/z.Chance), ", and the next one would have crossed the plan of %s"
		if near && z.Stated && (stops || s.Leading()) {
			w = max(w, quotaStatedNear)
		}
	case near && z.Stated && (stops || s.Leading()):
		w, text = quotaStatedNear, ", nearly all of the plan of %s"
	case near && stops:
		w, text = decibans((quotaFillsNearly+quotaLeavesRest*float64(z.Plan-z.Held)/float64(z.Plan))/z.Chance), ", a little less than the plan of %s"
	}
	if z.Stated {
		if v, more := quotaAgainstLibrary(z, s); v < 0 && w == 0 || v > w {
			w, text = v, more
		}
	}
	most := float64(quotaStatedMost)
	if !z.Stated {
		most, text = quotaMost, text+fmt.Sprintf(", one of %d sizes that were sold", z.Tried)
	}
	if w = min(w, most); w == 0 || crosses && w < 0 {
		return nil
	}
	return []photo.Evidence{says(photo.ObservedSize, w, "The backup holds %s of photos%s.", bytesText(z.Held), fmt.Sprintf(text, planText(z.Plan)))}
}

// quotaAgainstLibrary holds the stated plan against what the whole library would take
// of it.
func quotaAgainstLibrary(z Sizes, s Stretch) (weight float64, text string) {
	library := float64(max(z.Library, z.Held)) / float64(z.Plan)
	held := float64(z.Held) / float64(z.Plan)
	switch {
	case z.Held > z.Plan+z.Plan/20:
		return quotaStatedOver, ", more than the plan of %s"
	case library < 1:
		w := max(decibans(library), decibans(quotaOtherData/(float64(z.Plan)-library*float64(z.Plan))), quotaStatedLeast)
		return min(w, 0), ", and all of the library would not fill the plan of %s"
	case library > 1 && (s.Open() || s.Leading()):
		w := quotaStatedSmall + decibans(library) + min(decibans(2*held), 0)
		return min(max(w, 0), quotaStatedSmallMost), fmt.Sprintf(", and the library of %s is more than the plan of %%s", bytesText(z.Library))
	}
	return 0, ""
}
