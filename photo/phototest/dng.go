package phototest

// DNG is the shot as an uncompressed DNG (1.4): one directory, whose strip is the
// picture as a sensor with an RGGB pattern sees it.
func DNG(s Shot) []byte {
	w, h := s.size()
	block := dngTables(s, w, h, 1)
	return append(dngTables(s, w, h, len(block)), mosaic(s, w, h)...)
}

func dngTables(s Shot, w, h, dataAt int) []byte {
	main := append(mainDirectory(s),
		short(0x0100, w), short(0x0101, h), short(0x0102, 8), short(0x0103, 1), short(0x0106, 32803),
		long(0x0111, dataAt), short(0x0115, 1), short(0x0116, h), long(0x0117, w*h),
		tag{0x828D, 3, 2, []byte{0, 2, 0, 2}}, tag{0x828E, 1, 4, []byte{0, 1, 1, 2}}, // CFA: repeat, pattern
		tag{0xC612, 1, 4, []byte{1, 4, 0, 0}})
	return tiff(main, exifDirectory(s), gps(s), nil)
}

func mosaic(s Shot, w, h int) []byte {
	m := Paint(s)
	data := make([]byte, 0, w*h)
	for y := range h {
		for x := range w {
			channel := x%2 + y%2 // red, green, green, blue
			data = append(data, m.Pix[m.PixOffset(x, y)+channel])
		}
	}
	return data
}
