"""The words of posts that only speak of harm, by genre; and of what the author lived through."""

JOB = r"""
    诚聘 急聘 高薪聘 (?:^|[^会可该])招聘[:：，,一若启岗信中]?~6(?:员|师|岗|人|工) 招募~6(?:员|者|人) 岗位职责 任职要求 投(?:递)?简历 月薪~4[0-9k千万] 五险一金 内推 校招 社招
    (?:^|[^会可该接])招(?:人|聘|募)?~8(?:专员|主管|经理|助理|工程师|店长|店员|兼职|实习生|学徒|阿姨|师傅)
    (?:双休|单休|做五休二|底薪|薪资|时薪|日薪|面议|包吃住|五险|社保)~6(?:五险|社保|双休|提成|面议|[0-9])
    招~12(?:保健医|医师|护工|教师|老师|保育员|月嫂|志愿者|维保)~12(?:优先|面议|编制|待遇|持证|包吃|月结) (?:编制|经验|持证|本地)~2优先
    请人 聘请 长短工 在招 招新 诚招 月薪[一二三四五六七八九十0-9]
    招~2(?:夜班|全职|兼职|急)?~2(?:护士|医生|[安质]全?员|工程师|技师|店员|服务员|侍应|焊工|电工|锅炉工|理货|司机|文员|律师|法务|公关|厨师|导购) 征才 徵才 求职 应聘
"""
JOB_EN = """
    now recruiting, job vacancy, hiring, we're hiring, now hiring, job opening, apply (?:via|now|here|at|by),
    send (?:your )?(?:cv|resume), vacancy, salary, looking to hire, is recruiting, job alert,
    (?:full|part)[- ]time role,
    you will (?:handle|investigate|be responsible), we are looking for an?
"""
RESALE = r"""
    (?:^|[^被])转让(?:全新|闲置|一|两|自用|未) 出闲置 闲置出 闲置转 低价转 全新未拆 仅拆封 [0-9]+(?:包邮|带走|不刀) 可小刀 (?:^|[,，。!])出一[个支瓶台件套只双]
    (?:出|转|放|让)[一两]?~1[个支瓶台件套只双张部把辆架]~~24(?:自提|自取|面交|带走|可刀|包邮|成新|全新|用过一次|[0-9一二三四五六七八九百]+(?:元|块|蚊|拿走|出)) 用不上~6[出转]
    转卖 二手~6(?:出|卖|转|交易) [0-9一二三四五六七八九十半]成新 面交 放卖 (?:全新|闲置|自用|九新)~10(?:便宜|低价|平)?(?:出|转|卖)(?:$|[,，。!]) 割爱 收二手 可议价
    闲鱼 打包出 放售 (?:^|[,，。!])平放 自用~2转 转手
"""
RESALE_EN = r"""
    for sale, selling my, wts, pick up only, brand new in box, bnib, asking price,
    selling (?:a|an|this|barely|unused), used once ~3 \$?[0-9]+
"""
EXPLAINER = r"""
    先~10还是先~16(?:\?|错|对|$) (?:家长|父母|新手|妈妈|人|你)们?~4都?~2(?:做错|搞错|弄错|不知道|踩坑)了? (?:记住|牢记)~2[一三四五六二两1-9]~1(?:步|点|招|句)
    (?:医生|护士|护理师|药师|师傅|工程师|营养师)~4(?:示范|手把手|讲清楚|来答|告诉你|教你|说给你听) (?:正确做法|急救步骤|处理方法)
    [一二两三四五六七八九十0-9]+[种个类样]~2(?:容易|可能|会|常见|最)~8的~10(?:存好|收藏|记住|看清|注意|别|清单|$) (?:新手|爸妈|家长|姐妹们?)~4(?:存好|收藏|码住|转给)
    真的?~1会~4(?:炸|爆|烧|中毒|过敏|起火|自燃|触电)~3[吗么嘛]~~16(?:实验|测试|测给|真相|答案|揭秘|辟谣) 做了?个?~2实验
    [一三五1-9十]~1(?:分钟|个动作|步|招)~2(?:学会|教会|搞懂|看懂|教你|分辨|判断|搞定) 正确的?(?:急救|处理|打开|使用)方[法式] 家长必看
    (?:烫伤|烧伤|噎住|触电|中毒|过敏)(?:之?后)?(?:怎么办|怎么处理|第一时间|该怎么|应该怎么|急救)
    科普 一文[看读]懂 [一三五1-5]分钟[看了读]懂 [一二三四五六七八九十0-9]招~2(?:教|学|搞|避|防|辨) 冷知识 小知识 知识点 你知道(?:吗|为什么)
    (?:为什么|为何|怎么|如何)(?:会|能)?~8(?:原理|看懂|避免|预防|分辨|挑选|选购|自救|急救) 教你[如怎几一三五] 安全提示 消防提示 安全小贴士
    (?:医生|专家|律师|工程师|消防员)(?:提醒|建议|解读|科普)[:,，：]
    为什么~10会~8(?:爆|炸|过敏|中毒|自燃|起火|鼓包|烫|发红|痒|吐|拉肚子|漏电|触电|烧)~6(?:\?|$|\n) 为什么有人~16(?:\?|$|\n)
    怎么办\?[^。!?\n]{0,10}[一二三四五六七八九十0-9]+[步招个] 懒人包 (?:仅作|仅供|只作)(?:示意|参考|举例) 讲讲~12(?:原理|是怎么|为什么|区别|知识|浓度)
    [一二三四五六七八九十0-9]+步~2(?:急救|处理|自救|解决|搞定) 急救(?:法|步骤|指南|知识) (?:拿|以)~12(?:举例|为例) (?:什么|乜嘢?|咩)(?:是|系)~8\? 点解~12会~8(?:\?|$)
    (?:常见)?误区 指南[:,，] 自查清单 避坑指南
    讲座 公开课 原理(?:是|:|：) 消防演[习练] 安全演[习练] 应急演[习练]
"""
EXPLAINER_EN = r"""
    explained, what you need to know, how to (?:avoid|prevent|tell|choose|treat|recogni[sz]e), safety tips,
    a guide to, webinar, drill,
    why (?:do|does|some|is) ~8 (?:reacts?|burns?|explodes?|swells?|itch\w*)\?, what to do (?:if|when) (?:a|your),
    signs of, myth or fact, for illustration only, (?:three|four|five|[0-9]) steps (?:to|for|if),
    why do \w+ ~4 (?:explode|swell|burn|crack), first aid
"""
STORY = r"""
    (?:小说|剧|电影|番|片子?|动漫|游戏)[里中] 连载 第[一二三四五六七八九十百0-9]+[章回集话](?:[:,，。 ]|更新) 剧情 剧透 番剧 男主 女主 反派 副本 boss 打本 段位 抽卡 剧本杀里
    (?:他|她)~12(?:笑了笑|冷笑|勾唇|眸|唇角|嘴角) (?:凶手|死者|总裁|王爷|女主|男主|反派|主角)~10(?:是|在|把|被|的) 短剧 同人文 虐文 番外 追更 写了个(?:故事|段子)
    剧本 台词 未完待续 [上下]回分解 穿越 重生文
    (?:第[一二三四五六七八九十百0-9]+[章回集话]|新章|番外|下集|下回|大结局)~2(?:更新|已更|上线|奉上|完) (?:明晚|今晚|周末|周[一二三四五六日])~2(?:更|更新|见分晓)(?:$|[。!,])
    恐怖片 cos(?:服|妆) 特效妆 伤效妆
"""
STORY_EN = r"""
    chapter [0-9]+, novel, episode [0-9]+, spoiler, fan ?fic\w*,
    short story, my novel, fanfic, he (?:smiled|smirked|whispered), she (?:smiled|smirked|whispered), my character,
    in the (?:movie|film|show|game), (?:last|tonight's|this) episode, the (?:killer|murderer|detective) , boss fight,
    gameplay, season [0-9]+
"""
DREAM = "梦到 梦见 发梦 发咗个梦 做了?个?~4梦 做梦 梦里 噩梦里"
DREAM_EN = "i dream(?:t|ed)(?: that| about)?, had a dream, in my dream, woke up from a dream, dreamed of"
# What happened to others, as the news tells it.
NEWS = r"""
    快讯 早报 晚报 日报讯 速报 突发[:,，】] 【~4(?:新闻|消息|突发|要闻|通报|资讯)~2】 据~10(?:报道|消息|通报) (?:记者|本报)~6(?:获悉|报道|从) 央视新闻[:,，]
    (?:海关总署?|市监局|药监局|总局|消协|消委会)~4[:：]~5(?:某|进口|外地|国外|外省|邻市)~2(?:品牌|牌子|厂|餐厅|公司|工厂)~12(?:超标|退运|召回|中毒|爆炸|起火|泄漏|受伤|下架|不合格)
    (?:巴西|韩国|日本|美国|印度|泰国|越南|英国|法国|德国|加拿大|俄罗斯|墨西哥|外地)~2一[家间座个]~10(?:起火|着火|爆炸|中毒|召回|塌|泄漏|受伤)
    与(?:本|我们|咱们|你们)~1(?:品牌|公司|牌子|店)无关
    <elsewhere>~14(?:起火|着火|爆炸|中毒|召回|塌|泄漏|受伤|事故|伤亡|烧毁|备降|下架|超标) 无人受伤 无伤亡 (?:集团|公司|股份|牌)因~12(?:召回|下架|停产|被罚|道歉)
    (?:抽验|抽检|抽查)~16(?:合格|不合格|超标|下架|名单|结果) (?:卫福部|食药署|市监局|海关|食环署|消委会)(?:公布|公告|通报|抽|测试) 三季报 财报 股价 新闻稿 行业(?:快讯|新闻|周报)
"""
NEWS_EN = r"""
    breaking(?: news)?:, reuters, news (?:roundup|brief|digest),
    (?:police|officials|authorities) (?:said|say|confirmed),
    in (?:other )?news, market wrap, (?:quarterly|q[1-4]) (?:results|earnings),
    (?:a|an) ~3 (?:factory|plant|airline|warehouse|restaurant) ~6 (?:fire|explosion|blaze|poisoning|recall)
"""
# Praise by exaggeration: what it does to a body is a figure of speech.
JOYS = "好[吃喝玩食饮味正靓用看] 正 爽 过瘾 上头 再来 又 还要 还想 还是 停不 停唔 一口接 多啖 下次 太香 太美 推荐 回购 值 满足 绝了 爱"
THRILL = "好[吃喝食饮味看听笑闻用玩] 美 香 笑 爽 正 可爱 上头 帅 甜 鲜 仙 辣得过瘾 嗨 靓 治愈"
DEATH = """
    中毒 去世 升天 断气 阵亡 心[脏臟]病 昏[倒过]? 晕[倒过厥] 死 抽筋 断[了掉]? 失去知觉 飞起 窒息 进(?:医院|急诊|icu) 叫救护车 流鼻血 缺氧 爆 融化 原地~4 停[唔不]到?口 跺脚 哭
    报警 犯罪 犯规 舌头~4(?:吞|掉) 眉毛~4掉 灵魂出窍
"""
JOKE = r"""
    (?:<thrill>)(?:到|得)~4(?:<death>) (?:吃|食|喝|饮|玩|敲|刷|追|嗑|嚼|炫)[^,，。!?痛疼吐拉]{0,6}停[唔不](?:到口|到|下来) 太上头 上头~6(?:停不|断|哈哈)
    (?:钱包|荷包|银包|余额)~10(?:阵亡|去世|牺牲|流血|大出血|瘦|空|受伤) 正到~2爆
    (?:手|脚|腿|嘴|肚子|腮帮子)~6(?:断|抽筋|酸|裂|爆)~6(?:停不|哈哈|hh|值|上头|爽|过瘾) 救命~8(?:好|太|也太|真的)~2(?:<thrill>) (?:好|太)(?:<thrill>)~4救命
    (?:要|快|直接|当场|原地)~3(?:<death>)~4(?:哈哈|hh|太香|太美|值)
    (?:[以误]为|怀疑|问)~2我~4(?:打(?:了|过)?(?:水光|瘦脸|玻尿酸|美容)?针|做(?:了|过)?(?:医美|光子|拉皮|手术)|整(?:了|过)?[容形]|动了?刀|割了?双眼皮)
    (?:毛孔|黑眼圈|痘印|细纹|粉刺|皱纹|瑕疵)~4(?:原地|当场|直接|集体)~2(?:消失|退场|蒸发|退休|下岗|不见)
    [辣麻酸冻冰烫凉](?:到|得)我?~6(?:喷火|灵魂|升天|离家|怀疑人生|跳舞|冒烟|抽筋|脑仁|太阳穴|飙泪|牙软|五官)~~30<joys>
    (?:手感|音质|画质|口感|味道|演技|剧情|特效|舞台|节奏|颜值|效果|海报|文案)~2(?:炸裂|杀疯|封神|绝杀)
    (?:颜色|这(?:个|支|款|张)|也太)~4(?:杀疯|绝杀|要我?命|送我走)~6(?:了|好|美|香)
    被?(?:boss|老板|这关|关卡|队友)~6(?:虐|打|秒|捶|锤|暴打)~8(?:还想|再来|爽|过瘾|上头) [刀虐]死我~8(?:五星|神作|好看|太美|推荐|值)
    (?:看到|看见|一看|听到|闻到|一开门)~10(?:直接|当场|差点|原地)~2(?:心梗|猝死|昏|晕|去世|暴毙|窒息)~~12(?:<thrill>|买|冲|爱了)
    [甜]到?~4(?:蛀牙|掉牙|昏)~4(?:都|也)~2要~2[吃食饮喝]
    人没了 没救了~6(?:香|美|爱) 一口入魂 原地(?:升天|复活|去世|结婚|起飞)
"""
JOKE_EN = r"""
    (?:so|too) (?:\w+ ){1,3}(?:it'?s criminal|i (?:died|almost died|cried|fainted|passed out)|it hurts),
    died and went to heaven,
    do not resuscitate, send help, i'?m (?:dead|deceased|dying|screaming|obsessed),
    (?:laughed|laughing) (?:so hard|till|until|myself),
    to die for, killed me ~3 (?:lol|haha|laughing), my wallet (?:is|just|has) ~2 (?:dead|died|bleeding|crying|hurts),
    rip (?:to )?my (?:wallet|diet|waistline), addict(?:ed|ive), chef'?s kiss
"""
RAFFLE = "抽奖 转发(?:抽|送|这条|本条)~8 转评赞 关注[+＋和并]转发 揪[0-9一二三]位 送出[0-9]+份 宠粉福利 直播预告 今晚[0-9八九七]点直播 新品发布"
RAFFLE_EN = "giveaway, to win, raffle, retweet to, live stream tonight, now in stores"
QUESTION = r"""
    (?:求问|请问|想问|问一下|问下|求助|有没有人|有人[用买吃喝]过|有冇人|大家觉得|姐妹们?觉得|蹲一个)[^。!\n]{0,30}(?:吗|么|嘛|呢|咩|\?|$)
    (?:会不会|能不能|可不可以|适不适合|适合)[^。!\n]{0,16}(?:吗|么|呢|\?)
    (?:孕妇|宝宝|敏感肌|小朋友|孩子|老人)[^。!\n]{0,8}(?:能用|能吃|能喝|可以用|可以吃|适合用)[^。!\n]{0,4}(?:吗|么|嘛|\?)
"""
QUESTION_EN = r"""
    (?:is|are) (?:this|it|these|they) ~3 (?:safe|ok|okay|good) (?:for|to|during)[^?]{0,40}\?,
    (?:does|do|will|can) (?:anyone|anybody|this|it)[^?]{0,60}\?
"""

SARCASM = r"""
    (?:科普|冷知识|小知识|知识点|涨知识|教程|教你|教大家|指南|攻略|懒人包)[^。!?\n]{0,24}(?:这家|他家|他们家|你们家?|贵司|贵店|贵公司|该店|佢哋|你哋|某家)
    (?:这家|他家|他们家|你们家?|贵司|贵店|该店|佢哋|你哋)[^。!?\n]{0,16}(?:科普|上了一课|冷知识|教会了?我|知识点)
"""

# What is only feared was not lived through.
FEARED = "(?:怕|担心|害怕|生怕|以免|免得|惊)~8"
FEARED_EN = r"(?:scared|afraid|worried|fear) ~1 (?:of|about|that) ~4 (?:burn\w*|cut|hurt|fall\w*|chok\w*|injur\w*)"

# First hand: what was lived through is a report, whatever the post is besides.
LIVED = r"""
    (?:我|俺|咱|老公|老婆|女儿|儿子|孩子|宝宝|爸|妈|室友|朋友|同事)[^。!?\n]{0,14}(?:烫|伤|肿|疼|痛|吐|拉|晕|住院|急诊|医院|流血|窒息|卡住|电到|过敏了|起疹|烧|炸)
    (?:用|吃|喝|涂|抹|敷|穿|戴|洗|充)(?:了|完|过|着)[^。!?\n]{0,14}(?:烫|伤|肿|疼|痛|吐|拉|晕|医院|流血|烂|红|痒|炸|烧|冒烟|电)
"""
HURT = r"burn(?:ed|t)?|hurt|cut|swoll?en|vomit\w*|sick|hospital|choked|bled|bleeding|fell|injured|rash|shocked"
LIVED_EN = rf"(?:i|we|my|our) (?:\w+ ){{0,5}}(?:{HURT})"

# What the author lived through, or what goes on after the frame: the post is a report besides.
OWN = r"""
    我<kin>?~4(?:就|也|刚|才|上周|昨天|昨晚|前天|真)?~8(?:被|给|中招|遇到|出事|进了|送|住院|过敏|烫|伤|肿|吐|烂|拉肚子|流血|电了|炸|起疹|红疹)
    亲身(?:经历|体验) 本人就 亲眼 (?:不是|唔系|并非)~3(?:梦|小说|故事|段子|玩笑|开玩笑|剧情) 真事 (?:醒来|醒咗|醒后)~4(?:真|脸|肿|烂|起|嘴|还|发现~4(?:肿|红|血|疹|烂|烧))
    (?:但|但是|可是|结果|谁知|没想到|后来|然后|跟住|点知|之后|当晚|第二天|隔天|半夜|回家)~~24<outcome>
"""
OWN_EN = r"""
    not (?:a )?(?:joke|joking|kidding|a dream|fiction), for real though, happened to (?:me|us|my),
    (?:but|then|until|and then|later) ~8 <outcome>,
    (?:i|we|my (?:\w+)) ~4 (?:got|was|were|ended up|had) ~3 <injury>
"""

# Lists that the words above name.
ELSEWHERE = (
    "邻省 邻市 外省 国外 某地 某市 某县 某省 某校 某厂 某航司 某公司 某小区 某餐厅 某品牌 某工厂 一化工厂 一工厂 一仓库"
)
KIN = "自己 本人 家 妈 爸 娃 儿 女 老公 老婆 婆婆 奶奶 爷爷 弟 妹 姐 哥 朋友 同事 们"
OUTCOME = "吐 拉 肿 疹 送医 医院 急诊 急症 点滴 流血 烫伤 割 烧伤 炸 冒烟 起火 痛 疼 呕 屙 过敏 晕 发烧 厕所"
OUTCOME_EN = r"hospital|er|rash|burn(?:ed|t)?|threw up|vomit\w*|sick|swell\w*|swollen|bleeding|hives"
INJURY_EN = r"burn(?:ed|t|s)?|hurt|cut|swollen|sick|shocked|rash|hives|blisters?"
