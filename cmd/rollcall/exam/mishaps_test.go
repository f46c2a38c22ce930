package exam_test

import (
	"slices"
	"strings"
)

func (g *game) twoDevices(low, high int) {
	n := g.between(low, high)
	from := g.start()
	to := from.AddDate(0, g.between(10, 40), 0)
	g.roll(g.oldIPhone(), n*2/3, from, to)
	g.roll(g.camera(), n-n*2/3, from, to)
}

// noise takes some of the pics away, for no reason.
func (g *game) noise(low, high int, pics []*pic) {
	loseAll(g.some(where(pics, func(p *pic) bool { return p.status == "" }), g.between(low, high)), "unexplained")
}

// stopCopy takes away all from some point on, by path; the file at that point is cut.
func (g *game) stopCopy(cause string, accept []string) *pic {
	names := slices.DeleteFunc(g.names(), func(p *pic) bool { return p.status != "" })
	cut := len(names) * g.between(40, 75) / 100
	for names[cut].kind == "movie" {
		cut++
	}
	for _, p := range names[cut+1:] {
		p.lose(cause, accept...)
	}
	p := names[cut]
	p.because("missing", "corrupted-backup", append(slices.Clone(accept), cause)...)
	p.copied = slices.Clone(p.parts[:1])
	p.copied[0].file.data = p.main()[:len(p.main())*g.between(20, 80)/100]
	return p
}

// damage spoils the copy in one of the ways that disks and cables do.
func (g *game) damage(p *pic, how int) {
	b := slices.Clone(p.main())
	switch how % 5 {
	case 0:
		b = b[:len(b)*g.between(15, 85)/100]
	case 1:
		clear(b[len(b)*g.between(30, 80)/100:])
	case 2:
		b = nil
	case 3:
		at := len(b) * g.between(55, 85) / 100
		for i := range 16 {
			b[at+i] ^= 0x5A
		}
	default:
		clear(b)
	}
	p.instead(b, "")
	p.because("missing", "corrupted-backup")
}

// someAlbums are up to most albums, never more than a third of the photos.
func (g *game) someAlbums(n, most int) (names []string) {
	count := map[string]int{}
	for _, p := range g.pics {
		count[p.album]++
	}
	all := sortedKeys(count)
	g.r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	slices.SortStableFunc(all, func(a, b string) int { return min(count[b], 4) - min(count[a], 4) })
	total := 0
	for _, name := range all {
		if len(names) < min(n, most) && total+count[name] <= max(4, len(g.pics)/3) {
			names, total = append(names, name), total+count[name]
		}
	}
	return names
}

func inAlbum(name string) func(*pic) bool { return func(p *pic) bool { return p.album == name } }

// names are the pics by their path in the library, as a copy goes through them.
func (g *game) names() []*pic {
	list := slices.Clone(g.pics)
	slices.SortFunc(list, func(a, b *pic) int { return strings.Compare(a.at[0], b.at[0]) })
	return list
}
