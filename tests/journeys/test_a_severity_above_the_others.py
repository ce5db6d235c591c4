"""A severity L4 is one line in `handlers/case/grades.py` and its words: a desk that has it runs without any other
change.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
# The desk is loaded anew in a process of its own, since an enum cannot be added to.
STORY = """
import sys, types
from datetime import UTC, datetime, timedelta
from pathlib import Path

path = Path("handlers/case/grades.py")
source = path.read_text("utf-8").replace('    L3 = "L3"\\n', '    L3 = "L3"\\n    L4 = "L4"\\n')
grades = sys.modules["handlers.case.grades"] = types.ModuleType("handlers.case.grades")
exec(compile(source, str(path), "exec"), grades.__dict__)

from bot.i18n import LANGUAGES, catalog
for language in LANGUAGES:
    catalog(language)["severity.L4"] = "L4 灾难"

from tests.journeys.stage import Stage
stage = Stage(Path(sys.argv[1]), datetime(2026, 11, 21, 3, 5, tzinfo=UTC))
link = "https://www.xiaohongshu.com/explore/6920d3200000000005030001"
stage.alert(brand="GlowSkin", title="面霜", text="用了两天脸过敏起疹子", url=link)
print(stage.says("mei", "grade 1 severity=L9 reason=看错"))
print(stage.says("mei", "grade 1 L4 多人住院"))
print(stage.words(stage.card("room:GlowSkin", 1, "case").title))
print([(o[0]) for f in stage.hears("mei", "grade 1").form.fields if f.name == "severity" for o in f.options])
stage.later(hours=2)
print(sorted(key for key in stage.desk.read(1).reminders if not key.startswith("task:")))
print([stage.words(part.text) for part in stage.hears("mei", "status").card.parts if hasattr(part, "text")][0])
print(stage.says("ada", "export 1")[:11])
from bot.config.response_settings import ResponseSettings
print(ResponseSettings(executive_from="L4").executive_from)
"""


def test_an_incident_of_it_is_graded_shown_timed_and_exported(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", STORY, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.stderr, done.stdout.splitlines()) == (
        "",
        [
            "没有“L9”这个等级或类别；等级用 L0 到 L4（L4 最重），类别如产品安全、隐私、真实投诉",
            "事件 1 改为 L4 灾难、产品安全",
            "事件 1 · L4 灾难 · 产品安全 · GlowSkin",
            "['L0', 'L1', 'L2', 'L3', 'L4']",
            "['review:1', 'seen:1', 'window:late_ack']",
            "L4 灾难 1 件",
            "事件 1 的案卷已导出",
            "L4",
        ],
    )
