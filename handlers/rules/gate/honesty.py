"""How the other person is treated: no defence before the facts, no blame, no threats, no silencing, no scripts
(R75, R82-R87, R119, R137, R151, R154, R162)."""

from handlers.rules.gate.case import Level
from handlers.rules.gate.rows import row

S = r"[^,。!?;\n]"
YOU = r"(?:你|您)"
BUT = r"(?:但是?|可是|然而|不过)"
TEXT = r"(?:笔记|帖子|帖|贴子|评论|差评|评价|内容|视频|影片|动态|微博|文章|留言|截图|照片|图片|曝光)"
REMOVE = r"(?:删(?:除|掉|了|一下|帖|评)?|撤(?:回|销|掉|下|了)?|隐藏|下架|移除|拿下|拿掉|收起)"
REWARD = r"(?:红包|返现|补偿|赔|退|送|转账|转您|转你|优惠券|礼品|礼物|好处|合作|免单)"
# Our own posts come down without anybody being asked.
OWN = r"我们|我方|官方|品牌方|自家|已经?|广告|海报|宣传|文案|直播|活动|物料|素材|详情页|公告"
ASKS = rf"请|麻烦|希望|能不能|能否|可否|可以|可不可以|方便|帮忙|劳烦|烦请|建议|辛苦|恳请|拜托|{YOU}|高抬贵手|如果|要是|只要|才能?|(?:删|撤){S}{{0,8}}(?:后|完|就)"
NOT_ASKED = rf"(?:不用|不必|无需|不需要|不要求|不会|没有?|没想|并非|不是|从不|绝不|不想|别|不|哪怕不|不管{S}{{0,4}}){S}{{0,8}}"

DEFENCE = (
    row(
        "DEFENSIVE", Level.ACK,
        rf"{BUT}{S}{{0,20}}(?:(?:通过|经过|符合){S}{{0,8}}(?:检测|测试|质检|标准)|检测(?:合格|报告|显示|结果)|合格|达标|没有(?:任何|质量)*问题|不存在)",
        rf"(?:我们|咱们|本店|我家|本品牌)?(?:的)?(?:产品|商品|配方|品质|质量|食材|原料)(?:都是?|均|全部|一直|一向|本身|是)?(?:通过|符合|合格|达标|没有(?:任何|质量|安全)*问题|没问题|不会有问题)",
        rf"不存在{S}{{0,8}}(?:问题|情况|现象|隐患)|个别(?:现象|用户|案例|情况|消费者|顾客)|(?:只是|属于|是)个例|极少数|概率极低|因人而异|其他(?:用户|顾客|客人|人)(?:都|也)?(?:没有?|没)",
        rf"{YOU}{S}{{0,6}}(?:使用|操作|保存|存放|涂抹|清洗|安装|储存){S}{{0,4}}(?:不当|错误|有误|不对|不正确|不规范|方法不)|(?:使用|操作|保存)(?:方法)?(?:不当|有误|错误)(?:导致|造成|引起)",
        after=r"不能说|不代表|不等于|不是|并非|不敢说|是不是|不管|不能因为|不该拿|绝不|不说|而不是",
        before=r"(?:吗|呢|不代表|不等于|也不能|不能说明)",
        near=r"不合格|没达标|不达标|送去?检|没写清|没说清|没教",
    ),
    row(
        "DEFENSIVE", Level.ACK,
        rf"(?:未|没有?|查不)(?:能)?(?:查|找|检索)(?:询|索)?到{S}{{0,12}}(?:订单|购买|记录|下单)|并未{S}{{0,10}}购买|没有?在(?:我们|本店|官方){S}{{0,8}}(?:买|下单)|无{S}{{0,2}}(?:购买|订单)记录",
        rf"请(?:{YOU}|大家)?(?:不要|勿|停止)(?:再)?(?:造谣|传播|恶意|散布|传谣|听信)|别有用心|带节奏|恶意(?:抹黑|诋毁|中伤|差评|攻击|竞争|造谣|炒作)|歪曲事实|不实(?:言论|指控)|子虚乌有|莫须有",
        r"竞争对手|竞品|友商|同行(?:恶意|竞争|抹黑|攻击|所为|搞|黑|做的|派)|是不是同行|疑似同行",
        rf"所以(?:不可能|不会)是(?:我们|产品)|不可能是我们|与(?:我们|产品|本店)无关|不是(?:我们|产品|本店)的?(?:问题|责任|错)|我们没有(?:错|责任|问题)|跟(?:我们|产品)(?:没有?关系|无关)",
        rf"平台(?:方)?已{S}{{0,4}}(?:删除|处理|判定|处罚|封禁|下架|限制)|(?:账号|笔记|评论){S}{{0,4}}被平台",
        after=r"(?:不会|从没|没有?|不该|绝不|不)(?:说|觉得|认为|当)?(?:您|你)?(?:是)?",
    ),
    row(
        "DEFENSIVE", Level.ACK,
        r"our (?:products?|\w+ products?|formula|quality)(?: \w+)? (?:have|has|are|is) (?:all |been |fully )*(?:passed|tested|certified|compliant|safe)",
        r"our products? (?:passed|compl(?:y|ies)|meets?)|(?:an )?isolated (?:incident|case)|no other customers?|you (?:must|may|might|probably) have (?:used|misused|stored)",
        r"not our (?:fault|responsibility|problem)|(?:have|found|find) no record of|our competitors?|malicious|defamat",
    ),
)  # fmt: skip

BLAME = (
    row(
        "BLAME_USER", Level.BLOCK,
        rf"(?:是|属于|怪|因为){YOU}(?:自己|个人|本人)?的?(?:问题|原因|体质|皮肤问题|肤质|操作|责任|错|使用不当)|{YOU}(?:自己|个人|本人)的?(?:原因|问题|体质|肤质|责任|选择|不小心|没看|不看)",
        rf"没有?(?:仔细|认真|好好)?看(?:清楚?|过|懂|完|一?下)?(?:产品|使用)?(?:的)?说明|{YOU}(?:应该|要|得|可以)?先看(?:清楚?)?(?:说明|详情)|自己(?:不会|不看|没看|乱用|操作不|不小心|没注意)|个人体质|{YOU}皮肤太",
        rf"造谣|碰瓷|讹(?:人|钱|诈|我们|上)|职业(?:差评|打假|索赔)|无理取闹|胡搅蛮缠|小题大做|玻璃心|{YOU}(?:是不是)?想多了|太矫情|{YOU}太(?:挑剔|敏感)|没事找事|贪小便宜|敲诈",
        after=rf"(?:不是|并非|不会是?|不会说|从没|没有?说|不会当?|不能|不该|不应该?|哪|不管|无论|不论|绝不|绝对不是|我们|小编|店员|客服|不){S}{{0,6}}",
        before=r"(?:很正常|也正常|都正常|不怪|也不怪|不能怪)",
        near=rf"不(?:能|该|会|应)?怪{YOU}|我们{S}{{0,6}}没写清|以讹传讹",
    ),
    row(
        "BLAME_USER", Level.BLOCK,
        r"your (?:own )?(?:fault|mistake)|you (?:didn['’]?t|did not|failed to) (?:read|follow)|you used it wrong|user error|you should have (?:read|followed|known)|stop (?:lying|making)",
        r"making (?:this|it|things) up|fake (?:review|complaint)|your (?:own )?skin (?:type )?is (?:just )?too",
        after=r"(?:not|isn['’]?t|never) (?:\w+ )?",
    ),
)  # fmt: skip

THREAT = (
    row(
        "THREAT", Level.BLOCK,
        rf"律师函|起诉|诉讼|追究{S}{{0,6}}责任|报警|举报{YOU}|法律(?:责任|后果|途径|手段|武器)|后果自负|后果由{YOU}|已(?:经)?(?:将|把)?{S}{{0,8}}(?:反馈|举报|提交|上报)(?:给|至|到)?{S}{{0,8}}平台|保留{S}{{0,4}}追究|走法律|法庭见|我们的?律师|取证{S}{{0,4}}(?:完成|固定)",
        after=rf"(?:不会|不用|绝不|从没想|没有?要|无意|不想){S}{{0,4}}|烟雾|一氧化碳|{YOU}{S}{{0,8}}(?:说|想|要|会|有权|可以|打算|完全可以|先|尽管){S}{{0,4}}|建议{S}{{0,4}}|(?:我们|该我们){S}{{0,6}}承担{S}{{0,8}}|(?:内部|涉事|员工|门店|供应商){S}{{0,8}}",
        before=r"器|平台(?:客服)?(?:仲裁|介入|赔付|退款)|我们(?:都|也)?(?:认|接受|配合)",
        near=rf"(?:我们|品牌|该){S}{{0,6}}(?:承担|负){S}{{0,6}}(?:法律)?责任|内部追究|追究{S}{{0,6}}(?:内部|员工|供应商|门店|我们自己|相关人员)|对(?:内部|涉事|员工|门店|供应商)|配合{S}{{0,4}}(?:警方|调查)",
    ),
    row(
        "THREAT", Level.BLOCK,
        r"legal action|take (?:this|you) to court|\b(?:sue|suing) you|lawsuit|(?:our|my) (?:lawyers?|attorneys?|legal team)|cease and desist|report(?:ed|ing)? (?:you|your (?:account|post)|this (?:post|account))|call the police",
        after=r"you(?:['’]re| are)? (?:\w+ ){0,3}",
    ),
)  # fmt: skip

GONE = rf"(?:删(?:除|掉|帖|评|了|一下)|改个?好评|撤(?:诉|帖|评|稿)|撤(?:回|销|掉|下){S}{{0,6}}(?:{TEXT}|投诉|举报))"
ASK_DELETE = (
    row("ASK_DELETE", Level.BLOCK, rf"{REMOVE}{S}{{0,8}}{TEXT}", after=NOT_ASKED, amid=OWN, but=ASKS),
    row(
        "ASK_DELETE", Level.BLOCK, rf"{TEXT}{S}{{0,6}}(?:删|撤|隐藏|下架|设为?私密|仅自己可见|收一收)",
        near=rf"(?:不|别|没有?|无需){S}{{0,6}}(?:删|撤|隐藏|下架)", amid=OWN, but=ASKS,
    ),
    row(
        "ASK_DELETE", Level.BLOCK, rf"(?:请|麻烦|能不能|能否|可否|可以|方便|希望|帮忙|劳烦|拜托|{YOU}看){S}{{0,8}}(?:删(?:了|掉|除|一下|吗|呢)|撤(?:了|掉|下来)|下了)",
        after=NOT_ASKED, near=rf"缓存|app|软件|设备|购物车|好友|重装|个人信息|(?:不|别|没有?|无需){S}{{0,6}}(?:删|撤)",
    ),
    row(
        "ASK_DELETE", Level.BLOCK,
        r"改(?:成|为|个|一下)?(?:好评|五星|评分|评价|口碑)|追(?:加)?(?:个|条)?好评|(?:给|打|补|换)(?:个|我们)?(?:好评|五星)",
        rf"(?:修改|更改)(?:一下)?{S}{{0,3}}(?:评价|评论|差评|笔记|评分)|撤(?:回|销)?(?:投诉|举报|诉)|不删{S}{{0,4}}就",
        rf"(?:不要|别|请勿|先别)(?:再)?(?:外传|声张|宣扬|曝光|扩散|到处说|对外|发(?:帖|笔记|视频|微博|到网上|网上|出去))|私了|封口|高抬贵手|签{S}{{0,4}}保密",
        after=NOT_ASKED,
    ),
    row("ASK_DELETE", Level.BLOCK, rf"{REWARD}[^。!?\n]{{0,12}}{GONE}", rf"{GONE}[^。!?\n]{{0,10}}{REWARD}",
        near=rf"不(?:用|必|需要?|要求|会|影响){S}{{0,8}}(?:删|撤)|无需{S}{{0,4}}删", amid=OWN, but=ASKS),
    row(
        "ASK_DELETE", Level.BLOCK,
        r"(?:delete|remove|take down|taking down|edit|change|revise|withdraw|hide|update) (?:your|the|this) (?:\w+ )?(?:post|review|comment|note|video|rating)",
        r"(?:take (?:it|this|the post) down|5[- ]star|five[- ]star) ?(?:review|rating)?",
        after=r"(?:(?:we|i)(?:['’]ve| have| will|['’]ll)?|no need to|(?:don['’]?t|do not) (?:have|need) to|never ask (?:you )?to|not ask(?:ing)? (?:you )?to|rather than|needn['’]?t) (?:already )?",
    ),
)  # fmt: skip

SCRIPTS = (
    row(
        "STEERS_CROWD", Level.BLOCK,
        rf"(?:大家|各位|姐妹们|粉丝们?|老客户?们?|家人们){S}{{0,6}}(?:帮|来|多){S}{{0,6}}(?:说句|说说|澄清|顶|点赞|好评|控评|转发|举报|刷|怼|评论)|帮(?:我们|忙)(?:顶|点赞|澄清|说话|控评|刷|转发)|刷好评|好评返|控评",
        r"(?:help us|please) (?:by )?(?:leav|post|writ)(?:e|ing) (?:a )?(?:positive|good|5|five)",
        after=rf"(?:不|不会|别|不用|不要|无需){S}{{0,4}}",
    ),
    row(
        "AS_CONSUMER", Level.BLOCK,
        r"(?:我)?作为(?:一个|一名|你们的?)?(?:老|普通|路人|忠实)?(?:顾客|消费者|用户|粉丝|客户|买家)(?:[,我说]|来说)|路人(?:说一句|表示|觉得)|我(?:也|自己)?是(?:老顾客|老用户|老粉|回头客|路人)|我(?:也|就)?买过(?:好几次|很多次|几次)",
        r"as a (?:loyal |long[- ]?time |fellow |happy )?(?:customer|user|buyer)|speaking as a customer",
    ),
)  # fmt: skip

PARTNERS = (  # notes to creators and partners hold facts, never lines to copy (R154)
    row(
        "SCRIPTED_PRAISE", Level.BLOCK,
        rf"统一(?:口径|回复|话术)|(?:请|麻烦|可以|建议|帮忙){S}{{0,6}}(?:按|照){S}{{0,8}}(?:发|说|回|写|口径|文案)|(?:复制|照抄|转发){S}{{0,6}}(?:以下|下面|这段|文案)|(?:请|麻烦|希望){S}{{0,4}}(?:帮我们|替我们)(?:说|发|澄清|解释|站台)",
        r"(?:一定|务必)(?:要)?(?:强调|突出|夸|说好)|不要提(?:及|到)?|避(?:开|而不谈)|发(?:布)?(?:一篇|一条)?(?:好评|正面|种草)|please (?:say|post|copy)|talking points",
        after=r"(?:不用|不必|不需要|不会|无需|不要求|没有|不|别)",
    ),
)  # fmt: skip
