package sources

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
	"rollcall/photo/phototest"
)

// phoneIn writes a backup into a new folder.
func phoneIn(t *testing.T, tree phototest.Tree) string {
	t.Helper()
	return tree.Write(t, filepath.Join(t.TempDir(), "00008030-0011223344556677"))
}

// openPhone opens a backup with a password.
func openPhone(t *testing.T, root, password string) Source {
	t.Helper()
	kind := Detect(All, root)
	if kind == nil || kind.Name != "phone-backup" {
		t.Fatalf("%q is taken for %v", root, kind)
	}
	s, err := kind.Open(root, Options{Password: func(string, string) (string, error) { return password, nil }})
	must(t, err)
	return s
}

func readAll(t *testing.T, s Source, path string) []byte {
	t.Helper()
	f, err := s.Open(path)
	must(t, err)
	defer f.Close()
	content, err := io.ReadAll(io.NewSectionReader(f, 0, f.Size()))
	must(t, err)
	if d, ok := f.(interface{ Damage() string }); ok && d.Damage() != "" {
		t.Errorf("%q: %s", path, d.Damage())
	}
	return content
}

func phoneOfAll(password string) phototest.PhoneBackup {
	return phototest.PhoneBackup{Password: password, Files: []phototest.PhoneFile{
		{Path: "Media/DCIM/100APPLE/IMG_0001.JPG", Content: phototest.JPEG(phototest.Shot{}), UUID: idA, Hidden: true, Saved: 3},
		{Path: "Media/DCIM/100APPLE/IMG_0002.HEIC", Content: phototest.HEIC(phototest.Shot{}), Trashed: true, Added: added},
		{Path: "Media/DCIM/100APPLE/IMG_0002.MOV", Content: []byte("movie")},
		{Path: "Media/DCIM/100APPLE/IMG_0002.AAE", Content: []byte("edit")},
		{Path: "Media/PhotoData/CPLAssets/group362/" + idC + ".PNG", Content: bytes.Repeat([]byte("png"), 20_000), Name: "IMG_7.PNG", FromCloud: true, Print: true, Saved: 6},
		{Path: "Media/PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_0009.HEIC/5003.JPG", Content: []byte("thumbnail")},
		{Path: "Media/PhotoData/Thumbnails/4031.ithmb", Content: []byte("table")},
		{Path: "Media/PhotoData/PhotoCloudSharingData/1/A/100CLOUD/IMG_5.JPG", Content: []byte("shared")},
		{Path: "Media/PhotoData/Photos.sqlite-wal"},
		{Path: "Library/SMS/Attachments/00/00/IMG_8.JPG", Domain: "MediaDomain", Content: []byte("message")},
		{Path: "Library/Preferences/x.plist", Domain: "HomeDomain", Content: []byte("x")},
	}}
}

func TestPhoneBackup(t *testing.T) {
	for name, b := range map[string]phototest.PhoneBackup{"plain": phoneOfAll(""), "encrypted": phoneOfAll("secret"), "early": phoneOfAll("secret")} {
		t.Run(name, func(t *testing.T) {
			privateTemp(t)
			b.Early = name == "early"
			s := openPhone(t, phoneIn(t, b.Tree()), b.Password)
			entries := walked(t, s)
			facts := map[string]photo.Facts{}
			for path, e := range entries {
				facts[path] = e.Facts
				if e.Problem != nil {
					t.Errorf("%q: %s", path, e.Problem.Text)
				}
			}
			want := map[string]photo.Facts{
				"Media/DCIM/100APPLE/IMG_0001.JPG":  {photo.FactAsset: idA, photo.FactHiddenAlbum: "Hidden"},
				"Media/DCIM/100APPLE/IMG_0002.HEIC": {photo.FactTrash: "Recently Deleted", photo.FactAdded: "2024-05-02T08:00:00Z"},
				"Media/DCIM/100APPLE/IMG_0002.MOV":  nil,
				"Media/DCIM/100APPLE/IMG_0002.AAE":  nil,
				"Media/PhotoData/CPLAssets/group362/" + idC + ".PNG": {
					photo.FactOriginalName: "IMG_7.PNG", photo.FactCloudState: "uploaded", photo.FactFingerprint: print(strings.Repeat("png", 20_000)),
				},
				"Media/PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_0009.HEIC/5003.JPG": {photo.FactThumbnailCache: "Thumbnails", photo.FactOriginalName: "IMG_0009.HEIC"},
				"Media/PhotoData/Thumbnails/4031.ithmb":                              nil,
				"Media/PhotoData/PhotoCloudSharingData/1/A/100CLOUD/IMG_5.JPG":       {photo.FactShared: "PhotoCloudSharingData"},
				"Media/PhotoData/Photos.sqlite-wal":                                  nil,
			}
			if diff := cmp.Diff(want, facts); diff != "" {
				t.Error(diff)
			}
			for _, f := range b.Files {
				e, ok := entries[f.Path]
				if !ok {
					continue
				}
				if got := readAll(t, s, f.Path); !bytes.Equal(got, f.Content) || e.Stamp.Size != int64(len(got)) {
					t.Errorf("%q comes out otherwise: %d bytes, %d by its stamp", f.Path, len(got), e.Stamp.Size)
				}
				if other := strings.HasPrefix(f.Path, "Media/PhotoData/") && !isPicture(strings.ToLower(f.Path)); other != (e.Standing == photo.StandsOther) {
					t.Errorf("%q stands as %q", f.Path, e.Standing)
				}
			}
			if e := entries["Media/DCIM/100APPLE/IMG_0001.JPG"]; e.Stamp.ModTime != time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).UnixNano() || e.Stamp.ChangeTime == 0 {
				t.Errorf("stamp %+v", e.Stamp)
			}
			p := s.Place()
			for fact, want := range map[photo.Fact]string{
				photo.FactDevice: "Ann's phone (iPhone9,3)", photo.FactSystem: "iOS 14.3", photo.FactBackupDate: "2024-05-01T12:00:00Z",
				photo.FactCameraRoll: "", photo.FactLayout: "",
			} {
				if p.Facts.Text(fact) != want {
					t.Errorf("%s is %q, want %q", fact, p.Facts.Text(fact), want)
				}
			}
			if p.Route != photo.RoutePhone || !p.RouteSure || !p.Complete || len(p.Problems) > 0 {
				t.Errorf("place %+v", p)
			}
		})
	}
}

// An opened file tells the same stamp as the walk did, so that nothing is read
// twice.
func TestPhoneBackupStampsAgree(t *testing.T) {
	s := openPhone(t, phoneIn(t, phoneOfAll("x").Tree()), "x")
	for path, e := range walked(t, s) {
		f, err := s.Open(path)
		must(t, err)
		if stamped, ok := f.(interface{ Stamp() (photo.Stamp, error) }); ok {
			now, err := stamped.Stamp()
			must(t, err)
			if !now.Unchanged(e.Stamp) || now.Size != e.Stamp.Size {
				t.Errorf("%q: %+v, walked %+v", path, now, e.Stamp)
			}
		}
		must(t, f.Close())
	}
}

func TestPhoneBackupPassword(t *testing.T) {
	root := phoneIn(t, phoneOfAll("secret").Tree())
	_, err := PhoneBackup.Open(root, Options{Password: func(string, string) (string, error) { return "Secret", nil }})
	if wrong := (*WrongPassword)(nil); !errors.As(err, &wrong) || wrong.Hint() == "" {
		t.Errorf("with a wrong password: %v", err)
	}
	asked := errors.New("no terminal")
	if _, err := PhoneBackup.Open(root, Options{Password: func(string, string) (string, error) { return "", asked }}); !errors.Is(err, asked) {
		t.Errorf("asking fails: %v", err)
	}
	s, err := PhoneBackup.Open(root, Options{})
	must(t, err)
	if n := len(walked(t, s)); n != 0 {
		t.Errorf("%d files without a password", n)
	}
	p := s.Place()
	want := []photo.Problem{{Kind: photo.ProblemUnread, Path: ".", Text: "encrypted: no password, cannot compare"}}
	if diff := cmp.Diff(want, p.Problems); diff != "" || p.Complete {
		t.Errorf("complete %t\n%s", p.Complete, diff)
	}
	if p.Facts.Text(photo.FactBackupDate) == "" || p.Facts.Text(photo.FactDevice) == "" {
		t.Errorf("what is told in the open is not known: %v", p.Facts)
	}
}

// In a folder, where its owner keeps all backups.
func TestPhoneBackupInAFolder(t *testing.T) {
	root := t.TempDir()
	phoneOfAll("secret").Tree().Write(t, filepath.Join(root, "Backup", "0000"))
	var asked []string
	s, err := Folder.Open(root, Options{Password: func(root, device string) (string, error) {
		asked = append(asked, filepath.Base(root)+" "+device)
		return "secret", nil
	}})
	must(t, err)
	entries := walked(t, s)
	const path = "Backup/0000!/Media/DCIM/100APPLE/IMG_0001.JPG"
	if e, ok := entries[path]; !ok || e.Facts.Text(photo.FactHiddenAlbum) == "" || len(entries) != 9 {
		t.Errorf("%d entries: %v", len(entries), paths(entries))
	}
	if got := readAll(t, s, path); !bytes.Equal(got, phototest.JPEG(phototest.Shot{})) {
		t.Error("it comes out otherwise")
	}
	if diff := cmp.Diff([]string{"0000 Ann's phone (iPhone9,3)"}, asked); diff != "" {
		t.Error(diff)
	}
	p := s.Place()
	if p.Route != photo.RoutePhone || !p.Complete || p.Facts.Text(photo.FactDevice) == "" {
		t.Errorf("place %+v", p)
	}
	must(t, os.WriteFile(filepath.Join(root, "other.jpg"), []byte("x"), 0o600))
	walked(t, s)
	if p := s.Place(); p.Facts.Has(photo.FactBackupDate) || p.Route == photo.RoutePhone {
		t.Errorf("with other photos beside it the place is a phone backup: %+v", p)
	}
	locked, err := Folder.Open(root, Options{})
	must(t, err)
	walked(t, locked)
	if p := locked.Place(); p.Complete || len(p.Problems) != 1 || p.Problems[0].Path != "Backup/0000" {
		t.Errorf("without a password: %+v", p.Problems)
	}
	wrong, err := Folder.Open(root, Options{Password: func(string, string) (string, error) { return "x", nil }})
	must(t, err)
	walked(t, wrong)
	if p := wrong.Place(); p.Complete || len(p.Problems) != 1 || !strings.Contains(p.Problems[0].Text, "password is wrong") {
		t.Errorf("with a wrong password: %+v", p.Problems)
	}
}

func TestPhoneBackupDamage(t *testing.T) {
	for _, password := range []string{"", "secret"} {
		b := phoneOfAll(password)
		b.State = "uploading"
		b.Files[0].Lost, b.Files[0].Taken, b.Files[0].Zone = true, time.Date(2024, 3, 1, 8, 0, 0, 0, time.UTC), 7200
		tree := b.Tree()
		cut := b.Files[1].BlobName()
		tree[cut] = tree[cut][:len(tree[cut])-33]
		s := openPhone(t, phoneIn(t, tree), password)
		entries := walked(t, s)
		lost := entries[b.Files[0].Path]
		taken := photo.Taken{Wall: time.Date(2024, 3, 1, 10, 0, 0, 0, time.UTC).Unix(), Known: true, Zoned: true, Zone: 7200}
		if r := lost.Record; r == nil || r.Class != photo.Still || r.Taken != taken || lost.Problem != nil || !lost.Facts.Has(photo.FactUnfinished) {
			t.Errorf("a file without its data: %+v, record %+v", lost, r)
		}
		if _, err := s.Open(b.Files[0].Path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("it is opened: %v", err)
		}
		f, err := s.Open(b.Files[1].Path)
		must(t, err)
		content, err := io.ReadAll(io.NewSectionReader(f, 0, f.Size()))
		must(t, err)
		if d := f.(interface{ Damage() string }).Damage(); d == "" || !bytes.HasPrefix(b.Files[1].Content, content) || len(content) < len(b.Files[1].Content)-50 {
			t.Errorf("a file that was cut off: %d bytes, %q", len(content), d)
		}
		f.Close()
		p := s.Place()
		if len(p.Problems) != 2 || !strings.Contains(p.Problems[0].Text, "stopped at") || !strings.Contains(p.Problems[1].Text, "has not its data") || !p.Complete {
			t.Errorf("complete %t, problems %v", p.Complete, p.Problems)
		}
		if n := p.Facts.Int(photo.FactLeftovers); n != 2 {
			t.Errorf("%d leftovers", n)
		}
	}
}

func TestPhoneBackupWithoutCameraRoll(t *testing.T) {
	thumb := func(n string) phototest.PhoneFile {
		return phototest.PhoneFile{Path: "Media/PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_" + n + ".HEIC/5003.JPG", Content: []byte(n)}
	}
	file := phototest.PhoneFile{Path: "Media/DCIM/100APPLE/IMG_1.HEIC", Content: []byte("x")}
	var many []phototest.PhoneFile
	for _, n := range strings.Split("1 2 3 4 5 6 7 8 9 10 11", " ") {
		many = append(many, thumb(n))
	}
	for name, c := range map[string]struct {
		cloud bool
		files []phototest.PhoneFile
		want  string
	}{
		"empty":          {true, nil, "iCloud Photos is on"},
		"thumbnails":     {true, many, "iCloud Photos is on, and of 11 photos the backup has 0"},
		"nearly-empty":   {true, append(many, file), "iCloud Photos is on, and of 11 photos the backup has 1"},
		"some":           {true, append(many[:3:3], file), ""},
		"without-marker": {false, many, ""},
		"full":           {true, []phototest.PhoneFile{file}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := openPhone(t, phoneIn(t, phototest.PhoneBackup{ICloud: c.cloud, Files: c.files}.Tree()), "")
			walked(t, s)
			if got := s.Place().Facts.Text(photo.FactCameraRoll); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// below is a tree in a folder.
func below(folder string, tree phototest.Tree) phototest.Tree {
	moved := phototest.Tree{}
	for path, content := range tree {
		moved[folder+"/"+path] = content
	}
	return moved
}
