"""The whole life of an incident, done by hand in a real browser on the running desk."""

import re
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from playwright.sync_api import expect

from bot.i18n import catalog
from tests.browser.desk import Desk, Tab
from tests.waiting import until

Open = Callable[..., Tab]
POST = "买的茶杯收到是碎的，客服三天没人回，太失望了，已经向12315投诉。"  # L2: the room sees it
FIRST = "收到碎掉的茶杯，换谁都生气，真的抱歉。我们明天18点前给你补发一只新的茶杯，麻烦私信我们订单号。"
BETTER = "收到碎掉的茶杯，换谁都生气，是我们没包好，真的抱歉。我们明天18点前给你补发一只新的茶杯，麻烦私信我们订单号。"


@cache
def link() -> str:
    """A note published half an hour ago, as its id says."""
    return f"https://www.xiaohongshu.com/explore/{int(time.time()) - 1800:08x}000000000703a1b2"


def open_incident(mei: Tab) -> None:
    mei.say("/incident new")
    mei.fill(text=f"{POST} {link()}", brand="TeaTime", product="茶杯")
    mei.sees("answer.opened", number=1)


def get_it_approved(mei: Tab, ken: Tab, lou: Tab) -> None:
    """Mei writes, then edits; Ken approves her last words; Lou may not."""
    ken.card("edit 1 1").wait_for()  # the phrase bank was first
    mei.press("draft 1")
    mei.fill(kind="resolution", text=FIRST)
    mei.sees("answer.draft_laid", number=1, version=2)
    mei.say("/incident edit 1 2")
    mei.fill(text=BETTER)
    mei.sees("answer.draft_laid", number=1, version=3)
    lou.say("/incident approve 1 3")
    lou.sees("rejection.not_on_duty", person="lou")
    ken.page.locator('#stream button[data-code^="approve 1 3"]').click()
    ken.sees("answer.approved", number=1, version=3)


def settle(mei: Tab, ada: Tab) -> None:
    """Posted as approved, the promise kept, the incident closed."""
    mei.page.locator(".copy").last.click()
    until(lambda: mei.page.evaluate("navigator.clipboard.readText()") == BETTER)
    mei.press("posted 1 3")
    mei.fill(link=f"{link()}?comment=1")
    mei.sees("answer.posted", number=1, version=3, promises=1)
    mei.press("promise 1 1")
    mei.fill(what="kept", reason="订单 8841 已补发，用户已收到")
    mei.sees("answer.promise", number=1, id=1, state="promise.kept")
    ada.press("close 1")
    ada.fill(reason="用户满意", override="任务另记")
    ada.sees("answer.closed", number=1)


def test_an_incident_lives_its_whole_life_and_everybody_sees_it_without_reloading(tab: Open) -> None:
    mei, ken, lou, ada = tab("mei"), tab("ken"), tab("lou"), tab("ada", "room:TeaTime")
    ada.page.evaluate("window.neverReloaded = true")
    open_incident(mei)
    ada.card("status 1").wait_for()
    mei.press("take 1")
    mei.sees("answer.accepted_all", roles="owner, publisher, monitor, drafter", number=1)
    mei.press("assess 1")
    mei.fill(note_count="1", findings="运输时没有缓冲包装")
    mei.sees("answer.assessed", number=1)
    get_it_approved(mei, ken, lou)
    settle(mei, ada)
    ada.card("reopen 1").wait_for()
    assert ada.page.evaluate("window.neverReloaded")
    assert ada.page.locator("#stream > .message:not(.answer)").count() == 1
    ada.page.locator(".thread-link").click()
    ada.page.locator("#lines .message").nth(5).wait_for()
    times = ada.page.locator("#lines time").evaluate_all("times => times.map(time => time.dateTime)")
    assert times == sorted(times)
    ada.say("export", box="reply")
    ada.sees("answer.exported", number=1)
    names = [download(ada, at) for at in range(ada.page.locator(".files a").count())]
    assert {name.rpartition(".")[2] for name in names} == {"pdf", "zip"}


def download(person: Tab, at: int) -> str:
    """Fetch one exported file; returns its name."""
    with person.page.expect_download() as coming:
        person.page.locator(".files a").nth(at).click()
    assert coming.value.path().stat().st_size > 0
    return coming.value.suggested_filename


def test_what_somebody_types_survives_updates_and_a_restart(tab: Open, desk: Desk) -> None:
    mei, jun = tab("mei", "room:TeaTime"), tab("jun", "room:TeaTime")
    jun.page.fill("#box-text", "half a thought")
    jun.say("/incident new")
    mei.page.fill("#box-text", "half a thought")
    mei.page.locator('#head [data-code="new"]').click()
    mei.page.locator("dialog textarea").fill(f"{POST} {link()}")
    jun.fill(text="茶杯盖不上，差评，12315见 " + link().replace("a1b2", "a1b3"), brand="TeaTime")
    mei.page.locator("#stream > .message .card").wait_for()
    desk.kill()
    mei.page.locator("#trouble:not([hidden])").wait_for()
    desk.start()
    mei.page.locator("#trouble").wait_for(state="hidden")
    assert mei.page.input_value("#box-text") == "half a thought"
    mei.fill(brand="TeaTime")
    mei.sees("answer.opened", number=2)
    mei.page.locator("#stream > .message:not(.answer)").nth(1).wait_for()


def test_a_form_shows_what_is_wrong_beside_the_field_and_keeps_the_rest(tab: Open) -> None:
    mei = tab("mei")
    mei.say("/incident new")
    mei.fill(brand="TeaTime")
    fault = mei.page.locator("dialog .field.wrong .fault")
    fault.wait_for()
    assert mei.page.evaluate("document.activeElement.name") == "value.text"
    assert mei.page.input_value('dialog [name="value.brand"]') == "TeaTime"
    mei.page.keyboard.press("Escape")
    mei.page.locator("dialog").wait_for(state="detached")
    mei.say("/incident new")
    assert mei.page.input_value('dialog [name="value.brand"]') == "TeaTime"


def test_commands_are_offered_and_remembered(tab: Open) -> None:
    lou = tab("lou")
    box = lou.page.locator("#box-text")
    box.fill("/incident sta")
    lou.page.locator("#box-choices li").wait_for()
    box.press("ArrowDown")
    box.press("Tab")
    assert box.input_value() == "/incident status "
    box.press("Enter")
    lou.page.locator(".answer .card").wait_for()
    box.press("ArrowUp")
    assert box.input_value() == "/incident status"
    box.press("Escape")
    lou.page.locator(".answer").focus()
    lou.page.keyboard.press("Escape")
    lou.page.locator(".answer").wait_for(state="detached")


def test_a_phone_is_wide_enough(tab: Open) -> None:
    mei = tab("mei", "room:TeaTime", width=390, height=844)
    mei.page.locator("#head [data-code=new]").click()
    mei.fill(text=f"{POST} {link()} {'https://weibo.com/' + 'x' * 300}", brand="TeaTime")
    mei.page.locator("#stream .card").wait_for()
    seen = {place: mei.page.locator(place).first.is_visible() for place in ("#rooms a", "#people a", "#looks a")}
    assert seen == {"#rooms a": False, "#people a": False, "#looks a": False}
    mei.page.locator("#menu").click()
    mei.page.locator("#people a", has_text="Ken").click()
    mei.page.locator("body[data-person=ken]").wait_for()
    mei.page.locator(".thread-link").click()
    mei.page.locator("#thread").wait_for()
    assert mei.page.evaluate("document.documentElement.scrollWidth") == 390
    mei.page.keyboard.press("Escape")
    mei.page.locator("#thread").wait_for(state="hidden")
    assert mei.page.evaluate("document.documentElement.scrollWidth") == 390


def test_language_and_light_can_be_chosen(tab: Open) -> None:
    ken = tab("ken")
    ken.page.locator("#looks a", has_text="繁體").click()
    ken.page.locator("html[lang=zh-Hant]").wait_for()
    ken.page.locator("#looks a", has_text=catalog("zh-Hant")["console.theme_dark"]).click()
    ken.page.locator("html[data-theme=dark]").wait_for()
    dark = "rgb(16, 21, 26)"
    expect(ken.page.locator("body")).to_have_css("background-color", dark)  # comes with the style sheet, after the mark
    ken.page.reload()
    assert ken.page.evaluate("document.documentElement.lang") == "zh-Hant"
    expect(ken.page.locator("body")).to_have_css("background-color", dark)


def test_every_kind_of_button_can_be_read_in_light_and_dark(tab: Open) -> None:
    """WCAG AA: 4.5 to 1. The browser mixes the colours; the ratio is worked out from what it shows."""
    ken = tab("ken")
    kinds = ("", "primary", "danger", "primary danger")
    unreadable = []
    for theme in ("theme_light", "theme_dark"):
        ken.page.locator("#looks a", has_text=catalog("en")[f"console.{theme}"]).click()
        ken.page.locator(f"html[data-theme={theme.removeprefix('theme_')}]").wait_for()
        until(lambda: ken.page.evaluate("getComputedStyle(document.body).fontSize") != "16px")  # styles have come
        unreadable += [(theme, kind) for kind in kinds if contrast(ken, kind) < 4.5]
    assert unreadable == []


def contrast(tab: Tab, kind: str) -> float:
    """How much lighter one of a button's two colours is than the other, from 1 to 21."""
    shown = tab.page.evaluate(
        """kind => {
          const button = document.body.appendChild(document.createElement("button"));
          button.className = kind;
          button.textContent = "Approve";
          const { color, backgroundColor } = getComputedStyle(button);
          button.remove();
          return [color, backgroundColor];
        }""",
        kind,
    )
    light = sorted(luminance([int(part) / 255 for part in re.findall(r"\d+", each)[:3]]) for each in shown)
    return (light[1] + 0.05) / (light[0] + 0.05)


def luminance(rgb: list[float]) -> float:
    """The relative luminance of a colour, by WCAG 2."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_pasted_digest_is_shown_before_it_is_sent_and_answered_post_by_post(tab: Open) -> None:
    mei = tab("mei")
    digest = f"1. 小红书 @小美：茶杯漏水 {link()}\n2. 微博 @阿强：客服不理人 https://weibo.com/2803301701/Oabcd1234"
    mei.page.evaluate("text => navigator.clipboard.writeText(text)", digest)
    mei.page.locator("#box-text").focus()
    mei.page.keyboard.press("ControlOrMeta+v")
    assert mei.page.input_value("dialog textarea") == digest
    mei.fill(brand="TeaTime")
    mei.page.locator(".answer .card", has_text="Opened #2").wait_for()


def test_a_file_of_alerts_is_shown_and_taken_in_by_its_button(tab: Open, tmp_path: Path) -> None:
    mei = tab("mei")
    file = tmp_path / "alerts.csv"
    file.write_text(f"正文,链接,平台,品牌\n茶杯漏水，手被烫伤,{link()},小红书,TeaTime\n", encoding="utf-8")
    mei.page.set_input_files("#box-file", file)
    mei.page.locator(".answer .card", has_text="1 open at L").wait_for()
    mei.page.locator('.answer [data-code$=" take"]').click()
    mei.page.locator("#stream .message", has_text="alerts.csv is taken in: 1 opened").wait_for()
