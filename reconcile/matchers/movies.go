package matchers

import "rollcall/photo"

// wrapSlack is what wrapping a video anew changes of its length, in milliseconds:
// less than two frames of it.
const wrapSlack = 60

// movie judges two videos that something links, by their samples where a tool may
// have wrapped one anew.
func (s shot) movie(otherwise func() photo.Judgement) photo.Judgement {
	if !s.mayBeWrapped() {
		return otherwise()
	}
	return s.samples(otherwise)
}

// samples judges two videos by their samples.
func (s shot) samples(otherwise func() photo.Judgement) photo.Judgement {
	whole := s.library.Whole == photo.Whole && s.backup.Whole == photo.Whole
	switch {
	case s.compared == nil || s.compared.Problem == "" && !s.compared.Bytes:
		return photo.Judgement{Why: "its samples are to be compared", Look: photo.LookBytes}
	case s.compared.Problem == "" && s.compared.Samples && whole:
		return photo.Judgement{Grade: photo.SamePicture, Why: "the same pictures and sound, sample by sample, wrapped anew; the metadata differs"}
	case s.compared.Problem == "" && s.compared.Frames:
		return s.unsure(0, "the same pictures, sample by sample, wrapped anew; the sound, or how it plays and looks, is not the same, not all there, or can't be told of this wrapping")
	}
	return otherwise()
}

// mayBeWrapped rules out what is surely not the same: of a video that was
// compressed anew no byte need be read. The size in pixels tells nothing: a Live
// Photo's video is shown larger than it is coded, and tools tell the one or the other.
func (s shot) mayBeWrapped() bool {
	a, b := s.library, s.backup
	return a.Class == photo.Video && b.Class == photo.Video && a.Read() && b.Read() &&
		a.Whole == photo.Whole && b.Whole == photo.Whole &&
		a.Meta.Duration > 0 && abs(a.Meta.Duration-b.Meta.Duration) <= wrapSlack && !s.clearlyFewerBytes()
}
