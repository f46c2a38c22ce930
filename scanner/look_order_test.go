package scanner

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"rollcall/formats/decode"
	"rollcall/photo"
)

// couplesOfGroups makes couples of all pictures of each group's sides, in random order.
func couplesOfGroups(sizes [][2]int) []*couple {
	var looks []photo.Look
	for g, size := range sizes {
		for i := range size[0] {
			for j := range size[1] {
				looks = append(looks, photo.Look{
					Library: &photo.Item{Path: fmt.Sprintf("%d-%d", g, i), Place: 1},
					Backup:  &photo.Item{Path: fmt.Sprintf("%d-%d", g, j), Place: 2}})
			}
		}
	}
	rand.New(rand.NewSource(1)).Shuffle(len(looks), func(i, j int) { looks[i], looks[j] = looks[j], looks[i] })
	var asked []*photo.Look
	for i := range looks {
		asked = append(asked, &looks[i])
	}
	return couplesOf(asked)
}

func TestPicturesThatMeetAreDecodedOnce(t *testing.T) {
	var pairs [][2]int
	for range 1000 {
		pairs = append(pairs, [2]int{1, 1})
	}
	for name, test := range map[string]struct {
		groups [][2]int
		most   int // grids to be made
	}{
		"pairs":                 {pairs, 2000},
		"bursts":                {[][2]int{{10, 10}, {3, 40}, {60, 2}, {10, 10}, {1, 200}, {70, 70}}, 20 + 43 + 62 + 20 + 201 + 70 + 70*(69/tile+1)},
		"larger-than-the-cache": {[][2]int{{100, 330}}, 330 + 100*(330/tile+1)},
	} {
		t.Run(name, func(t *testing.T) {
			couples := couplesOfGroups(test.groups)
			n := len(couples)
			sortForCache(couples)
			if len(couples) != n {
				t.Fatalf("%d of %d", len(couples), n)
			}
			var cache gridCache
			made := 0
			for _, c := range couples {
				for _, s := range []*subject{c.library, c.backup} {
					cache.get(context.Background(), s.content, func() (*decode.Grid, string, error) {
						made++
						return &decode.Grid{}, "", nil
					})
				}
			}
			if made > test.most {
				t.Errorf("%d pictures were decoded, want %d at most", made, test.most)
			}
		})
	}
}

func TestTheCacheIsBounded(t *testing.T) {
	var cache gridCache
	key := func(i int) contentKey { return contentKey{place: int64(i)} }
	get := func(i int) (made bool) {
		cache.get(context.Background(), key(i), func() (*decode.Grid, string, error) {
			made = true
			return &decode.Grid{}, "", nil
		})
		return made
	}
	for i := range 3 * maxGrids {
		get(i)
		get(0) // always in use
	}
	if n := cache.order.Len(); n != maxGrids || len(cache.places) != n {
		t.Errorf("holds %d and %d, want %d", n, len(cache.places), maxGrids)
	}
	if get(0) || get(3*maxGrids-1) || !get(1) {
		t.Error("not those used last are held")
	}
}

func TestWhoComesSecondWaits(t *testing.T) {
	var cache gridCache
	var made atomic.Int64
	var wait sync.WaitGroup
	want := &decode.Grid{}
	for range 20 {
		wait.Go(func() {
			got, _, err := cache.get(context.Background(), contentKey{place: 1}, func() (*decode.Grid, string, error) {
				made.Add(1)
				time.Sleep(20 * time.Millisecond)
				return want, "", nil
			})
			if got != want || err != nil {
				t.Errorf("got %v, %v", got, err)
			}
		})
	}
	wait.Wait()
	if made.Load() != 1 {
		t.Errorf("made %d times", made.Load())
	}
}

func TestAnErrorIsNotHeld(t *testing.T) {
	var cache gridCache
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for range 2 {
		asked := false
		_, _, err := cache.get(ctx, contentKey{place: 1}, func() (*decode.Grid, string, error) {
			asked = true
			return nil, "", ctx.Err()
		})
		if !errors.Is(err, context.Canceled) || !asked {
			t.Errorf("got %v, asked %v", err, asked)
		}
	}
	if cache.order.Len() != 0 || len(cache.places) != 0 {
		t.Error("it is held")
	}
}
