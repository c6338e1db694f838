# make site, make test, make serve: each installs what it needs on a fresh Debian or Ubuntu with Python 3.11 or newer.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# fonts-noto-core: the letters of Cham and Tai Viet, which no package of Python has.
APT_SITE := python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig-config fonts-noto-core
# libatomic1: the driver inside Playwright's package needs it.
# default-jre-headless: veraPDF and EPUBCheck, which check the prints and the e-books, are written in Java.
# minisign, kiwix-tools: the programs that readers check and open the copies with. w3m: a browser of terminals.
APT_TEST := chromium libatomic1 default-jre-headless minisign kiwix-tools w3m

.PHONY: site portable extras test serve check lint faults anchors messages lock bench-search bench-print bench-pages clean
site: $(VENV)/.site
	$(BIN)/vankien build

# The site, and copies for readers without a network: a folder, a zip, a book for Kiwix. SIGN names a key.
portable: $(VENV)/.extras
	$(BIN)/vankien build --portable --zim $(if $(SIGN),--sign $(SIGN))

# What only signing and Kiwix need.
extras: $(VENV)/.extras

serve: $(VENV)/.site
	$(BIN)/vankien serve

check: $(VENV)/.site
	$(BIN)/vankien check

test: $(VENV)/.test
	$(BIN)/ruff check hooks tests benchmarks
	$(BIN)/ruff format --check hooks tests benchmarks
	$(BIN)/mypy
	$(BIN)/pytest -n auto --dist loadgroup

lint: $(VENV)/.test
	$(BIN)/ruff format hooks tests benchmarks
	$(BIN)/ruff check --fix hooks tests benchmarks
	$(BIN)/mypy

# The help page of faults is written from the catalogue.
faults: $(VENV)/.site
	$(BIN)/python -c "from vankien.outputs.fault_page import fault_page; print(fault_page('vi'), end='')" > docs/vi/help/faults.md
	$(BIN)/python -c "from vankien.outputs.fault_page import fault_page; print(fault_page('en'), end='')" > docs/en/help/faults.md

# Addresses published from now on are promised: the list only grows.
anchors: $(VENV)/.site
	$(BIN)/python -c "from pathlib import Path; from vankien.outputs.published import published_anchors; from vankien.sources.library import read_library; print(*published_anchors(read_library(Path()).library), sep='\n')" | LC_ALL=C sort -u - tests/published_anchors.txt -o tests/published_anchors.txt

# New words of the interface are added to every catalogue, to be translated there.
messages: $(VENV)/.site
	$(BIN)/pybabel -q extract -F babel.cfg -k tr -k ntr:1,2 -k plural:1,2 --no-location -o $(VENV)/messages.pot .
	$(BIN)/python -m vankien.outputs.catalogue_update $(VENV)/messages.pot hooks/vankien/theme/locale/*/LC_MESSAGES/vankien.po

# The exact versions that are known to work together.
lock: $(VENV)/.test
	$(BIN)/pip freeze --exclude-editable --exclude pip --exclude setuptools --exclude wheel --exclude vankien > requirements.lock

# How well the search finds and what it costs; benchmarks/README.md says more.
N ?= 3000
SEED ?= 1
ENGINES ?= ours,file,pagefind,material
bench-search: $(VENV)/.test
	PYTHONPATH=hooks:. $(BIN)/python -m benchmarks.search.run --works $(N) --seed $(SEED) --engines $(ENGINES) $(if $(UNSEEN),--unseen) $(ARGS)

# What prints cost, against plain WeasyPrint and Chromium; benchmarks/print/README.md says more.
bench-print: $(VENV)/.test
	PYTHONPATH=hooks:. $(BIN)/python -m benchmarks.print.run $(ARGS)

# What pages weigh and how soon they are read, against Material and plain HTML; benchmarks/README.md says more.
bench-pages: $(VENV)/.test
	PYTHONPATH=hooks:. $(BIN)/python -m benchmarks.pages.run $(if $(LIGHTHOUSE),--lighthouse $(LIGHTHOUSE)) $(ARGS)

clean:
	rm -rf $(VENV) site portable .vankien print benchmarks/search/.work benchmarks/pages/.work

# Debian's packages: installed when something is missing and we may; else named, so that somebody may install them.
$(VENV)/.apt-site:
	@$(MAKE) --no-print-directory apt PACKAGES="$(APT_SITE)"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --upgrade 'pip>=25.1'
	@touch $@

$(VENV)/.apt-test: $(VENV)/.apt-site
	@$(MAKE) --no-print-directory apt PACKAGES="$(APT_TEST)"
	@touch $@

$(VENV)/.site: $(VENV)/.apt-site pyproject.toml requirements.lock
	$(BIN)/pip install -q -c requirements.lock -e .
	@touch $@

$(VENV)/.extras: $(VENV)/.site
	$(BIN)/pip install -q -c requirements.lock -e '.[sign,zim]'
	@touch $@

$(VENV)/.test: $(VENV)/.extras $(VENV)/.apt-test
	$(BIN)/pip install -q -c requirements.lock --group test --group lint
	@touch $@

.PHONY: apt
apt:
	@missing=; for p in $(PACKAGES); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if ! command -v apt-get >/dev/null; then echo "Please install:$$missing" >&2; exit 1; fi; \
	if [ "$$(id -u)" = 0 ]; then run=; elif command -v sudo >/dev/null; then run=sudo; else echo "Please install:$$missing" >&2; exit 1; fi; \
	echo "Installing$$missing"; $$run apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$run apt-get install -y -qq --no-install-recommends $$missing >/dev/null
