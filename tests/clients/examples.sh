#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# The reference's example programs, which its documentation package has, on the test driver.
#
#   examples.sh LIBDIR REFERENCE_ROOT REFERENCE_LIBDIR     prints what they print
set -eu

# The machine may have a daemon, which is not asked. Root alone looks for it there.
if [ $# -lt 4 ] && [ "$(id -u)" = 0 ]; then exec unshare --mount --propagation private "$0" "$@" inside; fi
if [ $# -ge 4 ] && [ -d /run/libvirt ]; then mount -t tmpfs tmpfs /run/libvirt; fi
libdir=$1 root=$2 linkdir=$3
examples=$root/usr/share/doc/libvirt-doc/examples
for source in "$examples"/c/*/*.c; do
    # One of them counts the events that its own headers know.
    cc -w -I "$root/usr/include" -o "$(basename "$source" .c)" "$source" -L "$linkdir" -Wl,--allow-shlib-undefined \
        -lvirt -lvirt-admin -lpthread
done
conn=test:///default
run() { # run SECONDS PROGRAM [ARG...]: stopped as by a user where it does not end by itself
    echo "== $*"
    seconds=$1
    program=$2
    shift 2
    status=0
    LD_LIBRARY_PATH=$libdir LD_DEBUG=files LD_DEBUG_OUTPUT=$PWD/loader timeout -s INT "$seconds" "./$program" "$@" 2>&1 || status=$?
    echo "exit status $status"
}
run 20 hellolibvirt $conn
run 20 hellolibvirt nothing:///
run 20 info1 $conn test
run 20 info1 $conn nobody
# It connects to whatever feels at home.
LIBVIRT_DEFAULT_URI=$conn run 20 rename test renamed
run 20 suspend -c $conn -s 1 test
run 20 suspend -c $conn nobody
run 20 suspend --help
run 20 dommigrate $conn $conn test
run 20 openauth $conn user secret
run 20 openauth nothing:/// user secret
run 3 domtop -c $conn test | head -n 2
run 20 domtop -c $conn nobody
run 3 event-test $conn
for program in list_servers logging; do run 20 "$program"; done
for program in list_clients client_limits threadpool_params; do run 20 "$program" libvirtd; done
for program in client_info client_close; do run 20 "$program" libvirtd 1; done
