package main

// A manPart is a section of the program's man page that no command has.
type manPart struct {
	title string
	terms [][2]string
}

var manParts = []manPart{
	{"EXIT STATUS", [][2]string{
		{"0", "Every photo has a full copy; or demo, explain, list, rescue, changes did their job."},
		{"1", "Some photos have no full copy: they are missing, or incomplete."},
		{"2", "A mistake in the command line or the config file, or a failure."},
		{"3", "Finished, but some files or folders could not be read, or some photos are unsure. It wins over 1."},
		{"130", "Interrupted. What was read is kept: the same command goes on."},
	}},
	{"FILES", [][2]string{
		{"~/.local/share/rollcall/index.db", "The index: what was read, and the checks. Readable to its user only."},
		{"~/.config/rollcall/config.toml", "The config file: settings named as flags are, such as plan = \"50GB\", ignore = [\"*.tmp\"], readers = 4, route = \"icloud\". Flags win. A mistake in it stops the run."},
		{".rollcallignore", "In any folder of a library or a backup: globs of what is left out below it, as in a .gitignore."},
		{"DEST/rollcall-rescue.csv", "What rescue copied to DEST, and where each file came from."},
	}},
	{"ENVIRONMENT", [][2]string{
		{"ROLLCALL_INDEX", "The index, where --index says nothing."},
		{"ROLLCALL_CONFIG", "The config file."},
		{"XDG_DATA_HOME, XDG_CONFIG_HOME", "Where the folders of the index and of the config file lie."},
		{"NO_COLOR", "Any value: no colours, unless --color always."},
		{"TMPDIR", "Where copies of databases are made, and removed again."},
	}},
}
