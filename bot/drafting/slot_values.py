"""The values of the slots of a wording: what happened, safety advice, remedy, facts, due times."""

import zlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import prompts
from bot.drafting.deadlines import due_in_words, due_times
from bot.drafting.matter import about_slots, issue_slots
from bot.drafting.naming import Named, name_issue
from bot.drafting.naming.answered_as import answered_as
from bot.drafting.naming.signs import OF_A_PRODUCT
from bot.drafting.safety_sentence import one_of, safety_sentence
from bot.incidents.readers.posts import NOTHING_SEEN, SeenInPost
from handlers.case.case_file import CaseFile
from handlers.case.drafts import PUBLIC_KINDS, Promise
from handlers.case.grades import Category, Flag
from handlers.case.policy import ResponsePolicy
from handlers.checks.issue_overlap import word_pairs
from handlers.drafts.remedy import IN_CHINESE
from handlers.text.re2_patterns import normalize, pattern
from handlers.triage.features import Features, extract_features

HONG_KONG = pattern(
    r"[嘅咗喺哋冇畀佢啲嗰唔嘢]|香港|港铁|港币|旺角|铜锣湾|尖沙咀|中环|沙田|荃湾|元朗|观塘|将军澳|深水埗|湾仔|屯门|\bhk\b"
)
PRIVATE = pattern(r"个人信息|个资|隐私|信息泄|\bmy (?:personal )?(?:data|details|information)\b|my full name")
STOPS = "。.！!，,；; "
REMEDIES = {
    "refund": ("给你办退款", "為你辦理退款", "refund you"),
    "replacement": ("给你换新补发", "換新的補寄給你", "send you a replacement"),
    "visit": ("安排上门处理", "安排到府處理", "come to you and put it right"),
    "follow_up": ("由专人给你答复", "由專人答覆你", "have one colleague see it through"),
}
ASKED_AT = {  # of a review of a restaurant the visit is asked for, of goods sold online the order
    ("openrice", "general"): "meal",
    **{(shop, ask): "order" for shop in ("taobao", "tmall", "jd", "pinduoduo") for ask in ("fresh", "shop", "general")},
}
INDEX = {"zh-Hans": 0, "zh-Hant": 1, "en": 2}


class SlotValues:
    """What can be filled in for one case, in one language; `seed` decides which of several ways to say it."""

    def __init__(
        self,
        library: prompts.Library,
        file: CaseFile,
        kind: str,
        language: str,
        policy: ResponsePolicy,
        now: datetime,
        retell: bool = True,
        seen: SeenInPost = NOTHING_SEEN,
    ) -> None:
        self.library, self.file, self.kind, self.language = library, file, kind, language
        self.policy, self.now, self.naming = policy, now, library.naming
        text = file.post.full_text()
        features = extract_features(text)
        self.category = Category(answered_as(self.naming, file.category.value, file.confirmed, features, seen))
        self.named, harmed = self._read(text, features, seen, retell)
        self.in_hong_kong = language == "zh-Hant" and HONG_KONG.search(normalize(text).text) is not None
        self.urgent = harmed or file.category is Category.PRIVACY or Flag.TRENDING in file.flags
        self.start = zlib.crc32(f"{file.number} {file.post.native_id} {text[:60]}".encode())

    def _read(self, text: str, features: Features, seen: SeenInPost, retell: bool) -> tuple[Named, bool]:
        """What the post tells, and whether harm may have been done."""
        file, language = self.file, self.language
        sure = self.category is Category.SAFETY or (file.safety and self.category is file.category)
        praised = features.praise > 0 and features.displeasure == 0
        seen = replace(seen, harm="") if praised and not features.stated_harm else seen  # so soft that water comes out
        harmed = sure or (self.category.value in OF_A_PRODUCT and bool(features.stated_harm or seen.harm))
        private = self.category is Category.GENUINE and (
            "privacy" in features.signals or PRIVATE.search(features.folded)
        )
        topic = Category.PRIVACY if private else self.category
        named = name_issue(
            self.naming,
            text,
            language,
            topic.value,
            harmed=harmed,
            sure=sure or bool(seen.harm),
            stated=bool(features.stated_harm or seen.harm),
            praised=praised,
            product=file.product,
            author=file.post.author.name,
            retell=retell and Flag.TRENDING not in file.flags,
            seen=seen,
        )
        return named, harmed

    def values(self, turn: int) -> Mapping[str, str]:
        """The slots that have a value; `turn` counts the wordings tried, so that each is said in another way."""
        found = {
            **self.library.fallbacks(self.language),
            **self._due(),
            **{name: value for name, value in self._known().items() if value},
            **self._said(self.start // 7 + turn),
        }
        return {name: self.local(value) for name, value in found.items()}

    @property
    def book(self) -> str:
        """The category whose wordings are taken: safety's are only for who may be hurt."""
        if self.named.speaker != "customer":
            return self.named.speaker
        hurt = self.named.advice not in ("", "privacy", "fraud", "published")
        if self.category in (Category.SAFETY, Category.GENUINE):
            return (Category.SAFETY if hurt else Category.GENUINE).value
        return self.category.value

    def local(self, text: str) -> str:
        """The words as they are written where the author lives."""
        for taiwan, hong_kong in self.naming.hong_kong.items() if self.in_hong_kong else ():
            text = text.replace(taiwan, hong_kong)
        return text

    def _due(self) -> Mapping[str, str]:
        """Due times by what is promised, from the playbook; the one of the remedy as it was picked."""
        book = "trending" if Flag.TRENDING in self.file.flags else self.file.category.value
        zone, works = self.policy.zone, self.policy.draft_context.calendar
        times = dict(due_times(self.library.playbooks[book].due, self.now, zone, self.language, works, self.urgent))
        if (picked := self._picked()) and picked.due:
            times["due_refund"] = due_in_words(picked.due, zone, self.now, self.language)
        return times

    def _picked(self) -> Promise | None:
        """The open promise that the remedy picker made, unless the text speaks for the whole company."""
        if self.kind in ("first_ack", "statement"):
            return None
        open_now = reversed(self.file.open_promises())
        return next((p for p in open_now if any(p.text.startswith(word) for word in IN_CHINESE.values())), None)

    def _known(self) -> Mapping[str, str]:
        """What the case itself says: product, findings, remedy, fact. Unknown facts stay blank."""
        file = self.file
        found = file.assessment.findings.strip().rstrip(STOPS) if file.assessment else ""
        fact, _, document = self._fact().removesuffix("）").rpartition("（")
        return {
            "product": file.product,
            "finding": found,
            "remedy": self._remedy(),
            "fact": fact,
            "document": document.strip(),
            "wrong": next((r.text.split("。")[0][:40] for r in file.replies if r.wrong), ""),
        }

    def _remedy(self) -> str:
        """What was picked for this person; the sum in private alone."""
        picked = self._picked()
        key = next((key for key, word in IN_CHINESE.items() if picked and picked.text.startswith(word)), "")
        if not picked or not key:
            return ""
        sum_of_money = picked.amount if self.kind not in PUBLIC_KINDS and self.language != "en" else ""
        return REMEDIES[key][INDEX[self.language]] + sum_of_money

    def _fact(self) -> str:
        """The statement of the fact sheet that speaks of what the post says, with its document; empty for none."""
        own = word_pairs(normalize(self.file.post.full_text()).text)
        by_share = [
            (len(own & word_pairs(normalize(fact).text)), fact)
            for fact in self.policy.draft_context.facts or ()
            if fact.endswith("）")
        ]
        shared, fact = max(by_share, default=(0, ""))
        return fact if shared else ""

    def _said(self, turn: int) -> Mapping[str, str]:
        """Our words for what happened, one way of several."""
        named, chinese = self.named, self.language != "en"
        feel = one_of(self.naming.feel.get(named.feel, {}), self.language, turn)
        said = {
            "advice": safety_sentence(self.naming, self.named, self.language, self.in_hong_kong, turn),
            "also": self._also(turn),
            "ask": one_of(
                self.naming.ask[ASKED_AT.get((self.file.post.platform, named.ask), named.ask)], self.language, turn
            ),
        }
        if feel:
            said |= {"feel": feel, "feel_first": feel[:1].upper() + feel[1:]}
        spoken_to = Flag.TRENDING in self.file.flags and any(word in named.issue for word in ("你", "you"))
        if named.issue and not spoken_to:  # a trending topic is answered for everyone
            said |= issue_slots(named, self.language)
        elif named.about:
            said |= about_slots(named.about, self.language)
        return said if chinese else {name: value.replace("  ", " ") for name, value in said.items()}

    def _also(self, turn: int) -> str:
        """A sentence that takes up what else went wrong; empty for nothing."""
        if not self.named.also:
            return ""
        joint = " and that " if self.language == "en" else "，"
        sentence = one_of(self.naming.also, self.language, turn).replace("{said}", joint.join(self.named.also))
        return sentence + (" " if self.language == "en" else "")
