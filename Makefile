# make chat: ask the five seed documents; make test: all tests. Both do the set-up by themselves.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: chat test lint bench image image-check lock clean

chat: $(VENV)/chat.stamp
	@$(BIN)/newsdesk chat

test: $(VENV)/test.stamp
	$(BIN)/python -m pytest --cov --cov-report=term

lint: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# All benchmarks; with SIZES="5 10000" only these corpora, and a few seconds for each set of queries.
bench: $(VENV)/test.stamp
	$(BIN)/python benchmarks/scale.py $(SIZES) --patience $(if $(SIZES),5,60)
ifndef SIZES
	$(BIN)/python benchmarks/answers.py
	$(BIN)/python benchmarks/start.py
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/refusals.py
	$(BIN)/python benchmarks/picture.py
	$(BIN)/python benchmarks/stories.py
	$(BIN)/python benchmarks/copies.py
	$(BIN)/python benchmarks/discord_load.py
endif

# Builds newsdesk:latest with Docker where an engine answers, else with Debian's buildah. Where pip finds
# its packages here, and which certificates it trusts, are secrets of the build: no layer keeps them.
image:
	@set -eu; secrets=$$(mktemp -d); trap 'rm -rf "$$secrets"' EXIT HUP INT TERM; \
	$(PYTHON) -m pip config list > "$$secrets/all" || true; \
	{ echo '[global]'; sed -nE '$(INDEX)' "$$secrets/all" | sort -u -t= -k1,1; } > "$$secrets/pip"; \
	ca=$$(sed -nE 's/^[^.]*[.]cert=.(.*).$$/\1/p' "$$secrets/all" | head -n 1); \
	set -- --secret "id=pip,src=$$secrets/pip" --label '$(LABEL)' --tag newsdesk:latest .; \
	if [ -f "$$ca" ]; then set -- --secret "id=ca,src=$$ca" "$$@"; fi; \
	if docker info >/dev/null 2>&1; then DOCKER_BUILDKIT=1 docker build "$$@"; exit; fi; \
	buildah pull --quiet $(BASE) >/dev/null 2>&1 || ../shared/tools/local-base-image; \
	BUILDAH_ISOLATION=chroot buildah build --pull-never --layers --format docker "$$@"

INDEX := s/\\n/ /g; s/^[^.]*[.](index-url|extra-index-url|trusted-host|proxy|timeout)=.(.*).$$/\1=\2/p
BASE := $(shell sed -n 's/^ARG BASE=//p' Dockerfile)
LABEL := org.opencontainers.image.version=$(shell sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)

# Tries the image in containers, the bot in it against the test Discord.
image-check: $(VENV)/test.stamp
	$(BIN)/python tests/image_check.py

# Writes the lock files anew from pyproject.toml; the only target that may change what is installed.
lock: $(VENV)/test.stamp
	$(INSTALL) pip-tools
	$(BIN)/pip-compile $(LOCKING) --output-file requirements.txt pyproject.toml
	$(BIN)/pip-compile $(LOCKING) --extra dev --output-file requirements-dev.txt pyproject.toml

LOCKING := --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe --build-deps-for editable \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage

$(BIN)/python:
	@echo "Setting up $(VENV) (once, about a minute)…"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Newsdesk needs Python 3.11 or newer")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/chat.stamp: requirements.txt pyproject.toml | $(BIN)/python
	@$(INSTALL) --require-hashes -r requirements.txt
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test.stamp: requirements-dev.txt pyproject.toml | $(BIN)/python
	@$(INSTALL) --require-hashes -r requirements-dev.txt
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@
