"""PostgreSQL for every folder that asks for it: named here once, so that each process of tests starts one server only.

A session's fixture that several conftests import is as many fixtures, and a server starts slower than most tests run.
"""

from tests.postgres import databases, migrated_postgres, postgres

__all__ = ["databases", "migrated_postgres", "postgres"]
