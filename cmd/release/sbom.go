package main

import (
	"bufio"
	"bytes"
	"crypto/sha1"
	"debug/buildinfo"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// A bill of materials in CycloneDX 1.5 says what is in a binary: the modules as the
// binary itself records them, with their sums of go.sum, and the works in C that
// they bring along. https://cyclonedx.org/docs/1.5/json/
type bill struct {
	Format       string      `json:"bomFormat"`
	Spec         string      `json:"specVersion"`
	Serial       string      `json:"serialNumber"`
	Version      int         `json:"version"`
	Metadata     metadata    `json:"metadata"`
	Components   []component `json:"components"`
	Dependencies []depends   `json:"dependencies"`
}

type metadata struct {
	Timestamp string    `json:"timestamp"`
	Component component `json:"component"`
}

type component struct {
	Type       string      `json:"type"`
	Ref        string      `json:"bom-ref"`
	Name       string      `json:"name"`
	Version    string      `json:"version"`
	PURL       string      `json:"purl,omitempty"`
	Hashes     []hash      `json:"hashes,omitempty"`
	Licenses   []license   `json:"licenses,omitempty"`
	Properties []property  `json:"properties,omitempty"`
	Components []component `json:"components,omitempty"`
}

type hash struct {
	Alg     string `json:"alg"`
	Content string `json:"content"`
}

type license struct {
	Expression string `json:"expression"`
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type depends struct {
	Ref string   `json:"ref"`
	On  []string `json:"dependsOn"`
}

// bundled are works in C and C++ that a module brings along.
var bundled = map[string][]component{
	"github.com/jdeng/goheif": {
		{Type: "library", Ref: "libde265", Name: "libde265", Version: "1.1.3", PURL: "pkg:github/strukturag/libde265@v1.1.3", Licenses: []license{{"LGPL-3.0-only"}}},
		{Type: "library", Ref: "dav1d", Name: "dav1d", Version: "1.5.2", PURL: "pkg:generic/dav1d@1.5.2", Licenses: []license{{"BSD-2-Clause"}}},
	},
}

// billOfMaterials writes the bill of a binary.
func (r *release) billOfMaterials(t target, binary string) error {
	notice, err := os.ReadFile("NOTICE")
	if err != nil {
		return err
	}
	b, err := r.bill(t, binary, licences(notice))
	if err != nil {
		return err
	}
	return writeTo(filepath.Join(r.dir, fmt.Sprintf("rollcall-%s-%s-%s.cdx.json", r.version, t.os, t.arch)), func(w io.Writer) error {
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		return e.Encode(b)
	})
}

func (r *release) bill(t target, binary string, licences map[string]string) (*bill, error) {
	built, err := buildinfo.ReadFile(binary)
	if err != nil {
		return nil, err
	}
	sum, err := sumOf(binary)
	if err != nil {
		return nil, err
	}
	self := component{Type: "application", Ref: "rollcall", Name: "rollcall", Version: r.version, PURL: "pkg:generic/rollcall@" + r.version,
		Hashes: []hash{{"SHA-256", sum}}, Licenses: []license{{"Apache-2.0"}},
		Properties: []property{{"build:go", built.GoVersion}, {"build:target", t.name()}, {"build:commit", r.commit}}}
	b := &bill{Format: "CycloneDX", Spec: "1.5", Serial: serial(sum), Version: 1,
		Metadata: metadata{r.time.Format("2006-01-02T15:04:05Z"), self}, Dependencies: []depends{{Ref: "rollcall"}}}
	for _, m := range built.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		c := component{Type: "library", Ref: "pkg:golang/" + m.Path + "@" + m.Version, Name: m.Path, Version: m.Version, PURL: "pkg:golang/" + m.Path + "@" + m.Version,
			Properties: []property{{"go:sum", m.Sum}}, Components: bundled[m.Path]}
		if c.Hashes, err = hashes(m.Sum); err != nil {
			return nil, fmt.Errorf("the sum of %s: %w", m.Path, err)
		}
		if licences[m.Path] == "" {
			return nil, fmt.Errorf("NOTICE does not name %s, which is in the binary", m.Path)
		}
		c.Licenses = []license{{licences[m.Path]}}
		b.Components = append(b.Components, c)
		b.Dependencies[0].On = append(b.Dependencies[0].On, c.Ref)
	}
	go1 := strings.TrimPrefix(built.GoVersion, "go")
	b.Components = append(b.Components, component{Type: "library", Ref: "pkg:golang/std@" + go1, Name: "std", Version: go1, PURL: "pkg:golang/std@" + go1, Licenses: []license{{"BSD-3-Clause"}}})
	b.Dependencies[0].On = append(b.Dependencies[0].On, "pkg:golang/std@"+go1)
	slices.Sort(b.Dependencies[0].On)
	return b, nil
}

// hashes are a sum of go.sum: the SHA-256 over the list of the module's files, see
// golang.org/x/mod/sumdb/dirhash.
func hashes(sum string) ([]hash, error) {
	raw, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(sum, "h1:"))
	if err != nil || len(raw) != 32 {
		return nil, fmt.Errorf("%q is none", sum)
	}
	return []hash{{"SHA-256", hex.EncodeToString(raw)}}, nil
}

// serial is a UUID (version 5, RFC 9562) that stands for the binary: the same bytes,
// the same bill.
func serial(sum string) string {
	b := sha1.Sum([]byte("rollcall " + sum))
	b[6], b[8] = b[6]&0x0f|0x50, b[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:16])
}

var noticeLine = regexp.MustCompile(`^  (\S+[./]\S+)\s+([A-Za-z0-9.-]+(?: and [A-Za-z0-9.-]+)*)`)

// licences are the modules that NOTICE names, with their licences as SPDX
// expressions. One that names a package stands for its module.
func licences(notice []byte) map[string]string {
	found := map[string]string{}
	for s := bufio.NewScanner(bytes.NewReader(notice)); s.Scan(); {
		m := noticeLine.FindStringSubmatch(s.Text())
		if m == nil {
			continue
		}
		expression := strings.ReplaceAll(m[2], " and ", " AND ")
		if head, tail, braces := strings.Cut(m[1], "{"); braces {
			for _, name := range strings.Split(strings.TrimSuffix(tail, "}"), ",") {
				found[head+name] = expression
			}
			continue
		}
		found[m[1]] = expression
		if parts := strings.Split(m[1], "/"); len(parts) > 3 && !regexp.MustCompile(`^v[0-9]+$`).MatchString(parts[3]) {
			found[strings.Join(parts[:3], "/")] = expression
		}
	}
	return found
}
