"""Posing as a customer, talking down others, talking up oneself (R118, X1, X21)."""

from handlers.checks.model import Level
from handlers.checks.word_rule import L, S, act

OTHERS = (
    r"(?:某[^,。!?\s]{1,4}|隔壁|别家|别人家|人家|其他家|其他品牌|别的(?:牌子|品牌|店|家)|同行|对面(?:那)?|那家|那些|友商|大牌|网红|小作坊|贴牌|山寨|杂牌|"
    r"[^,。!?\s]{1,4}家(?:的|那))"
)
WORSE = (
    r"(?:毒|烂|垃圾|坑|假|糟|黑心|差|脏|劣质|工业|添加|不敢|更贵|贵多|骗|抄|便宜货|地沟|科技|造假|翻车|不行|不如|强多|强太多|好多了|好太多|干净|良心|"
    r"安全|靠谱|放心|实在|便宜多|厚道|正规)"
)

AS_CONSUMER = (
    act(
        "AS_CONSUMER",
        Level.BLOCK,
        rf"""
        (?:我|本人|咱|偶)(?:自己|家|家人|妈|娃|家俩娃|也|就|朋友|们家|同学|闺蜜|室友|老公|老婆|姐)?{S}{{0,6}}(?:用|买|吃|喝|穿|住|装|去|回购|囤)(?:了|过
          的)?{S}{{0,8}}(?:半年|年|个月|次|回|瓶|支|套|好几|一直|从来|服帖|没掉|没坏){L}{{0,10}}(?:没|不错|好|挺|服帖|香|稳|值|推荐|靠谱|爱)
        (?:买过的|用过的|吃过的|住过的|路人|吃瓜|过来人|老顾客|老客|真实(?:用户|买家)|资深用户|老粉|铁粉|旁观者|自来水粉|打工人){S}{{0,4}}(?:说|表示|来|觉得|讲|作证|出来|飘过|一枚
          路过|我)
        (?:我|咱)(?:女儿|儿子|孩子|妈|妹|弟|闺蜜|奶奶){S}{{0,6}}(?:也|就|每天|天天|一直|都)?(?:在)?(?:吃|用|喝|穿|玩
          是这款){S}{{0,10}},?{S}{{0,6}}(?:没事|什么事|怎么没事|好|没)  (?:身为|作为|以){S}{{0,3}}(?:常客|老客|妈妈|宝妈|家长|邻居|网友|路人){S}{{0,6}}
          我(?:昨天|上个?月|上周|前几天)?(?:刚|也)?去过  random (?:shopper|customer|person)
        我{S}{{0,6}}也(?:是)?(?:穿|用|吃|买|住|去|喝|订)的?(?:这|他|它|咱)?(?:家|款|牌)
        (?:说|讲)(?:句|两句)公道话  (?:不是|又不是)(?:托|水军|打广告)  亲测(?:好用|有效|没事|不)  (?:个人|本人)觉得(?:挺|很|还|不错)
        i(?:['’]ve| have)? (?:been using|been a customer|bought|used|owned|had) (?:\w+ ){{0,4}}(?:for (?:years
          months|ages)|and (?:it|never|love|mine)|myself)
          (?:mine|my own) (?:works?|is|was|has been) (?:\w+ )?(?:fine|great|perfect|good)
          (?:as|speaking as) (?:a|an) (?:\w+ ){{0,2}}(?:customer|user|buyer|fan|bystander|parent)
        """,
        allowed_if_near=r"同事|试戴|内部|我们试|测试|质检|复现|员工",
    ),
)
RIVALS = (
    act(
        "DISPARAGES_RIVAL",
        Level.BLOCK,
        rf"""
        (?:比起|相比|不像)那些{S}{{0,12}},?{S}{{0,6}}我们
        (?:比|总比|起码比|至少比|不像|不比|相比|比起|对比|跟|和|不是|哪像){S}{{0,3}}{OTHERS}{S}{{0,16}},?{S}{{0,8}}{WORSE}
        {OTHERS}{S}{{0,4}}(?:放|用|卖|做|加|拿)的?(?:都)?(?:是)?{S}{{0,6}}(?:工业|假|粉|回收|劣|死|冻|过期|勾兑|重组|边角|二手)  (?:我们|起码|至少)好歹
        (?:去|看看|想想){S}{{0,3}}{OTHERS}{S}{{0,10}}(?:才|更|还){S}{{0,6}}(?:毒|烂|坑|差|贵|黑|过分|知道)
        {OTHERS}{S}{{0,4}}(?:才(?:叫|是)|更|还不如|也没好){S}{{0,6}}(?:毒|烂|坑|差|黑|狠|假|过分|严重)
        (?:at least|unlike)(?: \w+){{0,4}} (?:isn['’]?t|is not|aren['’]?t|not|don['’]?t)?(?: \w+){{0,3}} ?(?:junk
          cheap|rubbish|garbage|fake|knock-?offs?|like (?:other|some)|competitors?|[a-z]+ (?:sells?|makes?|uses?
            does))  unlike (?:other|some|most|certain|our|the|[a-z]+) (?:brands?|companies|competitors?|shops?
              stores?|sellers?)  (?:better|safer|cleaner|cheaper) than (?:other|most|any|the competition
                our competitors?|what [a-z]+ (?:sells?|offers?))
        """,
        allowed_if_near=r"比不(?:上|过)|不如人家|比别家差|人家做得好|学习",
    ),
)
PRAISES_ITSELF = (
    act(
        "PRAISES_ITSELF",
        Level.ACK,
        rf"""
        (?:选用|采用|精选|甄选|严选|源自|来自|进口|坚持用){S}{{0,10}}(?:材|棉|奶源|工艺|原料|技术|面料|配方|进口|产地|食材|级|牧场|皮)
        (?:成本|用料|品质|质量|口碑|工艺|标准){S}{{0,6}}(?:远)?(?:高于|超过|是同类|优于|好于|领先|比同|有保障|有口皆碑|摆在|一流|没得说|过硬|在线|看得见|全城|业内)
        (?:回购率|好评率|复购率|满意度|销量){S}{{0,6}}(?:\d|高达|第一|领先|最高|遥遥|爆|口碑)
        (?:绝?大多数|大部分|绝大部分|很多|大量|无数|广大|九成){S}{{0,3}}(?:客人|顾客|用户|买家|宝妈|消费者|人){S}{{0,6}}(?:喜欢|好评|满意|回购|认可|说好|爱)
        (?:深受|广受|备受){S}{{0,6}}(?:喜爱|好评|欢迎|信赖|认可)  (?:口碑最好|最受|热卖|热销|卖爆|明星产品|明星单品|镇店|王牌|国货之光|大厂|百年)
        (?:欢迎|快来|记得|可以)(?:再)?(?:来)?(?:品尝|尝尝|试试|体验|入手|看看){S}{{0,4}}(?:新|我们的|另)
        (?:most|many|thousands|millions|majority)(?: of)? (?:our |other )?(?:\w+ )?(?:customers|users|guests|people
          buyers|reviewers) (?:\w+ )?(?:love|adore|enjoy|rave|are (?:very |extremely )?(?:happy|satisfied)|rate)
          award[- ]winning  best[- ]sell\w*  premium (?:quality|materials?|ingredients?)  finest
          (?:trusted|loved) by  pride ourselves
        """,
        allowed_if_near=r"不能|不是|不该|投诉|降|差评|更觉得|对不起|辜负|这次|却|没做到",
    ),
)
