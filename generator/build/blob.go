package build

import (
	"crypto/sha256"
	"os"
	"sync"
	"sync/atomic"
)

// A Blob is bytes that wait for long and are read seldom: they lie in a file of
// the system's temporary folder, not in memory. It is a value of a step like
// any other: equal bytes are equal, and what is dumped has the bytes in it. Where
// there is no such folder they stay in memory.
//
// The file only grows, by what a run makes anew, and is gone when the program
// ends.
type Blob struct {
	at, size int64
	sum      Sum
	held     []byte // where there is no file
}

// NewBlob puts bytes away; data may be used again afterwards.
func NewBlob(data []byte) Blob {
	b := Blob{size: int64(len(data)), sum: sha256.Sum256(data)}
	if f := spool(); f != nil {
		b.at = spooled.Add(b.size) - b.size
		if _, err := f.WriteAt(data, b.at); err == nil {
			return b
		}
	}
	b.held = append([]byte{}, data...)
	return b
}

// Bytes reads them back.
func (b Blob) Bytes() ([]byte, error) {
	if b.held != nil || b.size == 0 {
		return b.held, nil
	}
	data := make([]byte, b.size)
	_, err := spool().ReadAt(data, b.at)
	return data, err
}

// Sum is the SHA-256 of the bytes.
func (b Blob) Sum() Sum { return b.sum }

// GobEncode gives the bytes.
func (b Blob) GobEncode() ([]byte, error) { return b.Bytes() }

// GobDecode puts bytes away.
func (b *Blob) GobDecode(data []byte) error {
	*b = NewBlob(data)
	return nil
}

// spool is the file of all blobs, nil if there can be none. Its name goes at once
// where the system allows that; the file then goes with the program.
var spool = sync.OnceValue(func() *os.File {
	f, err := os.CreateTemp("", "suluh-*")
	if err != nil {
		return nil
	}
	os.Remove(f.Name())
	return f
})

var spooled atomic.Int64 // bytes in it
