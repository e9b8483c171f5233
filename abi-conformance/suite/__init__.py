# SPDX-License-Identifier: LGPL-2.1-or-later
"""Tells how true a libvirt.so.0 is to libvirt's public interface."""
