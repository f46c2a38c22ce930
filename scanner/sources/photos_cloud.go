package sources

import (
	"errors"
	"io/fs"
	"slices"
	"time"

	"rollcall/photo"
)

// Values of photo.FactUploads.
const (
	uploadsOn    = "on"
	uploadsOff   = "off"
	uploadsNever = "never"
)

// A cloudState is what a library's own files tell of iCloud Photos.
type cloudState struct {
	uploads string    // value of photo.FactUploads; "" unknown
	off     time.Time // since when uploads are off; zero unknown
	queued  map[string]bool
	refused map[string]bool // ids of what iCloud refused: of assets, or fingerprints
}

// Folders of a library on a Mac, and files in them. Their meaning is known from
// libraries of osxphotos and from decompiled code.
const (
	syncFolder    = "resources/cpl/cloudsync.noindex/"
	enabledMarker = syncFolder + "cpl_enabled_marker"
	syncStatus    = syncFolder + "syncstatus.plist"
	syncDatabase  = syncFolder + "storage/store.cloudphotodb"
)

// enableLogs tell when iCloud Photos was switched on and off.
var enableLogs = []string{
	"private/com.apple.accountsd/cloudServiceEnableLog.plist",
	"private/com.apple.photolibraryd/cloudServiceEnableLog.plist",
}

// readCloud reads the state of the library at a path that ends in a slash, or "".
func readCloud(in *inside, at string, problem func(photo.Problem)) *cloudState {
	c := &cloudState{queued: map[string]bool{}, refused: map[string]bool{}}
	switch {
	case exists(in, at+enabledMarker):
		c.uploads = uploadsOn
	case exists(in, at+syncStatus) || exists(in, at+syncDatabase):
		c.uploads = uploadsOff
	}
	for _, log := range enableLogs {
		if err := c.readEnableLog(in, at+log); err != nil {
			problem(photo.Problem{Kind: photo.ProblemMalformed, Path: at + log, Text: "whether iCloud Photos was switched off is not known: " + reason(err)})
		}
	}
	if !exists(in, at+syncDatabase) {
		return c
	}
	if err := c.readQueues(in, at+syncDatabase); err != nil {
		problem(photo.Problem{Kind: photo.ProblemMalformed, Path: at + syncDatabase, Text: "what waits to be uploaded is not known: " + reason(err)})
	}
	return c
}

// readEnableLog goes by the last entry of iCloud Photos in a log; without a log
// nothing is known.
func (c *cloudState) readEnableLog(in *inside, path string) error {
	content, err := readSmall(in, path, maxPlist)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var entries []struct {
		Enabled bool      `plist:"enabled"`
		Type    string    `plist:"type"`
		When    time.Time `plist:"timestamp"`
	}
	if err := parsePlist(content, &entries); err != nil {
		return err
	}
	for _, e := range slices.Backward(entries) {
		if e.Type != "CPL" {
			continue
		}
		c.uploads, c.off = uploadsOn, time.Time{}
		if !e.Enabled {
			c.uploads, c.off = uploadsOff, e.When.UTC()
		}
		return nil
	}
	return nil
}

// readQueues reads what waits to be uploaded, and what iCloud refused.
func (c *cloudState) readQueues(in *inside, path string) error {
	d, err := openDatabase(in, path)
	if err != nil {
		return err
	}
	defer d.close()
	if err := d.each("outgoingResources", []string{"itemIdentifier", "fingerPrint"}, func(r row) error {
		c.queued[r.text("itemIdentifier")], c.queued[r.text("fingerPrint")] = true, true
		return tooMany(c.queued)
	}); err != nil {
		return err
	}
	return d.each("quarantinedRecords", []string{"localIdentifier"}, func(r row) error {
		c.refused[r.text("localIdentifier")] = true
		return tooMany(c.refused)
	})
}

func tooMany(ids map[string]bool) error {
	if len(ids) > maxAssets {
		return errManyAssets
	}
	return nil
}

// apply corrects what the assets tell of themselves. In a library that never met
// iCloud nothing is on its way there.
func (c *cloudState) apply(p *photosDatabase) {
	met := p.cloud || c.uploads != ""
	if !met {
		c.uploads = uploadsNever
	}
	for _, a := range p.assets {
		var ids []string
		if len(c.refused)+len(c.queued) > 0 {
			ids = []string{a.uuid, a.guid}
			if !a.print.IsZero() {
				ids = append(ids, a.print.String())
			}
		}
		switch {
		case !met || a.shared != "":
			a.cloud, a.tries, a.gone = "", 0, false
		case holdsAny(c.refused, ids):
			a.cloud = cloudRefused
		case holdsAny(c.queued, ids) && a.cloud != cloudUploaded:
			a.cloud = cloudWaiting
		}
		a.guid = ""
	}
}

func holdsAny(set map[string]bool, ids []string) bool {
	return slices.ContainsFunc(ids, func(id string) bool { return id != "" && set[id] })
}

// facts tells the state as facts of a place.
func (c *cloudState) facts(facts *photo.Facts) {
	if c.uploads != "" {
		facts.Set(photo.FactUploads, c.uploads)
	}
	if !c.off.IsZero() && c.uploads == uploadsOff {
		facts.Set(photo.FactUploadsOff, c.off.Format(time.RFC3339))
	}
}

// exists reports whether there is a file that can be opened.
func exists(in *inside, path string) bool {
	f, err := in.openFile(in.rel(path))
	if err == nil {
		f.Close()
	}
	return err == nil
}
