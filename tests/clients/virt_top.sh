#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# virt-top, which the reference's root has, in its batch modes and on a terminal.
#
#   virt_top.sh LIBDIR REFERENCE_ROOT REFERENCE_LIBDIR     prints what it says and draws
set -eu

libdir=$1 root=$2
here=$(dirname "$(readlink -f "$0")")
uri=test://$here/host.xml
export LD_LIBRARY_PATH="$libdir:$root/usr/lib/x86_64-linux-gnu" HOME="$PWD"
run() { # run [OPTION...]: two rounds
    echo "== $*"
    status=0
    LD_DEBUG=files LD_DEBUG_OUTPUT=$PWD/loader "$root/usr/bin/virt-top" --no-init-file -n 2 -d 0.1 "$@" >out 2>&1 || status=$?
    sed -e "s|$uri|URI|g" -e 's/[0-9][0-9]:[0-9][0-9]:[0-9][0-9]/TIME/g' -e "s/ $(hostname) / HOST /g" out
    if [ -e top.csv ]; then
        sed 's/[0-9][0-9]:[0-9][0-9]:[0-9][0-9]/TIME/g; s/^[^,]*,/HOST,/' top.csv
        rm top.csv
    fi
    echo "exit status $status"
}
run -c "$uri" --script --csv top.csv
run -c "$uri" --script --csv top.csv --no-csv-cpu --no-csv-mem
run -c "$uri" --script --csv top.csv --no-csv-block --no-csv-net --block-in-bytes
run -c "$uri" --script -o name
run -c "$uri" --stream
run -c "$uri" --stream --block-in-bytes -o mem
run -c nothing:///default --script
run -c test:///nowhere.xml --script
run --version
LD_DEBUG=files LD_DEBUG_OUTPUT=$PWD/loader PATH="$root/usr/bin:$PATH" python3 "$here/virt_top.py" "$uri"
