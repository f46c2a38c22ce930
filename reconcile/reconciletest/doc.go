package reconciletest

// What this world leaves out:
//
//   - parts of a place that can't be read (ZIP parts, encrypted backups, files that
//     are online only): there a photo is unsure, and no cause is asked;
//   - records of Apple's databases: upload attempts, quarantine, the enable log,
//     local availability. Its backups are folders;
//   - files of films that a scan does not count as photos;
//   - edits as photos of their own beside their originals, sidecars, motion photos,
//     bursts of which somebody kept one;
//   - more than one place on a side;
//   - when an index first met a file of the library.
//
// Where the brief leaves open which cause a loss has: movies of Live Photos that a
// tool never takes are outside the backup's scope, RAW partners that it can't
// handle are of an unreadable format. A still that is damaged beside a whole movie
// is missing; one beside its RAW is incomplete, as that is a still of the photo.
