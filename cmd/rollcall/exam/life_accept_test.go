package exam_test

import (
	"slices"
	"time"
)

// judgeAll says of each photo what is true, and what a careful person would accept.
// The rule: another cause is accepted if, played on the same roll, it would have taken
// nothing that is in the backup, and the photo with it. If nothing that has a simple
// description would have, nothing tells why.
func (l *life) judgeAll() {
	found := l.likenesses(l.likenesses(nil))
	for _, p := range l.pics {
		w := l.was[p]
		if w.cause == "" {
			continue
		}
		status := "missing"
		if w.cause == "unlived" {
			p.because("incomplete", "outside-scope", "unreadable-format", "unexplained")
			continue
		}
		p.because(status, w.cause)
		if w.cause == "corrupted-backup" && len(p.parts) > 1 {
			p.also = "incomplete" // another part of it came through
		}
		if l.torn {
			p.status, p.also = "unsure", "missing"
		}
		p.accept = l.accepts(p, found)
	}
}

func (l *life) accepts(p *pic, found []likeness) []string {
	w := l.was[p]
	list := slices.Clone(w.told)
	if w.only {
		return list
	}
	strong := false
	for _, f := range found {
		if f.group[p] {
			list = append(list, f.causes...)
			strong = strong || !f.weak && (f.kind != "device" || l.known(p))
		}
	}
	if l.dated && !w.added.Before(l.made) {
		list, strong = append(list, "after-backup"), true
	}
	if l.route == "phone" && len(w.told) > 0 && !l.known(p) {
		list = append(list, "unexplained")
	}
	if len(w.told) == 0 && (!strong || w.astray || w.cause == "unexplained") {
		list = append(list, "unexplained")
	}
	if l.torn || l.form == "unfinished" {
		list = append(list, "corrupted-backup") // it may be in what is absent
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// couldBe are the causes that would have taken exactly such a group on this route.
func (l *life) couldBe(kind, shape string, group, roll []*pic) []string {
	var causes []string
	if l.route == "phone" {
		return l.leftOut(kind, shape, group, roll)
	}
	if l.copied {
		causes = l.leftOut(kind, shape, group, roll)
	}
	if !l.copied || l.sent {
		causes = append(causes, l.notSent(kind, shape, group, roll)...)
	}
	if late := group[0]; shape == "tail" && kind != "size" && kind != "names" && l.dated && l.made.Sub(l.was[late].added) < 30*24*time.Hour {
		causes = append(causes, "after-backup") // what is taken shortly before may be added after it
	}
	return causes
}

// notSent are the causes that keep such a group out of a cloud.
func (l *life) notSent(kind, shape string, group, roll []*pic) []string {
	switch kind + " " + shape {
	case "all tail":
		return l.allStopped(group, roll)
	case "all head":
		return []string{"sync-error", "over-quota", "outside-scope", "deleted"}
	case "all stretch":
		return []string{"sync-error", "over-quota"}
	case "device tail":
		if l.goesOn(group, roll) {
			return []string{"upload-off", "sync-error"}
		}
	case "device head", "device stretch":
		list := []string{"sync-error"}
		if shape == "head" {
			list = append(list, "outside-scope")
		}
		if l.route != "icloud" { // iCloud catches up when it is on again
			list = append(list, "upload-off")
		}
		return list
	case "device whole", "model whole":
		return []string{"upload-off", "outside-scope"}
	case "kind tail", "kind stretch":
		if group[0].kind == "movie" {
			return []string{"over-quota", "outside-scope", "sync-error"}
		}
	case "kind whole":
		if group[0].kind == "movie" {
			return []string{"outside-scope", "deleted", "over-quota", "unreadable-format"}
		}
		return []string{"outside-scope", "deleted"}
	case "format whole":
		return []string{"unreadable-format", "outside-scope"}
	case "folder whole", "top whole", "album whole", "year whole":
		return []string{"outside-scope", "deleted"}
	case "dot whole":
		return []string{"hidden-folder", "outside-scope"}
	case "size tail":
		return []string{"over-quota", "sync-error"}
	}
	return nil
}

// leftOut are the causes that keep such a group out of a copy or a phone's backup.
func (l *life) leftOut(kind, shape string, group, roll []*pic) []string {
	phone := l.route == "phone"
	switch kind + " " + shape {
	case "all tail":
		if !phone {
			return []string{"sync-error", "after-backup"}
		}
	case "all head", "kind whole", "folder whole", "top whole", "album whole", "year whole":
		return []string{"outside-scope", "deleted"}
	case "all stretch", "names stretch", "device head", "device stretch":
		if !phone {
			return []string{"sync-error"}
		}
	case "device tail":
		if !phone && l.goesOn(group, roll) {
			return []string{"sync-error", "outside-scope"}
		}
	case "device whole", "model whole":
		return []string{"outside-scope"}
	case "format whole":
		return []string{"unreadable-format", "outside-scope"}
	case "dot whole":
		return []string{"hidden-folder", "outside-scope"}
	case "sign whole":
		return []string{"target-limit"}
	case "size tail", "names tail":
		if !phone {
			return []string{"sync-error", "target-limit"}
		}
	}
	return nil
}

// allStopped is when nothing of anything came from a day on. That one device was
// switched off does that only if no other was going on.
func (l *life) allStopped(group, roll []*pic) []string {
	list := []string{"sync-error", "over-quota"}
	going := 0
	for _, some := range l.groups(group, func(p *pic) string { return l.was[p].from }) {
		before := where(roll, func(p *pic) bool {
			return l.was[p].from == l.was[some[0]].from && l.was[p].added.Before(l.was[group[0]].added)
		})
		if last := before[max(0, len(before)-4):]; slices.ContainsFunc(last, func(p *pic) bool { return !p.gone }) {
			going++
		}
	}
	if going < 2 {
		list = append(list, "upload-off")
	}
	if !l.dated {
		list = append(list, "after-backup")
	}
	return list
}

// goesOn reports whether another device's photos come through after the first of the
// group.
func (l *life) goesOn(group, roll []*pic) bool {
	from := l.was[group[0]]
	return len(where(roll, func(p *pic) bool {
		return !p.gone && l.was[p].from != from.from && l.was[p].added.After(from.added)
	})) > 1
}

// known reports whether the photo's file tells the device that sent it, or where there
// is but one.
func (l *life) known(p *pic) bool {
	return p.shot.Model == p.dev.model && p.shot.Model != "" || len(l.owners) == 1 && len(l.owners[0].phones) == 1
}
