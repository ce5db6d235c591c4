"""Ten thousand characters of anything are read in less than fifty milliseconds."""

from time import process_time

import pytest

from handlers.posts import find_posts

HOSTILE = {
    "schemes": "http://" * 1428,
    "schemes as parameters": "http://a.b/?" + "=http://" * 1248,
    "hex": "a" * 10_000,
    "almost ids": "0123456789abcdef0123456 " * 416,
    "labels": "http://" + "a." * 4990 + "xiaohongshu.com/",
    "user names": "http://" + "a@" * 4990,
    "colons": "a:" * 5000,
    "parameters": "https://www.xiaohongshu.com/explore?" + "a=&" * 3320,
    "redirects": "https://www.xiaohongshu.com/login?" + "redirectPath=https://www.xiaohongshu.com/login?" * 210,
    "short links": "".join(f"t.cn/a{n:05d} " for n in range(830)),
    "imitations": "".join(f"www.weibo.com.e{n}.example/a " for n in range(360)),
    "punycode": "http://xn--" + "a9" * 4990 + ".com/",
    "percent": "https%3A%2F%2F" * 714,
    "cyrillic": "http://" + "х." * 4990,
    "half characters": "\ud83d" * 9990 + " t.cn/RtY",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_in_time(name, platforms):
    text = HOSTILE[name][:10_000]
    assert len(text) > 9_000
    started = process_time()
    find_posts(text, platforms)
    assert process_time() - started < 0.05
