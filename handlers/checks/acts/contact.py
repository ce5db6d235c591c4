"""Personal data asked for in public and ways off the platform, by frame: what is given, how and where (R80, X9)."""

from handlers.checks.model import Level
from handlers.checks.word_rule import YOU, S, act
from handlers.text.re2_patterns import alternatives

DATA = alternatives(
    r"""(?:订单(?:编?号|截图|信息)|单号|手机(?:号码?|后\S{1,2}位|尾号)?|电话(?:号码?)?|号码|后四位|尾号|收?货?地址|姓名|名字|真名|大名|身份证|证件|银行卡号?|卡号|支付宝
      微信号?
      会员(?:号|卡号)|病历|邮编|设备码|生日|住址|住哪|门牌|联系方式|邮箱|收款码|护照|账号|个人(?:信息|资料)|购买记录|化验单)"""
)
PLACE = alternatives(
    r"""(?:评论(?:区|里|下|中)?|留言(?:区|处|里|板|给我们)?|楼下|楼里|底下|下面|下方|这里|这儿|这条|此处|楼里|这楼|这条楼|回复(?:里|区|我们|本条|这条|在)|跟帖|公屏|弹幕
      帖子?(?:下|里)|这下边|此帖|原帖
      当楼|本楼|楼中楼|图文下)"""
)
GIVE = r"(?:发|贴|打|写|留低|留下?|回(?:在|复|到|个)|填|报|放|晒|敲|附上?|拍(?:照|下|给)?|提供|告诉|说(?:一?下)?|甩|丢|登记|补|给)"

ASKS_IN_PUBLIC = (
    act(
        "PRIVATE_DATA",
        Level.BLOCK,
        rf"""
        {DATA}{S}{{0,12}}{GIVE}{S}{{0,6}}{PLACE}  {PLACE}{S}{{0,8}}{GIVE}{S}{{0,10}}{DATA}
        {GIVE}{S}{{0,6}}{DATA}{S}{{0,4}}(?:在|到|喺|于)?{PLACE}
        {DATA}{S}{{0,6}}(?:发|贴|打|写|晒|留|报)(?:出来|上来|一下|个)
        (?:直接|就)?(?:在|到|喺|于)?{PLACE}{S}{{0,6}}(?:附上?|留低|留下?|报(?:一下|个)|提供){S}{{0,6}}{DATA}
        (?:^|[,。!~])(?:张|王|李|刘|陈|杨|赵|黄|周|吴|徐|孙|马|朱|胡|林|郭|何|高|罗|郑|梁|谢|宋|唐)(?:姐|哥|总|太|阿姨|老师|先生|女士|小姐)[,,]?{YOU}(?:住|家
          那天|上次|买)  {YOU}(?:住|家(?:在|住)?){S}{{0,3}}(?:[一二三四五六七八九十\d]+)(?:栋|号楼|单元|楼|室|幢)
        (?:drop|pop|leave|post|put|type|comment|share|reply with|write|paste|give us|provide
          tell us)(?: \w+){{0,3}} (?:order (?:id|number|no)|phone|mobile|number|address|name|email|e-mail|account
            card|id|passport|date of birth|dob|postcode|zip(?: code)?)\b(?: \w+){{0,6}} (?:below|here|in (?:the[ ]
              a )?(?:comments?|replies|reply|thread)|underneath|under this|publicly)
        (?:below|here|in the comments?|under this post),? (?:please )?(?:drop|leave|post|put|type|share
          write)(?: \w+){{0,3}} (?:order|phone|mobile|number|address|name|email|account|card)
          (?:reply|comment)(?: \w+){{0,3}} (?:with|including) your(?: \w+){{0,3}} (?:order|phone|mobile|number
            address|name|email|account|card)
        """,
        allowed_if_near=r"不要|别|请勿|不用|千万|无需|切勿|避免|私[信讯聊我]|站内信|\bdms?\b|don['’]t|do not|never|no need|message us|"
        r"inbox|打码|遮|就好回|看到|更新|公布|说进展|说明|我们(?:在|会)",
        denied_within=r"不|别|勿|私信|私讯|我们",
    ),
)
LEADS_AWAY = (
    act(
        "OFF_PLATFORM",
        Level.BLOCK,
        rf"""
        (?:加|搜|找|扫|进|转|换|挪|移步|关注|添加|来|去|上|到){S}{{0,8}}(?:微{S}{{0,2}}信|薇|威信|卫星|绿(?:色|泡|标)|企鹅|工作号|客服号|官号|小号|大号|v信|公号
          公众号|服务号|视频号|tb|某宝|某东|某音|小某书|别的(?:软件|平台|app|地方)|其他(?:软件|平台|app)|另(?:一|外)个(?:软件|平台|app)|换个(?:软件|地方|平台)|官网
            独立站|飞机|电报|telegram|line|whatsapp|ig|fb|赖|小窗外)
        (?:号|联系方式|电话|二维码|码|名片|链接|地址){S}{{0,4}}(?:在|挂|放|写|见|看|置){S}{{0,4}}(?:我|我们)?{S}{{0,3}}(?:头像|主页|简介|资料|置顶|图|封面
          背景|签名|个签|置頂|首页)  (?:看|见|戳|点){S}{{0,4}}(?:主页|简介|头像|背景图|个签|签名)(?:上|里|的)?{S}{{0,4}}(?:号|方式|码|电话|联系|一串|数字)
        (?:搜|搜索|百度|查)(?:一下)?(?:我们|品牌|店)?(?:的)?{S}{{0,3}}(?:名字|店名|同名|全称|名称){S}{{0,4}}(?:加|找|进|联系|就|能)
        (?:换|挪|移)(?:个)?(?:地方|软件|平台|app){S}{{0,4}}(?:聊|说|谈|沟通)  (?:那边|外面|站外){S}{{0,4}}(?:回得?快|聊|说|谈|处理得?快)
        (?:拉|建)(?:个|您进|你进)?群  (?:一对一|专属)(?:顾问|管家|客服|服务)?(?:微|群|号)
        (?:主页|资料|简介|头像|图片|背景图?|最后一张)(?:里|上)?{S}{{0,6}}(?:有|标志|那串|绿泡|联系方式|号)  加(?:个)?好友  绿泡泡  群(?:号|主)
        (?:留|发|报)(?:个|下)?(?:微|v|q|卫星|薇)(?:$|[,。!?给我])
        (?:拨|拨打|致电|电联|直接打|请打|可以打){S}{{0,6}}(?:客服电话|热线|电话|座机|号码|专线|\d{{3,}})
        (?:find|add|message|text|reach|contact|dm|ping|join|follow) (?:us|me|our \w+) (?:on|at|via|through
          over) (?:whats ?app|wechat|telegram|line|instagram|insta|facebook|messenger|discord|signal|twitter|x\b
            email|e-?mail|phone)  (?:link|number|contact|whatsapp|qr)(?: \w+){{0,3}} (?:in|on) (?:our |the[ ]
              my )?(?:bio|profile|page)  off (?:this )?(?:platform|app)
              (?:move|take|continue) (?:this|it|the conversation) (?:to|onto) (?:whats ?app|wechat|email|telegram
                another)
        """,
        allowed_if_after=rf"(?:退|返|转|打|原路|到账|付|扣|充|汇|款|钱|支付|绑定|登录|显示|截图|下单|买|客服说){S}{{0,8}}",
        allowed_if_near=r"冒充|假冒|谨防|骗子|官方不会|退(?:到|回|款|至|给)|支付|付款|到账|零钱|钱包|零售|扣款|转账记录|没有微信|不会(?:让|叫|请|要)|页面写|宣传|"
        r"\b(?:110|112|119|120|122|911|999|165|96110|18222|12356|1925|18111)\b|不用去|下单|报告|编号|抽检|公告|官网(?:填|写|标|买|订|价|显示)",
        denied_within=r"不会|不用|退|别加|不要加",
    ),
)
