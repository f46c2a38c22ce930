package sources

import (
	"regexp"
	"strings"

	"rollcall/photo"
)

const takeoutLayout = "takeout"

// takeoutFolders are what Google Takeout makes of the trash, in the languages of
// accounts.
var takeoutFolders = []folderRule{{like: isTakeoutTrash, fact: photo.FactTrash}}

// takeoutTrash are the names of the trash, in lower case.
var takeoutTrash = strings.Fields(`
	trash bin papierkorb corbeille papelera lixeira lixo cestino prullenbak kosz koš papirkurv papirkorg
	papperskorg papperskorgen roskakori kuka корзина кошик ゴミ箱 回收站 回收桶 垃圾桶 휴지통 çöp`)

// takeoutHome is the folder of an export that holds all others: Google Photos,
// Google Fotos, Google フォト.
var takeoutHome = regexp.MustCompile(`(^|/)google (photos|fotos|foto|foto's|foto’s|photo|kuvat|zdjęcia|фото|フォト|相簿|相册|포토)$`)

func isTakeoutTrash(path string) bool {
	name := lastName(path)
	for _, trash := range takeoutTrash {
		if name == trash {
			return takeoutHome.MatchString(strings.TrimSuffix(path, "/"+name))
		}
	}
	return false
}

// takeoutYear is the folder of a year: Photos from 2019, and translated below its
// home.
var takeoutYear = regexp.MustCompile(`(^|/)photos from \d{4}$|(^|/)google \pL[^/]*/\pL[^/0-9]* \d{4}$`)

// takeoutEdited are the ends of the names of edited versions, in lower case, in the
// languages that exports were seen in. They share the JSON of their original.
var takeoutEdited = []string{
	"-edited", "-bearbeitet", "-modifié", "-modificato", "-editado", "-ha editado", "-editada", "-editat", "-bewerkt",
	"-edytowane", "-redigeret", "-redigert", "-redigerad", "-muokattu", "-upraveno", "-upravené", "-szerkesztett",
	"-düzenlendi", "-отредактировано", "-измененный", "-відредаговано", "-編集済み", "-编辑", "-已编辑", "-已修改", "-편집됨",
	"-effects", "-smile", "-mix",
}
