package formats

import (
	"strings"
	"time"

	"rollcall/photo"
)

// describe fills in what a movie tells of itself.
func (m *movie) describe(c *Content) {
	if v := m.video(); v != nil {
		c.Meta.Width, c.Meta.Height = int(v.header.Width>>16), int(v.header.Height>>16)
	}
	if scale := uint64(m.header.Timescale); scale > 0 {
		if d := m.header.GetDuration(); d < 1<<50 && d/scale < 1<<31 {
			c.Meta.Duration = int64(d/scale*1000 + d%scale*1000/scale)
		}
	}
	if m.gathered && m.lasts < 1<<40 {
		c.Meta.Duration = int64(m.lasts)
	}
	if m.tagsZeroed() {
		c.damage(photo.Zeroed, "has zeros within its metadata, at its end")
	}
	m.describeTags(&c.Meta, readTags(m.in, m.boxes))
}

// tagsZeroed reports whether the metadata stands last in the file and was
// overwritten with zeros.
func (m *movie) tagsZeroed() bool {
	for _, b := range m.boxes {
		if b.span.End() != m.size || m.in.Size != m.size || b.kind != "udta" || !endsInZeros(m.in) {
			continue
		}
		if _, err := childBoxes(m.in, b.payload()); err != nil {
			return true
		}
	}
	return false
}

// describeTags takes the first tag that is there: Apple's keys, Android's keys,
// then the user data of older cameras.
func (m *movie) describeTags(meta *photo.Meta, tags map[string]string) {
	first := func(names ...string) string {
		for _, name := range names {
			if v := strings.TrimSpace(tags[name]); v != "" {
				return v
			}
		}
		return ""
	}
	meta.Make = first("com.apple.quicktime.make", "com.android.manufacturer", "\xA9mak")
	meta.Model = first("com.apple.quicktime.model", "com.android.model", "\xA9mod")
	meta.Software = first("com.apple.quicktime.software", "\xA9swr")
	meta.Lens = first("com.apple.quicktime.camera.lens_model")
	meta.ContentID = first("com.apple.quicktime.content.identifier")
	meta.GPS = parseISO6709(first("com.apple.quicktime.location.ISO6709", "\xA9xyz"))
	for _, name := range []string{"com.apple.quicktime.creationdate", "\xA9day"} {
		if t, ok := parseISODate(tags[name]); ok {
			meta.Taken = t
			return
		}
	}
	meta.Taken = movieTime(m.header.GetCreationTime())
}

// movieTime is a time of the movie's header: seconds since 1904 in UTC
// (ISO/IEC 14496-12 8.2.2). Many cameras write local time there, so it is told
// without a zone. Times before 1970 are those of programs that count from 1970.
func movieTime(seconds uint64) photo.Taken {
	const from1904 = 2082844800 // to 1970
	switch {
	case seconds == 0 || seconds > 1<<33:
		return photo.Taken{}
	case seconds >= from1904:
		seconds -= from1904
	}
	return photo.Taken{Known: true, Wall: int64(seconds)}
}

// parseISODate reads an ISO 8601 date with a time, as "2024-05-01T10:00:00+0200"
// and with the variants that programs write. A day alone is no date.
func parseISODate(s string) (photo.Taken, bool) {
	s = strings.TrimSpace(s)
	for _, layout := range []string{
		"2006-01-02T15:04:05-0700", "2006-01-02T15:04:05-07:00", "2006-01-02T15:04:05Z",
		"2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006:01:02 15:04:05",
	} {
		t, err := time.Parse(layout, s)
		if err != nil || t.Year() < firstYear {
			continue
		}
		_, zone := t.Zone()
		taken := photo.Taken{Known: true, Wall: t.Unix() + int64(zone), Nanos: int32(t.Nanosecond())}
		if i := strings.IndexAny(s, ".,"); i >= 0 {
			taken.Digits = uint8(min(9, len(s[i+1:])-len(strings.TrimLeft(s[i+1:], "0123456789"))))
		}
		if strings.ContainsAny(layout, "Z7") && strings.ContainsAny(s[10:], "Z+-") {
			taken.Zoned, taken.Zone = true, int32(zone)
		}
		return taken, true
	}
	return photo.Taken{}, false
}
