# Lode: builds ./lode and build/liblode.a from engine/.
#
#   make              the program and the library
#   make demo         build, then run every bundled rule over corpus/
#   make test         every test, then the same tests again under the sanitizers
#   make check        the quick part of the tests, under a minute
#   make bench        benchmarks; TEXT=file says over which text
#   make bench-html   HTML pages only; DIR=folder says which
#   make fuzz         hostile inputs through every fuzz program, COUNT=N of them, or 60s, from number FIRST=N on; SANITIZE=1 as well
#   make install      into PREFIX (/usr/local), below DESTDIR; `make uninstall` undoes it
#   make format tidy  clang-format and clang-tidy over the C sources
#   make clean        remove what was built; `make distclean` also what was fetched
#
# Variables: CC=clang, SANITIZE=1 (program at build/sanitize/lode), LPEG=debian (link Debian's LPeg), WERROR=1, V=1 (show
# commands), JOBS=N, CFLAGS, LDFLAGS, PREFIX, DESTDIR.
#
# Debian packages that are missing are installed on the way; tools/packages.txt says which, and why.

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:
.SECONDARY:
MAKEFLAGS += --no-builtin-rules

ifneq ($(filter default undefined,$(origin CC)),)
CC := gcc
endif
CFLAGS  ?= -O2 -g
PREFIX  ?= /usr/local
LPEG    ?= source
VERSION := $(file <VERSION)
Q       := $(if $(V),,@)

# Use the whole machine, except where `clean` has to be over before something else starts.
ifeq ($(filter clean distclean,$(MAKECMDGOALS)),)
ifeq ($(MAKELEVEL),0)
JOBS      ?= $(shell nproc 2>/dev/null || echo 2)
MAKEFLAGS += -j$(JOBS)
endif
endif

# ---- what the machine has ----------------------------------------------------------------------------------------------

# Packages are looked up once for each build folder, and again when the list changes; then the stamp answers.
build/deps-%.stamp: tools/packages.txt tools/deps.sh
	@mkdir -p build
	@tools/deps.sh $*
	@touch $@

# LPeg comes from Debian's source package, or from its library where the source cannot be had. Which of the two decides how
# everything is compiled, so it is settled in a makefile of its own, which make writes first and then starts over with.
# It sets LPEG_KIND (source or debian), LPEG_LIB (Debian's archive) and LPEG_RE (where re.lua is).
ifneq ($(filter-out clean distclean uninstall format deps,$(or $(MAKECMDGOALS),all)),)
include build/lpeg-$(LPEG).mk
endif

build/lpeg-%.mk: tools/lpeg.sh build/deps-build.stamp
	@tools/lpeg.sh $* build

# ---- folders -----------------------------------------------------------------------------------------------------------

# Objects of each compiler and each LPeg lie apart, so that changing back and forth compiles nothing twice. What is linked
# from them has one fixed place, and one more for the sanitized build.
join-words = $(subst $() ,-,$(strip $1))
OUT  := build$(if $(SANITIZE),/sanitize)
OBJ  := $(OUT)/$(call join-words,obj $(patsubst gcc,,$(notdir $(lastword $(CC)))) $(filter debian,$(LPEG_KIND)))
LODE := $(if $(SANITIZE),$(OUT)/lode,lode)

# ---- flags -------------------------------------------------------------------------------------------------------------

# The warnings are a policy: code is clean under all of them, with gcc 12 and clang 14. Left out on purpose:
# -Wnull-dereference (gcc guesses wrong at -O2; clang-tidy does it better) and -Wconversion (more casts than findings).
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wold-style-definition -Wmissing-prototypes \
            -Wpointer-arith -Wcast-qual -Wwrite-strings -Wundef -Wformat=2 -Wvla -Wnested-externs

# Warnings stop the build only where somebody looks after them (CI), not on a user's newer compiler; and never in the
# sanitized build, whose instrumentation makes gcc see uninitialised variables that are none.
WARNINGS += $(if $(SANITIZE),,$(if $(WERROR),-Werror))

# A sanitizer's finding ends the program, so that no test can pass over it. Linked shared, gcc's two runtimes are two copies
# of one library, and the second one loses its report; clang links them statically by itself.
, := ,
SANITIZERS := $(if $(SANITIZE),-O1 -fsanitize=address$(,)undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
RUNTIME    := $(if $(SANITIZE),$(if $(findstring clang,$(CC)),,-static-libasan -static-libubsan))

LUA_INCLUDE := $(or $(patsubst -I%,%,$(shell pkg-config --cflags-only-I lua5.4 2>/dev/null)),/usr/include/lua5.4)

# Other people's headers are -isystem: the policy above is for our own.
INCLUDES := -Iinclude -Iengine -Ibuild/gen -isystem $(LUA_INCLUDE) $(if $(filter source,$(LPEG_KIND)),-isystem build/lpeg-src)
INCLUDES += -isystem /usr/include/libxml2
DEFINES  := -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -DLODE_VERSION='"$(VERSION)"' \
            -DLODE_LPEG_SOURCE=$(if $(filter source,$(LPEG_KIND)),1,0)
COMPILE   = $(CC) -std=c11 $(INCLUDES) $(DEFINES) $(WARNINGS) $(CFLAGS) $(SANITIZERS)

# Libraries are linked statically where Debian has the archive: a shared one costs start-up time, libxml2 and ICU most of all
# (docs/dependencies.md). What is rarely needed (libedit, libarchive) is loaded on first use with dlopen and not linked.
# What is rarely needed is loaded on first use with dlopen and not linked: libxml2, libarchive, libedit; SQLite later.
archive  = $(or $(filter /%,$(shell $(CC) -print-file-name=lib$1.a)),-l$1)
LIBS    := $(call archive,lua5.4) $(call archive,utf8proc) $(call archive,yajl_s) $(call archive,z) -lm -ldl
LINK     = $(CC) $(CFLAGS) $(SANITIZERS) $(RUNTIME) -Wl,--as-needed $(LDFLAGS)

# ---- files -------------------------------------------------------------------------------------------------------------

SOURCES   := $(sort $(wildcard engine/*/*.c))
CLI       := $(filter engine/cli/%,$(SOURCES))
LIBRARY   := $(filter-out engine/cli/%,$(SOURCES)) build/gen/re_lua.c
UNIT      := $(sort $(wildcard tests/unit/*.c))
BENCH     := $(sort $(wildcard tests/bench/*.c))
FUZZ      := $(sort $(wildcard tests/fuzz/*.c))
TOOLS     := $(sort $(wildcard tests/tools/*.c))
C_FILES   := $(sort $(wildcard include/*.h engine/*/*.[ch] tests/*/*.[ch]))

object     = $(patsubst %.c,$(OBJ)/%.o,$1)
LPEG_OBJ  := $(addprefix $(OBJ)/lpeg/,lpvm.o lpcap.o lptree.o lpcode.o)
UNIT_BIN  := $(patsubst tests/unit/%.c,$(OUT)/test/%,$(UNIT))
BENCH_BIN := $(patsubst tests/bench/%.c,$(OUT)/bench/%,$(BENCH))
TOOL_BIN  := $(patsubst tests/tools/%.c,$(OUT)/tools/%,$(TOOLS))
FUZZ_BIN  := $(patsubst tests/fuzz/%.c,$(OUT)/fuzz/%,$(FUZZ))

.PHONY: all deps test-programs demo test check bench bench-html fuzz install uninstall clean distclean format tidy FORCE docs

all: $(LODE) $(OUT)/liblode.a

# ---- compile and link --------------------------------------------------------------------------------------------------

# A file that holds a value and is written only when the value changes: what depends on it is made again then.
remember = @mkdir -p $(@D); echo "$(subst ",,$(subst ',,$1))" | cmp -s - $@ || echo "$(subst ",,$(subst ',,$1))" >$@

$(OBJ)/flags: FORCE
	$(call remember,$(COMPILE))
$(OBJ)/prefix: FORCE
	$(call remember,$(PREFIX))
$(OUT)/linked: FORCE
	$(call remember,$(OBJ) $(LINK) $(LIBS))

$(OBJ)/%.o: %.c $(OBJ)/flags | build/gen/re_lua.h
	@mkdir -p $(@D)
	@echo "  CC    $<"
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<

# The one file that knows where Lode is installed.
$(OBJ)/engine/base/paths.o: DEFINES += -DLODE_PREFIX='"$(PREFIX)"'
$(OBJ)/engine/base/paths.o: $(OBJ)/prefix

# LPeg's asserts make it three times slower, and Debian's build has them on. The sanitized build keeps them: they are there
# to catch whoever enters LPeg's virtual machine wrongly. Its warnings are not ours to mend.
ifeq ($(LPEG_KIND),source)
$(OBJ)/lpeg/%.o: build/lpeg-src/%.c $(OBJ)/flags
	@mkdir -p $(@D)
	@echo "  CC    $<"
	$(Q)$(CC) -std=c99 -w -isystem $(LUA_INCLUDE) $(CFLAGS) -O2 $(if $(SANITIZE),,-DNDEBUG) $(SANITIZERS) -MMD -MP -c -o $@ $<
else
$(OBJ)/lpeg/%.o: $(LPEG_LIB) $(OBJ)/flags
	@mkdir -p $(@D)
	$(Q)cd $(@D) && ar x $(LPEG_LIB) $(@F)
endif

# re.lua is compiled in, so that `require "re"` needs no file of the system.
build/gen/re_lua.c: $(LPEG_RE) tools/embed.sh
	@mkdir -p $(@D)
	@tools/embed.sh lode_re_lua $< $@
build/gen/re_lua.h: build/gen/re_lua.c

# The library holds LPeg too, so that a program which links it needs nothing but Debian's own libraries. `q`, not `r`: two
# folders may each have an article.o, and `r` would keep only one.
$(OUT)/liblode.a: $(call object,$(LIBRARY)) $(LPEG_OBJ) $(OUT)/linked
	@echo "  AR    $@"
	@rm -f $@
	$(Q)ar qcs $@ $(filter %.o,$^)

$(LODE): $(call object,$(CLI)) $(OUT)/liblode.a $(OUT)/linked
	@echo "  LINK  $@"
	$(Q)$(LINK) -o $@ $(filter %.o %.a,$^) $(LIBS)

$(OUT)/test/%: $(OBJ)/tests/unit/%.o $(OUT)/liblode.a $(OUT)/linked
	@mkdir -p $(@D)
	@echo "  LINK  $@"
	$(Q)$(LINK) -o $@ $(filter %.o %.a,$^) $(LIBS) -lcmocka

# A benchmark with "icu", "archive" or "html" in its name measures against ICU, libarchive or libxml2, which nothing else here links.
$(OUT)/bench/%: $(OBJ)/tests/bench/%.o $(OUT)/liblode.a $(OUT)/linked
	@mkdir -p $(@D)
	@echo "  LINK  $@"
	$(Q)$(LINK) -o $@ $(filter %.o %.a,$^) $(LIBS) $(if $(findstring icu,$*),$$(pkg-config --libs icu-uc)) $(if $(findstring archive,$*),-larchive) $(if $(findstring html,$*),-lxml2)

# Programs that the command-line tests use.
$(OUT)/tools/%: $(OBJ)/tests/tools/%.o $(OUT)/liblode.a $(OUT)/linked
	@mkdir -p $(@D)
	@echo "  LINK  $@"
	$(Q)$(LINK) -o $@ $(filter %.o %.a,$^) $(LIBS)

$(OUT)/fuzz/%: $(OBJ)/tests/fuzz/%.o $(OUT)/liblode.a $(OUT)/linked
	@mkdir -p $(@D)
	@echo "  LINK  $@"
	$(Q)$(LINK) -o $@ $(filter %.o %.a,$^) $(LIBS)

# The same for clang's libFuzzer (libclang-rt-14-dev), which looks for inputs that take new ways through the code:
# `make build/guided/fuzz_tokens && build/guided/fuzz_tokens -max_len=300 FOLDER`. Compiled in one go, as all of it is
# instrumented: the rooms that need no Lua.
GUIDED := $(wildcard engine/text/*.c engine/input/*.c) $(addprefix engine/base/,memory.c error.c notes.c)
build/guided/%: tests/fuzz/%.c $(GUIDED) $(wildcard tests/fuzz/*.h engine/*/*.h)
	@mkdir -p $(@D)
	clang -std=c11 $(INCLUDES) $(DEFINES) -O1 -g -DLODE_LIBFUZZER -fsanitize=fuzzer,address,undefined -o $@ $< $(GUIDED) $(LIBS)

$(call object,$(UNIT)):  | build/deps-test.stamp
$(call object,$(BENCH)): | build/deps-bench.stamp

-include $(patsubst %.o,%.d,$(call object,$(SOURCES) $(UNIT) $(BENCH) $(FUZZ) $(TOOLS)) $(LPEG_OBJ))

# ---- use it ------------------------------------------------------------------------------------------------------------

deps:
	@tools/deps.sh build test bench dev

demo: all
	@tools/demo.sh

test-programs: all $(UNIT_BIN) $(FUZZ_BIN) $(TOOL_BIN) | build/deps-test.stamp

test: test-programs
	@$(MAKE) --no-print-directory SANITIZE=1 test-programs
	@tools/runtests.sh full

check: test-programs
	@tools/runtests.sh quick

fuzz: $(FUZZ_BIN)
	$(Q)for program in $(FUZZ_BIN); do $$program $(or $(COUNT),10000000) $(or $(FIRST),0) || exit 1; done

bench: all $(BENCH_BIN) | build/deps-bench.stamp
	@TEXT='$(TEXT)' DIR='$(DIR)' BENCH='$(CURDIR)/$(OUT)/bench' LODE='$(CURDIR)/$(LODE)' bash tests/bench/run.sh

bench-html:
	@$(MAKE) --no-print-directory bench ONLY=html MB=1 DIR='$(DIR)'

# What is written of scripts/lode/core/reference.lua and the verbs' help; a test compares.
docs: all
	$(Q)mkdir -p man editors
	$(Q)./lode help reference >docs/reference.md
	$(Q)./lode help stubs >editors/lode.lua
	$(Q)./lode help man >man/lode.1
	$(Q)tools/cookbook.sh >docs/cookbook.md

# ---- install -----------------------------------------------------------------------------------------------------------

BIN   = $(DESTDIR)$(PREFIX)/bin
LIB   = $(DESTDIR)$(PREFIX)/lib
INC   = $(DESTDIR)$(PREFIX)/include
SHARE = $(DESTDIR)$(PREFIX)/share/lode
MAN   = $(DESTDIR)$(PREFIX)/share/man/man1
DOC   = $(DESTDIR)$(PREFIX)/share/doc/lode

install: all
	install -D -m 755 lode $(BIN)/lode
	install -D -m 644 build/liblode.a $(LIB)/liblode.a
	install -D -m 644 include/lode.h $(INC)/lode.h
	install -d $(LIB)/pkgconfig
	printf '%s\n' 'Name: lode' 'Description: text mining for news, with rules in Lua and LPeg' 'Version: $(VERSION)' \
	  'Cflags: -I$(PREFIX)/include' 'Libs: -L$(PREFIX)/lib -llode -llua5.4 -lutf8proc -lyajl_s -lz -lm -ldl' \
	  >$(LIB)/pkgconfig/lode.pc
	install -D -m 644 man/lode.1 $(MAN)/lode.1
	install -D -m 644 editors/lode.lua $(SHARE)/editors/lode.lua
	cd scripts && find *.lua lode lists layout sites xml -type f 2>/dev/null | while read -r f; do \
	  install -D -m 644 "$$f" "$(SHARE)/$$f" || exit 1; done
	find README.md LICENSE docs -type f -name '[!.]*' 2>/dev/null | while read -r f; do \
	  install -D -m 644 "$$f" "$(DOC)/$${f#docs/}" || exit 1; done

uninstall:
	rm -f $(BIN)/lode $(LIB)/liblode.a $(LIB)/pkgconfig/lode.pc $(INC)/lode.h $(MAN)/lode.1
	rm -rf $(SHARE) $(DOC)

# LPeg's source and the stamps stay: `make clean test` must not fetch again. A fallback to Debian's LPeg goes with distclean.
clean:
	rm -rf lode build/obj* build/gen build/liblode.a build/linked build/sanitize build/test build/tools build/bench build/fuzz build/guided build/log build/demo.*

distclean:
	rm -rf lode build

# ---- look after the sources --------------------------------------------------------------------------------------------

format: | build/deps-dev.stamp
	$(if $(C_FILES),clang-format -i $(C_FILES))

tidy: build/gen/re_lua.h | build/deps-dev.stamp build/deps-test.stamp build/deps-bench.stamp
	printf '%s\n' $(filter %.c,$(C_FILES)) | xargs -P $(or $(JOBS),2) -I{} \
	  clang-tidy --quiet {} -- -std=c11 $(INCLUDES) $(DEFINES) -DLODE_PREFIX='"$(PREFIX)"'
