"""What the files of prompts/ declare and the product does not read, by name.

Nothing is guessed from names in the code: the loaded content notes what is asked of it while drafts of every category
and kind are written for every platform, a drill is played to its end, and posts are found and checked.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from itertools import cycle, product
from types import FunctionType, MethodType

import pytest

import prompts
from bot.config.content import Content, load_content, staffing_of
from bot.config.playbooks import playbooks_of
from bot.config.settings import Settings
from bot.drafting import DraftWriter, Model
from handlers.assessment.search import search_parts
from handlers.case.case_file import CaseFile
from handlers.case.decision import WriteDraft
from handlers.case.grades import Category
from handlers.drafts.check_draft import check_text
from handlers.posts import Platform, find_posts, share_code_owner
from handlers.posts.platform import ReplySurface
from handlers.posts.platform_index import build_index
from handlers.tasks.plan_card import plan_card
from tests.fakes.model import FakeModel, model_server
from tests.fakes.settings import settings_of
from tests.journeys.stage import Stage
from tests.people import NOON, case
from tests.prepared import prepared

__all__ = ["prepared"]  # a drill is played on a database: none of its commits waits for the disk

POSTS = {
    "zh-Hans": "用了一次就满脸通红，太吓人了，客服一直不回",
    "zh-Hant": "擦了一次就滿臉通紅，客服一直不回",
    "en": "My face burned after one use",
}
LINK = "https://www.xiaohongshu.com/explore/68f1a2b3000000000503c8d1"
REDIRECT = "https://www.xiaohongshu.com/login?redirectPath="
REDIRECT += "https%3A%2F%2Fwww.xiaohongshu.com%2Fexplore%2F68f1a2b3000000000503c8d1"
# `*` stands for every category, kind, drill or entry of a list.
NOT_READ = frozenset({"replysurface.source"})  # where a limit comes from: for people who check it, in the file


class Noted(dict[str, object]):
    """A mapping that notes which keys are asked for; taken as a whole, all of it counts as read."""

    def __init__(self, values: Mapping[str, object], path: str, read: set[str]) -> None:
        super().__init__({key: noted(value, f"{path}.{key}", read) for key, value in values.items()})
        self._path, self._read = path, read

    def __getitem__(self, key: str) -> object:
        self._read.add(f"{self._path}.{key}")
        return super().__getitem__(key)

    def get(self, key: str, default: object = None) -> object:
        self._read.add(f"{self._path}.{key}")
        return super().get(key, default)

    def items(self):
        self._read.add(f"{self._path}.**")
        return super().items()


class NotedFields:
    """A value of the content whose fields note that they are read; its methods read through it too."""

    def __init__(self, value: object, path: str, read: set[str]) -> None:
        self.__dict__.update(_value=value, _path=path, _read=read)

    def __getattr__(self, name: str) -> object:
        value = self.__dict__["_value"]
        if isinstance(vars(type(value)).get(name), FunctionType):
            return MethodType(vars(type(value))[name], self)
        self._read.add(f"{self._path}.{name}")
        return noted(getattr(value, name), f"{self._path}.{name}", self._read)


def noted(value: object, path: str, read: set[str]) -> object:
    """The value as it is, noting what is read of it."""
    if isinstance(value, Mapping):
        return Noted(value, path, read)
    if is_dataclass(value):
        return NotedFields(value, path, read)
    if isinstance(value, tuple | list):
        return type(value)(noted(item, f"{path}.*", read) for item in value)
    return value


def declared(value: object, path: str) -> Iterator[str]:
    """Every place of the content where something is written."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from declared(item, f"{path}.{key}")
    elif is_dataclass(value):
        for field in fields(value):
            yield from declared(getattr(value, field.name), f"{path}.{field.name}")
    elif isinstance(value, tuple | list) and any(isinstance(item, Mapping) or is_dataclass(item) for item in value):
        for item in value:
            yield from declared(item, f"{path}.*")
    elif value not in ((), [], {}, None, ""):
        yield path


def alike(path: str) -> str:
    """The path of one category, kind, slot or drill as that of all: `playbooks.*.name.en`."""
    group, _, rest = path.split(".", 2) if path.count(".") > 1 else (path, "", "")
    return f"{group}.*.{rest}" if rest else path


NAMED = ("playbooks", "kinds", "drills", "slots", "platform_words", "people")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], set[str]]:
    """What is declared, and what was read while the product worked; whole groups are one name."""
    build_index.cache_clear()  # an index that another test built would read nothing of the platforms again
    read: set[str] = set()
    content = load_content(settings_of(Settings))
    library = content.library
    parts = {name: noted(getattr(library, name), name, read) for name in NAMED}
    watched = replace(content, library=replace(library, **parts))
    staffing_of(watched.library, playbooks_of(watched.library))
    with pytest.MonkeyPatch.context() as patch:
        for kind in (Platform, ReplySurface):
            patch.setattr(kind, "__getattribute__", noting(kind, read))
        with model_server() as model:
            write_all(watched, model)
        show_all(watched)
        play_all(watched, patch, tmp_path_factory.mktemp("drill"))
        find_posts(f"看看 {LINK} {REDIRECT}", content.platforms, NOON)
        share_code_owner("复制后打开【小红书】查看笔记", content.platforms)
    places = {alike(p) for name in NAMED for p in declared(getattr(library, name), name)}
    places |= {f"{kind.__name__.lower()}.{field.name}" for kind in (Platform, ReplySurface) for field in fields(kind)}
    taken = {alike(p) for p in read}
    return places, {p for p in places if any(p == t or is_within(p, t) for t in taken)}


def is_within(place: str, taken: str) -> bool:
    """Whether it lies in what was taken as a whole (`….**`)."""
    return taken.endswith(".**") and place.startswith(taken.removesuffix("**"))


def noting(kind: type, read: set[str]):
    """A look at each field of these values."""
    known = {field.name for field in fields(kind)}

    def look(self: object, name: str) -> object:
        if name in known:
            read.add(f"{kind.__name__.lower()}.{name}")
        return object.__getattribute__(self, name)

    return look


def write_all(content: Content, model: FakeModel) -> None:
    """A draft of every kind and script, from the phrase bank and from a model, and one for every platform.

    One kind, category and platform stands for all: their files have one shape, and the list names none of them.
    """
    bank, by_model = (
        DraftWriter(content.library),
        DraftWriter(content.library, Model(model.url, "sk-test", "fake-1", "none", 30), "local"),
    )
    kinds = prompts.load().kinds
    for (category, kind), text in zip(
        product((Category.SAFETY, Category.GENUINE), kinds), cycle(POSTS.values()), strict=False
    ):
        file = incident(category, "xiaohongshu", text)
        bank.write(file, WriteDraft(kind, "", "mei"), content.policy, NOON)
        by_model.write(file, WriteDraft(kind, "", "mei"), content.policy, NOON)
    for platform, text, kind in zip(content.platforms, cycle(POSTS.values()), cycle(kinds), strict=False):
        file = incident(Category.SAFETY, platform.id, text)
        bank.write(file, WriteDraft(kind, "", "mei"), content.policy, NOON)
        check_text("看到你说的了，今天18点前回复你。", file, kind, content.policy, NOON)
    bank.write(incident(Category.SAFETY, "threads", ""), WriteDraft("first_ack", "", "mei"), content.policy, NOON)


def show_all(content: Content) -> None:
    """The playbook of every category and severity, what an incident of it is asked to do, and where to search."""
    for book in playbooks_of(content.library).values():
        for severity in book.steps:
            plan_card(book, severity)
    for platform in content.platforms:
        post = incident(Category.SAFETY, platform.id, "")
        search_parts(replace(post, brand="GlowSkin"), content.policy.platforms)


def incident(category: Category, platform: str, text: str) -> CaseFile:
    """An incident about a post with this text."""
    file = case(category=category)
    return replace(file, post=replace(file.post, platform=platform, text=text, title=""))


def play_all(content: Content, patch: pytest.MonkeyPatch, folder) -> None:
    """Every drill from its first alert to its last."""
    patch.setattr("tests.journeys.stage.load_content", lambda settings: content)
    stage = Stage(folder, NOON)
    for name in prompts.load().drills:
        stage.hears("mei", f"drill {name}")
        for _ in range(30):
            stage.later(minutes=1)
    stage.database.close()


def grouped(paths: set[str]) -> set[str]:
    """Three languages of one text as one path, `….*`."""
    texts = {path.rpartition(".")[0] for path in paths if path.rpartition(".")[2] in POSTS}
    whole = {text for text in texts if {f"{text}.{language}" for language in POSTS} <= paths}
    return paths - {f"{text}.{language}" for text in whole for language in POSTS} | {f"{text}.*" for text in whole}


def test_what_is_declared_and_not_read_is_what_the_list_says(found: tuple[set[str], set[str]]) -> None:
    places, read = found
    assert sorted(grouped(places - read)) == sorted(NOT_READ)
