"""Harm to people and danger from things: body, doctors, the frail, devices (R27, R32, R42)."""

from handlers.text.term_patterns import CLAUSE, en_terms, zh_terms

SKIN_SYMPTOMS = "红点|疙瘩|红斑|一片红|红了?一片|渗水|流黄水|结痂|流脓|小疹"
SKIN = """
    过敏 过min guomin 烂脸 脸烂 脸都烂 毁脸 毁容 红肿 泛红 满脸通红 起疹 出疹 皮疹 红疹 疹子 荨麻疹 爆痘 爆疮 烂痘
    闷痘 狂长痘 灼伤 烧伤
    烫伤 灼烧感 刺痛 脱皮 蜕皮 溃烂 化脓 流脓 起水泡 水疱 瘙痒 奇痒 发痒 好痒 很痒 痒死 巨痒 痕痒 身痕 好痕 毛囊炎
    结膜炎 接触性皮炎 过敏性?皮炎 激素脸 (?:得了?|引起|诱发|用完|用了)~8皮炎
    (?:全身|浑身|身上|皮肤|头皮|脸上?|脖子|屁股|手臂)~4(?:痒|疹|刺疼|红点|红斑|发红|红一片|起泡) 头皮~4(?:痒|疼|痛|红)
    (?:脸|块面|成面|面部|眼睛?|脖子|皮肤|嘴唇?|嘴巴|喉咙|手指?|脚|身上)~4(?:通红|红肿|肿|火辣辣) 肿成 肿起来 肿得
    (?:皮肤|眼睛?|伤口|耳洞|喉咙|毛囊)~4(?:发炎|感染) 脸~3(?:红了|好红|很红|红得|红成) 眼睛~3(?:刺痛|疼|痛) 掉头发
    大把掉发 掉发~2(?:严重|厉害|更) 脱发 (?:用|搽|涂|抹|擦|敷|食|吃)(?:完|咗|左|了|后)~14(?:敏感|长痘|冒痘|起痘|烂面)
    敏感(?:到|咗|左|起来|反应)
    (?:引致|引起|令皮肤)~3敏感 又[红痒肿痛疼痕](?:又|还)[红痒肿痛疼痕刺麻烫] (?:脸|面)~6关公
    (?:脸|皮肤|嘴|眼|头皮)~~12火辣辣
    (?:脸|皮肤|眼睛|敷|涂|抹|擦|搽)~6(?:刺得|刺疼|蜇得|烧得|灼得|扎得) (?:敷|涂|抹|擦|洗|搽)~~14红了
    头皮~8(?:掉|脱|烂|破) (?:后?背|身上|脸|脖子|腿|手|胳膊|屁股|额头|胸口|全身|浑身)~~10<spots> 结痂 流?黄水 渗液
    (?:全是|满脸|一脸|长满|爆了?)~3(?:闭口|粉刺|疙瘩) 脸~2(?:废了|毁了) 毁了我~2脸 灼烧 烫[出起]~3泡 起了?~2[水大]泡
    眼睛?~4(?:红得|充血|流泪不|畏光) 见光流泪 脓头 带脓 (?:冒|长|起|爆)出?~8(?:红疹|疹子|脓包|疙瘩|水泡)
    (?:脸颊?|皮肤|额头|身上)~4(?:发烫|滚烫|长满|冒满|起满|起了一)~4(?:疹|痘|包|疙瘩|泡|粒|$|[,。])
"""
STOMACH = """
    (?:^|[^等排])中毒 拉肚子 拉稀 窜稀 烙赛 挫赛 闹肚子 吃坏了?肚子 腹泻 呕吐 上吐下泻 又吐又拉 又拉又吐 狂吐 肠胃炎
    胃肠炎 肚痛 肚疼 腹痛 肚屙 屙到
    (?:跑|蹲|往|冲)~4厕所~2(?:跑|蹲|一|整|不停|$|[,。]) 轮流~2厕所 (?:拉|吐|泻)~6(?:虚脱|脱水|腿软)
    (?:吐|拉)了~2整[天晚夜]
    (?:开始|一直|半夜|回家|不停)~2(?:上吐|狂吐|干呕|吐(?:$|[,。了个])) (?:胃|肚子)~4翻江倒海 [成全]~1[晚日]~2屙
    屙[足咗左住] 食完~4屙
    又屙又呕 屙呕 呕晒 呕[咗左] (?:吐|拉)了~3(?:一晚|一夜|一天|整晚|整夜|两天|三天|好几次|好多次) 肚子~4(?:痛|疼|绞)
    胃(?:痛|疼|绞痛) 个肚~4(?:痛|唔舒服)
    (?:吃|喝|用|食|饮)(?:完|了|后|咗|左)~10(?:不舒服|唔舒服|身体不适|头晕|想吐|作闷|发烧|高烧|胸闷|心慌) 头晕恶心
    身体~2不适 (?:出现|引起)~3不适
"""
INJURY = r"""
    (?:腿|脚|手|胳膊|身子|脸)~3(?:没|失去)了?知觉 洗胃 留院观察 观察室 (?:髋|锁|肋|腿|臂|腕|趾|指|盆|胫|尾)骨~2(?:裂|断|折)
    心梗 脑梗 心绞痛 中风 抽搐 (?:嗓子|喉咙)~4(?:掐|卡住|锁|肿|冒烟) 血肉模糊 磨[得到]~3(?:水泡|血泡|泡|血) 磨(?:破|烂|出)~2(?:皮|血|泡|脚)
    (?:脚|手|皮)~6磨(?:破|出血|烂) 电击 (?:被|把我)~2电(?:到|了一|麻|晕)
    (?:零件|电池|磁铁|珠子|纽扣|塑料片?|小球|盖子)~4吞~2(?:进|下|了) 吞(?:进|下)去?了?~4(?:零件|电池|磁铁|珠子|纽扣)
    (?:磁力?[球珠铁石]|电池|珠子?|硬币|零件|纽扣|别针|钉子?)[^。!?\n]{0,16}(?:肠|胃|食道|气管|肚子?|喉咙?)里?
    (?:肠子?|胃|食道|气管|肚子?)里[^。!?\n]{0,12}(?:磁|电池|珠|硬币|零件|纽扣|异物|[一二两三四五六七八九十0-9]+[颗粒枚])
    误吞 误食 误服 喉咙~4(?:发紧|锁住|堵住) 喘不(?:上|过)气 透不过气 眼睛?~3(?:睁不开|看不见|睁不大)
    嘴唇~3(?:发麻|肿|起泡) 舌头?~3(?:发麻|肿)
    (?:流|出|冒)血不止 窒息(?:了|送医) 休克 昏迷 昏倒 晕厥 晕倒(?:在|了?送) (?:当场|突然|吃完|用完|头晕)~3晕倒 流产
    出人命 吃死人 呼吸困难
    (?:手|脚|脸|腿|头|眼睛?|人|孩子|宝宝|老人)~3受伤 受了伤 害~6受伤 弄伤 骨折 脑震荡 缝了~2针 割伤 砸伤 扎伤 摔伤
    夹伤 炸伤 (?:割|划|刮|扎|刺|烫|勒|夹)(?:伤|破|穿)~4(?:手|脸|脚|嘴|腿|皮|舌|喉|眼|头|宝宝|孩子)
    (?:手|脸|脚|嘴|腿|皮肤|舌头?|喉咙?|眼睛?)~6(?:割伤|划伤|刮伤|割破|划破|刮破|扎破|烫到|出血|流血)
    (?:崩|磕|硌)(?:掉|断|坏|裂|了)~3牙 牙~3(?:崩|磕|硌)(?:了|掉|断|坏|裂)
"""
LIMB = """
    手指头? 手掌 手心 手背 手腕 手臂 胳膊 虎口 指甲 脚趾 脚心 脚背 脚面 脚踝 脚底 小腿 大腿 膝盖 尾椎 髋骨 锁骨 肋骨 肩膀 脖子
    角膜 肋骨下? 喉咙 嗓子 舌头 牙龈 嘴唇 嘴角 嘴巴 眼睛 眼皮 眼角 眼眶 眼珠 额头 脑袋 后脑勺? 头皮 下巴 鼻子 耳朵 脸颊 脸上 屁股 皮肤
    腋下 胸口 肚皮 嘴里 双手 眉毛 睫毛 手脚 后背
"""
DAMAGE = """
    夹[住到紫伤了肿] 卡住 卡在 砸[到中伤了] 扎[到进穿破了] 划[到破伤了开] 割[到破伤了开] 磕[到破了出] 摔[到断伤] 撞[到伤]
    烫[到伤掉红出白] 烧[到伤掉红焦] 电[到麻黑] 勒[住出红紫] 缝了 骨裂 骨折 断了 脱臼 扭[到伤] 淤青 瘀青 青了 紫了 发紫 发黑 黑掉
    刮伤 擦伤 磨破 磨烂 磨到~3烂 流血 出血 渗血 血痕 血印 血口 破皮 掉皮 掉了~3皮 脱了?~2皮 起了?~4泡 水泡 肿了 肿[得成起] 烂了 溃烂 化脓 流脓 流黄?水
    麻了 发麻 刺痛 火烧火 火辣辣 灼烧 烧得?[慌疼痛] 睁不开 看不[清见]东西 抬不起来 动不了 站不起来 拔不出来 抽筋 抽搐 一道口子
    开了?~3口子 焦印 抓破 全是血 都是血 损晒 甩晒?皮 爛咗
"""
TRAPPED = """
    (?:孩子|宝宝|娃|小孩|小朋友|bb|女儿|儿子|手|脚|头|脑袋|手指|胳膊|囝囝|个[仔女]|老人)~8(?:卡住|卡在|卡咗|夹住|夹在|拔不出来|攞唔返?出|出不来|被困)
    困在~4(?:电梯|里面|厕所|车里|浴室) 消防~6(?:撬|剪|锯|才弄|才救) 海姆立克~4(?:救|才) 噎(?:住|着|到) 呛(?:住|着|到)
    卡(?:了|在)?~2(?:喉咙|嗓子|食道|气管) (?:吞|咽)(?:下|进|了)~6(?:电池|磁|珠|零件|硬币|塑料|盖) 翻白眼了? 脸都?~1(?:发紫|憋紫|青了|紫了)
    叫不醒 没了呼吸
"""
FALLEN = """
    <furniture>~8<gives_way>~12<hits>
    (?:连人带|整个人|成个人|人直接|孩子直接)~6(?:摔|翻|飞|掉|滚|砸|冲|栽) 从~8(?:摔|掉|滚|滑)(?:下|落)来?~10(?:骨|缝|伤|青|血|医|痛|疼|断)
    刹车~4(?:失灵|没反应|踩不住|失效|刹不住) 煞车~3(?:失灵|失效)
    (?:差一?点点?|差[0-9一二两三几十]+(?:厘米|公分|cm|毫米|步)|差少少|险些)~8(?:砸|扎|戳|撞|压到|烧起来|烫|割|电到|打中|出人命|失明|着火|没命|摔)
    (?:还好|幸好|幸亏|好在|好彩|万幸)~10(?:没伤|没砸|没人在|没人受|躲|退了|戴着?|有人在|发现得?早|闪|缩得|接住)
    (?:砸|飞|崩|弹|喷|溅)(?:到|出来?|过来|向|在)~6(?:脸|眼|头|手上|身上|孩子|脚|天花板) (?:刀片|盖子?|碎片|零件|弹簧|螺丝)~6飞(?:出|过|了|到)
"""
FALLEN_EN = """
    (?:ladder|rung|chair|stool|railing|swing|crib|bunk|bed|shelf|dresser|hammock|stroller|seat)s? ~3 <collapsed>
"""
COLLAPSED_EN = "gave way|collapsed|tipped over|came down on|came crashing"
FURNITURE = "椅 凳 床 梯 架 栏杆 护栏 滑梯 吊 灯 柜 镜 玻璃 门 板 锅 把手 杆 绳 扣 带 支架 轮 前叉"
GIVES_WAY = "塌 断 散架 脱落 掉下来 跌落嚟 倒下 砸下 松脱 松开 裂开 翻倒 垮 弹开"
HITS = "摔 砸 磕 撞 压 滑 翻[出下] 飞出 头 脚 手 腿 腰 脸 孩子 娃 阿公 阿嬷"
PET = "狗 猫 狗子 狗狗 猫咪 主子 毛孩 金毛 柯基 泰迪 布偶 橘猫 鹦鹉 仓鼠 兔子"
DYING = """
    吐白沫 抽搐 抽筋 中毒 拉血 尿血 便血 吐血 一直吐 狂吐 吐个不停 站不[稳起] 不吃不喝 送[医急] 急救 没救 死了 瘫 肾衰 胰腺炎 口水流
    呼吸困难 动物医院 宠物医院 兽医 带血 溃烂
"""
SICKNESS = """
    洗洁精味 洗衣粉味 消毒水 漂白 汽油味 农药味 药水味 烧喉 烧得慌 喉咙烧 嗓子[烧火疼痛] 舌头发?麻 嘴巴?[麻烂] 起泡 发烧 高烧
    虚脱 脱水 挂水 吊瓶 洗胃 不省人事 晕[了倒过] 全家轮 轮流 上吐 拉了~2[天次] 拉到 拉得 吐了~2[天次] 吐到 吐得 绞痛 绞着
"""
SMELL = "糊味 焦味 烧焦 胶皮味 塑料味 燶味 焦糊味?"
HOT = """
    <machine>~10(?:<smell>|发烫|滚烫|烫手|过热|热到变形|烧[了化断坏穿糊黑焦]|融化|熔化|打火花?|冒火花?|火花|噼里啪啦|滋滋|跳闸|鼓[了起]|膨胀|胀[了起]|炸|电[到了]我|麻了我|漏电)
    (?:充着充着|充电)~8(?:<smell>|发烫|烫手|冒烟|烧|鼓|炸|火花|滋滋) (?:<smell>)~8(?:插|充电|电线|插座) 插上~6(?:<smell>|火花|跳闸|滋|嘭|砰|冒)
    (?:玻璃|内胆|杯子|烤盘|锅盖|瓶子|灯泡|电池)~4(?:自爆|爆了|爆开|炸了|炸成|炸裂|炸开|碎了一地)
"""
PETS = """
    <pet>~14<dying>
"""
INGESTED = """
    (?:吃|喝|食|饮|咽|舔|尝)(?:完|了|过|着|咗|落|下)?~12<sickness>
    (?:牛奶|奶粉|饮料|酒|汤|果汁|豆浆|酸奶)~6(?:洗洁精|洗衣粉|消毒水|漂白|汽油|农药|药水)味?
    (?:崩|咯|硌|磕)[了掉断坏]~3(?:牙|半颗)
"""
PARTS_EN = r"skin|face|scalp|eyes?|eyelids?|lips?|cheeks?|hands?|mouth|tongue|throat|fingers?|neck|arms?|legs?"
HURT_EN = r"burn(?:s|ed|t|ing)?|swell(?:s|ed)?|(?:got|was|were) cut|inflamed|raw|hurts?|peel(?:s|ed|ing)|stings?"
BODY_EN = r"""
    (?:magnets?|battery|batteries|beads?|coins?) ~6 (?:stomach|gut|intestines?|bowels?|throat|airway),
    allerg(?:y|ic|ies), anaphyla\w+, rash(?:es)?, hives, broke out, breaking out, breakouts?, swollen, swelling,
    swelled up, welts, itchy,
    itch(?:es|ed|ing), blister(?:s|ed|ing)?, food poisoning, poisoned, vomit(?:s|ed|ing)?, throwing up, threw up,
    diarrh?o?ea,
    stomach(?: )?(?:ache|cramps?|pains?), nausea, nauseous, stinging, stung, redness, bleeding, infection, fainted,
    choked, choking,
    (?:made|got|getting|fell|felt) ~2 (?:sick|ill), hair ~2 (?:falling|fell) out, hair loss, injur(?:ed|y|ies),
    (?:<parts>) ~2 <hurt>, burning sensation, burn marks?,
    (?:burn(?:s|ed|t|ing)?|cut|hurt) ~2 (?:<parts>|son|daughter|baby),
    (?:chemical|second[- ]degree|third[- ]degree) burns?,
    chest pains?, (?:chipped|broke) (?:a|my) tooth,
    swallow(?:ed|ing)? ~3 (?:cap|battery|magnet|bead|piece|plastic|glass|lid),
    (?:ended up|landed|wound up) ~2 (?:hospital|er|emergency room), can'?t breathe, could ?n[o']t breathe, throat
    (?:closed|closing|swelled)( up)?,
    (?:hospital|er|emergency room) (?:after|because) ~2 (?:eating|using|drinking|taking|applying|trying|swallowing)
"""
DOCTOR = """
    住院 手术 急救车 送去急救 洗胃 送医 送院 入院 急诊 急症 抢救 休克 流产 昏迷 (?:^|[^点些·])毁容 病历 诊断 确诊 验伤
    化验单 检查报告 icu 重症(?:监护|室) 打~2(?:抗过敏针|过敏针|退烧针|破伤风) 医疗费 医药费 看医生 睇医生
    看了医生 医生(?:说|讲|话|开|告诉|证明) 皮肤科(?:说|看|挂|检查) 挂水 打点滴 输液 吊针 120救护 救护车
    (?:去|到|进|跑|送|赶|上|睇)(?:了|去|到|往|趟){0,2}~4医院
"""
DOCTOR_EN = r"""
    hospital(?:i[sz]ed)?, surgery, ended up in the er, e\.?r\.? visit, emergency room, went to the er, in the er,
    urgent care, ambulance, diagnosed,
    (?:doctor|dermatologist) (?:said|says|confirmed), medical (?:report|record|bill|certificate)s?,
    (?:saw|see|visited) (?:a|the|my) doctor
"""
FRAIL = """
    孕妇 怀孕 孕期 宝宝 婴儿 孩子 小孩 小朋友 幼儿 女儿 儿子 小学生 老人 奶奶 爷爷 外婆 阿嬷 bb仔 囝囝 囡囡
"""
FRAIL_EN = r"""
    baby, babies, infant, toddler, child, children, kids?, my son, my daughter, pregnant, pregnancy, elderly,
    grandm(?:a|other), grandpa
"""
TAKEN_TO_DOCTOR = """
    (?:吃|喝|用|涂|抹|敷|擦|搽|戴|服|贴|食|饮)~~14(?:胸闷|胸痛|心悸|心慌|晕倒|昏迷|不省人事)?(?:送医|送院|入院|叫了?120|进了?抢救)
    (?:吃|喝|用|涂|抹|敷|擦|搽|戴|穿|食|饮)(?:完|了|过|后|之后|咗|左)~16(?:送医|急诊|急症|住院|入院|医院)
    (?:吃|喝|用|涂|抹|敷|擦|搽|戴|穿|食|饮)(?:完|了|过|后|之后|咗|左)~16(?:icu|洗胃|抢救|吊水|打点滴|[，,]救护车|[，,](?:送|进)了?医院)
"""

MACHINES = """
    充电宝 电池 手机 充电器 插头 插座 吹风机 电饭[煲锅] 高压锅 空气炸锅 电?水壶 保温杯 玻璃杯 瓶子 台灯 风扇 风筒 空调
    耳机 电脑 电动车
    锅盖 钢化玻璃 玻璃盖 灯泡 淋浴房 浴室门 茶几 洗衣机 冰箱 热水器 燃气灶 电饼铛 烤箱 微波炉 投影仪 平板 手表 滑板车
    玩具 打火机 暖宝宝
    取暖器 暖风机 榨汁机 破壁机 豆浆机 剃须刀 美容仪 脱毛仪 按摩仪 插排 插线板 排插 数据线 主机 机器 电器 热水袋
    电热毯 直发器 卷发棒 加湿器 面板 罐子?
"""
DEVICE = """
    (?:^|[^度])爆炸 冒[了出着]?(?:一股|股|阵|一阵)?[黑白浓]烟 自燃 起火 着火 触电 漏电 电死 爆燃
    <machine>~8(?:炸了|炸开|炸裂|炸出|爆裂|自爆|爆开|爆了|冒烟|烧起来|烧着|断裂|冒火|喷火|火花|火星|喷出|着了|烧焦|烧穿|烧糊|鼓包|起烟)
    (?:座椅|婴儿车|推车|安全带|卡扣|滑板车?|头盔|护栏|床栏|扶手|刹车)~6(?:断|脱落|失灵|松开|散架|塌)了?
    (?:椅子?|凳子?|床架?|刹车|支架|安全带|扶手|把手|梯子?|轮子?|车架|踏板|肩带|绳子?)~6断裂
    (?:孩子|宝宝|小孩|婴儿|险些|差点|噎|卡|呛|勒)~8窒息
"""
DEVICE_EN = r"""
    explod(?:e|es|ed|ing), explosion, caught fire, catch(?:es)? fire, burst into flames, electrocut\w+,
    electric(?:al)? shock,
    (?:charger|battery|phone|laptop|device|plug|cable|socket|heater|dryer|straightener|machine|it) ~2 on fire,
    suffocat\w+, (?:started|began|kept) smoking, smoke (?:came|coming|poured|pouring) (?:out|from),
    (?:bathroom|toilet) (?:floor )?~2 all night, hugging the toilet, short[- ]circuit(?:ed)?
"""

BODY = f"{zh_terms(SKIN, spots=SKIN_SYMPTOMS)}|{zh_terms(STOMACH)}|{zh_terms(INJURY)}"

# Several patterns: one with all of it would be too large to be matched in linear time and little memory.
_fall = {"furniture": zh_terms(FURNITURE), "gives_way": zh_terms(GIVES_WAY), "hits": zh_terms(HITS)}
_fallen_en = en_terms(FALLEN_EN, collapsed=COLLAPSED_EN)
_pets = {"pet": zh_terms(PET), "dying": zh_terms(DYING)}
SIGNALS = {
    "body": f"{BODY}|{en_terms(BODY_EN, parts=PARTS_EN, hurt=HURT_EN)}",
    "doctor": f"{zh_terms(DOCTOR)}|{en_terms(DOCTOR_EN)}",
    "frail": f"{zh_terms(FRAIL)}|{en_terms(FRAIL_EN)}",
    "taken_doctor": zh_terms(TAKEN_TO_DOCTOR),
    "wound": f"(?:{zh_terms(LIMB)}){CLAUSE}{{0,6}}(?:{zh_terms(DAMAGE)})",
    "accident": f"{zh_terms(TRAPPED)}|{zh_terms(FALLEN, **_fall)}|{_fallen_en}",
    "ingested": f"{zh_terms(PETS, **_pets)}|{zh_terms(INGESTED, sickness=zh_terms(SICKNESS))}",
    "device": f"{zh_terms(DEVICE, machine=zh_terms(MACHINES))}|{en_terms(DEVICE_EN)}",
    "overheated": zh_terms(HOT, machine=zh_terms(MACHINES), smell=zh_terms(SMELL)),
}
