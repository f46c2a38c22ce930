package reconcile

import (
	"strings"
	"testing"

	"rollcall/photo"
)

// motionFake is a motion photo: a picture, and a video behind it.
func motionFake(p string, seed int, video []byte) *fake {
	f := aFake(p, seed).showing(seed, 0)
	f.bytes = build(shotAt(int64(seed)*1000), picture(seed, 300), video)
	f.item.Meta.Motion = photo.Span{Offset: int64(len(f.bytes) - len(video)), Size: int64(len(video))}
	return f
}

// The video of a motion photo may lie in a file of its own, on either side.
func TestRunMotionPhotoSplit(t *testing.T) {
	video := build(shotAt(7001), picture(70, 90), nil)
	movie := func(p string, b []byte) *fake { return &fake{path: p, bytes: b} }
	still := func(p string) *fake {
		return (&fake{path: p, bytes: build(shotAt(7000), picture(8, 280), nil)}).showing(7, 0)
	}
	both := motionFake("a/1.MP.jpg", 7, video)
	trailed := motionFake("a/1.MP.jpg", 7, append(append([]byte(nil), video...), "SEFT"...))
	trailed.item.Meta.Motion.Size = int64(len(video))
	binned := movie("t/1.MP.mp4", video)
	binned.item.Facts.Set(photo.FactTrash, "t")
	for name, tt := range map[string]struct {
		lib, back fakes
		status    photo.Status
		part      photo.Status
	}{
		"split":                {fakes{both}, fakes{still("b/1.MP.heic"), movie("b/1.MP.mp4", video)}, photo.Present, photo.Present},
		"video-elsewhere":      {fakes{both}, fakes{still("b/1.MP.heic"), movie("q/9.mp4", video)}, photo.Present, photo.Present},
		"another-video":        {fakes{both}, fakes{still("b/1.MP.heic"), movie("b/1.MP.mp4", build(shotAt(7001), picture(71, 90), nil))}, photo.Incomplete, photo.Missing},
		"one-byte-differs":     {fakes{both}, fakes{still("b/1.MP.heic"), movie("b/1.MP.mp4", append(append([]byte(nil), video[:len(video)-1]...), 0))}, photo.Incomplete, photo.Missing},
		"more-behind-it":       {fakes{trailed}, fakes{still("b/1.MP.heic"), movie("b/1.MP.mp4", video)}, photo.Incomplete, photo.Missing},
		"video-in-the-trash":   {fakes{both}, fakes{still("b/1.MP.heic"), binned}, photo.Incomplete, photo.Missing},
		"no-still":             {fakes{both}, fakes{movie("b/1.MP.mp4", video)}, photo.Missing, photo.Present},
		"whole":                {fakes{both}, fakes{both.copied("b/1.MP.jpg"), movie("b/1.MP.mp4", video)}, photo.Present, photo.Present},
		"together-there":       {fakes{still("a/1.heic"), movie("a/1.mp4", video)}, fakes{both}, photo.Present, photo.Present},
		"another-behind-it":    {fakes{still("a/1.heic"), movie("a/1.mp4", build(shotAt(7001), picture(71, 90), nil))}, fakes{both}, photo.Incomplete, photo.Missing},
		"more-there-behind-it": {fakes{still("a/1.heic"), movie("a/1.mp4", video)}, fakes{trailed}, photo.Incomplete, photo.Missing},
	} {
		t.Run(name, func(t *testing.T) {
			for _, f := range append(append(fakes(nil), tt.lib...), tt.back...) {
				if classByName(f.path) == photo.Video {
					f.item.Meta.Duration = 2500
				}
			}
			r := runCheck(t, request(tt.lib, append(tt.back, aFake("z.jpg", 900))))
			v := r.Photos[0]
			if len(v.Parts) != 1 || v.Status != tt.status || v.Parts[0].Status != tt.part {
				t.Fatalf("%s with %+v, want %s with a part that is %s", v.Status, v.Parts, tt.status, tt.part)
			}
			if m := v.Parts[0].Match; tt.part == photo.Present && (m == nil || !m.Grade.Full()) {
				t.Errorf("the part is by %+v", m)
			}
		})
	}
}

// A copy without what follows the picture says so.
func TestRunSaysWhatACopyLacks(t *testing.T) {
	still := (&fake{path: "b/1.heic", bytes: build(shotAt(7000), picture(8, 280), nil)}).showing(7, 0)
	moving := motionFake("a/1.jpg", 7, []byte("a video"))
	double := motionFake("a/1.jpg", 7, []byte("a picture"))
	double.item.Meta.Motion = photo.Span{}
	for want, f := range map[string]*fake{"the video behind the picture": moving, "a second picture": double} {
		for name, back := range map[string]*fake{"converted": still, "same-picture": {path: "b/1.jpg", bytes: build(shotAt(7000), picture(7, 300), nil)}} {
			v := runCheck(t, request(fakes{f}, fakes{back, aFake("z.jpg", 900)})).Photos[0]
			if v.Status != photo.Incomplete || v.Match == nil || string(v.Match.Grade) != name || !strings.Contains(v.Match.Why, want) {
				t.Errorf("%s: %s by %+v, want incomplete by %s, and told %q", f.path, v.Status, v.Match, name, want)
			}
		}
	}
}
