package causes

import "rollcall/photo"

var targetLimit = Cause{
	Name:  "target-limit",
	Title: "more than the backup's disk can hold",
	Doc: "The disk or file system under the backup can't hold the file: over 4 GiB on FAT, a name with characters that it refuses, two names that are one to it, photos of one name whose folders were laid into one, or no room left. " +
		"What speaks for it is the file system together with the file's size and name, another photo under that name in the backup, " +
		"or that just those photos are missing which a target may refuse, while the backup holds none such: it may have been copied since from the disk that had the limit.",
	Advice: []string{
		"Copy these photos to a disk with a file system without the limit (APFS, ext4 or NTFS; exFAT for large files).",
		"Where two names collide, keep them in different folders of the backup.",
		"Where the disk is full, continue the backup on a larger one.",
	},
	Settle: []string{
		"Look at the file system and the free space of the backup's disk.",
		"Copy one such photo to it by hand: the message that comes tells.",
	},
	Explain: explainTargetLimit,
}

const (
	// FAT can't hold such a file, whoever copies it.
	limitFourGiB = 38
	// The name can't be written there; tools that change names would have made
	// the photo present.
	limitName = 30
	// The second of two colliding names overwrites the first, or is refused.
	limitCollision = 30
	// Two files of one name can't be in one folder: the name is another photo's where this
	// one would have gone. Once it may be chance, such as two cameras that count alike.
	limitNamesake  = 36
	limitNamesakes = 3 // from so many on it is none
	limitNamesake1 = 20
	// From a size on nothing, whenever it was taken, and not of a cloud: a share or a tool
	// that takes no larger files.
	limitLarge    = 15
	limitLargeApp = 9
	// No share or tool takes less than so many bytes.
	limitLeast = 1 << 20
	// No room now, which need not have been so then; but few disks are that full.
	limitFull = 22
	// A disk with less than this is full, whatever the file: bytes.
	limitRoom = 16 << 20
	// Nothing from a time or a path on is what a full disk leaves as well.
	limitStopped = 12
)

// fatLimit is the largest file on FAT plus one: 4 GiB.
const fatLimit = 4 << 30

func explainTargetLimit(c Case) []photo.Evidence {
	if c.Match != nil {
		return nil
	}
	ev := append(limitBySize(c), limitByName(c)...)
	if full(c.Roll.Backup(), c.Item.Stamp.Size) {
		ev = append(ev, says(photo.ObservedPlace, limitFull, "The backup's disk is full: it has no room for a file of %s.", bytesText(c.Item.Stamp.Size)))
		if s, ok := stopped(c); ok && c.alone() {
			ev = append(ev, says(photo.ObservedTime, limitStopped, "%s: that is where room ended.", s.sentence()))
		}
	}
	return ev
}

// stopped is the stretch without an end that the photo lies in.
func stopped(c Case) (Stretch, bool) {
	for _, dim := range []Dimension{ByPath, ByDevice, ByAll} {
		if s, ok := c.Roll.Stretch(c.Line, dim); ok && s.After == 0 {
			return s, true
		}
	}
	return Stretch{}, false
}

// limitBySize speaks of files of 4 GiB and more.
func limitBySize(c Case) []photo.Evidence {
	if c.Item.Stamp.Size < fatLimit {
		return limitByAnySize(c)
	}
	if every(c.Roll.Backup(), fat) {
		return []photo.Evidence{says(photo.ObservedSize, limitFourGiB, "The file has %s, and the backup's file system (FAT) holds files below 4 GiB only.", bytesText(c.Item.Stamp.Size))}
	}
	return append(c.limits(photo.ObservedSize, LimitSize), limitByAnySize(c)...)
}

// limitByAnySize speaks of files from a size on of which hardly any came at any time.
func limitByAnySize(c Case) []photo.Evidence {
	z := c.Roll.Sizes(c.Line)
	if !c.alone() || z.Next < limitLeast || !z.Large(c.Photo) || !z.Never || z.Stated || c.on(photo.RouteICloud, photo.RoutePhone) {
		return nil
	}
	w := float64(limitLarge)
	if c.on(photo.RouteApp) && !z.AtLimit() {
		w = limitLargeApp
	}
	return []photo.Evidence{says(photo.ObservedSize, w, "Hardly any file of %s or more is in the backup, whenever it was taken, and smaller ones are: as where a share or a tool takes none so large.", bytesText(z.Next))}
}

// limitByName speaks of names that the target can't write, or can't tell apart.
func limitByName(c Case) []photo.Evidence {
	if other := c.Roll.Collides(c.Line); other != "" && c.Role == "" && FoldsNames(c.Roll.Backup()) {
		return []photo.Evidence{says(photo.ObservedPath, limitCollision, "On the backup's file system its name is the same as that of %s.", quoted(other))}
	}
	if ev := c.limits(photo.ObservedPath, LimitFolded); len(ev) > 0 && ev[0].Weight >= limitNamesake1 {
		return ev // it lies in the same folder, which tells more than one that was laid there
	}
	if n, ok := c.Roll.Namesake(c.Line); ok && c.alone() && !c.ofOnePhone() && n.Renamed*5 <= n.Photos && n.Both*10 <= n.Photos {
		weight := limitNamesake
		if n.Photos < limitNamesakes || n.Alone {
			weight = limitNamesake1
		}
		return []photo.Evidence{says(photo.ObservedPath, float64(weight), "The copy of %s has its name in the backup (%s), in the folder that its neighbours were copied to; a folder holds a name once.", quoted(n.Path), quoted(n.Copy))}
	}
	if every(c.Roll.Backup(), windowsNames) && Refused(c.Item.Path) {
		return []photo.Evidence{says(photo.ObservedPath, limitName, "The backup's file system can't hold its name (%s).", quoted(c.Item.Path))}
	}
	return c.limits(photo.ObservedPath, LimitNames, LimitFolders, LimitFolded, LimitTwins, LimitLongNames, LimitLongPaths)
}

func every(places []photo.Place, has func(photo.Place) bool) bool {
	for _, p := range places {
		if !has(p) {
			return false
		}
	}
	return len(places) > 0
}

func fat(p photo.Place) bool {
	switch p.Facts.Text(photo.FactFilesystem) {
	case "vfat", "msdos", "fat32":
		return true
	}
	return false
}

// windowsNames reports whether the file system refuses the characters that
// Windows reserves.
func windowsNames(p photo.Place) bool {
	switch p.Facts.Text(photo.FactFilesystem) {
	case "exfat", "ntfs", "ntfs3":
		return true
	}
	return fat(p)
}

// full reports whether each place tells its free space, and none has room for
// size bytes.
func full(places []photo.Place, size int64) bool {
	return every(places, func(p photo.Place) bool {
		return p.Facts.Has(photo.FactFreeBytes) && p.Facts.Int(photo.FactFreeBytes) < max(size, limitRoom)
	})
}
