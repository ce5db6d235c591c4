"""Harm to people and danger from things: body, doctors, the frail, devices (R27, R32, R42)."""

from handlers.text.term_patterns import en_terms, zh_terms

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
INJURY = """
    心梗 脑梗 心绞痛 中风 抽搐 (?:嗓子|喉咙)~4(?:掐|卡住|锁|肿|冒烟) 血肉模糊 磨(?:破|烂|出)~2(?:皮|血|泡|脚)
    (?:脚|手|皮)~6磨(?:破|出血|烂) 电击 (?:被|把我)~2电(?:到|了一|麻|晕)
    (?:零件|电池|磁铁|珠子|纽扣|塑料片?|小球|盖子)~4吞~2(?:进|下|了) 吞(?:进|下)去?了?~4(?:零件|电池|磁铁|珠子|纽扣)
    误吞 误食 误服 喉咙~4(?:发紧|锁住|堵住) 喘不(?:上|过)气 透不过气 眼睛?~3(?:睁不开|看不见|睁不大)
    嘴唇~3(?:发麻|肿|起泡) 舌头?~3(?:发麻|肿)
    (?:流|出|冒)血不止 窒息(?:了|送医) 休克 昏迷 昏倒 晕厥 晕倒(?:在|了?送) (?:当场|突然|吃完|用完|头晕)~3晕倒 流产
    出人命 吃死人 呼吸困难
    (?:手|脚|脸|腿|头|眼睛?|人|孩子|宝宝|老人)~3受伤 受了伤 害~6受伤 弄伤 骨折 脑震荡 缝了~2针 割伤 砸伤 扎伤 摔伤
    夹伤 炸伤 (?:割|划|刮|扎|刺|烫|勒|夹)(?:伤|破|穿)~4(?:手|脸|脚|嘴|腿|皮|舌|喉|眼|头|宝宝|孩子)
    (?:手|脸|脚|嘴|腿|皮肤|舌头?|喉咙?|眼睛?)~6(?:割伤|划伤|刮伤|割破|划破|刮破|扎破|烫到|出血|流血)
    (?:崩|磕|硌)(?:掉|断|坏|裂|了)~3牙 牙~3(?:崩|磕|硌)(?:了|掉|断|坏|裂)
"""
PARTS_EN = r"skin|face|scalp|eyes?|eyelids?|lips?|cheeks?|hands?|mouth|tongue|throat|fingers?|neck|arms?|legs?"
HURT_EN = r"burn(?:s|ed|t|ing)?|swell(?:s|ed)?|(?:got|was|were) cut|inflamed|raw|hurts?|peel(?:s|ed|ing)|stings?"
BODY_EN = r"""
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
    (?:chipped|broke) (?:a|my) tooth, swallow(?:ed|ing)? ~3 (?:cap|battery|magnet|bead|piece|plastic|glass|lid),
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
    (?:^|[^度])爆炸 冒[黑白浓]烟 自燃 起火 着火 触电 漏电 电死 爆燃
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

SIGNALS = {
    "body": f"{BODY}|{en_terms(BODY_EN, parts=PARTS_EN, hurt=HURT_EN)}",
    "doctor": f"{zh_terms(DOCTOR)}|{en_terms(DOCTOR_EN)}",
    "frail": f"{zh_terms(FRAIL)}|{en_terms(FRAIL_EN)}",
    "taken_doctor": zh_terms(TAKEN_TO_DOCTOR),
    "device": f"{zh_terms(DEVICE, machine=zh_terms(MACHINES))}|{en_terms(DEVICE_EN)}",
}
