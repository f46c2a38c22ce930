package sources

import "testing"

func TestReadPart(t *testing.T) {
	for name, want := range map[string]partOf{
		"iCloud Photos Part 3 of 9.zip":        {title: "icloud photos", n: 3, of: 9},
		"iCloud Photos Part 10 of 12 (1).zip":  {title: "icloud photos", n: 10, of: 12},
		"iCloud-bilder Del 1 av 6.zip":         {title: "icloud-bilder", n: 1, of: 6},
		"iCloud-Fotos Teil 2 von 4":            {title: "icloud-fotos", n: 2, of: 4},
		"Photos iCloud Partie 2 sur 4.zip":     {title: "photos icloud", n: 2, of: 4},
		"iCloud 照片 第 3 部分，共 12 部分.zip":         {title: "icloud 照片 第 ", n: 3, of: 12},
		"iCloud 사진 9개 중 3번째 파트.zip":            {title: "icloud 사진 ", n: 3, of: 9},
		"Фотографии iCloud, часть 4 из 11.zip": {title: "фотографии icloud, часть ", n: 4, of: 11},
		"Zdjęcia iCloud część 1 z 2.zip":       {title: "zdjęcia icloud część ", n: 1, of: 2},
		"takeout-20240525T201456Z-003.zip":     {title: "takeout-20240525t201456z-", n: 3},
		"takeout-20250101T000000Z-1-012.zip":   {title: "takeout-20250101t000000z-1-", n: 12},
		"holiday part 1 of 3.zip":              {title: "holiday", n: 1, of: 3},
	} {
		got, ok := readPart(name)
		if !ok || got.title != want.title || got.n != want.n || got.of != want.of {
			t.Errorf("%q: %+v, %t, want %+v", name, got, ok, want)
		}
	}
	for _, name := range []string{
		"Photos 2023-2024.zip", "IMG_0001 - 0020.zip", "Part 3.zip", "iCloud Photos.zip", "part 9 of 3.zip",
		"backup 1 of my 2 phones.zip", "iCloud Photos 2024-05.zip", "department 3 of 9",
		"takeout-20240525T201456Z-000.zip", "takeout-001.zip", "takeout-20240525T201456Z-003.tgz",
	} {
		if p, ok := readPart(name); ok {
			t.Errorf("%q is taken for part %d of %d", name, p.n, p.of)
		}
	}
}
