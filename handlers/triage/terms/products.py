"""What is said about products: contaminants, counterfeits, quality, misuse, and proof (R13, R24, R27)."""

from handlers.text.term_patterns import en_terms, zh_terms

FOUND_WHILE_EATING = "吃出 吃到 喝出 喝到 咬到 嚼到 夹到 捞出 捞到 食到 食出 饮到 挖到"
INSECT = "虫 苍蝇 乌蝇 蚂蚁 蜘蛛 飞蛾"
FOREIGN_OBJECT = f"""
    头发 毛发 发丝 玻璃 金属 铁丝 钢丝 塑料 胶片 石头 创可贴 胶布 指甲 牙签 螺丝 刀片 钉 烟头 线头
    纸片 铁屑 铁片 石子 砂石 沙粒 {INSECT}
"""
DISH = "汤 菜 饭 面 粥 碗 杯 碟 盘 瓶 罐 盒 饼 包 馅 茶 饮料 咖啡 锅 肉 沙拉 粉 糕 奶"
CONTAMINANT = """
    异物 虫子 虫卵 活虫 死虫 生虫 长虫 有虫 白虫 条虫 菜虫 虫尸 蛆 蟑螂 曱甴 老鼠屎
    (?:见到|看到|有|好多|劲多|爬出)~3小强 (?:有|见到|看到|发现|跑出|爬出|一只)~3老鼠 <eaten>~6<alien>
    (?:奉送|附送|卷住|夹住|夹着|粘着|沾着|黏着)~2(?:头发|毛发|<insect>)
    (?:里|入面|中|上)(?:漂|浮|飞|爬)(?:着|住)?~4<insect>
    (?:里面?|入面|中间|内|上面)~4(?:有|混入|掺|发现|见到|出现|夹)~4(?:条|根|块|片|只|粒|个)~3<alien>
    (?:爬|飞|跑|钻|蹦)出来?~5(?:<insect>|老鼠|壁虎|蜈蚣|小强)
    (?:里面?|上面?|表面|切开|打开|全是|长满?|都是|一层)~4(?:绿毛|白毛|霉毛)
    (?:面包|蛋糕|水果|吐司|馒头|饼|橘子|橙|草莓|月饼)~6长(?:了)?毛 结块~4(?:酸|臭)
    (?:肉|鱼|虾|奶|蛋|菜|水果|蟹|豆浆|果汁|饭)~4(?:是?坏的|臭了|酸了|发酸|发臭|臭掉)
    (?:飘|漂|浮)着~4(?:絮|黑点|毛|东西|不明物) 絮状物 有(?:铁屑|玻璃渣|碎玻璃|钢丝|刀片|虫卵|虫尸)
    (?:<dish>|锅|桶)底~4(?:有|是|发现)~3<alien> (?:里面?|内|表面|肉|奶|面包)~3(?:发绿|变绿|发黑了|发粘)
    <dish>(?:里面?|中|入面|内)~3(?:有|发现|见到|混|吃出)~4(?:头发|毛发|发丝|钢丝|铁丝|玻璃渣|碎玻璃|<insect>) 发霉
    霉斑 长霉 霉点 变质 馊
    臭酸 酸败 腐烂 腐臭 发臭 死虾 死蟹 过期 过[咗左]期 甲醛 致癌 农药 重金属 荧光剂 激素超标 含激素 地沟油 毒素
    (?:严重|含量|细菌|菌落|重金属|甲醛|农残|铅|汞|添加剂?)~6超标 超标~2(?:倍|[0-9])
"""
CONTAMINANT_EN = r"""
    foreign (?:object|body|matter), cockroach(?:es)?, roach(?:es)?, maggots?, rat droppings, mou?ldy?,
    carcinogen(?:ic|s)?, formaldehyde, pesticides?, heavy metals?, expired, rotten, spoiled, contaminated,
    (?:hairs?|bugs?|insects?|flies|fly|worms?|glass|plastic|metal|nail) in (?:my|the|our|her|his) ~2 (?:<dish>)
"""
DISH_EN = "food|drink|soup|salad|noodles|rice|meal|dish|bottle|jar|cream|product|package|tea|coffee|bowl"

COUNTERFEIT = """
    假货 仿品 冒牌 高仿 (?:专柜|官方|品牌方?|鉴定)~6不是(?:他们|你们|我们)?家?的?(?:货|正品|产品) 不是正品 非正品 山寨
    盗版货 卖假 买到假 假冒 翻新机 二手翻新 (?:是|用|卖|发|疑似)~3翻新
    (?:货|东西|产品|买的|买到的|卖的|发的|收到的|全都?|绝对|肯定|多)是假的 翻新的(?:手机|机|电脑)
    真假(?:难辨|存疑|不知|不明)
    是不是假的 是假的吧 (?:扫码|防伪码?|序列号|编码)~8(?:查询次数|查不到|无效|不存在|不对|没有记录|已被查)
    (?:真假|是不是真货|是不是正品)~6(?:怀疑|有问题) (?:怀疑|质疑)~6(?:真假|不是真|真货|正品)
"""
COUNTERFEIT_EN = r"""
    counterfeits?, knock[- ]?offs?, fakes, (?:is|are|was|were|be|sold|sell|selling|got|received|bought) ~2 fake,
    serial (?:number|no) ~3 (?:doesn't|does not|isn't|not|invalid), not (?:authentic|genuine|the real thing),
    fake (?:product|item|one|version|bag|goods)s?, replica
"""
QUALITY = """
    [天周月次时]就~2(?:退休|下岗|阵亡|牺牲|罢工|离职|报废|歇菜|寿终|光荣|躺平|归西|咽气)
    坏了 坏掉 破了 破洞 掉色 褪色 色差 开线 开胶 脱胶 发黄 异味 难闻 怪味 臭味 刺鼻 霉味 不吸收 黏腻 粘腻 搓泥 卡粉
    拔干 卡顿 死机 黑屏
    漏液 漏油 漏水 漏了 漏出 裂开 裂了 碎了 断了 断裂 掉漆 起球 缩水 变形 生锈 脱线 掉毛 划痕 瑕疵 次品 残次 开不了机
    充不进 唔用得 坏咗
    烂咗 漏咗 质量(?:问题|~4(?:差|烂|堪忧|不行|不好|太次)) 品质~4(?:差|烂|堪忧|不行|不好|下降) 做工~3(?:差|粗糙)
"""
QUALITY_EN = r"""
    broken, broke (?:after|on|within|the first), defective, faulty, leaks?, leaked, leaking, cracked, ripped, torn,
    faded,
    stopped working, (?:doesn't|does not|didn't) work, (?:poor|bad) quality, falling apart, fell apart, discolou?red,
    burnt, undercooked, stale, smells? (?:awful|bad|weird|rancid|off)
"""
MISUSED = """
    没有?稀释 未稀释 忘了稀释 不用稀释 说明书?~4(?:英文|日文|韩文|外文) 把~6当~6(?:敷|涂|抹|喝|吃|用)了?
    直接(?:涂|抹在?脸|用原液|敷) (?:原液|精油)~6直接 没有?看说明 没仔细看说明 没按说明 没照说明
    [唔冇]睇说明 说明书~6(?:看不懂|不清|没写|全是|太简|睇唔明) [没冇]有?说明书 用错了?方法 (?:我|是不是|可能)~2用错
    (?:不知道|不会|不懂|搞不懂|唔识|唔知)~4(?:怎么|点样?|如何|咋)(?:用|使用|操作) (?:用法|使用方法)(?:不对|有误|错了)
    敷了?(?:一夜|一晚|一整夜|整晚|两小时|2小时) 过夜敷 用量(?:过|太)多 当成~6(?:用了|涂了|喝了|吃了|敷了)
"""
MISUSED_EN = r"""
    without dilut\w+, undiluted, (?:didn't|did not) dilute, didn't read the (?:instructions|label|manual),
    no instructions,
    instructions (?:are|were) (?:unclear|confusing|missing), (?:don't|not sure|no idea) (?:know )?how to use,
    left it on overnight
"""
ONCE = "一次就 用了?一次 用[咗左]一次 用了[一两]天 用了一晚 用了两次"
ONCE_EN = r"(?:used|tried) (?:it )?(?:only |just )?once, after one use, one use, first use, after one try"
NO_EFFECT = """
    [没冇无]有?效果 无效 没用 冇用 [没冇](?:什么|啥)(?:效果|用|变化) [没冇]有?变化 [不没]起作用 不见效 没变白
    效果(?:不明显|为零|全无|一般) 看不[到出]~3效果 没(?:有|见到|看到)?~3(?:效果|改善|作用|变化)
"""
NO_EFFECT_EN = r"""
    no (?:effect|difference|results?|change), nothing happened, didn't (?:see|notice|do) (?:any|a|anything),
    (?:does|did) nothing
"""

PROOF = {
    "photo": (
        "有图 如图 见图 附图 看图 图片为证 有照片 拍了照 拍照(?:为证|留证|取证) 照片为证 影咗相 有相为证 晒图 附照片",
        r"see (?:the )?(?:photo|picture|pic)s?, (?:photos?|pics?) attached, photo evidence",
    ),
    "video": (
        "视频为证 有视频 录了视频 开箱视频 录像 影片为证 监控为证",
        r"video (?:proof|evidence|attached), on video, filmed it",
    ),
    "receipt": (
        "(?:有|附|留着?|保留|晒|拍了?|上传|出示)~3(?:小票|发票|收据|单据|凭证|购买记录) "
        "(?:小票|发票|收据|凭证|购买记录|付款记录)~3(?:为证|都在|都有|都留|在此|见图|如下|我有)",
        r"receipts?, proof of purchase, invoice",
    ),
    "screenshot": (
        "(?:有|附|放|晒|上|见|看)~3(?:截图|截屏|cap图) (?:截图|聊天记录|对话记录)~3(?:为证|都在|如下|在此|见|放|"
        "发出) 聊天截图 订单截图",
        r"screenshots?, chat logs?",
    ),
    "report": ("检测报告 检验报告 送检 质检报告 鉴定(?:报告|结果|为|中心|是)", r"lab (?:report|test)s?, test report"),
    "medical": (
        "病历 诊断书 诊断证明 验伤 化验单 医院证明 检查报告 医生证明 医生纸 就诊记录 医疗费 医药费",
        r"medical (?:report|record|bill|certificate)s?, doctor's note",
    ),
}

_lists = {
    "eaten": zh_terms(FOUND_WHILE_EATING),
    "insect": zh_terms(INSECT),
    "alien": zh_terms(FOREIGN_OBJECT),
    "dish": zh_terms(DISH),
}
SIGNALS = {
    "contaminant": f"{zh_terms(CONTAMINANT, **_lists)}|{en_terms(CONTAMINANT_EN, dish=DISH_EN)}",
    "counterfeit": f"{zh_terms(COUNTERFEIT)}|{en_terms(COUNTERFEIT_EN)}",
    "quality": f"{zh_terms(QUALITY)}|{en_terms(QUALITY_EN)}",
    "misused": f"{zh_terms(MISUSED)}|{en_terms(MISUSED_EN)}",
    "once": f"{zh_terms(ONCE)}|{en_terms(ONCE_EN)}",
    "no_effect": f"{zh_terms(NO_EFFECT)}|{en_terms(NO_EFFECT_EN)}",
    **{f"proof_{kind}": f"{zh_terms(chinese)}|{en_terms(english)}" for kind, (chinese, english) in PROOF.items()},
}
