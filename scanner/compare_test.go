package scanner

import (
	"context"
	"errors"
	"strings"
	"testing"

	"rollcall/photo"
)

func TestCompare(t *testing.T) {
	long := strings.Repeat("abcdefgh", 100_000)
	flipped := []byte(long)
	flipped[700_000] ^= 1
	bad := file(long)
	bad.failAt = 500_000
	for _, test := range []struct {
		name string
		a, b *memFile
		want photo.Comparison
	}{
		{"same", file(long), file(long), photo.Comparison{Bytes: true, Prefix: true}},
		{"cut", file(long), file(long[:300_001]), photo.Comparison{Bytes: true, Prefix: true}},
		{"one-byte", file(long), file(string(flipped)), photo.Comparison{Bytes: true, Differing: 1}},
		{"other", file(long), file(strings.Repeat("x", 900_000)), photo.Comparison{Bytes: true, Differing: 50_000}},
		{"small", file("0123456789abcdefghij"), file("0123456789ABCDEFGHIJ"), photo.Comparison{Bytes: true, Differing: 10}},
		{"small-and-other", file("0123456789abcdefghij"), file("abcdefghij0123456789"), photo.Comparison{Bytes: true, Differing: 16}},
		{"empty", file(long), file(""), photo.Comparison{Bytes: true, Prefix: true}},
		{"bad-sector", file(long), bad, photo.Comparison{Problem: "can't be read at byte 262144: input/output error"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			m := place(map[string]*memFile{"a": test.a, "b": test.b})
			a, _ := m.Open("a")
			b, _ := m.Open("b")
			for _, pair := range [][2]photo.File{{a, b}, {b, a}} {
				if got, err := Compare(context.Background(), pair[0], pair[1]); got != test.want || err != nil {
					t.Errorf("got %+v, %v, want %+v", got, err, test.want)
				}
			}
			ctx, cancel := context.WithCancel(context.Background())
			cancel()
			if _, err := Compare(ctx, a, a); !errors.Is(err, context.Canceled) {
				t.Errorf("cancelled: %v", err)
			}
		})
	}
}

func TestCompareZeroed(t *testing.T) {
	long := strings.Repeat("abcdefgh", 100_000)
	blank := func(from, to int) *memFile {
		return file(long[:from] + strings.Repeat("\x00", to-from) + long[to:])
	}
	both := []byte(long[:4096] + strings.Repeat("\x00", 4096) + long[8192:])
	both[600_000] ^= 1
	for name, tt := range map[string]struct {
		a, b *memFile
		want bool
	}{
		"block":           {file(long), blank(4096, 8192), true},
		"late":            {file(long), blank(655_360, 655_872), true},
		"to-the-end":      {file(long), blank(700_000, len(long)), true},
		"short-end":       {file(long), blank(len(long)-70, len(long)), true},
		"a-field-blanked": {file(long), blank(4096, 4196), false},
		"in-the-first":    {blank(4096, 8192), file(long), false},
		"and-a-flip":      {file(long), file(string(both)), false},
		"same":            {file(long), file(long), false},
	} {
		t.Run(name, func(t *testing.T) {
			m := place(map[string]*memFile{"a": tt.a, "b": tt.b})
			a, _ := m.Open("a")
			b, _ := m.Open("b")
			if got, err := Compare(context.Background(), a, b); got.Zeroed != tt.want || err != nil {
				t.Errorf("got %+v, %v, want zeroed %v", got, err, tt.want)
			}
			if got, err := Compare(context.Background(), b, a); got.Holed != tt.want || err != nil {
				t.Errorf("the other way round: got %+v, %v, want holed %v", got, err, tt.want)
			}
		})
	}
}
