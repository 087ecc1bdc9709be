//go:build !linux && !darwin

package publish

import "errors"

// exchange is not to be had on this system; see [job.swap].
func exchange(a, b string) error { return errors.ErrUnsupported }
