package reconcile_test

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// reliabilityBins is how many bins of equal mass calibration is measured in.
const reliabilityBins = 15

// A bin is a share of the votes, those of like confidence.
type bin struct{ mass, confidence, right float64 }

// A level is all votes of one confidence. Votes that are equal share a bin, or
// are shared by bins in equal parts: no order among them decides.
type level struct{ confidence, mass, right float64 }

// reliability sorts votes by confidence into bins of equal mass.
func reliability(votes []vote) []bin {
	levels, total := levelsOf(votes)
	if total == 0 {
		return nil
	}
	bins := make([]bin, 0, reliabilityBins)
	room, b := total/reliabilityBins, bin{}
	for _, l := range levels {
		for left := l.mass; left > total*1e-12; {
			part := left
			if len(bins) < reliabilityBins-1 {
				part = min(left, room-b.mass)
			}
			b.mass += part
			b.confidence += part * l.confidence
			b.right += part * l.right / l.mass
			left -= part
			if b.mass >= room*(1-1e-9) && len(bins) < reliabilityBins-1 {
				bins, b = append(bins, b.mean(total)), bin{}
			}
		}
	}
	if b.mass > total*1e-9 {
		bins = append(bins, b.mean(total))
	}
	return bins
}

func (b bin) mean(total float64) bin {
	return bin{b.mass / total, b.confidence / b.mass, b.right / b.mass}
}

func levelsOf(votes []vote) (levels []level, total float64) {
	votes = slices.Clone(votes)
	slices.SortStableFunc(votes, func(a, b vote) int { return cmp.Compare(a.confidence, b.confidence) })
	for _, v := range votes {
		if n := len(levels); n == 0 || levels[n-1].confidence != v.confidence {
			levels = append(levels, level{confidence: v.confidence})
		}
		l := &levels[len(levels)-1]
		l.mass, total = l.mass+v.weight, total+v.weight
		if v.right {
			l.right += v.weight
		}
	}
	return levels, total
}

// calibrationError is the expected calibration error: how far confidence and share
// right lie apart in the bins, on average.
func calibrationError(votes []vote) float64 {
	sum := 0.0
	for _, b := range reliability(votes) {
		sum += b.mass * math.Abs(b.confidence-b.right)
	}
	return sum
}

// chanceError is the calibration error that a program would have on average whose
// confidences are exactly right, with as many rolls: photos that one event took
// and for which one cause was named are right or wrong together.
func chanceError(votes []vote) float64 {
	const draws = 100
	type fate struct {
		roll, event int
		named       string
	}
	random, sum := rand.New(rand.NewPCG(3, 4)), 0.0
	drawn := slices.Clone(votes)
	for range draws {
		luck := map[fate]float64{}
		for i, v := range votes {
			k := fate{v.roll, v.event, v.named}
			if _, ok := luck[k]; !ok {
				luck[k] = random.Float64()
			}
			drawn[i].right = luck[k] < v.confidence
		}
		sum += calibrationError(drawn)
	}
	return sum / draws
}
