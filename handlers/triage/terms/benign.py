"""Names, idioms and settings that only look like signals: blanked out wherever they occur."""

from handlers.text.term_patterns import en_terms, zh_terms

# Dishes, animals, firms, puns: a bad word inside a harmless one.
NAMES = r"""
    (?:片子?|电影|剧|结局|剧情|编剧|导演|球|比赛|直播|小说)~14(?:心梗|心绞痛|中风|脑梗|吐血|猝死|抽搐|窒息) (?:看|追|刷|听)[得到]~3(?:心梗|中风|脑梗|吐血|抽搐|猝死)
    头皮发麻 手指抽筋 (?:数钱|买|打字|点赞|抢|拆快递)~3手~1抽筋 [笑嗨跳走逛站累忙]到~3(?:脚|腿|腰|手)~2(?:断|抽筋|软) 腿软 眼睛~2看花
    (?:二零|20)[0-9二三四五六七八九零]{2}年~3才过期 [才再未没不]过期 (?:还有|有)~6才?过期 酸菜 酸[甜奶汤辣梅枣角嘢味]
    睡[得到]~3(?:昏迷|昏死|断气) (?:像|跟|似)昏迷 笑[到得]~3(?:岔气|断气) 滑[到得]晕[,。!] 滑[到得]晕$
    心脏 内脏 五脏 脏器 着火的?(?:辣|感觉|口感) 手术(?:刀|帽|级|室同款) (?:医美|近视|双眼皮)手术
    起火[锅辣爆] 生火 [趁围沿跟等顺]着火 着火[锅辣候车龙炉] 虫草 毛毛虫 馋虫 懒虫 书虫 瞌睡虫 萤火虫 竹虫 蝗虫 昆虫
    可怜虫 害虫
    蚂蚁(?:上树|花呗) 米老鼠 馊主意 臭豆腐 毛豆腐 一次性 一星(?:期|级) [十廿百]零分 零分钟 分别点 辣死[他你]妈
    次品(?:尝|味) [切剁搅压捣]碎 怪味(?:鸡|豆|花生) 流产(?:生|品) 超标准 软件过期 山寨本 脏脏包 [爱肥]而不腻
    工商(?:银行|卡|信用|大学|管理)
    黑猫(?:警长|咖啡|书店|酒店|宠物) 小黑猫 只黑猫 自媒体 新媒体 社交媒体 多媒体 全媒体 媒体人 融媒体 小记者 学生记者
    校园记者 记者推荐 避雷[针器] 避雷(?:指南|攻略|贴|帖) 快跑(?:步|鞋|团|去|来) 慢跑 滚烫 翻滚 打滚 滚筒 废物利用
    垃圾(?:桶|袋|箱|分类|食品|食物|站|车)
    侵略性 价格歧视 歧视(?:团购|用券|优惠券|穷|学生|单人|一个人) 自私了 徇私 走私 私了解 [笑累饿乐忙惯吓急冻馋好]坏
    高兴坏 开心坏 可爱坏
    打破了? 突破了? [看识说刷]破 吹弹可破 破冰 破纪录 破例 漏奶华 沙漏 漏斗 漏网 错漏 遗漏 漏勺 检漏 捡漏 坑[位洞]
    [深挖填入红茅]坑 心痒
    手痒 喉咙痒痒 痒痒挠 不痛不痒 隔靴搔痒 脸红心跳 水肿 消肿 浮肿 肿么 臃肿 脱皮(?:五花|花生|鸡|绿豆|洋葱|番茄|核桃)
    (?:虾|番茄|鸡|鸭|花生|豆|葱)脱皮 毛血旺 宝宝们 各位宝宝 本宝宝 宝宝(?:你|姐妹|快[冲跑买看逃]|别[买去]) 孩子他妈
    儿童(?:节|餐|椅) 呕吐物 一般[都会] 一般来说 差不多 差点 [相出时温]差 差[别异人] [心很好]受伤 受伤的总是 细如发丝
    头发丝(?:般|那么|一样|似的|都|儿|细)
    没用(?:过|完|上|几|多久|到|两|呢|先) 还没用 没怎么用 骗你是 好气[氛派] 报警[器灯功装] 退货率 怕麻烦
    麻烦(?:问|请|你|您|客服|各位|大家|帮|发|了) 重金属(?:摇滚|风|乐队|音乐|质感)
    (?:塑料|金属|玻璃|石头|胶)(?:味|感|瓶|杯|袋|盒|罐|勺|包装) (?:排出?|清除?|代谢)~2毒素 过敏性?(?:鼻炎|体质)
"""
# Said of rules, praise, plans, places: the word means something else here.
SETTINGS = r"""
    在家都?[快要]?发霉 药监局?~4(?:备案|批准|认证|可以?查|查得?到|注册|审批) 市场监管~3(?:备案|认证)
    通过~6(?:药监|质监|市场监管)
    (?:上过|登过)(?:央视|电视|新闻) 央视(?:推荐|认证|同款|广告|展播) 热搜(?:同款|款|单品|产品|推荐|好物|色)
    (?:要是|如果|再|怎么|还)~1[不没冇唔]上热搜 [不唔]上热搜~4(?:不服|唔服|天理|没天理|说不过去|我不信|可惜|就是没)
    (?:求|送|应该|建议|想|能不能|祝|怎么还?不?|早该|没|给我|配|让)~4上热搜 种草拔草
    (?:终于|来|去|前来|周末|成功|今天|一直想|打卡|种草|长草)~3拔草 拔草(?:成功|之旅|完毕|清单|啦|打卡|了?一家|这家)
    抵制(?:不了|不住|诱惑)
    想让我[删撤] [给打]差评的(?:人|都|同行|是) 再也不(?:用|怕|担心|愁|必|需要|想去别|去别|买别|用别|换)
    别买(?:错|贵|多|少|太)
    不要买(?:错|贵|多|太) 别点(?:多|太) 千万别(?:错过|犹豫) 千万不要错过 不要错过 别错过 唔好错过 会[唔不]会再
    很?有隐私 隐私性
    (?:注重|保护|尊重|重视|保障)~4隐私 隐私(?:发货|包装|保护|做得|很好|好) 退款(?:很|超|也很|秒|及时|速度|迅速)~3 秒退款
    (?:支持|可以|随时|无理由|包|放心|免费)退(?:货|款|换) 七天无理由 退货包运费 运费险 法院(?:旁|附近|对面) 客服~4撤销
    害羞~4脸红? (?:喝酒|喝得|辣得|热得|激动)~4脸 代言人?~6(?:好帅|好美|太帅|太美|绝了|同款) 医生(?:推荐|建议用|同款)
    医院(?:旁|附近|对面|楼下|门口|隔壁|食堂|站|路|斜对面|后面|同款|级|专用|的?路口|开的|配方)
    (?:没|不用|不想|不需要|无需|要不要|差点|是否|还没|不敢|不必|建议)(?:去|进|看|送|到|跑){0,2}~2(?:医院|住院|急诊|医生|送医)
    感觉~8要~3(?:急症|急诊|送医|住院) (?:好似|像|似)(?:一?只|条|食紧|系|是)?~5(?:曱甴|蟑螂|虫|头发|过期|馊) 像~4爆炸
    (?:没有?|无|不存在)~10歧视 除了山寨 直接涂(?:就行|就可以|即可|很|也可以) 有问题(?:可以|随时|找|联系|都|就能)
    (?:膝盖|膝头|腰|腿脚?|眼睛|颈椎|心脏|身体|胃口|牙口|肠胃|睡眠|记性|视力|皮肤|耳朵)~2[不唔]好(?:的|嘅|使) (?:我|婆|阿|宝|老|姑|舅|姨|大|干|妈)妈的
    根本停不下来 根本不用(?:担心|等|排队|怕|愁) 根本不(?:油|腻|贵|卡|痛|疼|刺激) 压根不用(?:担心|等|怕)
    (?:无法|没法|不能|难以)拒绝 无聊(?:的时候|时) (?:良心)?不坑 唔?不?好意思 不如(?:试|就|去|来) 不得了 不行不行的
    没[话得]说 [冇无]得弹
    要命[,!]?(?:太|真|也太)?[好香美·] 等了~6终于~2(?:到了|等到|收到|买到|拿到) 要不要[买入冲去囤] 好不好[用吃喝看闻穿]
    心情~2不好 听得?~2(?:一清二楚|清清楚楚|清楚) (?:看|记)得~2清清?楚楚? (?:狗|猫|孩子|宝宝|熊孩子|我|自己)~4(?:咬|摔|撕|弄|扯|掰)坏了? [零无]差评 没毛病 [没无冇]有?任?何?问题
"""
# What platforms wrap around a shared link: it says nothing about the post.
WRAPPING = r"""
    https?://[^\s,，。]+ [^\n。!]{0,30}发布了一篇小红书笔记,?快来看吧!?
    复制[^。!\n]{0,6},?打开[^。!\n]{0,12}查看(?:精彩内容|笔记)!?
    复制打开抖音,?看看 【[^】\n]{0,30}的(?:图文)?作品】 转发微博 分享(?:图片|视频|笔记) 图片评论 \[(?:图片|视频)\]
"""
# Coupons expire. On its own, because together with the rest its gaps make the matcher slow on hostile text.
EXPIRY = r"""
    (?:相纸|胶卷|胶片|墨盒|墨水|电池|贴纸|胶水|邮票|日历)[^。!?\n]{0,12}过期
    过期(?:不候|作废) 过期~~6(?:[券劵]|优惠码|团购|积分|红包|会员|门票) (?:快|即将|临近|就要|差点)要?过期
    (?:保价|价保|保修期?|质保|三包|退[货换]期?|时效|申请|[券劵]|优惠码|团购|会员|积分|红包|[值次员品]卡|门票|活动|链接|验证码|签证|证件|合同|二维码|拿号|排号)[^。!?\n买拍收寄发]{0,14}过期
"""
ALLERGENS_EN = "peanuts?|nuts?|dairy|milk|shellfish|seafood|gluten|pollen|cats?|dogs?|penicillin|eggs?|soy"
PLEASURES_EN = r"flavou?rs?|taste|joy|popularity|mouth|colou?rs?|sales|orders"
OFFERS_EN = "coupon|voucher|discount|code|membership|offer|points|card|ticket|warranty|subscription|trial|session|link"
ENGLISH = r"""
    seasonal allerg(?:y|ies), rash (?:decision|move|purchase|choice|buy|judgm?ent)s?, heartburn, sick of,
    bleeding edge, choked up, allerg(?:y|ic|ies) to <allergen>,
    burn(?:s|ed|t|ing)? (?:money|calories|fat|through|out|cash|the candle|evenly|a hole),
    burnt (?:ends|caramel|cheesecake|sugar|butter),
    explo(?:de|des|ded|ding|sion)s? (?:of|with|in) (?:\w+ )?<pleasure>,
    (?:flavou?r|taste) explosion, expired (?:coupon|voucher|code|offer|link|warranty)s?, <offer>s? ~3 expired,
    avoid (?:the (?:crowd|queue|line|rush|sun|eye)s?|crowds|queues|irritation|sunburn|contact), kid you not,
    no (?:wonder|doubt|joke),
    fda[- ](?:approved|registered|cleared|compliant), trending (?:colou?r|style|item|product|look|piece)s?,
    can't complain, no complaints,
    not bad, too good, good (?:riddance|luck|for nothing|money), best (?:before|by|if), miss(?:ing)? out,
    kill(?:er|ing) it, (?:bug|glass|plastic) (?:bottle|jar|container|free|fix)\w*
"""

SHARE_WRAPPING = zh_terms(WRAPPING)
BENIGN = (
    f"{zh_terms(NAMES)}|{en_terms(ENGLISH, allergen=ALLERGENS_EN, pleasure=PLEASURES_EN, offer=OFFERS_EN)}",
    zh_terms(SETTINGS),
    zh_terms(EXPIRY),
)
