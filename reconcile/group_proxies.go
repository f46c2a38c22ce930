package reconcile

import (
	"path"
	"strings"
)

const (
	proxyWithin = 10   // seconds between what a movie and its small version say of when they were taken
	proxyLength = 1000 // milliseconds, and a hundredth, that they may differ in length
)

// proxies makes derivatives of what cameras record in small beside a movie, where the
// movie is there: a version for the screen, for phones and for cutting, and a picture.
// Where it is not, they are all that is left, and stay photos; so does the version of a
// movie that is not whole.
func (g *grouping) proxies() {
	var movies []int32
	for i := g.lo; i < g.hi; i++ {
		base, named := g.small[i]
		if !named || !g.isFree(i) {
			continue
		}
		if movies == nil {
			movies = g.sorted(g.isMovie, byFolderAndStem)
		}
		if g.hasMovie(i, base, movies) {
			g.briefs[i].role = roleDerivative
		}
	}
}

func (g *grouping) isMovie(i int32) bool {
	_, small := g.small[i]
	return !small && g.isFree(i) && g.briefs[i].class != still
}

func (g *grouping) hasMovie(i int32, base string, movies []int32) bool {
	b := &g.briefs[i]
	for _, stem := range movieStems(base) {
		for _, j := range g.find(movies, &brief{folder: b.folder, stem: hashName(stem)}, byFolderAndStem) {
			if m := &g.briefs[j]; b.class == still && isFilmThumb(b, m) || !g.hurt[j] && isProxy(b, m) {
				return true
			}
		}
	}
	return false
}

// isProxy reports whether one video can be the other in small: as long, of the same
// time where both tell it, and with no more pixels. A movie that does not tell its
// length may be broken, and its small version the only one to play.
func isProxy(small, movie *brief) bool {
	apart := small.millis - movie.millis
	switch {
	case small.millis == 0 || movie.millis == 0 || max(apart, -apart) > proxyLength+movie.millis/100:
		return false
	case small.pixels > movie.pixels || small.is(trashed) != movie.is(trashed):
		return false
	}
	return !small.is(dated) || !movie.is(dated) || near(small, movie, proxyWithin)
}

// isFilmThumb reports whether a picture that is named as a movie's, or a RAW's, can be
// that: the thumbnail file of DCF 2.0. What it says of the time differs from what movies say by
// the length of the movie, where cameras write that last.
func isFilmThumb(b, movie *brief) bool {
	return b.pixels <= smallPicture && (movie.pixels == 0 || b.pixels <= movie.pixels) && b.is(trashed) == movie.is(trashed)
}

// isSmallName reports whether cameras name a file of the class so that stands in small
// for a movie.
func isSmallName(c class, base string) bool {
	thumb := strings.EqualFold(path.Ext(base), ".thm")
	return (c == still && thumb || c == video && !thumb) && movieStems(base) != nil
}

// movieStems are the stems that the movie of a small version may have, by the name
// that cameras give to the latter; nil for any other name.
//
//   - GoPro: GL010100.LRV of GX010100.MP4 (HEVC), GH010100.MP4 (AVC) or GS010100.360;
//     before HERO8 GOPR0001.LRV of GOPR0001.MP4.
//   - Any camera by DCF: GX010100.THM, MVI_0001.THM, of the movie of that name.
//   - DJI: DJI_0001.LRF of DJI_0001.MP4.
//   - Insta360: LRV_20250423_082930_01_001.lrv (or .mp4; _11_ and .insv where each lens
//     has a file) of VID_20250423_082930_00_001.insv; with PRO_ before both, too.
func movieStems(base string) []string {
	ending := strings.ToLower(path.Ext(base))
	stem := strings.ToLower(strings.TrimSuffix(base, path.Ext(base)))
	if pro, rest, ok := strings.Cut(stem, "lrv_"); ok && (pro == "" || pro == "pro_") {
		return lensStems(ending, pro+"vid_"+rest)
	}
	switch ending {
	case ".lrv":
		if number, ok := strings.CutPrefix(stem, "gl"); ok {
			return []string{"gx" + number, "gh" + number, "gs" + number, stem}
		}
		return []string{stem}
	case ".lrf", ".thm":
		return []string{stem}
	}
	return nil
}

// lensStems are those of the files that Insta360 writes of one recording, of all or of
// each lens.
func lensStems(ending, stem string) []string {
	switch ending {
	case ".lrv", ".insv", ".mp4":
	default:
		return nil
	}
	for _, screen := range []string{"_01_", "_11_"} {
		if at := strings.LastIndex(stem, screen); at > 0 && at+len(screen) == strings.LastIndexByte(stem, '_')+1 {
			return []string{stem[:at] + "_00_" + stem[at+len(screen):], stem[:at] + "_10_" + stem[at+len(screen):]}
		}
	}
	return nil
}
