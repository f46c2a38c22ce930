package scanner

import (
	"context"
	"crypto/sha1"
	"io"

	"rollcall/photo"
)

// A printed is what a look for Apple's fingerprint found.
type printed struct {
	*subject
	fingerprint photo.Fingerprint
	problem     string
}

// lookFingerprint fills in Apple's fingerprint where items lack it.
func (l *Looker) lookFingerprint(ctx context.Context, looks []*photo.Look) error {
	missing := subjectsOf(looks, func(it *photo.Item) bool { return it.Fingerprint.IsZero() })
	kept, err := l.Index.Fingerprints(ctx, digests(missing))
	if err != nil {
		return err
	}
	var left []*subject
	for _, s := range missing {
		if print, ok := kept[s.digest()]; ok {
			printed{s, print, ""}.attach()
		} else {
			left = append(left, s)
		}
	}
	problems := map[contentKey]string{}
	err = parallel(ctx, l, len(left), len(looks),
		func(ctx context.Context, i int) (printed, error) { return l.fingerprint(ctx, left[i]) },
		func(ctx context.Context, batch []printed) error { return l.keepFingerprints(ctx, batch, problems) })
	for _, look := range looks {
		for _, it := range []*photo.Item{look.Library, look.Backup} {
			if it == nil {
				continue
			}
			if words := problems[contentOf(it)]; words != "" && look.Found.Problem == "" {
				look.Found.Problem = it.Path + ": " + words
			}
		}
	}
	return err
}

// fingerprint reads a file from beginning to end.
func (l *Looker) fingerprint(ctx context.Context, s *subject) (printed, error) {
	found := printed{subject: s}
	sum := sha1.New()
	sum.Write([]byte(photo.FingerprintSalt))
	var err error
	found.problem, err = l.at(ctx, s, func(f photo.File) error {
		buf := make([]byte, bufferSize)
		_, err := io.CopyBuffer(sum, &stoppable{ctx, io.NewSectionReader(f, 0, f.Size())}, buf)
		return err
	})
	if found.problem == "" {
		found.fingerprint[0] = 0x01
		sum.Sum(found.fingerprint[:1])
	}
	return found, err
}

// A stoppable reader ends when ctx does.
type stoppable struct {
	ctx context.Context
	io.Reader
}

func (r *stoppable) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(p)
}

func (l *Looker) keepFingerprints(ctx context.Context, batch []printed, problems map[contentKey]string) error {
	rows := map[photo.Digest]photo.Fingerprint{}
	for _, found := range batch {
		if found.problem != "" {
			problems[found.content] = found.problem
			continue
		}
		found.attach()
		if !found.digest().IsZero() {
			rows[found.digest()] = found.fingerprint
		}
	}
	return l.Index.KeepFingerprints(ctx, rows)
}

func (found printed) attach() {
	for _, it := range found.items {
		it.Fingerprint = found.fingerprint
	}
}
