package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/adrg/xdg"
	"github.com/spf13/pflag"
)

// withConfig makes the text the config file and parses a command line.
func withConfig(t *testing.T, text string, args ...string) (*flags, error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("ROLLCALL_CONFIG", file)
	return flagsOf(t, args...)
}

// flagsOf is what the flags are before a command runs.
func flagsOf(t *testing.T, args ...string) (*flags, error) {
	t.Helper()
	p := &program{terminal: terminal{out: &bytes.Buffer{}, err: &bytes.Buffer{}}}
	root := newRoot(p)
	c, rest, err := root.Find(args)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.ParseFlags(rest); err != nil {
		t.Fatal(err)
	}
	return &p.flags, p.readFlags(c)
}

func TestConfig(t *testing.T) {
	t.Setenv("ROLLCALL_INDEX", "")
	t.Setenv("NO_COLOR", "")
	tests := []struct {
		name, text string
		args       []string
		want       func(*flags) (got, want any)
	}{
		{"plan", `plan = "50GB"`, []string{"check"}, func(f *flags) (any, any) { return f.plan, "50GB" }},
		{"flag-wins", `plan = "50GB"`, []string{"check", "--plan", "2TB"}, func(f *flags) (any, any) { return f.plan, "2TB" }},
		{"empty-flag-wins", `plan = "50GB"`, []string{"check", "--plan", ""}, func(f *flags) (any, any) { return f.plan, "" }},
		{"bare-command", `route = "phone"`, nil, func(f *flags) (any, any) { return f.route, "phone" }},
		{"ignore-is-added-to", `ignore = ["*.tmp"]`, []string{"check", "--ignore", "b/"}, func(f *flags) (any, any) { return f.ignore, []string{"*.tmp", "b/"} }},
		{"readers", "readers = 3", []string{"scan"}, func(f *flags) (any, any) { return f.readers, 3 }},
		{"color", `color = "always"`, []string{"report"}, func(f *flags) (any, any) { return f.color, "always" }},
		{"fail-on", `fail-on = "unexpected"`, []string{"report"}, func(f *flags) (any, any) { return f.failOn, "unexpected" }},
		{"no-progress", "no-progress = true", []string{"scan"}, func(f *flags) (any, any) { return f.noProgress, true }},
		{"index-at-home", `index = "~/x.db"`, []string{"report"}, func(f *flags) (any, any) { return f.index, filepath.Join(xdg.Home, "x.db") }},
		{"index-beside", `index = "x.db"`, []string{"report"}, func(f *flags) (any, any) {
			return f.index, filepath.Join(filepath.Dir(os.Getenv("ROLLCALL_CONFIG")), "x.db")
		}},
		{"index-flag-wins", `index = "x.db"`, []string{"report", "--index", "y.db"}, func(f *flags) (any, any) { return f.index, "y.db" }},
		{"password-file", `password-file = "/etc/p"`, []string{"rescue"}, func(f *flags) (any, any) { return f.passwordFile, "/etc/p" }},
		{"demo-is-left-alone", "plan = \"50GB\"\nignore = [\"*\"]\nreaders = 3", []string{"demo"}, func(f *flags) (any, any) {
			return []any{f.plan, len(f.ignore), f.readers}, []any{"", 0, 3}
		}},
		{"empty", "", []string{"check"}, func(f *flags) (any, any) { return f.plan, "" }},
		{"comments-and-byte-order-mark", "\ufeff# my settings\r\nplan = \"5GB\"\r\n", []string{"check"}, func(f *flags) (any, any) { return f.plan, "5GB" }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := withConfig(t, tt.text, tt.args...)
			if err != nil {
				t.Fatal(err)
			}
			if got, want := tt.want(f); !reflect.DeepEqual(got, want) {
				t.Errorf("it is %v, want %v", got, want)
			}
		})
	}
}

// The environment stands between the flags and the file.
func TestConfigYieldsToTheEnvironment(t *testing.T) {
	t.Setenv("ROLLCALL_INDEX", "/from/the/environment.db")
	t.Setenv("NO_COLOR", "1")
	f, err := withConfig(t, "index = \"/from/the/file.db\"\ncolor = \"always\"", "report")
	if err != nil || f.indexPath() != "/from/the/environment.db" || f.color != "auto" {
		t.Errorf("the index is %q, colour %q: %v", f.indexPath(), f.color, err)
	}
}

func TestConfigMistakes(t *testing.T) {
	tests := []struct{ name, text, says, hint string }{
		{"unknown-key", "# mine\n\nplna = \"5GB\"", `there is no setting "plna", in "FILE", line 3`, "did you mean plan?"},
		{"british", `colour = "never"`, `there is no setting "colour"`, "did you mean color?"},
		{"underscore", `fail_on = "any"`, `there is no setting "fail_on"`, "did you mean fail-on?"},
		{"upper-case", `Plan = "5GB"`, `there is no setting "Plan"`, "did you mean plan?"},
		{"far-off", `cats = 3`, `there is no setting "cats"`, "the config file knows: index, plan"},
		{"section", "[check]\nplan = \"5GB\"", "can't be set in the config file, in \"FILE\", line 1", "the config file knows"},
		{"only-a-flag", "quick = true", `quick can't be set in the config file, in "FILE", line 1`, "give --quick on the command line"},
		{"plan-number", "plan = 50", `plan is not written as it should be, in "FILE", line 1`, `plan = "50GB"`},
		{"plan-size", "\nplan = \"lots\"", `plan "lots" is no size, in "FILE", line 2`, "5GB"},
		{"plan-empty", `plan = ""`, "plan is not written as it should be", `plan = "50GB"`},
		{"route", `route = "iclod"`, `route "iclod" is not known`, "did you mean icloud?"},
		{"readers-text", `readers = "4"`, "readers is not written as it should be", "readers = 4"},
		{"readers-many", "readers = 5000", "readers 5000 is out of range", "1 to 1024"},
		{"readers-less-than-none", "readers = -9223372036854775808", "readers -1 is out of range", "1 to 1024"},
		{"readers-fraction", "readers = 1.5", "readers is not written as it should be", "readers = 4"},
		{"ignore-one", `ignore = "*.tmp"`, "ignore is not written as it should be", `ignore = ["`},
		{"ignore-mixed", `ignore = ["*.tmp", 3]`, "ignore is not written as it should be", `ignore = ["`},
		{"color", `color = "blue"`, `color "blue" is not known`, "auto, always, never"},
		{"no-progress", `no-progress = "yes"`, "no-progress is not written as it should be", "no-progress = true"},
		{"dotted", `plan.size = "5GB"`, "plan is not written as it should be, in \"FILE\", line 1", `plan = "50GB"`},
		{"no-toml", "plan = \"5GB\"\nplan 50GB", "can't be understood: line 2", "one setting a line"},
		{"twice", "plan = \"5GB\"\nplan = \"50GB\"", "can't be understood: line 2", "one setting a line"},
		{"not-closed", `plan = "50GB`, "can't be understood: line 1", "one setting a line"},
		{"binary", "\x00\x01\x02", "can't be understood", ""},
		{"no-utf-8", "plan = \"\xff\xfe\"", "can't be understood", ""},
		{"control-letters-in-a-key", "\"a\\u001b[2J\" = 1", `there is no setting "a\x1b[2J"`, ""},
		{"deep", "ignore = " + strings.Repeat("[", 30_000) + strings.Repeat("]", 30_000), "ignore is not written as it should be", ""},
		{"deep-keys", strings.Repeat("a.", maxDots) + "b = 1", `there is no setting "a"`, ""},
		{"too-deep-keys", strings.Repeat("a.", 30_000) + "b = 1", "very many dots", ""},
		{"huge", strings.Repeat("#", maxConfig+1), "is larger than 64 KiB", "ROLLCALL_CONFIG"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := withConfig(t, tt.text, "check")
			if err == nil {
				t.Fatal("no error")
			}
			says := strings.ReplaceAll(tt.says, "FILE", os.Getenv("ROLLCALL_CONFIG"))
			if !strings.Contains(err.Error(), says) || !strings.Contains(hintOf(err), tt.hint) || hintOf(err) == "" {
				t.Errorf("it says %q\nwant     %q\nhint: %q\nwant  %q", err, says, hintOf(err), tt.hint)
			}
		})
	}
}

// What can't be read is said; only a file that nobody named may be absent.
func TestConfigThatIsNotThere(t *testing.T) {
	dir := t.TempDir()
	shut := filepath.Join(dir, "shut.toml")
	os.WriteFile(shut, []byte(`plan = "5GB"`), 0)
	loop := filepath.Join(dir, "loop.toml")
	os.Symlink(loop, loop)
	for _, tt := range []struct{ name, file, says string }{
		{"absent", filepath.Join(dir, "none.toml"), "there is no config file"},
		{"folder", dir, "is a folder"},
		{"loop", loop, "can't be read"},
		{"unreadable", shut, "can't be read"},
		{"device", "/dev/zero", "is no ordinary file"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.name == "unreadable" && os.Geteuid() == 0 {
				t.Skip("root may read everything")
			}
			t.Setenv("ROLLCALL_CONFIG", tt.file)
			_, err := flagsOf(t, "check")
			if err == nil || !strings.Contains(err.Error(), tt.says) || hintOf(err) == "" {
				t.Errorf("it says %v, want %q", err, tt.says)
			}
		})
	}
	if conf, err := readConfig(filepath.Join(dir, "none.toml"), false); conf != nil || err != nil {
		t.Errorf("a file that nobody named: %v, %v", conf, err)
	}
}

// A broken config file stops no command that only tells of the program.
func TestConfigBrokenAndHelp(t *testing.T) {
	t.Setenv("ROLLCALL_CONFIG", filepath.Join(t.TempDir(), "none.toml"))
	for args, want := range map[string]int{"version": 0, "--help": 0, "help rescue": 0, "completion bash": 0, "__complete list ": 0, "list causes": 2} {
		var out, errs bytes.Buffer
		if code := run(context.Background(), strings.Split(args, " "), terminal{out: &out, err: &errs}); code != want {
			t.Errorf("%s: exit code %d, want %d: %s", args, code, want, errs.String())
		}
	}
}

// The example file has every setting, each with its example's type, and is valid.
func TestConfigExample(t *testing.T) {
	text, err := os.ReadFile("../../docs/config.example.toml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := withConfig(t, string(text), "check"); err != nil {
		t.Errorf("the example is refused: %v (%s)", err, hintOf(err))
	}
	for _, s := range settings {
		if !strings.Contains(string(text), "\n"+s.name+" = ") {
			t.Errorf("the example has no %s", s.name)
		}
		if _, err := withConfig(t, s.example, "check"); err != nil {
			t.Errorf("the line of %s is refused: %v", s.name, err)
		}
	}
}

// Every flag is either a setting or told to be none.
func TestConfigKnowsEveryFlag(t *testing.T) {
	root := newRoot(&program{terminal: terminal{out: &bytes.Buffer{}, err: &bytes.Buffer{}}})
	seen := 0
	for _, c := range append(root.Commands(), root) {
		see := func(f *pflag.Flag) {
			seen++
			isSetting := slices.ContainsFunc(settings, func(s setting) bool { return s.name == f.Name })
			if f.Name != "help" && isSetting == slices.Contains(onlyFlags, f.Name) {
				t.Errorf("--%s of %s is in none of both lists, or in both", f.Name, c.Name())
			}
		}
		for _, fs := range []func() *pflag.FlagSet{c.LocalFlags, c.InheritedFlags} {
			fs().VisitAll(see)
		}
	}
	if seen < 40 {
		t.Errorf("only %d flags were seen", seen)
	}
}
