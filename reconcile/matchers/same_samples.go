package matchers

import "rollcall/photo"

var sameSamples = Matcher{
	Name: "same-samples",
	Doc: "Two videos, whatever their names, dates and wrappings, hold the same pictures and sound, sample by sample, and play them alike: " +
		"one was wrapped anew, without being compressed again. The same pictures alone are no full copy.",
	Shares: true,
	Keys:   openingKeys,
	Judge:  judgeSamples,
}

// openingKeys are by how the coded pictures begin, which no wrapping changes: of many films
// of one length and weight only those meet that may be one.
func openingKeys(it *photo.Item) []Key {
	if it.Class != photo.Video || !it.Whole.Intact() || !it.Read() || it.Opening.IsZero() {
		return nil
	}
	return []Key{Key("opening " + it.Opening.String())}
}

// judgeSamples takes no notice of the length: a film that is played at another speed holds
// the same samples.
func judgeSamples(library, backup *photo.Item, looked *photo.Comparison) photo.Judgement {
	s := shot{library: library, backup: backup, compared: looked}
	if looked != nil && looked.Problem != "" {
		return s.unsure(0, "it begins with the same pictures; "+looked.Problem)
	}
	return s.samples(func() photo.Judgement {
		return photo.Judgement{Why: "it begins with the same pictures, and does not hold the same samples"}
	})
}
