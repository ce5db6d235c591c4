"""Acts that come as an aside, a question or a price: clauses, silence, rivals, causes, taste (R75, R83, R97, R118)."""

from handlers.checks.acts.customer import DENIALS, NOT_THEIR_FAULT
from handlers.checks.acts.safety import NOT_ASSERTED
from handlers.checks.model import Level
from handlers.checks.word_rule import YOU, L, S, act

OUR_SIDE = r"(?:我们|本店|店里|店家|商家|公司|小店|我家)"
ELSEWHERE = (
    r"(?:别家|别人家|其他家|其他(?:品牌|牌子|店)|别的(?:牌子|品牌|店|家)|隔壁|对面|那几(?:家|款|个牌子)|同行|友商)"
)
REFUSED = r"不会|不用|不必|不该|不应|不能|不对|绝不|从不|错|撤|收回|作废|取消|改掉|never|won['’]t|wrong"
PLACE = r"(?:台湾|香港|澳门|西藏|新疆)"

IN_PASSING = (
    act(
        "BLAME_USER",
        Level.BLOCK,
        rf"{YOU}?没(?:安排|抬头|放好|保管|拿稳|教好|管好|收好|看好|盖好|关好|算好|打底|带好|听清)",
        allowed_if_after=r"(?:我们|店里|仓库|后厨|厨房)[^你您。!?]{0,20}",
        allowed_if_near=rf"{DENIALS}|我们|没写清|没说清|没讲清|{NOT_THEIR_FAULT}",
        denied_within=DENIALS,
    ),
    act(
        "RIGHTS_DENIED",
        Level.BLOCK,
        rf"""
        出(?:了)?门{S}{{0,2}}(?:不|概不|恕不)(?:认|退|换|管)  (?:由|归|听){OUR_SIDE}说了算
        {OUR_SIDE}(?:说|定|写)(?:怎样|怎么样?|咋样?|什么|多少)就(?:是|算)?(?:怎样|怎么样?|咋样?|什么|多少|算)
        没有?(?:反悔|后悔|退货|退款|退钱)的道理  (?:七|7)天(?:那条|那款|规定|的规定)?{S}{{0,6}}(?:不管用|不作数|不算数|没用)
        """,
        allowed_if_near=rf"{REFUSED}|您说了算|你说了算",
    ),
    act(
        "SENSITIVE",
        Level.BLOCK,
        rf"""
        {PLACE}(?:本来|本身|从来|一直|早)?就?(?:是|算|属于)(?:个|一个)?(?:单独|独立|另外)?(?:的)?(?:一个)?国家
        {PLACE}(?:本来|本身|从来|一直)?就?不(?:是|算|属于)中国
        (?:taiwan|hong kong|tibet|xinjiang) (?:is|was|has always been) (?:a|an|its own)(?: \w+)? (?:country|nation)
        """,
        allowed_if_near=r"标成|写成|列成|错|一部分|wrong|mistake",
    ),
    act(
        "VULGAR",
        Level.BLOCK,
        r"""
        (?:叫唤|嚷嚷|嚷|喊|吵|闹|急|懂|算|知道|管)(?:个|什么)?(?:鸡毛|毛线|个球|屁|锤子)  [滚扯瘪]犊子  滚(?:粗|球|一边)
        爱[吃来买用喝住看坐听]不?就?[吃来买用喝住看坐听],?不爱?[吃来买用喝住看坐听],?(?:就)?(?:滚|拉倒)
        """,
    ),
    act(
        "DISPARAGES_RIVAL",
        Level.BLOCK,
        rf"""
        {ELSEWHERE}{L}{{0,14}}(?:根本|压根|完全|说白了|统统|净)(?:就)?(?:是|都是|在){S}{{0,6}}(?:骗|坑|噱头|心安|智商税|假
          糊弄|忽悠|垃圾|摆设|样子货)
        (?:other|rival|competing) (?:lot|brands?|shops?|guys|makers?|companies)(?:['’]s?)?(?: \w+){{0,3}} (?:fall|break
          leak|die|fail|rip|wobble)s?\b  lesser evil
        """,
        allowed_if_near=r"不该|不评|轮不到|不说|道歉|抱歉",
    ),
    act(
        "HUSHES_UP",
        Level.BLOCK,
        r"""
        (?:前提|条件)(?:就)?是?:?[^。!?;\n]{0,10}(?:take ?down|delete|remove|先下|先删|先撤)
        (?:free|refund|voucher|gift|credit|discount|upgrade|money|waiting|yours)(?: [\w'’-]+){0,8} (?:as soon as|once
          the moment|the minute|the day)(?: that| the| your| this)(?: [\w'’-]+){0,3} (?:disappears?|vanish(?:es)?
          is gone|goes|comes down|is down)
        """,
        allowed_if_near=rf"{REFUSED}|not tied|isn['’]t",
    ),
    act(
        "BLAME_USER",
        Level.BLOCK,
        rf"""
        (?:心里|自己){S}{{0,2}}没点?(?:数|谱)(?:吗|么|嘛|\?|$|[,。!])  偷(?:偷)?(?:吃|喝)了?(?:什么|多少|啥)
        (?:别人|人家|大家){S}{{0,4}}(?:都|全){S}{{0,4}},?就{YOU}(?:一个)?(?:没|不)
        (?:识字|认字|有眼睛|有脑子|长眼睛)的人?{S}{{0,4}}(?:不会|知道|看得|懂)
        """,
        allowed_if_near=r"我们(?:自己)?心里|我们没",
    ),
    act(
        "ATTACKS_CUSTOMER",
        Level.BLOCK,
        rf"""
        没(?:喝|吃|用|穿|住|坐|玩|见)过(?:什么)?(?:好|高档|像样|正宗|真正){S}{{0,4}}的?(?:人|嘴|舌头),?  (?:舌头|嘴巴?|味觉){S}{{0,4}}(?:尝|喝|吃|品)不出
        (?:建议|还是|不如){YOU}?先?去(?:喝喝?|吃吃?|买|用用?)(?:超市|地摊|便宜)
        """,
        allowed_if_near=r"我们|不是",
    ),
)
CAUSES_IN_PASSING = (
    act(
        "CAUSE_UNCHECKED",
        Level.BLOCK,
        rf"""
        (?:^|[,。!])(?:就)?是{S}{{0,12}}(?:加|放|兑|配|掺|喷)(?:多|少|重|猛|浓|错)了
        it was (?:the|our)(?: [\w'’]+){{0,4}} (?:that|which) (?:went|was|were|had|got|caused
          broke|leaked|failed|spoiled)
        (?:that|this) is what (?:made|caused|hurt|burned)
        """,
        allowed_if_near=NOT_ASSERTED,
    ),
)
