# make demo    installs what is missing, builds, and lints the examples
# make test    installs what is missing, builds, and runs all tests
# make schema-suite  runs the public JSON Schema Test Suite through tfcat validate
# make e2e     publishes to a DaCHS server of its own on loopback, and asks it by TAP
# make fuzz    fuzzes what reads files, ten minutes each or FUZZ_SECONDS
# make sanitize  builds with AddressSanitizer and ThreadSanitizer, and runs the tests
# make docs    builds the reference of the library into .build-docs/site
# make install  puts the program, its completions, man pages and page of rules below PREFIX (/usr/local)
# make wheel   makes dist/*.whl, which pip installs without a compiler
# make deb     makes dist/*.deb, and asks lintian about it
# make dist    makes dist/*.tar.gz, the static program, with digests and a bill of materials
# make site    writes README, pages and rules to docs/site/index.html
# make test-python  tests the Python package, against the wheel in dist/ if there is one
# make bench   measures against the peers that are installed
# make format  puts the sources in the project's form
# make clean   removes what was built

TFCAT = .build/release/tfcat
PREFIX = /usr/local
SWIFT = Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources \
  Fuzz/Package.swift Fuzz/Sources examples/pipeline/Package.swift examples/pipeline/Sources \
  examples/lint-only/Package.swift examples/lint-only/Sources

.PHONY: demo demo-program test fuzz sanitize docs schema-suite e2e install wheel deb dist site test-python bench format lint-format clean dependencies

dependencies:
	@Scripts/install-dependencies

# A program that lies in dist/ is used as it is; otherwise one is built.
PREBUILT = $(lastword $(wildcard dist/tfcat-*-linux-$(shell uname -m).tar.gz))

ifeq ($(PREBUILT),)
demo-program: dependencies
	Scripts/build-program
else
demo: TFCAT = .build-dist/prebuilt/bin/tfcat
demo-program:
	mkdir -p .build-dist/prebuilt
	tar -xzf $(PREBUILT) -C .build-dist/prebuilt --strip-components=1
endif

demo: demo-program
	$(TFCAT) info examples/solar-bursts.tfcat.json
	$(TFCAT) lint examples/solar-bursts.tfcat.json examples/jupiter-decametric.tfcat.json
	@echo "And one with mistakes (exit status 1 is what it should have):"
	$(TFCAT) lint examples/broken.tfcat.json; test $$? -eq 1

test: dependencies
	swift build --build-tests
	Scripts/run-tests --skip-build

schema-suite: dependencies
	Scripts/build-program
	Scripts/schema-suite

e2e: dependencies
	Scripts/build-program
	Tests/EndToEnd/run

fuzz: dependencies
	Fuzz/run

sanitize: dependencies
	Scripts/sanitize

docs: dependencies
	Scripts/make-docs

install: dependencies
	Scripts/build-program
	Scripts/install-files $(TFCAT) "$(DESTDIR)$(PREFIX)"

wheel: dependencies
	Scripts/make-wheel

deb: dependencies
	Scripts/make-deb

dist: dependencies
	Scripts/make-dist

site: dependencies
	Scripts/build-program
	test -x .build/site-tools/bin/python || { python3 -m venv .build/site-tools && \
	  .build/site-tools/bin/pip install --quiet --disable-pip-version-check markdown; }
	.build/site-tools/bin/python Scripts/make-site $(TFCAT)

test-python: dependencies
	Scripts/test-python

bench: dependencies
	Benchmarks/run

format:
	swift format -i -r $(SWIFT)

lint-format:
	swift format lint --strict -r $(SWIFT)

clean:
	swift package clean
	rm -rf .build .build-asan .build-tsan .build-docs .build-dist .build-deb Benchmarks/.build Fuzz/.build examples/pipeline/.build examples/lint-only/.build
