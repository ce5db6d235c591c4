"""Frames of making a voice go away: have it deleted, changed, paid for, and records altered (R28, R151, X1)."""

from handlers.checks.schemes.frame import frame
from handlers.checks.schemes.vocabulary import AUTHOR, DATA, PRESS, QUIET, STORY, TEXT, VALUE

ASKS = (
    r"问  催  请  让  叫  要求  劝  求  说服  建议  希望  麻烦  拜托  跟  和  同  暗示  提醒  盼  指望  引导  安排"
    r"  \b(?:ask\w*|tell|told|get|urge|nudge|remind|persuade|convince|beg|request|want|expect|chase|hint|"
    r"suggest\w*|encourage|have|could|can|would)\b"
)
SILENCE = (
    frame(
        "delete",
        r"""
        搞[掉没定]  弄[掉没]  干掉  做掉  摆平  洗掉  [全清]?洗[^,。!?]{0,4}(?:留言|评论|差评|负评)  洗干净  清干净  抹[掉去]  清[掉空]  消[掉失]  删[掉光]?
        撤[掉下]  踩下去  屏蔽  限流  公关掉  处理掉
        \b(?:get rid of|erase|wipe|scrub|nuke|kill|vanish|disappear|go(?:es)? away|gone|pulled|taken down|take down)\b
        """,
        rf"{TEXT}|{PRESS}",
        unless=rf"""
        {DATA}|我们自己|自己的?帖|自家|重复|错别?字|写错|草稿|广告|海报|工单|缓存|\b(?:duplicate|typo|draft|our own|ad|label|ticket)\b
        """,
    ),
    frame(
        "delete",
        r"""
        熟人  关系  内部人  内线  门路  人脉  打(?:个|声)?招呼  买通  疏通  打点
        \b(?:friends?|contacts?|insiders?|connections?|someone we know) (?:at|in|inside|of)\b
        """,
        r"""
        删  撤  压  下架  处理  搞定  摆平  限流  降  屏蔽  没
        \b(?:delet\w+|remov\w+|pull\w*|take\w* down|handle|fix|sort|hide|bury|down)\b
        """,
    ),
    frame(
        "delete",
        r"摆平  搞[掉定]  做掉  公关掉  收拾  \b(?:deal with|take care of|sort out)\b.{0,20}\bquietly\b",
        rf"{AUTHOR}|[这那]件?事|此事",
    ),
    frame(
        "delete",
        ASKS,
        rf"{AUTHOR}",
        r"""
        更新(?:笔记|帖|一?下|一?条|$|[,。?!了吗]|视频|内容|说明|文章)  (?:什么时候|何时|几时|尽快|赶紧|早点|能不能|会不会|再)[^,。!?]{0,6}更新
        (?:补|追加|加|发)(?:一|个|上|发)?[条篇段句个]?[^,。!?]{0,10}(?:说明|后续|澄清|更正|声明|更新|备注|好话)
        (?:改|换|调整|软化|淡化|润色|缓和)[^,。!?]{0,8}(?:文章|标题|措辞|语气|笔记|视频|帖|内容|文案|说法|结论|一?下|口径|写法)
        (?:文章|标题|措辞|语气|笔记|视频|帖|贴文|影片|说法|结论)[^,。!?]{0,4}(?:改|换|软|缓|淡|更新|撤|下)  改成?正面
        (?:改|设|转|调)(?:成|为)?(?:不公开|私密|仅自己|隐藏)  (?:更正|澄清)(?:$|[,。?!]|稿|声明|视频)
        \b(?:updat\w+|edit\w*|soften\w*|chang\w+|revis\w+|rewrit\w+|amend\w*|correct\w*|ton\w+ down|add\w*
        follow[- ]?up)\b[^.!?]{0,30}\b(?:post|note|video|review|article|wording|title|caption|headline|tone|line
        clarification|statement|story|it|conclusion|line|sentence|word)s?\b
        """,
        unless=rf"""
        {DATA}|不要求|事实错误|更正一处|自己|品牌|草稿|我们的?(?:声明|说明|帖|文)|\b(?:do not|don't|draft|our (?:post|statement|reply)
        factual error)\b
        """,
    ),
    frame(
        "pay_for_silence",
        VALUE,
        AUTHOR,
        r"""
        (?:改|编辑|修改|软|正面|好好写|怎么写|怎么说|看她|看他|看ta|表现|说好|配合)
        \b(?:edit\w*|soften\w*|chang\w+|updat\w+|behav\w+|positive\w*|writes? (?:well|nicely)|cooperat\w+)\b
        """,
        r"""
        暗示  透露  告诉  跟  和  就  会有  再  看  只要  如果  once  if  when  after  provided  in return  hint\w*  so that
        \b(?:tell|offer|promise)\b
        """,
        unless=r"批号|订单|如实|好坏|地址|不要求|怎么写由|\b(?:honest\w*|whatever|disclos\w+|address)\b",
    ),
    frame(
        "pay_for_silence",
        r"""
        [给送寄付转打塞补赔汇掏]  买  破费  意思一下  好说
        \b(?:pay\w*|wire|transfer|give|send|offer\w*|slip|gift|hand|buy|treat|compensat\w+|settle)\b
        """,
        VALUE,
        AUTHOR,
        QUIET,
        unless=r"律师|证据|警|公安|法务|投诉单|\b(?:police|lawyer|evidence|legal)\b",
    ),
    frame(
        "pay_for_silence",
        r"(?:给|付|打|转|汇|送|满足|答应)  \b(?:pay\w*|wire|give|send|meet|transfer)\b",
        r"""
        敲诈的?人?[^,。]{0,4}(?:钱|款|\d|[一二三四五六七八九十两]+[百千万])  勒索(?:的人|者)  敲诈(?:的人|者)
        \b(?:blackmailer|extortionist|extorter)s?(?:'s demands?)?\b  他要[^,。]{1,6}就给
        """,
        unless=r"警|公安|律师|证据|\b(?:evidence|police|messages?|lawyer)\b",
    ),
    frame(
        "hide_safety",
        r"""
        改[一下掉动]?  涂改  篡改  销毁  删  抽掉  拿掉  撕  隐去  遮[住掉]?  倒签  补[签做]  作假  伪造
        \b(?:destroy|shred|delete|alter\w*|tamper|doctor|backdate|edit out|remove|lose|rewrite|falsify|forge|hide)\b
        """,
        r"""
        (?:检测|化验|质检|检验|批次|生产|留样|出厂)[^,。!?]{0,4}(?:报告|记录|数据|台账|结果|单|日期)  监控|录像  [投客][诉服](?:邮件|[记纪]录|单)  证据  台账
        \b(?:(?:test|lab|batch|quality|production) (?:\w+ )?(?:reports?|records?|results?|data|dates?)|footage
        emails?|evidence|logs?|complaint records?|cctv)\b
        """,
        r"""
        再  先  不好看  不利  难看  给媒体  给记者  检查  稽查  抽查  监管  药监  市监|之?前  没发生  外面|别让
        \b(?:before|so that|so nobody|inspector|regulator|press|media|bad|ugly|audit\w*|nobody)\b
        """,
        unless=r"手机号|隐私|个人信息|身份证|错别?字|打码|\b(?:typo|personal|privacy|phone|redact)\b",
    ),
    frame(
        "delete",
        PRESS,
        r"""
        撤  毙  压  不发  别发  别登  不登  删  封杀
        \b(?:drops?|kills?|pulls?|spikes?|bur(?:y|ies)|withdraws?|not (?:run|print|publish)|hold back|retract)\b
        """,
        STORY,
        r"""
        让  请  叫  找  跟  和  给  劝  逼  威胁  好说  就  否则  不然
        \b(?:ask|get|tell|make|give|have|persuade|or|unless|so|if|threaten)\b
        """,
        unless=r"更正|核实|错误|\b(?:correct\w*|error|mistake)\b",
    ),
)
