package phototest

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestMadeFilesReadRight holds the made files against exiftool, so that a test
// that reads them back proves more than that writer and reader agree.
func TestMadeFilesReadRight(t *testing.T) {
	exiftool, err := exec.LookPath("exiftool")
	if err != nil {
		if os.Getenv("ROLLCALL_CI") == "1" {
			t.Fatal("exiftool is not installed")
		}
		t.Skip("exiftool is not installed: install libimage-exiftool-perl to hold the made files against it")
	}
	shot := Shot{Seed: 7, Taken: "2024-05-01T10:00:00.123+02:00", Make: "Apple", Model: "iPhone 11",
		ContentID: "0B1C2D3E-0000-4000-8000-000000000001", Latitude: -33.8568, Longitude: 151.2153, Orientation: 6, Thumbnail: true, ExifWidth: 64, ExifHeight: 48}
	dir := t.TempDir()
	Tree{"a.jpg": JPEG(shot), "b.png": PNG(shot), "c.mov": MOV(shot), "d.heic": HEIC(shot)}.Write(t, dir)
	for _, name := range []string{"a.jpg", "b.png", "c.mov", "d.heic"} {
		out, err := exec.Command(exiftool, "-j", "-n", "-G0", "-a", filepath.Join(dir, name)).Output()
		if err != nil {
			t.Fatalf("%s: exiftool: %v", name, err)
		}
		var got []map[string]any
		if err := json.Unmarshal(out, &got); err != nil {
			t.Fatal(err)
		}
		want := map[string]any{"EXIF:DateTimeOriginal": "2024:05:01 10:00:00", "EXIF:OffsetTimeOriginal": "+02:00",
			"EXIF:Model": "iPhone 11", "MakerNotes:ContentIdentifier": shot.ContentID, "EXIF:Orientation": 6.0, "EXIF:GPSLatitude": 33.8568}
		if name == "c.mov" {
			want = map[string]any{"QuickTime:CreationDate": "2024:05:01 10:00:00+02:00", "QuickTime:Model": "iPhone 11",
				"QuickTime:ContentIdentifier": shot.ContentID, "QuickTime:ImageWidth": 64.0, "QuickTime:CreateDate": "2024:05:01 08:00:00"}
		}
		for key, value := range want {
			have := got[0][key]
			if key == "MakerNotes:ContentIdentifier" && have == nil {
				have = got[0]["MakerNotes:MediaGroupUUID"]
			}
			if have != value {
				t.Errorf("%s: %s is %v, want %v", name, key, have, value)
			}
		}
		if e := got[0]["ExifTool:Warning"]; e != nil {
			t.Errorf("%s: exiftool warns: %v", name, e)
		}
	}
}
