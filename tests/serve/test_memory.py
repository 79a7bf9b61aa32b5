"""A server's threads share one heap, so that none keeps free what another needs."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path

import pytest

WORK = """
import ctypes, sys, threading
from liquid_compat.serve.memory import give_back, keep_one_heap
if sys.argv[2] == "one":
    keep_one_heap()
barrier = threading.Barrier(8)
def work():
    kept = [bytearray(2000) for _ in range(1000)]
    barrier.wait()
threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
give_back()
c = ctypes.CDLL(None)
c.fopen.restype = ctypes.c_void_p
file = c.fopen(sys.argv[1].encode(), b"w")
c.malloc_info(0, ctypes.c_void_p(file))
c.fclose(ctypes.c_void_p(file))
"""


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "malloc_info"), reason="heaps are counted with glibc"
)
def test_threads_share_one_heap(tmp_path: Path) -> None:
    heaps = {}
    for how in ("one", "many"):
        told = tmp_path / how
        subprocess.run([sys.executable, "-c", WORK, str(told), how], check=True)
        heaps[how] = told.read_text().count("<heap nr=")
    assert heaps["one"] == 1
    assert heaps["many"] > 1
