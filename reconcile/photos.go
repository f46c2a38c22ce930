package reconcile

import "context"

// Photos groups the items of a library as Run does, and tells by row of each item
// whether it is a photo of its own.
func Photos(ctx context.Context, library []Side) (map[int64]bool, error) {
	s, err := gather(ctx, &Request{Library: library}, library, true, newNames(), map[uint64]uint16{})
	if err != nil {
		return nil, err
	}
	s.group()
	rows := make(map[int64]bool, len(s.briefs))
	for i := range s.briefs {
		rows[s.briefs[i].row] = s.isPhoto(int32(i))
	}
	return rows, nil
}
