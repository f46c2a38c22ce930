package phototest

import "testing"

// The list that guards the advice can itself fail.
func TestForbidden(t *testing.T) {
	for _, text := range []string{
		"Reset sync data.", "Toggle iCloud Photos.", "Turn iCloud Photos off and on again.", "Switch off iCloud Photos, then on.",
		"Turn off iCloud Photos.", "turning off iCloud", "Switch iCloud Photos off.", `Turn "Sync this iPhone" off.`, `Switch off "Sync this iPhone".`,
		"Turn it off and back on.", "Disable iCloud Photos.", "Deactivate syncing.", "Uncheck iCloud Photos.", "Turn off photo syncing.",
		"Sign out of iCloud.", "Log out and in again.", "Logging out helps.", "Start over.", "Start from scratch.", "Restore your iPhone.",
		"Delete the backup and start over.", "Delete photos to make room.", "Delete old videos.", "Deleting some frees it for room.",
		"Remove the old backup.", "Remove the damaged backup.", "Remove your earlier backups.", "Erase the iPhone backup.", "Discard the broken export.",
		"Throw away the old backup.", "Get rid of duplicates.", "Free up space by deleting some.", "Make room by removing old videos.",
		"Delete what you do not need to free up storage.", "Clear out large videos.", "Empty the album.", "Wipe the phone copies", "Then delete it.", "Delete them.",
		"Remove the damaged one.", "Overwrite the old backup.", "Deduplicate your library.", "Merge the library.",
		"Unhide the photos.", "Un-hide them.", "Make them visible.", "Convert them to JPEG.", "Shoot in JPG.", "Export them as JPEGs.", "Choose Most Compatible.",
		"Enable Optimize Storage.", "Turn on Optimize iPhone Storage.", "Choose Optimise iPhone Storage.", "Only $0.99 a month.", "It costs 3 euros.",
	} {
		if Forbidden(text) == "" {
			t.Errorf("%q passes", text)
		}
	}
}

// What has to be said passes.
func TestNotForbidden(t *testing.T) {
	for _, text := range []string{
		"Erase or reset nothing yet.",
		"while uploading was off",
		"With Low Power Mode and Low Data Mode off.",
		"Choose Download and Keep Originals, with enough room on the device.",
		"Make room in other data of the plan, or take a larger plan.",
		"A photo that is deleted is gone from every device.",
		"Recover them from Recently Deleted first.",
		"Export Unmodified Original.",
		"A JPEG that was developed from the RAW.",
		"Keep the damaged one as well.",
	} {
		if hit := Forbidden(text); hit != "" {
			t.Errorf("%q is refused for %q", text, hit)
		}
	}
}
