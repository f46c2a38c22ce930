# make dist: archives, packages, checksums and manifests of this commit, in dist/.
# VERSION=1.2.3 names the version; without it, it is what git describes.
.PHONY: build test dist

build:
	go build -o rollcall ./cmd/rollcall

test:
	go test ./...

dist:
	rm -rf dist
	go run ./cmd/release -version "$(VERSION)" dist
