"""Examples that no clock cuts short."""

from tests import examples

examples.load()
