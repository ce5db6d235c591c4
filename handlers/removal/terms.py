"""Words that show a ground for removal in a post's own text, as frames: what is said, and about whom (R124, R135).

Rude words about a product or a company are an opinion; a ground is an attack on people, or content that breaks a rule
whatever it is about. All are for folded text, so each stands for both scripts.
"""

from handlers.text.re2_patterns import pattern

# People one can attack. Companies and products are not among them: what is said of those is criticism.
PEOPLE = (
    r"(?:你(?:们|全家|老母|妈|爸|娘)?|客服|店员|店主|店长|老板娘?|老细|厂家|厂长|商家|卖家|博主|楼主|贴主|up主|主播|导购|柜姐|员工|经理"
    r"|创始人|代言人|作者|小编|他们?|她们?|佢哋?|[这那个](?:女人?|男人?)的?|楼[上下]|收银员?|快递员|外卖员|骑手"
    r"|\b(?:you|your (?:mother|mum|mom|family|kids?)|she|he|her|him|they|staff|owner|boss|founder|manager|seller"
    r"|cashier|clerk|assistant|influencer|blogger|op|rep|agent|yourself|girl|guy|woman|man)\b)"
)
CURSES = pattern(r"""
    不得好死  不得善终  死[光绝]?全家  全家(?:都)?(?:死[光绝]?|暴毙|火葬场)  断子绝孙  冚家[铲富]  冚家灵  含家铲  天打雷劈  天打五雷轰
    生(?:的)?(?:孩子|儿子|仔|细路)(?:没|冇)(?:屁眼|屎忽)  出门(?:就)?(?:被|俾|让)车(?:撞|压|车|辗)死?  祖坟被?(?:刨|挖|炸)
    你们?(?:全家|爸|妈|老母|老豆)都?死(?:了|绝|光)
    死绝  暴毙  (?:下|落)(?:十八层)?地狱  (?:祝|咒|希望|但愿|愿)(?:你们?|他们?|她们?|佢哋?|老板|店家|厂家|客服)(?:全家)?\p{Han}{0,6}(?:死|癌|残|瘫)
    \b(?:rot|burn) in hell\b  \bdrop dead\b  \b(?:go )?kill yourself\b  \bkys\b  \bdeserves? to die\b
    \bhope (?:you|she|he|they|your \w+)(?: \w+){0,3} (?:die|dies|get cancer|gets cancer|suffer)\b
""")
DIE = pattern(r"去死  早[点日]死  死开  死啦你  快[点啲]?死")
INSULTS = pattern(r"""
    傻[逼比x叉屄]  煞笔  沙雕玩意儿  \bsb\b  贱[人货种婢]  婊子?  畜[生牲]  王八[蛋羔]子?  狗?杂种  狗娘养的?  狗日的  人渣  龟孙子?  臭三八  骚货  死三八
    扑街(?:仔)?  仆街(?:仔)?  臭[鸡閪西]  八婆  死(?:肥[猪婆佬]|胖子|穷鬼|残废|瘸子|变态)  丑八怪  屌你老母  叼你老母  [操草艹肏]你[妈娘]  干你[娘妈]  日你[妈娘]  懒叫
    \bbitch(?:es)?\b  \bwhores?\b  \bsluts?\b  \bcunts?\b  \bassholes?\b  \barseholes?\b  \bmotherf\w+\b
    \bscumbags?\b
    \bpiece of shit\b  \bdumb ?f\w+\b  \bsons? of a bitch\b  \bbastards?\b
""")
# Said to somebody's face or of another user these are an attack; of a company they are an opinion.
MILD = pattern(r"""
    脑残  智障  弱智  白痴  低能  废物  没脑子  神经病  痴线  黐线  戆鸠  on9  死蠢  丑逼  肥婆  脑子(?:进水|有病)
    \bidiots?\b  \bmorons?\b  \bretards?\b  \bretarded\b  \bimbeciles?\b  \bugly (?:cow|pig)\b  \bfat (?:cow|pig)\b
    \bscum\b
""")
TO_A_USER = pattern(
    r"你们?|博主|楼[主上下]|贴主|up主|评论区|\b(?:you|op|blogger|poster|commenter|reviewer|everyone here|influencer)\b"
)
SLURS = pattern(r"""
    支那[人猪贱]  黑鬼  死基佬  死(?:gay|同性恋)  尼哥  死太监  残废狗
    \bnigg(?:er|a)s?\b  \bfagg?ots?\b  \bchinks?\b
""")
THREATS = pattern(r"""
    (?:砍死|弄死|打死|捅死|杀了|杀死|做了|斩死|劈死|烧死|废了|毙了)(?:你们?|他们?|她们?|佢|老板|店员|客服|博主|你全家|这个|那个)
    打断(?:你们?|他|她|佢|店员|老板|客服|博主)的?\p{Han}{0,3}[腿手]  见(?:你|她|他|佢|到)?一次打(?:你|她|他|佢)?一次
    泼(?:你|她|他|佢|店员)?\p{Han}{0,3}(?:硫酸|油漆)  放火烧(?:了)?(?:你|他|她|店|铺)  找人(?:打|揍|弄|砍|堵)(?:你|他|她|死|店员|客服|博主)
    \bi(?:'ll| will|'m going to|'m gonna) (?:kill|stab|shoot|beat|rape)\b[^.!?\n]{0,12}\b(?:you|her|him|them)\b
    \b(?:burn|blow) (?:your|their|the) (?:shop|store|house|office)
""")
OBSCENE = pattern(r"""
    约[炮泡]  裸[聊照]  黄片  成人(?:影片|视频|电影|直播|网站)  一夜情  口交  做爱  肛交  [鸡几]巴  自慰  撸管  援交  卖淫  嫖娼  包夜
    上门服务\p{Han}{0,4}(?:小姐|美女|少妇)
    看片\p{Han}{0,2}(?:加|进|私)  [看找]\p{Han}{0,3}福利(?:视频|图|姬)  (?:色情|情色|淫秽)(?:视频|图片|网站|直播|小说)  大尺度(?:视频|图|直播)  咸片  四仔
    叫鸡  鸡店  裸体(?:照|视频)  艳照
    露[点逼]  无码  \bporn\w*\b  \bonlyfans\b  \bsend nudes\b  \bmy nudes\b  \bnude (?:pics|photos|videos)\b
    \bescorts?\b(?: service| girls?)
    \bhook ?up tonight\b  \bsex (?:cam|chat|video|tape)s?\b  \bblow ?jobs?\b  \bxxx\b
""")
POLITICAL = pattern(r"""
    [台藏疆港]独(?:立)?(?:万岁|建国|分子|加油)  (?:台湾|西藏|新疆|香港)独立  光复香港  时代革命  法轮功  法轮大法  推翻\p{Han}{0,6}(?:政府|政权|共产党)
    打倒(?:共产党|政府|中共)
    六四(?:事件|屠杀|真相)  天安门(?:屠杀|事件)  颠覆(?:国家)?政权  共匪  退党保平安  反攻大陆  (?:国家主席|总书记|领导人)\p{Han}{0,4}(?:下台|独裁|暴君)
    \bfree tibet\b  \b(?:taiwan|tibet|xinjiang|hong kong) independence\b  \btiananmen massacre\b
    \boverthrow the (?:ccp|government|communist party|regime)\b  \bdown with the (?:ccp|communist party)\b
""")
CONTACT_ID = r"(?:微信|威信|薇信?|卫星|v信|vx|wx|wechat|weixin|qq|扣扣|企鹅|tg|telegram|whats ?app|line ?id|电报|飞机)"
DIVERSION = pattern(rf"""
    (?:加|\+|➕|扣|搜|私|联系)\s?(?:我|俺|个|下)?的?\s?{CONTACT_ID}号?\s?[:,是]?\s?[a-z0-9_+-]{{5,24}}
    (?:加|\+|➕)\s?我的?(?:微信|薇|v\b|vx|wx|威信|qq|line\b)
    {CONTACT_ID}号?\s?[:是]\s?[a-z0-9_+-]{{5,24}}  {CONTACT_ID}\s[a-z]*[0-9][a-z0-9_+-]{{4,22}}
    扫(?:描|一扫)?(?:下[方面]|上[方面]|图[中里]|主页)?的?(?:二维码|qr ?code|码)\p{{Han}}{{0,3}}(?:进群|入群|领|加|下单|拿|购)
    (?:进|入|加)\s?(?:qq|微信|粉丝|福利|拼单|代购)?群\p{{Han}}{{0,4}}(?:领|拿货|优惠|福利|低价|[:：]?\s?[0-9]{{6,}})
    (?:淘宝|咸鱼|闲鱼|拼多多|pdd|某宝|shopee|虾皮|露天)(?:店铺?|上)?直?接?搜\s?[^.。!?\n]{{1,20}}(?:同款|更便宜|只要|下单|领券|店)
    招(?:代理|加盟|兼职|刷单|团长)  (?:兼职|刷单)\p{{Han}}{{0,4}}日结  日赚\s?[0-9]+  躺赚  (?:主页|简介)\p{{Han}}{{0,3}}(?:链接|联系方式|有群|拿货|低价)
    (?:私|滴滴|滴|dd|踢|戳|dm|pm)\s?我\p{{Han}}{{0,4}}(?:拿货|低价|进群|同款链接|返利|拿链接|要货|代购|入货)
    \b(?:t\.me|wa\.me|bit\.ly|chat\.whatsapp\.com)/\S+
    \b(?:dm|message|whats ?app|telegram) me (?:for|to (?:buy|order|get))\b
    \bjoin (?:my|our) (?:telegram|whats ?app|discord|group)\b  \buse (?:my )?(?:promo|discount|referral) code\b
    \bbuy (?:it )?(?:cheaper |instead )?(?:at|from|on) (?:https?://|www\.|my )
    https?://\S+\s?[^.。!?\n]{{0,20}}(?:下单|领券|优惠码|折扣|\d+% off|promo)
""")
PHONE = (
    r"(?:\b1[3-9]\d[ -]?\d{4}[ -]?\d{4}\b|\b09\d{2}[ -]?\d{3}[ -]?\d{3}\b|\b[5-9]\d{3}[ -]\d{4}\b"
    r"|\+\d{2,3}[ -]?\d{7,11}\b)"
)
PRIVATE = pattern(rf"""
    {PHONE}  \b\d{{17}}[\dx]\b
    \p{{Han}}{{1,10}}(?:路|街|道|弄|巷|村|小区|花园|苑|邨|新村)\p{{Han}}{{0,4}}\d+(?:号|弄|栋|幢|座|室)\w{{0,8}}
    \d+(?:号楼|栋|幢|座|单元)\s?\d*\s?(?:单元|室|楼)?\s?\d{{0,4}}室?
    \b\d{{1,5}}[a-z]? (?:[a-z]+ ){{1,3}}(?:street|st|road|rd|avenue|ave|lane|drive)\b
    (?:真名|本名|真实姓名|全名|原名|真身)(?:其实)?(?:就?是|叫|:)?\s?\p{{Han}}{{2,4}}  身份证号?\p{{Han}}{{0,2}}[:是]?\s?\d{{6,}}
    \b(?:real|full|legal) name is [a-z]+ [a-z]+  \b(?:she|he) (?:lives|works) (?:at|in|for) (?:no\.? ?)?\d*\s?[a-z]+
""")
SOMEBODY = pattern(rf"""
    {PEOPLE}  真名  本名  真实姓名  身份证  [姓叫]\p{{Han}}  住在  家住  住址  家里?地址  人肉  开盒  曝光  挂人  女儿|老公|老婆|男友|儿子|妈妈
""")
# People are called upon to set upon somebody: then no number is a public one.
SET_UPON = pattern(r"骚扰|轰炸|打爆|去骂|骂死|问候(?:她|他|一下)|\bharass|\bspam (?:her|him|them)")
DOX_CALLS = pattern(r"(?:人肉|开盒|盒)(?:她|他|佢|了?这[个位人]|博主|楼主|店员|客服)  \bdox (?:her|him|them|this)\b")
OWN_DATA = pattern(
    r"(?:我|本人|俺)的?(?:手机|电话|微信|号码|地址|家|住)\p{Han}{0,6}[:是在]?\s?\z|联系我\p{Han}{0,6}:?\s?\z"
    r"|\b(?:my (?:number|phone|address)|call me|i live)\b[^.\n]{0,16}\z"
)
PUBLIC_LINE = pattern(
    r"(?:热线|官方|总机|售后|投诉|服务|门店|店铺|消费者|客服)(?:电话|热线|号码|地址)?\p{Han}{0,3}[:是]?\s?\z"
    r"|(?:12315|12345|400)\p{Han}{0,4}\z|\b(?:hotline|customer service|support line|store)\b[^.\n]{0,10}\z"
)
# Told of what others did: the words are theirs, and the author is the one who suffered them.
REPORTED = pattern(r"""
    (?:骂|说|叫|喊|回|怼|嘲讽|讽刺|侮辱|吼|话|闹|叫骂|回复|发)\p{Han}{0,4}(?:我|俺|人家|顾客|客人|消费者|我妈|我们)\p{Han}{0,8}[:,“"「『]?[^。!?\n]{0,8}\z
    被\p{Han}{0,8}(?:骂|说|叫)\p{Han}{0,3}\z
    (?:让|叫|要|请|喊|催|引导|非要|逼|教)(?:我|俺|人|大家|你|顾客|客人|我们)\p{Han}{0,8}\z
    \b(?:called|calls|told|said to|yelled at|screamed at|texted|asked|asks|made|tells
        wants?) (?:me|us|my \w+|customers|people)\b[^.!?\n]{0,24}\z
""")
SELF = pattern(
    r"(?:我|俺|本人|自己)(?:真|就|才|当时|简直|也|都|他妈|特么|真的|觉得|像|绝对)*(?:是|像|跟|属于)?(?:个|条|只|大)?"
    r"(?:大|超级|绝世|纯)?\z|(?:谁\p{Han}{1,4}谁|我)(?:就?是|真)?\z"
    r"|\b(?:i(?:'m| am| was| felt like|feel like)|makes? me|made me|myself)\b[^.!?\n]{0,12}\z"
)
ONLY_FOOLS = pattern(r"\A(?:才|都不|也不)\p{Han}{0,3}[买用信去吃]")
# Facts that a document can refute; without one a post is an opinion, whatever its words.
CLAIMS = pattern(r"""
    致癌  检出  超标  重金属  [含加有]\p{Han}{0,3}(?:激素|荧光剂|甲醛|汞|铅|砷|毒|抗生素|地沟油|防腐剂|麻黄|西布曲明)  激素(?:脸|依赖)  过期(?:原料|产品|的)?
    假货  仿冒  贴牌  冒充  造假  改(?:标|日期|生产日期)  翻新  二手(?:货)?当新  [吃用]死(?:了)?人  死了[0-9一二两三几]?个?人
    (?:被|遭)(?:查封|罚|处罚|抓|调查|召回|下架|通报|立案)  召回  破产  倒闭  停产  跑路
    (?:有|吃出|发现|爬出|全是)\p{Han}{0,4}(?:虫|蛆|老鼠|蟑螂|头发|玻璃|刀片|针头)  没有(?:备案|许可|批文|资质|卫生证)  无证  三无产品  偷税  童工  动物实验  偷工减料
    \b(?:carcinogen\w*|toxic|lead|mercury|asbestos|steroids?|formaldehyde|expired|counterfeit|recalled|banned|shut down
    raided|bankrupt|maggots?|cockroach\w*|rats?|relabel\w*|child labou?r|unlicensed|fined by|killed|died)\b
""")
# Words that judge: a report to a platform states what is there, not what to think of it (R131).
JUDGING = pattern(r"""
    恶意  恶毒  无耻  卑鄙  险恶  居心叵测  别有用心  丧心病狂  极其  极度  极为  十分恶劣  性质恶劣  恶劣  严重损害  严重影响  严重诋毁  肆意  肆无忌惮  令人发指  可恨  可恶  臭名昭著
    疯狂  下作  不要脸  无良
    \b(?:malicious\w*|vile|shameless\w*|despicable|vicious\w*|outrageous\w*|evil|disgusting|horrible
    extremely|hateful|nasty
    egregious\w*|blatant\w*)\b
""")
OWN_PICTURES = pattern(r"""
    自己拍  自拍  实拍  买家秀  晒图  晒单  她拍的  他拍的  (?:本人|用户|博主|作者|顾客|客人)拍
    \b(?:own|her|his|their) (?:photos?|pictures?|selfies?)
""")
# The poster says that the picture is theirs.
I_TOOK_IT = pattern(r"""
    (?:我|俺|自己|本人|亲手|亲自|随手|手机)\p{Han}{0,4}拍(?:的|了|摄|下|张|照)  自拍  实拍  原创图  我的(?:照片|自拍|买家秀)  我\p{Han}{0,2}晒(?:图|单)
    \bmy (?:own )?(?:photos?|pictures?|pics?|selfies?)\b
    \bi (?:took|shot) (?:this|these|the|a|some) (?:photos?|pictures?|pics?|video)
""")
# Our name is said or written, which nobody needs leave for.
NAMES_BRAND = pattern(r"""
    (?:提到|提及|写了?|写着|出现|点名|用了?|带了?|打了?|说了?|标了?)(?:了)?(?:我们|本|我司|我方)?的?(?:品牌|牌子|公司|店|商标|注册商标)?的?(?:名|名称|字样|名字|话题|标签|关键词)
    (?:提到|提及|点名)(?:了)?(?:我们|品牌|我司|本品牌|商标)
    \bmentions? (?:us|our|the brand)  \bnames? (?:us|the brand)
    \b(?:uses?|used|using) our (?:brand |trade ?mark(?:'s)? )?name
    \b(?:hash)?tags? (?:us|the brand)
""")
COPIES = pattern(r"""
    盗图  盗用  搬运  抄袭  照搬  复制  翻拍  截取  去水印  仿冒  假冒  冒充  山寨  贴牌  售卖  出售  卖(?:假|货|同款)  开店  店铺名  账号名  头像
    \bcop(?:y|ies|ied)\b  \bstole\b  \bstolen\b  \breposts?(?:ed)?\b
    \bcounterfeits?\b  \bimpersonat  \bsells?\b  \bselling\b
""")
NAME_WORDS = pattern(r"商标|注册|品牌|牌子|名称|名字|字样|名|的|我们|我司|\b(?:our|the|brand|trade ?mark|name)\b")
