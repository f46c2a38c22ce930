package causes

import (
	"math"
	"strings"

	"rollcall/photo"
)

var onlyEdited = Cause{
	Name:  "only-edited",
	Title: "only another edit was backed up",
	Doc: "The backup holds the same shot in another state of editing: a filtered or cropped version, a JPEG or HEIC developed from the RAW, or of an edited version the shot before it. " +
		"The original, from which every edit can be made anew, is not there. " +
		"What speaks for it is the edited counterpart itself, or that the backup has a full copy of the library's own edited version.",
	Advice: []string{
		"Where the original was lost: make the backup from the originals: in Photos on a Mac, File › Export › Export Unmodified Original; on iCloud.com, choose Unmodified Original.",
		"Where an edited version was lost, and its original is there: export it too, as it looks now (in Photos on a Mac, File › Export › Export Photos); it can't be made again from the original alone.",
		"Keep both, side by side.",
	},
	Settle: []string{
		"Name an export of unmodified originals, or one of the photos as they look now, as one more BACKUP.",
	},
	Explain: explainOnlyEdited,
}

const (
	// The edited counterpart is the record of what was backed up instead.
	editedCounterpart = 50
	// The other of the library's two versions came, and this one did not: tools
	// that export one of the two do so. Each is a photo that can be lost by itself.
	editedOther = 30
)

func explainOnlyEdited(c Case) []photo.Evidence {
	if c.Match == nil || c.Match.Grade == photo.Recorded {
		return append(c.otherCame(), c.usualCompany("only-edited")...)
	}
	return c.instead(editedCounterpart, c.otherState(), photo.EditedGrade)
}

// otherCame is evidence that the photo's other edit state has a full copy.
func (c Case) otherCame() []photo.Evidence {
	words := map[string]string{
		photo.RoleEdit:     "The backup holds its edited version (%s), and not the original.",
		photo.RoleOriginal: "The backup holds the original of this edit (%s), and not the edited version.",
	}
	for _, part := range c.Parts {
		if text := words[part.Role]; text != "" && part.Status == photo.Present && c.Role == "" {
			return []photo.Evidence{says(photo.ObservedCounterpart, editedOther, text, quoted(part.Path))}
		}
	}
	return nil
}

// otherState says what the edited counterpart is to the photo.
func (c Case) otherState() string {
	it, other := c.Item, c.Counterpart
	switch {
	case other == nil:
		return "another edit of the shot"
	case it.Class == photo.RAW && other.Class == photo.Still:
		return "only the " + strings.ToUpper(other.Format) + " that was developed from it, not the RAW"
	case it.Class == photo.Still && other.Class == photo.RAW:
		return "only the RAW of the shot, not the picture that was developed from it"
	case it.Class == photo.Still && cropped(&it.Meta, &other.Meta):
		return "only a cropped version"
	case it.Meta.Edited && !other.Meta.Edited:
		return "only the shot before this edit"
	case !it.Meta.Edited && other.Meta.Edited:
		return "only an edited version"
	}
	return "another edit of the shot"
}

// cropped reports whether the second picture has clearly fewer pixels, and
// another shape.
func cropped(m, n *photo.Meta) bool {
	return n.Pixels() > 0 && 10*n.Pixels() < 9*m.Pixels() && math.Abs(oblong(n.Width, n.Height)/oblong(m.Width, m.Height)-1) > 0.03
}
