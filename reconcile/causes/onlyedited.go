package causes

import "rollcall/photo"

var onlyEdited = Cause{
	Name:  "only-edited",
	Title: "only another edit was backed up",
	Doc: "The backup holds the same shot in another state of editing: a filtered or cropped version, or a JPEG developed from the RAW. " +
		"The original, from which every edit can be made anew, is not there. " +
		"What speaks for it is the edited counterpart itself.",
	Advice: []string{
		"Make the backup from the originals: in Photos on a Mac, File › Export › Export Unmodified Original; on iCloud.com, choose Unmodified Original.",
		"Keep the edited version as well: it can't be made again from the original alone.",
	},
	Explain: explainOnlyEdited,
}

// The edited counterpart is the record of what was backed up instead.
const editedCounterpart = 50

func explainOnlyEdited(c Case) []photo.Evidence {
	return c.instead(editedCounterpart, "another edit of the shot", photo.EditedGrade)
}
