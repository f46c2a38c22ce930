package causes

import "rollcall/photo"

// Unexplained is the name of the cause that stands for none of the others.
const Unexplained = "unexplained"

var unexplained = Cause{
	Name:  Unexplained,
	Title: "that nothing explains",
	Doc: "Nothing that rollcall can see explains why the photo is missing, or what fits, fits badly. " +
		"It competes with every other cause, so that none is named on weak grounds.",
	Prior: chance,
	Advice: []string{
		"Look at a few of these photos, and for what they have in common: a day, a folder, a device.",
		"Run rollcall again with more to go on: other backups, an earlier export, --plan with your iCloud plan, --route with how photos get into this backup.",
		"If they should be in iCloud, look on iCloud.com whether they are there before you change anything.",
		"If nothing helps, ask Apple Support, with rollcall's report at hand.",
	},
	Settle: []string{
		"Run again with --plan and the size of your plan, such as --plan 50GB.",
		"Say with --route how photos get into this backup.",
		"Name an earlier export or backup as one more BACKUP.",
	},
	Explain: explainUnexplained,
}

// chance is the start that unexplained has, in decibans: what speaks for another
// cause must be ten times likelier under it before it is named.
const chance = 10

const (
	// One file with two names explains nothing, and every other cause would speak
	// of a copy that nobody tried to make.
	sameFile = 60
	// A counterpart that is probably the photo leaves little to explain.
	probablyThere = 20
)

func explainUnexplained(c Case) []photo.Evidence {
	if c.SameFile != nil {
		return []photo.Evidence{says(photo.ObservedNothing, sameFile, "The backup's file %s is this very file on disk (a hard link, or the same folder twice): there is no second copy.", quoted(c.SameFile.Path))}
	}
	if c.Status == photo.Unsure && c.Match != nil && c.Item.Stamp.Size == 0 && c.Item.Problem(photo.ProblemEmpty) != nil {
		return []photo.Evidence{says(photo.ObservedCounterpart, probablyThere, "The library's own file is empty, and the backup holds a whole file of its name, %s: keep that one.", quoted(c.Match.Path))}
	}
	if c.Status == photo.Unsure && c.Match != nil && c.ownBroken() {
		return []photo.Evidence{says(photo.ObservedCounterpart, probablyThere, "The library's own file is broken, and the backup's %s is not: keep the backup's; a look at both tells.", quoted(c.Match.Path))}
	}
	if c.Status == photo.Unsure && len(c.compressedAnew()) > 0 {
		return []photo.Evidence{says(photo.ObservedCounterpart, probablyThere, "The backup holds %s, probably the same picture.", quoted(c.Match.Path))}
	}
	if c.Status == photo.Unsure && c.Match != nil && c.Match.Grade == photo.LookAlike {
		return []photo.Evidence{says(photo.ObservedCounterpart, probablyThere, "The backup holds %s, probably the same picture; a look at both tells.", quoted(c.Match.Path))}
	}
	if c.Role == photo.RoleMotion && c.Main != nil && c.MainItem != nil && (c.MainItem.TailSize > 0 || !c.MainItem.Meta.Motion.Empty()) {
		return []photo.Evidence{says(photo.ObservedCounterpart, 0, "The backup's %s has the picture, and what follows it there (a motion video or a second picture) is not what follows it in the library's file: one of the two was altered or damaged.", quoted(c.Main.Path))}
	}
	if c.Role == photo.RoleMotion && c.Main != nil {
		return []photo.Evidence{says(photo.ObservedCounterpart, 0, "The backup's %s has the picture, and not what follows it in the library's file (a motion video or a second picture): it was written anew without it.", quoted(c.Main.Path))}
	}
	if c.Role != "" && c.Main != nil {
		return []photo.Evidence{says(photo.ObservedCounterpart, 0, "The backup has the photo's own file (%s), and not what belongs to it (%s).", quoted(c.Main.Path), quoted(c.Item.Path))}
	}
	if film := c.filmAlone(); film != nil {
		return []photo.Evidence{says(photo.ObservedCounterpart, 0, "The backup has only its video (%s), and not the picture.", quoted(film.Path))}
	}
	if w, ok := madeThen(c); ok {
		return []photo.Evidence{says(photo.ObservedTime, w, "Nothing tells when this copy was made: where that was then, nothing is wrong with it, and it is only old.")}
	}
	return []photo.Evidence{says(photo.ObservedNothing, 0, "Nothing that rollcall can see explains it well enough.")}
}

// filmAlone is the backup's file of the video of a missing Live or motion photo; nil:
// none.
func (c Case) filmAlone() *photo.Match {
	for _, part := range c.Parts {
		if film := part.Role == photo.RoleVideo || part.Role == photo.RoleMotion; film && part.Status == photo.Present && c.alone() {
			return part.Match
		}
	}
	return nil
}

// madeThenLess is how much less likely it is, in decibans, that a copy which ends cleanly
// was made then than that it stopped, so that the two share.
const madeThenLess = 0.3

// madeThen weighs that a copy ends with what had been taken when it was made: the
// commonest reason of all for a clean end, which no cause may name without a recorded
// date. It takes half of what speaks for a copy that stopped.
func madeThen(c Case) (float64, bool) {
	if !c.alone() {
		return 0, false
	}
	clean := false
	for _, dim := range []Dimension{ByAll, ByPath} {
		if s, ok := c.Roll.Stretch(c.Line, dim); ok {
			if !endsCleanly(c, s) {
				return 0, false
			}
			clean = true
		}
	}
	if _, own := c.Roll.Stretch(c.Line, ByDevice); own || !clean {
		return 0, false
	}
	w := 0.0
	for _, e := range explainSyncError(c) {
		if e.Observation == photo.ObservedTime {
			w = max(w, e.Weight)
		}
	}
	return w - chance - madeThenLess, w > chance
}
