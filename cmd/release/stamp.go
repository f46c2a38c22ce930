package main

import (
	"context"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A stamp is what a release says of itself.
type stamp struct {
	version string // such as 1.2.3
	commit  string // of git, shortened; with a plus where files were changed
	time    time.Time
}

func (s stamp) day() string { return s.time.UTC().Format(time.DateOnly) }

var versionPattern = regexp.MustCompile(`^[0-9]+\.[0-9]+\.[0-9]+([-~+.][0-9A-Za-z.+~-]+)?$`)

// gitStamp asks git for what is being released. SOURCE_DATE_EPOCH wins over the time
// of the commit.
func gitStamp(ctx context.Context, version string) (stamp, error) {
	ask := func(args ...string) (string, error) {
		out, err := output(ctx, nil, "git", args...)
		return strings.TrimSpace(string(out)), err
	}
	commit, err := ask("rev-parse", "--short=12", "HEAD")
	if err != nil {
		return stamp{}, err
	}
	if changed, err := ask("status", "--porcelain", "--untracked-files=no"); err != nil || changed != "" {
		commit += "+" // what is built is not what git has
	}
	seconds := os.Getenv("SOURCE_DATE_EPOCH")
	if seconds == "" {
		if seconds, err = ask("log", "-1", "--format=%ct"); err != nil {
			return stamp{}, err
		}
	}
	n, err := strconv.ParseInt(seconds, 10, 64)
	if err != nil {
		return stamp{}, fmt.Errorf("the time of the commit: %w", err)
	}
	s := stamp{version: version, commit: commit, time: time.Unix(n, 0).UTC()}
	if s.version == "" {
		if s.version, err = ask("describe", "--tags", "--match", "v[0-9]*"); err != nil {
			s.version = "0.0.0-" + s.time.Format("20060102") + "." + strings.TrimSuffix(commit, "+") // there is no tag yet
		}
		s.version = strings.TrimPrefix(s.version, "v")
	}
	if !versionPattern.MatchString(s.version) {
		return stamp{}, fmt.Errorf("%q is no version such as 1.2.3", s.version)
	}
	return s, nil
}
