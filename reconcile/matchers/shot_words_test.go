package matchers

import (
	"strings"
	"testing"

	"rollcall/photo"
)

// A judgement says what keeps it from being surer, and what the backup's file has no
// room for.
func TestWordsOfPixels(t *testing.T) {
	flattened, shallow := *agreeing, *agreeing
	flattened.Opaque, shallow.Shallow = true, true
	unprofiled, unprofiledTwin := *agreeing, *equalPixels
	unprofiled.Unprofiled, unprofiledTwin.Unprofiled = true, true
	profiles := *equalPixels
	profiles.Profiles = true
	larger := func(it *photo.Item) { sized(1024, 768)(it) }
	for name, tt := range map[string]struct {
		judge   func(library, backup *photo.Item, looked *photo.Comparison) photo.Judgement
		library *photo.Item
		looked  *photo.Comparison
		want    string
	}{
		"smeared":        {judgeShot, still(), smeared, "nearly agree, jpeg against heic; a part differs by more than encoding it anew explains"},
		"soft":           {judgeShot, still(), softAllOver, "; the backup's is softer all over, as what was blown up is"},
		"sharp":          {judgeShot, still(), sharper, "; the backup's is sharper all over, as after a filter"},
		"blown-up":       {judgeShot, still(larger), blownLarger, "nearly agree; the backup's is softer all over, as what was blown up is"},
		"larger-smeared": {judgeShot, still(larger), smearLarger, "nearly agree; a part differs by more than encoding it anew explains"},
		"flattened":      {judgeShot, still(), &flattened, "agree, jpeg against heic; what is transparent in the library's is not in the backup's"},
		"shallow":        {judgeShot, still(), &shallow, "; the library's has 16 bits a sample, the backup's 8"},
		"unprofiled":     {judgeShot, still(), &unprofiled, "nearly agree, jpeg against heic; one of the two lost its colour profile, so that its colours are off"},
		"unprofiled-too": {judgeLike, still(showing(1)), &unprofiledTwin, "it is without its metadata; one of the two lost its colour profile, so that its colours are off"},
		"profiles":       {judgeShot, still(), &profiles, "nearly agree, jpeg against heic; they name different colour profiles, which can't be compared"},
		"same-pixels":    {judgeLike, still(showing(1)), equalPixels, "the pixels are the same, jpeg against heic; it is without its metadata"},
		"kept-pixels":    {judgeLike, still(showing(1)), decodedAnew, "the pixels are the same, png against heic; it is without its metadata"},
		"encoded-anew":   {judgeLike, still(showing(1)), agreeing, "the same picture without its metadata, compressed anew, jpeg against heic"},
	} {
		t.Run(name, func(t *testing.T) {
			copied := still(asJPEG)
			if tt.library.Sketch != nil {
				copied = still(stripped, showing(1))
			}
			if strings.Contains(tt.want, "png") {
				copied.Format = "png"
			}
			if j := tt.judge(tt.library, copied, tt.looked); !strings.HasSuffix(j.Why, tt.want) {
				t.Errorf("%+v", j)
			} else if (tt.looked.Unprofiled || tt.looked.Profiles) && j.Grade.Full() {
				t.Errorf("a full copy without its colours: %+v", j)
			}
		})
	}
}
