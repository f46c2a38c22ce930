package matchers

import (
	"testing"

	"rollcall/photo"
)

func importedAs(name, id string) func(*photo.Item) {
	return func(it *photo.Item) {
		it.Path = "originals/A/" + id + ".heic"
		it.Facts.Set(photo.FactAsset, id)
		it.Facts.Set(photo.FactOriginalName, name)
	}
}

// A library that names its files by ids tells the name that they were imported with:
// rungs that go by names hold that, on either side.
func TestImportedNames(t *testing.T) {
	const id = "A5F1C9D2-0001-4000-8000-000000000001"
	plain, library := still(named("Photos/IMG_1234.HEIC")), still(importedAs("IMG_1234.HEIC", id))
	hollow := still(named("Photos/IMG_1234.HEIC"), weighing(0))
	other := still(importedAs("IMG_9999.HEIC", id))
	for name, c := range map[string]struct {
		a, b *photo.Item
		met  bool
	}{"library": {library, plain, true}, "backup": {plain, library, true}, "another": {other, plain, false}, "ids": {library, library, true}} {
		t.Run(name, func(t *testing.T) {
			if got := sameName(c.a, c.b); got != c.met {
				t.Errorf("of one name: %t", got)
			}
			if got := share(nameKeys(c.a), nameKeys(c.b)); got != c.met {
				t.Errorf("meet under their names: %t", got)
			}
			if got := judgeName(c.a, c.b, &photo.Comparison{Problem: "can't be decoded"}); c.met && got.Grade != photo.LookAlike {
				t.Errorf("judged %+v", got)
			}
		})
	}
	if got := judgeDamage(library, hollow, nil); got.Grade == photo.Damaged {
		t.Errorf("an empty file of that name in a folder of which the library tells nothing: %+v", got)
	}
}
