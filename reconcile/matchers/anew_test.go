package matchers

import (
	"strings"
	"testing"

	"rollcall/photo"
)

// TestCompressedAnewIsSaid: what is at full size and was compressed again with a loss says
// by how much; what may be packed better does not.
func TestCompressedAnewIsSaid(t *testing.T) {
	jpeg := func(changes ...func(*photo.Item)) *photo.Item {
		return still(append([]func(*photo.Item){asJPEG, showing(1), pictured(1_000_000)}, changes...)...)
	}
	bare := func(changes ...func(*photo.Item)) *photo.Item {
		return jpeg(append([]func(*photo.Item){stripped}, changes...)...)
	}
	movie := func(size int64, changes ...func(*photo.Item)) *photo.Item {
		it := still(append([]func(*photo.Item){classed(photo.Video, "mov"), named("DCIM/IMG_1234.MOV"), weighing(size)}, changes...)...)
		it.Meta.Duration = 2866
		return it
	}
	undated := func(it *photo.Item) { it.Meta.Taken, it.Meta.Make, it.Meta.Model = photo.Taken{}, "", "" }
	opening := func(n byte) func(*photo.Item) { return func(it *photo.Item) { it.Opening = photo.Digest{n} } }
	png := func(changes ...func(*photo.Item)) *photo.Item {
		return bare(append(changes, func(it *photo.Item) { it.Format = "png" })...)
	}
	other := &photo.Comparison{Bytes: true}
	for name, tt := range map[string]struct {
		library, backup *photo.Item
		judge           func(a, b *photo.Item, c *photo.Comparison) photo.Judgement
		looked          *photo.Comparison
		want            string
	}{
		"messenger":             {jpeg(), bare(pictured(390_000)), judgeLike, coarser, "compressed anew: 39 % of the bytes"},
		"messenger-agreeing":    {jpeg(), bare(pictured(390_000)), judgeLike, agreeing, "compressed anew: 39 % of the bytes"},
		"as-many-bytes":         {jpeg(), bare(pictured(950_000)), judgeLike, agreeing, ""},
		"other-codec":           {still(showing(1), pictured(3_000_000)), bare(pictured(390_000)), judgeLike, agreeing, ""},
		"equal-pixels":          {jpeg(), bare(pictured(800_000), named("x/9.jpg")), judgeLike, equalPixels, ""},
		"packed-better":         {png(), png(pictured(500_000), named("x/9.png")), judgeLike, rounded, ""},
		"film-by-shot":          {movie(1_000_000), movie(100_000), judgeShot, other, "compressed anew: 10 % of the bytes"},
		"film-by-shot-as-mp4":   {movie(1_000_000), movie(100_000, classed(photo.Video, "mp4")), judgeShot, other, "compressed anew: 10 % of the bytes"},
		"film-by-name":          {movie(1_000_000), movie(100_000, undated), judgeName, other, "compressed anew: 10 % of the bytes"},
		"film-nearly-nothing":   {movie(1_000_000), movie(1000, undated), judgeName, other, "compressed anew: 1 % of the bytes"},
		"film-of-as-many-bytes": {movie(1_000_000), movie(990_000, undated), judgeName, other, ""},
		"film-of-one-opening":   {movie(1_000_000, opening(1)), movie(100_000, undated, opening(1)), judgeName, other, ""},
		"film-in-other-code":    {movie(1_000_000, opening(1)), movie(1_500_000, undated, opening(2)), judgeName, other, ""},
	} {
		t.Run(name, func(t *testing.T) {
			j := tt.judge(tt.library, tt.backup, tt.looked)
			if j.Grade != photo.LookAlike || !j.Unsure {
				t.Fatalf("got %+v, want a doubt", j)
			}
			if said := strings.Contains(j.Why, photo.CompressedAnew); said != (tt.want != "") || !strings.Contains(j.Why, tt.want) {
				t.Errorf("said %q, want %q", j.Why, tt.want)
			}
		})
	}
}
