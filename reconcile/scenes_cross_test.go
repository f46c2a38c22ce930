package reconcile

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rollcall/photo"
	"rollcall/reconcile/causes"
)

// A crossed is a roll told as a story, with what its probes should be told.
type crossed struct {
	name  string
	want  []string // any of them may lead; where there are several, none may be sure
	not   []string // what one would be tempted to name, and must not
	also  []string // said as well, with evidence for it, though it does not lead
	at    string   // part of the path of the probes; "": all that is lost
	scene *scene
}

// silentBelow is the probability below which a cause stays silent.
const silentBelow = 0.2

// Where several causes may lead, none is as likely as this: which it is, can't be
// told. That nothing explains it, is no claim.
const openBelow = 0.9

// What leads so plainly leaves no room for alternatives; the evidence tells of them.
const plainFrom = 0.97

// fewest are how many scenes each cause must have, in which it fires and in which it
// stays silent.
const (
	fewestFiring = 5
	fewestSilent = 10
	fewestRoutes = 2 // on which it fires, one that is not known among them
)

// drawings are how many times each scene is played, with other days and sizes.
const drawings = 5

// TestCross plays each scene and holds every lost photo that it is about against
// what is told of them, whatever the days are on which photos were taken.
func TestCross(t *testing.T) {
	defer func() { lifeSeed = 0 }()
	fails := map[string][]string{}
	for lifeSeed = range uint64(drawings) {
		for _, c := range crossedScenes() {
			for _, text := range c.fails(t) {
				fails[c.name] = append(fails[c.name], fmt.Sprintf("drawing %d, %s", lifeSeed, text))
			}
		}
	}
	for _, c := range crossedScenes() {
		t.Run(c.name, func(t *testing.T) {
			if list := fails[c.name]; len(list) > 0 {
				t.Errorf("%d photos are told otherwise; the first: %s", len(list), list[0])
			}
		})
	}
}

// TestCrossCoversEachCause counts the scenes of each cause.
func TestCrossCoversEachCause(t *testing.T) {
	fires, silent := map[string]int{}, map[string]int{}
	names, routes := map[string]bool{}, map[string]map[string]bool{}
	for _, c := range crossedScenes() {
		if names[c.name] {
			t.Errorf("two scenes are called %s", c.name)
		}
		names[c.name] = true
		if len(c.want) == 1 {
			fires[c.want[0]]++
			if routes[c.want[0]] == nil {
				routes[c.want[0]] = map[string]bool{}
			}
			routes[c.want[0]][c.scene.backup.Route] = true
		}
		for _, name := range c.not {
			silent[name]++
		}
	}
	for _, c := range causes.All {
		t.Logf("%-18s fires in %2d scenes on %d routes, silent in %2d", c.Name, fires[c.Name], len(routes[c.Name]), silent[c.Name])
		if len(routes[c.Name]) < fewestRoutes {
			t.Errorf("%s fires on %d routes, want %d", c.Name, len(routes[c.Name]), fewestRoutes)
		}
		if fires[c.Name] < fewestFiring || silent[c.Name] < fewestSilent {
			t.Errorf("%s fires in %d scenes and is silent in %d, want %d and %d at least", c.Name, fires[c.Name], silent[c.Name], fewestFiring, fewestSilent)
		}
		delete(fires, c.Name)
		delete(silent, c.Name)
	}
	if len(fires)+len(silent) > 0 {
		t.Errorf("scenes name causes that there are not: %v, %v", fires, silent)
	}
}

// TestCrossTable holds all causes in all scenes against one golden table.
func TestCrossTable(t *testing.T) {
	var table strings.Builder
	table.WriteString("How likely each cause is of each scene's first photo: VERY from 0.9, likely from 0.5, . from 0.2, -- below. What is wanted has a star.\n\n")
	heading := fmt.Sprintf("%-62s", "")
	for _, c := range causes.All {
		heading += fmt.Sprintf(" %-*s", len(c.Name), c.Name)
	}
	for i, c := range crossedScenes() {
		if i%20 == 0 {
			table.WriteString(heading + "\n")
		}
		v := c.probes(t)[0]
		row := fmt.Sprintf("%-62s", c.name)
		for _, cause := range causes.All {
			word := inWords(confidenceOf(v, cause.Name))
			if slices.Contains(c.want, cause.Name) {
				word += "*"
			}
			row += fmt.Sprintf(" %-*s", len(cause.Name), word)
		}
		table.WriteString(strings.TrimRight(row, " ") + "\n")
	}
	golden(t, "cross.golden", table.String())
}

// TestCrossWithoutEvidence plays each scene with causes that say nothing: then
// every photo is unexplained, and no cause is named.
func TestCrossWithoutEvidence(t *testing.T) {
	mute := slices.Clone(causes.All)
	for i := range mute {
		mute[i].Explain = func(causes.Case) []photo.Evidence { return nil }
	}
	for _, c := range crossedScenes() {
		t.Run(c.name, func(t *testing.T) {
			c.scene.prepare(func(req *Request, _ []lost) { req.Causes = mute })
			verdicts, patterns := c.scene.sorted().recognised().play(t)
			for _, v := range verdicts {
				if v.Cause != causes.Unexplained || len(v.Evidence) > 0 || v.Expected {
					t.Errorf("%s: without evidence it is %s, expected %v\n%s", v.Path, probabilities(v), v.Expected, evidenceText(v))
				}
			}
			if len(patterns) > 0 {
				t.Errorf("without evidence there is a pattern: %s", patterns[0].Text)
			}
		})
	}
}

// TestCrossKeepsTheRules holds every verdict of each scene against the rules that
// hold whatever the scene is.
func TestCrossKeepsTheRules(t *testing.T) {
	for _, c := range crossedScenes() {
		t.Run(c.name, func(t *testing.T) {
			verdicts, _ := c.scene.sorted().recognised().play(t)
			for _, v := range verdicts {
				keepsTheRules(t, v)
			}
		})
	}
}

// fails tells of each photo that the scene is about in what it is not as told.
func (c *crossed) fails(t *testing.T) (list []string) {
	t.Helper()
	for _, v := range c.probes(t) {
		if wrong := c.wrong(v); len(wrong) > 0 {
			list = append(list, fmt.Sprintf("%s: %s\n%s\n%s", v.Path, strings.Join(wrong, "; "), probabilities(v), evidenceText(v)))
		}
	}
	return list
}

// probes are the verdicts of the lost shots that the scene is about.
func (c *crossed) probes(t *testing.T) (probes []*photo.Verdict) {
	t.Helper()
	verdicts, _ := c.scene.sorted().recognised().play(t)
	for _, v := range verdicts {
		if strings.Contains(v.Path, c.at) {
			probes = append(probes, v)
		}
	}
	if len(probes) == 0 {
		t.Fatalf("%s: no lost photo has %q in its path", c.name, c.at)
	}
	return probes
}

// wrong lists in what a verdict is not as told.
func (c *crossed) wrong(v *photo.Verdict) (list []string) {
	say := func(text string, args ...any) { list = append(list, fmt.Sprintf(text, args...)) }
	if !slices.Contains(c.want, v.Cause) {
		say("%s leads, want %s", v.Cause, strings.Join(c.want, " or "))
	}
	if len(c.want) > 1 && v.Confidence >= openBelow && v.Cause != causes.Unexplained {
		say("%s is sure (%.2f), though it can't be told", v.Cause, v.Confidence)
	}
	for _, name := range c.not {
		if p := confidenceOf(v, name); p >= silentBelow {
			say("%s speaks (%.2f), want silence", name, p)
		}
	}
	for _, name := range c.also {
		if !speaksFor(v, name) || confidenceOf(v, name) == 0 && v.Confidence < plainFrom {
			say("%s is not said as well", name)
		}
	}
	if v.Expected && !slices.ContainsFunc(c.want, expectedCause) {
		say("it counts as expected, which hides it")
	}
	return list
}

func expectedCause(name string) bool {
	return slices.ContainsFunc(causes.All, func(c causes.Cause) bool { return c.Name == name && c.Expected })
}

// speaksFor reports whether a verdict has evidence for a cause.
func speaksFor(v *photo.Verdict, cause string) bool {
	return slices.ContainsFunc(v.Evidence, func(e photo.Evidence) bool { return e.Cause == cause && e.Weight > 0 })
}

func inWords(p float64) string {
	switch {
	case p >= 0.9:
		return "VERY"
	case p >= 0.5:
		return "likely"
	case p >= silentBelow:
		return "."
	}
	return "--"
}

// A crossList gathers scenes.
type crossList struct{ all []crossed }

// crossedScenes are all scenes, told anew at each call.
func crossedScenes() []crossed {
	l := &crossList{}
	l.insteadScenes()
	l.goneScenes()
	l.limitScenes()
	l.scopeScenes()
	l.hiddenScenes()
	l.formatScenes()
	l.cliffScenes()
	l.pauseScenes()
	l.noneScenes()
	l.timeScenes()
	l.mixedScenes()
	l.placeScenes()
	l.companyScenes()
	l.streamScenes()
	l.endScenes()
	l.stretchScenes()
	l.refusedScenes()
	l.chosenScenes()
	l.albumScenes()
	return l.all
}

// tell adds a scene, with the causes that may lead.
func (l *crossList) tell(name string, s *scene, want ...string) *crossed {
	l.all = append(l.all, crossed{name: name, want: want, scene: s})
	return &l.all[len(l.all)-1]
}

func (c *crossed) nor(names ...string) *crossed { c.not = append(c.not, names...); return c }
func (c *crossed) and(names ...string) *crossed { c.also = append(c.also, names...); return c }
func (c *crossed) of(path string) *crossed      { c.at = path; return c }
