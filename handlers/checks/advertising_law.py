"""What advertising law forbids in any commercial text, and what platforms limit by machine (R92, R97)."""

from handlers.checks.model import Level
from handlers.checks.word_rule import S, word_rule

THINGS = (
    r"(?:产品|品质|质量|服务|成分|原料|配方|技术|工艺|标准|面料|材料|食材|面霜|精华|面膜|口感|味道|"
    r"体验|品牌|设备|团队|选择|护理|效果)"
)

SUPERLATIVE = (  # block instead of ack in trades where the law is stricter
    word_rule(
        "AD_SUPERLATIVE",
        Level.ACK,
        r"""
        国家级  世界级  最高级  最佳  第一品牌  (?:全国|全网|世界|全球|行业|业内|亚洲|销量|口碑|品质)(?:排名)?第一
        顶级  顶尖  极致  首选  独家  史无前例  史上最  永久  万能  零风险  独一无二  绝无仅有  遥遥领先  首创
        number one
        (?:销量|全网|行业|品类|口碑)冠军  销冠  (?:行业|业内|全国|市场|品质|同类)(?:领先|领军|标杆|翘楚|王者)  无与伦比
        world[- ]class  \bno\. ?1\b
        """,
        allowed_if_before=r"(?:赏味|食用|饮用|使用|保质|观看|拍摄|时间|时机|删除|封禁|关闭|下架|停)",
        allowed_if_after=r"(?:不是|不敢说|不算|谈不上)(?:什么)?",
        allowed_if_in_post=True,
    ),
    word_rule(
        "AD_SUPERLATIVE",
        Level.ACK,
        r"唯一",
        allowed_if_before=r"(?:能做|能说|的(?:办法|遗憾|不足|要求|请求|目的|不满|问题|错)|想|要|希望)",
        allowed_if_in_post=True,
    ),
    word_rule(
        "AD_SUPERLATIVE",
        Level.ACK,
        r"""
        绝对(?:的)?(?:安全|有效|正品|保证|放心|没有?问题|不含|无|零|优|领先|可靠|温和|干净|新鲜|不会)
        (?:100%|百分之?百)(?:的)?(?:安全|有效|正品|天然|纯|无|满意|好评|解决|保证|不|原装|可靠|新鲜|有机|放心|达标|合格)
        (?:absolutely|completely|100%) (?:safe|natural|effective|pure)
        """,
    ),
    word_rule(
        "AD_SUPERLATIVE",
        Level.ACK,
        rf"""
        最(?:好的|优质?|强|先进|高端|安全|温和|有效|专业|热销|受欢迎|便宜|低价|天然|纯净|正宗|好用|好吃|放心|贴心|完善
          权威|严格|优秀|值得|高品质|健康|可靠|舒适|完美|领先|新鲜|满意|大程度|棒|美味|火)
        (?:全国|全网|全球|国内|业内|行业)最(?:好|强|大|全|低|优)
        最(?:[^近后初终起少多新想怕担难主要让不该糟坏对应快晚迟早]){S}{{0,3}}的{THINGS}
        \b(?:the )?(?:best|finest|safest|most (?:effective|advanced|trusted|gentle|popular))\b
        """,
        allowed_if_after=r"(?:不是|不敢说|不算|谈不上|说是|号称)",
        allowed_if_before=r"\s(?:way|we can|regards|wishes|to (?:see|stop))|"
        r"的(?:办法|方式|消息|结果|朋友|时候|诚意|努力)",
        allowed_if_in_post=True,
    ),
)

PLATFORM_WORDS = (
    word_rule(
        "RUDE",
        Level.BLOCK,
        r"""
        傻[逼叉x]  煞笔  脑残  弱智  智障  有病吧  神经病  滚(?:蛋|开|出|吧|远)  去死  垃圾(?:人|用户|顾客|东西)  畜生
        贱人  他妈的?  (?:^|[^当做是孩])妈的(?:$|[,。!])  \btmd\b  \bsb\b  喷子  键盘侠  杠精  穷(?:鬼|逼)  爱买不买  不爱用别用  闭嘴
        爱信不信  爱咋咋  懒得(?:跟|和|理|回)(?:你|您)?  有毛?病吧?(?:$|[,。!?])  (?:不喜欢|嫌贵|不信|不爱)(?:就
          的)?别(?:买|用|来|吃)
        关(?:你|我)(?:屁|什么)事  胡说八道  瞎(?:说|编)  放屁  有完没完  蹭(?:热度|流量)  博(?:眼球|流量)  吃饱了?撑
        没见过世面
        \b(?:idiot|stupid|moron|shut up|bullshit|loser|crazy person|ridiculous|pathetic|liars?|get a life|nonsense)\b
        """,
        allowed_if_after=r"(?:我们?|咱们?|[,。!])(?:也|都|就|先)?(?:不|绝不|不敢|不会|不能)(?:乱)?",
        allowed_if_in_post=True,
    ),
    word_rule(
        "PROMO",
        Level.ACK,
        rf"""
        下单(?:立减|即送|领|享|购买|吧)  (?:点击|戳)(?:链接|下方|主页){S}{{0,4}}(?:购买|下单|领)  领(?:取)?(?:优惠)?券
        优惠码  折扣码  限时(?:优惠|折扣|特价|抢)  满{S}{{0,4}}减  买一送一  新品(?:上市|首发|推荐)
        (?:欢迎|快来)(?:选购|购买|下单|回购)  直播间(?:下单|见|有福利|抢)  关注(?:我们|账号|主页)?(?:领|有|获取|送)
        爆款  种草价  (?:全场|全店|店内){S}{{0,4}}折  [一二三四五六七八九\d]+折(?:优惠|起|活动|哦|啦)  满减  秒杀  拼团
        (?:试试|看看|了解|入手|体验)(?:一?下)?(?:我们)?(?:的|家)?{S}{{0,3}}(?:新品|新款|升级版|其他产品|同系列|另一款)
        关注{S}{{0,6}}(?:抽奖|有礼|福利)  use code \w+  shop now  \d+% off(?: your)?  limited[- ]time offer
        new arrivals?
        """,
        allowed_if_near=r"不|没|投诉|写的|说的",
        allowed_if_in_post=True,
    ),
)
