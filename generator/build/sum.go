package build

import "crypto/sha256"

// Sum is a SHA-256. It is an alias, so that a type of another room has an
// identity of its own with a method Sum() [32]byte, without knowing this room:
// two values with the same Sum are the same to those who need the step.
type Sum = [sha256.Size]byte

// mark is the part of a Sum that records keep, one for each edge of the graph.
type mark [16]byte

func short(s Sum) mark { return mark(s[:len(mark{})]) }

// missing is the mark of a file or folder that is not there.
var missing = short(sha256.Sum256([]byte("missing")))

// failure is the mark of an error.
func failure(err error) mark {
	return short(sha256.Sum256([]byte("error\x00" + err.Error())))
}
