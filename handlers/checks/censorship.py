"""No asking to delete, no reward for it, no scripts (R118, R151, R154, R162)."""

from handlers.checks.model import Level
from handlers.checks.word_rule import YOU, S, word_rule
from handlers.text.re2_patterns import alternatives

TEXT = r"(?:笔记|帖子|帖|贴子|贴文|负评|po文|评论|差评|评价|内容|视频|影片|动态|微博|文章|留言|截图|照片|图片|曝光)"
REMOVE = r"(?:删(?:除|掉|了|一下|帖|评)?|撤(?:回|销|掉|下|了)?|隐藏|下架|移除|拿下|拿掉|收起)"
REWARD = r"(?:红包|返现|补偿|赔|退|送|转账|转您|转你|优惠券|礼品|礼物|好处|合作|免单)"
# Our own posts may come down.
OWN = r"我们|我方|官方|品牌方|自家|已经?|广告|海报|宣传|文案|直播|活动|物料|素材|详情页|公告"
ASKS = rf"""
    的话  请  麻烦  希望  能不能  能否  可否  可以  可不可以  方便  帮忙  劳烦  烦请  建议  辛苦  恳请  拜托  {YOU}
    高抬贵手  如果  要是  只要  才能?  (?:删|撤){S}{{0,8}}(?:后|完|就)
"""
NOT = r"(?:不用|不必|无需|不需要|不要求|不会|没有?|没想|并非|不是|从不|绝不|不想|不该|千万别|别)"
NOT_ASKED = (
    rf"(?:^|[^想能会望便])(?:让|叫|逼|要求)(?:你|您)(?:先|去)?|(?:^|[^特区分个级]){NOT}{S}{{0,8}}|(?:^|[^能可])不"
)

AWAY = alternatives("""
    (?:删  撤  隐藏  下架  收起来  收了  收一收  藏起来  处理掉  清掉  关掉  关一下  锁起来  锁掉  收回  下了  下掉
      (?:设|改|转|调)(?:为|成)?(?:私密|仅自己)  仅自己可见  (?:不要|别)(?:再)?留)
""")
GONE = (
    rf"(?:删(?:除|掉|帖|评|了|一下)|改个?好评|撤(?:诉|帖|评|稿|了|[,。!?~吧呗哈]|$)|"
    rf"撤(?:回|销|掉|下){S}{{0,6}}(?:{TEXT}|投诉|举报))"
)
THEN = (
    rf"(?:{S}{{0,8}}|{S}{{0,4}},(?:我们)?(?:就|再|马上|也)?(?:给{YOU})?)"  # in the same clause, or right after its end
)
ASK_DELETE = (
    word_rule(
        "ASK_DELETE",
        Level.BLOCK,
        rf"{REMOVE}{S}{{0,8}}{TEXT}",
        allowed_if_after=NOT_ASKED,
        allowed_if_amid=OWN,
        but_not_amid=ASKS,
    ),
    word_rule(
        "ASK_DELETE",
        Level.BLOCK,
        rf"{TEXT}{S}{{0,6}}{AWAY}",
        allowed_if_near=rf"{NOT}{S}{{0,6}}(?:删|撤|隐藏|下架)",
        allowed_if_amid=OWN,
        but_not_amid=ASKS,
    ),
    word_rule(
        "ASK_DELETE",
        Level.BLOCK,
        rf"""
            (?:请|麻烦|能|可否|可以|方便|希望|帮忙|劳烦|拜托|{YOU}看){S}{{0,8}}(?:删(?:了|掉|除|一下|吗|呢)|撤(?:了|掉
              下来)|下了)
        """,
        allowed_if_after=NOT_ASKED,
        allowed_if_near=rf"缓存|app|软件|设备|购物车|好友|重装|个人信息|{NOT}{S}{{0,6}}(?:删|撤)",
    ),
    word_rule(
        "ASK_DELETE",
        Level.BLOCK,
        rf"""
        改(?:成|为|个|一?下|一改)?(?:这个|这条)?(?:好评|五星|评分|评价|口碑|星等|星级|标题|差评)
        (?:更新|编辑|修改|补充|改)(?:一?下|一改)?{YOU}?(?:的|这[条篇]|那[条篇]|原来的)?(?:笔记|贴文|评价|评分|标题
          差评|星级)
        追(?:加)?(?:个|条)?好评  追评  五星好评  好评(?:截图|返现|有礼)  记得{S}{{0,6}}(?:好评|五星|5星)
        (?:给|打|补|换)(?:个|我们)?(?:好评|五星)  (?:修改|更改)(?:一下)?{S}{{0,3}}(?:评价|评论|差评|笔记|评分)
        (?:差评|评分|评价|负评)(?:改改|改一改|改了|改掉|处理一下)  追{S}{{0,3}}(?:好评|五星)  (?:把
          将)?{TEXT}处理(?:一下|掉|了)
        (?:转|设|改)(?:成|为)私密  (?:一星|1星|低分|差评)改  撤了吧  撤(?:回|销)?(?:投诉|举报|诉)  不删{S}{{0,4}}就
        (?:不要|别|请勿|先别)(?:再)?(?:外传|声张|宣扬|曝光|扩散|传播|公开|到处说|往外(?:说|发)|对外|挂(?:网|出|着|我们
          在)
          po(?:出来|文|上网)?  发了?(?:好|行|可)(?:不好|吗|以)  发(?:帖|笔记|视频|微博|文|到网上|网上|出去|出来|了(?:$
            [,。!吧])|$|[,。!]))
        私了  私下(?:和解|了结|摆平)  封口费  高抬贵手  签{S}{{0,4}}保密
        """,
        allowed_if_after=NOT_ASKED,
        allowed_if_near=r"手机号|电话|地址|单号|身份证|护照|病历|报告|证件|登机牌|号码|车牌|个人信息|隐私",
    ),
    word_rule(
        "ASK_DELETE",
        Level.BLOCK,
        rf"{REWARD}[^。!?\n]{{0,12}}{TEXT}{S}{{0,4}}(?:更新|改|编辑|修改|补一句|加一句)",
        allowed_if_after=NOT_ASKED,
        allowed_if_amid=OWN,
        but_not_amid=ASKS,
    ),
    word_rule(
        "ASK_DELETE",
        Level.BLOCK,
        rf"{REWARD}[^。!?\n]{{0,12}}{GONE}",
        rf"{GONE}{THEN}{REWARD}",
        allowed_if_near=rf"不(?:用|必|需要?|要求|会|影响){S}{{0,8}}(?:删|撤)|无需{S}{{0,4}}删",
        allowed_if_after=NOT_ASKED,
        allowed_if_amid=OWN,
        but_not_amid=ASKS,
    ),
    word_rule(
        "ASK_DELETE",
        Level.BLOCK,
        r"""
        (?:delet(?:e|ed|ing)|remov(?:e|ed|ing)|take down|taking down|edit(?:ed|ing)?|chang(?:e|ed|ing)|revis(?:e|ed
          ing)|withdraw
          hid(?:e|ing)|updat(?:e|ed|ing)) (?:your|the|this|that) (?:\w+ )?(?:post|review|comment|note|video|rating
            title)
        (?:tak(?:e|ing)|took|pull(?:ing)?|bring(?:ing)?) (?:it|this|that|(?:your|the|this|that) (?:\w+ )?(?:post
          review|note|video
          comment)) (?:down|off)
        (?:delet(?:e|ing)|remov(?:e|ing)|hid(?:e|ing)|withdraw(?:ing)?) (?:it|this|that)\b
        chang(?:e|ing) it to (?:\w+ )?stars?  (?:5[- ]star|five[- ]star) ?(?:review|rating)?
        """,
        allowed_if_after=r"""
        (?:(?:we|i)(?:['’]ve| have| will|['’]ll)?|no need to|(?:don['’]?t|do not) (?:have|need) to|never ask (?:you )?to
          (?:not|never|won['’]?t)(?: have)? ask(?:ed|ing)? (?:you |anybody |anyone )?to|rather than|needn['’]?t
          we(?:['’]re| are))(?: already| now| \w+ or)?[ ]
        """,
        allowed_if_near=r"shelf|shelves|\bsales?\b|stores?\b|stock|batch|listing",
    ),
)

SCRIPTS = (
    word_rule(
        "AS_CONSUMER",
        Level.BLOCK,
        rf"""
        (?:我)?作为(?:一个|一名|你们的?)?(?:老|普通|路人|忠实)?(?:顾客|消费者|用户|粉丝|客户|买家)(?:[,我说]|来说)
        路(?:人|过)(?:说(?:一|两)?句|表示|觉得)
        我(?:自己)?(?:也)?(?:都)?(?:用|吃|买|喝)了?{S}{{0,4}}(?:年|个月|瓶|次|回){S}{{0,3}},?(?:一点|都
          从来)?没?(?:有)?(?:事|问题)
        [他她它]家(?:真的?|一直|东西){S}{{0,4}}(?:好|不错|靠谱)  i(?:['’]ve| have)? used? (?:it|this) myself
        我(?:也|自己)?是(?:老顾客|老用户|老粉|回头客|路人)
        我(?:也|就)?买过(?:好几次|很多次|几次)  as a (?:loyal |long[- ]?time |fellow |happy )?(?:customer|user|buyer)
        speaking as a customer
        """,
    ),
)

PARTNERS = (  # notes to creators and partners hold facts, never lines to copy (R154)
    word_rule(
        "SCRIPTED_PRAISE",
        Level.BLOCK,
        rf"""
        统一(?:口径|回复|话术)  (?:请|麻烦|可以|建议|帮忙){S}{{0,6}}(?:按|照){S}{{0,8}}(?:发|说|回|写|口径|文案)
        (?:复制|照抄|转发){S}{{0,6}}(?:以下|下面|这段|文案)
        (?:请|麻烦|希望){S}{{0,4}}(?:帮我们|替我们)(?:说|发|澄清|解释|站台)  (?:一定|务必)(?:要)?(?:强调|突出|夸|说好)
        不要提(?:及|到)?  避(?:开|而不谈)  发(?:布)?(?:一篇|一条)?(?:好评|正面|种草)  please (?:say|post|copy)
        talking points
        """,
        allowed_if_after=r"(?:不用|不必|不需要|不会|无需|不要求|没有|不|别)",
    ),
)
