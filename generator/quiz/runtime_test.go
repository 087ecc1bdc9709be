package quiz

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/dop251/goja"
	"github.com/evanw/esbuild/pkg/api"
)

// The runtime's side of this room, as the browser gets it: bundled once, run
// in goja.
var runtime = sync.OnceValues(func() (string, error) { return bundle(runtimeEntry) })

// bundle makes one script of an entry, whose exports are those of runtime.
func bundle(entry string) (string, error) {
	result := api.Build(api.BuildOptions{
		Stdin: &api.StdinOptions{
			Contents: entry,
			Loader:   api.LoaderTS, ResolveDir: "../../static/runtime",
		},
		Bundle: true, Format: api.FormatIIFE, GlobalName: "runtime", Target: api.ES2020, Charset: api.CharsetASCII,
	})
	if len(result.Errors) > 0 {
		return "", fmt.Errorf("%s", strings.Join(api.FormatMessages(result.Errors, api.FormatMessagesOptions{}), "\n"))
	}
	return string(result.OutputFiles[0].Contents), nil
}

// runtimeEntry is what the tests call: the room's modules, and a few calls of
// more than one function.
const runtimeEntry = `
export * from "./interactions/index";
export * from "./fold";
export * from "./hash";
export * from "./record";
import { fold } from "./fold";
import { identity, pack, readEvent, standing, unpack } from "./record";
export const foldAll = (all: string[]) => all.map(fold);
export const identityOf = (event: unknown) => identity(readEvent(event)!);
const inJakarta = (at: string) => new Date(Date.parse(at) + 7 * 3600e3).toISOString().slice(0, 10);
export const standingInJakarta = (events: never[]) => standing(events, inJakarta);
export const packed = (events: never[]) => unpack("peksos", "s", pack(events));
`

// A browser calls functions of the runtime.
type browser struct {
	vm   *goja.Runtime
	call goja.Callable
}

func newBrowser(t testing.TB) *browser {
	t.Helper()
	code, err := runtime()
	if err != nil {
		t.Fatal(err)
	}
	return browserOf(t, code)
}

// browserOf calls the functions that a bundle exports.
func browserOf(t testing.TB, code string) *browser {
	t.Helper()
	vm := goja.New()
	if _, err := vm.RunString(code); err != nil {
		t.Fatal(err)
	}
	v, err := vm.RunString(`(function (name, args) { return JSON.stringify(runtime[name].apply(null, JSON.parse(args))) })`)
	if err != nil {
		t.Fatal(err)
	}
	call, _ := goja.AssertFunction(v)
	return &browser{vm, call}
}

// run calls a function of the runtime with arguments and a result in JSON.
func (b *browser) run(t testing.TB, result any, name string, args ...any) {
	t.Helper()
	in, err := json.Marshal(args)
	if err != nil {
		t.Fatal(err)
	}
	out, err := b.call(goja.Undefined(), b.vm.ToValue(name), b.vm.ToValue(string(in)))
	if err != nil {
		t.Fatalf("%s(%s): %v", name, in, err)
	}
	if err := json.Unmarshal([]byte(out.String()), result); err != nil {
		t.Fatalf("%s(%s) = %s: %v", name, in, out, err)
	}
}
