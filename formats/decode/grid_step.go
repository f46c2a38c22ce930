package decode

import "slices"

// stepOf is how coarsely a JPEG's luma was quantised where grain is strongest among
// what an encoder keeps: the median step of the lowest waves but the mean, in levels.
// 0: another format, or it does not tell.
func stepOf(format string, data []byte) uint16 {
	if format != "jpeg" || len(data) < 4 || data[0] != 0xff || data[1] != markSOI {
		return 0
	}
	s := scaled{data: data, pos: 2}
	var tables [4]uint16
	luma := 0
	for {
		mark, body, err := s.segment()
		switch {
		case err != nil:
			return 0
		case mark == markDQT:
			if !takeLowSteps(&tables, body) {
				return 0
			}
		case mark >= markSOF0 && mark <= markSOFn && mark != markDHT && mark != markJPG && mark != markDAC:
			if len(body) < 9 || body[8] > 3 {
				return 0
			}
			luma = int(body[8])
		case mark == markSOS:
			return tables[luma]
		}
	}
}

const (
	markJPG = 0xc8
	markDAC = 0xcc

	// lowWaves are the first coefficients in zigzag order behind the mean: of up to
	// three half waves in a block.
	lowWaves = 9
)

// takeLowSteps reads the tables of a DQT segment (ITU-T T.81, B.2.4.1).
func takeLowSteps(tables *[4]uint16, b []byte) bool {
	for len(b) > 0 {
		wide, table := int(b[0]>>4), int(b[0]&15)
		size := 1 + 64*(1+wide)
		if wide > 1 || table > 3 || len(b) < size {
			return false
		}
		var low [lowWaves]uint16
		for i := range low {
			if low[i] = uint16(b[2+i]); wide == 1 {
				low[i] = uint16(b[3+2*i])<<8 | uint16(b[4+2*i])
			}
		}
		slices.Sort(low[:])
		tables[table] = low[lowWaves/2]
		b = b[size:]
	}
	return true
}
