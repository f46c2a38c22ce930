package causes

import "rollcall/photo"

// Company is what befell the other missing photos of the roll.
type Company struct {
	Lost  int     // missing photos of which something tells why
	Of    float64 // of these the ones that this cause took: their confidences added up
	Odd   int     // missing photos of which nothing tells why
	Near  bool    // the photo tells no date, or a stretch of missing photos lies near it
	Usual float64 // how many odd ones are usual beside so many: photos that tell no date, that were imported late or sent by others
}

const (
	// Two mishaps in one roll are rarer than one that took what came by other ways,
	// too; but a stray may be anything.
	companyMost = 14
	// Below it there is no company to speak of.
	companyFew = 4
	// Odd ones that are lost by themselves, in any roll.
	companyAlone = 1
)

// nearCompany is inCompany of causes whose photos have a time, a device or a folder in
// common: a dated photo that lies far from these is known not to be one of them.
func (c Case) nearCompany(cause string) []photo.Evidence {
	if co, ok := c.Roll.Company(c.Line, cause); !ok || !co.Near {
		return nil
	}
	return c.inCompany(cause)
}

// usualCompany is inCompany of causes that something held instead shows of each photo by
// itself: one that tells its date would be paired by it.
func (c Case) usualCompany(cause string) []photo.Evidence {
	if !c.Item.Meta.Taken.IsZero() {
		return nil
	}
	return c.inCompany(cause)
}

// inCompany speaks for a cause that took most others of the missing photos, where
// nothing tells of this one: what it took leaves odd ones, such as were added late,
// tell no date, or came from another device.
func (c Case) inCompany(cause string) []photo.Evidence {
	co, ok := c.Roll.Company(c.Line, cause)
	if !ok || !c.alone() || co.Of < companyFew || co.Odd == 0 {
		return nil
	}
	share := co.Of / float64(co.Lost)
	w := min(chance+decibans(share*co.Usual/max(float64(co.Odd)-co.Usual, companyAlone)), companyMost+decibans(share))
	if w <= 0 {
		return nil
	}
	return []photo.Evidence{says(photo.ObservedPlace, w, "Of %s other missing photos most are missing for this reason, and nothing tells of another for this one.", grouped(co.Lost))}
}
