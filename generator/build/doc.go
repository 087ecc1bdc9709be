// Package build is the incremental graph: steps, what they read, what they
// made. It knows no lesson and no page, imports no other room, and keeps
// everything in memory.
//
// # A step
//
// A step is a function with a key. It reads files through its [Step], which is
// an [io/fs.FS], and asks for other steps with [Need]:
//
//	g := build.New(os.DirFS("content"))
//	page, err := build.Do(g, "page intro", func(s *build.Step) ([]byte, error) {
//		lesson, err := build.Need(s, "lesson intro", readLesson)
//		if err != nil {
//			return nil, err
//		}
//		frame, err := fs.ReadFile(s, "templates/lesson.html")
//		if err != nil {
//			return nil, err
//		}
//		return render(frame, lesson), nil
//	})
//
// Whatever is read that way is noted: a file by the hash of its bytes, a
// folder by the names and types of its entries, a file that is not there as
// missing, so that creating it counts as a change. Nothing is declared and
// nothing can be forgotten, as long as a step keeps three rules:
//
//   - It reads only through its Step. What is not a file (a flag, the day's
//     date) belongs in the key, or in a file that the given fs.FS makes up.
//   - Its function captures only what its key says. A value of another step
//     that a closure carries along is a dependency nobody sees: Need it.
//   - It gives the same answer to the same questions. It may run at any time,
//     on any core, or not at all.
//
// [Do] is for callers outside and waits for a free core; inside a step it would
// hide the dependency and may wait for itself, so there it is always Need. The
// same goes for Changed, Rescan, Sweep, Dump and Load: never inside a step.
//
// # What runs again
//
// [Graph.Changed] looks at the files that a watcher named, [Graph.Rescan] at
// all files that were ever read; only Rescan is the truth. Both compare with
// what was read, and call every step that may be affected stale, along the
// edges from input to user. Nothing runs then. When a stale step is asked for,
// its inputs are checked in the order in which it read them, and it runs only
// if one of them has really changed (the red-green marking of Salsa and
// Adapton). An input of a step is the identity of what another step made: if a
// lesson's body changes and its outline does not, the users of the outline do
// not run. A step that is not stale answers at once.
//
// Checking is cheap (10,000 stale pages of which none has changed: some 8 ms of
// one core), asking is not free (half a microsecond for each Need). A step that
// gathers ten thousand others does that anew when one of them has changed; let
// it gather modules that gather lessons.
//
// The identity of a value is its Sum method, if it has one (see [Sum]), else a
// hash of all that is in it. A failed step has its error's text as identity: it
// is remembered like a value and tried again when one of its inputs changes. A
// panic in a step is its error ([PanicError]); steps that need each other in a
// circle all fail with one [CycleError].
//
// # What a step may return
//
// Plain data that could lie on disk: numbers, strings, slices, maps, structs
// with exported fields, pointers and interfaces to these. A function, a
// channel or an unexported field fails the step with [NotPlainError], because
// its content could neither be compared nor stored. [Graph.Dump] and
// [Graph.Load] write and read all results with what they were made from. A
// value read back is compared with its recorded identity before it is used, so
// what encoding/gob cannot carry (a pointer to zero, say) is made again rather
// than used wrongly. Values and problems that hold interfaces need gob.Register.
//
// Values stay in memory as they are. A piece of a string keeps all of it there:
// strings.Clone a title before it leaves the step that read the lesson.
//
// # Side by side
//
// [All] runs many Needs at once, on as many cores as GOMAXPROCS said when the
// graph was made, and keeps their order. A step that waits for another gives
// its core away, so nesting cannot lock up, even on one core. No goroutine is
// made for a step, only for a core that would be idle. What the steps return,
// their problems and the reasons given by [Graph.Why] do not depend on who was
// faster.
//
// # Problems and reasons
//
// [Step.Report] keeps a problem with the step that found it; [Graph.Problems]
// gives those of all steps below a key. A warning therefore stays until its
// cause is gone, even if its step does not run for a long time. [Graph.Why]
// says why a step ran, as codes and names; sentences are made elsewhere.
package build
