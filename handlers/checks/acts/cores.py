"""The core of an act, whatever the trade: who is handed the trouble, who is doubted, what is tied to what (R75-R87).

Wide on purpose, so they ask for a tick and never block.
"""

from handlers.checks.model import Level
from handlers.checks.word_rule import YOU, L, S, act

OURS = r"我们(?:来|会|也|自己|认|退|赔|补|负责|道歉|跑|追)|不代表|不能拿|不该|不应|不会说|道歉|对不起|算我们|不是理由|照退|收回|撤|摘|错的"
OTHERS = r"(?:厂家|厂商|经销商|房东|物业|平台|银行|海关|航司|柜台|教练|老师|达人|骑手|代运营|承运|车队|加盟|合作方|判头|旅行社|主办|建商|宅配|苹果|系统|代理)"
ADMITTED = r"we (?:own|fix|sort|apolog)|our fault|on us|sorry that|not your"

CORES = (
    act(
        "DEFLECTS",
        Level.ACK,
        rf"""
        (?:找|跟|问|向|去){S}{{0,8}}(?:要去|闹|理论|谈去|要吧|索要|本人要)  (?:反馈给|反映给|请打){S}{{0,6}}{OTHERS}
        {OTHERS}{S}{{0,6}}(?:自己|个人|独立)(?:运营|行为|开的|管理)  (?:总部|平台|品牌|公司|我们)(?:完全|也|概)?(?:不介入|不参与|不干预|不知情|不处理)
        (?:我们|公司|这边|本店)?(?:说了不算|帮不上|也很无奈|管不着|控制不住|没有任何责任|没有责任|不负责)  (?:又|总)?不能(?:怪|赖)(?:到)?我们  不能代表(?:公司|品牌|我们)
        (?:nothing|not anything) for us to  {S}{{0,30}}(?:s|r)['’]s? problem\b  blame the \w+  , not us\b
        doesn['’]t reflect (?:the|our)
        (?:handles?|sets?|controls?) (?:the )?(?:billing|payments?|prices?|fees?)\b{S}{{0,3}}[;,]? we
        """,
        allowed_if_near=rf"{OURS}|{ADMITTED}",
        denied_within=r"不用|不必|别去|不会让",
    ),
    act(
        "BLAME_USER",
        Level.ACK,
        rf"""
        (?:是|因为|说明|多半(?:是)?|肯定是|是不是|怕是|八成是?){YOU}(?:自己|的|家|家里|本人|那边|在|上次|之前|先前){S}{{0,14}}(?:没|太|多|少|不|乱|错|坏|差|糙|高
          低|用|摔|抽|揉|剪)
        {YOU}(?:自己|本人)?(?:没(?:有)?)(?:提前|按|先|看清|备注|注意|做|核对|打开){S}{{0,12}}  怪谁  才怪(?:$|[,。!])  怨不得  怪得了谁
        {YOU}(?:选|点|买)的{S}{{0,8}}(?:就该|就要|应该)想
        (?:家长|大人|父母){S}{{0,6}}(?:要|应该|该|得|多){S}{{0,4}}(?:顾好|督促|看着|看好|看紧)  {YOU}的?(?:网络|手机|头发|皮肤|指甲){S}{{0,6}}(?:太|本来|本身)
        did you even  you (?:probably|must have|may have)(?: \w+){{0,4}}  (?:hardly|isn['’]t) (?:the|our) \w+
        shouldn['’]t surprise you
        (?:parents|owners) are expected  (?:maybe|perhaps) (?:check|read|try)
        your \w+ is the (?:bottleneck|issue|problem|reason)
        """,
        allowed_if_near=rf"{OURS}|不是(?:你|您)|不怪|跟(?:你|您)|还好|心疼|是我们|{ADMITTED}|isn['’]t|may have (?:seen|heard|noticed)",
        denied_within=r"不是|没有错|没错|做错",
    ),
    act(
        "AS_CONSUMER",
        Level.ACK,
        rf"""
        (?:^|[,。!])(?:我|本人|姐妹)(?:也)?是?(?:上周|昨天|刚|家|妈|同款|路人|老客|住户|街坊|学员|消费者|家长|自来水|邻居){S}{{0,16}}(?:好|没|很|超|不错|负责
          两小时|零|用心|一样|同款|理)
        (?:老车主|路人|同航班|隔壁桌|同楼|我们宿舍){S}{{0,12}}(?:说|的|没|人手|零|挺)  (?:跟你|和你)同款  刚(?:住|吃|买|用)完?回来  我也是(?:消费者|住户|顾客|家长)
        我(?:买|用|部机|家)的?{S}{{0,4}}(?:就|怎么就)?(?:没|一直没|冇){S}{{0,4}}(?:味道|事|问题|坏)
        (?:long[- ]?time|regular|fellow|happy) (?:guest|customer|user|shopper)  not affiliated
        (?:mum|mom|dad|father) of (?:two|three|\d)
        my kids (?:go|love|use)  i (?:flew|stayed|bought|ordered)(?: \w+){{0,5}} (?:last|and|myself)
        """,
        allowed_if_near=r"我是(?:店长|负责人|同事|客服)|员工|是假的|我们的人",
    ),
    act(
        "THREAT",
        Level.ACK,
        rf"""
        (?:再|继续|要是还|若再|如再)(?:发|闹|这么|这样|说|搞|有类似|有下次|纠缠){L}{{0,16}}(?:就|会|将|只好|恐怕|不会再|不怪|别怪|不保|公开|接待)
        适可而止  好自为之  不要后悔  奉陪  (?:公证|保全){S}{{0,4}}(?:取证|证据)  呈堂  刑责  走夜路  出来混  (?:网警|议员|道上)  {YOU}保重
        {YOU}的?(?:领导|单位|学校|孩子|征信|房东|押金|住处|ip){S}{{0,12}}(?:知道|影响|退不了|查|调|向|都清楚|余地|还在我们)  算敲诈  列入{S}{{0,6}}(?:名单|黑名单)
        (?:向|跟){YOU}{S}{{0,4}}(?:任职|就读|上班)  {YOU}的?(?:号|账号){S}{{0,6}}(?:撑不了|保不住|封)  留点余地
        (?:have to|will) (?:cancel|suspend|terminate|close) your
        (?:your employer|your boss|your school)(?: \w+){{0,3}} (?:read|see|know)
        carries (?:damages|penalties)  see what happens  flagged you  we have your address  hard to book
        think twice before
        """,
        allowed_if_near=r"不会|没有(?:这|向|把)|不受影响|照常|是错的|做错|收回|说错|safe|won['’]t|never",
    ),
    act(
        "HUSHES_UP",
        Level.ACK,
        rf"""
        (?:投诉(?:单)?|申诉|12315|消委会|消保|案件|工单|记者|采访|仲裁){S}{{0,8}}(?:先|也|麻烦)?(?:撤|销掉|撤了|取消|不采访|别理)
        (?:撤|销)了?{S}{{0,8}}(?:投诉|申诉|案件)
        (?:只要|前提是|您若|若|如果){S}{{0,8}}(?:不(?:往外|再|公开|对外)|私了|愿意私)
        (?:后面|就|这事|网上){S}{{0,4}}(?:别|没必要|不要){S}{{0,4}}(?:发|提|挂|回|说|晒|更)(?:了|着)
        (?:打分|评分|星|标题|定位|店名|标签|话题){S}{{0,8}}(?:调|改|去掉|摘|换|拿掉|补)(?:上|成|个|一|了|返)  (?:签|来)个?(?:保密|同意书)  心照不宣  以和为贵  给个面子
        (?:once|after|when|until)(?: \w+){{1,5}} (?:taken down|deleted|removed|gone)
        (?:公开|对外)(?:讨论|谈|讲){S}{{0,4}}(?:这|此)  (?:先)?(?:锁|收返|收回|撤下)(?:来)?(?:一下|条|那条)?{S}{{0,4}}(?:篇|帖|照片|图|post)
        (?:withdraw|drop|cancel) (?:the|your) (?:chargeback|complaint|claim)  as long as nobody
        provided (?:this|it) stays
        (?:archive|archived|hide|lock) (?:that|the|your) (?:story|post|thread)  rating up first  tag the post
        not to run it  closed, including online
        """,
        allowed_if_near=r"不用|不必|不需要|不影响|您的权利|是您|照|配合|没有{S}{0,4}保密|我们(?:写|的|自己)|海报|留着|keep|isn['’]t tied|不会".replace(
            "{S}", S
        ),
    ),
    act(
        "RIGHTS_DENIED",
        Level.ACK,
        rf"""
        (?:一律|均|概|恕|也|都){S}{{0,2}}不(?:退|换|补|可退|予退|能退|折现|设退|退费|退款)
        (?:过期|逾期|用不完|用唔晒|过了有效期|到期){S}{{0,6}}(?:作废|清零|不退|视同放弃|没了|冇)
        (?:不能|不可|无法|不支持)(?:提现|折现|取消|转让|无理由|七天)  (?:最终决定权|决定权)  以{S}{{0,8}}(?:解释|说的|我们)为准  不另行通知  离柜
        视(?:为|同)(?:购买|验收|同意|放弃)
        反悔不退  只换不退  不再负责  (?:霸王不霸王|都这规定|这是{S}{{0,4}}(?:政策|规定)$)
        (?:bookings?|sales?|purchases?) (?:is|are) final  lose their value  reserve the right  you waived  no receipt,
        or not at all
        """,
        allowed_if_near=r"可以退|也能|照退|照收|照走|撤|拿掉|摘|不用了|不算|不该|没写清|免了|算数|you['’]ll get|shouldn['’]t",
    ),
    act(
        "ATTACKS_CUSTOMER",
        Level.ACK,
        rf"""
        (?:账号|帐号|号){S}{{0,6}}(?:昨天|刚|才|新){S}{{0,4}}注册  大家(?:评评理|看看|不要信|去看看)  (?:白拿|顺走|酒味|喝醉|撒泼|白嫖|碰瓷|网军|同行派|踩场|水平有待)
        (?:投诉|差评)?专业户
        编(?:也)?(?:得|出来|故事)  {YOU}(?:这是)?第几次  {YOU}的?(?:消费记录|欠|骂(?:人|了|过|街|脏))  (?:谁的单|收了钱|想红|曝光一下|懂的都懂|没看错的话)  (?:他|她)那天
        guests like  nice try  (?:he|she|they) (?:was|were) (?:escorted|drunk|rude|abusive)  fake review
        we looked you up  demanded a (?:free|full)
        """,
        allowed_if_near=r"不重要|不是|不应该|不该|冤枉|道歉|不需要|apolog|false|没有人|请大家|不要去|不会|别攻击",
    ),
    act(
        "OFF_PLATFORM",
        Level.ACK,
        rf"""
        (?:绿泡泡|公号|(?:来|到|移步|进|上){S}{{0,4}}小程序
          生活号|服务号|橱窗里|同名账号|粉丝专页|\bq上)  (?:加|扫)(?:一下|个)?{S}{{0,10}}(?:好友|店长的|吊牌|背面的码|二维码)
        (?:进|入){S}{{0,4}}(?:售后群|福利社|群里)
        (?:拨|打)(?:一下|到)?{S}{{0,8}}(?:热线|前台|免付费)  (?:发|写){S}{{0,2}}邮件到  (?:text|ring|call) the number
        (?:go to|use) our (?:website|app|site)  on my profile
        """,
        allowed_if_near=r"不会|冒充|诈骗|别转|scam|无法|打不开|坏了|撤",
    ),
    act(
        "DISMISSES",
        Level.ACK,
        r"""
        爱信不信  (?:没人|冇人)(?:求|逼)(?:着)?你  开心就好  随便您  随便你  行行行  玻璃心  有本事
        脑回路  第一天上网  闲得  不痛不痒  我们看戏  说完了吗  少您一个  少你一个  总统待遇  你最大  得闲过头
        (?:不啱|不合适)咪  take it or leave it  cry about  want a medal  wrong side of the bed  better customers
        isn['’]t for you  won['’]t hurt anyone
        他妈  脑残  傻(?:缺|逼)  滚(?:远|开|蛋)  智障  吃屎  老味  八婆  靠北  垃圾客人  你算老几  screw you  idiot  go to hell  load of crap  外地人就
        女司机
        """,
        allowed_if_near=r"不该|停职|道歉|收回|不会|不应|no one|nobody|对不住",
    ),
    act(
        "PRAISES_ITSELF",
        Level.ACK,
        rf"""
        (?:回购率|升学率|准点率|业内|行业|口碑){S}{{0,8}}(?:最|领先|有目共睹|标杆|第一|皆碑|最好)  (?:首月|新会员|现在入手|下周新品|周年庆|买二送一|满{S}{{0,6}}送)  安利
        欢迎选购  坐镇  冠军
        (?:voted|rated) the  best in the business  (?:sale|collection) while you  comes close to our  can['’]t be wrong
        """,
        allowed_if_near=r"不提|没意义|不说|撤|isn['’]t",
    ),
)
CAUSES = (
    act(
        "CAUSE_UNCHECKED",
        Level.ACK,
        rf"""
        (?:没|漏|少|错|反|坏|停电|过期|老化|不耐|配高|换了|变质|虚|松|掺|混){L}{{0,14}}(?:所以|才会|才(?:起|着|害|导致|让|会|割|肿|掉)|先会|导致)
        (?:因为|主要是|其实是|查出来是|是因为){L}{{0,24}}(?:没|漏|错|坏|反|停|过期|老化|不干净|菌)
        (?:that['’]s|which is) (?:why|how)  (?:skipped|mislabel\w+|fitted backwards|froze|mixed up|out of the fridge)
        turns out (?:the|our|that)
        """,
        allowed_if_near=r"不知道|还在|要等|未知|是不是|有没有|不清楚|不猜|don['’]t know|whether|客服|回复|短信|通知",
    ),
)
