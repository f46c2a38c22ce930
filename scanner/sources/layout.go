package sources

import (
	"regexp"
	"strings"

	"rollcall/photo"
)

// A layout is a way in which a tool arranges folders.
type layout struct {
	name  string // value of the fact
	title string // for people
	doc   string // how it is recognised, and what it tells
	route string // how photos get into it

	folder *regexp.Regexp                      // of the last names of a folder's path, in lower case: its photos speak for the layout
	file   func(lower string, size int64) bool // of a lower-case name and bytes: the photos beside such a file do too
	both   bool                                // folders speak only if there is such a file as well
	any    bool                                // one folder is enough; else half of all photos must lie in such
}

// layouts are the known ones; the first that fits is taken.
var layouts = []layout{
	{
		name: exportLayout, title: "iCloud export",
		doc:    "Copied from privacy.apple.com, unpacked or as ZIP parts: known by its lists, Photo Details.csv. They tell fingerprints, hidden and deleted photos, dates, and photos whose file is absent. Needs all parts, side by side.",
		route:  photo.RouteICloud, // privacy.apple.com
		file:   func(lower string, _ int64) bool { return isPhotoDetails(lower) },
		folder: regexp.MustCompile(`icloud photos[^/]*/(photos|recently deleted)$`),
	},
	{
		name: takeoutLayout, title: "Google Takeout",
		doc:    "Known by the JSON beside photos. It tells the trash, true names, and what a partner shared. Needs the JSON left beside the photos.",
		route:  photo.RouteApp, // Google
		file:   isTakeoutSidecar,
		folder: takeoutYear,
	},
	{
		name: icloudpdLayout, title: "folder of icloudpd",
		doc:    "Known by names that icloudpd makes up and by its XMP. They tell hidden photos and downloads that were cut off.",
		route:  photo.RouteICloud, // docs/naming.md: the default folders and names of its movies and partial downloads
		file:   isOfICloudpd,
		folder: regexp.MustCompile(`(^|/)\d{4}/\d{2}/\d{2}$`),
		both:   true,
	},
	{
		name: "dcim", title: "camera folder (DCIM)",
		doc:    "Known by DCIM and the folders in it, copied from a phone or camera. Tells the trash and unfinished files of Android.",
		route:  photo.RouteCopy, // DCF 2.0, and what Apple and Android make of it
		folder: regexp.MustCompile(`(^|/)dcim/([1-9]\d{2}[a-z0-9_]{5}|\d{6}__|camera)(/|$)`),
	},
	{
		name: "synology", title: "folder of a Synology NAS",
		doc:   "Known by @eaDir and #recycle: small pictures and a trash.",
		route: photo.RouteUnknown, folder: regexp.MustCompile(`/(@eadir|#recycle)$`), any: true,
	},
	{
		name: "qnap", title: "folder of a QNAP NAS",
		doc:   "Known by .@__thumb and @Recycle: small pictures and a trash.",
		route: photo.RouteUnknown, folder: regexp.MustCompile(`/(\.@__thumb|@recycle)$`), any: true,
	},
}

// isPhotoDetails tells the lists in an export of iCloud Photos: Photo
// Details.csv, Photo Details-1.csv.
func isPhotoDetails(lower string) bool {
	number, ok := strings.CutPrefix(lower, "photo details")
	number, csv := strings.CutSuffix(number, ".csv")
	return ok && csv && (number == "" || number[0] == '-' && digits(number[1:]))
}

// isTakeoutSidecar tells what Google writes beside each photo since 2024.
func isTakeoutSidecar(lower string, _ int64) bool {
	return strings.HasSuffix(lower, ".supplemental-metadata.json")
}

// isOfICloudpd tells the movie of a Live Photo, a name that its own size was added
// to, and a download that was cut off.
func isOfICloudpd(lower string, size int64) bool {
	checksum, part := strings.CutSuffix(lower, ".part")
	return strings.HasSuffix(lower, "_hevc.mov") || sizedName(lower, size) != "" ||
		part && len(checksum) >= 16 && strings.Trim(checksum, "abcdefghijklmnopqrstuvwxyz234567=") == ""
}

// A Recognised is what a folder can be recognised as, besides the kinds of places.
type Recognised struct {
	Name  string // kebab-case key
	Title string // for people
	Doc   string // how it is recognised, what it tells, what it needs
}

// RecognisedFolders lists them, for help.
func RecognisedFolders() []Recognised {
	var list []Recognised
	for _, k := range guideKinds {
		if k.title != "" {
			list = append(list, Recognised{k.name, k.title, k.doc})
		}
	}
	for _, l := range layouts {
		list = append(list, Recognised{l.name, l.title, l.doc})
	}
	return list
}

// layoutVotes count which layouts the photos of a place speak for.
type layoutVotes struct {
	pictures int
	votes    [8]int // photos, by position in layouts
	files    [8]int // telling files
	folders  [8]int // telling folders

	here     int // photos of the folder that is being read
	speaking [8]bool
}

// enter begins a folder.
func (v *layoutVotes) enter(f *folder) {
	v.leave()
	for i := range layouts {
		if l := &layouts[i]; l.folder != nil && l.folder.MatchString(f.lower) {
			v.folders[i]++
			v.speaking[i] = true
		}
	}
}

// proven notes that records of the folder that was entered last are those of a
// layout; "" none.
func (v *layoutVotes) proven(name string) {
	for i := range layouts {
		if layouts[i].name == name {
			v.files[i]++
			v.speaking[i] = true
		}
	}
}

// file counts a file of the folder that was entered last, by its lower-case name
// and bytes.
func (v *layoutVotes) file(lower string, size int64) {
	if isPicture(lower) {
		v.here++
	}
	for i := range layouts {
		if l := &layouts[i]; l.file != nil && l.file(lower, size) {
			v.files[i]++
			v.speaking[i] = true
		}
	}
}

func (v *layoutVotes) leave() {
	for i, speaks := range v.speaking {
		if speaks {
			v.votes[i] += v.here
		}
	}
	v.pictures += v.here
	v.here, v.speaking = 0, [8]bool{}
}

// guess is the layout that the votes are for, or nil.
func (v *layoutVotes) guess() *layout {
	v.leave()
	for i := range layouts {
		l := &layouts[i]
		switch {
		case l.both && v.files[i] == 0:
		case l.any && v.folders[i] > 0:
			return l
		case v.votes[i] > 0 && 2*v.votes[i] >= v.pictures:
			return l
		}
	}
	return nil
}
