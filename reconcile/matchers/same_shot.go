package matchers

import (
	"strings"

	"rollcall/photo"
)

var sameShot = Matcher{
	Name: "same-shot",
	Doc: "Taken at the same moment by the same camera, or with the same Apple capture id: " +
		"the same in another encoding where the decoded pictures agree, else a smaller version or an edit.",
	Keys:    shotKeys,
	Alone:   func(k Key) bool { return !strings.HasPrefix(string(k), idKey) },
	Crowded: judgeCrowded,
	OneShot: true,
	Across:  acrossDevelopment,
	Judge:   judgeShot,
}

const idKey = "apple-id "

// shotKeys are the capture's keys, and Apple's ids, which need not stand alone.
func shotKeys(it *photo.Item) []Key {
	if it.Class != photo.Still && it.Class != photo.RAW && it.Class != photo.Video || isHollow(it) {
		return nil
	}
	r := newKeyring()
	addCaptureKeys(&r, it)
	addAppleIDs(&r, &it.Meta)
	return r.keys()
}

// addAppleIDs adds a key for each of Apple's ids of a capture.
func addAppleIDs(r *keyring, m *photo.Meta) {
	for _, id := range [...]struct{ kind, value string }{
		{"content ", m.ContentID}, {"request ", m.RequestID}, {"photo ", m.PhotoID},
	} {
		if id.value != "" {
			r.add(idKey, id.kind, id.value)
		}
	}
}

func hasAppleID(m *photo.Meta) bool { return m.ContentID != "" || m.RequestID != "" || m.PhotoID != "" }

// A shot is two items that a link makes one shot, to be judged.
type shot struct {
	library, backup *photo.Item
	looked          *photo.Comparison // nil: none was made
	compared        *photo.Comparison // of two videos: their bytes; nil: were not
	link            link
	crowd           bool // others were taken at the same moment: only what agrees counts
}

func judgeShot(library, backup *photo.Item, looked *photo.Comparison) photo.Judgement {
	return shot{library: library, backup: backup, looked: made(looked), compared: looked}.judge()
}

// judgeCrowded judges as judgeShot does, but where several photos share the
// moment it takes no difference for an edit unless the names go together.
func judgeCrowded(library, backup *photo.Item, looked *photo.Comparison) photo.Judgement {
	j := shot{library: library, backup: backup, looked: made(looked), compared: looked, crowd: true}.judge()
	j.OneShot = (j.Grade == photo.Converted || j.Grade == photo.Recompressed) && oneExposure(made(looked)) && !otherEditName(library, backup)
	return j
}

// made is nil for a comparison that neither was made nor says why not.
func made(looked *photo.Comparison) *photo.Comparison {
	if looked != nil && looked.Problem == "" && !looked.Pixels {
		return nil
	}
	return looked
}

func (s shot) judge() photo.Judgement {
	s.link = linked(s.library, s.backup)
	if s.link.why == "" {
		return photo.Judgement{Why: "not the same moment and camera, nor the same capture id"}
	}
	j := s.classes()
	j.Why = s.link.why + "; " + j.Why
	return j
}

// classes takes apart what pixels are never asked about.
func (s shot) classes() photo.Judgement {
	switch {
	case isBroken(s.backup):
		return s.lessByName(damaged("it is not whole"))
	case s.library.Class != s.backup.Class:
		return s.lessByName(developed(s.library))
	case otherEdit(s.library, s.backup):
		return s.lessByName(photo.Judgement{Grade: photo.EditedGrade, Why: "in another edit state"})
	case s.library.Class != photo.Still:
		return s.movie(func() photo.Judgement { return s.undecoded("a " + string(s.backup.Class) + " is not decoded") })
	case s.size() == fewerPixels && s.crowd || s.size() == fewerPixels && s.ratio() < nearSize:
		return s.smaller()
	}
	return s.fullSize()
}

// lessByName lets a judgement that rests on the link alone stand, unless the
// link may be another photo's: then the name must go with it.
func (s shot) lessByName(j photo.Judgement) photo.Judgement {
	if s.crowd && !samePlain(s.library, s.backup) && !proxyOf(s.library, s.backup) || s.link.weak {
		return photo.Judgement{Why: "which several photos may share: " + j.Why}
	}
	return j
}

// acrossDevelopment lets a camera's RAW meet the picture made of it.
func acrossDevelopment(library, backup photo.Class) bool {
	return library == photo.RAW && backup == photo.Still || library == photo.Still && backup == photo.RAW
}

// developed judges a RAW and a picture of the same shot.
func developed(library *photo.Item) photo.Judgement {
	if library.Class == photo.RAW {
		return photo.Judgement{Grade: photo.EditedGrade, Why: "it was developed from the RAW, which it does not replace"}
	}
	return photo.Judgement{Grade: photo.EditedGrade, Why: "it is the RAW of the same shot, not this picture"}
}
