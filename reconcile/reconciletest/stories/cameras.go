package stories

// A camera is a model of phone, tablet, camera or scanner, and what its files are
// like.
type camera struct {
	mk, model  string
	apple      bool
	zoned      bool    // its EXIF tells the offset from UTC
	digits     uint8   // of the fraction of a second in its EXIF
	still      string  // format of its stills
	w, h       int     // pixels
	mb         float64 // median of a still, megabytes
	live       bool    // takes Live Photos
	video      string  // format of its films; "": it takes none
	vmb        float64 // median of a film, megabytes
	shareVideo float64 // films among all it takes
	style      string  // how it names files
}

var cameras = map[string]*camera{
	"4s":     {"Apple", "iPhone 4S", true, false, 0, "jpeg", 3264, 2448, 2.1, false, "mov", 40, .06, "IMG"},
	"6":      {"Apple", "iPhone 6", true, false, 3, "jpeg", 3264, 2448, 2.0, false, "mov", 45, .07, "IMG"},
	"7":      {"Apple", "iPhone 7", true, false, 3, "jpeg", 4032, 3024, 2.4, true, "mov", 60, .08, "IMG"},
	"8":      {"Apple", "iPhone 8", true, true, 3, "heic", 4032, 3024, 1.6, true, "mov", 60, .08, "IMG"},
	"se":     {"Apple", "iPhone SE (2nd generation)", true, true, 3, "heic", 4032, 3024, 1.5, true, "mov", 55, .09, "IMG"},
	"11":     {"Apple", "iPhone 11", true, true, 3, "heic", 4032, 3024, 1.7, true, "mov", 70, .09, "IMG"},
	"13":     {"Apple", "iPhone 13", true, true, 3, "heic", 4032, 3024, 1.8, true, "mov", 90, .10, "IMG"},
	"15":     {"Apple", "iPhone 15 Pro", true, true, 3, "heic", 5712, 4284, 3.1, true, "mov", 140, .10, "IMG"},
	"ipad":   {"Apple", "iPad Air", true, true, 3, "heic", 4032, 3024, 1.5, false, "mov", 60, .05, "IMG"},
	"s9":     {"samsung", "SM-G960F", false, false, 0, "jpeg", 4032, 3024, 3.6, false, "mp4", 80, .08, "android"},
	"s21":    {"samsung", "SM-G991B", false, true, 3, "jpeg", 4000, 3000, 3.2, false, "mp4", 110, .09, "android"},
	"pixel":  {"Google", "Pixel 7", false, true, 3, "jpeg", 4080, 3072, 4.0, false, "mp4", 100, .07, "android"},
	"redmi":  {"Xiaomi", "Redmi Note 9", false, false, 3, "jpeg", 4000, 3000, 3.5, false, "mp4", 60, .06, "android"},
	"nikon":  {"NIKON CORPORATION", "NIKON D5300", false, false, 2, "jpeg", 6000, 4000, 9, false, "mov", 150, .01, "DSC"},
	"canon":  {"Canon", "Canon EOS 80D", false, false, 2, "jpeg", 6000, 4000, 8, false, "mp4", 150, .01, "IMG"},
	"ixus":   {"Canon", "Canon DIGITAL IXUS 70", false, false, 0, "jpeg", 3072, 2304, 2.6, false, "", 0, 0, "IMG"},
	"lumix":  {"Panasonic", "DMC-TZ10", false, false, 0, "jpeg", 4000, 3000, 4.1, false, "mov", 60, .03, "P"},
	"gopro":  {"GoPro", "HERO7 Black", false, false, 0, "jpeg", 4000, 3000, 4.5, false, "mp4", 600, .5, "GOPR"},
	"d50raw": {"NIKON CORPORATION", "NIKON D500", false, false, 2, "nef", 5568, 3712, 24, false, "", 0, 0, "DSC"},
	"scan":   {"EPSON", "Perfection V39", false, false, 0, "jpeg", 3500, 2400, 2.5, false, "", 0, 0, "scan"},
}
