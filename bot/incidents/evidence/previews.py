"""Copies of pictures that are shown instead of them: drawn anew, without what a camera writes into a picture.

The original stays as it is; a browser or a chat only ever gets what was drawn here.
"""

import io
import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

MAX_PIXELS = 60_000_000  # of a picture that is opened: a long screenshot of a page has some twenty million
DISPLAY, THUMBNAIL = 2000, 240  # points of the longer side
QUALITY = 85
Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2  # Pillow refuses twice as many
FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF", "AVIF")  # no other reader of Pillow sees bytes from outside


class DecompressionBomb(Exception):
    """A small file that would fill the memory once it is opened."""


@dataclass(frozen=True)
class Previews:
    """JPEG copies: to look at, and for lists."""

    display: bytes
    thumbnail: bytes


def previews_of(file: Path) -> Previews | None:
    """Draw the copies; None for what cannot be read as a picture. Raises DecompressionBomb."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the error is what counts
        try:
            with Image.open(file, formats=FORMATS) as picture:
                upright = ImageOps.exif_transpose(picture)
                display = _drawn(upright, DISPLAY)
        except Image.DecompressionBombError as bomb:
            raise DecompressionBomb from bomb
        except (OSError, ValueError, SyntaxError, EOFError, ZeroDivisionError, MemoryError):  # what Pillow raises
            return None
    return Previews(_as_jpeg(display), _as_jpeg(_drawn(display, THUMBNAIL)))


def _drawn(picture: Image.Image, longest: int) -> Image.Image:
    """The first frame on white, its longer side at most so many points; nothing but its points is taken over."""
    rgba = picture.convert("RGBA")
    rgba.thumbnail((longest, longest))
    page = Image.new("RGB", rgba.size, "white")
    page.paste(rgba, mask=rgba.getchannel("A"))
    return page


def _as_jpeg(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=QUALITY)
    return written.getvalue()
