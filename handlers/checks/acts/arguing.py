"""Arguing with who attacks: telling them off, ordering them to stop, keeping evidence against them aloud (R84).

A team knows that it is right and so wants the last word; who reads along sees a brand that quarrels. One neutral
line of fact may stand; how the other speaks is nothing to comment on.
"""

from handlers.checks.model import Level
from handlers.checks.word_rule import YOU, S, act

_SPEECH = r"(?:骂人|骂街|出口伤人|说话|讲话|发言|言论|言辞|措辞|态度|口气|用词|评论|留言|做法|行为|素质|教养|嘴巴?)"
_WRONG = r"(?:不对|不好|不合适|不妥|过分|过火|难听|太冲|太重|不文明|没素质|没教养|有失|伤人|不尊重|失礼|不像话|很没品)"

ARGUES = (
    act(
        "ARGUES",
        Level.BLOCK,
        rf"""
        {YOU}{S}{{0,6}}{_SPEECH}{S}{{0,6}}{_WRONG}  {_SPEECH}{S}{{0,4}}(?:太|真|很|有点|就是|是){S}{{0,2}}{_WRONG}
        (?:请|麻烦|希望){YOU}?{S}{{0,4}}(?:注意|收敛|检点|文明|尊重|克制|管好|放尊重){S}{{0,6}}(?:{_SPEECH}|一点|点|些|自己|他人|别人|我们)
        (?:别|不要|请勿|停止|勿)(?:再)?{S}{{0,2}}(?:闹|吵|骂|喷|黑|杠|纠缠|胡说|乱说|胡闹|撒泼|发疯|搅和|无理取闹|没完没了|得寸进尺|胡搅蛮缠|带头|起哄|煽动)
        (?:骂|喷|黑|闹|吵|杠){S}{{0,4}}(?:解决不了|没有?用|不能解决|也没用|有意思吗|够了(?:没|吗)|有完没完|到什么时候)
        有完没完  适可而止  到此为止吧  闹够了  没完了是吧  说够了(?:没|吗)  讲讲道理  讲点道理  讲不讲理  不可理喻  胡搅蛮缠
        (?:到底|究竟)(?:是)?(?:谁|哪个){S}{{0,4}}(?:不讲理|在闹|在说谎|有理|对错)  (?:谁|孰)(?:对|是)(?:谁|孰)(?:错|非){S}{{0,6}}(?:清楚|明白|公道|公论)
        清者自清  公道自在人心  时间会证明  事实胜于雄辩  群众的?眼睛  {YOU}(?:自己)?心里(?:清楚|有数|明白)
        (?:我们|本店|品牌|公司)?(?:这边|已经?|早已?|都|全部?|也)+{S}{{0,4}}(?:留证|取证|存证|留存证据|留了?证据|保留证据|截图(?:留|保|存|了)|录屏(?:留|保|存|了))
        (?:你|您)(?:说的?|讲的?|写的?)(?:根本|完全|全|都)?(?:不是事实|是假的|没道理|站不住|不成立|是错的|不对)
        (?:不是|并非){YOU}(?:说|讲|写)的那样  {YOU}(?:凭什么|有什么资格|有什么证据|拿得?出证据|倒是拿)  {YOU}(?:敢|能|有本事){S}{{0,6}}(?:吗|证据|对质|当面)
        (?:please|just|to|must|now|and|so),? calm down\b  (?:^|[.!?] ?)calm down\b  calm down(?:,|!| and| please| first)
        (?:watch your (?:language|tone|mouth)|mind your (?:language|tone)|be (?:civil|reasonable
            respectful))\b
        (?:stop|quit) (?:shouting|yelling|swearing|insulting|attacking|harassing|whining|arguing
            making (?:a )?(?:scene|fuss))
        (?:your|this) (?:language|tone|behaviou?r|attitude) (?:is|was)(?: \w+){{0,2}} (?:unacceptable|wrong|uncalled
            rude|inappropriate)
        (?:insult|shout|swear|curs)ing (?:at )?(?:us|people|others|won['’]?t|will not|does(?: not|n['’]?t)) ?(?:help
            solve|is)
        (?:that|what you (?:say|said|wrote|claim)) is (?:simply |just |plainly )?(?:not true|false|wrong|untrue
            nonsense)
        (?:we|you) both know  the truth will  prove it\b  enough is enough  get your facts
        """,
        allowed_if_after=r"(?:您|你)(?:说|觉得|认为|指出)(?:我们|客服|店员|我们的?(?:客服|店员|同事))?|(?:客服|店员|员工|同事|小哥|我们的?人|我们)",
        allowed_if_near=r"(?:客服|店员|员工|同事|师傅|骑手|快递员|我们的?人|我们)的?(?:态度|说话|口气|做法|言辞|服务|回复|行为|措辞|素质)|我们(?:说话|回复|处理|做|态度)"
        r"|our (?:staff|colleague|team|agent|clerk|driver)|my colleague|先别用|别再用",
        denied_within=r"不会|没有|不该",
    ),
)
