# SPDX-License-Identifier: LGPL-2.1-or-later
#
# make                 the four libraries, release build
# make install         PREFIX, DESTDIR, libdir, includedir, datadir, sysconfdir, localstatedir
# make demo            a C program and a Python program on the library
# make install FEATURES=private   with the private symbols of stock client programs, for a package
#                      that takes the place of a distribution's libvirt0
# make check           all tests
# make lint            formatting and clippy
# make headers         include/libvirt/*.h, lib*.syms and MATRIX.md anew from the Rust side
# make conformance     the ABI conformance suite on the reference and on this library, with pages to look at
# make conformance-dist    packs that suite into a tarball for others
# make conformance-record  writes down anew what the references print (as root)
# make soak            valgrind, ASan and a minute of threads; slow
# make clients         a guest of QEMU's with a Linux of its own; daemons of other ages; the test
#                      suites and programs of others that tests/clients has scripts for
# make deb, make rpm   packages, in target/package: beside a stock libvirt, and in its place
# make check-packages  installs, uses and removes them in fresh roots, builds them a second time, and
#                      does the following three; slow
# make deny            licences, duplicates and known faults of the crates
# make sbom            what is linked in, in target/sbom.cdx.json
# make cross           builds for aarch64 and musl, and runs programs with it where that can be
# make fuzz            every fuzz target for an hour
# make shuttle         tries interleavings of threads in handles, events, the event loop and RPC
# make clean, distclean

PREFIX ?= /usr/local
DESTDIR ?=
exec_prefix ?= $(PREFIX)
bindir ?= $(exec_prefix)/bin
libdir ?= $(exec_prefix)/lib
includedir ?= $(PREFIX)/include
datadir ?= $(PREFIX)/share
# A drop-in reads the configuration and the sockets that programs have always used, whatever its own prefix.
sysconfdir ?= /etc
localstatedir ?= /var
runstatedir ?= /run

CARGO ?= cargo
INSTALL ?= install
TARGET := $(or $(CARGO_TARGET_DIR),$(CURDIR)/target)
RELEASE := $(TARGET)/release

VERSION := $(shell sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
# 12.8.0 -> 0.12008.0, as libvirt numbers its library files
SOVERSION := $(shell echo $(VERSION) | awk -F. '{ printf "0.%d.%d", $$1 * 1000 + $$2, $$3 }')

# cargo package, what cargo calls its file, what it is installed as
LIBRARIES := libvirt-rs:libvirt.so:libvirt.so \
             libvirt-qemu:libvirt_qemu.so:libvirt-qemu.so \
             libvirt-lxc:libvirt_lxc.so:libvirt-lxc.so \
             libvirt-admin:libvirt_admin.so:libvirt-admin.so
# Of the first package; cargo's names, with commas between.
FEATURES ?=
PCFILES := libvirt libvirt-qemu libvirt-lxc libvirt-admin

# Where the tests and the demo find an installed library, and what they compare it with.
TEST_PREFIX := $(CURDIR)/target/prefix
PRIVATE_PREFIX := $(CURDIR)/target/private/prefix
REFERENCE := 11.3.0

# The folders are part of the library.
export LIBVIRT_SYSCONFDIR := $(sysconfdir)
export LIBVIRT_LOCALSTATEDIR := $(localstatedir)
export LIBVIRT_RUNSTATEDIR := $(runstatedir)
export LIBVIRT_DATADIR := $(datadir)

.PHONY: all install install-test install-private headers demo check test conformance conformance-dist conformance-record lint soak clients fuzz shuttle deb rpm check-packages deny sbom cross clean distclean
.NOTPARALLEL:

# One call per package: in one call for all, cargo would unite their features. The small libraries,
# which are jumps only, need no unwinding, and so none of Rust's library.
# Without cargo (`sudo make install`) what was built before is taken.
all:
	@for l in $(LIBRARIES); do \
	    package=$${l%%:*}; file=$${l#*:}; file=$${file%%:*}; \
	    if command -v $(CARGO) >/dev/null 2>&1; then \
	        features= panic=abort; \
	        [ $$package != libvirt-rs ] || { features="$(FEATURES:%=--features=%)" panic=unwind; }; \
	        echo "$(CARGO) build --release -p $$package $$features"; \
	        CARGO_PROFILE_RELEASE_PANIC=$$panic \
	            $(CARGO) build --quiet --release --locked -p $$package $$features || exit 1; \
	    elif [ ! -e $(RELEASE)/$$file ]; then \
	        echo "no $(CARGO), and $(RELEASE)/$$file is not built" >&2; exit 1; \
	    fi; \
	done
	@! command -v $(CARGO) >/dev/null 2>&1 || tools/static-companions "$(RELEASE)"

install: all
	$(INSTALL) -d "$(DESTDIR)$(libdir)/pkgconfig" "$(DESTDIR)$(includedir)/libvirt" "$(DESTDIR)$(bindir)" \
	    "$(DESTDIR)$(datadir)/libvirt/api"
	@set -e; for l in $(LIBRARIES); do \
	    file=$${l#*:}; name=$${file#*:}; file=$${file%%:*}; \
	    echo "$(INSTALL) $(DESTDIR)$(libdir)/$$name.$(SOVERSION)"; \
	    $(INSTALL) -m 755 "$(RELEASE)/$$file" "$(DESTDIR)$(libdir)/$$name.$(SOVERSION)"; \
	    ln -sf "$$name.$(SOVERSION)" "$(DESTDIR)$(libdir)/$$name.0"; \
	    ln -sf "$$name.0" "$(DESTDIR)$(libdir)/$$name"; \
	done
	@set -e; for a in libvirt libvirt-qemu libvirt-lxc libvirt-admin; do \
	    echo "$(INSTALL) $(DESTDIR)$(libdir)/$$a.a"; \
	    $(INSTALL) -m 644 "$(RELEASE)/$$a.a" "$(DESTDIR)$(libdir)/$$a.a"; \
	done
	$(INSTALL) -m 644 include/libvirt/*.h "$(DESTDIR)$(includedir)/libvirt/"
	@set -e; for p in $(PCFILES); do \
	    echo "$(INSTALL) $(DESTDIR)$(libdir)/pkgconfig/$$p.pc"; \
	    sed -e 's|@prefix@|$(PREFIX)|g' -e 's|@exec_prefix@|$(exec_prefix)|g' -e 's|@libdir@|$(libdir)|g' \
	        -e 's|@includedir@|$(includedir)|g' -e 's|@datadir@|$(datadir)|g' -e 's|@VERSION@|$(VERSION)|g' \
	        pkgconfig/$$p.pc.in >"$(DESTDIR)$(libdir)/pkgconfig/$$p.pc"; \
	    chmod 644 "$(DESTDIR)$(libdir)/pkgconfig/$$p.pc"; \
	done
	@set -e; if command -v $(CARGO) >/dev/null 2>&1; then \
	    echo "$(CARGO) run -p xtask -- api-xml --out $(TARGET)/api"; \
	    $(CARGO) run --quiet --locked -p xtask -- api-xml --out "$(TARGET)/api"; \
	fi
	$(INSTALL) -m 644 "$(TARGET)"/api/*.xml "$(DESTDIR)$(datadir)/libvirt/api/"
	sed -e "s|@LIBDIR@|$$(realpath -m --relative-to='$(bindir)' '$(libdir)')|" with-libvirt-rs \
	    >"$(DESTDIR)$(bindir)/with-libvirt-rs"
	chmod 755 "$(DESTDIR)$(bindir)/with-libvirt-rs"

# The libraries as a user gets them, where tests look.
install-test:
	+$(MAKE) --no-print-directory install PREFIX="$(TEST_PREFIX)" DESTDIR= exec_prefix="$(TEST_PREFIX)" \
	    bindir="$(TEST_PREFIX)/bin" libdir="$(TEST_PREFIX)/lib" includedir="$(TEST_PREFIX)/include" \
	    datadir="$(TEST_PREFIX)/share"

# The same with the private symbols, in a build of its own that takes less time to make.
install-private:
	+CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
	    CARGO_TARGET_DIR="$(CURDIR)/target/private" \
	    $(MAKE) --no-print-directory install-test FEATURES=private TEST_PREFIX="$(PRIVATE_PREFIX)"

headers:
	$(CARGO) run --locked -p xtask -- headers
	$(CARGO) run --locked -p xtask -- syms
	$(CARGO) run --locked -p xtask -- matrix

demo:
	tools/setup build
	+$(MAKE) --no-print-directory install-test
	examples/run-demo "$(TEST_PREFIX)" "$$(tools/reference $(REFERENCE))"

check:
	tools/setup check
	tools/reference $(REFERENCE)
	+$(MAKE) --no-print-directory install-test
	+$(MAKE) --no-print-directory install-private
	+$(MAKE) --no-print-directory test
	LIBVIRT_RS_FUZZ_SEED=12008 tools/fuzz 2

# The tests alone, on what `make install-test install-private` put in place.
test:
	LIBVIRT_RS_PREFIX="$(TEST_PREFIX)" LIBVIRT_RS_PRIVATE_PREFIX="$(PRIVATE_PREFIX)" LIBVIRT_RS_REFERENCE=$(REFERENCE) $(CARGO) test --locked --workspace --no-fail-fast

# What is known to differ stands in tests/conformance-known.txt.
conformance:
	tools/setup check
	+$(MAKE) --no-print-directory install-test
	abi-conformance/run "$$(tools/reference lib $(REFERENCE))" --name "libvirt $(REFERENCE) (reference)" \
	    --output "$(TARGET)/conformance/reference"
	abi-conformance/run "$(TEST_PREFIX)/lib" --name "libvirt-rs $(VERSION)" --known tests/conformance-known.txt \
	    --output "$(TARGET)/conformance/ours"

conformance-dist:
	abi-conformance/dist "$(TARGET)/libvirt-abi-conformance-$(VERSION).tar.gz" "$(VERSION)"

# ONLY=PATTERN records some programs only. 12.8.0 runs in a root of its own.
conformance-record:
	abi-conformance/run "$$(tools/reference lib $(REFERENCE))" --record $(ONLY:%=--only '%')
	abi-conformance/run "$$(tools/reference lib 12.8.0)" --record $(ONLY:%=--only '%') \
	    --wrap "$(CURDIR)/tools/reference run 12.8.0" --root "$$(tools/reference 12.8.0)"

# They are fetched; sources that Debian's archive lacks are taken from SYS_VIRT_SOURCE and LIBVIRT_GLIB_SOURCE.
clients:
	tools/setup check
	tools/reference $(REFERENCE)
	+$(MAKE) --no-print-directory install-test
	LIBVIRT_RS_PREFIX="$(TEST_PREFIX)" LIBVIRT_RS_REFERENCE=$(REFERENCE) $(CARGO) test --locked --test suites --test live --test through_daemon --test remote -- --ignored

# DEB_ROOT: the Debian system that they are for.
DEB_ROOT ?= /
deb:
	tools/setup package
	packaging/deb --root "$(DEB_ROOT)"

# STOCK_VERSION: the libvirt-libs of the RPM distribution that they are for.
rpm:
	tools/setup package
	STOCK_VERSION="$(STOCK_VERSION)" packaging/rpm

check-packages:
	tools/setup package
	packaging/check
	packaging/reproduce
	+$(MAKE) --no-print-directory deny sbom cross

# Without a network: CARGO_DENY="cargo deny --offline", if the faults were fetched before.
CARGO_DENY ?= $(CARGO) deny
deny:
	tools/setup deny
	$(CARGO_DENY) check

sbom:
	tools/setup sbom
	@mkdir -p "$(TARGET)"
	packaging/sbom >"$(TARGET)/sbom.cdx.json.part"
	mv "$(TARGET)/sbom.cdx.json.part" "$(TARGET)/sbom.cdx.json"

cross:
	tools/setup cross
	packaging/cross

lint:
	$(CARGO) fmt --all --check
	$(CARGO) clippy --locked --workspace --all-targets -- -D warnings
	$(CARGO) clippy --locked -p libvirt-rs --features private -- -D warnings

# A build of its own, whose reports name functions and lines.
soak:
	tools/setup check
	tools/reference $(REFERENCE)
	+CARGO_PROFILE_RELEASE_STRIP=none CARGO_PROFILE_RELEASE_DEBUG=line-tables-only \
	    CARGO_TARGET_DIR="$(CURDIR)/target/soak" \
	    $(MAKE) --no-print-directory install-test TEST_PREFIX="$(CURDIR)/target/soak/prefix"
	LIBVIRT_RS_PREFIX="$(CURDIR)/target/soak/prefix" tools/soak

fuzz:
	tools/fuzz 3600

# Locks, atomics and the kernel are simulated: a build of its own.
shuttle:
	RUSTFLAGS="--cfg shuttle" CARGO_TARGET_DIR="$(CURDIR)/target/shuttle" \
	    $(CARGO) test --locked -p virt-sys -p virt-core -p virt-rpc --lib -- interleavings

# Keeps the unpacked references, which do not depend on the sources.
clean:
	$(CARGO) clean --release
	$(CARGO) clean --profile dev
	rm -rf "$(TEST_PREFIX)" "$(TARGET)/api" $(addprefix "$(CURDIR)"/target/,private soak shuttle miri sanitize-thread sanitize-address)

distclean:
	$(CARGO) clean
	rm -rf "$(CURDIR)/target"
