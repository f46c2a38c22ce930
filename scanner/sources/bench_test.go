package sources

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkWalk walks 200,000 empty files in 1,000 folders.
func BenchmarkWalk(b *testing.B) {
	root := b.TempDir()
	for i := range 1000 {
		folder := filepath.Join(root, fmt.Sprintf("%d/%02d", 2000+i/50, i%50))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			b.Fatal(err)
		}
		for j := range 200 {
			name := filepath.Join(folder, fmt.Sprintf("IMG_%04d.HEIC", j))
			if err := os.WriteFile(name, nil, 0o644); err != nil {
				b.Fatal(err)
			}
		}
	}
	for b.Loop() {
		s, err := Folder.Open(root, Options{})
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		err = s.Walk(context.Background(), func(*Entry) error { n++; return nil })
		if err != nil || n != 200_000 {
			b.Fatal(n, err)
		}
	}
}
