-- Second looks say by which version of the looking code they were taken, so that
-- those of an older one are taken again. '': before versions were kept.
ALTER TABLE look ADD COLUMN version TEXT NOT NULL DEFAULT '';

-- A picture in small, by the digest of the whole file. With rows of 1.2 KB a
-- table by rowid holds three on a page; without rowid each would spill.
CREATE TABLE sketch (
  digest  BLOB NOT NULL UNIQUE,
  version TEXT NOT NULL,
  body    BLOB NOT NULL                   -- in the form of code.go
);

-- Pictures that a decoder gave up on when all of their pixels were asked for,
-- with its words. A sketch may be there all the same, from the thumbnail.
CREATE TABLE undecoded (
  digest  BLOB PRIMARY KEY,
  version TEXT NOT NULL,
  problem TEXT NOT NULL
) WITHOUT ROWID;

-- Apple's fingerprint, where it was computed after the scan.
CREATE TABLE fingerprint (
  digest      BLOB PRIMARY KEY,
  fingerprint BLOB NOT NULL
) WITHOUT ROWID;
