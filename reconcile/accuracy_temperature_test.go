package reconcile_test

import (
	"math"

	"rollcall/photo"
	"rollcall/reconcile/causes"
)

// factors are what the temperature in use is tried times.
var factors = []float64{0.5, 0.7, 0.85, 1, 1.2, 1.45, 1.75, 2.2, 3}

// inUse is the position of the temperature in use.
const inUse = 3

// heated are causes that weigh as with a temperature so many times higher.
func heated(list []causes.Cause, factor float64) []causes.Cause {
	out := heard(list, func(_ *causes.Cause, evidence []photo.Evidence) []photo.Evidence {
		for i := range evidence {
			evidence[i].Weight /= factor
		}
		return evidence
	})
	for i := range out {
		out[i].Prior /= factor
	}
	return out
}

// logLoss is what the confidences in the causes named cost, in nats a vote: the
// score that is best where confidence is the probability to be right.
func logLoss(votes []vote) float64 {
	sum, all := 0.0, 0.0
	for _, v := range votes {
		p := v.confidence
		if !v.right {
			p = 1 - p
		}
		sum, all = sum-v.weight*math.Log(max(p, 1e-3)), all+v.weight
	}
	return sum / max(all, 1e-9)
}

// fit is the position of the factor that suits rolls best, the one in use where
// others are no better; byFactor are the same rolls with each factor.
func fit(byFactor [][]*scored) int {
	best, least := inUse, logLoss(byRoll(byFactor[inUse], asDrawn, every))
	for k, rolls := range byFactor {
		if loss := logLoss(byRoll(rolls, asDrawn, every)); loss < least-1e-6 {
			best, least = k, loss
		}
	}
	return best
}

// without are the rolls with each factor, but for one family; of are that family's.
func without(byFactor [][]*scored, family string) (others, of [][]*scored) {
	for _, rolls := range byFactor {
		var rest, one []*scored
		for _, s := range rolls {
			if s.family == family {
				one = append(one, s)
			} else {
				rest = append(rest, s)
			}
		}
		others, of = append(others, rest), append(of, one)
	}
	return others, of
}
