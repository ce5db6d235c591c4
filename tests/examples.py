"""Made-up examples are the same in every run, and no clock has a say in them: a slow machine tries them all, however
long it takes.
"""

import os

from hypothesis import HealthCheck, settings


def load() -> None:
    """For a folder's tests, from its conftest. TEST_ANEW tries examples that were never tried before."""
    anew = "TEST_ANEW" in os.environ
    untimed = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
    settings.register_profile(
        "untimed", deadline=None, derandomize=not anew, database=None, suppress_health_check=untimed
    )
    settings.load_profile("untimed")
