"""Harm by a service, what holds people and gives way, people at risk who are not hurt yet, doors opened (R27, R42)."""

from handlers.text.term_patterns import en_terms, zh_terms

# What a lesson, a treatment or a camp does to a body.
STRAINED = r"""
    [腰背颈脖]~4(?:闪(?:了|到|着|伤)|扭(?:了|到|伤)|拉伤|断了一样|啪一声|咔[嚓]?一声) 闪了(?:我的?)?腰 (?:韧带|肌肉|半月板|跟腱|椎间盘)~4(?:拉伤|撕裂|断|突出|损伤)
    (?:躺着?|趴着?|倒下|摔|腰|背|腿|压)[^。!?\n]{0,12}(?:起不来|直不起|翻不了身|下不了床|动弹不得|不能翻身|要人扶|直唔到|郁唔到)
    (?:手|胳膊|手臂|肩|腿|脖子|眼皮|眉毛)~4(?:抬|举|弯|转|伸|张)(?:不起|不了|不开|唔起|唔到) (?:眼睛|只眼)~2(?:张不开|睁唔开) 中暑 热射病 热晕 晒晕 晕死 见红
    (?:额头|头|脸|腿|手|身上|膝盖)~8(?:肿|起)了?~2[一个]?~1大?包 肿了?个?大包 (?:脚脖子|脚踝|手腕|膝盖|脖子|肩膀)~4咔 (?:断|裂|骨折)了?(?:一|两|三|几)[处根] 角膜~4破
    (?:面|脸)皮~4(?:褪|脱|掉) (?:轮住|轮流|不停|成晚|一直|一起)~3(?:蹲|跑|坐)~2厕所 (?:轮着|轮番|抢着|排队)~3(?:蹲|跑|往|去)~2厕所
    (?:心跳|心脏)~4(?:打鼓|快得|乱跳|蹦出来|一百[二三四五六]) 嘴唇~4(?:紫|乌|青)
"""
STRAINED_EN = r"""
    heat ?stroke, (?:threw|put|thrown) (?:my|his|her|our) back out, (?:my|his|her) back (?:went|gave out|popped),
    (?:pulled|tore|torn) (?:a|my|his|her) (?:muscle|ligament|hamstring|tendon), slipped disc, (?:on a|hooked to a) drip,
    (?:something|knee|shoulder|ankle|neck) (?:popped|snapped|cracked), can(?:'t|not) (?:get up|stand up|walk|move my
    \w+),
    epipen, lump the size of, passed out, collapsed on (?:the|our)
"""
HOLDS = "安全座椅 儿童座椅 增高垫 餐椅 推车 婴儿车 bb车 提篮 背带 腰凳 安全带 压杆 安全杆 护栏 围栏 床栏 栏杆 防护栏 锁扣 五点式"
LETS_GO = "弹开 弹出 松开 松脱 松了 脱开 脱落 散开 崩开 自己开 自动开 一扯就开 一拉就开 一低头就松 一靠就晃 折进去 收起来 溜 失灵 失效 刹不住 没锁 没扣 扣不[住紧上]"
RESTRAINT = r"""
    (?:<holds>)[^。!?\n]{0,14}(?:<lets_go>) (?:卡扣|扣子|卡子|搭扣|扣环|按扣|个扣)~6(?:自己|突然|自动|一挣|一掙)~3(?:弹|松|开|崩|脱)
    (?:刹车|个掣|手刹)~4(?:踩咗?|拉|按)~2(?:没用|都溜|还溜|也溜|唔停) (?:险些|差点|差少少|差啲)~8(?:滑出|溜出|冲出|掉出|翻出|摔出|甩出|滚下|吞)
"""
RESTRAINT_EN = r"""
    (?:car seat|harness|seat ?belt|buckle|pram|stroller|buggy|high ?chair|brake|railing|safety bar|gate)'?s? ~3
    (?:let go|came undone|came loose|came off|unlatched|unbuckled|popped open|failed|doesn't hold|didn't hold|gave way),
    (?:rolled|rolling|slid|slipped) ~2 (?:into|toward|towards|onto) the road
"""
# People for whom it is dangerous, and what stands in it or on it; or what they cannot be without.
AT_RISK = "怀孕 孕期 孕妇 孕妈 怀着 大肚婆? 备孕 哺乳 糖尿病 洗肾 透析 过敏体质 花生过敏 海鲜过敏 坚果过敏 乳糜泻"
UNFIT = "水杨酸 a酸 a醇 视黄醇 维a 致敏 慎用 禁用 不能用 唔用得 不宜 重金属 酒精 含花生 含坚果 高钾 含糖 铅超标 人参 藏红花 麝香"
WHERE = "成分 配料 标签 标示 标注 标有 说明书 详情页 背面 小字 细字 包装上"
AIDS = "轮椅 助听器 假肢 义肢 拐杖 助行器 制氧机 氧气机 呼吸机 血糖仪 胰岛素泵 吸奶器 导盲犬 支具 电动轮椅"
BROKEN = (
    "摔坏 撞坏 弄坏 压坏 搞坏 弄丢 不见了 散架 断了 断电 变形 停机 失灵 是坏 系坏 坏了 坏咗 罢工 不报警 测不准 差一?倍"
)
EXPOSED = r"""
    (?:<risk>)~~40(?:<where>)~~16(?:<unfit>) (?:<risk>)~~30(?:<unfit>) (?:<where>)~~12(?:<unfit>)~~30(?:<risk>)
    (?:写着?|标着?|标示|号称|说是?)~2(?:无|不含|零)~4(?:坚果|花生|麸质|乳糖|糖|酒精)[^。!?\n]{0,24}(?:含|有)
    (?:<aids>)~10(?:<broken>) (?:七|八|九|十|一两岁|[0-9一两]个?月|[0-9]岁)~12(?:往嘴里放|塞嘴里|含嘴里)
    [0-9三四五六七八九十]个?人~8(?:吃|饮|喝)?[^。!?\n]{0,6}[0-9两三四五六七八九十]个~4(?:请病假|没来上班|拉|吐|倒下|跑厕所|中招|返唔到工)
    (?:吃|喝|食|饮)[^。!?\n]{0,16}(?:请病假|病假|集体倒下|全倒|没来上班)
"""
EXPOSED_EN = r"""
    (?:pregnant|expecting|breastfeeding|allergic|anaphylactic|coeliac|celiac|diabetic) ~14
    (?:retinol|salicylic|contains?|lists?|hazelnut|peanuts?|gluten|sugar|not safe),
    (?:nut|gluten|sugar|dairy|lactose)[- ]free ~6 (?:lists?|contains?|has|had|but),
    (?:snapped|broke|broken|smashed|lost|bent|destroyed|damaged) (?:my|his|her|our|mum's|dad's) (?:wheelchair|hearing
    aid|walker|prosthe\w+|cane),
    (?:wheelchair|hearing aid|prosthe\w+|oxygen machine) ~4 (?:broken|broke|destroyed|snapped|damaged|lost|in pieces)
"""
# Whose room, bed or hour was opened to somebody else: safety of a guest, and nothing that a product did.
KEYS = "房卡 门卡 钥匙 备用钥匙 万能卡 密码"
INTRUDED = r"""
    (?:拿着?|用|持|畀咗?张|给了?)~6(?:<keys>)[^。!?\n]{0,20}(?:开门|进来|进门|进了|进屋|刷开|打开|行入)
    (?:刷|打|推|捅|撬)开了?~2(?:我|我们)?的?(?:房|房间|客房)?门 (?:我|我们)的?(?:房|房间|客房)?门~3被~4(?:刷|打|推)开
    (?:没敲门|不敲门|没打招呼|趁我~6|半夜)~6(?:进来|进门|开门进|闯进|走进)~4(?:$|[,。!说我拿])
    (?:陌生|不认识的?|别的)~4(?:人|男的?|男人|客人)[^。!?\n]{0,10}(?:进了?|闯进|走进|开了?|行入)~4(?:我|房)
    (?:同一间房?|我的?房间?|我间房)~6(?:开给|给了|安排给|卖给|畀咗)~4(?:两|别|另|陌生|其他) (?:念|报|喊|说|告诉|讲|透露)~4我~2(?:的)?(?:房号|房间号|几点|住哪|住址|行程)
"""
INTRUDED_EN = r"""
    (?:room|flat|apartment) ?(?:key|card)s? ~4 (?:given|handed|went) ~2 (?:to )?(?:a |another |some
    )?(?:stranger|guest|man|someone),
    (?:gave|handed|issued) ~3 (?:stranger|someone|somebody|another guest|man) ~3 (?:key|card) ~2 (?:to )?(?:my|our)
    (?:room|flat),
    (?:stranger|someone|somebody|man|host|landlord|staff) ~6 (?:walked|came|let
    (?:himself|herself|themselves)|opened|got) in
    ~4 (?:asleep|sleeping|while i|while my|my room|our room|in bed|naked|shower)
"""

_risk = {
    "risk": zh_terms(AT_RISK),
    "unfit": zh_terms(UNFIT),
    "where": zh_terms(WHERE),
    "aids": zh_terms(AIDS),
    "broken": zh_terms(BROKEN),
}


SIGNALS = {
    "strained": f"{zh_terms(STRAINED)}|{en_terms(STRAINED_EN)}",
    "restraint": (f"{zh_terms(RESTRAINT, holds=zh_terms(HOLDS), lets_go=zh_terms(LETS_GO))}|{en_terms(RESTRAINT_EN)}"),
    "exposed": f"{zh_terms(EXPOSED, **_risk)}|{en_terms(EXPOSED_EN)}",
    "intruded": f"{zh_terms(INTRUDED, keys=zh_terms(KEYS))}|{en_terms(INTRUDED_EN)}",
}
