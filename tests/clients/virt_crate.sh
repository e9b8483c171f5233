#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# The tests of the crate `virt`, Rust's bindings, that need no daemon.
#
#   virt_crate.sh LIBDIR UNUSED CACHE     prints a line per test
set -eu

libdir=$1 cache=$3/virt-crate
version=0.5.0
mkdir -p "$cache"
exec 9>"$cache/lock"
flock 9
if [ ! -e "$cache/source/.complete" ]; then
    # A package that needs it makes cargo fetch it.
    rm -rf "$cache/needs" "$cache/source"
    mkdir -p "$cache/needs/src"
    printf '[package]\nname = "needs"\nversion = "0.0.0"\nedition = "2021"\n[dependencies]\nvirt = "=%s"\n[workspace]\n' \
        "$version" >"$cache/needs/Cargo.toml"
    : >"$cache/needs/src/lib.rs"
    (cd "$cache/needs" && cargo -q vendor >/dev/null)
    cp -r "$cache/needs/vendor/virt" "$cache/source"
    rm -f "$cache/source/.cargo-checksum.json"
    printf '\n[workspace]\n' >>"$cache/source/Cargo.toml"
    touch "$cache/source/.complete"
fi
run=$PWD
cd "$cache/source"
export CARGO_TARGET_DIR="$cache/target"
# It is linked with a library of its folder's name, and run on the one that is asked for.
RUSTFLAGS="-L native=$libdir" cargo -q test --no-run >&2
LD_LIBRARY_PATH=$libdir LD_DEBUG=files LD_DEBUG_OUTPUT=$run/loader RUSTFLAGS="-L native=$libdir" cargo test --no-fail-fast -- --test-threads=1 2>/dev/null |
    sed -n -e 's/^test \(.*\) \.\.\. ok$/PASSED \1/p' -e 's/^test \(.*\) \.\.\. FAILED$/FAILED \1/p' \
        -e 's/^test \(.*\) \.\.\. ignored.*/SKIPPED \1/p' | sed 's/ (line [0-9]*)//' | sort
