// Package exam is for tests alone: stories of what befell people's photos, told as
// real files on disk and judged by the built program's JSON. It knows nothing of how
// rollcall decides; what counts as right stands with each story.
package exam
