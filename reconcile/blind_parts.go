package reconcile

import (
	"fmt"
	"time"

	"rollcall/photo"
)

// isAbsent reports whether a problem is that of a part that is not there, or not
// all of it.
func isAbsent(p photo.Problem) bool {
	return p.Kind == photo.ProblemAbsent || p.Kind == photo.ProblemCut
}

// inAbsentPart says in which of the parts that are not all there a photo may be.
func (s *blindSpot) inAbsentPart() string {
	absent, cut := 0, 0
	var one photo.Problem
	for _, u := range s.unread {
		switch {
		case !isAbsent(u):
			continue
		case u.Kind == photo.ProblemCut:
			cut++
		default:
			absent++
		}
		one = u
	}
	switch {
	case absent+cut == 1:
		return fmt.Sprintf("it may be in %q of the backup: %s", one.Path, one.Text)
	case cut == 0:
		return fmt.Sprintf("it may be in one of %d parts of the backup that are absent", absent)
	case absent == 0:
		return fmt.Sprintf("it may have been in one of %d parts of the backup that are cut off", cut)
	}
	return fmt.Sprintf("it may be in one of %d parts of the backup that are absent or cut off", absent+cut)
}

// settledApart lists what was not found in a set of parts and surely was in none
// that is absent, or behind a cut. Two things prove that: a part that is there has
// the photo by its own record, and not its bytes; or the photo is newer than the
// backup. That a smaller or edited version is in a part that is there proves
// nothing: the original may be in another.
func (p *pairing) settledApart() map[int32]bool {
	settled := map[int32]bool{}
	since, dated := p.backupEnd()
	lists := p.soundLists()
	for i := range p.lib.briefs {
		b, f := &p.lib.briefs[i], &p.found[i]
		if b.main < 0 || !b.isPicture() || f.state > lesser || b.is(unread) {
			continue
		}
		if dated && p.isNewer(b, since) || p.hadIts(int32(i), lists) {
			settled[int32(i)] = true
		}
	}
	p.dropTwins(settled, since, dated)
	return settled
}

// hadIts reports whether a part that is there had the very file, and has not its
// bytes: a list that is otherwise right names its fingerprint, or the archive's own
// checksum shows that the file was whole once.
func (p *pairing) hadIts(i int32, lists map[int32]bool) bool {
	f, j := &p.found[i], p.at[i]
	if j < 0 || f.grade < 0 {
		return false
	}
	b := &p.back.briefs[j]
	switch f.gradeName() {
	case photo.Recorded:
		return !f.gone && p.req.Matchers[f.rung].Sight == photo.LookFingerprint && lists[b.folder]
	case photo.Damaged:
		return p.back.torn[j] && b.size == p.lib.briefs[i].size
	}
	return false
}

// listShare is how many files a folder must have for each that its list names in
// vain, before the list is taken for that folder's own.
const listShare = 5

// soundLists are the folders whose lists name what lies in them, and which are all
// there. Lists that were cut at other rows than the parts would name in vain what
// lies in the next part, and files would lie there that no list of their own names:
// one such file in any folder, and none of the lists proves anything.
func (p *pairing) soundLists() map[int32]bool {
	files, vain := map[int32]int{}, map[int32]int{}
	for j := range p.back.briefs {
		switch b := &p.back.briefs[j]; {
		case b.role == roleRecord:
			vain[b.folder]++
		case (b.class == still || b.class == raw) && b.main >= 0:
			files[b.folder]++
		}
	}
	sound := map[int32]bool{}
	for folder, n := range files {
		listed := p.back.listed[folder]
		if listed < n && (listed > 0 || vain[folder] > 0) {
			return nil
		}
		sound[folder] = n >= listShare*vain[folder] && !p.isShut(p.back.names.Name(folder))
	}
	return sound
}

// isShut reports whether a folder of the backup lies in what is not all there.
func (p *pairing) isShut(folder string) bool {
	for _, problem := range p.back.sides[0].Place.Problems {
		if problem.Hides() && problem.Covers(folder+"/") {
			return true
		}
	}
	return false
}

// dropTwins takes back what the library has twice: the backup may have held it
// twice as well, once in each of two parts.
func (p *pairing) dropTwins(settled map[int32]bool, since time.Time, dated bool) {
	several := map[photo.Digest]int{}
	for i := range settled {
		several[p.lib.briefs[i].proof] = 0
	}
	for i := range p.lib.briefs {
		if n, ok := several[p.lib.briefs[i].proof]; ok {
			several[p.lib.briefs[i].proof] = n + 1
		}
	}
	for i := range settled {
		b := &p.lib.briefs[i]
		if several[b.proof] > 1 && !(dated && p.isNewer(b, since)) {
			delete(settled, i)
		}
	}
}

const (
	// clockSlack is for clocks that are wrong, and for an export that is made in
	// parts: Apple takes up to a week over them.
	clockSlack = 8 * 24 * time.Hour

	// fewestOlder is how many photos that are older than the date must have been
	// found, and none that is newer, before the date is believed.
	fewestOlder = 10
)

// backupEnd is the recorded date of the backup, if what was found in it agrees.
func (p *pairing) backupEnd() (end time.Time, ok bool) {
	end = p.back.sides[0].Place.Facts.Time(photo.FactBackupDate)
	if end.IsZero() {
		return end, false
	}
	older := 0
	for i := range p.lib.briefs {
		b := &p.lib.briefs[i]
		if p.found[i].state != whole || !b.is(dated) || b.main < 0 {
			continue
		}
		if unix, _ := b.taken().Instant(); time.Unix(unix, 0).After(end.Add(26 * time.Hour)) { // whatever the zone
			return end, false
		}
		older++
	}
	return end, older >= fewestOlder
}

// isNewer reports whether a photo was surely taken after a moment. A date without
// its zone may be that of a camera whose clock nobody set.
func (p *pairing) isNewer(b *brief, than time.Time) bool {
	if !b.is(dated) || !b.is(zoned) {
		return false
	}
	unix, _ := b.taken().Instant()
	taken := time.Unix(unix, 0)
	return taken.After(than.Add(clockSlack)) && !taken.After(p.req.Now)
}
