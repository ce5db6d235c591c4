"""The phrase bank takes up what the post is about, in the author's words, but never who the author is."""

from dataclasses import replace

import pytest

from bot.drafting import DraftWriter
from handlers.case.decision import WriteDraft
from handlers.posts.post import Author
from tests import shipped
from tests.people import NOON, case

POLICY = shipped.book().policy
WRITER = DraftWriter(shipped.library())


def drafted(text: str, author: str) -> str:
    file = case()
    post = replace(file.post, title="", text=text, author=Author(author))
    return WRITER.write(replace(file, post=post), WriteDraft("first_ack"), POLICY, NOON).text


@pytest.mark.parametrize(
    ("text", "author", "said", "unsaid"),
    [
        ("小美的脸都烂了，用完刺痛", "小美", "刺痛", "小美"),
        ("我妈张桂芳用了脸也红，擦完起疹子", "路人", "起了疹子", "张桂芳"),
        ("I'm Jane Smith with a rash, my face stings after one use", "js", "stung", "Jane"),
    ],
)
def test_names_of_people_are_not_quoted_back(text: str, author: str, said: str, unsaid: str) -> None:
    draft = drafted(text, author)
    assert (said in draft, unsaid in draft) == (True, False)
