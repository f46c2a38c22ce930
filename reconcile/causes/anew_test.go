package causes

import (
	"testing"

	"rollcall/photo"
)

// TestCompressedAnewComesFirst: an unsure copy of full size that lost bytes is told as kept
// compressed only; one that may be the whole picture is not.
func TestCompressedAnewComesFirst(t *testing.T) {
	for name, tt := range map[string]struct {
		status photo.Status
		why    string
		want   bool
	}{
		"fewer-bytes":   {photo.Unsure, "the same picture without its metadata, " + photo.CompressedAnew + "39 % of the bytes", true},
		"as-many-bytes": {photo.Unsure, "the same picture without its metadata, compressed anew", false},
		"equal":         {photo.Unsure, "the pixels are the same; it is without its metadata", false},
	} {
		t.Run(name, func(t *testing.T) {
			c := Case{
				Status: tt.status, Item: picture(4032, 3024, "Apple iPhone 12"), Counterpart: picture(4032, 3024, ""), Roll: silentRoll{},
				Match: &photo.Match{Path: "b.jpg", Grade: photo.LookAlike, Why: tt.why},
			}
			if first := sum(explainThumbnailOnly(c)) > sum(explainUnexplained(c))+chance; first != tt.want {
				t.Errorf("named first: %t, want %t", first, tt.want)
			}
		})
	}
}
