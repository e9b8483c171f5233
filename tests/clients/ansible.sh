#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Ansible's collection community.libvirt, as Debian packs it, on a host of the test driver.
#
#   ansible.sh LIBDIR UNUSED CACHE     prints a line per task, and what it returned
set -eu

libdir=$1 cache=$3/ansible
# shellcheck source=tests/clients/debian.sh
. "$(dirname "$0")/debian.sh"
locked unpack_whole "$cache" ansible python3-libvirt python3-lxml
usr=$cache/root/usr
export LD_LIBRARY_PATH="$libdir:$usr/lib/x86_64-linux-gnu"
export PYTHONPATH="$usr/lib/python3/dist-packages" PYTHONDONTWRITEBYTECODE=1 HOME="$PWD" LC_ALL=C.UTF-8
export ANSIBLE_LOCAL_TEMP="$PWD/local" ANSIBLE_REMOTE_TEMP="$PWD/remote" ANSIBLE_HOME="$PWD/home" ANSIBLE_NOCOLOR=1
export ANSIBLE_STDOUT_CALLBACK=json ANSIBLE_RETRY_FILES_ENABLED=0 ANSIBLE_LOCALHOST_WARNING=0
cat >inventory <<INVENTORY
localhost ansible_connection=local ansible_python_interpreter=/usr/bin/python3
INVENTORY
cat >hosts.libvirt.yml <<INVENTORY
plugin: community.libvirt.libvirt
uri: test://$here/host.xml
inventory_hostname: name
INVENTORY
export LD_DEBUG=files LD_DEBUG_OUTPUT="$PWD/loader"
/usr/bin/python3 "$usr/bin/ansible-inventory" -i hosts.libvirt.yml --list >inventory.json 2>err || cat err
/usr/bin/python3 "$usr/bin/ansible-playbook" -i inventory "$here/playbook.yml" -e "uri=test://$here/host.xml" >playbook.json 2>>err || true
unset LD_DEBUG
/usr/bin/python3 - <<'PRINT'
import json
import re


def show(name, value):
    text = json.dumps(value, indent=1, sort_keys=True)
    print(f"== {name}\n" + re.sub(r'("cpuTime(?:_ns)?"): "?[0-9]+"?', r"\1: TIME", text))


def ordered(value):
    """Names in the alphabet's order: libvirt gives them in none."""
    if isinstance(value, dict):
        return {key: ordered(item) for key, item in value.items()}
    if isinstance(value, list):
        return sorted(map(ordered, value), key=str)
    return value


show("inventory", ordered(json.load(open("inventory.json"))))
for task in json.load(open("playbook.json"))["plays"][0]["tasks"]:
    result = task["hosts"]["localhost"]
    for noise in ("exception", "module_stderr", "invocation", "action", "_ansible_no_log"):
        result.pop(noise, None)
    show(task["task"]["name"], ordered(result))
PRINT
