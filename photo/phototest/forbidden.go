package phototest

import (
	"regexp"
	"strings"
)

// Forbidden finds what no text for people may say: tips that can lose photos, or
// that aren't true. It returns the words, "" where there are none.
func Forbidden(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	for _, safe := range harmless {
		text = strings.ReplaceAll(text, safe, "")
	}
	for _, re := range forbidden {
		if hit := re.FindString(text); hit != "" {
			return hit
		}
	}
	return ""
}

// harmless are words that say not to.
var harmless = []string{"Erase or reset nothing yet"}

// What tips speak of: the setting, a backup with what may stand before the noun,
// photos of all names.
const (
	theSetting = `(icloud( photos?| sync\w*| uploads?)?|sync(ing)? this (iphone|ipad|mac)|photos? sync\w*)`
	which      = `((the|this|that|these|those|your|any|old|older|earlier|previous|existing|damaged|corrupt(ed)?|broken|bad|incomplete|first|all|some|a|an|few|unwanted|blurry|duplicate|large|larger|largest|your|icloud|iphone|phone) )*`
	aBackup    = `(backups?|copy of the backup|exports?|archives?)`
	pictures   = `(photos?|videos?|pictures?|originals?|images?|shots?|screenshots?|albums?|files|copies|duplicates|HEICs?)`
	getRid     = `(delet(e|es|ing)|remov(e|es|ing)|eras(e|es|ing)|wip(e|es|ing)|discard\w*|trash|purg(e|ing)|throw\w* (away|out)|get(ting)? rid of|clear(ing)? (out)?|empty(ing)?)`
)

var forbidden = compiled(
	// Switching the library's sync off, or off and on, can remove photos from a device.
	`\breset(s|ting)?\b`,
	`\btoggl`,
	`\b(switch|turn)(es|s|ing)?( it| back)* off (and|then)( back| on)`,
	`\b(switch|turn)(es|s|ing)? (off )?"?`+theSetting+`"? ?(off)?\b`,
	`\b(disabl|deactivat)(e|es|ing)\b`,
	`\b(un(check|tick)) `,
	`\b(sign|log)(ging|ing)? ?(yourself )?out\b`,
	`\bstart(ing)? (over|afresh|from scratch|anew)\b`,
	`\b(restore|reinstall|factory) (the |your )?(iphone|phone|device|settings|ios)\b`,
	// Whatever removes the only copy.
	`\b`+getRid+` `+which+`(`+aBackup+`|`+pictures+`)\b`,
	`\b`+getRid+` (it|them|everything)\b`,
	`\b`+getRid+` (the|your|any) (damaged|broken|bad|old|older|earlier|first|other) ones?\b`,
	`\b`+getRid+`\b[^.]*\b(to make|to free|for|frees?( up)?|to gain|to save)\s+(more |enough |some |up )*(room|space|storage)`,
	`\b(free|freeing|make|making|clear|clearing|gain|save)( up)? (more |some |enough )*(room|space|storage)\b[^.]*\b(delet|remov|eras|clear(ing)? out|trash)`,
	`\boverwrite `+which+aBackup,
	`\b(merge|dedup\w*) (the|your) (library|photos)`,
	// What is hidden stays so.
	`\bun-?hid`,
	`\b(show|make) (them|it|hidden photos) visible\b`,
	// JPEG loses what HEIC holds.
	`\b(convert|shoot|save|re-?save|export|transcode)\w*\b[^.]*\b(to|in|as) jpe?gs?\b`,
	`most compatible`,
	// The wrong way round.
	`\b(enabl|activat)\w+ "?optimi[sz]e`, `\b(switch|turn)(ing)? on "?optimi[sz]e`, `optimi[sz]e (iphone |mac )?storage"? on\b`, `\b(choose|select|use) "?optimi[sz]e`,
	// Prices change.
	`[$€£]\s?[0-9]`, `\b[0-9]+([.,][0-9]+)? ?(dollars|euros|usd|eur)\b`,
)

func compiled(patterns ...string) []*regexp.Regexp {
	var list []*regexp.Regexp
	for _, p := range patterns {
		list = append(list, regexp.MustCompile(`(?i)`+p))
	}
	return list
}
