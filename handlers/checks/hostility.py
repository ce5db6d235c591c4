"""Whether people attack rather than complain: there we say one line of fact and do not go on replying (R84, R86).

A category says so, an assessment that found nothing to it, or the post's own words: insults and calls to boycott,
as long as no assessment found the complaint to hold.
"""

from handlers.text.re2_patterns import normalize, pattern

ATTACKS = frozenset({"coordinated", "extortion", "misinformation"})
FOUND_TRUE, FOUND_UNTRUE = "valid", "invalid"
HOSTILE_WORDS = pattern(
    r"""
    骗子  骗钱公司  诈骗(?:犯|公司|团伙)  抵制  黑心  无良  奸商  丧尽天良  丧良心  没良心  缺德  不要脸  无耻  可耻  卑鄙  恶心的?(?:公司|品牌|企业|商家|东西|牌子)  人渣  畜生
    狗(?:东西|品牌|公司|屁|娘养)  垃圾(?:公司|品牌|企业|厂家|牌子|商家|店|东西|玩意)  滚(?:蛋|出|开|吧|$|[,。!])  去死  死全家  全家死  断子绝孙  遭报应  倒闭  破产吧
    傻[逼叉x]  脑残  智障
    弱智  贱(?:人|货)  王八  混蛋  混账  操你  草你  妈的  tmd  nmsl  老千  呃人  仆街  冚家  曝光到底  搞死  弄死  告到你们  大家一起(?:骂|举报|冲)
    \b(?:scammers?|con artists?|crooks?|thieves|fraudsters?|liars|boycott\w*|shame on you|go to hell|rot in hell
    scumbags?|scum|bastards?|assholes?
      garbage (?:company|brand|people)|trash (?:company|brand)|disgusting (?:company|brand|people)|idiots?|morons?
      evil (?:company|brand)|fuck\w*|burn in|you people are|hope you go (?:bankrupt
        out of business))\b
    """
)


def is_attack(category: str, validity: str, words: str) -> bool:
    """True where people attack. `validity` is as assessed: valid, unclear, invalid or empty; `words` the post's."""
    if category.removesuffix("_complaint") in ATTACKS or validity == FOUND_UNTRUE:
        return True
    return validity != FOUND_TRUE and bool(HOSTILE_WORDS.search(normalize(words).text))
