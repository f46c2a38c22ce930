//go:build linux

package main

import "testing"

func (b *bench) writeDoc(t *testing.T) {}
