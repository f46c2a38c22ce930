package reconcile

import (
	"context"
	"fmt"

	"rollcall/photo"
	"rollcall/reconcile/matchers"
)

// judge asks a matcher about two items, with a second look if it wants one. A
// look that can't be taken leaves the photo unsure, and says why.
func judge(ctx context.Context, req *Request, m *matchers.Matcher, library, backup *photo.Item) (photo.Judgement, error) {
	j := m.Judge(library, backup, nil)
	if j.Look == "" {
		return j, nil
	}
	if req.Look == nil {
		return unlooked(j, "no second look can be taken"), nil
	}
	looks := []photo.Look{{What: j.Look, Library: library, Backup: backup}}
	err := req.Look(ctx, looks)
	seen := looks[0].Found
	switch {
	case err != nil && ctx.Err() != nil:
		return j, ctx.Err()
	case err != nil:
		return j, fmt.Errorf("compare %q with %q: %w", library.Path, backup.Path, err)
	case seen.Problem != "":
		return unlooked(j, seen.Problem), nil
	}
	if after := m.Judge(library, backup, &seen); after.Look == "" {
		return after, nil
	}
	return unlooked(j, "a second look did not settle it"), nil
}

func unlooked(j photo.Judgement, problem string) photo.Judgement {
	return photo.Judgement{Grade: photo.LookAlike, Unsure: true, Why: j.Why + "; " + problem}
}
