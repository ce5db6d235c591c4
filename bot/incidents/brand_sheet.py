"""The brand sheet: `/incident brand` and `python -m bot brands FILE` say by which words a post is about us (R3, R4)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from re import split
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from bot.config.toml_file import read_toml
from bot.incidents.incidents import Incidents
from bot.incidents.requests import CommandRequest, CommandResult
from handlers.alerts.about import MAX_NAME, is_name
from handlers.case.card import Button, Card, Row, msg
from handlers.case.people import Role
from handlers.triage.brands import BrandSheet
from storage.incidents import brand_sheets

ALLOWED_ROLES = frozenset({Role.APPROVER, Role.LEGAL, Role.EXECUTIVE, Role.MANAGER, Role.MONITOR})
LISTS = ("names", "people", "shops", "hashtags", "categories", "rivals")
FIELDS = (*LISTS, "products")
Words = Annotated[list[Annotated[str, Field(pattern=r"\S")]], Field(description='a list of words, such as ["小光"]')]
EXAMPLE = (
    '[brand.GlowSkin]\nnames = ["小光", "小亮"]\ncategories = ["精华", "面霜"]\nrivals = ["LunaTea"]\n'
    '[brand.GlowSkin.products]\n"急救精华" = ["rescue serum", "小绿瓶"]'
)


def brand_command(incidents: Incidents, request: CommandRequest) -> CommandResult:
    """Show every sheet, or one; with values, write them into it. An empty value (`names=-`) clears a list."""
    given = {name: request.values[name].strip() for name in FIELDS if request.values.get(name, "").strip()}
    brand = request.values.get("brand", "").strip()
    with incidents.database.read_transaction() as connection:
        known = {sheet.brand: sheet for sheet in brand_sheets.sheets(connection)}
        written = brand_sheets.written(connection)
    if not given:
        shown = [sheet for name, sheet in known.items() if not brand or name.casefold() == brand.casefold()]
        return CommandResult(True, card=sheet_card(shown, written, brand))
    if not ALLOWED_ROLES & incidents.people.team().people[request.person].roles:
        return CommandResult(False, (msg("rejection.not_for_brands", person=request.person),))
    if not brand:
        return CommandResult(False, (msg("rejection.brand_needed"),))
    name = next((each for each in known if each.casefold() == brand.casefold()), brand)
    sheet = with_values(known.get(name, BrandSheet(name)), given)
    stated = (name, *sheet.ours(), *sheet.categories, *sheet.rivals)  # these stand in titles and in drafts
    if not all(map(is_name, stated)):
        return CommandResult(False, (msg("rejection.about_is_a_name", limit=MAX_NAME),))
    save(incidents, [sheet], request.person, request.now)
    return CommandResult(True, (msg("answer.brand_saved", brand=name),))


def with_values(sheet: BrandSheet, given: Mapping[str, str]) -> BrandSheet:
    """The sheet with what was typed: lists are divided by commas, a product's other names follow its colon."""
    lists = {name: words(given[name]) if name in given else getattr(sheet, name) for name in LISTS}
    products = dict(sheet.products)
    if given.get("products") == "-":
        products = {}
    elif "products" in given:
        products |= {
            p: (*dict.fromkeys((*products.get(p, ()), *others)),) for p, others in _products(given["products"])
        }
    return BrandSheet(sheet.brand, products=products, **lists)


def words(text: str) -> tuple[str, ...]:
    """Words divided by commas of either width, or 、; none for `-`."""
    return tuple(dict.fromkeys(w.strip() for w in split("[,，、]", text) if w.strip() not in ("", "-")))


def _products(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """`急救精华:小绿瓶/rescue serum; 面霜` as names with their other names."""
    lines = [line.strip() for line in split("[;；\n]", text) if line.strip()]
    parts = [split("[:：]", line, maxsplit=1) for line in lines]
    return [
        (part[0].strip(), tuple(w.strip() for w in split("[/,，、]", part[1] if len(part) > 1 else "") if w.strip()))
        for part in parts
    ]


def save(incidents: Incidents, sheets: Sequence[BrandSheet], by: str, now: datetime) -> None:
    """Write the sheets, all or none; alerts from the next one on are read by them."""
    with incidents.database.transaction() as connection:
        for sheet in sheets:
            brand_sheets.save(connection, sheet, by, now)


def sheet_card(sheets: Sequence[BrandSheet], written: Mapping[str, tuple[str, datetime]], brand: str = "") -> Card:
    """What each brand goes by, who wrote it, and the place to add to it."""
    rows = tuple(row for sheet in sheets for row in _rows(sheet, written))
    nothing = (Row(msg("brand_sheet.title"), msg("brand_sheet.empty")),)
    code = f"brand {brand}" if brand and len(brand.split()) == 1 else "brand"
    return Card(
        msg("brand_sheet.title"), parts=rows or nothing, buttons=(Button(code, msg("button.brand"), primary=True),)
    )


def _rows(sheet: BrandSheet, written: Mapping[str, tuple[str, datetime]]) -> list[Row]:
    by, at = written[sheet.brand]
    rows = [Row(msg("brand_sheet.brand", brand=sheet.brand), msg("brand_sheet.by", by=by, at=at))]
    for name in LISTS:
        if listed := getattr(sheet, name):
            rows.append(Row(msg(f"field.{name}"), msg("plain.text", text=", ".join(listed))))
    for product, others in sheet.products.items():
        rows.append(Row(msg("brand_sheet.product", product=product), msg("plain.text", text=", ".join(others) or "-")))
    return rows


class _Brand(BaseModel):
    model_config = ConfigDict(extra="forbid")
    names: Words = []
    people: Words = []
    shops: Words = []
    hashtags: Words = []
    categories: Words = []
    rivals: Words = []
    products: dict[str, Words] = Field({}, description='for each product a list of its other names, such as ["小绿瓶"]')


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    brand: dict[str, _Brand] = Field(description="[brand.<name>]", min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _has_brands(cls, tables: dict[str, object]) -> dict[str, object]:
        if not tables:
            raise ValueError(f"no brands; write\n{EXAMPLE}")
        return tables


def read_file(path: Path) -> list[BrandSheet]:
    """Sheets of a TOML file with [brand.<name>] tables. InvalidFile lists every fault with its place."""
    return [
        BrandSheet(
            brand,
            products={product: tuple(others) for product, others in table.products.items()},
            **{name: tuple(getattr(table, name)) for name in LISTS},
        )
        for brand, table in read_toml(path, _File).brand.items()
    ]
