-- Times are nanoseconds since 1970 UTC. Paths and roots are the bytes of the
-- file system, in no encoding. "body" columns hold the rest of a row in the form
-- of code.go (records.go for place and "check").

CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE place (
  id         INTEGER PRIMARY KEY,
  root       BLOB NOT NULL,
  kind       TEXT NOT NULL,
  version    INTEGER NOT NULL DEFAULT 0,  -- grows with every scan that changed something
  scanned    INTEGER NOT NULL DEFAULT 0,  -- 0: no scan has ended yet
  body       BLOB,
  UNIQUE (root, kind)
);

CREATE TABLE scan (
  id       INTEGER PRIMARY KEY,
  place    INTEGER NOT NULL REFERENCES place(id),
  started  INTEGER NOT NULL,
  ended    INTEGER,                       -- NULL: it was cut off
  complete INTEGER NOT NULL DEFAULT 0     -- it saw all of the place
);
CREATE INDEX scan_place ON scan(place, id);

-- One row is one file as it was from the scan "since" until the scan "until",
-- which found it changed or gone; NULL: it still is.
CREATE TABLE item (
  id      INTEGER PRIMARY KEY,
  place   INTEGER NOT NULL REFERENCES place(id),
  since   INTEGER NOT NULL REFERENCES scan(id),
  until   INTEGER REFERENCES scan(id),
  path    BLOB NOT NULL,
  state   BLOB NOT NULL,                  -- what a rerun must know: state.go
  digest  BLOB,                           -- of the whole file, by setting "digest"
  picture BLOB,                           -- of the picture data
  body    BLOB NOT NULL
);
-- Covers what a rerun loads, so that the table itself is not read.
CREATE INDEX item_current ON item(place, path, state, since) WHERE until IS NULL;
CREATE INDEX item_past    ON item(place, path) WHERE until IS NOT NULL;
CREATE INDEX item_digest  ON item(digest) WHERE digest IS NOT NULL;
CREATE INDEX item_picture ON item(picture) WHERE picture IS NOT NULL;

CREATE TABLE "check" (
  id      INTEGER PRIMARY KEY,
  created INTEGER NOT NULL,
  key     BLOB NOT NULL,                  -- of everything the verdicts depend on
  flags   TEXT NOT NULL,
  body    BLOB NOT NULL
);
CREATE INDEX check_key ON "check"(key);

CREATE TABLE side (
  "check"  INTEGER NOT NULL REFERENCES "check"(id),
  side     TEXT NOT NULL,                 -- 'library' or 'backup'
  position INTEGER NOT NULL,
  place    INTEGER NOT NULL REFERENCES place(id),
  PRIMARY KEY ("check", side, position)
) WITHOUT ROWID;

CREATE TABLE verdict (
  "check" INTEGER NOT NULL REFERENCES "check"(id),
  line    INTEGER NOT NULL,               -- position in the report
  item    INTEGER NOT NULL,
  status  TEXT NOT NULL,
  body    BLOB NOT NULL,
  PRIMARY KEY ("check", line)
) WITHOUT ROWID;

-- What a second look at two files found, by their digests.
CREATE TABLE look (
  library BLOB NOT NULL,
  backup  BLOB NOT NULL,
  what    TEXT NOT NULL,
  body    BLOB NOT NULL,
  PRIMARY KEY (library, backup, what)
) WITHOUT ROWID;
