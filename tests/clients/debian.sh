# SPDX-License-Identifier: LGPL-2.1-or-later
# For the scripts beside this one: Debian packages unpacked below a folder, nothing installed.
# shellcheck shell=sh
# shellcheck disable=SC2034 # used by those who source this
here=$(dirname "$(readlink -f "$0")")

# locked COMMAND FOLDER [ARG...]: while no other script has the folder
locked() {
    mkdir -p "$2"
    exec 9>"$2/lock"
    flock 9
    "$@"
    flock -u 9
}

# The first Debian archive among the machine's package sources, in either format.
mirror() {
    if [ -n "${DEBIAN_MIRROR-}" ]; then
        echo "$DEBIAN_MIRROR"
        return
    fi
    cat /etc/apt/sources.list.d/*.sources /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null |
        sed -n -e 's/^URIs:[[:space:]]*//p' -e 's/^deb[[:space:]]\{1,\}\(\[[^]]*\][[:space:]]*\)\{0,1\}\([^[:space:]]*\).*/\2/p' |
        tr ' ' '\n' | grep -E '/debian/?$' | head -n 1
}

# apt_in FOLDER: APT_CONFIG for Debian 12 alone (or DEBIAN_SUITE), with its files in FOLDER.
apt_in() {
    mkdir -p "$1/lists/partial" "$1/archives/partial"
    : >"$1/status"
    signed="[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]"
    [ -e /usr/share/keyrings/debian-archive-keyring.gpg ] || signed=
    for kind in deb deb-src; do echo "$kind $signed $(mirror) ${DEBIAN_SUITE-bookworm} main"; done >"$1/sources.list"
    cat >"$1/apt.conf" <<CONF
Dir::State "$1";
Dir::State::status "$1/status";
Dir::Cache "$1";
Dir::Etc::SourceList "$1/sources.list";
Dir::Etc::SourceParts "/dev/null";
APT::Sandbox::User "root";
Acquire::Languages "none";
CONF
    export APT_CONFIG="$1/apt.conf"
    [ -n "$(find "$1/lists" -name '*_Packages*')" ] || apt-get -qq update >&2
}

# unpacked FOLDER PACKAGE...: that was done, and with these packages
unpacked() { [ "$(cat "$1/.complete" 2>/dev/null)" = "$*" ]; }

# unpack FOLDER PACKAGE...: into FOLDER/root, once.
unpack() {
    ! unpacked "$@" || return 0
    wanted=$* folder=$1
    shift
    rm -rf "$folder/root" "$folder/debs" "$folder/apt"
    mkdir -p "$folder/root" "$folder/debs"
    apt_in "$folder/apt"
    (cd "$folder/debs" && apt-get -qq download "$@" >&2)
    for deb in "$folder"/debs/*.deb; do dpkg-deb -x "$deb" "$folder/root"; done
    echo "$wanted" >"$folder/.complete"
}

# source_of FOLDER PACKAGE: unpacks the original source into FOLDER/source, once.
source_of() {
    [ ! -e "$1/source/.complete" ] || return 0
    rm -rf "$1/source" "$1/download"
    mkdir -p "$1/source" "$1/download"
    apt_in "$1/apt"
    (cd "$1/download" && apt-get -qq source --download-only --tar-only "$2" >&2) || return 1
    tar -x --strip-components=1 -C "$1/source" -f "$1"/download/*.orig.tar.*
    touch "$1/source/.complete"
}

# unpack_whole FOLDER PACKAGE...: into FOLDER/root with all that they need, once.
unpack_whole() {
    ! unpacked "$@" || return 0
    wanted=$* folder=$1
    shift
    rm -rf "$folder/root" "$folder/apt"
    mkdir -p "$folder/root"
    apt_in "$folder/apt"
    apt-get -qq -y -o APT::Install-Recommends=false --download-only install "$@" >&2
    for deb in "$folder"/apt/archives/*.deb; do
        dpkg-deb --fsys-tarfile "$deb" | tar -x --keep-directory-symlink --no-same-owner -C "$folder/root"
    done
    unset APT_CONFIG
    echo "$wanted" >"$folder/.complete"
}

# verdicts FILE: a line for each test of what pytest said with -rA; of skipped ones it tells how many.
verdicts() {
    awk '/^(PASSED|FAILED|ERROR) / { print $1, $2 }
        /^SKIPPED \[/ { count = substr($2, 2) + 0; sub(/:.*/, "", $3); while (count-- > 0) print $1, $3 }' "$1" | sort
}

# unpack_virtinst FOLDER: virt-install, virt-xml and virt-clone, and sets what they need to run.
unpack_virtinst() {
    unpack "$1" virtinst python3-libvirt python3-gi gir1.2-glib-2.0 gir1.2-freedesktop libgirepository-1.0-1 python3-libxml2 \
        gir1.2-libosinfo-1.0 libosinfo-1.0-0 osinfo-db libsoup2.4-1 libsoup-3.0-0 libxslt1.1 libxml2 libicu72 libpsl5 \
        libnghttp2-14 libbrotli1 libglib2.0-0 libsqlite3-0 libproxy1v5 python3-requests python3-urllib3 python3-idna \
        python3-chardet python3-certifi genisoimage libmagic1
    root=$1/root
    export LD_LIBRARY_PATH="$libdir:$root/usr/lib/x86_64-linux-gnu"
    export GI_TYPELIB_PATH="$root/usr/lib/x86_64-linux-gnu/girepository-1.0"
    export PYTHONPATH="$root/usr/share/virt-manager:$root/usr/lib/python3/dist-packages" PYTHONDONTWRITEBYTECODE=1
    export OSINFO_SYSTEM_DIR="$root/usr/share/osinfo" HOME="$PWD"
}
