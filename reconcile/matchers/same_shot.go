package matchers

import (
	"math"
	"strings"

	"rollcall/photo"
)

var sameShot = Matcher{
	Name: "same-shot",
	Doc: "Taken at the same moment by the same camera, or with the same Apple capture id: " +
		"a smaller version, an edit, or the same in another encoding.",
	Keys:    shotKeys,
	Alone:   func(k Key) bool { return !strings.HasPrefix(string(k), idKey) },
	Crowded: judgeCrowded,
	Judge:   judgeShot,
}

const idKey = "apple-id "

// shotKeys are the capture's keys, and Apple's ids, which need not stand alone.
func shotKeys(it *photo.Item) []Key {
	if it.Class != photo.Still && it.Class != photo.RAW && it.Class != photo.Video || isHollow(it) {
		return nil
	}
	keys := captureKeys(it)
	for _, id := range appleIDs(it) {
		keys = append(keys, Key(idKey+id))
	}
	return keys
}

func appleIDs(it *photo.Item) []string {
	m, ids := &it.Meta, []string(nil)
	if m.ContentID != "" {
		ids = append(ids, "content "+m.ContentID)
	}
	if m.RequestID != "" {
		ids = append(ids, "request "+m.RequestID)
	}
	if m.PhotoID != "" {
		ids = append(ids, "photo "+m.PhotoID)
	}
	return ids
}

// judgeShot calls nothing a full copy: until pictures are decoded, a version of
// full size stays unsure. What metadata alone proves is said.
func judgeShot(library, backup *photo.Item, _ *photo.Comparison) photo.Judgement {
	link := linked(library, backup)
	switch {
	case link == "":
		return photo.Judgement{Why: "not the same moment and camera, nor the same capture id"}
	case isBroken(backup):
		return damaged(link + ", and it is not whole")
	case otherEdit(library, backup):
		return photo.Judgement{Grade: photo.EditedGrade, Why: link + ", in another edit state"}
	}
	j := judgeSize(library, backup)
	j.Why = link + "; " + j.Why
	return j
}

// judgeCrowded keeps a photo from being called missing where the backup has a
// version of full size among several of one moment, in another format or under
// the photo's own name: it may be this one.
func judgeCrowded(library, backup *photo.Item, _ *photo.Comparison) photo.Judgement {
	j := judgeShot(library, backup, nil)
	which := "in another format"
	switch {
	case !j.Unsure || library.Format == backup.Format && !sameName(library.Path, backup.Path):
		return photo.Judgement{Why: "several photos share the moment"}
	case library.Format == backup.Format:
		which = "of its name"
	}
	return photo.Judgement{
		Grade: photo.LookAlike, Unsure: true,
		Why: "several photos share the moment; one " + which + " may be this one, which is not decoded yet",
	}
}

// linked says what makes two items one shot; "" nothing does, or something
// speaks against it. A capture id that an edit keeps decides before times do.
func linked(a, b *photo.Item) string {
	request, photoID := compareID(a.Meta.RequestID, b.Meta.RequestID), compareID(a.Meta.PhotoID, b.Meta.PhotoID)
	content := compareID(a.Meta.ContentID, b.Meta.ContentID)
	switch {
	case request == differ || photoID == differ:
		return ""
	case content == equal && !otherCapture(a, b):
		return "the same Apple content id"
	case (request == equal || photoID == equal) && !otherCapture(a, b):
		return "the same Apple capture id"
	case sameCapture(a, b):
		return "the same moment and camera"
	}
	return ""
}

type likeness int

const (
	unknown likeness = iota
	equal
	differ
)

func compareID(a, b string) likeness {
	switch {
	case a == "" || b == "":
		return unknown
	case strings.EqualFold(a, b):
		return equal
	}
	return differ
}

// otherEdit reports whether one of two items of one shot is an edit that the
// other is not: an edit gets a new content id, and tools mark it in the name.
func otherEdit(a, b *photo.Item) bool {
	if a.Meta.Edited != b.Meta.Edited || editName(a.Path) != editName(b.Path) {
		return true
	}
	return compareID(a.Meta.ContentID, b.Meta.ContentID) == differ
}

// editName reports whether the name is one that an edited render gets:
// IMG_E1234 by Apple, -edited by Google, -adjusted by icloudpd.
func editName(p string) bool {
	stem := Stem(p)
	if rest, ok := strings.CutPrefix(stem, "img_e"); ok && rest != "" && rest[0] >= '0' && rest[0] <= '9' {
		return true
	}
	return strings.HasSuffix(stem, "-edited") || strings.HasSuffix(stem, "-adjusted")
}

const (
	fewer     = 0.9     // of the area: below it the picture was made smaller
	thumbnail = 786_432 // pixels: Apple's and others' cap for small versions, whatever their shape
)

func judgeSize(library, backup *photo.Item) photo.Judgement {
	a, b := library.Meta.Pixels(), backup.Meta.Pixels()
	unsure := photo.Judgement{Grade: photo.LookAlike, Unsure: true, Why: "the same shot in another encoding; not decoded yet"}
	switch {
	case a <= 0 || b <= 0:
		unsure.Why = "the size in pixels is unknown; not decoded yet"
	case float64(b) < fewer*float64(a) && (sameShape(library, backup) || b <= thumbnail):
		return photo.Judgement{Grade: photo.Reduced, Why: "it has fewer pixels"}
	case float64(b) < fewer*float64(a):
		return photo.Judgement{Grade: photo.EditedGrade, Why: "it was cropped"}
	case float64(a) < fewer*float64(b):
		unsure.Why = "the backup has the larger picture"
	case otherLength(library, backup):
		return photo.Judgement{Grade: photo.EditedGrade, Why: "it is longer or shorter"}
	}
	return unsure
}

// otherLength reports whether two videos differ by more than a second.
func otherLength(a, b *photo.Item) bool {
	da, db := a.Meta.Duration, b.Meta.Duration
	return da > 0 && db > 0 && abs(da-db) > 1000
}

// sameShape reports whether two pictures have about the same proportions,
// upright or turned.
func sameShape(a, b *photo.Item) bool {
	return math.Abs(shape(a)/shape(b)-1) < 0.03
}

func shape(it *photo.Item) float64 {
	w, h := float64(it.Meta.Width), float64(it.Meta.Height)
	return max(w, h) / min(w, h)
}
