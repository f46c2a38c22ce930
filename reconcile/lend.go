package reconcile

import (
	"context"
	"slices"
)

// lenders judges pairs of files of the library with files of the backup that serve
// others already, and keeps those that fit, the nearest first.
func (s *step) lenders(ctx context.Context, pairs []pair, fits func(ruling) bool) ([]ruling, error) {
	if len(pairs) == 0 {
		return nil, nil
	}
	ask := s.m.Crowded
	if ask == nil {
		ask = s.m.Judge
	}
	rulings, err := s.ruleAll(ctx, ask, pairs)
	if err != nil {
		return nil, err
	}
	rulings = slices.DeleteFunc(rulings, func(r ruling) bool { return r.judged == nil || !fits(r) })
	slices.SortStableFunc(rulings, nearestFirst)
	return rulings, nil
}
