package reconcile

import (
	"fmt"
	"strings"

	"rollcall/photo"
)

// refusedScenes are those of what a target refused from which the backup was copied on
// since: the file system of today holds it.
func (l *crossList) refusedScenes() {
	l.refusedNameScenes()
	l.foldedNameScenes()
	l.refusedSizeScenes()
}

// herAt is a photo of the phone under another path.
func herAt(path string) shot { return shot{device: "Apple iPhone 12", format: "heic", path: path} }

func (l *crossList) refusedNameScenes() {
	const it = "target-limit"
	home := func() *scene { return home().on(photo.RouteCopy).fact(photo.FactFilesystem, "ext4") }
	colons := herAt("Photos/{y}/{m}/Grandma: 80. {n}")
	l.tell("refused/names-with-colons", home().life(6, "2022-03-01", "2024-02-20", colons, gone), it).
		nor("outside-scope", "sync-error")
	l.tell("refused/names-with-colons-and-two-lost-by-chance", home().life(6, "2022-03-01", "2024-02-20", colons, gone).life(2, "2022-07-01", "2023-05-02", herAt("Photos/{y}/{m}/IMG_{n}b"), gone), it).
		of("Grandma").nor("outside-scope", "sync-error")
	l.tell("refused/names-with-colons-by-no-known-route", home().on(photo.RouteUnknown).life(4, "2022-03-01", "2024-02-20", colons, gone), it).
		nor("outside-scope", "upload-off")
	l.tell("refused/folders-with-question-marks", wholeFolders(home(), "Rome, really?/IMG_{n}", "Who is it?/IMG_{n}", "Zoo?/IMG_{n}"), it).
		nor("sync-error", "over-quota")
	l.tell("refused/folders-that-end-in-dots", wholeFolders(home(), "And so on.../IMG_{n}", "Rest ./IMG_{n}", "aux/IMG_{n}"), it).
		nor("sync-error", "over-quota")
	l.tell("refused/names-of-many-letters", home().life(5, "2022-03-01", "2024-02-20", herAt("Photos/{y}/{m}/"+strings.Repeat("grandma and all the others ", 6)+"{n}"), gone), it).
		nor("outside-scope", "sync-error")
	l.tell("refused/paths-of-many-letters", home().life(5, "2022-03-01", "2024-02-20", herAt(strings.Repeat("On the long journey/", 12)+"{y}/{n}"), gone).life(30, "2022-03-01", "2024-02-20", herAt(strings.Repeat("On the long journey/", 6)+"{y}/{n}")), it).
		nor("sync-error", "over-quota")

	l.tell("refused-not/of-six-such-names-four-came", home().life(6, "2022-03-01", "2024-02-20", colons, goneEach(3, 1)), "unexplained").
		nor(it, "outside-scope")
	l.tell("refused-not/videos-were-left-out", home().life(30, "2022-03-01", "2024-02-20", filmAt(""), gone).life(5, "2022-03-01", "2024-02-20", filmAt("Photos/{y}/{m}/What? {n}"), gone), "outside-scope").
		of("What").nor(it, "sync-error")
	l.tell("refused-not/such-names-in-a-pause", pausedHome().on(photo.RouteCopy).life(5, "2023-04-01", "2023-05-20", colons, gone), "sync-error").
		of("Grandma").nor(it, "outside-scope")
	l.tell("refused-not/such-names-after-the-last-copy", recorded(home()).life(8, "2024-07-20", "2024-09-01", herAt("Photos/{y}/{m}/IMG_{n}"), gone).life(3, "2024-07-20", "2024-09-01", colons, gone), "after-backup").
		of("Grandma").nor("sync-error", "outside-scope")
	l.tell("refused-not/a-folder-with-a-colon-that-half-came", home().life(10, "2023-05-01", "2023-05-03", herAt("Rome: May/IMG_{n}"), goneEach(2, 0)), "unexplained", "sync-error").
		nor(it, "over-quota")
}

// wholeFolders adds folders of a few days that are missing whole, and as many that are there.
func wholeFolders(s *scene, paths ...string) *scene {
	for i, path := range paths {
		day := fmt.Sprintf("2023-0%d-05", 2+2*i)
		s.life(7, day, day, herAt(path), gone)
		s.life(7, day[:8]+"15", day[:8]+"16", herAt(fmt.Sprintf("Trip %c/IMG_{n}", 'A'+i)))
	}
	return s
}

func filmAt(path string) shot {
	return shot{device: "Apple iPhone 12", class: photo.Video, format: "mov", path: path}
}

// pausedHome is a home of which nothing came for a spring.
func pausedHome() *scene {
	return family(goneBetween("2023-03-20", "2023-06-10"), goneBetween("2023-03-20", "2023-06-10"))
}

func (l *crossList) foldedNameScenes() {
	const it = "target-limit"
	pairs := func(n int, first, second func(int, *shot)) *scene {
		s := home().on(photo.RouteCopy).fact(photo.FactFilesystem, "btrfs")
		for i := range n {
			day := fmt.Sprintf("2023-%02d-11", 1+i)
			s.one(day, herAt(fmt.Sprintf("Photos/2023/%02d/IMG_9%d", 1+i, i)), first)
			s.one(day[:8]+"12", herAt(fmt.Sprintf("Photos/2023/%02d/img_9%d", 1+i, i)), second)
		}
		return s
	}
	l.tell("refused/names-that-differ-in-case", pairs(5, stays, gone), it).
		nor("outside-scope", "sync-error")
	l.tell("refused/one-pair-of-names", pairs(1, gone, stays), it, "unexplained").
		nor("outside-scope", "sync-error")
	l.tell("refused-not/pairs-of-names-of-which-most-came", pairs(6, stays, func(i int, sh *shot) {
		if strings.Contains(sh.path, "img_92") {
			sh.status = photo.Missing
		}
	}), "unexplained").nor(it, "outside-scope")
	l.tell("refused-not/pairs-of-names-and-both-are-missing", pairs(4, gone, gone), "unexplained").
		nor(it, "outside-scope")
}

func (l *crossList) refusedSizeScenes() {
	const it = "target-limit"
	const gib = 1 << 30
	sized := func(size int64) shot { f := filmAt(""); f.size = size; return f }
	home := func() *scene { return home().on(photo.RouteCopy).fact(photo.FactFilesystem, "apfs") }
	l.tell("refused/films-of-4-gib-and-shorter-ones-came", home().life(3, "2022-05-01", "2024-03-01", sized(5*gib), gone).life(25, "2022-02-01", "2024-03-20", sized(2*gib)), it).
		nor("outside-scope", "over-quota")
	l.tell("refused/films-from-a-size-on-by-a-guessed-route", home().guessed(photo.RouteCopy).life(9, "2022-02-01", "2024-03-20", sized(gib/4), gone).life(25, "2022-02-01", "2024-03-20", sized(gib/20)), it, "unexplained").
		nor("sync-error", "after-backup")
	l.tell("refused-not/films-of-all-sizes-are-missing", home().life(12, "2022-05-01", "2024-03-01", sized(5*gib), goneEach(4, 1)).life(25, "2022-02-01", "2024-03-20", sized(2*gib), goneEach(5, 2)), "unexplained").
		of("mov").nor(it, "outside-scope")
	l.tell("refused-not/all-large-films-are-missing-and-4-gib-is-no-border", home().life(4, "2022-05-01", "2024-03-01", sized(5*gib), gone).life(16, "2022-02-01", "2024-03-20", sized(3*gib), gone).life(25, "2022-02-01", "2024-03-20", sized(gib/4)), it, "unexplained", "outside-scope", "unreadable-format").
		nor("over-quota", "deleted")
}
