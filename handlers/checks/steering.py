"""Who speaks for us is thanked and never set to work: to push, to answer back, to go to the author's page (R55).

A clause steers by its act, whomever it addresses. Thanks for what was done, a "not" before it
and what we do ourselves are no steering.
"""

import re
from collections.abc import Iterator

from handlers.checks.model import Finding, Level
from handlers.checks.parsed_draft import ParsedDraft
from handlers.text.re2_patterns import Match, pattern

S = r"[^,。!?;\n]"
CROWD = (
    r"(?:大家|各位|诸位|姐妹|家人|亲们|宝子|宝宝们|朋友|粉丝|小伙伴|伙伴|老(?:顾客|客户|用户|粉|客)|会员们|网友|热心|用得好|支持者|"
    r"\b(?:everyone|everybody|all of you|fans?|friends|folks|guys|community|followers|supporters|loyal|"
    r"happy customers)\b)"
)
THERE = (
    r"(?:原[帖文贴]|主页|那(?:条|篇|个)?(?:帖子?|贴文|笔记|视频|影片|评论)|(?:她|他|ta|对方|博主|作者|发帖人?|楼主)的?(?:帖|贴|笔记|视频|影片|评论|直播|微博|账号|动态)|"
    r"评论区|留言区|楼里|楼下|底下|下面)"
)
ACTS = pattern(
    rf"""
    顶(?:帖|贴|上去?|一[顶下]|起来|我们|这)  多多?顶  怼  回击  反击  还击  回怼  反驳(?:他|她|ta|回去)  控评  刷(?:屏|评|赞|起来|上去|好评)  好评返
    请{S}{{0,6}}(?:给|写|来)个?好评  洗版  冲(?:啊|鸭|呀|一波)
    走一波  [点按]{S}?赞  转发  扩散  扩一?扩  声援  多{{1,2}}发声  发声  出来{S}{{0,4}}说(?:句|话|两句|说|一下)  作个?证  公道话
    还(?:我们|品牌)?{S}{{0,3}}(?:清白|公道)
    举报  骂(?:回|他|她|ta|死)  接着骂  喷(?:回|他|她|ta|死)  围攻
    (?:帮|替|为|挺|撑|支持)(?:我们|品牌|小编|一下|忙){S}{{0,6}}(?:说|讲|解释|澄清|辟谣|发声|刷|顶|赞|转发|站台)
    (?:帮|替|为)(?:忙|我们){S}{{0,2}}(?:说|讲|发|转)(?:几|两|一)?(?:句|条|下|话)  挺(?:我们|品牌)一  让{S}{{0,8}}(?:黑子|喷子|造谣者?){S}{{0,8}}
    (?:去|到|上|往|奔|杀){S}{{0,8}}{THERE}{S}{{0,10}}(?:说|讲|留言|评论|回复|解释|支持|[点按]|骂|顶|看看|聊|转|逛|发|理论|讨|澄清)
    {THERE}{S}{{0,4}}(?:支持|声援|理论|打卡|报到|集合|冲)
    {CROWD}{S}{{0,12}}(?:发|写|晒|说|讲|分享|聊)(?:发|写|晒|说|讲|一?下|出)?{S}{{0,8}}(?:好(?:的)?体验|使用感受|好用|好评|效果|真实感受|亲身|好处|正面|自己的体验
    买家秀)
    \b(?:up|down)votes?\b  (?:leav|post|writ)(?:e|ing) (?:a |some )?(?:positive|good|nice|5|five)
    \b(?:like|share|repost|retweet|pin|boost|spread)\b(?: and \w+)? (?:this|our|it|the word|my)\b
    \b(?:flood|drown|mob|troll|swarm|ratio)\b  \b(?:push\w*|fight\w*|hit\w*|clap\w*) back\b
    \breport (?:this|the|that|her|his|their) (?:\w+ )?(?:account
      post|page|video|user|profile)  \bspeak (?:up|out)\b  \bset (?:her|him|them|the record) straight
      \btell (?:her|him|them|the (?:author|poster)) (?:how|that
      off|what|why|she|he)\b
      \b(?:leave|drop|add|post) (?:a|some|your|good|nice|more) (?:\w+ )?(?:comments?|replies|words?|reviews?|likes?)
    \b(?:defend|back|support|stand up for|vouch for|speak for|stick up for) us\b  \bhave our backs\b
    \bshare (?:your|their) (?:good|great|positive|own
      honest|happy) (?:\w+ )?(?:experiences?|stor\w+|results?|photos?)
    \b(?:go|head|hop|jump|pop|get)(?: over| on over| on)? (?:to|under|on) (?:the|her|his|their|that) (?:\w+ )?(?:post
    page|video|thread|profile|note|account
      comments?)  \bcomment (?:on|under|below|there|back)\b  \bgo (?:and|over and) (?:tell|comment|say|reply|write)
    """
)
THANKED = pattern(r"谢|感恩|感激|感动|辛苦了|\bthank\w*|\bgrateful\b|\bappreciate\b")
STILL_ASKED = pattern(
    r"请|麻烦|拜托|继续|接着|再|多多|希望|还望|劳烦|也?辛苦|\b(?:please|keep|continue|and (?:go|share|like|tell))\b"
)
NOT_STEERED = pattern(
    r"""
    [不别勿没]  无需  切勿  避免  停止  制止  禁止  (?:我们|客服|小编|同事|店长|专员|团队|官方)(?:的?\S{0,4})?(?:会|将|已|在|就|也|正|刚|来|去|到|今天|明天|想)
    (?:看到(?:有人|很多|不少|大家|您|你)|收到|有人|有些|对方|被|遭|平台|向平台|依法)
    \b(?:not|\w+n't|never|no|without|rather than|instead of|stop|avoid)\b
    \b(?:we|i)(?:'ve|'ll| have| will| would| are| did)\b
    """
)
CLAUSE_ENDS = re.compile(r"[,。!?;\n]|\.(?!\d)")


def steers_crowd(parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield what sets readers to work, at most once in a clause."""
    start = 0
    for end in (*(match.start() for match in CLAUSE_ENDS.finditer(parsed.text)), len(parsed.text)):
        clause = parsed.text[start:end]
        for hit in ACTS.finditer(clause):
            if _steers(clause, hit) and not parsed.is_others_words(start + hit.start(), start + hit.end()):
                yield parsed.finding("STEERS_CROWD", Level.BLOCK, start + hit.start(), start + hit.end())
                break
        start = end


def _steers(clause: str, hit: Match) -> bool:
    before = clause[: hit.start()]
    thanks = THANKED.search(before)
    done = thanks and not STILL_ASKED.search(clause[thanks.end() : hit.start()])
    return not done and not NOT_STEERED.search(before)
