package reconcile

import "rollcall/photo"

// A wholeName is a file's folded name, in hashes.
type wholeName struct {
	stem   uint64
	ending uint32
}

// tellMisnamed tells of each still without a counterpart that the backup has a file of
// its very name which holds the video of its Live Photo: uploaders are known that mix the
// two up. To whoever looks at names the still is there.
func (p *pairing) tellMisnamed() {
	films := p.filmsOfLostStills()
	if len(films) == 0 {
		return
	}
	for j := range p.back.briefs {
		b := &p.back.briefs[j]
		if b.class != video || b.is(trashed) || b.isRecord() || b.proof == (photo.Digest{}) {
			continue
		}
		for _, k := range films[wholeNameOf(b)] {
			film := &p.lib.briefs[k]
			if film.proof == b.proof && film.size == b.size && p.found[film.main].state == nothing {
				p.tell(int(p.found[k].rung), film.main, int32(j), photo.Judgement{Grade: photo.Damaged, Why: "a file of its name is there, and holds its video"}, false)
			}
		}
	}
}

// filmsOfLostStills are the videos of Live Photos that are there and whose still is not,
// by the still's name.
func (p *pairing) filmsOfLostStills() map[wholeName][]int32 {
	films := map[wholeName][]int32{}
	for k := range p.lib.briefs {
		b := &p.lib.briefs[k]
		if b.role != roleVideo || b.main < 0 || p.found[k].state != whole {
			continue
		}
		if s := &p.lib.briefs[b.main]; s.class == still && p.found[b.main].state == nothing {
			name := wholeNameOf(s)
			films[name] = append(films[name], int32(k))
		}
	}
	return films
}

// wholeNameOf takes the two endings of JPEG for one.
func wholeNameOf(b *brief) wholeName {
	if b.ending == endingJPEG {
		return wholeName{b.stem, endingJPG}
	}
	return wholeName{b.stem, b.ending}
}

var endingJPEG, endingJPG = uint32(hashName(".jpeg")), uint32(hashName(".jpg"))
