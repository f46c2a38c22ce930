package causes

import "rollcall/photo"

var overQuota = Cause{
	Name:  "over-quota",
	Title: "after the cloud storage was full",
	Doc: "The cloud plan was full, and nothing more went up; what came later is on the device only. " +
		"What speaks for it is that from a date on nothing of any device is there, and that the backup's size ends where the next photo would have crossed the plan. " +
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
	// or a copy that stopped.
	quotaCliff = 15
	// Others go on: a full plan stops every device.
	quotaOthersGoOn = -20
	// The next photo would have crossed the plan that the user states.
	quotaStatedCrossed = 20
	// Within a twentieth below the stated plan, which other data share.
	quotaStatedNear = 14
	// All that is missing is larger than the room that is left.
	quotaLargeOnly = 22
	// Far from full by photos alone, or fuller than the plan could be.
	quotaStatedFar  = -8
	quotaStatedOver = -10
	// One of many sizes: a random total lies within a twentieth of some plan one
	// time in eight.
	quotaCrossed = 8
	quotaNear    = 4
	// The size counts as near within a twentieth, as far below a half.
	quotaNearTwentieths = 19
)

func explainOverQuota(c Case) []photo.Evidence {
	if !c.alone() {
		return nil
	}
	if s, ok := c.Roll.Stretch(c.Line, ByDevice); ok {
		return []photo.Evidence{says(photo.ObservedTime, quotaOthersGoOn, "%s: a full plan would have stopped every device.", s.sentence())}
	}
	var ev []photo.Evidence
	s, ok := c.Roll.Stretch(c.Line, ByAll)
	cliff := ok && s.Open()
	if cliff {
		ev = append(ev, says(photo.ObservedTime, quotaCliff+timeDiscount(c), "%s.", s.sentence()))
	}
	return append(ev, quotaSize(c.Roll.Sizes(), cliff)...)
}

// quotaSize holds what the backup holds against the plan. An unstated plan is
// only asked where there is a cliff.
func quotaSize(z Sizes, cliff bool) []photo.Evidence {
	if z.Plan == 0 || (!z.Stated && !cliff) {
		return nil
	}
	near := z.Held <= z.Plan && z.Held*20 >= z.Plan*quotaNearTwentieths
	crossed := cliff && z.Held <= z.Plan && z.FirstLost > 0 && z.Held+z.FirstLost > z.Plan
	plan := planText(z.Plan)
	held := "The backup holds " + bytesText(z.Held) + " of photos"
	size := func(w float64, text string) []photo.Evidence {
		return []photo.Evidence{says(photo.ObservedSize, w, "%s", held+text)}
	}
	if !z.Stated {
		return quotaUnstated(size, near, crossed, plan)
	}
	switch {
	case z.LargeOnly && near:
		return size(quotaLargeOnly, ", and all that is missing is larger than the room left in the plan of "+plan+".")
	case crossed:
		return size(quotaStatedCrossed, ", and the next one would have crossed the plan of "+plan+".")
	case near:
		return size(quotaStatedNear, ", nearly all of the plan of "+plan+".")
	case z.Held > z.Plan+z.Plan/20:
		return size(quotaStatedOver, ", more than the plan of "+plan+".")
	case z.Held*2 < z.Plan:
		return size(quotaStatedFar, ", far less than the plan of "+plan+".")
	}
	return nil
}

func quotaUnstated(size func(float64, string) []photo.Evidence, near, crossed bool, plan string) []photo.Evidence {
	switch {
	case crossed:
		return size(quotaCrossed, ", and the next one would have crossed a plan of "+plan+", one of many sizes that were sold.")
	case near:
		return size(quotaNear, ", a little less than a plan of "+plan+", one of many sizes that were sold.")
	}
	return nil
}
