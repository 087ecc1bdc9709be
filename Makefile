# make serve   the course in a browser, with live reload
# make test    everything that CI runs; installs what it needs first
# Go and Debian's packages are all that a machine needs to have.

GO ?= go
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
BROWSER := generator/browser
STATICCHECK := $(GO) run honnef.co/go/tools/cmd/staticcheck@v0.8.2

.PHONY: serve build test check unit browser bench tools fuzz clean

serve:
	$(GO) run ./generator/cmd/suluh serve --open

build:
	$(GO) build -trimpath -ldflags="-s -w" -o bin/suluh ./generator/cmd/suluh

test: tools check unit browser

# What the browser tests and the type check need. Nothing is fetched twice.
tools: .tools-debian $(BROWSER)/node_modules/.installed

.PHONY: .tools-debian
.tools-debian:
	@command -v chromium >/dev/null && command -v firefox-esr >/dev/null && command -v pdftotext >/dev/null && command -v node >/dev/null && command -v npm >/dev/null || \
	  ($(SUDO) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends \
	     chromium firefox-esr fonts-noto-core poppler-utils $$(command -v node >/dev/null || echo nodejs) $$(command -v npm >/dev/null || echo npm) >/dev/null)

$(BROWSER)/node_modules/.installed: $(BROWSER)/package-lock.json
	cd $(BROWSER) && npm ci --no-audit --no-fund --silent
	@touch $@

check: $(BROWSER)/node_modules/.installed
	@unformatted=$$(gofmt -l generator templates static); [ -z "$$unformatted" ] || { echo "not gofmt-ed: $$unformatted"; exit 1; }
	$(GO) vet ./...
	$(STATICCHECK) ./...
	cd $(BROWSER) && npx --no-install tsc --noEmit -p .

unit:
	$(GO) test ./...

browser: build $(BROWSER)/node_modules/.installed
	cd $(BROWSER) && node --test --test-concurrency=1 test/*.test.mjs

bench:
	$(GO) run ./generator/bench

# Longer looks for what tests do not know yet; finds are kept as seeds.
fuzz:
	$(GO) test ./generator/syntax -run - -fuzz FuzzReadLesson -fuzztime 5m
	$(GO) test ./generator/markup -run - -fuzz FuzzParse -fuzztime 5m
	$(GO) test ./generator/quiz -run - -fuzz FuzzAgree -fuzztime 5m

clean:
	rm -rf bin public
