package sources

// Values of photo.FactBurst.
const (
	burstKey    = "key"
	burstPicked = "picked"
	burstLeft   = "left"
)

// Bits of ZAVALANCHEPICKTYPE, as osxphotos and forensic tools know them. What
// pickMethod means is not known; it stands beside pickDefault alone.
const (
	pickLeft    = 1 << 1
	pickDefault = 1 << 2 // Photos chose it before anybody picked
	pickChosen  = 1 << 3
	pickKey     = 1 << 4
	pickMethod  = 1 << 5
)

// frame tells which burst a photo is of, and whether it was picked. A lone photo may
// have a burst's id; then no pick is recorded of it, nor is one made of what Photos
// only proposed.
func (p *photosDatabase) frame(r row) (burst, pick string) {
	if burst = p.shared(r.text("ZAVALANCHEUUID")); burst == "" {
		return "", ""
	}
	bits, _ := r.int("ZAVALANCHEPICKTYPE")
	chosen := bits&(pickChosen|pickKey) != 0
	switch {
	case bits&^(pickLeft|pickDefault|pickChosen|pickKey|pickMethod) != 0 || chosen && bits&pickLeft != 0:
		p.notes.value("ZAVALANCHEPICKTYPE", bits)
	case bits&pickKey != 0:
		pick = burstKey
	case chosen:
		pick = burstPicked
	case bits&pickLeft != 0:
		pick = burstLeft
	}
	return burst, pick
}
