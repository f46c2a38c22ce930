// Package matchers holds the ladder: the ways to tell that two files are the
// same photo. One file per rung; All lists them, the surest first.
//
// A matcher sees two items and nothing else: no file, no index, no other photo.
package matchers

import "rollcall/photo"

// Version grows when a rung starts to judge otherwise; kept verdicts of an older
// version are not used again.
const Version = 39

// All lists the rungs; order is meaning.
var All = []Matcher{
	sameBytes,
	listedBytes,
	appleFingerprint,
	samePicture,
	sameSamples,
	otherWrapping,
	damagedCopy,
	sameShot,
	lookAlike,
	otherDate,
	alikeByName,
	smallVersion,
	hollowCopy,
	bareRecord,
	listedOnly,
	listedRow,
}

// A Matcher is one rung of the ladder.
type Matcher struct {
	Name string // kebab-case key, such as "same-bytes"
	Doc  string // one or two sentences: what must agree

	// Shares tells that a counterpart may serve several photos: the second copy
	// of a duplicate is not missing. Else pairs are one to one.
	Shares bool

	// Proof gives a digest whose equality on two items of one class and size is
	// the whole judgement, which is then Proven and never asked of Judge: millions
	// of pairs are settled without loading an item. Zero: the item proves nothing
	// so. Only the first rung of a ladder may have one.
	Proof  func(it *photo.Item) photo.Digest
	Proven photo.Judgement

	// Records tells that the rung speaks only of what the library has records of and
	// no bytes; of nothing else are keys asked for on its side.
	Records bool

	// Listed tells that the rung speaks only of what the backup lists without its
	// data; of nothing else are keys asked for on its side, and one may be told of by
	// several photos.
	Listed bool

	// Quick tells that the rung is climbed with --quick only, and where there is
	// something that was not read in an archive.
	Quick bool

	// Sight names the second look that items need before they have keys here
	// (photo.LookSketch, photo.LookFingerprint); "" none. It is taken of what is
	// left on both sides when the rung is climbed, and of nothing else.
	Sight string

	// Told reports whether an item tells without a look what it is and what not: of
	// two told items no look is taken for each other's sake. nil: none is told.
	Told func(it *photo.Item) bool

	// Keys gives the keys under which an item may meet others. They only block:
	// two items that share one are judged, others never meet. None: the rung has
	// nothing to say of the item.
	Keys func(it *photo.Item) []Key

	// Alone tells of a key that it counts only where exactly one photo on each
	// side holds it. nil: every key counts.
	Alone func(k Key) bool

	// Rare tells of a file of the backup that the rung is about it: there are few, so that
	// keys are not kept of every file but asked of those that have the name of one. nil: the
	// rung is about any.
	Rare func(it *photo.Item) bool

	// Margin tells that a pair counts only where it is clearly nearer than every
	// other pair of the two items: see Clearly.
	Margin bool

	// Lesser tells that the rung never makes a photo present, so that what it could not
	// look at leaves none unsure.
	Lesser bool

	// Moved tells that the rung speaks of clocks that were moved: where many pairs
	// meet, only those count whose times differ by what several share.
	Moved bool

	// Crowded judges two items that met only under keys that others hold too, with
	// a second look as Judge does. They are paired by the rule of Margin; where
	// several are equally near, the photo is unsure if one of them may be a full
	// copy. nil: nothing is said.
	Crowded func(library, backup *photo.Item, looked *photo.Comparison) photo.Judgement

	// OneShot: its judgements tell by Judgement.OneShot whether two items are one
	// exposure. A full copy of one such item is then one of the other, too.
	OneShot bool

	// Across reports whether items of two different classes may meet. nil: never.
	Across func(library, backup photo.Class) bool

	// Judge decides on a library item and a backup item, and says why. It may ask
	// for a second look by its Judgement's Look, and is then asked again: with
	// looked, what was found of the two, or with the items' Sketch filled in. A look
	// that was not possible has its Problem set. nil: no look at the two was taken.
	Judge func(library, backup *photo.Item, looked *photo.Comparison) photo.Judgement
}

// A Key blocks items; equal keys meet.
type Key string
