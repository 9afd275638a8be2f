# README names the two commands that matter: make run, make test.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
PO := resources/locale/nb/LC_MESSAGES/takt.po
MO := $(PO:.po=.mo)
PIN := CUSTOM_COMPILE_COMMAND="make requirements" $(BIN)/pip-compile --quiet --no-header --generate-hashes \
       --strip-extras --no-emit-find-links --no-emit-index-url --no-emit-trusted-host
CORE := tests/domain tests/contract tests/advisor tests/advisor_rules

.PHONY: setup run demo test lint format words figures pose bench gallery prove requirements clean

run: setup
	$(BIN)/python -m app

demo: setup
	rm -rf build/demo
	$(BIN)/python -m app demo --out build/demo

# The core is measured: every branch of app/domain and app/advisor must be taken. Then the rest.
test: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/coverage run -m pytest -q $(CORE)
	$(BIN)/coverage report
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q -n auto --dist loadfile $(CORE:%=--ignore=%)

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python packaging/words.py check
	$(BIN)/python -m app.figures.bake --check

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

words: setup
	$(BIN)/python packaging/words.py update

figures: setup
	$(BIN)/python -m app.figures.bake

pose: setup
	$(BIN)/python packaging/pose.py $(FILE)

bench: setup
	sh packaging/system_libraries.sh libpango-1.0-0 libpangoft2-1.0-0
	$(BIN)/python -m pip install --quiet --require-hashes -r packaging/requirements-bench.txt
	$(BIN)/python -m tests.bench

prove: setup
	$(BIN)/python -m tests.advisor.prove
	$(BIN)/python -m tests.advisor.mutate
	$(BIN)/python -m tests.pdf.prove
	$(BIN)/python -m tests.backups.prove
	$(BIN)/python -m tests.db.prove
	TAKT_FIGURES=release QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q -s tests/faults
	$(BIN)/python -m tests.soak

gallery: setup
	$(BIN)/python -m tests.gallery
	$(BIN)/python -m tests.gallery_sheets
	$(BIN)/python -m tests.figures.contact_sheets

setup: $(READY) $(MO)

$(READY): packaging/requirements.txt packaging/requirements-dev.txt pyproject.toml packaging/system_libraries.sh
	sh packaging/system_libraries.sh
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r packaging/requirements-dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --no-index --editable .
	touch $(READY)

$(MO): $(PO) | $(READY)
	$(BIN)/python packaging/words.py compile

requirements:
	$(PIN) --output-file packaging/requirements.txt pyproject.toml
	$(PIN) --allow-unsafe --extra dev --output-file packaging/requirements-dev.txt pyproject.toml
	$(PIN) --allow-unsafe --constraint packaging/requirements-dev.txt --extra bench --output-file packaging/requirements-bench.txt pyproject.toml

clean:
	rm -rf build .venv
