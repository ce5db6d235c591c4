"""What the console tells us: pages asked for, commands typed, buttons pressed, forms sent."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Annotated
from urllib.parse import parse_qsl, quote, urlencode

from fastapi import APIRouter, Depends, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import FileResponse, HTMLResponse, PlainTextResponse, RedirectResponse, StreamingResponse

from bot.chat.console.courier import Courier, Pane
from bot.chat.console.guard import SESSION, Lock, guarded
from bot.chat.console.html import Reader, complaints, draw, room_name
from bot.delivery import Form, Heard
from bot.words import LANGUAGES, language_of
from handlers.card import Say, say
from handlers.team import Team

PAGE = Path(__file__).parent / "page"
ASSETS = {path.name: path for path in PAGE.iterdir() if path.suffix in (".css", ".js", ".svg")}
THEMES = ("auto", "light", "dark")
LOOK_EVERY, SPEAK_EVERY = 0.5, 15.0  # seconds between looks for changes, and between signs of life on a quiet line
