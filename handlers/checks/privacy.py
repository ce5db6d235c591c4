"""What must stay out of a public reply: contacts outside the platform, personal data, our own backstage (R80, R167)."""

from handlers.checks.model import Level
from handlers.checks.word_rule import YOU, S, word_rule

# Spaces, dots, hearts and pictures put between the signs of a word. Ranges, not \W: re2 needs far less room for them.
DISGUISE = r"[\s.*_~^'\"`|/\\+=#@&()\[\]<>:·・\x{2010}-\x{2BFF}\x{1F000}-\x{1FAFF}-]{0,3}"
ADD = r"(?:加|➕|\+|伽|咖)"

# "不需要扫码", "不会加你微信": what we do not do, and what nobody should.
NOT_DONE = (
    r"(?:不会|不用|不需要?|不必|不要|别|请勿|切勿|无需|没有|没人会|绝不会?|从不|唔使|毋须|冒充|假冒|谨防|自称)(?:再|去|另外|主动|让|叫|请|要求|先|点|随便)?"
    r"(?:你|您)?(?:去|来)?(?:加|扫|用|找|通过|发|搜|联系|打|拨打|致电)?(?:任何|对方|他们|陌生)?(?:你|您|我们)?(?:的)?"
)

# 微信 in all its disguises; the first row also serves where WeChat is the platform itself.
ADD_ME = word_rule(
    "OFF_PLATFORM",
    Level.BLOCK,
    rf"""
    {ADD}(?:一?下|个|下)?\s*(?:我(?:们)?(?:的)?(?:微|v|薇|威|好友|企|扣|q)|v|微|薇|威信|卫星|好友|群|企微|扣|q|\bqq\b
      line|赖)
    加(?:一?下|个)我|加我(?:一?下|聊|吧|呀|哦|私|详|[,。!~]|$)
    (?:进|拉|入)(?:你|您|一?个|我们的?)?(?:粉丝|用户|售后|会员|福利|微信)?群
    """,
    allowed_if_after=NOT_DONE
    + r"|(?:看到|听到|听说|遇到|碰到|收到|有人|对方|却|还)(?:说)?(?:要|叫|让|喊)(?:你|您)?(?:先|去)?",
    allowed_if_before=r"(?:ip|itamin|分|除|款|钱|博|生素|弱|笑|字|里|聊里|波|型|型号|e)",
)
WECHAT = word_rule(
    "OFF_PLATFORM",
    Level.BLOCK,
    rf"""
    微{DISGUISE}信  薇{DISGUISE}[信心❤♥x]  威{DISGUISE}信  [微薇威]{DISGUISE}(?:号|xin)  [微薇](?:❤|♥|x\b)
    \bv{DISGUISE}[x信❤♥]  \bv信
    \bv\s*[:号]  \bw{DISGUISE}x\b  wei{DISGUISE}xin  we{DISGUISE}chat  绿泡(?:泡)?  绿色软件  小绿(?:聊|书加)
    卫星(?:号|[:是加]|联系)
    公(?:众|纵|重|粽)号  企{DISGUISE}[微v]  视频号  (?:同名|官方|搜|关注|来|去|上){S}{{0,2}}围脖  飞书  钉钉
    """,
    allowed_if_after=NOT_DONE
    + r"|(?:却|还|居然|竟|看到|听到|听说|遇到|有人)(?:被)?(?:要|让|叫)(?:你|您)?(?:去|先)?(?:加|扫)?(?:陌生)?|"
    r"[轻稍略细些甚低卑]|(?:退|返|打|转|回|到账|付|扣|充|汇)[^,。!?;\n]{0,8}",
    allowed_if_before=r"(?:支付|小店|零钱|钱包|账户|账单|里的钱|红包|零售)",
)
OTHER_CHANNELS = (
    word_rule(
        "OFF_PLATFORM",
        Level.BLOCK,
        rf"""
        \bq{DISGUISE}q\b(?:\s*群)?  (?:^|[^a-z])(q\s*群)  扣{DISGUISE}扣  扣(?:裙|群|号)  [加进q]裙  企鹅(?:号|群
          联系)  二{DISGUISE}维{DISGUISE}码  扫{DISGUISE}码
        扫一扫  (?:主页|头像|简介|图|海报)(?:里|上|中)?的?(?:小)?码  https?://  \bwww\.
        \b[a-z0-9-]{{2,30}}\.(?:com|cn|net|top|shop|xyz|cc|tw|hk)\b  淘宝店  拼多多  抖音搜  淘宝搜  京东搜  天猫搜
        某宝  桃宝  \btb店  pdd  闲鱼  (?:去|到|上)(?:淘宝|天猫|京东|抖音)(?:店|搜|找|下单|联系)  独立站
        小程序(?:搜|下单)  (?:去|到|上|在|登录|访问){S}{{0,4}}官(?:方)?网(?:站|上)?{S}{{0,6}}(?:提交|查|看|下单|填
          联系|反馈|申请|留言|登记)
        主页{S}{{0,4}}(?:联系方式|电话|号码)  (?:发|寄|回)(?:个|封)?(?:邮件|电邮|email|mail)  \bmail(?:给|我们)
        (?:上|去|到|在)某(?:宝|东|猫|多|音)
        (?:用|加|私|到|在)\s*ig\b  私赖  (?:加|私|找)我们?的?(?:官方)?赖  scan (?:the|our|this) (?:qr )?code
        (?:on|via|add (?:us )?on) (?:line|instagram|facebook)\b
        \w+ (?:at|\(at\)) \w+ dot (?:com|cn|net)  (?:来|进|加入?|入){S}{{0,4}}(?:社群|粉丝群|会员群|交流群|小群)
        (?:加|私|用|我们的?|官方)\s*line\b  \bline\s*(?:id|@|官方|客服)  加赖  whatsapp  telegram
        脸书  粉专  \bins(?:tagram)?\b  facebook
        (?:拨打|致电|热线|客服电话|联系电话|打我们的?(?:电话|客服)|打个?(?:客服)?电话(?:给我们|找|问|咨询)|(?:请|欢迎
          可以?)来电
          来电(?:咨询|联系))
        \b(?:call|phone|ring|text|e-?mail) (?:us|our)\b  our (?:hotline|website)  (?:to|at|via) our e-?mail
        """,
        allowed_if_after=rf"{NOT_DONE}|(?:却|还|居然|竟|看到|听到|听说|遇到|有人)(?:被)?(?:要|让|叫)(?:你|您)?(?:去|先)?(?:加|扫)?(?:陌生)?|"
        rf"(?:不会|不要|别|谨防|冒充|假冒|请勿|我们也){S}{{0,6}}|(?:never|not|n't|no need to|nobody will) (?:\w+ ){{0,2}}|"
        r"(?:have|has|had|need|needed) to[ ]",
        allowed_if_before=r"(?:点单|点餐|付款|支付|验真|开门|不出|失败)",
        allowed_if_in_post=True,
    ),
)
SPELLED_DIGITS = "一二三四五六七八九零〇幺"
NUMBERS = (
    rf"(?:^|[^{SPELLED_DIGITS}])([一幺][三四五六七八九][{SPELLED_DIGITS}]{{9}})(?:$|"
    rf"[^{SPELLED_DIGITS}])",  # mobile, spelled out
    r"(?:^|[^\d])(1[3-9]\d[\s-]?\d{4}[\s-]?\d{4})(?:$|[^\d])",  # mobile
    r"(?:^|[^\d])(400[\s-]?\d{3}[\s-]?\d{4}|0\d{2,3}[\s-]?\d{7,8}|09\d{2}[\s-]?\d{3}[\s-]?\d{3}|"
    r"\+852[\s-]?\d{4}[\s-]?\d{4})(?:$|[^\d])",
)
MAIL = r"([\w.+-]{1,40}@[\w-]{1,40}\.\w{2,10})"
CONTACTS = tuple(word_rule("OFF_PLATFORM", Level.BLOCK, words) for words in (*NUMBERS, MAIL))

ID_NUMBER = word_rule("PRIVATE_DATA", Level.BLOCK, r"(?:^|[^\d])(\d{17}[\dx])(?:$|[^\dx])")
PERSONAL_DATA = (  # personal data standing in the text
    word_rule("PRIVATE_DATA", Level.BLOCK, NUMBERS[1]),
    word_rule("PRIVATE_DATA", Level.BLOCK, MAIL),
    ID_NUMBER,
    word_rule(
        "PRIVATE_DATA",
        Level.BLOCK,
        r"(?:订单(?:编?号)?|运单(?:编?号)?|快递单号|单号|(?:order|tracking) (?:no\.?|number|"
        r"id))[^\d,。!?;\n]{0,4}[a-z]{0,4}\d{8,}",
    ),
    word_rule(
        "PRIVATE_DATA",
        Level.BLOCK,
        r"""
        (?:收货|收件|家庭)?地址(?:是|为|在|写的是|:)\s*\p{Han}{2,}
        \p{Han}{2,6}(?:省|市|区|县)\p{Han}{0,10}(?:路|街|弄|巷|大道|小区|花园)\s*\d+\s*(?:号|栋|幢|弄|室|楼|单元)
        \d+\s*(?:栋|幢|号楼)\s*\d+\s*(?:单元|室)
        """,
        allowed_if_near=r"门店|店铺|我们店|本店|柜台",
    ),
    word_rule(
        "PRIVATE_DATA",
        Level.BLOCK,
        rf"""
        {YOU}的?(?:姓名|真名|名字|电话|手机号?|身份证|住址)(?:是|为|:)
        (?:后台|系统|记录|档案)(?:里|上|中)?(?:显示|查到|看到|记录)(?:了|的是|到)?{YOU}
        (?:查到|显示|核实到){YOU}{S}{{0,8}}(?:消费|下单|购买|买过|到店|预订|入住)  看到{YOU}(?:是|就)?住
        {YOU}的?(?:会员等级|消费记录|会员卡|ip)
        (?:能|可以)看到{YOU}  {YOU}的?(?:手机|电话)号?(?:是|\d{{3}}|尾号)  {YOU}是{S}{{0,10}}(?:穿|戴
          坐){S}{{0,6}}(?:的|那位|那个)
        we (?:checked|looked (?:at|through|into)) your (?:profile|account|history|other)
        (?:your|the) order \d{{6,}}  (?:^
          [,。!?~\s])[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾](?:先生|女士|小姐)
        \b(?:is this|hi|hello|dear) (?:ms|mr|mrs|miss)\.? \w+  尾号\s?\d{{3,4}}
        we (?:can )?see (?:that )?you (?:ordered|bought|purchased|live|visited)
        (?:查到|看到|显示){YOU}(?:的)?(?:订单|账号|账户|收货|手机|在\S{{0,6}}(?:买|下)|于|\d{{1,2}}月)
        (?:看了|查了|翻了|看过|查过|核查了){YOU}的?(?:主页|账号|历史|以前|之前|过往|其他笔记)
        {YOU}(?:的)?(?:账号|主页)(?:只有|才|显示|粉丝)
        {YOU}(?:经常|多次|总是|一贯|专门)(?:也)?(?:投诉|差评|退)  {YOU}{S}{{0,4}}(?:给|对|在)(?:别|其他)(?:家|的?品牌
          的?店){S}{{0,6}}差评
        """,
        allowed_if_after=rf"(?:没有?|未|不会|没能|查不到){S}{{0,4}}",
        allowed_if_before=r"(?:多少|什么|不是)",
    ),
)
# Asking for personal data: allowed in private messages, not in public.
ASKS_FOR_DATA = word_rule(
    "PRIVATE_DATA",
    Level.BLOCK,
    rf"""
    (?:发|提供|留下?|报|告诉|告知|说一?下|给我们|回复|写下|填|贴){S}{{0,10}}(?:订单(?:编?号)|订单截图|单号|手机号码?
      电话号?码?
      联系电话|联系方式|身份证|姓名|真名|地址|收件人|收货信息|微信号|银行卡|支付宝)
    (?:订单(?:编?号)|单号|手机号码?|电话|联系方式|身份证|地址|姓名|收件人|银行卡|支付宝账?号?){S}{{0,4}}(?:发|提供|留|报
      告诉|告知|说|回复|写|填|贴)(?:给|到|在|一)?(?:我们|我|下|评论|楼下|留言|这里|这儿|过来|$)
    (?:send|give|tell|share|provide|leave|reply with|post|comment)(?:\s(?:us
      me))?(?: with)? (?:your )?(?:\w+ ){{0,2}}(?:
      order (?:number|id|no)|phone(?: number)?|address|full name|id number|contact details|e-?mail)
    """,
    allowed_if_after=rf"(?:不要|不用|别|无需|不需要|不必|请勿|千万别|不会|don['’]?t|never|do not) ?{S}{{0,6}}",
    allowed_if_near=r"不要|别(?:发|把|留)|请勿|无需|不用",
)

ASKS_FOR_DATA_IN_COMMENTS = word_rule(  # "in the comments", although the draft invites to private messages
    "PRIVATE_DATA",
    Level.BLOCK,
    rf"""
    (?:评论(?:区|里|下|中)|底下|楼下|这里|这条|下方|下面|回复里|跟帖){S}{{0,8}}(?:发|提供|留下?|报|告诉|写|填|贴
      回复){S}{{0,8}}(?:订单  单号|手机
      电话|地址|姓名|身份证|收件人|联系方式)
    (?:订单(?:编?号)|单号|手机号|电话|地址|姓名|联系方式){S}{{0,4}}(?:发|留|写|贴|打|回复)(?:在|到){S}{{0,4}}(?:评论
      楼下|这里|下方|回复)
    (?:订单(?:编?号)|单号|手机号|电话|地址|姓名|身份证|银行卡){S}{{0,6}}(?:发|贴|打|写|晒)(?:出来|上来)
    (?:post|leave|write|put) your (?:\w+ ){{0,2}}(?:order (?:number|id|no)|phone(?: number)?|address|full name
      e-?mail) (?:here|below
      in the comments)
    (?:reply|comment)(?: \w+){{0,2}} with (?:your )?(?:\w+ ){{0,2}}(?:order (?:number|id|no)|phone(?: number)?|address
      full name|e-?mail)
    """,
    allowed_if_near=r"不要|别(?:发|把|留|在|写|贴|打|晒|放|公开)|请勿|不用|don't|never|do not",
)
