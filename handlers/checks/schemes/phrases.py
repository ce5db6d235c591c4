"""Schemes as phrases: who is set to work, on whose words, to what end (R151, R153, R162, R163).

Acts in everyday words, whose order is as good as fixed; frames (see frame.py) know the others.
"""

from collections.abc import Mapping

from handlers.checks.asked import A_PERSON, A_POST, HARM, POST, THEM, S
from handlers.text.re2_patterns import Pattern, pattern

GET = r"(?:请|找|雇|让|叫|约|拉|安排|动员|发动|组织|号召|喊|托|邀|派|联系|弄|凑|鼓励)"
CROWD = (
    r"(?:几个|一些|一批|些|大家|全员)?(?:人|真人|素人|路人|姐妹|闺蜜|朋友|亲友|家属|同事|员工|店员|小姑娘|小伙伴|粉丝|会员|老客|熟客|兄弟|实习生|学生|网友|水友|群友|"
    r"自媒体|媒体(?:朋友)?|达人|博主|kol|koc|大v)"
)
PRAISE = (
    r"(?:夸|捧|吹|好话|公道话|好的(?:体验|评价|反馈|感受|文章)|几篇好的|几条好的|往好(?:里|了)|都说好|说好的|正面|正能量|撑(?:一?撑)?(?:场|门面|腰)|带(?:一带|节奏|"
    r"风向)|站台|洗地|圆(?:场|回来)|护(?:一护|航)|支持一下|顶一顶|美言|好的?买家秀|叫好|说我们好|捧场)"
)
ASK = r"(?:请|让|叫|要求|劝|求|说服|建议|希望|麻烦|拜托|跟|和|同|暗示|提醒|问问?|催)"
AUTHOR = rf"(?:{THEM}|达人|kol|koc|创作者|up主)"
GIFT = r"(?:钱|块|元|百|千|万|红包|好处|礼盒|礼品|礼物|礼包|套装|产品|样品|代金券|优惠券|券|会员|免单|补偿|赔偿)"
GONE = r"(?:收了|收起|收手|删|撤|下架|拿掉|隐藏|别(?:再)?(?:发|说|闹|写|提)|不(?:再|要再)?(?:发|说|闹)|闭嘴|改口|算了|了事|罢手|作罢|消停|息事)"
THEIRS = r"(?:主页|账号|历史|旧帖|过往|底|老底|家底)"
AUTHORITY = r"(?:监管|市监局?|药监局?|主管部门|卫健委?|消协|政府|工商|警方|公安|总部|法务)"
A_CROWD = r"(?:friends?|staff|employees|colleagues|family|fans|followers|people|customers|influencers?|bloggers?)"
REACHES = r"(?:请|找|雇|让|叫|约|联系|安排|买|收买|拉|动员|组织|派|出动|托|弄|用|上|组建?)"
VOICE = r"(?:自媒体|营销号|部落客|部落格|媒体|大v|kol|koc|达人|博主|写手|大号|号主|公关公司|mcn|素人|网红)"
TEXT_OF_THEIRS = r"(?:标题|措辞|语气|用词|口吻|说法|文案|封面|正文|标签|话题|帖子?|贴文|笔记|视频|影片|评论|差评|温和|柔和|缓和|委婉|好听|友好|正面)"
INSIDER = r"(?:熟人|关系|内部人员?|内线|自己人|后门|门路|人脉)"
HARM_EN = (
    r"(?:injur\w*|burns?|rash\w*|allerg\w*|hospital\w*|recall\w*|poison\w*|fire|hazard\w*|defect\w*|side effects?)"
)

PHRASES: Mapping[str, Pattern] = {
    "fake_reviews": pattern(
        rf"""
        {GET}{S}{{0,6}}{CROWD}{S}{{0,12}}{PRAISE}
        {GET}{S}{{0,6}}{CROWD}{S}{{0,16}}(?:印象|口碑|风评|形象){S}{{0,4}}(?:扭|拉|洗|救|翻|掰|改|转|挽)
        (?:弄|搞|整|凑|攒|做|来)(?:点|些|几条|一批|批|一波){S}{{0,4}}(?:评价|评论|好评|反馈|测评|体验|买家秀){S}{{0,6}}(?:撑|充|凑|挡|垫|顶|冲|门面)
        {ASK}{S}{{0,4}}(?:{AUTHOR}|记者|编辑|小编|媒体){S}{{0,6}}(?:写|报道?|发|说){S}{{0,4}}(?:好看|漂亮|正面|好听|有利|积极|好一?点)
        (?:投|发|写|出|铺|买|上|约)(?:点|些|几篇|一批|一波)?{S}{{0,2}}软文
        \b(?:have|get|ask|let|tell|make)\b[^.!?\n]{{0,16}}\b{A_CROWD}\b[^.!?\n]{{0,16}}\b(?:post|write|say|comment
            review)\w*\b[^.!?\n]{{0,24}}\b(?:love|great|amazing|good|nice|happy|like it|best
            positive|kind|supportive)
        """,
        rf"""
        {REACHES}{S}{{0,4}}(?:网军|水师|刷手|五毛|侧翼|打手|键盘手|僵尸号)  洗版
        {REACHES}{S}{{0,6}}{VOICE}{S}{{0,8}}(?:发|写|出|推|铺|带|说|唱|拍){S}{{0,6}}(?:正面|好话|软文|好评|洗白|正能量|夸|吹)  软文{S}{{0,6}}(?:洗白
        盖|冲|压)  洗白
        (?:请|让|叫|劝|说服|要求){S}{{0,4}}{AUTHOR}{S}{{0,6}}(?:发|写|说|拍|补){S}{{0,6}}(?:好话|正面|好评|满意|表扬|夸)
        \b(?:hire|pay|use|bring in|find|get)\b[^.!?\n]{{0,16}}\b(?:trolls?|water army|sock ?puppets?|click ?farms?
        bots?)\b
        \b(?:get|have|pay|hire|find|ask)\b[^.!?\n]{{0,20}}\b(?:bloggers?|influencers?|creators?|media
        accounts?)\b[^.!?\n]{{0,16}}\b(?:positive
            good|glowing|praise|nice)
        """,
    ),
    "bury": pattern(
        rf"""
        (?:把|将){S}{{0,8}}{POST}{S}{{0,8}}往(?:后|下){S}{{0,3}}(?:挪|排|推|移|压|放)
        (?:别让|不让|不许|避免){S}{{0,8}}(?:首页|第一页|搜索|前排|推荐){S}{{0,8}}(?:看到|看见|出现|搜到|刷到|有)
        \b(?:get|have|make|want|need)\b[^.!?\n]{{0,20}}\b{A_POST}\b[^.!?\n]{{0,12}}\b(?:buried|hidden|suppressed
            outranked)\b
        (?:把|将){S}{{0,8}}{POST}{S}{{0,4}}(?:挤|冲|顶|盖|压|刷|淹|埋)(?:走|掉|没|开|住)
        (?:让|使|叫|别让|不让|不许){S}{{0,6}}{POST}{S}{{0,6}}(?:别|不要|不|没法|无法|没){S}{{0,4}}(?:排|上|进|出现|冲)(?:到|在)?{S}{{0,4}}(?:前
            推荐|首页|热|搜)
        {POST}的?{S}{{0,4}}(?:流量|曝光|推荐){S}{{0,3}}(?:掐|断|降|限|砍|压|撤|停)
        (?:掐|断|限|砍|压)(?:掉|断|住|一下)?{S}{{0,3}}{POST}的?{S}{{0,3}}(?:流量|曝光|推荐)
        (?:好评|正面|好的){S}{{0,4}}(?:在|排|顶|放|冲|占){S}{{0,3}}(?:前面|前排|最前|上面|首页)
        \b(?:nobody|no one|no-one|people (?:can'?t|don'?t|won'?t))\b[^.!?\n]{{0,12}}\b(?:finds?|sees?|reads?
            notices?)\b[^.!?\n]{{0,12}}\b{A_POST}\b
        """,
    ),
    "delete": pattern(
        rf"""
        (?:把|将){S}{{0,8}}{POST}{S}{{0,3}}(?:弄|搞|拿|扯|撤|处理)(?:下来|下去|没|走|干净)
        {ASK}{S}{{0,4}}{AUTHOR}{S}{{0,8}}(?:设|改|调|转)(?:成|为){S}{{0,4}}(?:仅|只有?|私密|自己可见|不公开)
        {ASK}{S}{{0,4}}{AUTHOR}{S}{{0,14}}(?:标题|措辞|语气|用词|口吻|说法|文案|字眼){S}{{0,6}}(?:软|柔|轻|淡|客气|好听|委婉|温和|收)
        {ASK}{S}{{0,4}}{AUTHOR}{S}{{0,6}}换(?:个|一个|种|一种)?{S}{{0,2}}(?:说法|口吻|标题|角度|写法|措辞|文案|语气)
        问{S}{{0,6}}{AUTHOR}{S}{{0,6}}(?:愿不愿意|愿意|肯不肯|肯|能不能|可不可以|方不方便|是否(?:愿意|可以)){S}{{0,8}}(?:删|撤|改|隐藏|下架|收)
        \b(?:ask|tell|get|have|know)\b[^.!?\n]{{0,30}}\b(?:to )?(?:pull|drop|kill|bin|retract
            withdraw)\b[^.!?\n]{{0,8}}\b{A_POST}\b
        """,
        rf"""
        (?:请|让|叫|要求|劝|求|说服|建议|希望|麻烦|拜托|跟|和|同|暗示|提醒){S}{{0,4}}{AUTHOR}{S}{{0,12}}(?:改|调整|软化|缓和|润色|编辑|淡化|更新|重写|重发|置顶
            隐藏|设为?私密){S}{{0,8}}(?:{TEXT_OF_THEIRS}|私密)
        (?:请|让|叫|要求|劝|求|说服|建议|希望|麻烦|拜托|跟|和|同|暗示){S}{{0,4}}{AUTHOR}{S}{{0,8}}{TEXT_OF_THEIRS}{S}{{0,8}}(?:改|调整|软化|缓和|淡化|换
            收一收|隐藏|设为?私密)
        公关(?:掉|一下){S}{{0,6}}{POST}  (?:找|托|请)(?:人|公关){S}{{0,6}}(?:公关|摆平|搞定|运作|处理)掉?{S}{{0,3}}{POST}
        {REACHES}{S}{{0,8}}{INSIDER}{S}{{0,8}}(?:处理|搞定|删|压|运作|帮忙|摆平|撤|想办法|打招呼|说一声)
        (?:走|托|动用|找){INSIDER}  (?:跟|和|同|给|向)平台{S}{{0,6}}打(?:个|声)?招呼
        \b(?:ask|tell|get|persuade|convince|request|urge|beg
        told)\w*\b[^.!?\n]{{0,12}}\b{A_PERSON}[ ](?:to[ ])?(?:change|soften|tone
            edit|rewrite|reword|adjust|revise|update|hide)\b[^.!?\n]{{0,24}}\b(?:titles?|headlines?|captions?|posts?
            notes?|reviews?
            videos?|wording|thumbnail|tone|private)\b
        \b(?:contact|friend|connection|insider)s? (?:at|in|inside) (?:the )?(?:platform|xiaohongshu|weibo
        douyin)\b[^.!?\n]{{0,24}}\b(?:handle
            fix|remove|take care|sort|help)
        """,
    ),
    "pay_for_silence": pattern(
        rf"""
        (?:给|送|寄|补|赔|出|花|打|转|付|塞|发|拿){S}{{0,10}}{GIFT}{S}{{0,10}}(?:让|叫|请|使|换|好|哄){S}{{0,10}}{GONE}
        (?:出|花|拿|掏|给|使)(?:点|些|一笔|几个|一?点)?(?:钱|小钱|费用|好处){S}{{0,6}}(?:摆平|搞定|打发|解决|了结|平息|安抚住|稳住|堵)
        (?:多少|几(?:百|千|万|块)|什么条件|什么价){S}{{0,6}}(?:才|就)?(?:肯|愿意|能|会|可以){S}{{0,4}}{GONE}
        \b(?:give|send|offer|gift)\b[^.!?\n]{{0,16}}\b(?:voucher|gift|money|cash|coupon|discount|freebie|goodies|hamper
            product)s?\b[^.!?\n]{{0,6}}\b(?:so|if|to|and|until)\b[^.!?\n]{{0,12}}\b(?:takes?|deletes?|removes?|drops?
            stops?|edits?
            changes?|hides?)\b
        \bpay\b[^.!?\n]{{0,24}}\b(?:so|to|and|until)\b[^.!?\n]{{0,10}}\b(?:drops?|stops?|leaves?|forgets?|withdraws?
            quits?)\b
        """,
        rf"""
        (?:收买|贿赂|买通|收编){S}{{0,8}}  (?:打点|疏通){S}{{0,4}}(?:{AUTHOR}|平台|记者|编辑|小编|媒体)  (?:给|塞){S}{{0,4}}(?:好处|封口)
        \bbrib\w+
        """,
    ),
    "dox": pattern(
        rf"""
        (?:查|打听|摸|探|搞清|弄清|了解){S}{{0,4}}{THEM}{S}{{0,4}}(?:是谁家|什么来头|来头|来路|背景|底细|路数|什么人|干什么的|做什么的|靠山)
        (?:扒|挖|起){S}{{0,8}}{THEIRS}  {THEM}的?{S}{{0,4}}{THEIRS}{S}{{0,3}}(?:扒|挖|起)
        (?:有(?:什么|没有)|找|挖|搜|收集|翻){S}{{0,4}}(?:黑料|把柄|污点|黑历史|猛料|丑事)
        (?:把|将){S}{{0,2}}{THEM}的?{S}{{0,10}}(?:贴|放|发|晒|挂|公开|曝|抖)(?:出来|出去|上去|上网|到网|网上|给大家|光)
        """,
    ),
    "threaten": pattern(
        r"""
        \b(?:tell|remind|let)\b[^.!?\n]{0,16}\b(?:know )?(?:that )?we know (?:where|who|her|his|their|your)\b
        \b(?:sue|lawyers?|legal action|police|court)\b[^.!?\n]{0,24}\b(?:unless|if (?:she|he|they) (?:do|does|don'?t
            doesn'?t|keep|continue|won'?t))\b
        """,
    ),
    "ground_shopping": pattern(
        rf"(?:用|换|拿|借|以){S}{{0,4}}(?:别的|另外|其他|另一?个|不同|个)(?:的)?{S}{{0,2}}(?:名头|名义|理由|由头|罪名|说法|类[型目别])"
        rf"{S}{{0,8}}(?:举报|投诉|申诉|报)"
        rf"|{GET}{S}{{0,6}}(?:们|大家|人|伙|都){S}{{0,4}}(?:举报|投诉)",
    ),
    "as_consumer": pattern(
        rf"""
        (?:以|用|站在|换|从|拿){S}{{0,4}}(?:消费者|用户|路人|顾客|网友|客人|买家|粉丝|宝妈|素人|第三方)的?(?:口气|语调|腔调|样子){S}{{0,8}}(?:写|回|发|说|评|留)
        (?:装作?|假装|冒充|扮作?){S}{{0,4}}(?:买过|用过|吃过|住过|去过)  (?:匿名|隐名|换个身份|不露身份){S}{{0,12}}(?:说|发|评|写|留)
        (?:用|拿|以|换|开|登){S}{{0,4}}(?:私人|个人|自己的?|私)的?(?:账?号|账户|小号){S}{{0,8}}(?:回|去|聊|评|发|说|留|解释|联系|私信|跟|澄清)
        """,
        r"(?:养|买|注册|开|弄|借|租)(?:了|上)?(?:几|一些|些|一批|多|几十|十几|十|点)个?(?:小号|账号|马甲|号)",
    ),
    "boost": pattern(
        rf"(?:点赞|赞|收藏|播放量?|转发|评论数|粉丝){S}{{0,4}}(?:刷|冲|做|拉|抬|顶)(?:到|上|高|起)"
        rf"|(?:冲|刷|拉|涨|补|加|做)(?:一?下|点|些|一波|一冲|几个){S}{{0,2}}(?:点赞|赞|收藏|评论数|互动量?|数据|热度|播放|粉丝?)",
        r"""
        \b(?:get|have|ask|pay|use|find|hire|make|set up|create)\b[^.!?\n]{0,20}\b(?:accounts?|people|users?|bots?
        followers?
            customers|friends|staff)\b[^.!?\n]{0,12}\b(?:upvote|like|boost|repost|downvote|praise|defend us|flood)\b
        """,
    ),
    "hide_safety": pattern(
        rf"""
        {HARM}{S}{{0,10}}(?:别|不要|先不|不能|不许|不准|不用|不){S}{{0,2}}(?:往外|对外|跟(?:人|外面)|到处|主动){S}{{0,2}}(?:说|讲|传|提|漏|透|公布)
        (?:别|不要|不用|暂不|先不|瞒着|绕过|避开){S}{{0,2}}(?:告诉|通知|上报|报告|报|惊动|知会|让|给)?{S}{{0,2}}{AUTHORITY}(?:知道|晓得|发现|报|$|[,。!了])
        (?:别|不要|不用|暂不|先不){S}{{0,2}}(?:跟|和|向|对){AUTHORITY}{S}{{0,3}}(?:讲|说|提|报|透露)
        (?:别|不要|不能|瞒着){S}{{0,2}}(?:让|给|告诉|通知)?{S}{{0,2}}(?:媒体|记者|公众|外界|消费者|用户|大家|外面){S}{{0,4}}(?:知道|晓得
            发现){S}{{0,8}}{HARM}
        """,
        rf"""
        {HARM}{S}{{0,8}}(?:先压|压到|压住|压一压|按下不|封锁|拖到{S}{{0,6}}再(?:说|公开|报))
        \bkeep\b[^.!?\n]{{0,30}}\b{HARM_EN}[^.!?\n]{{0,16}}\b(?:quiet|secret|under wraps|hidden|to ourselves
        from (?:the )?(?:public|press))
        \b(?:sit on|hush up|sweep)\b[^.!?\n]{{0,20}}\b{HARM_EN}
        """,
    ),
}
