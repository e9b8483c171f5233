# SPDX-License-Identifier: LGPL-2.1-or-later
"""A plugin of pytest's: a test that never ends fails after twenty seconds of the processor's time."""

import signal

import pytest


def give_up(_signal, _frame):
    pytest.fail("takes twenty seconds of the processor's time", pytrace=False)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_call():
    signal.signal(signal.SIGPROF, give_up)
    signal.setitimer(signal.ITIMER_PROF, 20)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
