package reconcile

import "strings"

// cardMakers begin the names of cameras and scanners that send nothing by themselves:
// what they took reaches a cloud by a phone or a computer. Makers of phones as well
// stand with the models that are none.
var cardMakers = []string{
	"canon", "nikon", "fujifilm", "panasonic", "sony ilce", "sony dsc", "sony slt", "sony zv", "olympus", "om digital",
	"leica", "pentax", "ricoh", "hasselblad", "gopro", "dji", "kodak", "casio", "minolta", "konica", "sigma", "epson",
	"brother", "insta360", "phase one", "eastman", "polaroid", "samsung dv", "samsung nx", "hewlett",
}

// sends reports whether a device of this name may send its photos by itself.
func sends(name string) bool {
	name = strings.ToLower(name)
	for _, maker := range cardMakers {
		if strings.HasPrefix(name, maker) {
			return false
		}
	}
	return true
}
