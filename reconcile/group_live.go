package reconcile

const (
	liveWithin = 3    // seconds between a Live Photo's still and its movie
	liveLength = 6000 // milliseconds: the longest movie that name alone makes a part
)

// livePairsByID joins stills and movies of equal content id (Apple MakerNote
// 0x0011, QuickTime content.identifier): first those of one folder and stem,
// then of one folder, then wherever they are, so that copies of one Live Photo
// in several folders keep together.
func (g *grouping) livePairsByID() {
	list := g.sorted(func(i int32) bool { return g.isFree(i) && g.briefs[i].content != 0 }, byContent)
	rounds := []func(a, b *brief) bool{
		func(a, b *brief) bool { return byFolderAndStem.compare(a, b) == 0 },
		func(a, b *brief) bool { return a.folder == b.folder },
		func(a, b *brief) bool { return true },
	}
	g.runs(list, byContent, func(run []int32) {
		for _, fits := range rounds {
			g.pairLive(run, func(a, b *brief) bool { return a.is(trashed) == b.is(trashed) && fits(a, b) })
		}
	})
}

// livePairsByName joins what is left in one folder with one stem, if the times
// agree.
func (g *grouping) livePairsByName() {
	g.runs(g.byName, byFolderAndStem, func(run []int32) { g.pairLive(run, sameLive) })
}

// pairLive gives each free movie of the run the first still that fits and has
// none. A RAW without a JPEG takes one, too.
func (g *grouping) pairLive(run []int32, fits func(still, movie *brief) bool) {
	for _, m := range run {
		if g.briefs[m].class != video || !g.isFree(m) {
			continue
		}
		for _, i := range run {
			b := &g.briefs[i]
			if b.class != video && g.isFree(i) && !b.is(filmed) && fits(b, &g.briefs[m]) {
				g.attach(m, i, roleVideo)
				b.flags |= filmed
				break
			}
		}
	}
}

// sameLive reports whether a still and a movie of one name are one Live Photo:
// never with different content ids, nor if the movie is longer than such a movie
// is; else by time, or, where one tells none, by the movie's length alone.
func sameLive(still, movie *brief) bool {
	switch {
	case still.content != 0 && movie.content != 0 && still.content != movie.content:
		return false
	case movie.millis > liveLength:
		return false
	case still.is(dated) && movie.is(dated):
		return near(still, movie, liveWithin)
	}
	return movie.millis > 0
}
