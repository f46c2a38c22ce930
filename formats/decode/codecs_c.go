//go:build cgo && !noheic

package decode

// absentHEIF says why pictures of the HEIF family can't be decoded: they can.
func absentHEIF(string) string { return "" }
