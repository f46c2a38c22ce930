package report

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/dustin/go-humanize"
)

// The confidence from which a cause is called very likely, and likely.
const (
	veryLikely = 0.9
	likely     = 0.6
)

// Likelihood says a confidence in words: "very likely" from 0.9, "likely" from
// 0.6, else "cannot tell".
func Likelihood(confidence float64) string {
	switch {
	case confidence >= veryLikely:
		return "very likely"
	case confidence >= likely:
		return "likely"
	}
	return "cannot tell"
}

// said puts the likelihood before what is claimed.
func said(confidence float64, claim string) string {
	word := Likelihood(confidence)
	if confidence >= likely {
		return word + ": " + claim
	}
	return word + "; a guess: " + claim
}

// number prints n with thousands separators.
func number(n int) string { return humanize.Comma(int64(n)) }

// size prints bytes in powers of 1,000, as disks and phones are sold.
func size(bytes int64) string { return humanize.Bytes(uint64(max(bytes, 0))) }

// counted is n with the word that fits it: "1 photo", "1,204 photos".
func counted(n int, one, many string) string { return number(n) + " " + plural(n, one, many) }

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// joined lists words as people do: "a, b and c".
func joined(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// clause is text without the end of a sentence, to stand within another.
func clause(text string) string { return strings.TrimRight(strings.TrimSpace(text), ".") }

// inner is a sentence's beginning as it stands within another: "From 14 March"
// becomes "from 14 March", "RAW" and "iPhone" stay.
func inner(text string) string {
	first, n := utf8.DecodeRuneInString(text)
	second, _ := utf8.DecodeRuneInString(text[n:])
	if unicode.IsUpper(first) && unicode.IsLower(second) {
		return string(unicode.ToLower(first)) + text[n:]
	}
	return text
}

// day prints a date for people: "3 Mar 2025".
func day(t time.Time) string { return t.Format("2 Jan 2006") }

// daysUntil counts calendar days, by now's clock.
func daysUntil(then, now time.Time) int {
	return int(midnight(then.In(now.Location())).Sub(midnight(now)) / (24 * time.Hour))
}

// midnight is t's calendar day in UTC, where every day has 24 hours.
func midnight(t time.Time) time.Time {
	year, month, date := t.Date()
	return time.Date(year, month, date, 0, 0, 0, 0, time.UTC)
}

// gone says when something with a deadline is gone: "is gone in 3 days".
func gone(then, now time.Time) string {
	switch days := daysUntil(then, now); {
	case days < 0:
		return "may be gone already"
	case days == 0:
		return "is gone today"
	case days == 1:
		return "is gone tomorrow"
	default:
		return "is gone in " + counted(days, "day", "days")
	}
}
