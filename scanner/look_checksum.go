package scanner

import (
	"context"
	"fmt"
	"hash/crc32"
	"io"

	"rollcall/photo"
)

// lookChecksum holds the bytes of one file against the checksum that the list of an
// archive tells of the other, whose bytes are not read.
func (l *Looker) lookChecksum(ctx context.Context, looks []*photo.Look) error {
	for i, look := range looks {
		read, listed := look.Library, look.Backup
		if read.Facts.Has(photo.FactListed) {
			read, listed = listed, read
		}
		var sum uint32
		problem, err := l.at(ctx, &subject{content: contentOf(read), items: []*photo.Item{read}}, func(f photo.File) error {
			crc := crc32.NewIEEE()
			_, err := io.CopyBuffer(crc, &stoppable{ctx, io.NewSectionReader(f, 0, f.Size())}, make([]byte, bufferSize))
			sum = crc.Sum32()
			return err
		})
		if err != nil {
			return err
		}
		look.Found = photo.Comparison{Bytes: problem == ""}
		switch {
		case problem != "":
			look.Found.Problem = read.Path + ": " + problem
		case fmt.Sprintf("%08x", sum) != listed.Facts.Text(photo.FactListed):
			look.Found.Differing = 1
		}
		l.progress(i+1, len(looks))
	}
	return nil
}
