"""What a reply claims and may not: a clean bill, a cure, a void clause, a cause, a country; and data or money given."""

from handlers.checks.model import Level
from handlers.checks.word_rule import L, S, act, word_rule

NOT_ASSERTED = (
    r"是不是|是否|有没有|会不会|到底|究竟|不管|无论|还不|还没|还在|尚未|不清楚|不知道|不能|不敢|不确定|如果|要是|等|哪|什么|谁|怎么|whether|know|"
    r"not yet|until|\bif\b|can['’]t|may or may not|looking into|cannot"
)

CLEAN_BILL = (
    act(
        "SAFETY_DENIAL",
        Level.BLOCK,
        rf"""
        (?:问题|毛病|原因|症结|根子){S}{{0,6}}(?:出在|来自|在于|在|是)(?:了)?(?:别处|别的|其他|他处|外面|家里|另外|客观)  (?:肯定|一定|应该|多半|只能|必定)是(?:别的|其他
          另外的){S}{{0,6}}
        (?:每一?批|每一?瓶|每一?件|批批|出厂|这(?:一)?批|那(?:一)?批|检验|检测|数据|指标|报告|化验){S}{{0,10}}(?:过了?(?:检|关)|都过|全过|全绿|都绿|正常|达标|合格|没异常
          干净|漂亮){L}{{0,14}}(?:别处|别的|轮不到|扯不上|怪不到|无关
          没关系|排除|不会是|不可能|其他)
        (?:要|真){S}{{0,4}}(?:出事|有事|肿|吐|坏|怪){S}{{0,6}}(?:轮不到|怪不到|赖不到)  (?:so|means?|therefore|and) (?:it|that
          this) (?:can(?:not|['’]t)|could ?n['’]t|won['’]t|isn['’]t) (?:possibly )?(?:be |have been )?(?:the|our|us
          from|caused)  可以(?:完全)?排除{S}{{0,8}}(?:产品|我们|批|食品|奶|精华|这)
        (?:which|this|that|so it|it) (?:\w+ )?(?:rules?|ruled) (?:\w+ ){{0,4}}out  (?:rules?|ruled) out (?:the|our
          any) \w+
        (?:tests?|results?|lab\w*|batch|checks?|readings?)(?: \w+){{0,6}} (?:clean|fine|clear|negative|spotless
          within limits|passed)
        (?:has|have|had|must|got) (?:to )?(?:be|have been) (?:something|anything|someone|somewhere) else
        """,
        allowed_if_near=NOT_ASSERTED.replace("等|", "") + r"|will (?:share|post)|会贴|会公布",
        denied_within=r"不能排除|不敢|不能|can['’]t|cannot|not yet",
    ),
    act(
        "CAUSE_UNCHECKED",
        Level.BLOCK,
        rf"""
        (?:^|[,。!:])(?:就|应该|可能|估计|大概|确实|其实)?是{S}{{0,12}}(?:供应商|香料商|厂商|原料商|冷链|冷藏|仓库|空调|产线|灌装线|流水线|车间|工厂|模具|包材
          密封){S}{{0,10}}(?:状况|断了|坏了|没|出了|换了|失灵|故障|漏了|松了|停了
          问题)
        (?:冷链|冷藏车|冷库|空调|灌装线|产线|密封条|阀门){S}{{0,6}}(?:断了?|坏了?|停了?|失灵|没冲|漏了?|松了?)
        (?:a|the|one|some|our) (?:loose|bad|faulty|broken|cracked|worn|dirty|wrong|weak|poor|missing|leaking
          mislabel\w*)(?: \w+){{0,7}} (?:set|let|caused?|made|led|sparked|started|triggered|got|did)
        (?:supplier|factory|plant|vendor|manufacturer|workshop|our (?:team|line))(?: \w+){{0,2}} (?:changed|switched
          swapped|used|mixed|forgot|skipped|missed)(?: \w+){{0,6}}
        (?:set|sparked|started|kicked|brought) (?:this|it|that) (?:off|on)\b  (?:assembly|production|bottling|filling
          packing) line(?: \w+){{0,5}} (?:set|let|caused?|made|led|went|missed|failed)
        """,
        allowed_if_near=NOT_ASSERTED,
        denied_within=NOT_ASSERTED,
    ),
    act(
        "KEEPS_USING",
        Level.BLOCK,
        rf"""
        (?:先)?(?:减半|减量|减少|少量|稀释|小口|薄薄?){S}{{0,6}}(?:的量|一层|地)?{S}{{0,4}}(?:给)?{S}{{0,4}}(?:喝|冲|吃|用|涂|喂|敷|泡)  (?:隔天|隔日
          隔一天|两天一次|每周){S}{{0,6}}(?:涂|用|喝|吃|敷|喂)
        (?:switch\w*|chang\w*|drop\w*|cut\w*|mov\w*|spac\w*)(?: \w+){{0,3}} (?:every other|once|twice|half|smaller
          alternate)
        (?:skin|body|scalp|stomach|baby|system|gums|eyes)(?: \w+){{0,2}} (?:gets?|get|grows?|be
          become) (?:\w+ )?(?:used|accustomed)
        """,
        allowed_if_after=r"(?:不(?:要|能|可以|建议|该|宜)|别|勿|停止|避免|医生)[^,。!?;\n]{0,6}",
        allowed_if_near=r"医生|医嘱|不要|不能|停用|停止|doctor|don['’]t|do not|stop",
    ),
)
VOID_CLAUSES = (
    act(
        "RIGHTS_DENIED",
        Level.BLOCK,
        rf"""
        (?:鉴赏期|犹豫期|冷静期|无理由|七天|7天|三包|退换){S}{{0,8}}(?:不|没|无法|也不|均不|概不){S}{{0,3}}(?:适用|包括|包含|算|支持|享|能走|受理|涵盖)  不(?:适用|享有
          包含|能走|再走|走){S}{{0,6}}(?:鉴赏|犹豫|无理由|七天|7天|三包)
        (?:包装|外盒|封条|吊牌|标签|塑封|盒子){S}{{0,4}}(?:一)?(?:拆|撕|剪|开|动)(?:了|掉|开|过)?{S}{{0,6}}(?:一律)?(?:不能|不给|就不|不可|没法|无法|不予|别想
          概不){S}{{0,4}}(?:退|换|走|售后|受理)
        (?:特价|福利|直播|折扣|清仓|秒杀|出清|优惠){S}{{0,8}}(?:售出|卖出|成交)?{S}{{0,3}}(?:不(?:能|可|受理|享)|没有|无|概不){S}{{0,3}}(?:退|换
          售后)  下单(?:即|就|便)(?:视为|代表|等于)
        (?:sale|discount\w*|clearance|promo\w*|reduced|livestream|opened|used|custom)(?: \w+){{0,3}} (?:can(?:not
          ['’]t)|won['’]t|are not|aren['’]t|may not) (?:be )?(?:return|refund|exchang|sent back|taken back
          eligible)\w*
        (?:once|after|when|if) (?:it['’]?s? (?:is |has been |been )?|you(?:['’]ve)? )?(?:open|unseal|unbox|us|unwrap
          worn|wash)\w*(?: \w+){{0,3}},? (?:\w+ ){{0,3}}(?:can(?:not|['’]t)|won['’]t|no longer
          not) (?:be )?(?:\w+ )?(?:return|refund|exchang|sent
          take|back)\w*
        (?:statutory|legal|consumer|cooling[- ]off|withdrawal|your) (?:right|rights
          period)(?: \w+){{0,5}} (?:doesn['’]t|don['’]t|does not|do not|not|n['’]t) (?:\w+ )?(?:apply|cover|include
          count|exist)\w*
        store policy overrides  \b(?:is|are) non-?(?:return|refund|exchang)able  no exceptions
        """,
        allowed_if_near=r"不算数|不认|无效|取消|改了|作废|不该|写错|照退|也退|也能退|可以退|给退|不受影响|撤|不合规|违规|照样|was wrong|but you can|law says",
        denied_within=r"可以退|都退|也能|照",
    ),
)
PLACES = r"(?:台湾|香港|澳门|西藏|新疆|钓鱼岛|南海)"
STATES = (
    word_rule(
        "SENSITIVE",
        Level.BLOCK,
        rf"""
        {PLACES}{S}{{0,8}}(?:独立|(?:另|是)(?:一|外)?个?国家|是(?:一|个|另){S}{{0,4}}国|不(?:是|属于){S}{{0,4}}(?:中国|大陆)|自古|主权|建国|回归|统一
          公投)  {S}{{0,4}}(?:中国|大陆){S}{{0,4}}(?:和|跟|与){S}{{0,2}}{PLACES}{S}{{0,4}}(?:是)?两(?:个)?国
        (?:taiwan|hong kong|macau|tibet|xinjiang)(?: \w+){{0,4}} (?:independent|independence|own country
          separate (?:country|state|nation)|a (?:country|nation|state)|not (?:\w+ )?part of|belongs? to|sovereign\w*
            free\b|liberat\w*|occupied)
        """,
    ),
)
CURES = (
    act(
        "MEDICAL_CLAIM",
        Level.BLOCK,
        rf"""
        (?:断根|根治|除根|去根|治愈|痊愈|完全康复|永不复发|不(?:会)?再(?:犯|长|复发|发作|掉|痒|痘))
        (?:疗程|瓶|盒|罐|周|月|天|支|贴){S}{{0,10}}(?:就|会|能|便|保证)?{S}{{0,4}}(?:长回来|长出来|重新长|再生|白回来|消失|见好|变好|逆转)
        (?:毛囊|头发|发际线|牙龈|软骨|皮肤屏障){S}{{0,4}}(?:会|能|就|重新|再)(?:长|再生|修复|回来)
        (?:hair|nails?|skin|gums?|cartilage)(?: \w+){{0,2}} (?:grows?|comes?|grow|regenerat\w+) back
        (?:will|should|['’]ll)(?: \w+){{0,2}} (?:be )?(?:gone|cured|disappear|vanish|healed|clear)\b  gone for good
        """,
        allowed_if_near=r"医生|因人而异|不(?:能|敢|会)保证|没法保证|不能说|广告|文案|宣传|问题不(?:会)?再|doctor|can['’]t promise|hope",
        allowed_if_before=r"\s(?:out|up|live|on sale|answer|reply|explanation|date)\b",
        denied_within=r"不敢|不能|can['’]t",
    ),
)
COMMENT = r"(?:评论|留言|楼下|楼里|底下|下面|下方|这里|这条|这则|这篇|回复里|跟帖|公屏)"
WHO = r"(?:全名|姓名|名字|姓什么|叫什么|电话|号码|手机|生日|身份证|证件|地址|门牌|住址|几栋|几零几|几号楼|哪个小区|住哪|住在|订单|单号|卡号|邮箱|会员号)"
ASKS_OTHERWISE = (
    act(
        "PRIVATE_DATA",
        Level.BLOCK,
        rf"""
        {COMMENT}{S}{{0,8}}(?:回|写|打|敲|留|报|贴|发|告诉|说|填|补){L}{{0,14}}{WHO}  {WHO}{S}{{0,10}}(?:回|写|打|敲|留|报|贴|发|补)(?:在|到
          给)?(?:我|我们)?{S}{{0,2}}{COMMENT}
        (?:reply|respond|answer|comment)(?: \w+){{0,4}} with (?:\w+ ){{0,3}}(?:name|number|address|phone|birthday
          email|surname|order|id|postcode)\b
        (?:comment|reply|write|post|type|drop) (?:here )?(?:with )?(?:us )?your(?: \w+){{0,3}} (?:name|number|address
          phone|birthday|email|surname|postcode)\b
        (?:tell us|let us know|write|say|state|type) (?:here|below|right here|in the comments?
          publicly)(?: \w+){{0,5}} (?:name|number|address|phone|live|birthday|email|surname|order\w*|id|postcode)\b
        """,
        allowed_if_near=r"不要|别|请勿|不用|千万|无需|切勿|避免|\bdms?\b|don['’]t|do not|never|no need|message us|"
        r"inbox|打码|更新|公布|我们(?:在|会)",
        denied_within=r"不方便|不要|别|勿|私信|私讯|我们",
    ),
)
CLAIMED_ANYWHERE = (*VOID_CLAUSES, *STATES, *CURES)
