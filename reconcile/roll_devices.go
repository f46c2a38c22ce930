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
// none: nobody's. What lies in the camera roll of one device came by that device,
// whoever took it. Elsewhere it is the camera that EXIF names, where that is a
// regular one; what friends sent accuses nobody.
func devicesOf(lines []line, n *names) []int32 {
	regular := regularCameras(lines)
	rolls := newCameraRolls(n, regular)
	for i := range lines {
		if l := &lines[i]; regular[l.device] {
			rolls.add(l)
		}
	}
	of := make([]int32, len(lines))
	for i := range lines {
		l := &lines[i]
		if of[i] = rolls.owner(l); of[i] == none && regular[l.device] {
			of[i] = l.device
		}
	}
	splitStreams(lines, of, n)
	splitCounters(lines, of, n)
	owners := topOwners(lines, of, n)
	for i := range lines {
		if of[i] != none || lines[i].device != none {
			continue
		}
		if of[i] = deviceBeside(lines, of, i); of[i] == none {
			of[i] = owners[folderOfLine(&lines[i])]
		}
	}
	return of
}

// deviceBeside is the device of both neighbours in a folder of a photo that names
// none: a camera counts its screenshots and what it was sent with its own.
func deviceBeside(lines []line, of []int32, at int) int32 {
	near := func(step int) int32 {
		for i := at + step; i >= 0 && i < len(lines) && i != at+step*(beside+1); i += step {
			if lines[i].place != lines[at].place || lines[i].folder != lines[at].folder {
				return none
			}
			if lines[i].device != none && of[i] != none {
				return of[i]
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

// cameraRolls are the camera rolls of a library: what lies in one came by one
// device, whoever took it. They are the folders DCIM of one phone, and those that
// are named for a device, as importers and people do.
type cameraRolls struct {
	names  *names
	models map[int32]string         // of the regular cameras, in lower case
	counts map[folder]map[int32]int // regular cameras in each folder DCIM
	within map[[2]int32]rollOf
	last   [2]int32 // that was asked for, as photos of one folder are one behind the other
	lastIn rollOf
}

// A rollOf is the camera roll that a folder lies in: by its name, or a DCIM.
type rollOf struct {
	owner int32 // that its name tells; none
	dcim  folder
}

// dominant is how many of ten photos of regular cameras in a DCIM must be of one
// for it to be that one's.
const dominant = 7

func newCameraRolls(n *names, regular map[int32]bool) *cameraRolls {
	c := &cameraRolls{names: n, models: map[int32]string{}, counts: map[folder]map[int32]int{}, within: map[[2]int32]rollOf{}, last: [2]int32{-1, none}}
	for device, is := range regular {
		if is {
			c.models[device] = modelWords(n.Name(device))
		}
	}
	return c
}

// modelWords are a camera's name without its maker, in lower case.
func modelWords(camera string) string {
	camera = strings.ToLower(strings.TrimSpace(camera))
	for {
		_, rest, more := strings.Cut(camera, " ")
		if !more || len(rest) < shortestModel || strings.HasPrefix(camera, "iphone") || strings.HasPrefix(camera, "ipad") {
			return camera
		}
		camera = rest
		if strings.ContainsAny(strings.Split(camera, " ")[0], "0123456789") {
			return camera
		}
	}
}

// shortestModel is how much of a model's name a folder must have to be named for it.
const shortestModel = 5

// add counts a photo of a regular camera.
func (c *cameraRolls) add(l *line) {
	f := c.of(l).dcim
	if f.path == "" {
		return
	}
	if c.counts[f] == nil {
		c.counts[f] = map[int32]int{}
	}
	c.counts[f][l.device]++
}

// owner is whose camera roll a photo lies in; none: nobody's, or that of several.
func (c *cameraRolls) owner(l *line) int32 {
	in := c.of(l)
	if in.owner != none {
		return in.owner
	}
	all, most, owner := 0, 0, none
	for device, n := range c.counts[in.dcim] {
		all += n
		if n > most || n == most && device < owner {
			most, owner = n, device
		}
	}
	if most*10 < all*dominant {
		return none
	}
	return owner
}

// of is the camera roll that a photo lies in.
func (c *cameraRolls) of(l *line) rollOf {
	at := folderOfLine(l)
	if at == c.last {
		return c.lastIn
	}
	in, ok := c.within[at]
	if !ok {
		dir := c.names.Name(l.folder)
		in = rollOf{owner: c.namedFor(dir), dcim: folder{l.place, cameraRoll(dir)}}
		c.within[at] = in
	}
	c.last, c.lastIn = at, in
	return in
}

// namedFor is the camera whose model one of the folders is named for, the longest
// name of several; none: none.
func (c *cameraRolls) namedFor(dir string) int32 {
	dir = strings.ToLower(dir)
	owner, longest := none, ""
	for device, model := range c.models {
		better := len(model) > len(longest) || len(model) == len(longest) && device < owner
		if better && len(model) >= shortestModel && strings.Contains(dir, model) {
			owner, longest = device, model
		}
	}
	return owner
}

func cameraRoll(dir string) string {
	for p := dir; p != "." && p != "/" && p != ""; p = path.Dir(p) {
		if strings.EqualFold(path.Base(p), "DCIM") {
			return p
		}
	}
	return ""
}
