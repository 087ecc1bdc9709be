package site

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"path"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"suluh/generator/source"
	"suluh/generator/words"
)

// Assets are the files that all pages share. Plain data.
type Assets struct {
	Files     map[string][]byte // by address
	Addresses AssetAddresses
}

// AssetAddresses are where a page finds its assets, from the root of the site,
// and what stands in its head. "" is what a theme does not have.
type AssetAddresses struct {
	Style   string            // _/suluh-1a2b3c4d.css
	Pages   string            // style of the pages that are more than a lesson: _/pages-1a2b3c4d.css
	Scripts map[string]string // by language, whose words the script brings: _/suluh-id-1a2b3c4d.js
	Extras  map[string]string // of the pages that need more, by name and language: _/quiz-id-1a2b3c4d.js
	Hub     string            // _/hub.html: keeps the record of a folder that is opened from a disk
	First   string            // the script that sets theme and class before the first paint
	Policy  string            // Content-Security-Policy
}

const (
	firstEntry = "runtime/first.ts"
	siteEntry  = "runtime/site.ts"
	hubEntry   = "runtime/hub.ts"
	styleEntry = "css/suluh.css"
	pagesEntry = "css/pages.css"
)

// extras are the scripts that only some pages load, after the one that all do:
// runtime/NAME/index.ts, with the words of runtime/NAME/words.ts. extrasOf says
// which page needs which from the start.
var extras = []string{"reading", "again", "quiz", "case", "schedule", "review", "course", "map", "progress", "notice", "search"}

// onUse are those of them that a page loads when they are used (runtime/extra.ts):
// the site's script knows their names, and changes with them.
var onUse = []string{"map", "notice", "reading", "again"}

// Assets bundles style and runtime, the runtime once for each language, and
// takes over what is published as it is. The problems are those of the theme's
// own files, templates included.
func (th *Theme) Assets(languages []string) (Assets, source.Problems) {
	a := Assets{Files: map[string][]byte{}}
	problems := slices.Clone(th.problems)
	made := func(entry string) []byte {
		data, slips := th.bundle(entry)
		problems = append(problems, slips...)
		return data
	}
	put := func(name string, data []byte, ext string) string {
		if data == nil {
			return ""
		}
		address := "_/" + name + "-" + short(data) + ext
		a.Files[address] = data
		return address
	}
	a.Addresses.Style = put("suluh", made(styleEntry), ".css")
	a.Addresses.Pages = put("pages", made(pagesEntry), ".css")
	a.Addresses.Scripts, a.Addresses.Extras = map[string]string{}, map[string]string{}
	beside := map[string]map[string]string{} // the names of those on use by language, as the site's script finds them
	for _, lang := range languages {
		beside[lang] = map[string]string{}
	}
	for _, name := range extras {
		script := made("runtime/" + name + "/index.ts")
		if script != nil { // it is silent where the site's script was: on a page that lends its questions
			script = append(script, '}')
		}
		for _, lang := range languages {
			address := put(name+"-"+lang, th.speaking(script, name+"/words.ts", "if(self.suluh){Object.assign(self.suluhWords,%);", lang), ".js")
			a.Addresses.Extras[name+"-"+lang] = address
			if slices.Contains(onUse, name) {
				beside[lang][name] = path.Base(address)
			}
		}
	}
	site := made(siteEntry)
	for _, lang := range languages {
		form := "self.suluhWords=%;self.suluhExtras=" + asJSON(beside[lang]) + ";"
		a.Addresses.Scripts[lang] = put("suluh-"+lang, th.speaking(site, "words.ts", form, lang), ".js")
	}
	a.Files[".nojekyll"] = []byte{} // GitHub Pages would leave out the folder _
	if script := put("hub", made(hubEntry), ".js"); script != "" {
		a.Addresses.Hub = "_/hub.html"
		a.Files[a.Addresses.Hub] = []byte(hubPage(path.Base(script)))
	}
	first, slips := th.bundle(firstEntry)
	problems = append(problems, slips...)
	a.Addresses.First = strings.TrimSpace(string(first))
	a.Addresses.Policy = policy(a.Addresses.First)
	for name, data := range th.files.Static {
		if address, ok := strings.CutPrefix(name, "files/"); ok {
			a.Files[address] = data
		}
	}
	return a, problems
}

// short is the part of a hash that stands in a name.
func short(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:4])
}

// policy lets a page load from its own site, or its own folder, alone. The one
// script that stands in the page is known by its hash.
func policy(script string) string {
	first := ""
	if script != "" {
		sum := sha256.Sum256([]byte(script))
		first = " 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return "default-src 'none'; script-src 'self'" + first + "; style-src 'self'; img-src 'self' data: blob:; " +
		"font-src 'self'; media-src 'self' blob:; frame-src 'self'; connect-src 'self'; worker-src 'self' blob:; " +
		"manifest-src 'self'; base-uri 'none'; form-action 'self' file:"
}

// hubPage is the page that every page of a folder frames, unseen.
func hubPage(script string) string {
	return `<!doctype html><html lang="id"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'"><title>Suluh</title><script src="` + script + `"></script></html>` + "\n"
}

// bundle makes one file of an entry and all that it imports; nil if the theme
// has no such entry. With a slip in a file of the author's the built-in files
// are bundled instead.
func (th *Theme) bundle(entry string) ([]byte, source.Problems) {
	if th.files.Static[entry] == nil {
		return nil, nil
	}
	data, problems := bundle(th.files.Static, entry)
	if data == nil && builtin().Static[entry] != nil {
		data, _ = bundle(builtin().Static, entry)
	}
	return data, problems
}

// bundle runs esbuild over files in memory. Scripts become one classic script:
// modules do not load from a disk.
func bundle(files map[string][]byte, entry string) ([]byte, source.Problems) {
	result := api.Build(api.BuildOptions{
		EntryPoints:       []string{entry},
		Outdir:            "/",
		Bundle:            true,
		Format:            api.FormatIIFE,
		Target:            api.ES2020,
		Engines:           []api.Engine{{Name: api.EngineChrome, Version: "117"}, {Name: api.EngineFirefox, Version: "125"}, {Name: api.EngineSafari, Version: "17"}},
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsEndOfFile,
		TsconfigRaw:       `{}`,
		LogLevel:          api.LogLevelSilent,
		Plugins:           []api.Plugin{inMemory(files)},
	})
	var problems source.Problems
	for _, m := range result.Errors {
		problems = append(problems, bundleProblem(files, entry, m))
	}
	for _, m := range result.Warnings {
		if m.ID == "css-syntax-error" { // a browser drops such a rule without a word
			problems = append(problems, bundleProblem(files, entry, m))
		}
	}
	if len(problems) > 0 || len(result.OutputFiles) != 1 {
		return nil, problems
	}
	return result.OutputFiles[0].Contents, nil
}

var errMissing = errors.New("no such file in static/")

// inMemory lets esbuild read the files of a theme and nothing else.
func inMemory(files map[string][]byte) api.Plugin {
	loaders := map[string]api.Loader{".ts": api.LoaderTS, ".js": api.LoaderJS, ".mjs": api.LoaderJS, ".css": api.LoaderCSS, ".json": api.LoaderJSON}
	return api.Plugin{Name: "static", Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: `.*`}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
			if args.Kind == api.ResolveCSSURLToken {
				return api.OnResolveResult{Path: args.Path, External: true}, nil
			}
			name := path.Clean(args.Path)
			if args.Kind != api.ResolveEntryPoint && (args.Importer != "" || strings.HasPrefix(args.Path, ".")) {
				name = path.Join(path.Dir(args.Importer), args.Path)
			}
			for _, ext := range []string{"", ".ts", "/index.ts", ".js"} {
				if _, ok := files[name+ext]; ok {
					return api.OnResolveResult{Path: name + ext, Namespace: "static"}, nil
				}
			}
			return api.OnResolveResult{}, errMissing
		})
		b.OnLoad(api.OnLoadOptions{Filter: `.*`, Namespace: "static"}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			text := string(files[args.Path])
			return api.OnLoadResult{Contents: &text, Loader: loaders[path.Ext(args.Path)]}, nil
		})
	}}
}

// bundleProblem points at the place that esbuild speaks of.
func bundleProblem(files map[string][]byte, entry string, m api.Message) source.Problem {
	name, line, col := entry, 1, 0
	if l := m.Location; l != nil {
		name, line, col = strings.TrimPrefix(l.File, "static:"), l.Line, l.Column
	}
	f := source.NewFile("static/"+name, files[name])
	at := f.LineStart(line) + col
	return f.Problem("E502", at, at+max(1, lengthOf(m.Location)), m.Text)
}

func lengthOf(l *api.Location) int {
	if l == nil {
		return 0
	}
	return l.Length
}

// speaking puts before a script the words that its list of keys names, in a
// language; form says how, with % for the JSON.
func (th *Theme) speaking(script []byte, list, form, lang string) []byte {
	if script == nil {
		return nil
	}
	say, texts := words.In(lang), map[string]string{}
	for _, key := range runtimeKeys(th.files.Static["runtime/"+list]) {
		texts[key] = say.Say(key)
	}
	before, after, _ := strings.Cut(form, "%")
	return slices.Concat([]byte(before+asJSON(texts)+after), script)
}

func asJSON(texts map[string]string) string {
	made, err := safeJSON(texts)
	if err != nil {
		panic(err) // strings alone
	}
	return string(made)
}
