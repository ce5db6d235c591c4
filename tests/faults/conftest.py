"""What the fault tests break: bots as real processes, a PostgreSQL of their own, and a model that can
be made to hang.
"""

from tests.prepared import prepared

__all__ = ["prepared"]
