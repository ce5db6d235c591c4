"""Others did it, it could not be helped, it is nothing: responsibility handed on or talked down (R75, R76)."""

from handlers.checks.model import Level
from handlers.checks.word_rule import YOU, L, S, act
from handlers.text.re2_patterns import alternatives

WE = r"(?:我们|咱们?|我店|本店|小店|店里|店家|商家|卖家|品牌|我家|我方|这边|公司|官方|总部|平台方|我)"
THIRD = alternatives(
    r"""(?:快递|物流|承运|配送|骑手|外卖员|邮政|顺丰|平台|仓库那|厂家|厂商|工厂|供应商|代工厂|经销商|代理商?|门店|商场|加盟(?:店|商)
      安装(?:队|公司)|师傅|外包|临时工|实习生|兼职|新来的|新人|第三方|运营商|银行|航空公司|航司|机场|房东|保险公司|承运方|货运
      司机|商户|合作方|服务商|电商|天气|海关|他们|那边|人家|对方)"""
)
ASK = r"(?:找|问|联系|联络|咨询|打给|打去|打电话给|投诉|反映给|反映|催|跟|向|去)"
FEELING = r"担心|生气|着急|怀疑|有疑(?:问|虑)|不放心|难受|吐槽|质疑|发火|骂|不高兴|火大|心里|情绪|失望|反应不过来|想问|介意|犹豫|怕"

DEFLECTS = (
    act(
        "DEFLECTS",
        Level.BLOCK,
        rf"""
        (?:不(?:归|由|属于|赖|怪|关|干|算)|轮不到|怪不(?:到|着|得)|赖不(?:到|着|上)){S}{{0,6}}{WE}{S}{{0,6}}(?:管|的?事
          负责|头上|的?(?:问题|责任|锅|错)|$|[,。!?])
        (?:跟|和|与|同|是){S}{{0,8}}(?:没(?:有)?(?:什么|太大|半点|任何|多大)?(?:关系|关联)|无关|不相干|关系不大|扯不上
          不搭界|没多大关系)
        (?:建议|只能|得|要|可以|直接|自己|自行|不如|还是|先|应该|需要|必须){S}{{0,6}}{ASK}{S}{{0,4}}{THIRD}{S}{{0,10}}(?:索
          赔  索赔|去|要|处理|解决|申诉|理赔|吧|呗|就行|了解|沟通|协商|追|问|查|说|赔)
        {YOU}{S}{{0,6}}(?:跟|向|找|问){S}{{0,2}}{THIRD}{S}{{0,4}}(?:要|去|说|问|索|理|赔)  (?:自己|自行)(?:打|找|去){S}{{0,3}}(?:问|催
          联系|电话|处理|解决|协商|想办法)
        (?:出了?|离开?|过了?|交(?:到|给)){S}{{0,10}}(?:就|便|以后|之后){S}{{0,4}}(?:不(?:归|由|关|是)|没(?:有)?(?:责任|义务
          关系)|管不)
        (?:签收|收货|确认收货|离柜|离店|出门|过了?\S{{0,4}}天){S}{{0,6}}(?:概不|恕不|就不|便不|不再){S}{{0,3}}(?:负责|受理|管
          处理|退|认)
        (?:临时工|实习生|新来的|新人|兼职|外包|那个(?:员工|店员|客服|人)|她|他|当事人){S}{{0,10}}已经?(?:被)?{S}{{0,3}}(?:开除|辞退
          开掉|滚|走人|离职|处分)
        (?:让|叫|把){S}{{0,4}}(?:滚蛋|开除|卷铺盖)  (?:我们|本店|平台|公司)(?:也)?只(?:是|负责|管)(?:个)?(?:卖|代|中介|平台|提供
          发货|撮合|展示|转|收|销售)
        """,
        allowed_if_after=rf"(?:我们|我|同事|客服|店长){S}{{0,8}}|(?:不|没|别){S}{{0,6}}",
        denied_within=r"(?:跟|和|与)(?:它|(?:这|那)?(?:条|篇|个)?(?:评论|评价|帖子?|笔记))|不能|不该|不用|不会让|不让|没让|别|我们(?:来|去)|"
        r"不代表|有没有|谁|哪|(?:跟|和|与|同)(?:你|您|孩子)|(?:专利|奖|证书)|[删撤改发写评说]不[删撤改发写评说]"
        r"|轮不到我们[评说判议]",
    ),
    act(
        "DEFLECTS",
        Level.ACK,
        rf"""
        (?:她|他|店员|员工|阿叔|大叔|师傅|同事|小哥|司机|骑手|店长|美容师|医生|服务员|小姑娘|年轻人){S}{{0,10}}(?:好心|好意|年纪大|火气|年轻|不懂事|也?不容易|压力大|心情不好
          不是故意|有口无心|刀子嘴|无心|为(?:你|您)好|照顾(?:你|您|她|他)|第一(?:天|周|次)上班|脾气就|性子|做得十|直肠子|嗓门)
        (?:已经?)?(?:请|让|叫)(?:她|他|那位|那个人?)走(?:了|人)  人(?:我们)?(?:已经)?不用了
        (?:原来|之前|以前|上一任|前任)的?(?:老板|店主|公司|股东|团队){S}{{0,6}}(?:跑|走|欠|的事|留下|卖的|收的)  (?:我们|本店)只是(?:接手|接盘|盘下|刚接|租)
        旧(?:会员|卡|账){S}{{0,6}}(?:自己|不认|不归|想办法)
        (?:得|请|要|去|可以|只能)(?:你|您)?(?:去)?{S}{{0,3}}找{S}{{0,6}}(?:谈|售后|说|要|问|处理|反映|算|协商)
        {S}{{1,8}}是{S}{{0,6}}(?:通知|安排|派|定|管|决定|要求|承包)的,{S}{{0,8}}(?:请|要|去|找|跟)
        (?:系统|规则|合同|条款)?照(?:规矩|规定|流程|章程)(?:走|办|来)  (?:当初|当时|之前){S}{{0,6}}(?:勾|签|点|同意|选|确认)了?{S}{{0,10}}(?:就|而已|的|了)
        (?:合同|条款){S}{{0,6}}(?:最后|第)\S{{0,3}}页{S}{{0,3}}写  点了?确认{S}{{0,8}}就  (?:钱|费用)就(?:不好|没法|不能)退
        (?:自己|自行)(?:想办法|解决|处理|承担|负责|留意)(?:吧|了|哦|啦|$|[,。!])
        (?:上|铁皮盒|盒子|包装|单子|页面){S}{{0,6}}(?:印着|写着|有)(?:他们|人家|厂家|快递|对方)的?(?:电话|联系方式|名字)
        (?:跟|找|同|向){THIRD}(?:反映|倾|傾|讲|说|投诉|申诉|理赔){S}{{0,6}}(?:有用|快|啦|吧|囉|$|[,。!])
        (?:催了?|问了?){S}{{0,8}}(?:也|都|人家|他们)(?:没用|不理|没回|不回)
        """,
        denied_within=r"不该|不能|不是理由|不用",
        allowed_if_near=r"不是理由|不找|不能当|不管|我们管|该我们|不该",
    ),
    act(
        "DEFLECTS",
        Level.ACK,
        rf"""
        (?:是|属于|因为|由于|怪|都是|多半是?|应该是|可能是|估计是|大概是|怕是|恐怕是){S}{{0,4}}{THIRD}{S}{{0,8}}(?:问题|责任|造成|弄
          原因|搞|失误|自己|慢|不熟|没经验|锅|挤|摔|压|拖|延误|忘|漏|错|加的|乱|态度|耽误|引起|导致|定的|规定)
        {THIRD}{S}{{0,4}}(?:那边)?(?:慢|自己加|规定|定的|要求的|压的|摔的|弄的|搞的|的锅|的责任|的原因|说了算|那边的事)
        (?:可能|应该|估计|大概|多半|怕是|也许|或许){S}{{0,3}}(?:是)?(?:在)?(?:运输|路上|途中|物流|快递|天气|高温|旺季|双十一|大促
          疫情){S}{{0,10}}
        (?:也|都|真|就|实在|确实|真的)?(?:没办法|没辙|无能为力|爱莫能助|只能等|管不了|帮不(?:了|上)|做不了主|没有?权限
          没得改|改不了|没法子|无法控制|控制不了|不可抗力|不在{S}{{0,6}}(?:范围|职责))
        (?:系统|规则|规定|政策|流程|合同|协议|公司|总部){S}{{0,4}}(?:就)?(?:是)?(?:这样|这么)(?:的|设|定|写|规定)?(?:的|$|[,。!])
        {YOU}{S}{{0,10}}(?:勾选|同意|签|点|确认)(?:了|过){S}{{0,8}}(?:协议|条款|合同|授权|须知|同意书)  依法有权|有权(?:将|把|向|使用
          共享|收集)
        (?:行业|业内|同行|大家|别家|各家|哪家|市面上){S}{{0,6}}(?:惯例|规矩|潜规则|都(?:是)?这(?:样|么)|也(?:是)?这(?:样|么)
          一样|差不多)
        """,
        allowed_if_near=r"怪我们|我们没|我们也没|没盯|没管好|该由我们|我们来|我们负责|我们认|不是理由|不找理由|不是借口|也是我们"
        r"|不能让|我们自己|说不准|还在查|我们赔|我们补|我们该|不能成为|不甩|不推",
    ),
    act(
        "DEFLECTS",
        Level.BLOCK,
        r"""
        take (?:it|this|that) up with
        (?:contact|call|ask|speak (?:to|with)|reach out to|check with|chase) (?:the|your) (?:\w+ )?(?:courier
          carrier|seller|bank|store|shop|airline|manufacturer|supplier|platform|delivery|driver|retailer|landlord
            reseller)
        independent contractors?  out of our (?:hands|control)  nothing (?:more )?we can do
        you(?:['’]ll| will) (?:need|have) to (?:\w+ )?(?:claim|ask|chase|contact|file|complain|take)
        not (?:our|my) (?:concern|business
          job|department|problem|fault|responsibility)
        once (?:it|the \w+) (?:leaves|left) our  we (?:only|just|merely) (?:sell|list|provide|ship|host|resell)
        (?:beyond|outside) our control
        (?:outsourced|third[- ]party|subcontract\w*) (?:\w+ ){0,3}(?:fault|problem|issue|responsib\w+|staff|partner)
        (?:courier|carrier|driver|supplier|factory|warehouse|bank|platform|agency|temp|intern)(?:['’]s)? (?:fault
          problem|issue|mistake|doing)
        (?:temp|intern|contractor|employee|staff member|he|she|they) (?:has|have|was|were
          had) (?:been )?(?:already )?(?:fired|sacked|let go|dismissed)
        (?:that|which|this) (?:would be|is) (?:on|down to|up to) (?:the|your) \w+
        you (?:agreed|consented|signed|accepted|ticked) (?:to )?(?:\w+ ){0,4}(?:terms|policy
          conditions|contract)
        """,
        allowed_if_after=r"(?:we['’]?(?:ve|ll)?|i['’]?(?:ve|ll)?|i am|we are)(?: \w+){0,3} ",
    ),
)

NORMAL = r"(?:正常|普遍|常见|常有|自然|难免|免不了|在所难免|通病|不可避免|避免不了|很平常|一般)"
MINIMISES = (
    act(
        "MINIMIZE",
        Level.ACK,
        rf"""
        (?:是|很|都|挺|非常|比较|蛮|也|算|属于|本来就){NORMAL}(?:的|了|现象|情况|范围|误差|啦|喔|哦|呀|嘛|$|[,。!~])
        (?:多少|总|都|肯定|一定|或多或少|多多少少){S}{{0,3}}(?:会|有){S}{{0,6}}(?:一?点|些|偏差|误差|色差|瑕疵|味道|磨损|掉色|气味)
        (?:谁家|哪家|哪个(?:平台|品牌|店|商家|公司)|哪有|哪里都|到哪都|什么{S}{{0,4}}不){S}{{0,10}}(?:都会|都有|不会?|没有?|一样)
        (?:才|也就|不过|只是|只有|无非|又不是){S}{{0,6}}(?:一?点点?|几(?:天|块|分|毛|个)|这么点|小事|个小|头发|一根|多大|什么大|要命)
        (?:没|不)(?:那么|这么|多|至于那么|至于这么|怎么|算|是什么|是多)?(?:严重|夸张|可怕|大事|大不了|大碍|要紧|打紧|碍事|影响)
        (?:犯不着|犯得着|至于吗|不至于|何必|大惊小怪|上纲上线|计较|较真|太当真|放宽心|想开(?:点|些)|看开|习惯就好|将就|凑合|忍(?:一?忍|一下|耐)|体谅|包容一下
          多担待|消消气|消气|大人大量|大度)
        (?:吃|用|喝|穿)(?:了|下去)?(?:也)?(?:没事|没关系|死不了|不会死|没啥|没问题|不碍事|不影响|没坏处)  死不了人  吃不坏
        (?:根|点|点儿|下|次|天|滴|块|条|小时|半小时){S}{{0,4}}(?:而已|罢了)  {S}{{1,10}}(?:而已|罢了|咪得|啫)(?:$|[,。!啦啊呀嘛了])
        不就(?:好|行|完|得|清静|没事|可以)了  (?:就|咪)(?:得|好|行)(?:啦|咯|囉|喇|了呀|了嘛)
        {S}{{1,8}}嘛,{S}{{0,8}}(?:总|再|很|都|难免|正常|急|慢)  (?:再)?正常不过  急不(?:得|来)  又不是什么{S}{{0,8}}(?:事|东西)
        (?:行规|惯例)(?:来|嚟)?(?:的|啦)?  (?:间间|家家|人人|个个)都?(?:是|系)?(?:这样|如此|会|有)
        每个人{S}{{0,4}}(?:反应|体质|感受|情况)(?:都)?不(?:同|一样)  已经(?:很|算)(?:不错|好|快|便宜|给面子)
        (?:scratches|wear|stains|noise|smell|delays?|swelling|marks)(?: is| are)? (?:mostly |just |only[ ]
          purely )?(?:add|cosmetic|character|natural|superficial|normal|harmless)\w*
          (?:plenty of|many|most|other) (?:buyers?|people|customers|guests) (?:love|like|prefer|enjoy|pack|manage)
          the contract is the contract  you signed (?:it|the|up for (?:it|this|that))
        总(?:会|要|得){S}{{0,4}}(?:谢|坏|掉|旧|老|松|磨)  (?:本来|原本|本身)就(?:有|会|是)(?:声音|味道|噪音|这样|这种|色差|气味|瑕疵)  心意(?:到|够)
        {S}{{0,6}}(?:很|满|挺|蛮)有(?:纪念意义|个性|特色|味道的)  (?:就当|权当){S}{{0,8}}(?:经验|捐|教训|锻炼|惊喜|学费)  没什么(?:值钱|损失|秘密|要紧)  不脏
        至于{S}{{0,8}}(?:吗|么|嘛)  可以忽略  忽略不计  微乎其微  无伤大雅  无关紧要  小插曲  小状况  小意外  不算什么  没什么(?:的|啦|$|[,。!])
        不影响(?:使用|食用|效果|口感|安全)
        """,
        allowed_if_after=rf"(?:^|[^别必用要])(?:{FEELING})[^,。!?\n]{{0,10}},",
        allowed_if_near=rf"{FEELING}|不正常|不算正常|不能算|不是正常|不该|才不|理解|(?:这么|这样)(?:问|想|担心|怀疑)|"
        rf"换(?:谁|我)|搁谁|放谁|麻烦|怎么会|您体谅我们|正常(?:使用|发货|营业|退|出货|"
        rf"工作|上班|运转|供应|走|到|接|情况|人)"
        r"|不影响(?:你|您)|恢复正常|不是小事|不是一句|该计较|完全正常的(?:反应|要求)|是应该|合理",
        denied_within=r"我们(?:也)?(?:不|没)",
    ),
    act(
        "MINIMIZE",
        Level.ACK,
        r"""
        (?:happens?|break|fade|shrink|crack|tear|leak)s? (?:all the time|to everyone|with (?:any|all|every)
          eventually|sometimes)
          (?:that|it|this)['’]?s? (?:is )?(?:\w+ )?(?:normal|common|expected|typical|natural|just how)
        (?:only|just|merely) (?:a |one |the )?(?:\w+ )?(?:cosmetic|minor|small|tiny|slight|few|little|bit|hair
          scratch|couple|day or two)  no big deal  nothing (?:major|serious|unusual|wrong with)
          blown out of proportion
        (?:bit|little) (?:dramatic|harsh|unfair|much)
        let['’]s (?:not|all) (?:exaggerate|overreact|calm|move on|be reasonable)  calm down  get over it
        these things happen  part of (?:life|the (?:charm|experience|process))
        (?:won['’]?t|doesn['’]?t|does not|will not|never) (?:kill|hurt|harm|affect)
        (?:every ?body|everyone|every body)(?:['’]s)? (?:\w+ )?(?:is |has )?different
        hardly (?:a )?(?:secret|news|unusual|dangerous|serious)  industry (?:practice|standard|norm)
        every (?:hotel|brand|shop|store|airline|company|app|restaurant) does  all-?natural
        (?:gets?|has) (?:a|an|the) \w+ (?:\w+ )?now and then
        most people (?:wouldn['’]?t|don['’]?t|never) (?:notice|mind|care|complain)  not the end of the world
        try to be patient
        """,
        allowed_if_near=r"understand|feel|angry|upset|frustrat|worr|shouldn['’]t|isn['’]t|not (?:normal|a small)",
    ),
)
NON_APOLOGY = act(
    "NON_APOLOGY",
    Level.ACK,
    rf"""
    (?:抱歉|遗憾|对不起|难过|不好意思){YOU}(?:有|产生|觉得|感到|感觉|会|认为|这么想|这样想|误会|不满意|不开心|不高兴){L}{{0,12}}
    (?:遗憾|抱歉)(?:听到|看到|得知)?{YOU}{S}{{0,3}}(?:觉得|认为|感到|不满意|不喜欢|有这样的)
    如果{S}{{0,12}}(?:让|给|令|使|对)?{YOU}{S}{{0,10}}(?:不适|不便|困扰|不满|不愉快|冒犯|不舒服|误解|伤害){S}{{0,4}},?{S}{{0,6}}(?:抱歉|道歉|歉意|对不起
      遗憾)
    (?:带来|造成|有)(?:了)?(?:一?些|了)?不(?:好|佳|愉快|太好|太愉快|美好)的(?:\S{{0,2}}体验|感受|印象)
    sorry (?:that )?(?:you|if you|if anyone|if this|if we|for any)(?: \w+)? (?:feel|felt|think|thought
      didn['’]?t|weren['’]?t|find|see it|perceive)  sorry (?:if|for any)  regret (?:that )?(?:you|any)
    """,
    allowed_if_near=r"烂|疼|等了|饿|白跑|委屈|这么久|被当成|没人",
)
NON_APOLOGIES = (NON_APOLOGY,)
