package matchers

import (
	"strings"
	"testing"

	"rollcall/photo"
)

// A judgement as the tests name it: "unsure" goes before the grade, "better"
// beside it, and a look before both.
func said(j photo.Judgement) string {
	switch {
	case j.Look != "":
		return "look " + j.Look
	case j.Unsure:
		return "unsure"
	case j.Grade == photo.NoGrade:
		return "nothing"
	case j.Better:
		return string(j.Grade) + " better"
	}
	return string(j.Grade)
}

func TestJudgeShot(t *testing.T) {
	jpeg := func(changes ...func(*photo.Item)) *photo.Item {
		return still(append([]func(*photo.Item){asJPEG}, changes...)...)
	}
	broken := func(it *photo.Item) { it.Whole = photo.Cut }
	lost := func(it *photo.Item) { it.Sketch = &photo.Sketch{Problem: "took too long"} }
	black := sketched(smooth(3, 0))
	for name, tt := range map[string]struct {
		library, backup *photo.Item
		looked          *photo.Comparison
		want            string
	}{
		"other-moment": {still(), jpeg(takenAt(noon + 7)), agreeing, "nothing"},
		"other-camera": {still(), jpeg(func(it *photo.Item) { it.Meta.Model = "iPhone 13" }), agreeing, "nothing"},
		"broken":       {still(), jpeg(broken), agreeing, "damaged"},

		"full":                      {still(), jpeg(), nil, "look pixels"},
		"full-and-sketched":         {still(showing(1)), jpeg(showing(1)), nil, "look pixels"},
		"full-sketch-failed":        {still(lost), jpeg(showing(1)), nil, "unsure"},
		"full-not-decoded":          {still(), jpeg(), notDecoded, "unsure"},
		"full-no-answer":            {still(), jpeg(), &photo.Comparison{}, "look pixels"},
		"converted":                 {still(), jpeg(), agreeing, "converted"},
		"converted-turned":          {still(), jpeg(sized(3024, 4032)), agreeing, "converted"},
		"converted-to-fewer-bytes":  {jpeg(), still(), agreeing, "converted"},
		"same-codec-as-many-bytes":  {jpeg(), jpeg(weighing(3_200_000)), agreeing, "converted"},
		"same-codec-fewer-bytes":    {jpeg(), jpeg(weighing(1_400_000)), agreeing, "recompressed"},
		"makers-data-lost":          {jpeg(pictured(1_500_000)), jpeg(weighing(1_700_000), pictured(1_600_000)), agreeing, "converted"},
		"fewer-bytes-padded":        {jpeg(pictured(1_500_000)), jpeg(pictured(900_000)), agreeing, "recompressed"},
		"fewer-bytes-told-by-one":   {jpeg(pictured(1_500_000)), jpeg(weighing(1_400_000)), agreeing, "recompressed"},
		"same-codec-equal-pixels":   {jpeg(), jpeg(weighing(3_000_000)), equalPixels, "converted"},
		"same-codec-coarser":        {jpeg(), jpeg(weighing(700_000)), coarser, "recompressed"},
		"same-codec-coarser-as-big": {jpeg(), jpeg(), coarser, "unsure"},
		"less-grain-same-codec":     {jpeg(), jpeg(weighing(700_000)), grainless, "recompressed"},
		"other-codec-coarser":       {still(), jpeg(), coarser, "unsure"},
		"other-codec-less-grain":    {still(), jpeg(), grainless, "unsure"},
		"motion-lost":               {jpeg(weighing(7_000_000), func(it *photo.Item) { it.TailSize = 3_500_000 }), jpeg(), agreeing, "converted"},
		"again":                     {still(), jpeg(), again, "nothing"},
		"drowned":                   {jpeg(), jpeg(weighing(900_000)), drowned, "recompressed"},
		"drowned-other-name":        {jpeg(), jpeg(weighing(900_000), named("x/IMG_1235.jpg")), drowned, "nothing"},
		"drowned-second-of-name":    {jpeg(), jpeg(weighing(900_000), named("x/IMG_1234(1).jpg")), drowned, "nothing"},
		"drowned-as-many-bytes":     {jpeg(), jpeg(), drowned, "nothing"},
		"drowned-other-codec":       {still(), jpeg(weighing(900_000)), drowned, "nothing"},
		"drowned-marked":            {jpeg(), jpeg(weighing(900_000), named("x/IMG_E1234.jpg")), drowned, "nothing"},
		"drowned-and-brighter":      {jpeg(), jpeg(weighing(900_000)), drownedTone, "edited"},
		"drowned-unset":             {jpeg(takenAt(60), showing(1)), jpeg(takenAt(60), showing(1), weighing(900_000)), drowned, "nothing"},
		"drowned-by-id":             {jpeg(withIDs("c", "r")), jpeg(withIDs("c", "r"), named("x/7.jpg"), weighing(900_000)), drowned, "recompressed"},
		"filtered":                  {still(), jpeg(), filtered, "edited"},
		"zoomed":                    {still(), jpeg(), part, "edited"},
		"brightened":                {still(), jpeg(), brightened, "edited"},
		"tiny":                      {still(), jpeg(), tinyPicture, "converted"},
		"one-digit":                 {still(), jpeg(), oneDigit, "edited"},
		"pale-digit":                {still(), jpeg(), paleDigit, "unsure"},
		"saved-coarsely-between":    {still(), jpeg(), savedTwice, "unsure"},
		"enlarged-again":            {still(), jpeg(), enlarged, "unsure"},
		"smeared-in-part":           {still(), jpeg(), smeared, "unsure"},
		"lossless-and-rounded":      {lossless("png"), lossless("tiff"), rounded, "converted"},
		"lossless-and-changed":      {lossless("png"), lossless("tiff"), agreeing, "unsure"},
		"one-of-them-lossless":      {lossless("png"), jpeg(), agreeing, "converted"},
		"pale-comma":                {still(), jpeg(), paleComma, "unsure"},
		"repainted-in-part":         {still(), jpeg(), repainted, "edited"},
		"soft-all-over":             {still(), jpeg(), softAllOver, "unsure"},
		"noise-lost-all-over":       {still(), jpeg(), noiseLess, "converted"},
		"sharper-all-over":          {still(), jpeg(), sharper, "unsure"},
		"sharpened":                 {still(), jpeg(), crisp, "edited"},
		"uncropped":                 {still(), jpeg(), framed, "edited"},
		"noise-lost":                {still(), jpeg(), noiseLost, "converted"},
		"blown-up":                  {still(), jpeg(), enlargedTwo, "unsure"},
		"profiles":                  {still(), jpeg(), profiled, "unsure"},
		"clock-lies":                {still(), jpeg(), strange, "nothing"},
		"library-broken":            {still(broken), jpeg(), filtered, "unsure"},
		"library-broken-all-same":   {still(broken), jpeg(), agreeing, "converted"},

		"id-and-strange":        {still(withIDs("c", "r")), jpeg(withIDs("c", "r")), strange, "edited"},
		"id-and-again":          {still(withIDs("c", "r")), jpeg(withIDs("c", "r")), again, "edited"},
		"id-and-agreeing":       {still(withIDs("c", "r")), jpeg(withIDs("c", "r")), agreeing, "converted"},
		"edit-by-id":            {still(withIDs("c", "r")), jpeg(withIDs("d", "r")), agreeing, "edited"},
		"edit-by-name-agreeing": {still(), jpeg(named("x/IMG_E1234.JPG")), agreeing, "converted"},
		"edit-by-name-coarser":  {jpeg(), jpeg(named("x/IMG_1234-edited.jpg"), weighing(1)), coarser, "edited"},
		"edit-by-name-filtered": {still(), jpeg(named("x/IMG_1234-bearbeitet.jpg")), filtered, "edited"},
		"edit-by-name-blind":    {still(), jpeg(named("x/IMG_E1234.JPG")), notDecoded, "edited"},

		"hard-tone":             {jpeg(), jpeg(weighing(700_000)), hardTone, "recompressed"},
		"hard-tone-more-bytes":  {jpeg(), jpeg(weighing(2_900_000)), hardTone, "edited"},
		"hard-tone-edit-name":   {jpeg(), jpeg(named("x/IMG_E1234.jpg"), weighing(700_000)), hardTone, "edited"},
		"hard-tone-other-codec": {still(), jpeg(weighing(700_000)), hardTone, "edited"},

		"tiny-and-blurred":  {still(), jpeg(sized(64, 42)), tinyBlurred, "reduced"},
		"tiny-square":       {still(), jpeg(sized(128, 128)), toSquare, "reduced"},
		"tiny-with-bars":    {still(), jpeg(sized(160, 120)), withBars, "reduced"},
		"tiny-by-id":        {still(withIDs("c", "r")), jpeg(sized(128, 128), withIDs("c", "r")), toSquare, "reduced"},
		"cropped-in-full":   {still(), jpeg(sized(1600, 1200)), cutAtScale, "edited"},
		"filtered-and-tiny": {still(), jpeg(sized(800, 600)), smallGrey, "edited"},
		"gamma-and-tiny":    {still(), jpeg(sized(800, 600)), smallGamma, "edited"},

		"smaller":              {still(), jpeg(sized(1024, 768)), nil, "look sketch"},
		"smaller-clear":        {still(showing(1)), jpeg(sized(1024, 768), sketched(grained(painted(1), 5, 1))), nil, "reduced"},
		"smaller-not-clear":    {still(showing(1)), jpeg(sized(1024, 768), sketched(grained(painted(1), 5, 9))), nil, "look pixels"},
		"smaller-sketch-lost":  {still(lost), jpeg(sized(1024, 768), showing(1)), nil, "reduced"},
		"smaller-not-decoded":  {still(), jpeg(sized(1024, 768)), notDecoded, "reduced"},
		"smaller-other-shape":  {still(), jpeg(sized(2000, 2000)), notDecoded, "edited"},
		"tiny-other-shape":     {still(), jpeg(sized(200, 200)), notDecoded, "reduced"},
		"slightly-smaller":     {still(), jpeg(sized(3831, 2873)), nil, "look pixels"},
		"slightly-not-decoded": {still(), jpeg(sized(3831, 2873)), notDecoded, "reduced"},
		"slightly-cropped":     {still(), jpeg(sized(3831, 2873)), part, "edited"},
		"slightly-resized":     {still(), jpeg(sized(3831, 2873)), resized, "reduced"},
		"smaller-looked":       {still(), jpeg(sized(1024, 768)), resized, "reduced"},
		"smaller-sampled":      {still(), jpeg(sized(1024, 768)), sampled, "reduced"},
		"smaller-few-samples":  {still(), jpeg(sized(1024, 768)), fewSamples, "reduced"},
		"slightly-few-samples": {still(), jpeg(sized(3831, 2873)), fewSamples, "edited"},
		"smaller-few-unset":    {still(takenAt(60), showing(1)), jpeg(takenAt(60), showing(1), sized(1024, 768)), fewSamples, "nothing"},
		"smaller-filtered":     {still(), jpeg(sized(1024, 768)), filtered, "edited"},
		"smaller-and-strange":  {still(), jpeg(sized(1024, 768)), strange, "nothing"},
		"smaller-by-profiles":  {still(), jpeg(sized(1024, 768)), profiled, "reduced"},

		"larger":             {jpeg(sized(1024, 768)), still(), nil, "look pixels"},
		"larger-agreeing":    {jpeg(sized(1024, 768)), still(), resized, "converted better"},
		"larger-blown-up":    {jpeg(sized(1024, 768)), still(), blownLarger, "unsure"},
		"larger-smeared":     {jpeg(sized(1024, 768)), still(), smearLarger, "unsure"},
		"larger-sampled":     {jpeg(sized(1024, 768)), still(), sampled, "unsure"},
		"larger-nearly":      {jpeg(sized(1024, 768)), still(), coarser, "unsure"},
		"larger-filtered":    {jpeg(sized(1024, 768)), still(), filtered, "edited"},
		"larger-uncropped":   {jpeg(sized(1024, 768)), still(), framed, "edited"},
		"larger-strange":     {jpeg(sized(1024, 768)), still(), strange, "nothing"},
		"larger-not-decoded": {jpeg(sized(1024, 768)), still(), notDecoded, "unsure"},
		"wider-and-lower":    {still(), jpeg(sized(5000, 2700)), filtered, "edited"},

		"size-unknown":            {still(sized(0, 0)), jpeg(), nil, "look sketch"},
		"size-by-sketch":          {still(showing(1), sized(0, 0)), jpeg(showing(1)), nil, "look pixels"},
		"size-unknown-no-decoder": {still(sized(0, 0)), jpeg(), notDecoded, "unsure"},

		"developed":         {still(classed(photo.RAW, "dng")), jpeg(), nil, "edited"},
		"raw-of-it":         {still(), still(classed(photo.RAW, "dng")), nil, "edited"},
		"raw-again":         {still(classed(photo.RAW, "cr2")), still(classed(photo.RAW, "dng")), nil, "unsure"},
		"video-again":       {still(classed(photo.Video, "mov")), still(classed(photo.Video, "mp4")), nil, "unsure"},
		"video-smaller":     {still(classed(photo.Video, "mov")), still(classed(photo.Video, "mp4"), sized(568, 426)), nil, "reduced"},
		"video-one-in-two":  {still(classed(photo.Video, "mov"), lasting(9000)), still(classed(photo.Video, "mov"), lasting(4000)), nil, "edited"},
		"developed-unset":   {still(classed(photo.RAW, "dng"), takenAt(60)), jpeg(takenAt(60)), nil, "nothing"},
		"unset":             {still(takenAt(60)), jpeg(takenAt(60)), nil, "look sketch"},
		"unset-agreeing":    {still(takenAt(60), showing(1)), jpeg(takenAt(60), showing(1)), agreeing, "converted"},
		"unset-and-black":   {still(takenAt(60), black), jpeg(takenAt(60), black), agreeing, "unsure"},
		"unset-filtered":    {still(takenAt(60), showing(1)), jpeg(takenAt(60), showing(1)), filtered, "nothing"},
		"unset-broken":      {still(takenAt(60)), jpeg(takenAt(60), broken), nil, "nothing"},
		"unset-not-decoded": {still(takenAt(60)), jpeg(takenAt(60)), notDecoded, "unsure"},
	} {
		t.Run(name, func(t *testing.T) {
			j := judgeShot(tt.library, tt.backup, tt.looked)
			if said(j) != tt.want || j.Why == "" || strings.Contains(j.Why, "%!") {
				t.Errorf("%s, want %s: %+v", said(j), tt.want, j)
			}
		})
	}
}

func lasting(ms int64) func(*photo.Item) { return func(it *photo.Item) { it.Meta.Duration = ms } }

func TestShotWords(t *testing.T) {
	claiming := func(it *photo.Item) { it.Meta.ExifWidth, it.Meta.ExifHeight = 4032, 3024 }
	cached := func(it *photo.Item) { it.Facts.Set(photo.FactThumbnailCache, "@eaDir") }
	suffixed := func(it *photo.Item) { it.Facts.Set(photo.FactRenditionName, "_1_105_c") }
	thumbed := func(it *photo.Item) { it.Meta.Thumb = photo.Span{Offset: 9, Size: 9} }
	for name, tt := range map[string]struct {
		backup *photo.Item
		looked *photo.Comparison
		want   string
	}{
		"fewer-at-cap":    {still(asJPEG, sized(1024, 768)), resized, "the same moment and camera; fewer pixels: 1024×768 against 4032×3024, just below a limit of Apple's for smaller versions"},
		"with-thumbnail":  {still(asJPEG, sized(1024, 768), thumbed), resized, "the same moment and camera; fewer pixels: 1024×768 against 4032×3024"},
		"no-cap":          {still(asJPEG, sized(1000, 750)), resized, "the same moment and camera; fewer pixels: 1000×750 against 4032×3024"},
		"metadata-claims": {still(asJPEG, sized(1000, 750), claiming), resized, "the same moment and camera; fewer pixels: 1000×750 against 4032×3024, and its metadata still says 4032×3024"},
		"cache":           {still(asJPEG, sized(1000, 750), cached), resized, "the same moment and camera; fewer pixels: 1000×750 against 4032×3024, in a cache of small pictures"},
		"suffix":          {still(asJPEG, sized(1000, 750), suffixed), resized, "the same moment and camera; fewer pixels: 1000×750 against 4032×3024, under a name that tools give to smaller versions"},
		"converted":       {still(asJPEG), agreeing, "the same moment and camera; the decoded pictures agree, jpeg against heic"},
		"recompressed":    {still(weighing(820_000)), agreeing, "the same moment and camera; the same size, compressed to 41 % of the bytes"},
		"not-decoded":     {still(asJPEG), notDecoded, "the same moment and camera; the same shot in another encoding; rollcall has no decoder for this format"},
	} {
		t.Run(name, func(t *testing.T) {
			if j := judgeShot(still(), tt.backup, tt.looked); j.Why != tt.want {
				t.Errorf("%q, want %q", j.Why, tt.want)
			}
		})
	}
}

// Of several photos of one moment only agreement counts: that a frame shows the
// same makes it no edit of the next.
func TestJudgeCrowded(t *testing.T) {
	frame := func(name string, scene uint64, changes ...func(*photo.Item)) *photo.Item {
		it := still(append([]func(*photo.Item){asJPEG, named(name), showing(scene)}, changes...)...)
		it.Sketch.Width, it.Sketch.Height = it.Meta.Width, it.Meta.Height
		return it
	}
	library := frame("a/IMG_1.jpg", 1)
	black := sketched(smooth(3, 0))
	for name, tt := range map[string]struct {
		library, backup *photo.Item
		looked          *photo.Comparison
		want            string
	}{
		"first-sketches":         {still(), still(asJPEG), nil, "look sketch"},
		"far":                    {library, frame("b/7.jpg", 2), nil, "nothing"},
		"near":                   {library, frame("b/7.jpg", 1), nil, "look pixels"},
		"agreeing":               {library, frame("b/7.jpg", 1), agreeing, "converted"},
		"compressed":             {library, frame("b/7.jpg", 1, weighing(9)), agreeing, "recompressed"},
		"again":                  {library, frame("b/7.jpg", 1), again, "nothing"},
		"drowned":                {library, frame("b/IMG_1.jpg", 1, weighing(9)), drowned, "nothing"},
		"next-frame":             {library, frame("b/7.jpg", 1), filtered, "nothing"},
		"edit-of-its-name":       {library, frame("b/IMG_1-edited.jpg", 1), filtered, "edited"},
		"profiles":               {library, frame("b/7.jpg", 1), profiled, "nothing"},
		"black":                  {frame("a/1.jpg", 1, black), frame("b/1.jpg", 1, black), agreeing, "unsure"},
		"smaller":                {library, frame("b/7.jpg", 1, sized(1024, 768)), nil, "look pixels"},
		"smaller-far":            {library, frame("b/7.jpg", 2, sized(1024, 768)), nil, "nothing"},
		"smaller-agreeing":       {library, frame("b/7.jpg", 1, sized(1024, 768)), resized, "reduced"},
		"smaller-few-samples":    {library, frame("b/7.jpg", 1, sized(1024, 768)), fewSamples, "nothing"},
		"smaller-next-frame":     {library, frame("b/7.jpg", 1, sized(1024, 768)), filtered, "nothing"},
		"smaller-blind":          {library, frame("b/7.jpg", 1, sized(1024, 768)), notDecoded, "nothing"},
		"smaller-blind-its-name": {library, frame("b/IMG_1 (1).jpg", 1, sized(1024, 768)), notDecoded, "reduced"},
		"blind-other-format":     {library, frame("b/7.heic", 1, classed(photo.Still, "heic")), notDecoded, "unsure"},
		"blind-its-name":         {library, frame("b/img_1.JPG", 1), notDecoded, "unsure"},
		"blind-other-name":       {library, frame("b/IMG_2.jpg", 1), notDecoded, "nothing"},
		"raw-of-its-name":        {library, frame("b/IMG_1.dng", 1, classed(photo.RAW, "dng")), nil, "edited"},
		"raw-of-another":         {library, frame("b/IMG_2.dng", 1, classed(photo.RAW, "dng")), nil, "nothing"},
		"broken-of-its-name":     {library, frame("b/IMG_1.jpg", 1, func(it *photo.Item) { it.Whole = photo.Zeroed }), nil, "damaged"},
		"larger-agreeing":        {frame("a/1.jpg", 1, sized(1024, 768)), frame("b/2.jpg", 1), resized, "converted better"},
	} {
		t.Run(name, func(t *testing.T) {
			j := judgeCrowded(tt.library, tt.backup, tt.looked)
			if said(j) != tt.want {
				t.Errorf("%s, want %s: %+v", said(j), tt.want, j)
			}
			if tt.looked != nil && tt.looked.Pixels && j.Distance <= 0 {
				t.Errorf("looked at, and no distance: %+v", j)
			}
		})
	}
}

// A frame of a static scene is nearer to its own conversion than to the next
// frame by a clear margin, also where only grain tells them apart.
func TestDistances(t *testing.T) {
	d := func(c *photo.Comparison) float64 {
		return judgeCrowded(still(showing(1)), still(asJPEG, showing(1)), c).Distance
	}
	if !Clearly(d(agreeing), d(again)) || !Clearly(d(agreeing), d(filtered)) {
		t.Errorf("its own at %.1f, another exposure at %.1f, another frame at %.1f", d(agreeing), d(again), d(filtered))
	}
	if Clearly(d(agreeing), d(agreeing)) {
		t.Error("two equally near pictures are told apart")
	}
}
