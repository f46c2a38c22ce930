package photo

import "strings"

// Meta is what a file tells of the picture in it. A zero field: the file does
// not say.
type Meta struct {
	Taken       Taken
	Make        string // EXIF 0x010F, QuickTime com.apple.quicktime.make
	Model       string // EXIF 0x0110
	Lens        string // EXIF 0xA434
	Software    string // EXIF 0x0131
	Width       int    // pixels as stored, before orientation is applied
	Height      int
	ExifWidth   int // what EXIF claims (0xA002, 0xA003): larger than Width in a rendition; the sides of a picture turned since may be swapped
	ExifHeight  int
	Orientation int // 1 to 8 as EXIF 0x0112 counts them; 0 unknown. Of HEIC and AVIF: what irot and imir amount to
	GPS         *GPS

	UniqueID  string // EXIF ImageUniqueID 0xA420
	ContentID string // Apple MakerNote 0x0011, QuickTime com.apple.quicktime.content.identifier
	RequestID string // Apple MakerNote 0x0020: the capture request; an edit keeps it
	PhotoID   string // Apple MakerNote 0x002B; an edit keeps it
	BurstID   string // Apple MakerNote 0x000B
	Edited    bool   // the file says that it is an edited render
	Profile   string // the colour profile by which the picture data is to be shown, see ProfileName, where that is no part of Picture; "": none or sRGB
	Duration  int64  // of a video, milliseconds
	Thumb     Span   // where the embedded thumbnail (a JPEG) lies in the file
	Motion    Span   // where a motion photo's video lies in the file
}

// Camera is the model, with the make before it unless the model begins with it.
func (m *Meta) Camera() string {
	brand, model := strings.TrimSpace(m.Make), strings.TrimSpace(m.Model)
	switch {
	case model == "":
		return brand
	case brand == "" || strings.HasPrefix(strings.ToLower(model), strings.ToLower(brand)):
		return model
	}
	return brand + " " + model
}

// Pixels is the picture's area.
func (m *Meta) Pixels() int64 { return int64(m.Width) * int64(m.Height) }

// GPS is where a photo was taken, in degrees: north and east are positive.
type GPS struct{ Latitude, Longitude float64 }

// A Span is a range of a file's bytes. The zero Span is empty.
type Span struct{ Offset, Size int64 }

// Empty reports whether the span holds nothing.
func (s Span) Empty() bool { return s.Size <= 0 }

// End is the offset after the span's last byte.
func (s Span) End() int64 { return s.Offset + s.Size }
