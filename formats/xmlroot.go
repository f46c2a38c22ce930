package formats

import (
	"bytes"

	"rollcall/photo"
)

// xmlRoot is the name of the root element of an XML file that begins with head,
// with its prefix, past declarations, comments and processing instructions; ""
// where it is none.
func xmlRoot(head []byte) string {
	b := bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))
	for {
		b = bytes.TrimLeft(b, " \t\r\n\x00")
		end := ""
		switch {
		case bytes.HasPrefix(b, []byte("<?")):
			end = "?>"
		case bytes.HasPrefix(b, []byte("<!--")):
			end = "-->"
		case bytes.HasPrefix(b, []byte("<!")):
			end = ">"
		case bytes.HasPrefix(b, []byte("<")):
			name := b[1:]
			if i := bytes.IndexAny(name, " \t\r\n/>"); i > 0 && i < 64 {
				return string(name[:i])
			}
			return ""
		default:
			return ""
		}
		i := bytes.Index(b, []byte(end))
		if i < 0 {
			return ""
		}
		b = b[i+len(end):]
	}
}

// endsXML tells whether an XML file is whole by its root's end tag.
func (c *Content) endsXML(in *Input) {
	switch root := xmlRoot(in.Head); {
	case bytes.Contains(in.Tail, []byte("</"+root+">")):
		c.Whole = photo.Whole
	default:
		c.cutOrZeroed(in, "ends at byte %d, before the end of its %q", in.Size, root)
	}
}
