package causes

import (
	"strings"

	"rollcall/photo"
)

var unreadableFormat = Cause{
	Name:  "unreadable-format",
	Title: "in a format that was left out, or that can't be read",
	Doc: "The file is of a format that is not on Apple's list for iCloud Photos, or that this backup left out as a whole; or it can't be read as what it is: empty, cut off, another format than its name says. That rollcall itself can't decode a picture proves nothing. " +
		"HEIC is Apple's own and is on the list. " +
		"How much a format says depends on this backup: whether others of it are there.",
	Advice: []string{
		"Back these files up as files, beside the photo backup: a copy on a disk, or a folder in a cloud drive, takes any format.",
		"Where a file can't be read, look for another copy of it, and keep the broken one until you have it.",
		"Where only the name is wrong, give a copy the right ending, and keep the original.",
	},
	Settle: []string{
		"Put one such file into the backup the usual way, and see whether it arrives.",
	},
	Explain: explainUnreadableFormat,
}

const (
	// Whether iCloud refuses it is not documented.
	formatOffList = 13
	// Where there are others of it, how they fare tells more.
	formatOffListAmong = 9
	// All of this format absent while others of its kind are there.
	formatShare = 25
	// The format is all that its kind (videos, RAW) has: the kind may have been
	// left out, which is another cause.
	formatIsKind = 11
	// Nothing else of the format's time came through, or was taken: a new phone
	// brings a new format, and what stopped then may be anything.
	formatIsTime = 8
	// The format is one of several of pictures that no camera took, all missing.
	formatIsOrigin = 8
	// The format is on Apple's list, and all of it are pictures that no camera took:
	// screenshots may have been left out as such.
	formatListedOrigin = 14
	// Nothing that takes photos leaves JPEG out.
	formatCommon = 2
	// Most of the format is absent, and hardly any of the rest: what leaves a format
	// out may go by names, or have begun late.
	formatMostly = 12
	// The format is that of a device of which all is missing, or of a folder.
	formatIsDevice = 8
	formatFew      = 3
	formatPerFile  = 6
	// A few of a format on Apple's list have more in common than that.
	formatPerListed = 4
	// Nothing in it to take: importers refuse it, plain copies take it.
	formatEmpty  = 20
	formatBroken = 16
	formatCopied = 11
	// The two files differ where they must not, and the library's is the broken one.
	formatOwnBroken = 50
	// Importers mostly go by content, some by name.
	formatMisnamed = 9
	// Our decoder's failure is no proof that the file is broken: others may read it.
	formatUndecoded = 2
)

func explainUnreadableFormat(c Case) []photo.Evidence {
	if c.Match != nil && c.Match.Grade == photo.Damaged && c.ownBroken() {
		return []photo.Evidence{says(photo.ObservedCounterpart, formatOwnBroken, "The library's own file is broken; the backup holds another version of it: %s%s.", quoted(c.Match.Path), clause(c.Match.Why))}
	}
	if c.Match != nil {
		return nil
	}
	return append(append(formatContent(c), formatOfRoll(c)...), formatOfKind(c)...)
}

// formatContent is what the file itself tells.
func formatContent(c Case) []photo.Evidence {
	it := c.Item
	switch FaultOf(it) {
	case EmptyFile:
		return formatFault(c, formatEmpty, "The library's file is empty.")
	case NoPhotoInIt:
		return formatFault(c, formatEmpty, "The library's file has a photo's name and no photo in it"+clause(it.Problem(photo.ProblemNotMedia).Text)+".")
	case NotWhole:
		return formatFault(c, formatBroken, "The library's own file is not whole ("+string(it.Whole)+").")
	case Misnamed:
		return formatFault(c, formatMisnamed, "The file is another format than its name says"+clause(it.Problem(photo.ProblemMisnamed).Text)+".")
	case Undecoded:
		return formatFault(c, formatUndecoded, "Rollcall could not decode the picture"+clause(it.Problem(photo.ProblemUndecoded).Text)+", which is no proof that it is broken.")
	}
	return nil
}

// formatFault weighs a fault by the route, plain copies take any file, and by how others
// with the same fault fared.
func formatFault(c Case, weight float64, text string) []photo.Evidence {
	if _, sure := c.Roll.Route(); sure && c.on(photo.RouteCopy) {
		weight = min(weight, formatCopied)
	}
	if s := c.Roll.Share(c.Line, ByFault); s.Missing < s.Photos {
		weight = min(weight, max(s.faultLift(), 0))
		text = strings.TrimSuffix(text, ".") + "; of the " + grouped(s.Photos) + " " + s.Name + ", " + grouped(s.Photos-s.Missing) + " arrived."
	}
	return []photo.Evidence{says(photo.ObservedContent, weight, "%s", text)}
}

// faultLift is how much more of the others with the same fault is missing than of the
// rest, in decibans; 0 where there is no rest to compare with. Where the photo itself has
// a reason of its own, it is not among the missing ones.
func (s Share) faultLift() float64 {
	if s.RestPhotos == 0 {
		return 0
	}
	own := (float64(max(s.Missing-1, 0)) + 0.5) / float64(s.Photos)
	return decibans(own / s.restRate(0.02))
}

// cloudPossible reports whether the photos may have gone through a cloud.
func cloudPossible(c Case) bool {
	_, sure := c.Roll.Route()
	return !sure || c.on(photo.RouteICloud, photo.RouteApp)
}

// formatOfRoll is what the format is worth in this roll.
func formatOfRoll(c Case) []photo.Evidence {
	var ev []photo.Evidence
	title, off := offAppleList[c.Item.Format]
	s := c.Roll.Share(c.Line, ByFormat)
	if off && cloudPossible(c) {
		w := float64(formatOffList)
		if s.Photos > 1 {
			w = formatOffListAmong
		}
		ev = append(ev, says(photo.ObservedPath, w, "%s is not on Apple's list of formats for iCloud Photos.", title))
	}
	mostly := s.Photos >= 2*formatFew && s.Missing*10 >= s.Photos*6 && !s.nearlyNone() && !s.isTime()
	if c.Role != "" || !off && setApart(c) || s.Name == "" || s.Photos < 2 || (!off && !mostly && (s.Photos < formatFew || !s.nearlyNone())) {
		return ev
	}
	if formatIsFolder(c, s) {
		return ev
	}
	if w := min(s.Lift(formatMostly), formatMost(c, s)); mostly && w > 0 {
		return append(ev, says(photo.ObservedShare, w, "%s.", s.sentence(formatTitle(s.Name)+" files")))
	}
	if w := s.Rule(formatMost(c, s)); off || w > 0 {
		ev = append(ev, says(photo.ObservedShare, w, "%s.", s.sentence(formatTitle(s.Name)+" files")))
	}
	return ev
}

// formatIsFolder reports whether nearly all that is missing of a format lies in one
// folder that is missing whole, and outside of it the format came: then it was the
// folder that was left out.
func formatIsFolder(c Case, s Share) bool {
	folder := c.Roll.Share(c.Line, ByFolder)
	if folder.Name == "" || !folder.nearlyNone() || setApart(c) || folder.Missing > s.Missing || folder.Missing*10 < s.Missing*9 {
		return false
	}
	elsewhere := s.Photos - folder.Missing
	return elsewhere >= formatFew && (s.Missing-folder.Missing)*10 <= elsewhere
}

// offList reports whether a file is of a format that Apple does not name.
func offList(it *photo.Item) bool { return offAppleList[it.Format] != "" }

// formatTitle is a format's name for people.
func formatTitle(name string) string {
	if title, ok := offAppleList[name]; ok {
		return title
	}
	return strings.ToUpper(name)
}

// formatMost is what a format's share can be worth at most.
func formatMost(c Case, s Share) float64 {
	most := min(formatShare, float64(formatPerFile*s.Photos))
	if !offList(c.Item) {
		most = min(most, float64(formatPerListed*s.Photos))
	}
	if class := c.Roll.Share(c.Line, ByClass); class.Photos == s.Photos || class.nearlyNone() && !offList(c.Item) {
		most = min(most, formatIsKind)
	}
	if s.Name == "jpeg" {
		most = min(most, formatCommon)
	}
	if s.isTime() {
		most = min(most, formatIsTime)
	}
	if origin := c.Roll.Share(c.Line, ByOrigin); origin.Name != "" && origin.nearlyNone() && s.Missing*10 < origin.Missing*9 {
		most = min(most, formatIsOrigin)
	}
	if origin := c.Roll.Share(c.Line, ByOrigin); !offList(c.Item) && origin.Name != "" && origin.nearlyNone() {
		most = min(most, formatListedOrigin)
	}
	if folder := c.Roll.Share(c.Line, ByFolder); folder.Name != "" && folder.nearlyNone() && folder.Missing >= s.Missing+2 && !setApart(c) {
		most = min(most, formatIsDevice) // and so are others in it
	}
	if device := c.Roll.Share(c.Line, ByDevice); device.Name != "" && device.nearlyNone() && device.Missing*10 >= s.Missing*7 {
		most = min(most, formatIsDevice)
	}
	return most
}

// offAppleList are formats that Apple's page on iCloud Photos does not name
// (support page "Set up and use iCloud Photos": HEIF, JPEG, RAW, PNG, GIF, TIFF,
// HEVC, MP4). Whether they are refused is not documented.
var offAppleList = map[string]string{
	"webp":    "WebP",
	"avif":    "AVIF",
	"jxl":     "JPEG XL",
	"jpeg-xl": "JPEG XL",
	"bmp":     "BMP",
	"psd":     "Photoshop (PSD)",
}
