package matchers

import "rollcall/photo"

// wrapSlack is what wrapping a video anew changes of its length, in milliseconds:
// less than two frames of it.
const wrapSlack = 60

// movie judges two videos that something links, by their samples where a tool may
// have wrapped one anew.
func (s shot) movie(otherwise func() photo.Judgement) photo.Judgement {
	switch {
	case !s.mayBeWrapped():
		return otherwise()
	case s.compared == nil || s.compared.Problem == "" && !s.compared.Bytes:
		return photo.Judgement{Why: "its samples are to be compared", Look: photo.LookBytes}
	case s.compared.Problem == "" && s.compared.Samples:
		return photo.Judgement{Grade: photo.SamePicture, Why: "the same pictures and sound, sample by sample, wrapped anew; the metadata differs"}
	case s.compared.Problem == "" && s.compared.Frames:
		return s.unsure(0, "the same pictures, sample by sample, wrapped anew; the sound, or how it plays and looks, is not the same, or not all of it is there")
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
