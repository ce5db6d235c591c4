"""The customer did it, may leave, lies, or is shown to everybody (R75, R83, R84, R87)."""

from handlers.checks.model import Level
from handlers.checks.word_rule import YOU, L, S, act

HANDLES = r"(?:用|放|拉|洗|装|按|存|穿|泡|煮|吃|喝|拿|开|操作|输|填|选|买|涂|搬|坐|盖|弄|插|调|配|看|量|擦|敷|摔|碰|掰|拧|晒|烘|熨|充|抹|揿|点|刷|戴)"
WRONGLY = r"(?:太(?:多|少|久|大力|用力|猛|快|急|满|紧)|得?太|多了|少了|久了|错(?:了|的|吧|$|[,。!])|反了|不对|不好|不当|坏(?:的|了)|偏了|漏了|大力|猛了|急了|两次)"
MAYBE = r"(?:可能|应该|估计|大概|恐怕|怕是|是不是|会不会|八成|多半|也许|或许|想必|肯定|一定|多数|看来|是咪|是米)"
BEFORE_BUYING = r"(?:怎么|为什么|干嘛|之前|事先|早|买前|下单前|买之前|当初|当时|平时|先|提前|下次|以后|下回)"
DENIALS = r"没有?(?:用|操作|洗|装|按|做|选|填|拉|放|弄|摔|揿|点)错|没错|不是|不怪|没做错|没用错|不会|不用|不该|不应|别"

BLAMES = (
    act(
        "BLAME_USER",
        Level.BLOCK,
        rf"""
        (?:{YOU}|自己|本人){S}{{0,6}}{HANDLES}{S}{{0,2}}{WRONGLY}  {YOU}的?(?:手|手法|手势|姿势|方法|用法|洗法|吃法|习惯|水质|网络|手机|电脑|电话|皮肤|肠胃|体质|身体){S}{{0,3}}(?:太|不
          有问题|不好|不对|老|旧|差|弱|敏感|原因)
        {MAYBE}{S}{{0,4}}{YOU}(?:们|家|那边|那里|自己|的)?{S}{{0,6}}(?:手机|网|水质|体质|肠胃|皮肤|手法|姿势|方法|习惯|保存|保养|打开方式|记错|看错|搞错|弄错|误会|没|太|不|比较|自己|电压|插座|身体|家里)
        (?:{YOU}|自己){S}{{0,8}}{BEFORE_BUYING}{S}{{0,3}}(?:不|没有?){S}{{0,4}}(?:看|问|查|说|做(?:点)?功课|检查|注意|了解|试|量|留意|确认|核对)
        {BEFORE_BUYING}(?:都)?(?:不|没有?)(?:会)?(?:先)?(?:看|问|查|做(?:点)?功课|检查|注意|了解一?下|试一?下|量一?下|留意)(?:一?下|清楚?)?(?:吗|么|吧|呢|啊|$|[,。!?])
        (?:谁|哪个)(?:让|叫|要|逼|请){YOU}  (?:谁都知道|大家都知道|都知道的?(?:事|常识)|(?:是|算|属于)(?:基本|生活)?常识|常识(?:吧|好吗|啦|来的|问题|$|[,。!?])|这都不(?:懂|会|知道)|稍微{S}{{0,6}}(?:就)?(?:知道|懂|明白)|小学生都|用脑子|动动脑|长(?:点)?(?:心|脑子))
        (?:下次|下回|以后)(?:记得|注意|要|请|麻烦)?(?:{YOU})?(?:先|自己)?(?:拧紧|看清|看好|轻点?|小心|仔细|按说明|早点|注意(?:点|看|一点)|确认)
        (?:说明书|详情页|页面|包装|标签|须知|规则|协议|合同|瓶身){S}{{0,8}}(?:写(?:得|着|了|明)|印|有写|标|注明|说(?:得|明)){S}{{0,10}}(?:清楚|明明白白|第\S{{1,3}}页|很大|了的|呢|的呀|的哦|啊)
        (?:我们|页面|客服|说明)?(?:早就|已经|明明|事先|都){S}{{0,3}}(?:说过|提醒过?|告知|写明|写清楚|标明|讲清楚){S}{{0,6}}(?:了|的|过)
        """,
        allowed_if_near=rf"{DENIALS}|我们没|没写清|没说清|没讲清|我们(?:标|写|说)错|字太小|不够清楚|写得不|说得不",
        denied_within=DENIALS,
    ),
    act(
        "BLAME_USER",
        Level.ACK,
        rf"""
        (?:就|只有|单单|偏偏|净是?|唯独|怎么(?:就)?){YOU}(?:一个|一家|这|那|那么|家|们)?{S}{{0,4}}(?:有|事|问题|遇|碰|这样|特殊|挑|坏|不行|说|出)
        (?:没(?:有)?|无)(?:第二个|其他|别的?|另外的?|一个){S}{{0,3}}(?:人|客|用户|顾客|买家|家长|投诉|反馈){S}{{0,10}}(?:来?说|反映|投诉|问题|这样|遇|来过|找|有)?
        (?:别人|其他人|大家|人家|别的客人|其他客人|个个|人人|其他家长|同款的人|我们(?:自己|天天|全家|员工|店里人)?){S}{{0,8}}(?:都|也|全)(?:没事|好好|没问题|挺好|很好|不会|没有|用得好|喝得好|没坏|正常|没说|没出)
        (?:卖|发|出|做|生产|开)(?:了|出去)?{S}{{0,8}}(?:[万千百]|\d{{3,}}){S}{{0,6}}(?:件|台|瓶|份|单|盒|人|罐|杯)?,?{S}{{0,4}}(?:没|就{YOU}|都没|从没|零|只有{YOU})
        (?:做|开|干|卖)(?:了)?{S}{{0,3}}(?:[一二三四五六七八九十几多]+|\d+)(?:多|几)?年{S}{{0,4}},?{S}{{0,2}}(?:没|未|从没|从来没|第一次|头一回)
        (?:换个|改(?:变|一下)|调整一下){S}{{0,2}}(?:手法|姿势|方法|用法|心态|角度)  {YOU}{S}{{0,4}}(?:先)?(?:确定|想想|检查|问问|反思|看看)(?:一?下)?(?:是不是)?自己
        (?:那天|当天|前一天|之前|平时|最近|仲|还){S}{{0,4}}(?:吃|食|喝|碰|接触|用|熬){S}{{0,2}}(?:了|过|的)?{S}{{0,2}}(?:什么|别的|其他|那么|夜|酒)
        (?:海鲜|辛辣|生冷|换季|熬夜|尿不湿|水质|天气|季节|空调|花粉){S}{{0,8}}(?:容易|引起|闷|导致|造成|造成的|的缘故|的原因|惹的|也会|也可能|好易)
        """,
        allowed_if_near=rf"{DENIALS}|医生|大夫|也不能|不代表|不等于|哪怕|就算",
    ),
    act(
        "BLAME_USER",
        Level.BLOCK,
        r"""
        you (?:were |must have |might have |may have |probably |likely |clearly |obviously |simply |should(?:n['’]?t)? (?:not )?have )+(?:\w+ ){0,2}(?:pull|press|wash|us|stor|appl|set|install|order|chos|enter|read|measur|overload|drop|damag|mis\w|left|put|leave|tak|click|forg|ignor|check|known|been (?:rough|careless))\w*
        (?:because|since|if|when) you (?:didn['’]?t|did not|failed|forgot|ignored|chose|never)  (?:it['’]s|that['’]s|must be|probably|likely|sounds like) (?:\w+ )?your (?:outlet|phone|skin|wifi|internet|diet|stomach|water|own|home|device|usage|fault)
        (?:everyone|everybody|anyone|any adult) knows  common sense  (?:the )?(?:label|manual|instructions?|page|fine print|terms) (?:clearly|plainly|already) (?:say|state|warn|explain)s?  next time,? (?:please )?(?:read|check|be|make sure|try|measure)
        (?:nobody|no one|no other (?:\w+ )?\w+|you(?:['’]re| are) the (?:only|first)) (?:\w+ ){0,3}(?:else|one|person|complain\w*|report\w*|ha[sd])
        (?:sold|shipped|made) (?:\w+ )?(?:thousands|hundreds|millions|\d[\d,]{2,}) (?:\w+ ){0,4}(?:and|with|without) (?:no|not|nobody|never|zero)
        """,
        allowed_if_after=r"(?:not|never|isn['’]?t|wasn['’]?t|don['’]?t think|no way)(?: \w+){0,2} ",
        denied_within=r"did(?:n['’]t| not) (?:do anything|pull|misread|use it wrong)|not (?:your|you)",
    ),
)

DISMISSES = (
    act(
        "DISMISSES",
        Level.BLOCK,
        rf"""
        (?:嫌|怕|不(?:喜欢|爱|满意|信|服|爽|想|习惯|高兴|乐意)|受不了|接受不了|觉得(?:贵|慢|不好|不值|亏)){S}{{0,6}},?(?:就|可以|大可|那就|请|您就|你就|建议){S}{{0,3}}(?:别|不要|去别|换(?:一)?家|换别|找别|绕|走|住别|另请|取关|出门|移步|另找|关掉|划走|不看|卸载|去买贵)
        (?:以后|下次|那|大可|尽管)?{S}{{0,3}}{YOU}?{S}{{0,3}}(?:别|不要|可以不)(?:再)?(?:来|买|用|吃|点|住|订)(?:了|呗|吧|嘛|啊|就是|便是|好了)  又没(?:人|谁){S}{{0,8}}(?:逼|求|拿刀|强迫|让{YOU}|叫{YOU}|绑)
        没人(?:逼|求|强迫|请){YOU}  (?:门|大门|出口)(?:在|就在)那  不差{YOU}(?:这)?一(?:个|单)  慢走不送  好走不送  不送  爱{S}{{0,2}}(?:不{S}|哪{S}{{0,2}})(?:去|儿)  爱(?:去|找)(?:哪|谁)  随(?:便)?(?:你|您)(?:告|投诉|闹|便|怎么(?:说|想|闹|告))
        (?:你|您)(?:行|能|厉害){S}{{0,2}}(?:你|您)(?:上|来)  (?:呵呵|哦豁|好大的|真会(?:演|编|说)|戏(?:精|真多)|加戏|闲得|闲的|有闲|没事找|自己作|玻璃心|公主病|巨婴|矫情|事儿?真?多|屁事多|多大点事|哭什么|喊什么|凶什么|急什么|催什么|吵什么)
        (?:跟|和)(?:你|您)(?:说|讲)不(?:清|通|明白)  对牛弹琴  懂不懂  不懂(?:就)?别  不懂装懂  (?:这|那)就是{YOU}的(?:事|问题)了  与我何干  关我(?:什么)?事
        (?:便宜|白送|白拿|免费|送的|这个价|几块钱|一分钱|九块九|打折){S}{{0,6}}(?:还|就别|你还|您还|能|没好货|一分货|要什么|想要|指望|挑)  一分(?:价)?钱一分货
        (?:go|shop|buy|eat|stay|look) (?:somewhere |anywhere )?else(?:where)?  (?:no ?(?:body|one)) (?:is )?(?:forc|mak|ask)(?:ing|ed|es) you  (?:then )?(?:don['’]t|stop) (?:buy|com|us|order)(?:e|ing)? (?:from us|here|it|back|again)?  you get what you pay for  what did you expect  not for everyone  good riddance  whatever you say  (?:boo|cry) (?:hoo|about it)  grow up
        """,
        allowed_if_near=r"请{S}{0,4}先别|停用|停一停|安全|医生|退(?:款|货|钱|您|你|掉)|不敢(?:说|劝)|以前|我们(?:不|没)",
        allowed_if_after=rf"(?:先|就|请|千万|暂时|宝宝|孩子|药){S}{{0,4}}",
    ),
)

ATTACKS = (
    act(
        "ATTACKS_CUSTOMER",
        Level.BLOCK,
        rf"""
        (?:监控|录像|聊天(?:记录|截图)?|通话(?:录音)?|录音|对话|订单|资料|信息|记录|黑料|视频|消费记录|地址|照片|正脸){S}{{0,14}},?{S}{{0,6}}(?:放出来|发出来|公开|公布|晒|曝光|挂(?:出|网|上)|给大家看|拿出来|让大家|贴出来|放上来|放到网|po(?:出|上)|都看得|都听得)
        (?:让|叫|请|给)(?:大家|网友|所有人|全网|各位|粉丝){S}{{0,4}}(?:看看|评评|评理|评评理|认识|知道){S}{{0,4}}(?:你|您|这(?:个|位|种)|她|他|谁|嘴脸|真面目)  大家(?:看看|评评)(?:这|她|他)
        {YOU}{S}{{0,8}}(?:之前|以前|过去|上次|在别家|别家|历史上|不止一次|多次|又|老是|总是|一贯|专门|经常){S}{{0,10}}(?:闹|投诉|退(?:货|款)|差评|索赔|碰瓷|这样|敲|要赔|吃霸王|骂|这么干)
        (?:老熟人|惯犯|熟面孔|又是(?:你|您)|专业户|薅羊毛|羊毛党|吃霸王餐|白嫖|占便宜|骗(?:赔|退款|保)|被人利用|收了{S}{{0,6}}(?:钱|好处|红包|的钱)|拿(?:了)?{S}{{0,4}}(?:的)?(?:钱|好处)|摆拍|p(?:的|过)?图|自导自演|演(?:的|戏|给谁)|炒作|蹭|黑子|黑我们|来黑|眼红|嫉妒|捣乱|闹事|找茬|找碴|心眼|居心|何居心|用心险恶|博同情|卖惨|想(?:要钱|讹|红|出名|火)|要钱|栽赃|陷害|诬陷|乱讲|乱说话|乱说|说谎|撒谎|扯谎|编故事|编的|讲大话|作假|造假的是)
        {YOU}{S}{{0,6}}(?:真实|真名|本名|单位|公司|住|工作|长相|家人|老公|老婆|孩子|学校){S}{{0,10}}(?:我们|都)?(?:知道|清楚|查到|查得到|有记录|掌握)
        (?:let|tell|show) (?:people|everyone|everybody|the (?:public|world|internet)|others|them) (?:know |see )?(?:how|what|who|that|about) you  (?:we|i)(?:['’]ve| have|['’]ll| will| can)? (?:got |have |post |publish |release |share )?(?:the |your |all )?(?:footage|cctv|video|chat logs?|messages|recordings?|screenshots?|address) (?:of you|and|ready|to prove|public)
        you (?:just )?(?:want|are after|are looking for|['’]re after|['’]re looking for) (?:\w+ ){{0,2}}(?:money|attention|free|clout|freebies|likes)  (?:attention|clout)[- ]seek\w*  (?:paid|hired) by  serial (?:complainer|returner)  (?:scammer|troll|liar|karen|drama queen)  you(?:['’]ve| have) (?:complained|returned|done this|left bad)
        """,
        allowed_if_near=r"经(?:你|您)同意|我们(?:不|没|绝不|也没)(?:会|把)|不会公开|不该(?:公开|说)|没有公开|退款给|该退|看看我们|我们(?:造假|撒谎|说谎)|不是(?:你|您)",
        denied_within=r"不会|没有人|不能|不是",
    ),
)
