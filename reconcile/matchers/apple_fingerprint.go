package matchers

import (
	"encoding/base64"

	"rollcall/photo"
)

var appleFingerprint = Matcher{
	Name: "apple-fingerprint",
	Doc: "The fingerprint that Apple recorded for an original that is not on this disk equals the one computed from the backup's bytes. " +
		"Where the backup only has a record, and its fingerprint is that of the library's file, the backup once held it.",
	Shares: true,
	Sight:  photo.LookFingerprint,
	Told:   hasNoBareRecord,
	Keys:   fingerprintKeys,
	Judge:  judgeFingerprint,
}

// IsGone reports whether an item is but a place's record of a photo that was deleted
// there.
func IsGone(it *photo.Item) bool { return it.Standing == photo.StandsGone }

// IsRecord reports whether an item is but a place's record of a photo, without its
// bytes. A fingerprint that it has was recorded; that of any other item was
// computed.
func IsRecord(it *photo.Item) bool {
	return IsGone(it) || it.Level == photo.LevelNone && it.Standing == photo.StandsMedia &&
		(it.Facts.Has(photo.FactRecordOnly) || !it.Fingerprint.IsZero())
}

// CutDownload is the fingerprint of what a download was to become that was cut off,
// where the name of what is left of it tells that.
func CutDownload(it *photo.Item) (print photo.Fingerprint, ok bool) {
	if !it.Facts.Has(photo.FactUnfinished) || it.Whole == photo.Whole || IsRecord(it) {
		return print, false
	}
	bytes, err := base64.RawStdEncoding.DecodeString(it.Facts.Text(photo.FactFingerprint))
	if err != nil || len(bytes) != len(print) {
		return print, false
	}
	copy(print[:], bytes)
	return print, print.Comparable()
}

// WasCut is the judgement of a photo and what is left of its own download.
var WasCut = damaged("its download was cut off: the name of what is left of it has the fingerprint of this photo")

// hasNoBareRecord is false only of an item whose bytes are absent and whose
// fingerprint was recorded: for its sake alone fingerprints are computed.
func hasNoBareRecord(it *photo.Item) bool {
	return it.Level > photo.LevelNone || !it.Fingerprint.Comparable()
}

// unprinted reports whether the bytes are here and their fingerprint was not
// computed yet.
func unprinted(it *photo.Item) bool {
	return it.Level > photo.LevelNone && it.Fingerprint.IsZero()
}

func fingerprintKeys(it *photo.Item) []Key {
	if it.Fingerprint.IsZero() || !it.Fingerprint.Comparable() {
		return nil
	}
	return []Key{Key("fingerprint " + it.Fingerprint.String())}
}

// judgeFingerprint speaks only where the bytes of one side are absent: where they
// are on both, they decide, and a recorded value that differs is but a fact.
func judgeFingerprint(library, backup *photo.Item, _ *photo.Comparison) photo.Judgement {
	if print, ok := CutDownload(backup); ok && print == library.Fingerprint {
		return WasCut
	}
	equal := library.Fingerprint.Comparable() && library.Fingerprint == backup.Fingerprint
	record := IsRecord(library) || IsRecord(backup)
	switch {
	case record && (unprinted(library) || unprinted(backup)):
		return photo.Judgement{Look: photo.LookFingerprint, Why: "the fingerprint of the bytes would tell"}
	case !equal:
		return photo.Judgement{Why: "the fingerprints differ"}
	case IsRecord(backup):
		return notThere(backup)
	case !IsRecord(library):
		return photo.Judgement{Why: "the library's own bytes were read and decide"}
	case backup.Level == photo.LevelNone:
		return photo.Judgement{Why: "the backup's bytes were not read"}
	}
	return photo.Judgement{Grade: photo.Exact, Why: "the backup's bytes have the fingerprint that Apple recorded"}
}
