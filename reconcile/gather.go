package reconcile

import (
	"context"
	"fmt"
	"math"
	"path"
	"strings"

	"rollcall/photo"
	"rollcall/reconcile/causes"
	"rollcall/reconcile/matchers"
)

// A stock is the files of one or more places in short, in order of place, then
// path.
type stock struct {
	sides  []Side
	briefs []brief
	keys   []keyStore // by rung; nil where keys are asked for when the rung is climbed
	told   [][]bool   // by rung, then brief, where a rung needs a look: what needs none
	names  *names
	disks  map[uint64]uint16
	proven []int32 // by digest, once asked for

	jots   map[int32]string // base names of sidecars
	longs  map[int32]string // base names of media that Takeout cuts in its sidecars' names
	caged  map[int32]string // folders of files in caches of small pictures
	small  map[int32]string // base names of what is named as cameras name small versions of movies
	covers map[int32]uint64 // of files that Google's camera names by their part of a shot: the stem in common
	hurt   map[int32]bool   // videos that are not whole
	torn   map[int32]bool   // what was whole when it came into the place, as that shows, and is not now

	imported map[int32]fileName          // names that files were imported with, where their place calls them otherwise
	odds     map[int32]odd               // files with something in their path that some targets can't hold
	unopened map[int32]bool              // with --quick: known by the list of their archive only
	partials map[photo.Fingerprint]int32 // downloads that were cut off, by what they were to become
	listed   map[int32]int               // by folder: stills that a list of their place names by fingerprint
	tails    []tail                      // motion videos behind pictures

	written  writeTimes             // of a place of the backup: when its photos were
	listings map[string]*listing    // by layout: what exports list; nil: none does
	waits    map[int32]bool         // of a library that records it: files that wait to be sent to iCloud
	faults   map[int32]causes.Fault // of a library: what is wrong with files
	albums   map[int32]int32        // of a library that records them: names of the user's own albums, by file
	added    []uint32               // of a library that records it: when each file came into it, seconds since 1970; nil: none does
	library  bool
	edits    map[int32][]uint64 // of a library, until its edits are linked: stems that the original may have
	shots    []keyed            // the same: by Apple's capture id
	assets   []ofAsset          // files of which the place records the photo
	links    map[int32][]member // a photo's other edit states
}

// longName is where Takeout begins to cut names: the name of a sidecar without
// its ending has 46 characters at most, as users of Takeout have counted.
const longName = 45

// mostReserved bounds what is reserved on the word of a place's tally.
const mostReserved = 4 << 20

// gather goes once over the items of the sides.
func gather(ctx context.Context, req *Request, sides []Side, library bool, n *names, disks map[uint64]uint16) (*stock, error) {
	s := &stock{
		sides: sides, library: library, names: n, disks: disks, keys: make([]keyStore, len(req.Matchers)), told: make([][]bool, len(req.Matchers)),
		jots: map[int32]string{}, longs: map[int32]string{}, caged: map[int32]string{}, small: map[int32]string{}, covers: map[int32]uint64{}, hurt: map[int32]bool{}, torn: map[int32]bool{}, unopened: map[int32]bool{}, odds: map[int32]odd{}, imported: map[int32]fileName{}, listed: map[int32]int{}, edits: map[int32][]uint64{},
	}
	files := 0
	for place := range sides {
		files += sides[place].Place.Tally.Files
	}
	s.briefs = make([]brief, 0, min(files, mostReserved))
	for place := range sides {
		if err := s.gatherPlace(ctx, req, place, n); err != nil {
			return nil, fmt.Errorf("read the items of %q: %w", sides[place].Place.Root, err)
		}
	}
	return s, nil
}

func (s *stock) gatherPlace(ctx context.Context, req *Request, place int, n *names) error {
	total := s.sides[place].Place.Tally.Files
	for it, err := range s.sides[place].Items {
		if err != nil {
			return err
		}
		if len(s.briefs)%4096 == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			req.progress("reading the index", len(s.briefs), total)
		}
		s.add(req, place, it, n)
	}
	return nil
}

func (s *stock) add(req *Request, place int, it *photo.Item, n *names) {
	i := int32(len(s.briefs))
	dir, base := path.Split(it.Path)
	b := brief{
		row: it.ID, size: it.Stamp.Size, inode: it.Stamp.Inode, disk: s.disk(it.Stamp.Device),
		wall: it.Meta.Taken.Wall, zone: it.Meta.Taken.Zone, content: hashID(it.Meta.ContentID),
		folder: n.add(strings.TrimSuffix(dir, "/")), device: n.addCamera(&it.Meta), format: n.add(kindOf(it.Format, base)),
		pixels: int32(min(it.Meta.Pixels(), math.MaxInt32)), millis: int32(min(it.Meta.Duration, math.MaxInt32)),
		number: numberOf(base), main: -1, place: int16(place), class: classOf(it.Class), flags: flagsOf(it), role: roleOf(it.Standing),
		frame: frameOf(it), day: dayOfName(base, it.Meta.Taken.Known),
	}
	if b.role == roleDerivative && !s.library && it.Problem(photo.ProblemUnreadable) != nil {
		b.role = roleProblem // what is in it could be a copy
	}
	b.stem, b.ending = hashBase(trueName(base, it), b.class)
	if !it.Picture.IsZero() {
		b.picture = hashDigest(it.Picture)
	}
	if ladder := req.Matchers; len(ladder) > 0 && ladder[0].Proof != nil && b.role != roleProblem {
		b.proof = ladder[0].Proof(it)
	}
	s.remember(i, &b, dir, base)
	if it.Problem(photo.ProblemTorn) != nil {
		s.torn[i] = true
	}
	if b.class == video && !it.Whole.Intact() {
		s.hurt[i] = true
	}
	if !s.library && (b.class == still || b.class == raw) && it.Facts.Has(photo.FactFingerprint) && !b.is(recordOnly) && b.role != roleProblem {
		s.listed[b.folder]++
	}
	s.notePartial(i, it)
	if name := it.Facts.Text(photo.FactOriginalName); name != "" && (s.library || b.role == roleProblem || b.is(cached)) {
		stem, ending := hashBase(path.Base(name), b.class)
		s.imported[i] = fileName{stem, ending}
		if b.is(cached) && s.library {
			b.number, b.day = numberOf(path.Base(name)), dayOfName(path.Base(name), b.is(dated))
		}
	}
	if req.Quick && matchers.IsListed(it) {
		s.unopened[i] = true
	}
	s.noteAsset(i, it)
	s.noteWritten(&b, it)
	s.noteListed(place, it, req.Now)
	s.keep(req, i, &b, it)
	s.noteTail(i, it)
	for r := range req.Matchers {
		if m := &req.Matchers[r]; m.Sight != "" && m.Told != nil {
			s.told[r] = append(s.told[r], m.Told(it))
		}
	}
	if s.library {
		s.noteEdit(i, &b, it)
		s.noteAdded(i, it)
		s.noteFault(i, it)
	}
	s.briefs = append(s.briefs, b)
}

// remember keeps the names that grouping reads letter by letter.
func (s *stock) remember(i int32, b *brief, dir, base string) {
	switch {
	case b.class == sidecar:
		s.jots[i] = base
	case len(base) >= longName:
		s.longs[i] = base
	}
	if o := oddOf(dir, base); o != (odd{}) && b.isPicture() {
		s.odds[i] = o
	}
	if b.is(cached) {
		s.caged[i] = strings.TrimSuffix(dir, "/")
	}
	if stem, named := coverStem(base); named && b.isPicture() {
		s.covers[i] = stem
	}
	if isSmallName(b.class, base) {
		s.small[i] = base
	}
}

// keep keeps an item's keys for the rungs that need those of every item, not
// only of what is left. Where every file is read whole, its proof says all that a
// rung with proofs can say.
func (s *stock) keep(req *Request, i int32, b *brief, it *photo.Item) {
	if !b.isPicture() || b.role == roleOther || b.role == roleIgnored || b.role == roleGone && s.library {
		return
	}
	for r := range req.Matchers {
		m := &req.Matchers[r]
		settled := m.Proof != nil && !req.Quick && b.proof != photo.Digest{}
		if !s.library && b.is(recordOnly) && m.Sight != photo.LookFingerprint {
			continue // it stands in no photo's way
		}
		if (m.Shares || m.Alone != nil) && m.Rare == nil && !m.Quick && !settled {
			s.keys[r].add(m, i, it)
		}
	}
}

func (s *stock) disk(device uint64) uint16 {
	if device == 0 {
		return 0
	}
	d, ok := s.disks[device]
	if !ok {
		d = uint16(min(len(s.disks)+1, math.MaxUint16))
		s.disks[device] = d
	}
	return d
}

// trueName is the name of what a file stands for: a placeholder of iCloud Drive,
// .IMG_1234.HEIC.icloud, has that of its original.
func trueName(base string, it *photo.Item) string {
	name, hidden := strings.CutPrefix(base, ".")
	if cut := len(name) - len(".icloud"); hidden && cut > 0 && strings.EqualFold(name[cut:], ".icloud") && it.Problem(photo.ProblemOnlineOnly) != nil {
		return name[:cut]
	}
	return base
}

// hashBase hashes a base name's stem and ending. icloudpd names the movie of a
// HEIC with _HEVC behind the stem (icloudpd, docs/naming.md).
func hashBase(base string, c class) (stem uint64, ending uint32) {
	ext := path.Ext(base)
	name := strings.TrimSuffix(base, ext)
	if cut := len(name) - len("_HEVC"); c == video && cut > 0 && strings.EqualFold(name[cut:], "_HEVC") {
		name = name[:cut]
	}
	return hashName(name), uint32(hashName(ext))
}

func roleOf(s photo.Standing) role {
	switch s {
	case photo.StandsDerivative:
		return roleDerivative
	case photo.StandsOther:
		return roleOther
	case photo.StandsIgnored:
		return roleIgnored
	case photo.StandsProblem:
		return roleProblem
	case photo.StandsGone:
		return roleGone
	}
	return roleNone
}

func flagsOf(it *photo.Item) flag {
	var f flag
	for _, v := range []struct {
		flag flag
		on   bool
	}{
		{dated, it.Meta.Taken.Known},
		{zoned, it.Meta.Taken.Zoned},
		{trashed, it.Facts.Has(photo.FactTrash)},
		{cached, it.Facts.Has(photo.FactThumbnailCache)},
		{unfinished, it.Facts.Has(photo.FactUnfinished) && it.Whole != photo.Whole && !matchers.IsRecord(it)},
		{hiddenAlbum, it.Facts.Has(photo.FactHiddenAlbum)},
		{hiddenPath, it.Facts.Has(photo.FactHiddenFolder)},
		{moving, matchers.HasMotion(it)},
		{unread, isUnread(it)},
		{copyable, it.Standing == photo.StandsMedia && it.Level > photo.LevelNone},
		{render, it.Standing == photo.StandsDerivative && it.Level > photo.LevelNone},
		{made, it.Standing == photo.StandsDerivative},
		{rendered, it.Meta.Edited},
		{borrowed, it.Facts.Has(photo.FactShared)},
		{recordOnly, matchers.IsRecord(it)},
	} {
		if v.on {
			f |= v.flag
		}
	}
	return f
}

// isUnread reports whether nothing is known of the file's content. A record tells
// what its place knows of it.
func isUnread(it *photo.Item) bool {
	return it.Standing == photo.StandsProblem ||
		it.Standing == photo.StandsMedia && it.Level == photo.LevelNone && it.Stamp.Size > 0 && !matchers.IsRecord(it)
}

func (r *Request) progress(phase string, done, total int) {
	if r.Progress != nil {
		r.Progress(phase, done, total)
	}
}
