"""Sizes of files: the units of limits, and how people read a number of bytes."""

KIB = 1024  # bytes
MIB = 1024 * KIB


def readable_size(size: int) -> str:
    """Return bytes in the unit that people read, such as `1.5 MB`, counted as limits are."""
    if size >= MIB:
        return f"{size / MIB:.1f} MB"
    return f"{size / KIB:.0f} kB" if size >= KIB else f"{size} B"
