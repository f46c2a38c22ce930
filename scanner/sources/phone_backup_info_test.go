package sources

import (
	"testing"

	"rollcall/photo"
	"rollcall/photo/phototest"
)

func TestPhoneBackupSystem(t *testing.T) {
	for _, c := range []struct{ model, version, device, system string }{
		{"iPhone9,3", "14.3", "Ann's phone (iPhone9,3)", "iOS 14.3"},
		{"iPad7,5", "12.4", "Ann's phone (iPad7,5)", "iOS 12.4"},
		{"iPad7,5", "17.1.2", "Ann's phone (iPad7,5)", "iPadOS 17.1.2"},
	} {
		t.Run(c.model+"-"+c.version, func(t *testing.T) {
			b := phototest.PhoneBackup{Model: c.model, Version: c.version}
			for _, without := range []string{"", "Info.plist", "Manifest.plist"} {
				tree := b.Tree()
				delete(tree, without)
				p := openPhone(t, phoneIn(t, tree), "").Place()
				if p.Facts.Text(photo.FactDevice) != c.device || p.Facts.Text(photo.FactSystem) != c.system || p.Facts.Text(photo.FactBackupDate) != "2024-05-01T12:00:00Z" {
					t.Errorf("without %q: %v", without, p.Facts)
				}
			}
		})
	}
}
