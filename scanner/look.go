package scanner

import (
	"context"
	"fmt"
	"runtime"
	"strconv"

	"rollcall/formats"
	"rollcall/formats/decode"
	"rollcall/index"
	"rollcall/photo"
)

// A Looker takes second looks: it opens files again that a scan has read, and
// finds out what a scan does not. What it found is kept in the index by digest;
// files that were not read whole have none, and are looked at each time anew.
type Looker struct {
	Open     func(it *photo.Item) (photo.File, error) // an item's file as the scan saw it, or an error
	Index    *index.Index
	Pool     *decode.Pool
	Again    bool                  // decode again what a decoder gave up on in an earlier run
	Workers  int                   // files looked at a time; 0: as many as there are processors
	Progress func(done, total int) // of the looks of one call: told every 100 ms and at the end, one call at a time; nil: nobody asks

	grids gridCache
}

// Look takes second looks, one call at a time. What was found is in the looks and
// their items afterwards, and is the same for any number of workers. That a file
// can't be looked at is an answer: the look has its Problem set, and an item whose
// picture a decoder gave up on has a photo.ProblemUndecoded. An error means that
// ctx was cancelled, or that the index could not be read or written; what was
// found until then is kept.
func (l *Looker) Look(ctx context.Context, looks []photo.Look) error {
	ways := []struct {
		what string
		take func(context.Context, []*photo.Look) error
	}{
		{photo.LookBytes, l.lookBytes},
		{photo.LookSketch, l.lookSketch},
		{photo.LookPixels, l.lookPixels},
		{photo.LookFingerprint, l.lookFingerprint},
		{photo.LookChecksum, l.lookChecksum},
	}
	taken := 0
	for _, way := range ways {
		var asked []*photo.Look
		for i := range looks {
			if looks[i].What == way.what {
				asked = append(asked, &looks[i])
			}
		}
		taken += len(asked)
		if len(asked) == 0 {
			continue
		}
		if err := way.take(ctx, asked); err != nil {
			return fmt.Errorf("second look (%s): %w", way.what, err)
		}
	}
	if taken != len(looks) {
		return fmt.Errorf("second look: %d of no kind that there is", len(looks)-taken)
	}
	return nil
}

// bytesVersion grows when Compare comes to find otherwise.
const bytesVersion = "8"

// pixelsVersion is the version of all that a picture's look rests on: the decoders,
// and the metadata that tell them where its thumbnail lies and how it is turned.
var pixelsVersion = strconv.Itoa(decode.Version) + "." + strconv.Itoa(formats.Version)

func (l *Looker) workers() int {
	if l.Workers > 0 {
		return l.Workers
	}
	return runtime.GOMAXPROCS(0)
}

func (l *Looker) progress(done, total int) {
	if l.Progress != nil {
		l.Progress(done, total)
	}
}
