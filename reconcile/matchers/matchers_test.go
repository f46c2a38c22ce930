package matchers

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strings"
	"testing"

	"rollcall/photo"
)

// Every Matcher that a file declares stands in All, once, with all it needs.
func TestAllIsComplete(t *testing.T) {
	listed := map[string]bool{}
	for _, m := range All {
		if listed[m.Name] || !regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`).MatchString(m.Name) {
			t.Errorf("name %q is no kebab-case key of its own", m.Name)
		}
		listed[m.Name] = true
		if m.Doc == "" || m.Keys == nil || m.Judge == nil {
			t.Errorf("%s lacks Doc, Keys or Judge", m.Name)
		}
	}
	for i, m := range All {
		if m.Proof != nil && i > 0 {
			t.Errorf("%s has proofs and is not the first rung", m.Name)
		}
	}
	if n := declared(t); n != len(All) {
		t.Errorf("%d matchers are declared, All lists %d", n, len(All))
	}
}

// declared counts the package's variables that are Matcher literals.
func declared(t *testing.T) (n int) {
	t.Helper()
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), f.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(node ast.Node) bool {
			if spec, ok := node.(*ast.ValueSpec); ok && len(spec.Values) == 1 {
				if lit, ok := spec.Values[0].(*ast.CompositeLit); ok {
					if name, ok := lit.Type.(*ast.Ident); ok && name.Name == "Matcher" {
						n++
					}
				}
			}
			return true
		})
	}
	return n
}

func TestFold(t *testing.T) {
	for _, tt := range []struct{ a, b string }{
		{"IMG_1.JPG", "img_1.jpg"},
		{"Cafe\u0301.JPG", "caf\u00e9.jpg"},
		{"Screenshot 9.41\u202fAM.png", "screenshot 9.41 am.png"},
	} {
		if Fold(tt.a) != Fold(tt.b) {
			t.Errorf("%q and %q fold to %q and %q", tt.a, tt.b, Fold(tt.a), Fold(tt.b))
		}
	}
	if bad := "\xff.JPG"; Fold(bad) != "\xff.jpg" {
		t.Errorf("a name that is no UTF-8 folds to %q", Fold(bad))
	}
}

func TestNear(t *testing.T) {
	at := func(wall int64) photo.Taken { return photo.Taken{Known: true, Wall: wall} }
	in := func(wall int64, zone int32) photo.Taken {
		return photo.Taken{Known: true, Wall: wall, Zoned: true, Zone: zone}
	}
	for name, tt := range map[string]struct {
		a, b   photo.Taken
		within int64
		want   bool
	}{
		"equal":             {at(100), at(100), 0, true},
		"three-apart":       {at(100), at(103), 3, true},
		"four-apart":        {at(100), at(104), 3, false},
		"quarter-hours":     {at(100_000), at(100_000 + 9*900), 0, true},
		"nearly-quarters":   {at(100_000), at(100_000 + 9*900 - 2), 3, true},
		"no-quarter":        {at(100_000), at(100_000 + 600), 3, false},
		"fifteen-hours":     {at(100_000), at(100_000 + 15*3600), 3, false},
		"one-moment":        {in(7200, 7200), in(0, 0), 0, true},
		"zones-say-no":      {in(7200, 7200), in(3600, 0), 0, false},
		"undated":           {photo.Taken{}, at(0), 3, false},
		"one-zone-tolerant": {in(7200, 7200), at(0), 0, true},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Near(tt.a, tt.b, tt.within); got != tt.want {
				t.Errorf("Near = %v, want %v", got, tt.want)
			}
			if got := Near(tt.b, tt.a, tt.within); got != tt.want {
				t.Errorf("the other way round: %v, want %v", got, tt.want)
			}
		})
	}
}

// Two captures that sameCapture calls one must share a key, or they never meet.
func TestCaptureKeysMeet(t *testing.T) {
	item := func(wall int64) *photo.Item {
		return &photo.Item{Meta: photo.Meta{Model: "cam", Taken: photo.Taken{Known: true, Wall: wall}}}
	}
	for wall := int64(-200_000); wall < 200_000; wall += 1237 {
		for quarters := int64(-56); quarters <= 56; quarters++ {
			a, b := item(wall), item(wall+quarters*900)
			if !sameCapture(a, b) {
				t.Fatalf("%d and %d quarter hours on: not one capture", wall, quarters)
			}
			if !share(captureKeys(a), captureKeys(b)) {
				t.Fatalf("%d and %d quarter hours on share no key", wall, quarters)
			}
		}
	}
}

func captureKeys(it *photo.Item) []Key {
	r := newKeyring()
	addCaptureKeys(&r, it)
	return r.keys()
}

func share(a, b []Key) bool {
	for _, k := range a {
		for _, l := range b {
			if k == l {
				return true
			}
		}
	}
	return false
}

func TestJudgeBytes(t *testing.T) {
	whole := func(size int64, digest, ends byte) *photo.Item {
		return &photo.Item{Path: "a.jpg", Standing: photo.StandsMedia, Level: photo.LevelWhole, Stamp: photo.Stamp{Size: size}, Digest: photo.Digest{digest}, Ends: photo.Digest{ends}}
	}
	ends := func(size int64, ends byte) *photo.Item {
		return &photo.Item{Path: "a.jpg", Standing: photo.StandsMedia, Level: photo.LevelEnds, Stamp: photo.Stamp{Size: size}, Ends: photo.Digest{ends}}
	}
	locked := whole(9, 1, 1)
	locked.Standing = photo.StandsProblem
	for name, tt := range map[string]struct {
		a, b *photo.Item
		want photo.Grade
	}{
		"equal":                 {whole(9, 1, 1), whole(9, 1, 1), photo.Exact},
		"middle-differs":        {whole(9, 1, 1), whole(9, 2, 1), photo.NoGrade},
		"ends-only":             {ends(9, 1), ends(9, 1), photo.Unverified},
		"one-read-whole":        {whole(9, 1, 1), ends(9, 1), photo.Unverified},
		"ends-differ":           {ends(9, 1), ends(9, 2), photo.NoGrade},
		"sizes-differ":          {ends(9, 1), ends(8, 1), photo.NoGrade},
		"neither-read":          {ends(9, 0), ends(9, 0), photo.NoGrade},
		"could-not-be-read":     {whole(9, 1, 0), locked, photo.NoGrade},
		"empty-and-of-one-name": {whole(0, 3, 0), whole(0, 3, 0), photo.Exact},
		"empty-and-other-names": {whole(0, 3, 0), &photo.Item{Path: "b.jpg", Standing: photo.StandsMedia, Level: photo.LevelWhole, Digest: photo.Digest{3}}, photo.NoGrade},
	} {
		t.Run(name, func(t *testing.T) {
			if got := judgeBytes(tt.a, tt.b, nil); got.Grade != tt.want || got.Why == "" {
				t.Errorf("%+v, want %q", got, tt.want)
			}
		})
	}
}

// Of an empty file of the library only the name is left: a whole one of that name is to be kept.
func TestJudgeEmptied(t *testing.T) {
	item := func(path string, size int64, whole photo.Wholeness) *photo.Item {
		return &photo.Item{Path: path, Standing: photo.StandsMedia, Level: photo.LevelWhole, Stamp: photo.Stamp{Size: size}, Whole: whole}
	}
	for name, tt := range map[string]struct {
		back *photo.Item
		want photo.Grade
	}{
		"whole-of-its-name":       {item("a.jpg", 9, photo.Whole), photo.LookAlike},
		"unchecked-of-its-name":   {item("a.jpg", 9, ""), photo.LookAlike},
		"whole-in-another-folder": {item("x/a.jpg", 9, photo.Whole), photo.LookAlike},
		"cut-of-its-name":         {item("a.jpg", 9, photo.Cut), photo.NoGrade},
		"empty-of-its-name":       {item("a.jpg", 0, photo.Whole), photo.NoGrade},
		"whole-of-another-name":   {item("b.jpg", 9, photo.Whole), photo.NoGrade},
	} {
		t.Run(name, func(t *testing.T) {
			got := judgeDamage(item("a.jpg", 0, ""), tt.back, nil)
			if got.Grade != tt.want || got.Unsure != (tt.want == photo.LookAlike) || got.Why == "" {
				t.Errorf("%+v, want %q", got, tt.want)
			}
		})
	}
}

func TestJudgeShotByIDs(t *testing.T) {
	item := func(change func(it *photo.Item)) *photo.Item {
		it := &photo.Item{Path: "IMG_1.heic", Class: photo.Still, Stamp: photo.Stamp{Size: 9}, Whole: photo.Whole}
		it.Meta = photo.Meta{Model: "cam", Width: 4000, Height: 3000, ContentID: "c", RequestID: "r", Taken: photo.Taken{Known: true, Wall: 500_000_000}}
		change(it)
		return it
	}
	for name, tt := range map[string]struct {
		change func(it *photo.Item)
		want   photo.Grade
		unsure bool
		look   string
	}{
		"converted":          {func(it *photo.Item) { it.Path = "IMG_1.jpg" }, photo.NoGrade, false, photo.LookPixels},
		"turned":             {func(it *photo.Item) { it.Meta.Width, it.Meta.Height = 3000, 4000 }, photo.NoGrade, false, photo.LookPixels},
		"no-camera-but-id":   {func(it *photo.Item) { it.Meta.Model = "" }, photo.NoGrade, false, photo.LookPixels},
		"edit-by-ids":        {func(it *photo.Item) { it.Meta.ContentID = "other" }, photo.EditedGrade, false, ""},
		"edit-by-itself":     {func(it *photo.Item) { it.Meta.Edited = true }, photo.EditedGrade, false, ""},
		"edit-by-name":       {func(it *photo.Item) { it.Path = "IMG_E1.jpg"; it.Meta.ContentID = "" }, photo.NoGrade, false, photo.LookPixels},
		"other-request":      {func(it *photo.Item) { it.Meta.RequestID = "other" }, photo.NoGrade, false, ""},
		"other-time":         {func(it *photo.Item) { it.Meta.Taken.Wall = 500_000_077 }, photo.NoGrade, false, ""},
		"smaller":            {func(it *photo.Item) { it.Meta.Width, it.Meta.Height = 480, 360 }, photo.NoGrade, false, photo.LookSketch},
		"of-unknown-size":    {func(it *photo.Item) { it.Meta.Width = 0 }, photo.NoGrade, false, photo.LookSketch},
		"smaller-and-broken": {func(it *photo.Item) { it.Meta.Width, it.Whole = 480, photo.Cut }, photo.Damaged, false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := judgeShot(item(func(*photo.Item) {}), item(tt.change), nil)
			if got.Grade != tt.want || got.Unsure != tt.unsure || got.Look != tt.look {
				t.Errorf("%+v, want %q, unsure %v, look %q", got, tt.want, tt.unsure, tt.look)
			}
		})
	}
}

func TestJudgeDamageSameSize(t *testing.T) {
	item := func(p string, digest byte) *photo.Item {
		return &photo.Item{Path: p, Class: photo.Still, Standing: photo.StandsMedia, Level: photo.LevelWhole, Stamp: photo.Stamp{Size: 9}, Whole: photo.Whole, Digest: photo.Digest{digest}, Picture: photo.Digest{digest}}
	}
	a, b := item("x/1.jpg", 1), item("y/1.jpg", 2)
	if j := judgeDamage(a, b, nil); j.Look != photo.LookBytes {
		t.Errorf("%+v, want a look", j)
	}
	if j := judgeDamage(a, b, &photo.Comparison{Bytes: true, Differing: 3}); j.Grade != photo.Damaged {
		t.Errorf("three bytes differ: %+v, want damaged", j)
	}
	if j := judgeDamage(a, b, &photo.Comparison{Bytes: true, Differing: 16}); j.Grade != photo.NoGrade {
		t.Errorf("all bytes differ: %+v, want no damage", j)
	}
	short := item("y/1.jpg", 3)
	short.Stamp.Size = 5
	if j := judgeDamage(a, short, nil); j.Look != photo.LookBytes {
		t.Errorf("shorter, of the same name: %+v, want a look", j)
	}
	if j := judgeDamage(a, short, &photo.Comparison{Bytes: true, Prefix: true}); j.Grade != photo.Damaged {
		t.Errorf("the beginning: %+v, want damaged", j)
	}
	broken := item("y/1.jpg", 3)
	broken.Stamp.Size, broken.Whole = 5, photo.Cut
	for looked, want := range map[*photo.Comparison]photo.Grade{nil: photo.NoGrade, {Bytes: true, Prefix: true}: photo.Damaged, {Bytes: true}: photo.NoGrade} {
		if j := judgeDamage(a, broken, looked); j.Grade != want || looked == nil && j.Look != photo.LookBytes {
			t.Errorf("cut off, of the same name, in another folder, %+v: %+v, want %q", looked, j, want)
		}
	}
	if j := judgeDamage(a, item("y/2.jpg", 2), nil); j.Grade != photo.NoGrade || j.Look != "" {
		t.Errorf("another name: %+v, want nothing", j)
	}
}

// Flipped bytes prove damage also without a name: of two pictures of their own
// nearly all bytes differ.
func TestJudgeDamageFlipped(t *testing.T) {
	item := func(p string, digest byte, changes ...func(*photo.Item)) *photo.Item {
		it := still(asJPEG, named(p), func(it *photo.Item) { it.Digest, it.Picture = photo.Digest{digest}, photo.Digest{digest} })
		it.Meta.Taken, it.Meta.Model = photo.Taken{}, ""
		for _, change := range changes {
			change(it)
		}
		return it
	}
	bitmap := func(it *photo.Item) { it.Stamp.Size, it.Format = 3*it.Meta.Pixels(), "bmp" }
	noise := func(it *photo.Item) { it.Stamp.Size, it.Format = 5*it.Meta.Pixels()/2, "png" }
	unknown := func(it *photo.Item) { it.Picture = photo.Digest{} }
	cut := func(it *photo.Item) { it.Whole, it.Picture, it.Meta.Width = photo.Zeroed, photo.Digest{}, 0 }
	counted := func(n int64) *photo.Comparison { return &photo.Comparison{Bytes: true, Differing: n} }
	for name, tt := range map[string]struct {
		library, backup *photo.Item
		looked          *photo.Comparison
		want            string
	}{
		"renamed":                  {item("1.jpg", 1), item("2.jpg", 2), nil, "look bytes"},
		"renamed-few":              {item("1.jpg", 1), item("2.jpg", 2), counted(4), "damaged"},
		"renamed-some":             {item("1.jpg", 1), item("2.jpg", 2), counted(64), "damaged"},
		"renamed-sixteen":          {item("1.jpg", 1), item("2.jpg", 2), counted(16), "damaged"},
		"renamed-all":              {item("1.jpg", 1), item("2.jpg", 2), counted(200_000), "nothing"},
		"renamed-noise":            {item("1.png", 1, noise), item("2.png", 2, noise), nil, "look bytes"},
		"renamed-noise-few":        {item("1.png", 1, noise), item("2.png", 2, noise), counted(3), "damaged"},
		"renamed-bitmap":           {item("1.bmp", 1, bitmap), item("2.bmp", 2, bitmap), nil, "nothing"},
		"renamed-other-time":       {item("1.jpg", 1, takenAt(noon)), item("2.jpg", 2, takenAt(noon+9)), nil, "nothing"},
		"renamed-zeroed":           {item("1.jpg", 1, takenAt(noon)), item("2.jpg", 2, cut), &photo.Comparison{Bytes: true, Differing: 9000, Zeroed: true}, "damaged"},
		"renamed-gone":             {item("1.jpg", 1), item("2.jpg", 2), &photo.Comparison{Problem: "is gone"}, "nothing"},
		"of-its-name-gone":         {item("1.jpg", 1), item("1.jpg", 2), &photo.Comparison{Problem: "is gone"}, "unsure"},
		"renamed-broken":           {item("1.jpg", 1, takenAt(noon)), item("2.jpg", 2, cut), counted(200_000), "nothing"},
		"of-its-name-other-format": {item("1.jpg", 1), item("1.heic", 2, classed(photo.Still, "heic")), counted(200_000), "nothing"},
		"of-its-name-not-counted":  {item("1.jpg", 1), item("1.jpg", 2), counted(200_000), "damaged"},
		"of-its-name-bitmap":       {item("1.bmp", 1, bitmap), item("1.bmp", 2, bitmap), counted(3_000_000), "nothing"},
		"of-its-name-metadata-few": {item("1.jpg", 1, unknown), item("1.jpg", 2), counted(4), "damaged"},
		"of-its-name-metadata":     {item("1.jpg", 1, unknown), item("1.jpg", 2), counted(64), "nothing"},
	} {
		t.Run(name, func(t *testing.T) {
			if j := judgeDamage(tt.library, tt.backup, tt.looked); said(j) != tt.want {
				t.Errorf("%s, want %s: %+v", said(j), tt.want, j)
			}
			if tt.want != "nothing" && !share(damageKeys(tt.library), damageKeys(tt.backup)) {
				t.Error("they never meet")
			}
		})
	}
}

// A sector of zeros in the metadata of a copy is no edit that somebody made; a
// picture that is the same but for zeros in it is damaged.
func TestJudgeZeroed(t *testing.T) {
	item := func(digest, picture byte) *photo.Item {
		return &photo.Item{Path: "1.jpg", Class: photo.Still, Standing: photo.StandsMedia, Level: photo.LevelWhole, Stamp: photo.Stamp{Size: 9000}, Whole: photo.Whole, Digest: photo.Digest{digest}, Picture: photo.Digest{picture}}
	}
	zeroed := &photo.Comparison{Bytes: true, Differing: 16, Zeroed: true}
	if j := judgePicture(item(1, 7), item(2, 7), zeroed); !j.Unsure || j.Grade.Full() {
		t.Errorf("zeros in the metadata: %+v, want a doubt", j)
	}
	if j := judgePicture(item(1, 7), item(2, 7), &photo.Comparison{Bytes: true, Differing: 16}); j.Grade != photo.SamePicture {
		t.Errorf("other metadata: %+v, want the same picture", j)
	}
	if j := judgeDamage(item(1, 7), item(2, 8), zeroed); j.Grade != photo.Damaged {
		t.Errorf("zeros in the picture: %+v, want damaged", j)
	}
	holed := &photo.Comparison{Bytes: true, Differing: 16, Holed: true}
	if j := judgeDamage(item(1, 7), item(2, 8), holed); !j.Unsure || j.Grade.Full() {
		t.Errorf("zeros in the library's picture: %+v, want a doubt", j)
	}
	begun := item(2, 8)
	begun.Prefixes = []photo.Prefix{{Size: 4096, Digest: photo.Digest{5}}}
	library := item(1, 7)
	library.Prefixes = begun.Prefixes
	if j := judgeDamage(library, begun, holed); !j.Unsure || j.Grade.Full() {
		t.Errorf("zeros late in the library's picture: %+v, want a doubt", j)
	}
	if j := judgeDamage(library, begun, &photo.Comparison{Bytes: true, Differing: 16}); j.Grade != photo.Damaged {
		t.Errorf("the same beginning, and no zeros: %+v, want damaged", j)
	}
}

// Zeros that fill up a file behind its picture are no part of the photo: a copy
// that was written anew without them is whole, and so is one that stops where the
// picture's container does. One with some of the zeros may as well be cut
// off. A copy that has zeros for a video is not whole.
func TestJudgeFilledUp(t *testing.T) {
	item := func(size, tail int64, digest byte) *photo.Item {
		it := &photo.Item{Path: "1.jpg", Class: photo.Still, Standing: photo.StandsMedia, Level: photo.LevelWhole, Stamp: photo.Stamp{Size: size}, Whole: photo.Whole, Digest: photo.Digest{byte(size), digest}, Picture: photo.Digest{7}}
		it.TailSize, it.Tail = tail, photo.Digest{digest}
		return it
	}
	cut := &photo.Comparison{Bytes: true, Prefix: true}
	anew := &photo.Comparison{Bytes: true, Differing: 16}
	if j := judgePicture(item(120, 20, 0), item(100, 0, 0), anew); j.Grade != photo.SamePicture || !SameMotion(item(120, 20, 0), item(100, 0, 0)) {
		t.Errorf("written anew without the zeros: %+v, want the same picture", j)
	}
	if j := judgePicture(item(120, 20, 0), item(107, 7, 0), cut); !j.Unsure {
		t.Errorf("ended with some of the zeros: %+v, want unsure", j)
	}
	jpeg := func(it *photo.Item) *photo.Item { it.Format = "jpeg"; return it }
	if j := judgePicture(jpeg(item(120, 20, 0)), jpeg(item(100, 0, 0)), cut); j.Grade != photo.SamePicture || j.Unsure {
		t.Errorf("a JPEG without the zeros behind its end: %+v, want the same picture", j)
	}
	if j := judgePicture(jpeg(item(120, 20, 0)), jpeg(item(107, 7, 0)), cut); !j.Unsure {
		t.Errorf("a JPEG with some of the zeros: %+v, want unsure", j)
	}
	if j := judgePicture(jpeg(item(120, 20, 5)), jpeg(item(100, 0, 0)), cut); !HasMotion(item(120, 20, 5)) || SameMotion(item(120, 20, 5), item(100, 0, 0)) {
		t.Errorf("a JPEG without what lies behind its picture: %+v, and it is taken for the same", j)
	}
	told := jpeg(item(120, 20, 0))
	told.Meta.Motion = photo.Span{Offset: 100, Size: 20}
	if j := judgePicture(told, jpeg(item(100, 0, 0)), cut); !j.Unsure {
		t.Errorf("a JPEG that tells of a video where zeros are: %+v, want unsure", j)
	}
	if SameMotion(item(120, 20, 5), item(120, 20, 0)) {
		t.Error("zeros in place of a video are taken for it")
	}
	if j := judgePicture(item(120, 0, 0), item(100, 0, 0), cut); j.Grade != photo.Damaged {
		t.Errorf("the beginning of a file without filling: %+v, want damaged", j)
	}
}

// A library's file that is damaged itself makes no whole file of the backup a
// damaged copy: that one may be the only good one.
func TestJudgeRottenLibrary(t *testing.T) {
	item := func(size int64, digest byte, whole photo.Wholeness) *photo.Item {
		return &photo.Item{Path: "a/1.heic", Class: photo.Still, Format: "heic", Standing: photo.StandsMedia, Level: photo.LevelWhole,
			Stamp: photo.Stamp{Size: size}, Digest: photo.Digest{digest}, Whole: whole, Prefixes: []photo.Prefix{{Size: 64 << 10, Digest: photo.Digest{9}}}}
	}
	sound := item(200_000, 1, photo.Whole)
	for name, rotten := range map[string]*photo.Item{"zeroed": item(200_000, 2, photo.Zeroed), "cut": item(90_000, 3, photo.Cut)} {
		if j := judgeDamage(rotten, sound, nil); !j.Unsure || j.Grade != photo.LookAlike || !strings.Contains(j.Why, "keep the backup's") {
			t.Errorf("%s in the library: %+v, want unsure", name, j)
		}
		small := *rotten
		small.Prefixes, small.Path = nil, "b/a/1.HEIC"
		if j := judgeDamage(&small, sound, &photo.Comparison{Bytes: true, Differing: 5000}); !j.Unsure {
			t.Errorf("%s in the library, by its name: %+v, want unsure", name, j)
		}
		if j := judgeDamage(sound, rotten, nil); j.Grade != photo.Damaged {
			t.Errorf("%s in the backup: %+v, want damaged", name, j)
		}
	}
}
