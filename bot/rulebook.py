"""The files under `prompts/` put into the handlers' shapes, once, at start."""

from collections.abc import Mapping
from dataclasses import dataclass

import prompts
from handlers.posts import Platform
