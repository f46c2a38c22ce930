package report

import (
	"strings"

	"rollcall/photo"
)

// AnotherDisk stands for the folder to copy to, in the command that is named.
const AnotherDisk = "FOLDER-ON-ANOTHER-DISK"

// writeNext writes the one command that helps most. It is the only place that
// chooses it.
func writeNext(s *screen, r *photo.Report, o Options) {
	command, note := next(r, o)
	if command == "" {
		return
	}
	line := "Next: " + command
	if s.fits(line + "      (" + note + ")") {
		s.whole(line, "      ("+note+")")
		return
	}
	s.paragraph(plainly, "Next: ", command)
	s.paragraph(plainly, "      (", note+")")
}

func next(r *photo.Report, o Options) (command, note string) {
	sum := &r.Summary
	switch lost := sum.Missing + sum.Incomplete; {
	case lost > 0 && o.Rescue && sum.Copyable > 0 && r.Check != 0:
		return "rollcall rescue " + AnotherDisk + indexFlag(o), "copies " + number(sum.Copyable) + noOriginal(sum)
	case lost > 0:
		return listCommand(r, o, listFile(r)), listNote(lost, sum)
	case sum.Unsure > 0 && !r.Complete:
		return "run it again when all can be read", "what could not: see Not looked at"
	case sum.Unsure > 0:
		return listCommand(r, o, listFile(r)), "lists " + plural(sum.Unsure, "it: please look", "them: please look at each")
	case sum.Photos == 0:
		return "", ""
	case !r.Complete:
		return "run it again when all can be read", "what could not: see Not looked at"
	case r.Quick || sum.Grades[photo.Unverified] > 0:
		return "run it again without --quick", "reads every file to its end"
	case sum.SameDisk:
		return "copy the backup to another disk", "then check that copy"
	}
	return "", ""
}

// listCommand writes a file again. A check that the index did not keep has to be
// run again for it.
func listCommand(r *photo.Report, o Options, file string) string {
	switch {
	case r.Check == 0:
		return "the same command with -o " + file
	}
	return "rollcall report" + indexFlag(o) + " -o " + file
}

// indexFlag names the index again, where it was named.
func indexFlag(o Options) string {
	if o.Index == "" {
		return ""
	}
	return " --index " + quoted(o.Index)
}

// quoted is a path as a shell takes it.
func quoted(path string) string {
	if strings.ContainsFunc(path, func(c rune) bool { return !strings.ContainsRune(plainInShell, c) }) {
		return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	}
	return path
}

const plainInShell = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./:,+=@%"

// listFile is the list of the photos by name.
func listFile(r *photo.Report) string {
	if r.Summary.Missing+r.Summary.Incomplete == 0 {
		return "unsure.csv"
	}
	return "missing.csv"
}

func listNote(lost int, sum *photo.Summary) string {
	if sum.Copyable <= 0 {
		return "lists " + plural(lost, "it; its original is not here", "them; no original of them is here")
	}
	return "lists " + plural(lost, "it: copy it", "them: copy them") + " to another disk" + noOriginal(sum)
}

// noOriginal adds how many photos cannot be copied, as their originals are not
// in the library.
func noOriginal(sum *photo.Summary) string {
	n := sum.Missing + sum.Incomplete - sum.Copyable
	if n <= 0 {
		return ""
	}
	return "; " + number(n) + plural(n, " has", " have") + " no original here"
}
