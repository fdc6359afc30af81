# make chat: ask the five seed documents; make test: all tests. Both do the set-up by themselves.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: chat test lint bench lock clean

chat: $(VENV)/chat.stamp
	@$(BIN)/newsdesk chat

test: $(VENV)/test.stamp
	$(BIN)/python -m pytest --cov --cov-report=term

lint: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/test.stamp
	$(BIN)/python benchmarks/answers.py
	$(BIN)/python benchmarks/start.py

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
