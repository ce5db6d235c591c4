"""Who is asked to do what to whose words: voices that are hired or steered, authors and platforms that are worked on.

The acts of the refusal list by their parts, beside the set phrases in `refusals` (X1, R151, R153, R162, R163).
"""

from collections.abc import Mapping

from handlers.checks.asked import A_PERSON, HARM, POST, THEM, S
from handlers.text.re2_patterns import Pattern, pattern

GET = r"(?:请|找|雇|让|叫|约|联系|安排|买|收买|拉|动员|组织|派|出动|托|弄|用|上|组建?)"
AUTHOR = rf"(?:{THEM}|达人|kol|koc|创作者|up主)"
VOICE = r"(?:自媒体|营销号|部落客|部落格|媒体|大v|kol|koc|达人|博主|写手|大号|号主|公关公司|mcn|素人|网红)"
TEXT_OF_THEIRS = r"(?:标题|措辞|语气|用词|口吻|说法|文案|封面|正文|标签|话题|帖子?|贴文|笔记|视频|影片|评论|差评|温和|柔和|缓和|委婉|好听|友好|正面)"
INSIDER = r"(?:熟人|关系|内部人员?|内线|自己人|后门|门路|人脉)"
HARM_EN = (
    r"(?:injur\w*|burns?|rash\w*|allerg\w*|hospital\w*|recall\w*|poison\w*|fire|hazard\w*|defect\w*|side effects?)"
)

INFLUENCE: Mapping[str, Pattern] = {
    "pay_for_silence": pattern(
        rf"""
        (?:收买|贿赂|买通|收编){S}{{0,8}}  (?:打点|疏通){S}{{0,4}}(?:{AUTHOR}|平台|记者|编辑|小编|媒体)  (?:给|塞){S}{{0,4}}(?:好处|封口)
        \bbrib\w+
        """
    ),
    "delete": pattern(
        rf"""
        (?:请|让|叫|要求|劝|求|说服|建议|希望|麻烦|拜托|跟|和|同|暗示|提醒){S}{{0,4}}{AUTHOR}{S}{{0,12}}(?:改|调整|软化|缓和|润色|编辑|淡化|更新|重写|重发|置顶
            隐藏|设为?私密){S}{{0,8}}(?:{TEXT_OF_THEIRS}|私密)
        (?:请|让|叫|要求|劝|求|说服|建议|希望|麻烦|拜托|跟|和|同|暗示){S}{{0,4}}{AUTHOR}{S}{{0,8}}{TEXT_OF_THEIRS}{S}{{0,8}}(?:改|调整|软化|缓和|淡化|换
            收一收|隐藏|设为?私密)
        公关(?:掉|一下){S}{{0,6}}{POST}  (?:找|托|请)(?:人|公关){S}{{0,6}}(?:公关|摆平|搞定|运作|处理)掉?{S}{{0,3}}{POST}
        {GET}{S}{{0,8}}{INSIDER}{S}{{0,8}}(?:处理|搞定|删|压|运作|帮忙|摆平|撤|想办法|打招呼|说一声)
        (?:走|托|动用|找){INSIDER}  (?:跟|和|同|给|向)平台{S}{{0,6}}打(?:个|声)?招呼
        \b(?:ask|tell|get|persuade|convince|request|urge|beg
        told)\w*\b[^.!?\n]{{0,12}}\b{A_PERSON}[ ](?:to[ ])?(?:change|soften|tone
            edit|rewrite|reword|adjust|revise|update|hide)\b[^.!?\n]{{0,24}}\b(?:titles?|headlines?|captions?|posts?
            notes?|reviews?
            videos?|wording|thumbnail|tone|private)\b
        \b(?:contact|friend|connection|insider)s? (?:at|in|inside) (?:the )?(?:platform|xiaohongshu|weibo
        douyin)\b[^.!?\n]{{0,24}}\b(?:handle
            fix|remove|take care|sort|help)
        """
    ),
    "fake_reviews": pattern(
        rf"""
        {GET}{S}{{0,4}}(?:网军|水师|刷手|五毛|侧翼|打手|键盘手|僵尸号)  洗版
        {GET}{S}{{0,6}}{VOICE}{S}{{0,8}}(?:发|写|出|推|铺|带|说|唱|拍){S}{{0,6}}(?:正面|好话|软文|好评|洗白|正能量|夸|吹)  软文{S}{{0,6}}(?:洗白
        盖|冲|压)  洗白
        (?:请|让|叫|劝|说服|要求){S}{{0,4}}{AUTHOR}{S}{{0,6}}(?:发|写|说|拍|补){S}{{0,6}}(?:好话|正面|好评|满意|表扬|夸)
        \b(?:hire|pay|use|bring in|find|get)\b[^.!?\n]{{0,16}}\b(?:trolls?|water army|sock ?puppets?|click ?farms?
        bots?)\b
        \b(?:get|have|pay|hire|find|ask)\b[^.!?\n]{{0,20}}\b(?:bloggers?|influencers?|creators?|media
        accounts?)\b[^.!?\n]{{0,16}}\b(?:positive
            good|glowing|praise|nice)
        """
    ),
    "as_consumer": pattern(
        r"(?:养|买|注册|开|弄|借|租)(?:了|上)?(?:几|一些|些|一批|多|几十|十几|十|点)个?(?:小号|账号|马甲|号)"
    ),
    "boost": pattern(
        r"""
        \b(?:get|have|ask|pay|use|find|hire|make|set up|create)\b[^.!?\n]{0,20}\b(?:accounts?|people|users?|bots?
        followers?
            customers|friends|staff)\b[^.!?\n]{0,12}\b(?:upvote|like|boost|repost|downvote|praise|defend us|flood)\b
        """
    ),
    "hide_safety": pattern(
        rf"""
        {HARM}{S}{{0,8}}(?:先压|压到|压住|压一压|按下不|封锁|拖到{S}{{0,6}}再(?:说|公开|报))
        \bkeep\b[^.!?\n]{{0,30}}\b{HARM_EN}[^.!?\n]{{0,16}}\b(?:quiet|secret|under wraps|hidden|to ourselves
        from (?:the )?(?:public|press))
        \b(?:sit on|hush up|sweep)\b[^.!?\n]{{0,20}}\b{HARM_EN}
        """
    ),
}
