package scanner

import (
	"container/list"
	"context"
	"sync"

	"rollcall/formats/decode"
)

// A cache of grids takes 48 MiB at most, and twice that until the next garbage
// collection. The fine cells of a grid are as many as its picture has room for.
const (
	gridBytes = (208 + 768) << 10
	maxGrids  = 48 << 20 / gridBytes
)

// A gridCache holds the grids that were used last. Each is made once, whoever
// else wants it meanwhile waits. The zero gridCache is empty.
type gridCache struct {
	mu     sync.Mutex
	order  list.List // of *gridEntry, the last used in front
	places map[contentKey]*list.Element
}

type gridEntry struct {
	content contentKey
	made    chan struct{} // closed when what follows is set
	grid    *decode.Grid
	passing string
	err     error
}

// get returns the grid of a content, or what make made of it: a problem that may
// be gone by the next run, or an error, which is not held.
func (c *gridCache) get(ctx context.Context, content contentKey, make func() (*decode.Grid, string, error)) (*decode.Grid, string, error) {
	entry, ours := c.entry(content)
	if ours {
		entry.grid, entry.passing, entry.err = make()
		if entry.err != nil {
			c.drop(entry)
		}
		close(entry.made)
	}
	select {
	case <-entry.made:
		return entry.grid, entry.passing, entry.err
	case <-ctx.Done():
		return nil, "", ctx.Err()
	}
}

// entry finds the content's entry; ours: it is new, and ours to make.
func (c *gridCache) entry(content contentKey) (entry *gridEntry, ours bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if at := c.places[content]; at != nil {
		c.order.MoveToFront(at)
		return at.Value.(*gridEntry), false
	}
	if c.places == nil {
		c.places = map[contentKey]*list.Element{}
	}
	entry = &gridEntry{content: content, made: make(chan struct{})}
	c.places[content] = c.order.PushFront(entry)
	for c.order.Len() > maxGrids {
		c.remove(c.order.Back())
	}
	return entry, true
}

func (c *gridCache) drop(entry *gridEntry) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if at := c.places[entry.content]; at != nil && at.Value == entry {
		c.remove(at)
	}
}

func (c *gridCache) remove(at *list.Element) {
	c.order.Remove(at)
	delete(c.places, at.Value.(*gridEntry).content)
}
