//go:build !unix

package decode

const orphanVariable = "ROLLCALL_TEST_ORPHAN"

func beOrphaned(string) {}
