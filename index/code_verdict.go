package index

import "rollcall/photo"

func codeVerdict(c *coder, v *photo.Verdict) {
	number(c, 1, &v.Item)
	number(c, 2, &v.Place)
	text(c, 3, &v.Path)
	number(c, 4, &v.Bytes)
	word(c, 5, &v.Format)
	group(c, 6, func(c *coder) { codeTaken(c, &v.Taken) })
	word(c, 7, &v.Camera)
	word(c, 8, &v.Status)
	pointer(c, 9, &v.Match, codeMatch)
	number(c, 10, &v.Copies)
	list(c, 11, &v.Parts, codePart)
	word(c, 12, &v.Cause)
	real(c, 13, &v.Confidence)
	flag(c, 14, &v.Expected)
	flag(c, 15, &v.Hidden)
	moment(c, 16, &v.Deadline)
	list(c, 17, &v.Evidence, codeEvidence)
	list(c, 18, &v.Alternatives, codeAlternative)
	word(c, 19, &v.Advice)
	flag(c, 20, &v.SameFile)
	text(c, 21, &v.Name)
}

func codeMatch(c *coder, m *photo.Match) {
	number(c, 1, &m.Place)
	text(c, 2, &m.Path)
	word(c, 3, &m.Rung)
	word(c, 4, &m.Grade)
	word(c, 5, &m.Why)
	flag(c, 6, &m.Better)
}

func codePart(c *coder, p *photo.PartVerdict) {
	word(c, 1, &p.Role)
	text(c, 2, &p.Path)
	number(c, 3, &p.Bytes)
	word(c, 4, &p.Status)
	pointer(c, 5, &p.Match, codeMatch)
}

func codeEvidence(c *coder, e *photo.Evidence) {
	word(c, 1, &e.Cause)
	word(c, 2, &e.Observation)
	text(c, 3, &e.Text)
	real(c, 4, &e.Weight)
}

func codeAlternative(c *coder, a *photo.Alternative) {
	word(c, 1, &a.Cause)
	real(c, 2, &a.Confidence)
}
