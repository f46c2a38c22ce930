package matchers

import (
	"strconv"

	"rollcall/photo"
)

var sameSamples = Matcher{
	Name: "same-samples",
	Doc: "Two videos, whatever their names, dates and wrappings, hold the same pictures and sound, sample by sample, and play them alike: " +
		"one was wrapped anew, without being compressed again. The same pictures alone are no full copy.",
	Shares: true,
	Keys:   filmKeys,
	Judge:  judgeSamples,
}

var otherWrapping = Matcher{
	Name: "other-wrapping",
	Doc: "Two videos of lengths that differ or are not told hold the same pictures, sample by sample: " +
		"one was wrapped anew as another kind of file, or to play at another speed. The same pictures alone are no full copy.",
	Keys:  openingKeys,
	Judge: judgeSamples,
}

// filmKeys are by how the coded pictures begin, which no wrapping changes, and by the length,
// in two rows of stretches that overlap: of many films of one length and weight only those
// meet that may be one, and the trimmed one is not taken for a known one.
func filmKeys(it *photo.Item) (keys []Key) {
	for _, opening := range openingKeys(it) {
		if length := it.Meta.Duration; length > 0 {
			keys = append(keys, opening+Key(" a"+strconv.FormatInt(floor(length, 2*filmSlack), 10)),
				opening+Key(" b"+strconv.FormatInt(floor(length+filmSlack, 2*filmSlack), 10)))
		}
	}
	return keys
}

// filmSlack is what wrappings tell otherwise of one length, in milliseconds: some count where
// the longest track ends, some what is shown.
const filmSlack = 250

// openingKeys are by how the coded pictures begin alone.
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
