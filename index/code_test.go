package index

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rollcall/photo"
)

// fill sets every field of a value, so that one that a coder forgets is missed.
func fill(v reflect.Value, n *int) {
	*n++
	switch {
	case v.Type() == reflect.TypeFor[time.Time]():
		v.Set(reflect.ValueOf(time.Date(2024, 5, 1, 10, 0, *n, 0, time.FixedZone("", 7200))))
		return
	case v.Type() == reflect.TypeFor[photo.Facts]():
		v.Set(reflect.ValueOf(photo.Facts{photo.FactTrash: fmt.Sprint("x", *n), photo.FactShared: "\xff"}))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), n)
		fill(v.Index(1), n)
	case reflect.Array:
		for i := range v.Len() {
			v.Index(i).SetUint(uint64(*n+i) % 256)
		}
	case reflect.String:
		v.SetString(fmt.Sprintf("text %d \xff\x00 ä", *n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Float64:
		v.SetFloat(-float64(*n) / 3)
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(int64(-*n))
	case reflect.Uint8, reflect.Uint32, reflect.Uint64:
		v.SetUint(uint64(*n) % 200)
	default:
		panic(v.Type())
	}
}

func roundTrip[T any](t *testing.T, describe func(*coder, *T), forget func(*T)) {
	t.Helper()
	var want, got T
	n := 0
	fill(reflect.ValueOf(&want).Elem(), &n)
	forget(&want)
	body := encode(func(c *coder) { describe(c, &want) })
	if err := decode(body, map[string]string{}, func(c *coder) { describe(c, &got) }); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	var empty T
	if err := decode(nil, nil, func(c *coder) { describe(c, &empty) }); err != nil {
		t.Error(err)
	}
	for cut := range body {
		var partly T
		decode(body[:cut], nil, func(c *coder) { describe(c, &partly) }) // must not panic
	}
}

func TestCodersForgetNoField(t *testing.T) {
	t.Run("verdict", func(t *testing.T) { roundTrip(t, codeVerdict, func(*photo.Verdict) {}) })
	t.Run("comparison", func(t *testing.T) { roundTrip(t, codeComparison, func(*photo.Comparison) {}) })
	t.Run("sketch", func(t *testing.T) { roundTrip(t, codeSketch, func(*photo.Sketch) {}) })
	t.Run("item", func(t *testing.T) {
		roundTrip(t, codeItem, func(it *photo.Item) { // what other columns hold
			it.ID, it.Place, it.Path, it.Stamp, it.Standing, it.Level, it.Reader = 0, 0, "", photo.Stamp{}, "", 0, 0
			it.Digest, it.Picture = photo.Digest{}, photo.Digest{}
			it.Sketch = nil // kept by digest
		})
	})
	t.Run("place", func(t *testing.T) {
		roundTrip(t, codePlace, func(p *photo.Place) {
			p.ID, p.Root, p.Kind, p.ScannedAt, p.Version = 0, "", "", time.Time{}, 0
		})
	})
}

func TestAPointerToNothingIsKept(t *testing.T) {
	want := photo.Meta{GPS: &photo.GPS{}}
	var got photo.Meta
	body := encode(func(c *coder) { codeMeta(c, &want) })
	if err := decode(body, nil, func(c *coder) { codeMeta(c, &got) }); err != nil || got.GPS == nil {
		t.Errorf("0°N 0°E came back as %v, %v", got.GPS, err)
	}
}

func TestUnknownTagsAreSkipped(t *testing.T) {
	body := encode(func(c *coder) {
		a, b, d := "a", "later", "d"
		text(c, 1, &a)
		text(c, 2, &b)
		text(c, 3, &d)
	})
	var a, d string
	if err := decode(body, nil, func(c *coder) { text(c, 1, &a); text(c, 3, &d) }); err != nil || a != "a" || d != "d" {
		t.Errorf("got %q, %q, %v", a, d, err)
	}
}

func TestStateRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := State{
			Row: rapid.Int64().Draw(t, "row"),
			Stamp: photo.Stamp{Size: rapid.Int64().Draw(t, "size"), ModTime: rapid.Int64().Draw(t, "mtime"), ChangeTime: rapid.Int64().Draw(t, "ctime"),
				Inode: rapid.Uint64().Draw(t, "inode"), Device: rapid.Uint64().Draw(t, "device"), Links: rapid.Uint32().Draw(t, "links")},
			Level:    photo.Level(rapid.IntRange(0, 3).Draw(t, "level")),
			Reader:   rapid.IntRange(0, 65535).Draw(t, "reader"),
			Standing: rapid.SampledFrom(standings).Draw(t, "standing"),
			Mark:     rapid.Uint32().Draw(t, "mark"),
		}
		it := &photo.Item{Stamp: want.Stamp, Level: want.Level, Reader: want.Reader, Standing: want.Standing, Path: "x"}
		b := packState(want.Row, want.Mark, it)
		if len(b) != stateSize || pathLength(b) != 1 {
			t.Fatalf("%d bytes, path of %d", len(b), pathLength(b))
		}
		if d := cmp.Diff(want, unpackState(b)); d != "" {
			t.Error(d)
		}
	})
}
