#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# collectd's plugin for libvirt, as Debian built it, watching a host of the test driver.
#
#   collectd.sh LIBDIR UNUSED CACHE     prints which files it writes, and what they hold
set -eu

libdir=$1 cache=$3/collectd
# shellcheck source=tests/clients/debian.sh
. "$(dirname "$0")/debian.sh"
locked unpack_whole "$cache" collectd-core libvirt0
usr=$cache/root/usr
watch() { # watch NAME OPTION...: the domains with these settings of the plugin's
    name=$1
    shift
    mkdir "$name"
    {
        cat <<CONF
Hostname "host"
FQDNLookup false
BaseDir "$PWD/$name"
PIDFile "$PWD/$name/pid"
PluginDir "$usr/lib/collectd"
TypesDB "$usr/share/collectd/types.db"
Interval 1
LoadPlugin logfile
<Plugin logfile>
  LogLevel info
  File "$PWD/$name/log"
  Timestamp false
</Plugin>
LoadPlugin csv
<Plugin csv>
  DataDir "$PWD/$name/data"
</Plugin>
LoadPlugin virt
<Plugin virt>
  Connection "test://$here/host.xml"
CONF
        printf '  %s\n' "$@"
        echo '</Plugin>'
    } >"$name/conf"
    # Until each has been read three times.
    LD_LIBRARY_PATH="$libdir:$usr/lib/x86_64-linux-gnu" LD_DEBUG=files LD_DEBUG_OUTPUT=$PWD/loader \
        "$usr/sbin/collectd" -f -C "$PWD/$name/conf" >"$name/out" 2>&1 &
    collectd=$!
    tries=0
    until find "$name/data" -type f -exec wc -l {} + 2>/dev/null | awk '!/total$/ && $1 < 4 { early = 1 } END { exit early || !NR }'; do
        tries=$((tries + 1))
        [ $tries -lt 300 ] || {
            kill $collectd
            echo "collectd.sh: $name is not read three times in a minute" >&2
            exit 1
        }
        sleep 0.2
    done
    kill $collectd
    wait $collectd || echo "exit status $?"
    echo "== $name"
    # Two instances may hand over the same figure out of order; collectd tells, of itself.
    sed "s|$PWD|DIR|g; s|$here|HERE|g" "$name/log" | grep -i virt | grep -v '^uc_update: ' | sort -u || true
    # A name ends with the day.
    find "$name/data" -type f | sort | while read -r file; do
        echo "$file" | sed 's/-[0-9]\{4\}-[0-9][0-9]-[0-9][0-9]$//'
        sed -n '1p; 3s/^[^,]*,//p' "$file" | sed 's/[0-9][0-9.]*\(e[-+]\{0,1\}[0-9]*\)\{0,1\}/NUMBER/g'
    done
}
watch plain
watch named 'HostnameFormat name' 'InterfaceFormat address' 'PluginInstanceFormat uuid' 'BlockDeviceFormat source'
watch chosen 'Domain "/^data/"' 'BlockDevice "database:vdb"' 'IgnoreSelected false'
watch extra 'ExtraStats "cpu_util disk domain_state fs_info job_stats_background memory pcpu perf vcpu vcpupin disk_err disk_allocation disk_capacity disk_physical"' 'ReportBlockDevices true' 'ReportNetworkInterfaces true'
watch instances 'Instances 2' 'RefreshInterval 1' 'PersistentNotification true' 'ExtraStats "domain_state vcpu"'
