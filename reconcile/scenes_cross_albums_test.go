package reconcile

import (
	"slices"
	"strings"

	"rollcall/photo"
)

// albumScenes are those of Photos libraries that record the user's own albums.
func (l *crossList) albumScenes() {
	const it = "outside-scope"
	l.tell("albums/two-of-three-were-exported", inAlbums(goneOutsideOf("Anna", "Garden")).on(photo.RouteCopy), it).
		nor("sync-error", "over-quota", "deleted")
	l.tell("albums/two-of-three-by-no-known-route", inAlbums(goneOutsideOf("Anna", "Garden")).on(photo.RouteUnknown), it).
		nor("sync-error", "upload-off")
	l.tell("albums/one-was-left-out", inAlbums(goneIn("Garden")).on(photo.RouteCopy), it).
		nor("sync-error", "deleted")
	l.tell("albums/one-was-left-out-by-an-app", inAlbums(goneIn("Anna")).on(photo.RouteApp), it).
		nor("over-quota")
	l.tell("albums/a-photo-of-two-albums-came-with-the-one", inAlbums(goneOutsideOf("Garden", "Both")).on(photo.RouteCopy), it).
		nor("sync-error")

	l.tell("albums-not/the-phone-stopped-for-good", inAlbums(goneFrom("2022-06-01")).on(photo.RouteICloud), "over-quota", "upload-off", "sync-error").
		nor(it, "deleted")
	l.tell("albums-not/a-pause-in-which-a-trip-lies", inAlbums(goneBetween("2021-04-10", "2021-07-01")).on(photo.RouteCopy), "sync-error").
		nor(it)
	l.tell("albums-not/what-came-first-is-a-trip", inAlbums(goneFrom("2021-06-01")).on(photo.RouteCopy), "sync-error", "after-backup", "unexplained").
		nor(it)
	l.tell("albums-not/some-of-each", inAlbums(goneEach(9, 2)).on(photo.RouteCopy), "unexplained").
		nor(it, "sync-error")
}

// inAlbums are three years of a Photos library: a child and a garden all the time, a trip
// in May 2021, photos of two albums, and half of it in none.
func inAlbums(lost func(int, *shot)) *scene {
	in := func(names string) func(int, *shot) {
		return func(_ int, sh *shot) { sh.facts.Set(photo.FactAlbum, names) }
	}
	s, original := &scene{}, aPicture("originals/A/IMG_{n}")
	return s.life(240, "2020-06-04", "2023-05-20", original, lost).
		life(60, "2020-06-10", "2023-05-01", original, in("Anna"), lost).
		life(50, "2020-07-01", "2023-05-10", original, in("Garden"), lost).
		life(24, "2020-08-01", "2023-04-10", original, in("Anna\nBoth"), lost).
		life(40, "2021-05-03", "2021-05-17", original, in("Lisbon"), lost)
}

func albumsOf(sh *shot) []string { return strings.Split(sh.facts.Text(photo.FactAlbum), "\n") }

// goneIn makes missing what lies in an album.
func goneIn(album string) func(int, *shot) {
	return func(i int, sh *shot) {
		if slices.Contains(albumsOf(sh), album) {
			gone(i, sh)
		}
	}
}

// goneOutsideOf makes missing what lies in none of some albums.
func goneOutsideOf(albums ...string) func(int, *shot) {
	return func(i int, sh *shot) {
		if !slices.ContainsFunc(albumsOf(sh), func(of string) bool { return slices.Contains(albums, of) }) {
			gone(i, sh)
		}
	}
}
