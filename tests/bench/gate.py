"""A reply of 280 characters through the draft gate by rules alone, beside a JSON dump of fixed size."""

import json
from collections.abc import Iterator

from handlers.checks import check
from handlers.checks.model import CheckContext, Surface
from tests.bench.desk import START, milliseconds

POST = "用了一次整张脸肿起来了，客服还让我自己找快递"
REPLY = (
    "看到你说整张脸肿起来，这滋味真的不好受，对不起。先别再用了，去医院看看，票据留好。"
    "是不是我们的原因现在还不知道，同批今天停售送检，明天18点前私信你进度。"
)
NUMBERS = list(range(20_000))


def measure() -> Iterator[tuple[str, str]]:
    """Median milliseconds, and how many times those of dumping 20,000 numbers."""
    context = CheckContext(POST, Surface("xiaohongshu"), START, category="safety", safety=True)
    text = (REPLY * 6)[:280]
    checked, dumped = milliseconds(lambda: check(text, context)), milliseconds(lambda: json.dumps(NUMBERS))
    yield "280 characters through the gate", f"{checked:6.2f} ms   {checked / dumped:.1f}x of dumping 20,000 numbers"
