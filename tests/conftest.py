"""What every test shares: Hypothesis profiles and where the measuring data lies."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("thorough", max_examples=1000, deadline=None)
settings.register_profile(
    "default", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
# The same examples each time: what lets a change land looks for no new bugs on the way.
settings.register_profile("steady", settings.get_profile("default"), derandomize=True)
settings.load_profile(os.environ.get("STANCEKIT_HYPOTHESIS_PROFILE", "default"))

SHARED = Path(os.environ.get("STANCEKIT_SHARED", Path(__file__).parents[2] / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measuring data; tests that need it are skipped where it is absent."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip(f"no measuring data at {SHARED}; set STANCEKIT_SHARED to its folder")
    return SHARED
