package causes

import (
	"strings"
	"testing"

	"rollcall/photo"
)

// TestCounterparts holds what is said of a counterpart that is no full copy, and
// who says it.
func TestCounterparts(t *testing.T) {
	original := picture(4032, 3024, "Apple iPhone 11", withThumb)
	match := func(g photo.Grade) *photo.Match {
		return &photo.Match{Path: "b/x.jpg", Rung: "same-shot", Grade: g, Why: "the same moment and camera"}
	}
	undated := func(it *photo.Item) { it.Meta.Taken = photo.Taken{} }
	edited := func(it *photo.Item) { it.Meta.Edited = true }
	for _, tc := range []struct {
		name   string
		cause  Cause
		item   *photo.Item
		grade  photo.Grade
		back   *photo.Item
		status photo.Status
		weight float64
		says   string
	}{
		{"reduced", thumbnailOnly, original, photo.Reduced, picture(2048, 1536, "Apple iPhone 11"), photo.Missing, thumbnailReduced,
			`The backup holds only a smaller picture: "b/x.jpg" (the same moment and camera).`},
		{"reduced-by-its-look", thumbnailOnly, original, photo.Reduced, picture(480, 360, "", undated), photo.Missing, thumbnailReducedLook, `only a smaller picture: "b/x.jpg"`},
		{"reduced-not-loaded", thumbnailOnly, original, photo.Reduced, nil, photo.Missing, thumbnailReduced, `"b/x.jpg" (the same`},
		{"recompressed", thumbnailOnly, original, photo.Recompressed, picture(4032, 3024, "Apple iPhone 11"), photo.Missing, thumbnailRecompressed,
			`The backup holds only a copy that was compressed anew: "b/x.jpg" (the same moment and camera).`},
		{"unsure-look-alike", thumbnailOnly, original, photo.LookAlike, original, photo.Unsure, 0, ""},
		{"edited-is-not-smaller", thumbnailOnly, original, photo.EditedGrade, original, photo.Missing, 0, ""},
		{"damaged-is-not-smaller", thumbnailOnly, original, photo.Damaged, original, photo.Missing, 0, ""},
		{"own-rendition-with-a-damaged-copy", thumbnailOnly, picture(2048, 1536, "Apple iPhone 11"), photo.Damaged, original, photo.Missing, 0, ""},

		{"edited", onlyEdited, original, photo.EditedGrade, picture(4032, 3024, "Apple iPhone 11", edited), photo.Missing, editedCounterpart, "holds only an edited version: "},
		{"before-the-edit", onlyEdited, picture(4032, 3024, "Apple iPhone 11", edited), photo.EditedGrade, original, photo.Missing, editedCounterpart, "holds only the shot before this edit: "},
		{"other-edit", onlyEdited, original, photo.EditedGrade, original, photo.Missing, editedCounterpart, "holds another edit of the shot: "},
		{"cropped", onlyEdited, original, photo.EditedGrade, picture(2400, 2400, "Apple iPhone 11"), photo.Missing, editedCounterpart,
			`holds only a cropped version: "b/x.jpg" (the`},
		{"turned-is-not-cropped", onlyEdited, original, photo.EditedGrade, picture(3024, 4032, "Apple iPhone 11"), photo.Missing, editedCounterpart, "holds another edit"},
		{"developed", onlyEdited, picture(6000, 4000, "NIKON D90", of(photo.RAW, "nef")), photo.EditedGrade, picture(6000, 4000, "NIKON D90"), photo.Missing, editedCounterpart,
			"holds only the JPEG that was developed from it, not the RAW: "},
		{"the-raw-of-it", onlyEdited, original, photo.EditedGrade, picture(6000, 4000, "NIKON D90", of(photo.RAW, "nef")), photo.Missing, editedCounterpart, "holds only the RAW of the shot"},
		{"video-of-another-length", onlyEdited, picture(1920, 1080, "", of(photo.Video, "mov")), photo.EditedGrade, picture(1280, 1000, "", of(photo.Video, "mov")), photo.Missing, editedCounterpart, "holds another edit"},
		{"reduced-is-no-edit", onlyEdited, original, photo.Reduced, original, photo.Missing, 0, ""},
		{"recompressed-is-no-edit", onlyEdited, original, photo.Recompressed, original, photo.Missing, 0, ""},
		{"unsure-is-no-edit", onlyEdited, original, photo.LookAlike, original, photo.Unsure, 0, ""},

		{"damaged", corruptedBackup, original, photo.Damaged, original, photo.Missing, corruptedCounterpart, "holds a damaged copy: "},
		{"recompressed-is-no-damage", corruptedBackup, original, photo.Recompressed, original, photo.Missing, 0, ""},
		{"edited-is-no-damage", corruptedBackup, original, photo.EditedGrade, original, photo.Missing, 0, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			ev := tc.cause.Explain(Case{Item: tc.item, Status: tc.status, Match: match(tc.grade), Counterpart: tc.back, Roll: silentRoll{}})
			if w := sum(ev); w != tc.weight {
				t.Errorf("the weight is %.1f, want %.1f: %+v", w, tc.weight, ev)
			}
			if tc.says != "" && (len(ev) == 0 || !strings.Contains(ev[0].Text, tc.says)) {
				t.Errorf("it does not say %q: %+v", tc.says, ev)
			}
		})
	}
}

// TestOtherEditState: where one of the library's two versions came and the other
// did not, that is the reason.
func TestOtherEditState(t *testing.T) {
	part := func(role string, s photo.Status) []photo.PartVerdict {
		return []photo.PartVerdict{{Role: role, Path: "a/IMG_E1.JPG", Status: s}}
	}
	for _, tc := range []struct {
		name string
		c    Case
		says string
	}{
		{"edit-came", Case{Parts: part(photo.RoleEdit, photo.Present)}, `The backup holds its edited version ("a/IMG_E1.JPG"), and not the original.`},
		{"original-came", Case{Parts: part(photo.RoleOriginal, photo.Present)}, "and not the edited version."},
		{"edit-is-missing-too", Case{Parts: part(photo.RoleEdit, photo.Missing)}, ""},
		{"edit-is-unsure", Case{Parts: part(photo.RoleEdit, photo.Unsure)}, ""},
		{"edit-came-in-part", Case{Parts: part(photo.RoleEdit, photo.Incomplete)}, ""},
		{"another-part-came", Case{Parts: part(photo.RoleVideo, photo.Present)}, ""},
		{"a-part-of-it-is-lost", Case{Parts: part(photo.RoleEdit, photo.Present), Role: photo.RoleVideo}, ""},
		{"a-damaged-copy-is-there", Case{Parts: part(photo.RoleEdit, photo.Present), Match: &photo.Match{Grade: photo.Damaged}}, ""},
		{"no-other", Case{}, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			tc.c.Item, tc.c.Status, tc.c.Roll = picture(4032, 3024, "Apple iPhone 11"), photo.Missing, silentRoll{}
			ev := onlyEdited.Explain(tc.c)
			if (len(ev) > 0) != (tc.says != "") || len(ev) > 0 && !strings.Contains(ev[0].Text, tc.says) {
				t.Errorf("it says %+v, want %q", ev, tc.says)
			}
		})
	}
}
