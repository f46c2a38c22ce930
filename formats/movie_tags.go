package formats

import (
	"strings"
	"unicode/utf8"

	"rollcall/photo"
)

// The most tags that are read of one movie, and bytes of one tag.
const (
	maxTags = 1024
	maxTag  = 4096
)

// readTags reads the texts of a movie's metadata: by key name from Apple's
// metadata (QuickTime File Format, "Metadata"), by box type from user data.
func readTags(in *Input, moov []box) map[string]string {
	tags := map[string]string{}
	if meta, ok := firstBox(moov, "meta"); ok {
		readKeys(in, meta, tags)
	}
	udta, ok := firstBox(moov, "udta")
	if !ok {
		return tags
	}
	boxes, _ := childBoxes(in, udta.payload())
	for _, b := range boxes {
		if b.kind[0] == 0xA9 {
			addTag(tags, b.kind, userText(in, b))
		}
		if b.kind == "meta" {
			readKeys(in, b, tags)
			readItemList(in, b, tags)
		}
	}
	return tags
}

func addTag(tags map[string]string, name, text string) {
	if _, ok := tags[name]; !ok && text != "" && len(tags) < maxTags {
		tags[name] = text
	}
}

// metaBoxes are the boxes of a meta box, which is a full box in MP4 and a plain
// one in QuickTime.
func metaBoxes(in *Input, meta box) []box {
	p := meta.payload()
	if boxes, err := childBoxes(in, p); err == nil && len(boxes) > 0 {
		return boxes
	}
	boxes, _ := childBoxes(in, photo.Span{Offset: p.Offset + 4, Size: max(0, p.Size-4)})
	return boxes
}

// userText is the first text of a user data box: size, language, text.
func userText(in *Input, b box) string {
	p := b.payload()
	if p.Size < 4 || p.Size > maxTag {
		return ""
	}
	body, err := in.Bytes(p.Offset, p.Size)
	if err != nil {
		return ""
	}
	c := cursor{rest: body}
	n := int(c.u16())
	c.take(2)
	if n > len(c.rest) {
		return ""
	}
	return cleanText(c.take(n))
}

func cleanText(b []byte) string {
	s := strings.TrimSpace(strings.TrimRight(string(b), "\x00"))
	if !utf8.ValidString(s) {
		return ""
	}
	return s
}
