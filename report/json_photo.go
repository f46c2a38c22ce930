package report

import "rollcall/photo"

type photoShape struct {
	Place   int         `json:"place"`
	Path    string      `json:"path"`
	PathRaw string      `json:"path_raw,omitempty"`
	Bytes   int64       `json:"bytes"`
	Format  *string     `json:"format"`
	TakenAt *string     `json:"taken_at"`
	Camera  *string     `json:"camera"`
	Status  string      `json:"status"`
	Match   *matchShape `json:"match"`
	Copies  int         `json:"copies"`
	Parts   []partShape `json:"parts"`

	*reasonShape // nil, and its keys absent, when present
}

// A remarkedShape is a present photo of which there is something to say.
type remarkedShape struct {
	photoShape
	Evidence []evidenceShape `json:"evidence"`
}

type matchShape struct {
	Place   int    `json:"place"`
	Path    string `json:"path"`
	PathRaw string `json:"path_raw,omitempty"`
	Rung    string `json:"rung"`
	Grade   string `json:"grade"`
}

type partShape struct {
	Role    string      `json:"role"`
	Path    string      `json:"path"`
	PathRaw string      `json:"path_raw,omitempty"`
	Bytes   int64       `json:"bytes"`
	Status  string      `json:"status"`
	Match   *matchShape `json:"match"`
}

type reasonShape struct {
	Cause        *string            `json:"cause"`
	Confidence   float64            `json:"confidence"`
	Expected     bool               `json:"expected"`
	Evidence     []evidenceShape    `json:"evidence"`
	Alternatives []alternativeShape `json:"alternatives"`
	Advice       string             `json:"advice"`
}

type evidenceShape struct {
	Cause       *string `json:"cause"`
	Observation string  `json:"observation"`
	Text        string  `json:"text"`
	Weight      float64 `json:"weight"`
}

type alternativeShape struct {
	Cause      string  `json:"cause"`
	Confidence float64 `json:"confidence"`
}

// shapeOfPhoto is a photoShape, or a remarkedShape.
func shapeOfPhoto(v *photo.Verdict) any {
	shape := photoShape{
		Place: v.Place, Path: v.Path, PathRaw: raw(v.Path), Bytes: v.Bytes,
		Format: known(v.Format), TakenAt: known(v.Taken.String()), Camera: known(v.Camera),
		Status: string(v.Status), Match: shapeOfMatch(v.Match), Copies: v.Copies,
		Parts: make([]partShape, len(v.Parts)),
	}
	for i, p := range v.Parts {
		shape.Parts[i] = partShape{p.Role, p.Path, raw(p.Path), p.Bytes, string(p.Status), shapeOfMatch(p.Match)}
	}
	switch {
	case v.Status != photo.Present:
		shape.reasonShape = shapeOfReason(v)
	case len(v.Evidence) > 0:
		return remarkedShape{shape, shapesOfEvidence(v.Evidence)}
	}
	return shape
}

func shapeOfMatch(m *photo.Match) *matchShape {
	if m == nil {
		return nil
	}
	return &matchShape{m.Place, m.Path, raw(m.Path), m.Rung, string(m.Grade)}
}

func shapeOfReason(v *photo.Verdict) *reasonShape {
	shape := &reasonShape{
		Cause: known(v.Cause), Confidence: rounded(v.Confidence, 3), Expected: v.Expected,
		Evidence:     shapesOfEvidence(v.Evidence),
		Alternatives: make([]alternativeShape, len(v.Alternatives)),
		Advice:       v.Advice,
	}
	for i, a := range v.Alternatives {
		shape.Alternatives[i] = alternativeShape{a.Cause, rounded(a.Confidence, 3)}
	}
	return shape
}

func shapesOfEvidence(list []photo.Evidence) []evidenceShape {
	shapes := make([]evidenceShape, len(list))
	for i, e := range list {
		shapes[i] = evidenceShape{known(e.Cause), e.Observation, e.Text, rounded(e.Weight, 1)}
	}
	return shapes
}
