"""Keeping memory is a setting of the process and nothing else: it can be asked for again, and changes no result."""

import subprocess
import sys

import numpy as np
import pytest

CODE = """
import resource, sys
import numpy as np
from lib.memory import keep_memory
if sys.argv[1] == "kept" and not keep_memory():
    print(-1, 0)
    raise SystemExit
np.ones(4_000_000)
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(20):
    total = np.ones(4_000_000).sum()
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before, int(total))
"""


def told(how):
    """Pages asked of the system for twenty arrays of 32 MB, after the first, and the sum of one."""
    done = subprocess.run([sys.executable, "-c", CODE, how], capture_output=True, text=True, check=True)
    return [int(word) for word in done.stdout.split()]


def test_an_array_gets_the_memory_of_the_one_before():
    faults, total = told("kept")
    if faults < 0:
        pytest.skip("the C library here is not GNU's: it is left as it is")
    assert total == np.ones(4_000_000).sum()
    assert faults < told("as it is")[0] / 10
