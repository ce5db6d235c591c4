"""Which requests are refused to every person: the refusal list of the guides, X1, R162, R163.

These patterns read what a colleague asks of the desk, never a customer's post. A request is an act and its object;
"do not …" before the act is no request. re2, linear in the text.
"""

from handlers.case.card import LocalizedText, msg
from handlers.checks.asked import A_PERSON, A_POST, HARM, OURS, POST, THEM, S, as_request, as_wish, is_asked
from handlers.checks.schemes import schemes_in
from handlers.checks.schemes.phrases import PHRASES
from handlers.text.re2_patterns import NEVER, Pattern, normalize, pattern

_ACTS: dict[str, Pattern] = {
    "pay_for_silence": pattern(
        rf"""
        封口费  闭嘴费  hush money  私了
        (?:给|塞|花|付|转|打|送|掏|拿|俾|畀){S}{{0,6}}(?:钱|红包|好处|现金|万|千|块|元|礼){S}{{0,12}}(?:闭嘴|住嘴|封口|收声|收口|删|撤|下架|别(?:再)?(?:说|发
            闹)|不(?:再)?(?:说|发|闹)|摆平|打发|息事|改口|改评|改好评|搞定|了事|算了)
        (?:让|叫|要|请|使){S}{{0,8}}(?:闭嘴|住嘴|封口|改口){S}{{0,12}}(?:钱|红包|好处|赔偿|补偿)
        (?:付费|花钱|收钱|拿钱){S}{{0,4}}(?:删|撤|下架|摆平|改)
        \b(?:pay|paid|paying|offer(?:ed|ing)?|bribed?|money|cash|gift\w*
            refund\w*|compensat\w*)\b[^.!?\n]{{0,40}}\b(?:quiet|silen\w*|shut up|delete
            remove|take (?:it )?down|go away|stop (?:talking|posting)|change (?:the|their|her|his) review)
        (?:删|撤|改好?评|好评|不再发|别再发)[^。!?\n]{{0,8}}(?:就|才|再|便)(?:给|退|赔|送|补|打)  (?:前提|条件)是?[^。!?\n]{{0,10}}(?:删|撤|好评)
        \b(?:if|once|when|only|provided|as long as)\b[^.!?\n]{{0,30}}\b(?:delet\w+|remov\w+|take\w* (?:it )?down
            (?:good|positive|five.star) (?:review|rating|note|post))
        \bnegotiat\w+\b[^.!?\n]{{0,30}}\b(?:price|sum|amount)\b[^.!?\n]{{0,30}}\b(?:poster|author|him|her|them
            blackmailer|extort\w+)
        \b(?:buy|pay) (?:off|{A_PERSON} off)\b  \bbuy (?:his|her|their) silence
        """
    ),
    "threaten": pattern(
        rf"""
        (?:吓唬?|恐吓|威胁|恫吓|警告|施压|教训|收拾){S}{{0,4}}{THEM}  整(?:一下|治|死|垮|一整|整)?{THEM}  吓(?:一)?吓  吓唬
        (?:律师函|起诉|报警|告){S}{{0,6}}(?:吓|逼|施压|压{THEM})  (?:让|叫|逼){THEM}{S}{{0,6}}(?:后悔|害怕|闭嘴|吃不了|不敢|付出代价|道歉)
        (?:写|说|回|语气){S}{{0,8}}(?:威胁|恐吓|要告|强硬到)
        \b(?:threaten(?:ed)?|intimidated?|scared?|frighten(?:ed)?|bull(?:y|ied))\b[^.!?\n]{{0,30}}
        \bmake {A_PERSON} (?:regret|afraid|sorry
            pay)
        """
    ),
    "dox": pattern(
        rf"""
        人肉  开盒  起底  扒皮  社工库
        (?:查|找|搜|挖|扒|弄|搞|打听|调查|看看|告诉我){S}{{0,4}}{THEM}{S}{{0,8}}(?:住(?:哪|址|处)|身份|电话|手机|地址|单位|公司|工作|上班|家(?:里|人|庭)
            真(?:名|实)|底细|背景|学校|老公|老婆|微信|账号密码|黑料|黑历史)
        (?:曝光|公开|挂出?|发布?){S}{{0,4}}{THEM}{S}{{0,8}}(?:信息|身份|电话|地址|照片|真(?:名|实)|聊天|订单|资料|隐私)
        (?:挂|扒)(?:一?下|出|了)?{THEM}
        \bdox+\b  \b(?:find|look up|dig up|get|search for|tell me|figure out)\b[^.!?\n]{{0,30}}(?:lives?\b|real name
            home address|phone number|employer|works?\b|identity|dirt on)
        \bexpose {A_PERSON}  \bfind (?:out )?(?:his|her|their) (?:home )?(?:address|name|phone|number|employer|job)
        \bwho (?:is|are) (?:this|that|she|he|they)\b[^.!?\n]{{0,24}}\b(?:find|really|behind)
        """
    ),
    "as_consumer": pattern(
        rf"""
        (?:假装|假扮|冒充|扮成?|装成?|装作|伪装成?|假冒){S}{{0,6}}(?:消费者|用户|路人|顾客|网友|客人|买家|粉丝|宝妈|同学|素人|普通人|第三方|真人)
        (?:以|用|站在|换|从){S}{{0,4}}(?:消费者|用户|路人|顾客|网友|客人|买家|粉丝|宝妈|素人|第三方){S}{{0,4}}(?:身份|口吻|名义|语气|角度|视角|账号|号
            立场){S}{{0,10}}(?:写|回|发|说|评|留言|澄清|带)
        (?:小号|马甲|私人号|个人号|员工(?:的)?账号){S}{{0,10}}(?:回|发|评|顶|说|留言|带|澄清|点赞|怼|洗)  (?:用|拿|开|换|切|弄|上){S}{{0,4}}(?:小号|马甲)
        (?:写|说|回|发){S}{{0,4}}像{S}{{0,6}}(?:用户|顾客|消费者|路人|网友|买家|素人)
        \b(?:pretend|pose|act|write|reply|comment|post|speak)\b[^.!?\n]{{0,24}}\b(?:as|like) (?:an? |the
            some )?(?:\w+ )?(?:customer|consumer|buyer|user|fan|bystander|stranger|shopper|mum|mom)s?\b
        \b(?:pretend|pretending) to be\b  \b(?:burner|alt|fake|sock ?puppet)s? (?:account|profile|identit)
        """
    ),
    "fake_reviews": pattern(
        rf"""
        水军  水軍  托儿  僵尸粉  铺(?:量|素人|好评|笔记|水)  (?:假|虚假)(?:好?评|种草|测评|晒单|笔记|体验)
        (?:写|发|编|造|刷|买|找人?|雇|请人|安排|弄|搞|做|生成|来|批量){S}{{0,10}}(?:好评|五星|正面(?:评|笔记|内容|帖)|假评|种草(?:笔记|文)|晒单|买家秀|口碑)
        (?:控|洗|刷|带)(?:评|地|节奏|风向)  带一?波节奏  好评返现
        \b(?:fake|made.?up|invented|bogus|paid|staged)\b[^.!?\n]{{0,16}}\b(?:reviews?|testimonials?|comments?
            ratings?)  \bastroturf\w*  \bshills?\b
        \b(?:write|post|generate|create|make|buy|order|plant|seed|need|get)\b[^.!?\n]{{0,30}}\b(?:positive|good
            glowing|five.?star|5.?star|great|nice)\b[^.!?\n]{{0,12}}\b(?:reviews?|ratings?|comments?|testimonials?
            posts?|notes?)
        """
    ),
    "boost": pattern(
        rf"""
        刷(?:一?波|点|些|几|个)?(?:赞|量|单|评|收藏|粉|数据|榜|热度|流量|播放|转发|阅读)  (?:买|冲|做|养)(?:点|些|个)?(?:赞|粉|热搜|量|数据|流量|热度|收藏|榜)  互(?:赞
            粉|刷)  控评
        (?:组织|发动|让|叫|安排|号召|动员|喊){S}{{0,12}}(?:[点按]赞|收藏|转发|顶|评论|留言|刷)  (?:集体|一起|都去|全员|大家){S}{{0,6}}(?:[点按]赞|收藏|评论|转发|顶)
        (?:给|把|为|帮){S}{{0,6}}{OURS}{S}{{0,10}}(?:点赞|收藏|顶(?:上|一)|点(?:个|些)赞)
        \b(?:boost|inflate|pump|game)\b[^.!?\n]{{0,24}}\b(?:likes?|engagement|saves?|views?|numbers|followers|rank\w*
            our)\b  \b(?:buy|fake|bot|purchase|get some|get more)\b[^.!?\n]{{0,12}}\b(?:likes|followers|saves|views
            engagement|upvotes|traffic)
        \b(?:ask|get|have|tell|make)\b[^.!?\n]{{0,20}}\b(?:staff|employees|team|colleagues|everyone|fans
            friends)\b[^.!?\n]{{0,10}}\b(?:like|upvote|save|comment|flood)
        """
    ),
    "ground_shopping": pattern(
        rf"""
        (?:换|改|另|再找|随便|编|找)(?:一?个|个|下|一下|别的)?{S}{{0,4}}(?:理由|名义|借口|名目|由头|原因){S}{{0,8}}(?:举报|投诉|申诉|删|下架|报)  (?:举报|投诉
            申诉){S}{{0,10}}(?:换|改|随便|编)(?:一?个|个)?(?:理由|名义|借口|由头|原因)
        (?:哪个|什么|哪种)(?:理由|名义|原因|类型){S}{{0,10}}(?:容易|最?快|好过|管用|严|有用|通过|成功|稳)  (?:集体|组织|轮流|反复|批量|多次|找人|一起|疯狂|多找|全员
            狂){S}{{0,8}}(?:举报|投诉)  举报到
        (?:举报|投诉)(?:他们?|它|她)?{S}{{0,4}}(?:到|直到|死)
        \b(?:which|what|another|different|any|some)\b[^.!?\n]{{0,8}}\b(?:grounds?|reason|category
            pretext)\b[^.!?\n]{{0,30}}\b(?:report|remov\w*|work\w*|easiest|fastest|takedown|flag|tak\w+)\b
        \b(?:report|flag) (?:it|this|them|her|him)\b[^.!?\n]{{0,12}}\b(?:anything|something|whatever|any)  \b(?:mass
            keep|repeatedly|everyone|all of us)\b[^.!?\n]{{0,10}}\b(?:report|flag)\w*
        """
    ),
    "hide_safety": pattern(
        rf"""
        (?:别|不要|先不|不能|不许|不准|勿|不用|避免|不){S}{{0,2}}(?:提|说|讲|写|公开|承认|告诉|让(?:人|别人|大家|外面|用户|顾客|媒体)知道|透露|披露|声张|通报|上报|报告
            曝){S}{{0,12}}{HARM}
        (?:隐瞒|瞒(?:着|住|下)?|掩盖|遮掩|压着|藏(?:着|住)?|捂(?:着|住)?|淡化|弱化|模糊|略过|绕开|避开|避而不谈|跳过|删掉|去掉|拿掉){S}{{0,10}}{HARM}
        {HARM}{S}{{0,8}}(?:的(?:事|事情|情况|部分|消息))?{S}{{0,6}}(?:别|不要|先不|不能|不许|不准|不用|不)(?:提|说|讲|写|公开|承认|透露|告诉|报)
        {HARM}{S}{{0,10}}(?:瞒|压下|掩盖|捂|藏|淡化|带过|糊弄)
        \b(?:don'?t|do not|never|avoid|without|stop|no need to)\b[^.!?\n]{{0,12}}\b(?:mention\w*|say\w*|tell\w*
            admit\w*|disclos\w*|report\w*|talk\w*)\b[^.!?\n]{{0,30}}\b(?:injur\w*|burn\w*|rash\w*|allerg\w*
            hospital\w*|recall\w*|safety|poison\w*|fire|batch\w*|side effects?|hurt|hazard\w*|defect\w*)
        \b(?:hide|cover up|conceal|downplay|bury|leave out|(?:keep|stay|be) quiet (?:about|on)|say nothing (?:about
            of|on)|suppress|omit)\b[^.!?\n]{{0,30}}\b(?:injur\w*|burn\w*|rash\w*|allerg\w*|hospital\w*|recall\w*
            safety|poison\w*|fire|batch\w*|side effects?|hurt|hazard\w*|defect\w*)
        """
    ),
    "delete": pattern(
        rf"""
        删(?:帖|贴|评|文|稿|笔记|差评)  删(?:除|掉|了|光|干净)?[^,。!?;\n]{{0,8}}{POST}  ^(?:帮我|把它|直接|赶紧|快)?删(?:除|掉|了)?(?:吧|它|了|掉)?[。!]?$
        (?:下架|撤掉?|撤下|隐藏|屏蔽|处理掉|清理掉?|清掉|干掉|搞掉|搞没|弄没|弄掉|拿掉|抹掉|消掉|封掉?){S}{{0,8}}{POST}
        (?:把|将|让|叫|使|给我?){S}{{0,10}}{POST}{S}{{0,8}}(?:删|下架|撤|消失|没了|弄没|搞没|不见|隐藏|屏蔽|处理掉|清掉|干掉|封|拿下|搞定|弄掉)
        (?:让|叫|请|求|逼|劝|要|说服|联系|找){S}{{0,3}}{THEM}{S}{{0,10}}(?:删|撤|隐藏|下架|改(?:成|掉|评|好评|口))  (?:找|托|联系){S}{{0,8}}(?:关系
            公关|平台|内部|小二|客户经理){S}{{0,10}}(?:删|撤|下架|压|处理|搞定)
        \btake\b[^.!?\n]{{0,24}}\bdown\b
        \b(?:delete|remove|erase|take down|wipe|get rid of|scrub|kill|nuke)\b[^.!?\n]{{0,24}}\b{A_POST}\b  \b(?:make
            have|get|want|need)\b[^.!?\n]{{0,30}}\b(?:disappear|vanish|go away|deleted|removed|taken down|gone|pulled
            scrubbed)\b
        \b(?:ask(?:ed)?|tell|told|convinced?|persuaded?|get|got|make|made
            forced?)\b[^.!?\n]{{0,20}}\b(?:to )?(?:delete|remove|take (?:it|this
            that)? ?down|edit (?:it|the|their))
        """
    ),
    "bury": pattern(
        rf"""
        (?:压|沉|挤|顶|刷|推|埋|盖|冲|降|踢|赶){S}{{0,2}}(?:下去|下来|到(?:第?[二三四五2345]页|后面|最后|底)|沉|没|低|热搜|热度|掉|过去)  (?:压|降|撤|下
            消)(?:热搜|热度|热榜|负面|舆情)  压一压  沉底  沉(?:了|掉)
        (?:好评|正面|正能量|新内容|笔记|内容){S}{{0,10}}(?:稀释|淹没|盖过|盖住|冲(?:淡|掉)|覆盖|对冲|压过|刷屏)  (?:稀释|淹没|盖过|冲淡|覆盖|对冲){S}{{0,10}}{POST}
        (?:让|使|弄|搞|叫){S}{{0,12}}(?:搜不到|看不到|看不见|找不到|没人看|刷不到|被淹)  (?:限流|降权){S}{{0,8}}{POST}  (?:给|对|把){S}{{0,10}}(?:限流
            降权)  灌水  刷屏
        \b(?:bury|drown|outrank|flood|swamp|crowd out|dilute|hide|suppress)\b[^.!?\n]{{0,30}}\b(?:{A_POST}|results?
            search|negativ\w*)\b  \bpush\b[^.!?\n]{{0,30}}\b(?:down|off|page (?:two|2|three|3))  \b(?:page (?:two|2)
            second page)\b
        """
    ),
    "auto_post": pattern(
        rf"""
        自动(?:回复?|发布?|评论|私信|点赞|登录|发帖)  (?:帮(?:我|忙|我们)|替(?:我|我们)|你(?:来|去|直接|自己)|直接(?:帮|替|去)?|机器人){S}{{0,8}}(?:发(?:出去
            了(?:吧|$)|掉|布
            帖|到(?:小红书|微博|抖音|平台|评论|官号|账号|网上)|上去|评论|私信|给{THEM})|回帖|登录|登陆|评论区?回|私信(?:给)?{THEM})
        登[录陆]{S}{{0,8}}(?:小红书|微博|抖音|账号|后台|平台|官号)  定时发(?:布|送|出)?
        \b(?:post|publish|send|submit|comment|reply|message|dm)\b[^.!?\n]{{0,16}}\b(?:for (?:me|us)|automatically
            yourself|on (?:its|your) own|to the platform|on (?:xiaohongshu|weibo|douyin|rednote|xhs))\b
        \bauto.?(?:post|reply|publish|comment|like)\w*  \blog ?in (?:to|and)\b
        """
    ),
}
REFUSED_KINDS = tuple(_ACTS)


def refused_kind(request: str) -> str:
    """Return the kind of act a colleague asks for and the desk refuses; empty for any other request."""
    if not any(map(str.isalpha, request)):  # a button's press has numbers only
        return ""
    folded = normalize(request).text
    asked, wished = as_request(folded), as_wish(folded)
    for kind, own in _ACTS.items():
        text = wished if kind == "dox" else asked  # who somebody is may not be asked either
        for found in (own, PHRASES.get(kind, NEVER)):
            if any(is_asked(kind, text, hit) for hit in found.finditer(text)):
                return kind
    of_persons = (kind for kind in schemes_in(wished) if kind == "dox")
    return next(schemes_in(asked), "") or next(of_persons, "")


def refusal(request: str) -> LocalizedText | None:
    """Return the sentence that says why not and what to do instead, for a request that is refused."""
    kind = refused_kind(request)
    return msg(f"refusal.{kind}") if kind else None
