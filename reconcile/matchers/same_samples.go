package matchers

import (
	"math"
	"strconv"

	"rollcall/photo"
)

var sameSamples = Matcher{
	Name: "same-samples",
	Doc: "Two videos of about the same length and weight, whatever their names and dates, hold the same pictures and sound, " +
		"sample by sample, and play them alike: one was wrapped anew, without being compressed again.",
	Shares: true,
	Keys:   wrapKeys,
	Judge:  judgeSamples,
}

// wrapWeight is the share by which wrapping a video anew changes its media data:
// metadata along time is left out, or sound is laid out in other chunks.
const wrapWeight = 0.01

// wrapKeys are by length and weight of the media data, each in two rows of stretches
// that overlap, so that what differs by less than half a stretch meets in one of them.
// And by the exact weight, which most tools leave as it is: of many films of one length and
// about one weight only some are held against each other.
func wrapKeys(it *photo.Item) (keys []Key) {
	if it.Class != photo.Video || it.Whole != photo.Whole || !it.Read() || it.Meta.Duration <= 0 || it.PictureSize <= 0 {
		return nil
	}
	weight := int64(math.Log(float64(it.PictureSize)) / (2 * wrapWeight) * 1000)
	for _, length := range stretches("", it.Meta.Duration, 2*wrapSlack) {
		for _, k := range stretches("wrapped "+length+" ", weight, 1000) {
			keys = append(keys, Key(k))
		}
		keys = append(keys, Key("wrapped "+length+" ="+strconv.FormatInt(it.PictureSize, 10)))
	}
	return keys
}

// stretches are the two stretches of that width in which n lies.
func stretches(before string, n, width int64) [2]string {
	return [2]string{
		before + "a" + strconv.FormatInt(floor(n, width), 10),
		before + "b" + strconv.FormatInt(floor(n+width/2, width), 10),
	}
}

func judgeSamples(library, backup *photo.Item, looked *photo.Comparison) photo.Judgement {
	s := shot{library: library, backup: backup, compared: looked}
	return s.movie(func() photo.Judgement {
		return photo.Judgement{Why: "it is as long and as heavy, and does not hold the same samples"}
	})
}
