package decode

import (
	"fmt"
	"time"
)

// Limits are what one picture may cost.
type Limits struct {
	Time   time.Duration // for a picture of up to 50 megapixels; larger ones get more in proportion
	Memory int64         // bytes that a worker may take for a picture with its file
	Pixels int64
	File   int64 // bytes
	Batch  int   // pictures that a worker serves before it is replaced
}

var defaults = Limits{Time: 20 * time.Second, Memory: 1 << 30, Pixels: 256_000_000, File: 512 << 20, Batch: 500}

// time is the limit for a picture.
func (l Limits) time(job Job) time.Duration {
	const unit = 50_000_000
	pixels := min(int64(job.Width)*int64(job.Height), l.Pixels)
	return l.Time * time.Duration(max(1, (pixels+unit-1)/unit))
}

// refuse says why a picture is too large to be decoded; "" it is not.
func (l Limits) refuse(h Header, file int64) string {
	size := fmt.Sprintf("%d×%d pixels", h.Width, h.Height)
	if h.Width <= 0 || h.Height <= 0 {
		return "the picture has no pixels"
	}
	need := h.Memory + file
	if need > l.Memory {
		return "would need " + bytesText(need) + " of memory: " + size
	}
	if pixels := int64(h.Width) * int64(h.Height); pixels > l.Pixels {
		return fmt.Sprintf("is too large to be decoded: %s", size)
	}
	return ""
}

// bytesText is a number of bytes for people.
func bytesText(n int64) string {
	for _, unit := range []struct {
		size int64
		name string
	}{{1e12, "TB"}, {1e9, "GB"}, {1e6, "MB"}} {
		if n >= unit.size {
			if n >= 10*unit.size {
				return fmt.Sprintf("%d %s", n/unit.size, unit.name)
			}
			return fmt.Sprintf("%.1f %s", float64(n)/float64(unit.size), unit.name)
		}
	}
	return fmt.Sprintf("%d bytes", n)
}
