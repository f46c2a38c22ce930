package main

import (
	"bytes"
	"context"
	"image/jpeg"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rollcall/index"
	"rollcall/photo"
	"rollcall/photo/phototest"
	"rollcall/report"
)

// A shownCheck is one that was run, and the program that shows it.
type shownCheck struct {
	*program
	report *photo.Report
	errs   *bytes.Buffer
}

// showCheck runs a check, and reads it back as rollcall report does.
func showCheck(t *testing.T, args ...string) shownCheck {
	t.Helper()
	file := filepath.Join(t.TempDir(), "index.db")
	var errs bytes.Buffer
	if code := run(t.Context(), append(args, "--index", file, "-q"), terminal{io.Discard, &errs}); code == exitFailure {
		t.Fatalf("rollcall %q: %s", args, &errs)
	}
	errs.Reset()
	s := shownCheck{program: &program{terminal: terminal{io.Discard, &errs}}, errs: &errs}
	s.flags.index, s.flags.readers, s.flags.verbose = file, 2, true
	var err error
	s.report, err = s.withIndex(t.Context(), func(ix *index.Index) (*photo.Report, error) { return s.keptCheck(t.Context(), ix, true) })
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// files are all files of a side.
func (s *shownCheck) files(t *testing.T, backup bool) (files []report.File) {
	t.Helper()
	side := s.report.Library
	if backup {
		side = s.report.Backup
	}
	_, err := s.withIndex(t.Context(), func(ix *index.Index) (*photo.Report, error) {
		for i, pl := range side {
			for it, err := range ix.Items(t.Context(), pl.ID) {
				if err != nil {
					return nil, err
				}
				files = append(files, report.File{Backup: backup, Place: i, Path: it.Path})
			}
		}
		return nil, nil
	})
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	return files
}

// pictured are the paths of which a small picture is made.
func (s *shownCheck) pictured(t *testing.T, files []report.File) (paths []string) {
	t.Helper()
	pictures := s.thumbsOf(t.Context(), s.report)(files)
	if len(pictures) != len(files) {
		t.Fatalf("%d pictures of %d files", len(pictures), len(files))
	}
	for i, p := range pictures {
		if p == nil {
			continue
		}
		if c, err := jpeg.DecodeConfig(bytes.NewReader(p)); err != nil || max(c.Width, c.Height) > 320 || len(p) > 16<<10 {
			t.Errorf("%s: %d×%d in %d bytes, %v", files[i].Path, c.Width, c.Height, len(p), err)
		}
		paths = append(paths, files[i].Path)
	}
	slices.Sort(paths)
	return paths
}

func shots(n int) (contents [][]byte) {
	for i := range n {
		contents = append(contents, phototest.JPEG(phototest.Shot{Seed: int64(40 + i), Width: 640, Height: 480, Taken: "2024-05-01T10:00:00", Make: "Apple", Model: "iPhone 14", Thumbnail: i%2 == 0}))
	}
	return contents
}

func TestThumbsOfEachKindOfPlace(t *testing.T) {
	pictures := shots(3)
	plain := phototest.Tree{"a.jpg": pictures[0], "sub/b.jpg": pictures[1], "note.txt": []byte("no picture")}
	phone := phototest.PhoneBackup{Password: "let me in", Files: []phototest.PhoneFile{
		{Path: "Media/DCIM/100APPLE/IMG_0001.JPG", Content: pictures[0]}, {Path: "Media/DCIM/100APPLE/IMG_0002.JPG", Content: pictures[1]},
	}}
	library := phototest.PhotosLibrary{Assets: []phototest.PhotosAsset{
		{UUID: "A0000000-0000-4000-8000-000000000001", Name: "IMG_0001.JPG", Content: pictures[0]},
		{UUID: "B0000000-0000-4000-8000-000000000002", Name: "IMG_0002.JPG", Content: pictures[1]},
	}}
	dir := t.TempDir()
	secret := filepath.Join(dir, "secret")
	for name, content := range map[string][]byte{secret: []byte("let me in\n"), filepath.Join(dir, "all.zip"): phototest.ZIP(plain)} {
		if err := os.WriteFile(name, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	backup := phototest.Tree{"c.jpg": pictures[2]}.Write(t, filepath.Join(dir, "backup"))
	for name, root := range map[string]string{
		"folder":         plain.Write(t, filepath.Join(dir, "plain")),
		"zip":            filepath.Join(dir, "all.zip"),
		"photos-library": library.Tree(t).Write(t, filepath.Join(dir, "My.photoslibrary")),
		"phone-backup":   phone.Tree().Write(t, filepath.Join(dir, "phone")),
		"nested":         phototest.Tree{"old.zip": phototest.ZIP(plain)}.Write(t, filepath.Join(dir, "nested")),
	} {
		t.Run(name, func(t *testing.T) {
			s := showCheck(t, root, backup, "--password-file", secret)
			s.flags.passwordFile = secret
			if got := s.pictured(t, s.files(t, false)); len(got) != 2 {
				t.Errorf("pictures of %q\n%s", got, s.errs)
			}
			if got := s.pictured(t, s.files(t, true)); len(got) != 1 || got[0] != "c.jpg" {
				t.Errorf("of the backup: %q\n%s", got, s.errs)
			}
			if name == "phone-backup" {
				s.flags.passwordFile = ""
				if got := s.pictured(t, s.files(t, false)); len(got) != 0 || strings.Contains(s.errs.String(), "assword") {
					t.Errorf("without its password: %q\n%s", got, s.errs)
				}
			}
		})
	}
}

// A disk that is not there any more, a file that is gone or changed, a file that
// the check does not know: no picture, and no error.
func TestThumbsOfWhatIsGone(t *testing.T) {
	pictures, dir := shots(4), t.TempDir()
	library := phototest.Tree{"a.jpg": pictures[0], "gone.jpg": pictures[1], "changed.jpg": pictures[2]}.Write(t, filepath.Join(dir, "library"))
	backup := phototest.Tree{"b.jpg": pictures[3]}.Write(t, filepath.Join(dir, "backup"))
	s := showCheck(t, library, backup)
	if err := os.Remove(filepath.Join(library, "gone.jpg")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(library, "changed.jpg"), pictures[3], 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(backup, backup+"-away"); err != nil {
		t.Fatal(err)
	}
	files := append(s.files(t, false), s.files(t, true)...)
	files = append(files, report.File{Path: "never.jpg"}, report.File{Place: 7, Path: "a.jpg"}, report.File{Place: -1, Path: "a.jpg"}, report.File{Path: "a.jpg"})
	if got := s.pictured(t, files); len(got) != 2 || got[0] != "a.jpg" || got[1] != "a.jpg" {
		t.Errorf("%q\n%s", got, s.errs)
	}
}

// Whatever a layout asks for, what is hidden is shown to those only who ask for it.
func TestThumbsOfHiddenPhotos(t *testing.T) {
	pictures, dir := shots(4), t.TempDir()
	library := phototest.Tree{"a.jpg": pictures[0], "Hidden/b.jpg": pictures[1], "Recently Deleted/c.jpg": pictures[2]}.Write(t, filepath.Join(dir, "library"))
	backup := phototest.Tree{"d.jpg": pictures[3]}.Write(t, filepath.Join(dir, "backup"))
	s := showCheck(t, library, backup)
	if got := s.pictured(t, s.files(t, false)); len(got) != 1 || got[0] != "a.jpg" {
		t.Errorf("%q", got)
	}
	s.flags.showHidden = true
	if got := s.pictured(t, s.files(t, false)); len(got) != 3 {
		t.Errorf("with --show-hidden: %q", got)
	}
}

// A report that was cancelled over its pictures is not written.
func TestThumbsCancelled(t *testing.T) {
	pictures, dir := shots(2), t.TempDir()
	library := phototest.Tree{"a.jpg": pictures[0]}.Write(t, filepath.Join(dir, "library"))
	backup := phototest.Tree{"b.jpg": pictures[1]}.Write(t, filepath.Join(dir, "backup"))
	s := showCheck(t, library, backup)
	files := s.files(t, false)
	ctx, cancel := context.WithCancel(t.Context())
	layout := report.Layout{Write: func(w io.Writer, _ *photo.Report, o report.Options) error {
		cancel()
		if p := o.Thumbs(files); len(p) != 1 || p[0] != nil {
			t.Errorf("%d pictures", len(p))
		}
		_, err := io.WriteString(w, "half a report")
		return err
	}}
	out := filepath.Join(dir, "report.html")
	if err := s.writeOutputs(ctx, []output{{layout: layout, file: out, target: out}}, s.report); err == nil {
		t.Error("no error")
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("a half report was written")
	}
}
