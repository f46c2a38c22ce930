package sources

import "fmt"

// photosReleases are the systems by the thousands of PLModelVersion.
var photosReleases = map[uint64][2]string{
	13: {"macOS 10.15", "iOS 13"}, 14: {"macOS 11", "iOS 14"}, 15: {"macOS 12", "iOS 15"}, 16: {"macOS 13", "iOS 16"},
	17: {"macOS 14", "iOS 17"}, 18: {"macOS 15", "iOS 18"}, 19: {"macOS 26", "iOS 26"},
}

// readVersion reads which version of Photos wrote the database last. Nothing
// depends on it: columns are discovered.
func (p *photosDatabase) readVersion(d *database, _ map[int64]*asset) error {
	return d.each("Z_METADATA", []string{"Z_PLIST"}, func(r row) error {
		var version struct {
			Model uint64 `plist:"PLModelVersion"`
		}
		if err := parsePlist(r.blob("Z_PLIST"), &version); err != nil || version.Model == 0 {
			return nil
		}
		known := false
		p.release, known = photosReleases[version.Model/1000]
		if !known {
			p.notes.count(fmt.Sprintf("it was written by a version of Photos that is not known (model %d): what is new in it is not seen", version.Model))
		}
		return nil
	})
}
