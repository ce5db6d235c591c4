"""Acts in words that accuse, threaten, sell or hush without saying so (R75, R82-R87, R118)."""

from handlers.checks.model import Level
from handlers.checks.word_rule import YOU, S, act

REFUSED = r"不会|不用|不必|不该|不应|绝不|从不|没有|别(?:去|再)?(?:说|发)|n['’]t|\bnot\b|never|nobody|wrong"
COUNT = r"(?:\d+|[一二两三四五六七八九十几好多]+)"
BUYER = r"(?:这|那)(?:位|个|名)?(?:顾客|客人|买家|用户|客户|女士|先生|人|账号|id)"

QUIETLY = (
    act(
        "HUSHES_UP",
        Level.BLOCK,
        rf"""
        关(?:起|上|着|了)门(?:来)?{S}{{0,8}}(?:解决|处理|谈|说|商量|聊)  就当(?:没|什么都没|从没){S}{{0,8}}(?:事|发生|说过|看见)
        (?:知道|晓得|看到|听说)的?人?{S}{{0,3}}(?:越少|少一?个|少一?点)  (?:不要|别|不必|不用|先别|无需|莫)(?:再)?让{S}{{0,8}}(?:人|大家|别人|旁人|外界|媒体|更多人
          同事
          家长|朋友|邻居){S}{{0,6}}(?:知道|晓得|看到|听到|看见|听见)
        (?:别|不要|勿|先别|不必|莫)(?:再)?{S}{{0,6}}(?:跟|和|同|对|向){S}{{0,10}}(?:提(?:起|及|到)?|说起?|讲|聊|诉苦)(?:这|那|了|$|[,。!])
        (?:别|不要|勿|先别|莫)(?:再)?(?:提(?:起|及|到)?|讲起?)(?:这|那)(?:件)?(?:事|回事)?  {YOU}?(?:那边)?(?:嘴|口)(?:严|紧)  (?:嘴上|嘴巴)?(?:把
          守)(?:个)?(?:门|口如瓶)
        (?:不必|不用|别|不要|没必要){S}{{0,4}}(?:人尽皆知|弄得满城|闹得|闹到|见光|摆到台面|搬上台面)  (?:私底下|私下|台下|背后)(?:里)?{S}{{0,4}}(?:处理|解决|摆平|消化
          了掉|讲和)
        烂在{S}{{0,6}}(?:肚子|心)里  (?:自己人|自家人|咱们|我们|你我|双方|两边){S}{{0,4}}(?:知道|晓得|清楚)就(?:好|行|可以|够)
        (?:低调|悄悄|安静|静静){S}{{0,4}}(?:处理|解决|点|一点|一些)
        (?:handle|settle|sort|solve|resolve|fix)(?: \w+){{0,3}} (?:quietly|discreetly|privately between
          off the record)
        (?:no need|no reason|don['’]t need|doesn['’]t need) for (?:anyone|anybody|others)(?: \w+){{0,3}} (?:hear|know
          see|find)
        behind closed doors  (?:kept?|keep(?:ing)?|stay(?:s)?|remain) (?:\w+ ){{0,2}}(?:within these|in the family
          under wraps|under the radar
          confidential|hush|private between)
        (?:rather|prefer)(?: \w+){{0,2}} you (?:didn['’]?t|did not|don['’]?t)(?: \w+){{0,3}} (?:up|mention|share|talk
          tell|say|post|discuss)\w*
        (?:fewer|less) people (?:who )?(?:heard?|knew|know|see|saw|hear)  no one else (?:needs?|has) to (?:know|hear
          see)
        (?:not|never|n['’]t) (?:\w+ )?(?:bring|mention|raise|speak of|talk about|tell)(?: \w+){{0,3}} (?:up |again
          anyone|anybody|others|friends)
          let['’]s (?:just )?(?:put this (?:to bed|behind)|forget (?:it|this|about)|draw a line)
        """,
        allowed_if_near=r"保护|隐私|个人信息|我们不会|不想让你|have to worry",
        denied_within=r"不会让|不能就当|我们(?:不会|不该|没)",
    ),
)
BELITTLES = (
    act(
        "MINIMIZE",
        Level.ACK,
        rf"""
        (?:也就|只有|就|不过|才|总共|一共|只是)(?:就|才|那么|这么|区区)?{COUNT}{S}{{0,2}}(?:个)?(?:人|位|户|例|单)(?:而已|受影响|碰到|遇到|中招|看到|有事|罢了)
        (?:不值得|没必要|犯不上|用不着){S}{{0,4}}(?:为|因|失眠|睡不着|闹|生气|上火|紧张|动气|大动|担心|放在心上|记在心上|纠结)  (?:别|不用|不必|甭)(?:太)?(?:放在
          往)心(?:上|里去)
        (?:only|just|merely|no more than|barely) (?:a )?(?:handful|few|couple|dozen|small number|tiny fraction
          fraction)(?: \w+)? (?:of )?(?:\w+ )?(?:people|customers
          users|accounts|orders|units|cases|buyers|guests|were|saw)  (?:hardly|barely|scarcely|not really|not) worth
          los(?:e|ing) (?:any )?sleep  (?:no need|nothing) to (?:make a fuss|get worked up|fuss|lose sleep|panic
            stress)  make (?:such )?a fuss
          storm in a teacup  (?:nobody|no one)(?: \w+){{0,2}} (?:notice|see|mind|care|tell)\w*
        (?:只是|不过是|也就|其实也就){S}{{0,4}}(?:一?小(?:块|点|条|道|处|根|滴)|小事|小问题|小毛病)  没(?:啥|什么)(?:大不了|要紧|关系的?$)  笑笑就过  这(?:点|么点)小事
        """,
        allowed_if_near=r"也不(?:能|该)|哪怕|就算|一个(?:人)?也|even|shouldn['’]t|too many|不是小事",
    ),
    act(
        "BLAME_USER",
        Level.BLOCK,
        rf"""
        (?:会|懂|擅长|习惯|熟悉){S}{{0,6}}的人{S}{{0,6}}(?:不会|不可能|都不|从不|没有?|就不)
        (?:手艺|技术|火候|手法|经验|心思|用心|细心|小心|仔细|认真|爱惜|讲究|动手能力|掌握){S}{{0,8}}的(?:人|用户|主妇|妈妈|家长|车主|买家){S}{{0,6}}(?:不会|都不|从不|没
          就不|就能|都能)
        (?:稍微|只要|但凡){S}{{0,3}}(?:读|看|用心|细心|小心|仔细|留意|注意|认真){S}{{0,10}}(?:就不会|不至于|便不会|哪会|就好|就没)
        {YOU}自己(?:忘(?:了|记)?|没){S}{{0,3}}(?:关|盖|拧|擦|洗|收|拔|充|锁|清|按|拿|换)
        (?:people|users?|owners?|customers?|someone|you|they) (?:who )?(?:don['’]?t|doesn['’]?t|do not|didn['’]?t
          won['’]t|fail to|forget to|can['’]t be bothered to)(?: \w+){{0,2}} (?:bother
          tighten|read|close|clean|follow|seal|rinse|check|dry|store|take care|look after)\w*
          (?:isn['’]?t|is not|aren['’]?t|weren['’]?t|wasn['’]?t|hasn['’]?t been) (?:\w+ )?(?:closed|tightened|sealed
            cleaned|used|stored|fitted|assembled|rinsed
            charged|handled)(?: \w+){{0,3}} (?:properly|correctly|right|by the (?:user|customer|owner))
          (?:careful|experienced|sensible|attentive|skilled|patient|normal|most) (?:\w+ )?(?:owners?|users?|people
            cooks?|buyers?|parents?) (?:\w+ )?(?:never|don['’]t|do not|rarely|wouldn['’]t
            manage)
        """,
        allowed_if_near=r"没(?:有)?(?:做)?错|不是(?:你|您)|不怪|都会|难免|谁都|anyone|anybody|our (?:fault|mistake)|我们没|说明书没",
    ),
)
SHOWS_THE_CUSTOMER = (
    act(
        "ATTACKS_CUSTOMER",
        Level.BLOCK,
        rf"""
        (?:{YOU}(?:这|的)?(?:个)?(?:号|账号|账户|帐号|id)?|{BUYER}){S}{{0,8}}(?:今年|去年|上个?月|这个?月|一年|半年|近[一半]年|最近|前后|已经|累计|总共
          光){S}{{0,8}}(?:退|投诉|差评|换|索赔|仅退款){S}{{0,4}}{COUNT}
        (?:什么|哪|怎)(?:样|种|路)?的?(?:买家|顾客|客人|人品|素质|为人|货色|人){S}{{0,4}}(?:大家|心里有数|自己清楚|一目了然|$|[,。!])  心里(?:都
          自然)?有数{S}{{0,8}}(?:买家|顾客|客人|人)
        (?:看|翻|查)(?:了|过|看)?{YOU}(?:的)?{S}{{0,4}}(?:过往|以前|之前|过去|历史|往期|平时|主页){S}{{0,10}}
        {YOU}{S}{{0,4}}(?:过往|过去|以前|历史|之前|平时)的?{S}{{0,3}}(?:留言|评论|发言|订单|记录|评价|帖子|笔记){S}{{0,10}}(?:都|全|到处|每|总|老|净)
        (?:走到哪|到哪|每一?家|去哪家|逢店){S}{{0,4}}(?:吵|闹|骂|投诉|差评|挑)  (?:可能|大概|恐怕)?(?:是)?习惯(?:了)?(?:吵|闹|骂|吧)
        (?:同一个|这就是(?:那|上次)|就是(?:那|上次)){S}{{0,8}}(?:买家|顾客|客人|人){S}{{0,14}}(?:退|穿|用|吃|要)
        (?:{BUYER}|{YOU}){S}{{0,10}}退(?:货|单|款)?(?:了)?{COUNT}{S}{{0,2}}(?:多)?(?:次|单|件|回|笔)
        {YOU}是{S}{{0,6}}(?:退货率|退款率|投诉|差评|难缠|挑剔){S}{{0,8}}(?:客户|顾客|用户|买家|的人)  {BUYER}{S}{{0,4}}(?:上次|之前|以前|每次|又|一直
          总){S}{{0,4}}(?:也|都|就)?(?:是)?{S}{{0,4}}(?:闹|吵|退|这样|骂|要)
        you (?:returned|sent back|refunded|complained|claimed)(?: \w+){{0,3}} (?:last|this|items|times|orders|already
          before|again)
        (?:this|that) is the same (?:buyer|customer|person|guest|user|account|shopper)  for (?:everyone|anyone
          those) (?:reading|following|watching|wondering)
        (?:this|that|your) (?:buyer|customer|account|shopper|user|guest|profile) (?:has|have
          had) (?:\w+ )?(?:sent back|returned|complained|claimed|refunded|demanded|left)
        your (?:order|purchase|return|review|posting|comment) history  (?:kind|sort|type) of (?:buyer|customer|person
          shopper|guest) you
        """,
        allowed_if_near=r"退款我们|该退|我们(?:不|没)(?:会)?|隐私|泄露|不会公开|私[信讯]|"
        r"we (?:won['’]t|don['’]t|never)|hello|update|here['’]s|good|help",
        denied_within=REFUSED,
    ),
)
WARNS = (
    act(
        "THREAT",
        Level.BLOCK,
        rf"""
        {YOU}的?{S}{{0,4}}(?:是谁|真名|单位|公司|住处?|老家|学校|工作|身份|上班|底细
          家人){S}{{0,10}}(?:打听|查|找|问|认|挖)得?(?:到|出来?|着)  {YOU}{S}{{0,10}}(?:不难|很容易|轻易|有办法|有的是办法
          总能){S}{{0,4}}(?:打听|查|找|知道|认)
        (?:在哪|哪里|什么地方|哪家){S}{{0,3}}(?:上班|工作|住|读书|上学){S}{{0,8}}(?:知道|清楚|打听|查|找)
        (?:话|字|帖|文|视频|东西|内容|言论)?{S}{{0,6}}(?:说|讲|发|写|传|贴)(?:出(?:去|口|来)|上网)?(?:的话|了|的)?{S}{{0,6}}(?:是)?(?:要|得|需要
          须)(?:自己)?{S}{{0,4}}(?:承担|负)(?:相应|法律)?{S}{{0,3}}(?:后果|责任|责)
        (?:发|写|说|传){S}{{0,10}}(?:之前|以前|前){S}{{0,4}}(?:最好)?(?:先)?(?:想想|想一想|考虑|掂量|三思|想清楚)  (?:想想|考虑){S}{{0,4}}(?:家里?人
          孩子|饭碗|工作|前途|单位)
        (?:对{YOU}|对谁)(?:也|都)?(?:没|没有)(?:什么)?好处  {YOU}{S}{{0,4}}(?:也)?(?:不想|不希望){S}{{0,8}}(?:单位|公司|家人|学校|领导
          同事){S}{{0,6}}(?:知道|看到|收到)
        (?:我们|公司|品牌)(?:的)?(?:法务|律师|顾问){S}{{0,8}}(?:关注|留意|盯|看着|感兴趣|在看|记录)  (?:截|存|录|记)(?:下来|好)?{S}{{0,4}}(?:存好|备用|留底
          在案)
        (?:吃|惹|摊上|招来|小心){S}{{0,2}}官司  (?:做人|凡事){S}{{0,2}}留一?(?:线|手|条)  日后好相见  不会?坐视(?:不管|不理)  (?:公司|我们|品牌)(?:也)?(?:不会
          不可能)(?:就这么算了|善罢|不追究|坐视|任由)
        (?:talk|speak|check) (?:to|with) (?:a|your) (?:lawyer|solicitor|attorney)  legal (?:letters?|notices?|trouble
          matter|problem)
        (?:counsel|lawyers?|attorneys?|legal(?: team| department)?|solicitors?)(?: \w+){{0,3}} (?:interest|eye
          watch\w*|attention|note|monitor\w*|follow\w*|notic\w*)
        think (?:very )?(?:carefully|twice|hard|long)(?: and \w+)? (?:about|before|whether|if)  we know (?:people
          someone|where|who|your|which)
        (?:leav|keep)ing (?:this|that|it) up (?:may|might|could|would|will|is)  (?:could|may|might|would
          will) (?:not )?(?:end|go|turn out|work out) (?:badly|well|poorly) for you
        you (?:may|might|could|will) (?:find|come to) (?:\w+ )?(?:regret|that|yourself|it)  (?:be|become
          get) (?:a )?(?:costly|expensive) (?:mistake|for you)
        """,
        allowed_if_near=r"我们(?:自己)?(?:承担|负责|来担|认)|we know (?:what|how)|快递|包裹|物流|单号|慢慢|是你的权利|再(?:发|答|说)|"
        r"我们(?:会|要)?(?:想|考虑)|订单",
        denied_within=REFUSED,
    ),
)
RUNS_DOWN = (
    act(
        "DISPARAGES_RIVAL",
        Level.BLOCK,
        rf"""
        (?:那家|上一(?:台|家|个|款)|前一(?:家|个)|隔壁(?:那)?家?|别家|别的(?:牌子|品牌|店|家)|其他(?:牌子|品牌|家)|人家|某[^,。!?\s]{{1,3}}|对面(?:那)?家?|他们家
          她们家){S}{{0,10}}(?:贴牌|小厂|代工|山寨|用料差|料差|偷工|减料|放到|过期|回收|翻新|二手|劣|假|三个月就|几天就|用不久|散架|挂掉|就挂|黑心|作坊
          科技与狠活|勾兑|掺|抄|克扣|短命)
        {S}{{0,4}}(?:那家|他们家?|她们家|那个|别的|对面|隔壁)(?:家|的)?(?:牌子|品牌|店)?{S}{{0,8}}(?:被罚|被查|上过?黑榜|暴雷|翻车|不干净|出过事|召回|倒闭)
        (?:cheaper|cheap|other|rival|competing|some) (?:brands?|shops?|sellers?|stores?|companies
          products?) (?:\w+ )?(?:use|sell|put|skip|cut|hide|make|don['’]t|never|are|get)
        便宜(?:是|就是)?(?:因为|在){S}{{0,16}}(?:差|过期|假|回收|劣|少|偷|旧|翻新|烂)
        (?:the )?(?:other|those|these) (?:guys|brands?|shops?|companies|sellers?|stores?|lot
          people)(?: \w+){{0,5}} (?:cut|skimp|cheat|fake|copy|lie|overcharge|use (?:cheap|fake|old|recycled)|corners
          rip|break
          fall apart|junk|rubbish|fail)
        (?:their|the other brand['’]s|competitors?['’]?s?|rival\w*)(?: \w+){{0,2}} (?:are|is
          were) (?:\w+ )?(?:known to|notorious|famous for|junk|cheap|rubbish|worse|fakes?|full of|made of|recalled)
        """,
        allowed_if_near=r"不评价|不如(?:人家|别)|比不上|人家做得|门店|我们(?:的)?(?:那家|这家|店)|不是(?:别|隔)|you['’]re right|our shop",
        denied_within=r"不评价|不好说|我们(?:自己|的店)",
    ),
)
OWNS_ONE = (
    act(
        "AS_CONSUMER",
        Level.BLOCK,
        rf"""
        (?:我|咱)(?:自己|家|家里|妈|爸|娃|女儿|儿子|老公|老婆|闺蜜)?{S}{{0,3}}(?:也|都|就)?(?:有|买了?|入了?|囤了?|回购了?|备了?
          摆了?){S}{{0,3}}{COUNT}(?:个|台|瓶|支|件|双|口|把|套|盒|罐|只|条)?{S}{{0,6}},?{S}{{0,6}}(?:都|一直|从来|至今|很|挺|还|没|依然|好)
        (?:作为|身为|以)(?:一?个)?{S}{{0,6}}(?:回头客|老客|顾客|消费者|用户|买家|过来人|粉丝|妈妈|同好)(?:的身份)?{S}{{0,4}}(?:说|来说|讲|,|觉得|推荐)
        我(?:自己|妈|爸|家|娃|女儿|儿子|老公|老婆)?{S}{{0,3}}(?:天天|每天|一直|常年|经常)(?:都|在)?(?:吃|用|喝|穿|擦|敷|戴){S}{{0,4}},?{S}{{0,4}}(?:从来
          也)?(?:没|好|挺|很|都)
        (?:作为|身为|以){S}{{0,4}}(?:使用者|爱用者|顾客|妈妈)  i (?:\w+ )?use (?:it|this|mine|ours)(?: \w+){{0,3}} (?:day|week|year
          night|myself|and|daily)
        (?:as|speaking as|being) (?:a|an) (?:\w+ ){{0,3}}(?:shopper|customer|buyer|user|mum|mom|dad|parent|fan
          owner) (?:too|myself|here|as well)
        (?:i|we) (?:\w+ )?(?:have|own|['’]ve got|got|bought|keep) (?:\w+ ){{0,3}}(?:at home|myself|of (?:these|them)
          in my (?:own )?(?:kitchen|house|bathroom|car|closet))
        (?:mine|ours at home|my own one)(?:['’]s| is| are| has| have| still| never)
        """,
        allowed_if_near=r"同事|试戴|内部|我们试|测试|质检|复现|员工|样品|抽查|拆|in stock|sample|in the lab",
    ),
)
VEILED = (*QUIETLY, *BELITTLES, *SHOWS_THE_CUSTOMER, *WARNS, *RUNS_DOWN, *OWNS_ONE)
