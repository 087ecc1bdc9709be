package build

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"sync"
	"testing"
)

// TestBlob: what was put away comes back, also from many at once and after it
// was stored; equal bytes are one value.
func TestBlob(t *testing.T) {
	var wg sync.WaitGroup
	for i := range 50 {
		wg.Go(func() {
			want := bytes.Repeat([]byte(fmt.Sprint(i, " ")), 1000*i)
			one, two := NewBlob(want), NewBlob(want)
			if got, err := one.Bytes(); err != nil || !bytes.Equal(got, want) {
				t.Errorf("blob %d: %d bytes, want %d: %v", i, len(got), len(want), err)
			}
			if a, b := mustIdentity(t, one), mustIdentity(t, two); a != b {
				t.Errorf("blob %d: equal bytes are not one value", i)
			}
			var b bytes.Buffer
			var again struct{ B Blob }
			if err := gob.NewEncoder(&b).Encode(struct{ B Blob }{one}); err != nil {
				t.Error(err)
			}
			if err := gob.NewDecoder(&b).Decode(&again); err != nil {
				t.Error(err)
			}
			if got, _ := again.B.Bytes(); !bytes.Equal(got, want) {
				t.Errorf("blob %d differs after storing", i)
			}
		})
	}
	wg.Wait()
}

func mustIdentity(t *testing.T, v any) Sum {
	sum, err := identity(v)
	if err != nil {
		t.Error(err)
	}
	return sum
}
