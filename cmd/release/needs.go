package main

import (
	"debug/elf"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A need is what a binary asks of a library of the system: the newest version of its
// symbols, such as GLIBC_2.34.
type need struct{ library, version string }

type needs []need

// The libraries that a binary may ask for, with their packages in Debian, and what
// their versions of symbols begin with.
var known = map[string]struct{ debian, prefix string }{
	"libc.so.6":             {"libc6", "GLIBC_"},
	"libm.so.6":             {"libc6", "GLIBC_"},
	"libresolv.so.2":        {"libc6", "GLIBC_"},
	"libpthread.so.0":       {"libc6", "GLIBC_"},
	"ld-linux-x86-64.so.2":  {"libc6", "GLIBC_"},
	"ld-linux-aarch64.so.1": {"libc6", "GLIBC_"},
	"libstdc++.so.6":        {"libstdc++6", "GLIBCXX_"},
	"libgcc_s.so.1":         {"libgcc-s1", "GCC_"},
}

// gccOf is the GCC whose C++ library has the versions of symbols up to one:
// https://gcc.gnu.org/onlinedocs/libstdc++/manual/abi.html
var gccOf = map[string]string{"3.4.28": "9", "3.4.29": "11", "3.4.30": "12", "3.4.31": "13", "3.4.32": "13.2", "3.4.33": "14", "3.4.34": "15"}

// needsOf reads what a binary asks for. A library that is not known is an error: the
// packages could not name it.
func needsOf(binary string) (needs, error) {
	f, err := elf.Open(binary)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	libraries, err := f.ImportedLibraries()
	if err != nil {
		return nil, err
	}
	symbols, err := f.ImportedSymbols()
	if err != nil {
		return nil, err
	}
	var all needs
	for _, library := range libraries {
		lib, ok := known[library]
		if !ok {
			return nil, fmt.Errorf("the binary needs %s, which the packages can't ask for", library)
		}
		n := need{library: library}
		for _, s := range symbols {
			if v, ok := strings.CutPrefix(s.Version, lib.prefix); ok && s.Library == library && later(v, n.version) {
				n.version = v
			}
		}
		if lib.prefix == "GLIBCXX_" && gccOf[n.version] == "" {
			return nil, fmt.Errorf("it is not known which GCC has %s%s", lib.prefix, n.version)
		}
		all = append(all, n)
	}
	return all, nil
}

// deb are the needs as Debian's packages.
func (all needs) deb() []string {
	newest := map[string]string{}
	for _, n := range all {
		lib := known[n.library]
		v := n.version
		if lib.prefix == "GLIBCXX_" {
			v = gccOf[v]
		}
		if later(v, newest[lib.debian]) {
			newest[lib.debian] = v
		}
	}
	var out []string
	for name, v := range newest {
		out = append(out, name+" (>= "+v+")")
	}
	slices.Sort(out)
	return out
}

// rpm are the needs as Fedora's packages provide them.
func (all needs) rpm() []string {
	var out []string
	for _, n := range all {
		version := ""
		if n.version != "" {
			version = known[n.library].prefix + n.version
		}
		out = append(out, n.library+"("+version+")(64bit)")
	}
	slices.Sort(out)
	return out
}

// later reports whether version a, such as 2.34, is later than b.
func later(a, b string) bool {
	as, bs := strings.Split(a, "."), strings.Split(b, ".")
	for i := range min(len(as), len(bs)) {
		x, _ := strconv.Atoi(as[i])
		y, _ := strconv.Atoi(bs[i])
		if x != y {
			return x > y
		}
	}
	return a != "" && (b == "" || len(as) > len(bs))
}
