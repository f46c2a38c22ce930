package reconcile

import "math"

// A goneRun is a part of a sequence, from start to before end.
type goneRun struct{ start, end int }

const (
	// goneRate is the share that is missing while nothing comes through: a few
	// arrive by other ways, such as a duplicate.
	goneRate = 0.97

	// fewestGone is the smallest run that is looked at, fewestLast of those without an end:
	// that just the last three of many are missing is hardly ever chance.
	fewestGone = 4
	fewestLast = 3
)

// changePenalty is what each change costs, in nats: 1.5·ln n + 1, for the place of
// the change and the rates beside it. That is the modified BIC of Zhang and
// Siegmund (Biometrics 63, 2007), with one nat more, since real losses come in
// bunches. On independent losses less than one sequence in a hundred shows a run.
func changePenalty(n int) float64 { return 1.5*math.Log(float64(n)) + 1 }

// runs finds the runs of a sequence in which nearly all is missing, and the share
// that is missing outside of them: the segmentation of greatest likelihood into
// two levels, gone and as usual, each change paid for. The usual rate is found by
// turns, from several beginnings. Time O(n).
func runs(missing []bool) (found []goneRun, usual float64) {
	n := len(missing)
	all := count(missing)
	usual = rate(all, n)
	if all < fewestLast {
		return nil, usual
	}
	best := likelihood(all, n-all, usual)
	for _, begin := range []float64{usual, usual / 4, 0.01} {
		segments, p, score := settle(missing, begin)
		if score > best+1e-9 {
			best, found, usual = score, segments, p
		}
	}
	return found, usual
}

// settle turns between the best runs for a usual rate and the rate outside of
// them, and returns both with the penalised log likelihood.
func settle(missing []bool, begin float64) (found []goneRun, usual, score float64) {
	usual = begin
	for range 6 {
		found = viterbi(missing, usual)
		next := outside(missing, found)
		if math.Abs(next-usual) < 1e-6 {
			break
		}
		usual = next
	}
	return found, usual, penalised(missing, found, usual)
}

// viterbi is the best segmentation at a given usual rate, by dynamic programming
// over two states. Runs that are too short are dropped, and so are hollow ones and one that is the whole sequence.
func viterbi(missing []bool, usual float64) []goneRun {
	n := len(missing)
	penalty := changePenalty(n)
	cameFromOther := make([][2]bool, n)
	came := [2]float64{logRate(usual, false), logRate(goneRate, false)}
	lost := [2]float64{logRate(usual, true), logRate(goneRate, true)}
	var score [2]float64 // as usual, gone
	for i, m := range missing {
		gain := came
		if m {
			gain = lost
		}
		if i == 0 {
			score = gain
			continue
		}
		var next [2]float64
		for s := range 2 {
			stay, change := score[s], score[1-s]-penalty
			cameFromOther[i][s] = change > stay
			next[s] = max(stay, change) + gain[s]
		}
		score = next
	}
	return traced(missing, cameFromOther, score[1] > score[0])
}

// traced walks the segmentation back from its end.
func traced(missing []bool, cameFromOther [][2]bool, endsGone bool) []goneRun {
	var back []goneRun
	gone, end := endsGone, len(missing)
	for i := len(missing) - 1; i >= 0; i-- {
		s := 0
		if gone {
			s = 1
		}
		if i > 0 && !cameFromOther[i][s] {
			continue
		}
		fewest := fewestGone
		if end == len(missing) {
			fewest = fewestLast
		}
		if gone && count(missing[i:end]) >= fewest && end-i < len(missing) && !hollow(missing[i:end], len(missing)) {
			back = append(back, goneRun{i, end})
		}
		gone, end = !gone, i
	}
	for i, j := 0, len(back)-1; i < j; i, j = i+1, j-1 {
		back[i], back[j] = back[j], back[i]
	}
	return back
}

// hollow reports whether too much of a run came through for one in which nothing
// does: a rate of its own explains it better by more than a change costs. Where a
// second device goes on, half of the photos are missing, and time is not why.
func hollow(run []bool, n int) bool {
	gone := count(run)
	own := rate(gone, len(run))
	came := len(run) - gone
	return own < goneRate && likelihood(gone, came, own)-likelihood(gone, came, goneRate) > changePenalty(n)
}

// outside is the share missing outside of the runs.
func outside(missing []bool, found []goneRun) float64 {
	n, all := len(missing), count(missing)
	for _, r := range found {
		n -= r.end - r.start
		all -= count(missing[r.start:r.end])
	}
	return rate(all, n)
}

func penalised(missing []bool, found []goneRun, usual float64) float64 {
	n, all, score := len(missing), count(missing), 0.0
	for _, r := range found {
		k, m := r.end-r.start, count(missing[r.start:r.end])
		score += likelihood(m, k-m, goneRate)
		n, all = n-k, all-m
		for _, inner := range []bool{r.start > 0, r.end < len(missing)} {
			if inner {
				score -= changePenalty(len(missing))
			}
		}
	}
	return score + likelihood(all, n-all, usual)
}

func likelihood(missing, present int, p float64) float64 {
	return float64(missing)*math.Log(p) + float64(present)*math.Log(1-p)
}

func logRate(p float64, missing bool) float64 {
	if missing {
		return math.Log(p)
	}
	return math.Log(1 - p)
}

// rate is a share, held off from 0 and 1 by half a photo.
func rate(part, all int) float64 {
	return (float64(part) + 0.5) / (float64(all) + 1)
}

func count(missing []bool) int {
	n := 0
	for _, m := range missing {
		if m {
			n++
		}
	}
	return n
}
