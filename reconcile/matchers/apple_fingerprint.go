package matchers

import "rollcall/photo"

var appleFingerprint = Matcher{
	Name:   "apple-fingerprint",
	Doc:    "The fingerprint that Apple recorded for an original that is not on this disk equals the one computed from the backup's bytes.",
	Shares: true,
	Sight:  photo.LookFingerprint,
	Told:   hasNoBareRecord,
	Keys:   fingerprintKeys,
	Judge:  judgeFingerprint,
}

// hasNoBareRecord is false only of an item whose bytes are absent and whose
// fingerprint was recorded: for its sake alone fingerprints are computed.
func hasNoBareRecord(it *photo.Item) bool {
	return it.Level == photo.LevelWhole || !it.Fingerprint.Comparable()
}

func fingerprintKeys(it *photo.Item) []Key {
	if it.Fingerprint.IsZero() || !it.Fingerprint.Comparable() {
		return nil
	}
	return []Key{Key("fingerprint " + it.Fingerprint.String())}
}

// judgeFingerprint speaks only where the library's bytes are absent: where they
// are here, they decide, and a recorded value that differs is but a fact.
func judgeFingerprint(library, backup *photo.Item, _ *photo.Comparison) photo.Judgement {
	switch {
	case library.Level == photo.LevelWhole:
		return photo.Judgement{Why: "the library's own bytes were read and decide"}
	case !backup.Read():
		return photo.Judgement{Why: "the backup's bytes were not read"}
	case !library.Fingerprint.Comparable() || library.Fingerprint != backup.Fingerprint:
		return photo.Judgement{Why: "the fingerprints differ"}
	}
	return photo.Judgement{Grade: photo.Exact, Why: "the backup's bytes have the fingerprint that Apple recorded"}
}
