package index

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"time"
)

// A coder writes or reads a value's fields; one description serves both ways, so
// that they can't drift apart. A body is a row of fields in ascending order of
// tag: the tag, the payload's length as a uvarint, the payload. Zero fields are
// left out. A reader skips tags that it does not know, and what is absent stays
// zero; so a field may be added under a new tag at any time, and a tag is never
// used for anything else again.
type coder struct {
	b       []byte // written so far, or left to read
	reading bool
	err     error
	words   map[string]string // values that return again and again, such as camera models
}

var errBody = errors.New("its body breaks off")

// encode returns the body that describe writes.
func encode(describe func(*coder)) []byte {
	c := coder{b: make([]byte, 0, 256)}
	describe(&c)
	return c.b
}

// decode reads a body; words may be nil.
func decode(body []byte, words map[string]string, describe func(*coder)) error {
	c := coder{b: body, reading: true, words: words}
	describe(&c)
	return c.err
}

// put writes one field.
func (c *coder) put(tag byte, payload []byte) {
	c.b = append(c.b, tag)
	c.b = binary.AppendUvarint(c.b, uint64(len(payload)))
	c.b = append(c.b, payload...)
}

// get reads the field with that tag, skipping those before it.
func (c *coder) get(tag byte) (payload []byte, ok bool) {
	for len(c.b) > 0 && c.b[0] <= tag {
		found := c.b[0] == tag
		n, size := binary.Uvarint(c.b[1:])
		if size <= 0 || n > uint64(len(c.b)-1-size) {
			c.b, c.err = nil, errBody
			return nil, false
		}
		start := 1 + size
		payload, c.b = c.b[start:start+int(n)], c.b[start+int(n):]
		if found {
			return payload, true
		}
	}
	return nil, false
}

func text[T ~string](c *coder, tag byte, s *T) {
	if c.reading {
		if b, ok := c.get(tag); ok {
			*s = T(b)
		}
	} else if *s != "" {
		c.put(tag, []byte(*s))
	}
}

// word is text of which few values exist: equal ones share their memory.
func word[T ~string](c *coder, tag byte, s *T) {
	if !c.reading || c.words == nil {
		text(c, tag, s)
		return
	}
	b, ok := c.get(tag)
	if !ok {
		return
	}
	known, ok := c.words[string(b)]
	if !ok {
		known = string(b)
		c.words[known] = known
	}
	*s = T(known)
}

func number[T ~int | ~int32 | ~int64 | ~uint8](c *coder, tag byte, n *T) {
	if c.reading {
		if b, ok := c.get(tag); ok {
			v, _ := binary.Varint(b)
			*n = T(v)
		}
	} else if *n != 0 {
		var b [binary.MaxVarintLen64]byte
		c.put(tag, b[:binary.PutVarint(b[:], int64(*n))])
	}
}

func flag(c *coder, tag byte, yes *bool) {
	if c.reading {
		_, *yes = c.get(tag)
	} else if *yes {
		c.put(tag, nil)
	}
}

func real(c *coder, tag byte, f *float64) {
	if c.reading {
		if b, ok := c.get(tag); ok && len(b) == 8 {
			*f = math.Float64frombits(binary.BigEndian.Uint64(b))
		}
	} else if *f != 0 {
		c.put(tag, binary.BigEndian.AppendUint64(nil, math.Float64bits(*f)))
	}
}

// raw is an array of bytes, such as a digest; all zeros: none.
func raw(c *coder, tag byte, array []byte) {
	if c.reading {
		if b, ok := c.get(tag); ok {
			copy(array, b)
		}
	} else if slices.ContainsFunc(array, func(b byte) bool { return b != 0 }) {
		c.put(tag, array)
	}
}

// blob is bytes of any length, zeros too; none are nil.
func blob(c *coder, tag byte, b *[]byte) {
	if c.reading {
		if found, ok := c.get(tag); ok {
			*b = slices.Clone(found)
		}
	} else if len(*b) > 0 {
		c.put(tag, *b)
	}
}

// moment keeps the zone's offset.
func moment(c *coder, tag byte, t *time.Time) {
	if c.reading {
		if b, ok := c.get(tag); ok {
			if err := t.UnmarshalBinary(b); err != nil {
				c.err = err
			}
		}
	} else if !t.IsZero() {
		b, err := t.MarshalBinary()
		if err != nil {
			c.err = err
			return
		}
		c.put(tag, b)
	}
}

// group is a struct within; one without any field set is left out.
func group(c *coder, tag byte, describe func(*coder)) {
	if c.reading {
		if b, ok := c.get(tag); ok {
			c.within(b, describe)
		}
		return
	}
	if b := encode(describe); len(b) > 0 {
		c.put(tag, b)
	}
}

// pointer is a struct that may be absent; one without any field set is kept.
func pointer[T any](c *coder, tag byte, p **T, describe func(*coder, *T)) {
	if c.reading {
		if b, ok := c.get(tag); ok {
			*p = new(T)
			c.within(b, func(c *coder) { describe(c, *p) })
		}
	} else if *p != nil {
		c.put(tag, encode(func(c *coder) { describe(c, *p) }))
	}
}

// list is each element's body after its length.
func list[T any](c *coder, tag byte, l *[]T, describe func(*coder, *T)) {
	if !c.reading {
		var b []byte
		for i := range *l {
			body := encode(func(c *coder) { describe(c, &(*l)[i]) })
			b = binary.AppendUvarint(b, uint64(len(body)))
			b = append(b, body...)
		}
		if len(b) > 0 {
			c.put(tag, b)
		}
		return
	}
	b, _ := c.get(tag)
	for len(b) > 0 {
		n, size := binary.Uvarint(b)
		if size <= 0 || n > uint64(len(b)-size) {
			c.err = errBody
			return
		}
		var element T
		c.within(b[size:size+int(n)], func(c *coder) { describe(c, &element) })
		*l = append(*l, element)
		b = b[size+int(n):]
	}
}

// within reads a body inside this one.
func (c *coder) within(b []byte, describe func(*coder)) {
	inner := coder{b: b, reading: true, words: c.words}
	describe(&inner)
	if inner.err != nil {
		c.err = inner.err
	}
}
