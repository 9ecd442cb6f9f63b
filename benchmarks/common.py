"""What the benchmarks share: the machine, timings by processor time, results as JSON."""

from __future__ import annotations

import importlib.metadata
import json
import os
import platform
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("STANCEKIT_SHARED", ROOT.parent / "shared"))
RESULTS = ROOT / "benchmarks" / "results"


def machine(*packages: str) -> dict[str, Any]:
    """Return what a figure was measured on: processor, cores, Python, versions of packages."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    versions = {}
    for package in ("attrs", "cattrs", "regex", "python-dateutil", *packages):
        try:
            versions[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            versions[package] = "not installed"
    return {
        "processor": model,
        "cores": os.cpu_count(),
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        "versions": versions,
    }


def cpu_seconds(work: Callable[[], object], runs: int = 3) -> dict[str, float]:
    """Run work several times; return the least, median and largest processor time in seconds."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return {"min": min(times), "median": statistics.median(times), "max": max(times)}


def peak_memory_mb() -> float:
    """Return the largest memory this process has held so far, in MB (kernel's own account)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def write_result(name: str, result: dict[str, Any], *packages: str) -> Path:
    """Write a result with its machine beside the others and print it."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    path = RESULTS / f"{name}.json"
    whole = {"machine": machine(*packages), **result}
    text = json.dumps(whole, indent=1, ensure_ascii=False) + "\n"
    path.write_text(text, encoding="utf-8")
    print(text, end="")
    return path
