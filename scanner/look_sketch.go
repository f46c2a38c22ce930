package scanner

import (
	"context"

	"rollcall/formats/decode"
	"rollcall/photo"
)

// A sketched is what a look at one picture found.
type sketched struct {
	*subject
	sketch  *photo.Sketch
	passing bool // its problem, if any, is none of the picture's own
}

// lookSketch fills in the sketches that items lack.
func (l *Looker) lookSketch(ctx context.Context, looks []*photo.Look) error {
	missing := subjectsOf(looks, func(it *photo.Item) bool { return it.Sketch == nil })
	kept, err := l.Index.Sketches(ctx, pixelsVersion, digests(missing))
	if err != nil {
		return err
	}
	var left []*subject
	for _, s := range missing {
		if sketch := kept[s.digest()]; sketch != nil && (sketch.Problem == "" || !l.Again) {
			sketched{s, sketch, false}.attach()
		} else {
			left = append(left, s)
		}
	}
	err = parallel(ctx, l, len(left), len(looks),
		func(ctx context.Context, i int) (sketched, error) { return l.sketch(ctx, left[i]) }, l.keepSketches)
	for _, look := range looks {
		look.Found.Problem = sketchProblem(look)
	}
	return err
}

func (l *Looker) sketch(ctx context.Context, s *subject) (sketched, error) {
	if why := decode.Can(s.item().Format); why != "" {
		return sketched{s, &photo.Sketch{Problem: why}, true}, nil
	}
	var sketch photo.Sketch
	problem, err := l.at(ctx, s, func(f photo.File) (err error) {
		sketch, err = l.Pool.Sketch(ctx, f, decode.JobOf(s.item()))
		return err
	})
	if problem != "" {
		sketch = photo.Sketch{Problem: problem}
	}
	return sketched{s, &sketch, problem != ""}, err
}

func (l *Looker) keepSketches(ctx context.Context, batch []sketched) error {
	rows := map[photo.Digest]*photo.Sketch{}
	for _, found := range batch {
		found.attach()
		if !found.passing && !found.digest().IsZero() {
			rows[found.digest()] = found.sketch
		}
	}
	return l.Index.KeepSketches(ctx, pixelsVersion, rows)
}

// attach gives the sketch to the items that have this content.
func (found sketched) attach() {
	for _, it := range found.items {
		it.Sketch = found.sketch
	}
	if !found.passing {
		found.undecoded(found.sketch.Problem)
	}
}

// undecoded notes with the items what a decoder said of their picture.
func (s *subject) undecoded(problem string) {
	for _, it := range s.items {
		if problem != "" && it.Problem(photo.ProblemUndecoded) == nil {
			it.Problems = append(it.Problems, photo.Problem{Kind: photo.ProblemUndecoded, Text: problem})
		}
	}
}

// sketchProblem is why the look has not given each of its items a picture in
// small.
func sketchProblem(look *photo.Look) string {
	for _, it := range []*photo.Item{look.Library, look.Backup} {
		if it != nil && it.Sketch != nil && it.Sketch.Problem != "" {
			return it.Path + ": " + it.Sketch.Problem
		}
	}
	return ""
}
