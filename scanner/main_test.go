package scanner

import (
	"os"
	"testing"

	"rollcall/formats/decode"
)

// TestMain makes the test program a decoder where it was started as one.
func TestMain(m *testing.M) {
	decode.All = append(decode.All, hanging)
	decode.Main()
	os.Exit(m.Run())
}

// hanging takes for ever over every picture.
var hanging = decode.Decoder{
	Format: "test-hang",
	Header: func(*decode.Input) (decode.Header, error) { select {} },
}
