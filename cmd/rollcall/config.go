package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/adrg/xdg"
	"github.com/spf13/cobra"
)

// The config file says what flags are where the command line and the environment
// say nothing. docs/config.example.toml has every key.

// maxConfig is how much of a config file is read, bytes: more is something else.
const maxConfig = 64 << 10

// maxDots is how many dots a config file may hold: keys of very many parts take
// the parser the square of their number, minutes.
const maxDots = 2000

// A config is a config file that was read: its values by their keys.
type config struct {
	file   string
	lines  []string
	values map[string]any
}

// configure fills the flags that the command line leaves open from the config
// file.
func (f *flags) configure(c *cobra.Command) error {
	file, named := configFile()
	conf, err := readConfig(file, named)
	if err != nil || conf == nil {
		return err
	}
	for _, key := range slices.SortedFunc(maps.Keys(conf.values), conf.byLine) {
		s, err := conf.setting(key)
		if err != nil {
			return err
		}
		if err := conf.check(s); err != nil {
			return err
		}
		if s.yields(c) {
			continue
		}
		s.set(f, conf.values[key])
		if s.path != nil {
			path := s.path(f)
			*path = conf.expand(*path)
		}
	}
	return nil
}

// configFile is where the config file lies, and whether the user named it: then it
// has to be there.
func configFile() (path string, named bool) {
	if path := os.Getenv("ROLLCALL_CONFIG"); path != "" {
		return path, true
	}
	return defaultConfig(), false
}

func defaultConfig() string { return filepath.Join(xdg.ConfigHome, "rollcall", "config.toml") }

// readConfig reads the file; nil where there is none, and none was named.
func readConfig(file string, named bool) (*config, error) {
	text, err := configText(file)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !named:
		return nil, nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, usage("ROLLCALL_CONFIG names it: correct it, or take it out of the environment", "there is no config file %q", file)
	case err != nil:
		return nil, err
	}
	if strings.Count(text, ".") > maxDots {
		return nil, usage("see docs/config.example.toml", "the config file %q can't be understood: it has very many dots", file)
	}
	conf := &config{file: file, lines: strings.Split(text, "\n"), values: map[string]any{}}
	if _, err := toml.Decode(text, &conf.values); err != nil {
		var at toml.ParseError
		if !errors.As(err, &at) {
			return nil, usage("see docs/config.example.toml", "the config file %q can't be understood: %v", file, err)
		}
		return nil, usage(`write one setting a line, such as plan = "50GB"; a line that begins with # is left out`,
			"the config file %q can't be understood: line %d: %s", file, at.Position.Line, at.Message)
	}
	return conf, nil
}

// configText is the text of a config file. The error is fs.ErrNotExist where there
// is none.
func configText(file string) (string, error) {
	const hint = "correct it, or name another with ROLLCALL_CONFIG"
	at, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", fs.ErrNotExist
	case err == nil && at.IsDir():
		return "", usage(hint, "the config file %q is a folder", file)
	case err == nil && !at.Mode().IsRegular() && file != os.DevNull:
		return "", usage(hint, "the config file %q is no ordinary file", file)
	}
	f, err := os.Open(file)
	if err != nil {
		return "", usage(hint, "the config file %q can't be read: %v", file, errors.Unwrap(err))
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxConfig+1))
	if err != nil {
		return "", fmt.Errorf("reading the config file %q: %w", file, err)
	}
	if len(text) > maxConfig {
		return "", usage(hint, "the config file %q is larger than %d KiB: it is something else", file, maxConfig>>10)
	}
	return string(text), nil
}

// setting finds what a key sets.
func (conf *config) setting(key string) (setting, error) {
	var known []string
	for _, s := range settings {
		if s.name == key {
			return s, nil
		}
		known = append(known, s.name)
	}
	hint := "the config file knows: " + strings.Join(known, ", ")
	if slices.Contains(onlyFlags, key) {
		return setting{}, usage("give --"+key+" on the command line; "+hint, "%s can't be set in the config file%s", key, conf.at(key))
	}
	return setting{}, usage(didYouMean(strings.ReplaceAll(key, "_", "-"), known)+hint, "there is no setting %q%s", key, conf.at(key))
}

// check refuses what the flag would refuse, and says where it stands.
func (conf *config) check(s setting) error {
	var f flags
	if !s.set(&f, conf.values[s.name]) {
		return usage("write it like this: "+s.example, "%s is not written as it should be%s", s.name, conf.at(s.name))
	}
	var wrong *usageError
	if err := f.checkWords(); errors.As(err, &wrong) {
		return usage(wrong.hint, "%s%s", strings.TrimPrefix(wrong.text, "--"), conf.at(s.name))
	}
	return nil
}

// at says where a key stands: the end of a sentence.
func (conf *config) at(key string) string {
	if line := conf.line(key); line > 0 {
		return fmt.Sprintf(", in %q, line %d", conf.file, line)
	}
	return fmt.Sprintf(", in %q", conf.file)
}

// line is the line of a key, from 1; 0 where it can't be told.
func (conf *config) line(key string) int {
	for i, line := range conf.lines {
		left, _, _ := strings.Cut(strings.TrimSpace(line), "=")
		if left = strings.Trim(left, " \t\"'[]"); left == key || strings.HasPrefix(left, key+".") {
			return i + 1
		}
	}
	return 0
}

func (conf *config) byLine(a, b string) int {
	if by := conf.line(a) - conf.line(b); by != 0 {
		return by
	}
	return strings.Compare(a, b)
}

// expand makes a path of the file whole: ~ is the user's home, what is relative
// lies beside the file.
func (conf *config) expand(path string) string {
	if path == "" || filepath.IsAbs(path) {
		return path
	}
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		return filepath.Join(xdg.Home, rest)
	}
	return filepath.Join(filepath.Dir(conf.file), path)
}
