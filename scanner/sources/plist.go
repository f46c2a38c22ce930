package sources

import (
	"errors"
	"fmt"

	"howett.net/plist"
)

// maxPlist is the size in bytes of the largest property list that is read.
const maxPlist = 4 << 20

// parsePlist reads a property list, binary or XML, into what v points to. Whatever
// the bytes are, it ends with an error at most.
func parsePlist(content []byte, v any) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("it is no property list: %v", r)
		}
	}()
	if len(content) > maxPlist {
		return errors.New("it is larger than any property list of its kind")
	}
	_, err = plist.Unmarshal(content, v)
	return err
}
