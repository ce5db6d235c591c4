"""Frames of working on opinion and on people: hired praise, boosting, attacks, digging, posing (R55, R161-R163)."""

from handlers.checks.schemes.frame import frame
from handlers.checks.schemes.vocabulary import AUTHOR, CROWD, GOOD

OPINION = (
    frame(
        "fake_reviews",
        r"""
        夸  捧  吹  说(?:几|两|点)?句?(?:好话|公道话|好的)  美言  撑[一场腰]  站台  洗地  护[航着]  辩解  带(?:一带|节奏|风向)  控评
        帮(?:我们|腔)[^,。!?]{0,4}(?:说|讲)  替我们[^,。!?]{0,4}(?:说|讲|解释)  把负面盖
        \b(?:prais\w+|rave|defend us|speak (?:up )?for us|gush|say (?:something )?(?:nice|good|kind|positive))\b
        """,
        CROWD,
        r"""
        找  请  让  叫  雇  安排  动员  发动  组织  号召  拜托  托  派  联系  拉  约  用
        \b(?:get|have|hire|ask|use|let|find|pay|recruit|mobili[sz]e|send)\b
        """,
        unless=r"谢|理性|\b(?:thank\w*|honest)\b",
    ),
    frame(
        "fake_reviews",
        r"""
        铺  投放?  写  出  发  批量  安排  生成  编  造  上  推
        \b(?:place|plant|seed|publish|put out|run|commission|buy|produce|order|arrange|write|flood|pump out)\b
        """,
        rf"""
        (?:[假编造]|正面|好评|软文|种草|素人|口碑|洗白)[^,。!?]{{0,4}}(?:稿|文|故事|笔记|评|内容|体验|测评|帖)
        (?:[\d一二两三四五六七八九十百千几多]+|一批|大量|批量)[篇条][^,。!?]{{0,4}}(?:种草|好评|正面|软文|笔记|素人|体验|测评)
        \b{GOOD} (?:\w+ )?(?:articles?|stories|posts?|notes?|coverage|content|pieces?|reviews?|comments?)\b
        \b(?:fake|made-up|invented) (?:\w+ )?(?:stories|reviews?|posts?|testimonials?|articles?)\b
        """,
        unless=r"""
        停|暂停|取消|撤下|下架|我们的?整改|附检测|揭|举报|被刷|\b(?:pause|stop|cancel|detect|report|no longer)\b
        """,
    ),
    frame(
        "fake_reviews",
        r"""
        试用  样品  邀请?  体验  免费  新品  正装  返现  送[^检审]  寄  返[^回]
        \b(?:free|trial|samples?|invit\w+|gift\w*|kocs?|kols?|creators?|influencers?|try|vouchers?|discount)\b
        """,
        rf"{GOOD}|不许说缺点|不能说不好|\bno criticism\b",
        r"""
        必须  要求  一定要  务必  才  前提  条件  保证  只能  只许  只要  换  返  约定  得写  需  \bwho (?:will|would)\b  \bwho will\b
        \b(?:required?|must|only|exchange|in return|condition\w*|as long as|if they|guarantee\w*|provided|have to
        agree to|expect\w*|mandatory|should)\b
        """,
        unless=r"""
        不要求|不得要求|好坏|如实|真实|不限|无条件|\b(?:honest\w*|good or bad|whatever|no strings|not required|no condition\w*)\b
        """,
    ),
    frame(
        "boost",
        r"刷  买  冲  做  拉高  \b(?:buy|order|purchase|boost|inflate|pump up)\b",
        r"""
        点赞  [个些的]赞  转发  收藏  评论数  播放  互动  阅读量  浏览量  粉丝数  \b(?:likes|shares|views|followers|reposts|upvotes|engagement)\b
        """,
        unless=r"为什么|怀疑|疑似|核对|统计|异常|\b(?:whether|suspect\w*|count)\b",
    ),
    frame(
        "threaten",
        r"""
        骂[^我]  怼  围攻  攻击  网暴  喷[她他死回]  教训  收拾  搞臭  搞死  弄死  整死  抹黑  黑[她他]  羞辱  逼
        \b(?:attack|harass|troll|bully|smear|discredit|humiliate|ruin|destroy|gang up|pile on|shame|go after|insult
        intimidate|threaten|scare|pressure|crush|hound|blacklist)\b
        """,
        AUTHOR,
        unless=r"""
        理性|收到|投诉说|她说|他说|被|骂我们|保护|\b(?:they|she|he) (?:attack|harass|threaten|insult)\w*|\bprotect\b
        """,
    ),
    frame(
        "threaten",
        r"\b(?:go|head) (?:over )?(?:to|under)\b  去  到  在  \bunder\b",
        r"""
        (?:她|他|博主|作者|对方|楼主|发帖人?)的?(?:主页|帖|贴|评论|视频|影片|直播|公司|学校|家)
        \b(?:her|his|their|the author's) (?:\w+ )?(?:page|post|video|profile|account|home|house|workplace|office
        school)\b
        """,
        r"""
        骂  举报  闹  理论  吵  堵  讨  控评  刷  反驳  澄清
        \b(?:argue|fight|debate|tell (?:her|him|them) (?:she|he|they|that|off)|argue|report|shout|complain|flood
        confront|protest)\b
        """,
    ),
    frame(
        "ground_shopping",
        r"举报  投诉[她他掉]  \b(?:report|flag)\b",
        r"""
        发动  组织  集体  一起  动员  轮流  全员  号召  大家都  每人  反复  直到
        \b(?:until|everyone|all of us|mass|fans|staff|together|repeatedly|our people|as many)\b
        """,
        unless=r"被|收到|统计|政策|培训|\b(?:reported by|us to report by)\b",
    ),
    frame(
        "dox",
        r"""
        黑料  黑历史  把柄  猛料  丑事  底细  老底  私生活  \b(?:dirt|skeletons|private life|secrets|past scandals?|compromising)\b
        """,
        r"""
        挖  找  扒  翻  查  搜  收集  发  放  曝  爆  给  用  \b(?:dig|find|look|get|leak|use|spread|gather|collect|publish|expose)\b
        """,
    ),
    frame(
        "dox",
        r"""
        挖  扒  曝光  公开  抖出  查出  找到  挂出  \b(?:dig|expose|reveal|publish|find out|track down|unmask|look up)\b
        """,
        AUTHOR,
        r"""
        身份  真(?:实)?[姓名]  真人  住址  家庭  单位  工作  学校  背景  过往
        \b(?:identity|real name|employer|school|family|where (?:she|he|they)|something on|background|past)\b
        """,
        unless=r"身份证|隐私投诉|脱敏|打码|客服|订单|购买|\b(?:privacy|order|purchase)\b",
    ),
    frame(
        "threaten",
        r"""
        (?:她|他|ta|对方|博主|作者|楼主|发帖人?)们?的?(?:老板|领导|公司|单位|学校|家人|父母|爸妈|老师)
        \b(?:her|his|their|the \w+'s) (?:boss|employer|school|parents|family|husband|wife|landlord|workplace)\b
        """,
        AUTHOR,
        r"""
        施压  打电话  告状  闹  投诉  反映  找上  通知  曝光  \b(?:call|pressure|complain|tell|write to|contact|phone)\b
        """,
        unless=r"""
        我们公司|分公司|本公司|快递公司|物流公司|公司(?:的)?(?:客服|质量|同事|流程)|住院|就医|受伤|\b(?:our company|injured|hospital|apolog\w*)\b
        """,
    ),
    frame(
        "threaten",
        r"""
        没好处  后果  下场  代价  厉害  好看  走着瞧  吃不了兜着走  \b(?:consequences|regret|pay for (?:this|it)|trouble|sorry)\b
        """,
        AUTHOR,
        r"让[^,。]{0,3}(?:知道|明白|尝|付出|看)  警告  提醒  告诉  \b(?:make|warn|let|tell|remind)\b",
        unless=r"抱歉|道歉|召回|风险|\b(?:apolog\w*|we are sorry|say sorry|recall|how sorry)\b",
    ),
    frame(
        "boost",
        r"""
        反黑  做数据  打榜  养号  净化(?:评论|词条|广场)  洗广场  空瓶  \b(?:brigad\w+|vote manipulation)\b
        """,
    ),
    frame(
        "as_consumer",
        r"""
        路人  过路  普通(?:人|顾客|用户)  真实?(?:顾客|用户)
        \b(?:passer-?by|neutral (?:observer|user)|ordinary (?:customer|user|person)|bystander)\b
        """,
        r"假装  装作  装成  扮  冒充  口吻  口气  身份  语气  \b(?:as|like|pose|pretend)\b",
        r"说  留言  评  发  回  写  \b(?:post|write|reply|comment|prais\w*|say)\b",
        unless=r"有人|冒充我们|\b(?:someone|somebody)\b",
    ),
)
