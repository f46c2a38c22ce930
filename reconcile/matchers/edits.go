package matchers

import (
	"strings"

	"rollcall/photo"
)

// editMarks are the ends of names that tools give to edited versions, folded:
// Google Takeout's in the languages that its exports were seen in, then
// icloudpd's, Apple's and others'.
var editMarks = []string{
	"-edited", "-bearbeitet", "-modifié", "-modifie", "-editado", "-ha editado", "-editada", "-editat", "-modificato",
	"-bewerkt", "-edytowane", "-redigeret", "-redigert", "-redigerad", "-muokattu", "-upravené", "-upraveno",
	"-szerkesztett", "-düzenlendi", "-отредактировано", "-измененный", "-відредаговано",
	"-編集済み", "-编辑", "-已编辑", "-已修改", "-편집됨",
	"-effects", "-smile", "-mix",
	"-adjusted",
	" (edited)", "_edited", " edited",
}

// cutEditMark takes from a folded stem what marks an edited version, and reports
// whether there was such a mark: a known end, or the E (edited render) or O
// (state before a later adjustment) in Apple's IMG_E1234 and IMG_O1234.
func cutEditMark(stem string) (plain string, edited bool) {
	for _, mark := range editMarks {
		if rest, ok := strings.CutSuffix(stem, mark); ok && rest != "" {
			return rest, true
		}
	}
	for _, letter := range []string{"img_e", "img_o"} {
		if rest, ok := strings.CutPrefix(stem, letter); ok && startsWithDigit(rest) {
			return "img_" + rest, true
		}
	}
	return stem, false
}

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// otherEdit reports whether one of two items of one shot is by its own account an
// edit that the other is not: a render gets a new content id, and some say so.
func otherEdit(a, b *photo.Item) bool {
	return a.Meta.Edited != b.Meta.Edited || compareID(a.Meta.ContentID, b.Meta.ContentID) == differ
}

// otherEditName reports whether by their names, which may lie, one of two items
// is an edit that the other is not.
func otherEditName(a, b *photo.Item) bool {
	_, ea := Plain(a.Path)
	_, eb := Plain(b.Path)
	return ea != eb
}
