package photo

// The kinds of second look: what is found out of files that a scan left
// unmatched, on demand, and kept in the index.
const (
	LookBytes       = "bytes"       // two files, byte by byte
	LookSketch      = "sketch"      // each picture in small: Item.Sketch
	LookPixels      = "pixels"      // two pictures, decoded
	LookChecksum    = "checksum"    // the CRC-32 of one file's bytes against that in the other's archive's list: Bytes, and Differing where it is another
	LookFingerprint = "fingerprint" // Apple's fingerprint of one file: Item.Fingerprint
)

// A Look is a second look that is asked for, at two files or at one. Who takes it
// fills in Found, or the Sketch or Fingerprint of the items.
type Look struct {
	What    string // one of the Look constants
	Library *Item  // nil: the look is at the backup's file alone
	Backup  *Item  // nil: the look is at the library's file alone
	Found   Comparison
}

// A Comparison is what a second look at two files found. Levels are those of
// 8-bit samples, 0 to 255.
type Comparison struct {
	Problem string // why the look was not possible; "" it was

	Bytes     bool  // the files were compared byte by byte
	Differing int64 // bytes that differ within the shorter length, counted up to 16 or a sixteenth of it
	Prefix    bool  // the shorter file is the beginning of the longer one
	Samples   bool  // two videos hold the same pictures and sound, sample by sample, and play in different wrappings
	Frames    bool  // two videos hold the same pictures, sample by sample, whatever their sound and wrapping
	Zeroed    bool  // all that differs are zeros in the second file, a sector of 512 bytes or the file's end among them
	Holed     bool  // the same of the first file: it is the one that lost something

	Pixels     bool    // the pictures were decoded and compared, both upright
	Turned     int     // quarter turns clockwise that bring the backup's picture to the library's, 0 to 3
	Worst      float64 // largest difference between the means of two cells, levels
	Typical    float64 // root of the mean square of these differences, levels
	Tone       float64 // the same over large cells, a sixteenth of the picture a side: what a filter changes and an encoder hardly does, levels
	Finest     float64 // largest difference between the means of two cells of 4 pixels a side, in luma, of pictures of one size and profile; levels
	Fine       float64 // root of the mean square of the differences between such cells, levels
	Patch      float64 // how much more the worst patch of 8 x 8 such cells differs than is usual in this pair for cells like these; 5 at most by encoding, 0: not told
	Spot       float64 // the same over 2 x 2 cells; 20 at most by encoding
	Crisp      float64 // the strongest single pixels of the library's picture in the backup's, of pictures of one size and profile: 1 as strong, less where it was smoothed or blown up, more where it was sharpened; 0: not told
	Crisp2     float64 // the same of patches of 2 x 2 pixels
	Likeness   float64 // correlation of these pixels: high where one filter changed them all, lower where an encoder changed each in its own way
	Resolved   float64 // of pictures of two sizes, fine detail of the backup's picture over the library's at one scale: about 1 or more where it has what the library's has; 0: of one size
	Opaque     bool    // the library's picture is transparent in places, the backup's nowhere
	Shallow    bool    // the library's picture has 16 bits a sample, the backup's 8
	Detail     float64 // fine detail of the backup's picture over the library's where that has most: 1 as much, 0 none, or the sizes differ
	Grainy     bool    // both have enough grain for Grain to tell two exposures apart
	Grain      float64 // how much of the grain of the poorer picture the other one has, where both are quiet, -1 to 1: near 0 in two exposures of one scene
	Coarse     bool    // the backup's picture is a JPEG compressed so much more strongly than the library's that its grain is the encoder's own, and Grain tells nothing
	Alike      float64 // correlation of the pictures in small, -1 to 1: near 1 if they show the same in the same place
	Cropped    float64 // correlation of the backup's picture with the best part of the library's, 0 to 1; 0: none was looked for
	Framed     float64 // correlation of the library's picture with the best part of the backup's, 0 to 1; 0: none was looked for
	Scale      float64 // of a backup's picture of far fewer pixels: how many of them are as long as one of the library's, in what it shows of it, cropped or with bars; 0: not of far fewer
	FitAlike   float64 // correlation of the luma of large cells where it fits best, -1 to 1
	FitLuma    float64 // root of the mean square of the differences between them, levels
	FitChroma  float64 // the same of their colours
	Profiles   bool    // the pictures name different colour profiles, which were not converted
	Unprofiled bool    // one of the two names no colour profile, and is nearer to the other with that one's
}

// A Sketch is a picture in small: upright, squeezed to a square. Two sketches of
// one picture differ by little, whatever its size and encoding.
type Sketch struct {
	Problem string // why there is none: the decoder's words; "" there is one
	Width   int    // of the picture in pixels, upright
	Height  int
	Thumb   bool   // made from the embedded thumbnail
	Luma    []byte // SketchSide x SketchSide means, row by row from the top left
	Cb, Cr  []byte // ChromaSide x ChromaSide means each, 128: none
}

// The sides of a Sketch's squares, in cells.
const (
	SketchSide = 32
	ChromaSide = 8
)
