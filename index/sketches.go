package index

import (
	"context"
	"fmt"

	"rollcall/photo"
)

// Sketches returns the pictures in small that are kept of files, by the digests
// of the whole files, as far as that version of the looking code made them. One
// with a Problem is kept too: it is not tried again.
func (ix *Index) Sketches(ctx context.Context, version string, digests []photo.Digest) (map[photo.Digest]*photo.Sketch, error) {
	found := map[photo.Digest]*photo.Sketch{}
	err := each(ctx, ix, digests, `SELECT body FROM sketch WHERE digest = ? AND version = ?`, byDigest(version),
		func(d photo.Digest, body []byte) error {
			found[d] = &photo.Sketch{}
			return decode(body, nil, func(c *coder) { codeSketch(c, found[d]) })
		})
	if err != nil {
		return nil, fmt.Errorf("find sketches: %w", err)
	}
	return found, nil
}

// KeepSketches keeps pictures in small, instead of those of an older version.
func (ix *Index) KeepSketches(ctx context.Context, version string, found map[photo.Digest]*photo.Sketch) error {
	return keep(ctx, ix, found, `INSERT OR REPLACE INTO sketch(digest, version, body) VALUES(?, ?, ?)`,
		func(d photo.Digest, s *photo.Sketch) ([]any, error) {
			return row(d, version, encode(func(c *coder) { codeSketch(c, s) }))
		})
}

// Undecoded returns, of these files, those of whose pixels a decoder gave up on,
// with its words.
func (ix *Index) Undecoded(ctx context.Context, version string, digests []photo.Digest) (map[photo.Digest]string, error) {
	found := map[photo.Digest]string{}
	err := each(ctx, ix, digests, `SELECT problem FROM undecoded WHERE digest = ? AND version = ?`, byDigest(version),
		func(d photo.Digest, problem []byte) error {
			found[d] = string(problem)
			return nil
		})
	if err != nil {
		return nil, fmt.Errorf("find what could not be decoded: %w", err)
	}
	return found, nil
}

// KeepUndecoded keeps why a decoder gave up on files.
func (ix *Index) KeepUndecoded(ctx context.Context, version string, found map[photo.Digest]string) error {
	return keep(ctx, ix, found, `INSERT OR REPLACE INTO undecoded(digest, version, problem) VALUES(?, ?, ?)`,
		func(d photo.Digest, problem string) ([]any, error) { return row(d, version, problem) })
}

// Fingerprints returns Apple's fingerprints that were computed of files after
// their scan.
func (ix *Index) Fingerprints(ctx context.Context, digests []photo.Digest) (map[photo.Digest]photo.Fingerprint, error) {
	found := map[photo.Digest]photo.Fingerprint{}
	err := each(ctx, ix, digests, `SELECT fingerprint FROM fingerprint WHERE digest = ?`, byDigest(),
		func(d photo.Digest, print []byte) error {
			var f photo.Fingerprint
			if len(print) != len(f) {
				return errBody
			}
			copy(f[:], print)
			found[d] = f
			return nil
		})
	if err != nil {
		return nil, fmt.Errorf("find fingerprints: %w", err)
	}
	return found, nil
}

// KeepFingerprints keeps fingerprints that were computed of whole files.
func (ix *Index) KeepFingerprints(ctx context.Context, found map[photo.Digest]photo.Fingerprint) error {
	return keep(ctx, ix, found, `INSERT OR REPLACE INTO fingerprint(digest, fingerprint) VALUES(?, ?)`,
		func(d photo.Digest, f photo.Fingerprint) ([]any, error) { return row(d, f[:]) })
}

// byDigest makes a query's arguments: the digest, then the others.
func byDigest(others ...any) func(photo.Digest) []any {
	return func(d photo.Digest) []any { return append([]any{d[:]}, others...) }
}

// row is the columns of a row kept by digest.
func row(d photo.Digest, others ...any) ([]any, error) {
	if d.IsZero() {
		return nil, errNoDigest
	}
	return append([]any{d[:]}, others...), nil
}
