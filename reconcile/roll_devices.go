package reconcile

import (
	"path"
	"strings"
)

const (
	// regularPhotos and regularDays are what a camera must have brought to be a
	// device of this roll: an evening's pictures that a friend sent over carry the
	// friend's camera, too.
	regularPhotos = 5
	regularDays   = 4

	daySeconds = 24 * 3600
)

// devicesOf tells by line which device a photo came from, as far as files tell;
// none: nobody's. That is the camera that EXIF names where it is a regular one.
// What else lies in the camera roll (DCIM) of one phone came by that phone,
// whoever took it; elsewhere it accuses nobody.
func devicesOf(lines []line, n *names) []int32 {
	regular := regularCameras(lines)
	rolls := newCameraRolls(n)
	for i := range lines {
		if l := &lines[i]; regular[l.device] {
			rolls.add(l)
		}
	}
	of := make([]int32, len(lines))
	for i := range lines {
		switch l := &lines[i]; {
		case regular[l.device]:
			of[i] = l.device
		default:
			of[i] = rolls.owner(l)
		}
	}
	for i := range lines {
		if of[i] == none && lines[i].device == none {
			of[i] = deviceBeside(lines, regular, i)
		}
	}
	return of
}

// deviceBeside is the device of both neighbours in a folder of a photo that names
// none: a camera counts its screenshots and what it was sent with its own.
func deviceBeside(lines []line, regular map[int32]bool, at int) int32 {
	near := func(step int) int32 {
		for i := at + step; i >= 0 && i < len(lines) && i != at+step*(beside+1); i += step {
			if lines[i].place != lines[at].place || lines[i].folder != lines[at].folder {
				return none
			}
			if regular[lines[i].device] {
				return lines[i].device
			}
		}
		return none
	}
	if before := near(-1); before == near(1) {
		return before
	}
	return none
}

// regularCameras are those that took some photos, on some days.
func regularCameras(lines []line) map[int32]bool {
	type seen struct {
		photos int
		days   map[int64]bool // no more than asked for
	}
	cameras := map[int32]*seen{}
	for i := range lines {
		l := &lines[i]
		if l.device == none {
			continue
		}
		c := cameras[l.device]
		if c == nil {
			c = &seen{days: map[int64]bool{}}
			cameras[l.device] = c
		}
		c.photos++
		if l.dated && len(c.days) < regularDays {
			c.days[l.taken/daySeconds] = true
		}
	}
	regular := map[int32]bool{}
	for device, c := range cameras {
		regular[device] = c.photos >= regularPhotos && len(c.days) >= regularDays
	}
	return regular
}

// cameraRolls are the camera rolls of a library, each with its owner: the one
// regular camera in it.
type cameraRolls struct {
	names  *names
	rolls  map[folder]int32 // its owner; shared: two or more
	within map[[2]int32]folder
}

const shared int32 = -1

func newCameraRolls(n *names) *cameraRolls {
	return &cameraRolls{names: n, rolls: map[folder]int32{}, within: map[[2]int32]folder{}}
}

func (c *cameraRolls) add(l *line) {
	f := c.of(l)
	if f.path == "" {
		return
	}
	if owner, ok := c.rolls[f]; ok && owner != l.device {
		c.rolls[f] = shared
		return
	}
	c.rolls[f] = l.device
}

// owner is whose camera roll a photo lies in; none: nobody's, or that of several.
func (c *cameraRolls) owner(l *line) int32 {
	if owner := c.rolls[c.of(l)]; owner != shared {
		return owner
	}
	return none
}

// of is the camera roll that a photo lies in: the folder DCIM; without a path
// where it lies in none.
func (c *cameraRolls) of(l *line) folder {
	k := [2]int32{l.place, l.folder}
	f, ok := c.within[k]
	if !ok {
		f = folder{l.place, cameraRoll(c.names.Name(l.folder))}
		c.within[k] = f
	}
	return f
}

func cameraRoll(dir string) string {
	for p := dir; p != "." && p != "/" && p != ""; p = path.Dir(p) {
		if strings.EqualFold(path.Base(p), "DCIM") {
			return p
		}
	}
	return ""
}
