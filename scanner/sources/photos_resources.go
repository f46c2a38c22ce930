package sources

import "rollcall/photo"

// A resource is what ZINTERNALRESOURCE records of one file of an asset.
type resource struct {
	here   bool // by the records: the file is on this disk
	remote bool // iCloud has it
	size   int64
	print  photo.Fingerprint
}

// Values of ZRESOURCETYPE. Others are those of derivatives, or rare.
const (
	resourcePhoto = 0
	resourceVideo = 1
	resourceMovie = 3
	resourceRAW   = 4
)

// readResources reads ZINTERNALRESOURCE. Version 0 and recipe 0 are the original
// itself; all else was made from it.
func (p *photosDatabase) readResources(d *database, byKey map[int64]*asset) error {
	return d.each("ZINTERNALRESOURCE", []string{
		"ZASSET", "ZVERSION", "ZRECIPEID", "ZRESOURCETYPE", "ZLOCALAVAILABILITY", "ZREMOTEAVAILABILITY", "ZFINGERPRINT",
		"ZSTABLEHASH", "ZDATALENGTH",
	}, func(r row) error {
		key, _ := r.int("ZASSET")
		a := byKey[key]
		if a == nil {
			return nil
		}
		s := p.resource(r)
		if !s.print.IsZero() {
			p.byPrint[s.print] = a
		}
		version, ok := r.int("ZVERSION")
		recipe, _ := r.int("ZRECIPEID")
		if version == 0 && recipe == 0 && ok {
			a.takeResource(r, s)
		}
		return nil
	})
}

func (p *photosDatabase) resource(r row) resource {
	s := resource{print: parseFingerprint(r.text("ZFINGERPRINT"))}
	if s.print.IsZero() {
		s.print = parseFingerprint(r.text("ZSTABLEHASH"))
	}
	s.size, _ = r.size("ZDATALENGTH")
	switch local, ok := r.int("ZLOCALAVAILABILITY"); {
	case local == 1:
		s.here = true
	case ok && local != -1 && local != 0 && local != -32768:
		p.notes.value("ZLOCALAVAILABILITY", local)
	}
	s.remote = p.notes.is(r, "ZREMOTEAVAILABILITY")
	return s
}

// takeResource takes what is recorded of an original file.
func (a *asset) takeResource(r row, s resource) {
	kind, ok := r.int("ZRESOURCETYPE")
	switch {
	case !ok:
	case kind == resourcePhoto || kind == resourceVideo:
		a.here, a.remote = s.here, s.remote
		if a.print.IsZero() {
			a.print = s.print
		}
		if a.size == 0 {
			a.size = s.size
		}
	case kind == resourceMovie:
		a.movie = &s
	case kind == resourceRAW:
		a.raw = &s
	}
}

// tell adds what is recorded of a part; nothing of none.
func (s *resource) tell(facts *photo.Facts) {
	if s != nil {
		setPrint(facts, s.print)
	}
}
