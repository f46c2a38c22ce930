package reconcile

import "strings"

const (
	// ownsPhotos is how many photos of one device make a top folder that device's, and
	// ownsTenths how many of ten of the photos in it that name a camera must be of it.
	ownsPhotos = 10
	ownsTenths = 9
)

// topOwners are the devices that top folders are of, as in Anna/2023/05, where top
// folders are of several devices: what lies there and names no camera came by them.
func topOwners(lines []line, of []int32, n *names) map[[2]int32]int32 {
	type count struct {
		all    int
		device map[int32]int
	}
	tops := map[folder]*count{}
	top := map[[2]int32]folder{}
	for i := range lines {
		l := &lines[i]
		if l.device == none || l.folder == none {
			continue
		}
		k := folderOfLine(l)
		f, ok := top[k]
		if !ok {
			f = topOf(l.place, n.Name(l.folder))
			top[k] = f
		}
		c := tops[f]
		if c == nil {
			c = &count{device: map[int32]int{}}
			tops[f] = c
		}
		c.all++
		if of[i] != none {
			c.device[of[i]]++
		}
	}
	owner, owners := map[folder]int32{}, map[int32]bool{}
	for f, c := range tops {
		for device, photos := range c.device {
			if photos >= ownsPhotos && photos*10 >= c.all*ownsTenths {
				owner[f], owners[device] = device, true
			}
		}
	}
	if len(owners) < 2 {
		return nil
	}
	by := map[[2]int32]int32{}
	for i := range lines {
		l := &lines[i]
		if l.device != none || of[i] != none || l.folder == none {
			continue
		}
		if device, ok := owner[topOf(l.place, n.Name(l.folder))]; ok {
			by[folderOfLine(l)] = device
		}
	}
	return by
}

// topOf is the first folder of a path.
func topOf(place int32, dir string) folder {
	top, _, _ := strings.Cut(dir, "/")
	return folder{place, top}
}
