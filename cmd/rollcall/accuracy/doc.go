// Package accuracy is for tests alone: photos that the tools people use have changed,
// against their originals, judged by the built program. docs/accuracy.md tells how and
// what came of it.
package accuracy
