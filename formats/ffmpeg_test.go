package formats

import (
	"os"
	"os/exec"
	"testing"
)

// ffmpeg runs the tool; the test is left out where the tool is not installed or lacks an
// encoder, and fails in CI.
func ffmpeg(t *testing.T, args ...string) {
	t.Helper()
	without := t.Skipf
	if os.Getenv("ROLLCALL_CI") == "1" {
		without = t.Fatalf
	}
	if _, err := exec.LookPath("ffmpeg"); err != nil {
		without("ffmpeg is not installed")
	}
	if b, err := exec.Command("ffmpeg", append([]string{"-v", "error"}, args...)...).CombinedOutput(); err != nil {
		without("ffmpeg: %v: %s", err, b)
	}
}
