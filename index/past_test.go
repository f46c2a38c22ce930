package index

import (
	"slices"
	"testing"

	"rollcall/photo"
)

// TestItemsThen: what a place held at each of its checks comes back, whatever was
// added, changed and taken away since.
func TestItemsThen(t *testing.T) {
	ix := opened(t)
	moments := []struct {
		items []*photo.Item
		want  []string
	}{
		{[]*photo.Item{item("a", 1), item("b", 2)}, []string{"a 1", "b 2"}},
		{[]*photo.Item{item("a", 1), item("b", 2)}, []string{"a 1", "b 2"}},
		{[]*photo.Item{item("a", 3), item("c", 2)}, []string{"a 3", "c 2"}},
		{nil, nil},
		{[]*photo.Item{item("b", 2)}, []string{"b 2"}},
	}
	var places []photo.Place
	for n, m := range moments {
		places = append(places, scan(t, ix, "/l", n+1, m.items...))
		scan(t, ix, "/other", n+1, item("z", byte(n+1)))
	}
	for n, m := range moments {
		at, err := ix.MomentOf(ctx, places[n])
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for it, err := range ix.ItemsThen(ctx, at) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, it.Path+" "+string('0'+rune(it.Digest[0])))
		}
		if !slices.Equal(got, m.want) {
			t.Errorf("scan %d: the place held %q, want %q", n+1, got, m.want)
		}
	}
}

func TestSameItems(t *testing.T) {
	ix := opened(t)
	var at []Moment
	for n, items := range [][]*photo.Item{{item("a", 1)}, {item("a", 1)}, {item("a", 2)}, {item("a", 2), item("b", 1)}, {item("a", 2)}} {
		m, err := ix.MomentOf(ctx, scan(t, ix, "/l", n+1, items...))
		if err != nil {
			t.Fatal(err)
		}
		at = append(at, m)
	}
	for _, c := range []struct {
		a, b int
		want bool
	}{{0, 0, true}, {0, 1, true}, {1, 2, false}, {2, 3, false}, {3, 4, false}, {0, 4, false}, {4, 3, false}, {4, 4, true}} {
		if got, err := ix.SameItems(ctx, at[c.a], at[c.b]); got != c.want || err != nil {
			t.Errorf("scans %d and %d: %v, %v; want %v", c.a+1, c.b+1, got, err, c.want)
		}
	}
}

// TestCheckBefore: only a check of the same places on both sides is the one before.
func TestCheckBefore(t *testing.T) {
	ix := opened(t)
	l, b, c := scan(t, ix, "/l", 1), scan(t, ix, "/b", 1), scan(t, ix, "/c", 1)
	sides := func(lib photo.Place, bak ...photo.Place) *photo.Report {
		return &photo.Report{GeneratedAt: day(1), Library: []photo.Place{lib}, Backup: bak}
	}
	reports := []*photo.Report{sides(l, b), sides(l, b, c), sides(l, c), sides(l, c, b), sides(b, l), sides(l, b)}
	want := []int64{0, 0, 0, 2, 0, 1}
	for i, r := range reports {
		number, err := ix.SaveCheck(ctx, nil, "", r)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := ix.CheckBefore(ctx, number, r.Library, r.Backup); got != want[i] || err != nil {
			t.Errorf("before check %d is %d, %v; want %d", number, got, err, want[i])
		}
	}
	if got, err := ix.CheckBefore(ctx, 0, reports[0].Library, reports[0].Backup); got != 6 || err != nil {
		t.Errorf("before the next check is %d, %v; want 6", got, err)
	}
}
