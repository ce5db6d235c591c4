"""Complaints: rights, false claims, boycotts, silencing, abuse; and the departments meant (R15, R24, R25)."""

from handlers.text.term_patterns import en_terms, zh_terms

RIGHTS = """
    退款 退货 退钱 退一赔 假一赔~4(?:呢|吗|在哪) 赔偿 索赔 赔付 维权 投诉 客诉 消保 举报 报警 报了警 起诉 法院 仲裁
    不给退 不让退 拒绝退 拒绝赔 不退不换
"""
RIGHTS_EN = r"""
    refund(?:ed|s)?, compensation, complain(?:t|ts|ed|ing)?, lawsuit, sue, suing, money back, chargeback,
    report(?:ed|ing)? (?:them|you|this)
"""
AUTHORITY = r"""
    消协 消费者协会 消费者权益 消委会 消保官 消保会 消基会 消费者文教基金会 工商局 工商(?:投诉|部门|举报)
    黑猫(?:投诉|平台|上|见|维权)
    消保委 消委会~4(?:投诉|调解|介入) 调解函
    (?:上|去|在|到|找|打)黑猫 \b12315\b \b12345(?:热线|投诉|举报|反映) (?:打了?|拨打?|投诉到|反映到)12345\b 一二三一五
"""
AUTHORITY_EN = r"consumer (?:council|association|protection), trading standards, better business bureau, bbb complaint"
FALSE_AD = """
    虚假宣传 虚假广告 欺骗 骗人 骗钱 骗子 骗局 诈骗 受骗 上当 被骗 夸大 货不对[板办] 智商税 忽悠 挂羊头 图文不符
    描述不符 实物不符
    与图片不符 图片仅供参考 照骗 割韭菜 坑钱 坑人 坑货 呃人 呃钱 揾笨 搵笨 老千 黑店 黑心 无良 奸商 宰客 偷换 缺斤少两
    短斤缺两 名不[副符]实 言过其实
"""
FALSE_AD_EN = r"""
    false advertising, misleading, scams?, scammed, scammers?, rip[- ]?offs?, ripped off, fraud, liars?, lied to, lies,
    not as (?:described|advertised|pictured), bait and switch, snake oil
"""
BOYCOTT = r"""
    避雷 踩雷 中雷 雷店 地雷 大雷 超雷 好雷 巨雷 太雷 雷品 踩坑 踩到坑 巨坑 天坑 拔草 快跑 快逃 别买 别来 别去 别入
    别碰 不要买 不要来
    不要去 不要入 不要上当 不要再买 千万(?:别|不要)(?:[买来去信用点吃入碰踩再住]|上当|被骗|相信) 千祈唔好 千祈咪
    唔好买 唔好[嚟黎] 唔好去
    唔好帮衬 再也不 抵制 差评 劣评 负评 一星 0星 零分 拉黑 劝退 慎入 慎买 慎拍 避坑 绕道走 请绕道 绕道吧 中伏 伏店
    伏野 伏嘢 中晒伏 大伏
    [冇无]下次 没有下次 唔会有下次 可一不可再 最后一次(?:买|来|光顾|帮衬|用|吃) (?:这是|绝对)~4最后一次 再?唔会再 再唔会
    不会再(?:来|买|去|用|光顾|回购|帮衬|点|吃|次|踏) 再不会(?:来|买|去|用) 不会?再?回购
    下次(?:绝对)?不会?(?:来|去|买|再)
    (?:以后|下次|绝对|一定|再)~3(?:唔会|不会|不想|唔想)~2(?:去|来|嚟|黎|食|买|用) \bavoid(?:[!.]|$)
"""
BOYCOTT_EN = r"""
    boycott(?:ed|ing)?, avoid (?:this|it|them|at all|like|the (?:brand|place|product|restaurant|shop|seller)),
    stay away, beware,
    steer clear, (?:do not|don't|never) (?:ever )?(?:buy|order|purchase|go|use (?:this|it)|waste|bother|trust),
    one star, 1 star, never (?:again|buying|going back|coming back|ordering), (?:would|do|can)(?: not|n't) recommend,
    not recommend(?:ed)?, zero stars,
    won't (?:be )?(?:buy|buying|return|returning|go|going|order|ordering|come|coming|repurchas\w+), not worth,
    skip this, last time i
"""
SILENCED = r"""
    (?:让|叫|要求|求|请|劝|逼|威胁)(?:我|顾客|客人|用户|消费者)们?~4(?:删|撤|改成?好评|改评) 删差评 删评 控评 捂嘴
    (?:客服|商家|卖家|店家|老板|官方|品牌方?|店员|平台)[^。!?\n我]{0,12}(?:删[除掉了评帖差]|撤[稿评掉下])
    (?:我|大家|顾客|差评)~6(?:评论?|笔记|帖子?|留言)~4(?:删了|删除了|删掉|屏蔽|吞了|隐藏)
"""
ASKED_EN = r"asked|told|want(?:ed|s)?|offered|paid|paying|bribed"
SILENCED_EN = r"""
    <asked> (?:me|us|customers?|people) ~6 (?:delete|remove|take (?:it )?down|change),
    (?:deleted|removed|hid|hiding|deleting) (?:my|our|all|the|negative) ~2 (?:reviews?|comments?|posts?)
"""
ATTACK = """
    傻逼 煞笔 沙比 去死 不得好死 畜生 滚蛋 滚出 给我滚 快滚 滚粗 废物 他妈 妈的 你妈 tmd nmsl 狗东西 恶心人 不要脸
    无耻 仆街 扑街 死全家 缺德
"""
ATTACK_EN = r"idiots?, morons?, assholes?, bastards?, go to hell, shame on, pathetic, crooks?, thieves"

TOPICS = {
    "quality": ("质量 品质 质地 材质 做工 味道 口感 新鲜 变质 色差 异味", r"quality, texture, smell, taste"),
    "logistics": (
        "物流 快递 发货 发错 少发 漏发 没收到 配送 外卖 送餐 送货 派送 寄送 货运 海关",
        r"shipping, delivery, delivered, courier, parcel, shipment",
    ),
    "packaging": ("包装 压坏 破损 瓶盖 泵头 压扁 漏液 盒子 封口 外盒", r"packaging, packed, box, seal, pump"),
    "service": (
        "客服 态度 服务 店员 店家 服务员 侍应 柜姐 不回复 踢皮球 推诿 已读不回 不理人",
        r"service, staff, waiters?, waitress, support, reply, rude, attitude",
    ),
    "after_sales": (
        "售后 退款 退货 换货 退换 赔偿 保修 维修 质保 退钱 理赔",
        r"refunds?, returns?, warranty, exchange, replacement, repair",
    ),
    "price": (
        "价格 太贵 好贵 很贵 涨价 降价 差价 价钱 性价比 保价 划算 唔抵 唔值 溢价 收费 背刺",
        r"price, overpriced, expensive, pricey, cost",
    ),
    "counterfeit_channel": (
        "假货 正品 真假 仿品 代购 渠道 专柜 冒牌 高仿 山寨 翻新",
        r"fakes?, counterfeit, authentic, genuine",
    ),
    "expectation": (
        "期待 期望 想象 失望 宣传 网红 种草 名不副实 没有?效果 落差 智商税",
        r"expect\w*, hyped?, disappoint\w*, advertised",
    ),
}

SIGNALS = {
    "rights": f"{zh_terms(RIGHTS)}|{en_terms(RIGHTS_EN)}",
    "authority": f"{zh_terms(AUTHORITY)}|{en_terms(AUTHORITY_EN)}",
    "false_ad": f"{zh_terms(FALSE_AD)}|{en_terms(FALSE_AD_EN)}",
    "boycott": f"{zh_terms(BOYCOTT)}|{en_terms(BOYCOTT_EN)}",
    "silenced": f"{zh_terms(SILENCED)}|{en_terms(SILENCED_EN, asked=ASKED_EN)}",
    "attack": f"{zh_terms(ATTACK)}|{en_terms(ATTACK_EN)}",
    **{f"topic_{name}": f"{zh_terms(chinese)}|{en_terms(english)}" for name, (chinese, english) in TOPICS.items()},
}
