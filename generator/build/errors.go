package build

import (
	"fmt"
	"io/fs"
	"strings"
)

// StepError is the error of a failed step. Those who need the step and give up
// wrap it once more, so the text reads from the asked step down to the cause.
type StepError struct {
	Key string
	Err error
}

func (e *StepError) Error() string { return e.Key + ": " + e.Err.Error() }
func (e *StepError) Unwrap() error { return e.Err }

// PanicError is what is left of a step that panicked. The stack is not part of
// the text: the text is an identity and must be the same each time.
type PanicError struct {
	Value any
	Stack []byte
}

func (e *PanicError) Error() string { return fmt.Sprintf("panic: %v", e.Value) }

// Unwrap gives the error that a step panicked with, if it was one.
func (e *PanicError) Unwrap() error {
	err, _ := e.Value.(error)
	return err
}

// CycleError says which steps need each other in a circle. Each of them fails
// with it. Keys begins and ends with the smallest key.
type CycleError struct {
	Keys []string
}

func (e *CycleError) Error() string {
	return "steps need each other: " + strings.Join(e.Keys, " → ")
}

func (e *CycleError) mark() mark { return failure(e) }

// TypeError says that one key was asked for with two types.
type TypeError struct {
	Asked string
	Made  any
}

func (e *TypeError) Error() string {
	return fmt.Sprintf("asked for as %s, made as %T", e.Asked, e.Made)
}

// NotPlainError says that a step returned what cannot be stored: At is the way
// to it in Go's notation, Type what stands there.
type NotPlainError struct {
	At, Type string
}

func (e *NotPlainError) Error() string {
	return fmt.Sprintf("not plain data: %s is %s", e.At, e.Type)
}

// errEnded: a Step outlived its function, so what it reads could not be noted.
func errEnded(s *Step) error {
	return fmt.Errorf("step %s has ended: %w", s.run.step.key, fs.ErrClosed)
}

// pathError spells an error the way all file systems should: without the place
// of the root on this machine, which must not get into a page or an identity.
func pathError(op, name string, err error) error {
	if pe, ok := err.(*fs.PathError); ok {
		err = pe.Err
	}
	return &fs.PathError{Op: op, Path: name, Err: err}
}
