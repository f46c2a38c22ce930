package formats

// readInfos reads item infos (ISO/IEC 14496-12 8.11.6).
func (t *heifTables) readInfos(b []byte) (err error) {
	c, version, _ := table(b)
	n := c.id(version > 0)
	if n > maxItems || !fewBoxes(c.rest) {
		return unsupported("lists %d items", n)
	}
	listed := eachBox(c.rest, func(kind string, body []byte) bool {
		if kind == "infe" {
			err = t.readInfo(body)
		}
		return err == nil
	})
	switch {
	case err != nil:
		return err
	case !listed:
		return malformed("has item infos that do not fit")
	}
	if int(n) != len(t.items) {
		return malformed("announces %d items and lists %d", n, len(t.items))
	}
	return nil
}

// readInfo reads one item info. Versions 0 and 1, which name no kind, are those
// of MPEG-21 files, not of pictures.
func (t *heifTables) readInfo(body []byte) error {
	c := cursor{rest: body}
	head := c.u32()
	version := head >> 24
	if version < 2 || version > 3 {
		return unsupported("has item infos of version %d", version)
	}
	it := heifItem{flags: head & 0xFFFFFF, id: c.id(version == 3), protected: c.u16(), kind: string(c.take(4))}
	if _, twice := t.place[it.id]; twice || c.short {
		return malformed("has an item info that is cut or there twice, of item %d", it.id)
	}
	t.place[it.id] = len(t.items)
	t.items = append(t.items, it)
	return nil
}

// readPrimary reads which item is the picture (8.11.4).
func (t *heifTables) readPrimary(b []byte) error {
	c, version, _ := table(b)
	t.primary = c.id(version > 0)
	if _, ok := t.place[t.primary]; !ok {
		return malformed("names item %d as its picture and does not list it", t.primary)
	}
	return nil
}

// readRefs reads references between items (8.11.12).
func (t *heifTables) readRefs(b []byte) error {
	c, version, _ := table(b)
	wide, total := version > 0, 0
	for len(c.rest) > 0 {
		size := int(c.u32())
		kind := string(c.take(4))
		one := cursor{rest: c.take(size - 8)}
		ref := heifRef{kind: kind, from: one.id(wide)}
		n := int(one.u16())
		if total += n + 1; total > maxRefs || len(t.refs) > maxItems {
			return unsupported("has too many item references")
		}
		for range n {
			if one.short {
				break
			}
			ref.to = append(ref.to, one.id(wide))
		}
		if c.short || one.short {
			return malformed("has item references that end too early")
		}
		t.refs = append(t.refs, ref)
	}
	return nil
}
