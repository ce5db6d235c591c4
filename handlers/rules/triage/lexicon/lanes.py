"""Words that point to another lane than a plain complaint: privacy, culture, extortion, scandal, hearsay (R22, R23, R28, R37-R40)."""

from handlers.rules.triage.pattern import en, zh

DATA = "信息 隐私 手机号? 电话号?码? 号码 数据 资料 地址 订单 身份证 通讯录 聊天记录 照片 个资"
PRIVACY = """
    (?:泄露|泄漏|外泄|泄密|倒卖|贩卖|盗用|出卖|卖了?(?:我|用户|客户|顾客))~8<data>
    <data>~8(?:泄露|泄漏|外泄|被卖|卖给|卖出去|倒卖|贩卖|被盗|盗用|流出) 个资 侵犯~6隐私 隐私~6(?:侵犯|曝光|被|公开|何在|安全吗) 骚扰电话
    骚扰短信 诈骗电话 推销电话 打电话来?威胁 [账帐]号被(?:盗|登|封) 数据卖 (?:我|顾客|客人|用户)们?的?<data>~3(?:公开|挂出|挂到|晒出|曝光)
    (?:强制|必须|强行|索要|非法|过度|偷偷|擅自|乱)~10(?:个人信息|隐私|通讯录) 个人信息~10(?:安全|去哪|怎么|谁|被) 被人肉 人肉(?:我|搜索)
    监听 窃听 偷录 被偷拍 偷拍(?:我|顾客|客人|女|试衣|裙) 试衣间~6(?:摄像|偷拍) (?:公开|挂出|晒出|曝光)(?:我|顾客|客人|用户)~6<data>
"""
PRIVACY_EN = r"""
    data (?:leak(?:s|ed)?|breach(?:es)?), leak(?:ed|ing|s)? ~3 (?:data|info|information|details|number|address), doxx?ed, spam calls?,
    (?:sold|selling|sell|shared|sharing) (?:my|our|user|customer) ~2 (?:data|info|information|details|number), violated my privacy,
    (?:invasion|breach|violat\w+) of (?:\w+ )?privacy, privacy (?:violation|breach|concerns?|invasion), account (?:was |got )?hacked,
    how (?:is |are )?(?:my|our) (?:personal )?data
"""
CULTURE = """
    辱华 乳华 (?:看不起|瞧不起|睇唔起)~2(?:中国|国人|华人|亚洲|女性|女人|外地人|残疾) 丑化 眯眯眼 歧视 种族主义 台独 港独 藏独
    侵略(?:战争|历史) 美化侵略 抄袭 剽窃 文化挪用 (?:问题|错误)~2地图 物化女性
    地图~10(?:台湾|南海|西藏|九段线|国界|领土) 不尊重~4(?:中国|华人|国人|我们国家|亚洲|女性|民族|文化|传统|历史|国旗|先烈)
    (?:侮辱|羞辱|嘲讽|贬低|恶搞)~6(?:中国|华人|国人|国家|亚洲|女性|民族|文化|先烈|英雄|国旗|香港人|台湾人|大陆人) 擦边广告 厌女症 厌女广告
    涉嫌厌女 精日 军国主义
"""
CULTURE_EN = r"""
    racis[tm], discriminat\w+, cultural(?:ly)? (?:appropriat\w+|insensitive), plagiari[sz]\w*, sexis[tm], misogyn\w+, xenophob\w+,
    insult(?:s|ed|ing)?(?: to)? ~2 (?:chin\w*|asian?s?|women|culture), slant(?:ed|y)? eyes?, stole (?:the|my|our|her|his) design,
    offensive to ~2 (?:chinese|asians?|women)
"""

DELETE = "删 撤[稿帖评下掉] 撤$ 撤[,。!] 下架"
AMOUNT = "[0-9一二两三四五六七八九十几]+[百千万w]*[元块蚊刀]?钱? 红包 合作费 好处费"
MONEY = "元 块 钱 红包 费用 万 千 百 蚊 rmb 现金 合作费 好处 [0-9]{3,}"
PUBLISH = "曝光 爆料 发(?:出|到|帖|笔记|视频|全网|上|小红书|抖音|微博|网上|出来|布|文|差评) 公开 全网 挂 继续发 搞臭 搞死 差评 一星 上热搜"
EXTORTION = r"""
    (?:不|唔|拒)(?:赔|给|俾|畀|处理|合作|打钱|转账|付|送|免单)~6(?:就|马上|立刻|等着)~6<publish> [删撤](?:帖|稿|评)费 付费删 有偿删 花钱删
    (?:要求?|索要|开价|赔|给|转|打)~6<money>~6[，,]?(?:否则|不然|要不)~8<publish>
    (?:不|唔)(?:赔|给|俾|付)~8[，,]?~3等着被?(?:曝光|上热搜|全网)
    (?:给|转|赔|付|打|收|俾|畀|拿)~12<amount>~8[，,]?(?:就|才|马上|立刻|立马|可以|保证)~5<delete>
    <amount>(?:左右|吧)?(?:就|才|我就)~4<delete> (?:给|转|赔|付|打|俾|畀)~6我~2(?:就|马上|立刻|才)~2<delete>
    (?:转账|给钱|打钱|付钱|赔钱|赔偿|给红包)~4(?:就|马上|立刻|才)~2<delete> (?:要|想)~6<delete>~8(?:<money>|付费|给钱) 封口费 花钱消灾
    破财消灾 要么~2(?:赔|给|转|打|付)~8[，,]?要么~12(?:<publish>|天天|挂) 给点好处
    <delete>(?:帖|稿|评论?|笔记|除)?~4(?:费用|要价|收费|报价|[0-9一二两三五]+(?:元|块|千|万))
    (?:^|[^自隐走徇公])私了(?:[^解]|$)
"""
EXTORTION_EN = r"""
    pay (?:me|us|up) ~6 (?:or|otherwise|delete|remove|and i),
    (?:or|otherwise) (?:i|we)(?:'?ll| will) (?:post|expose|go public|tell everyone|leak), hush money,
    (?:delete|remove|take down) ~4 (?:if you (?:pay|send|transfer)|for (?:\$|money|cash|[0-9]+)),
    i'?ll (?:delete|remove|take (?:it|this) down) ~3 (?:for|if you)
"""

STAR = "代言人 代言 品牌大使 形象大使 博主 主播 明星 艺人 偶像 爱豆 顶流 达人 网红 带货 up主 kol"
FALL = """
    塌房 翻车 出轨 劈腿 偷税 逃税 漏税 被抓 被捕 被拘 吸毒 嫖娼 家暴 劣迹 封杀 丑闻 睡粉 诈捐 醉驾 酒驾 性侵 学术造假 判刑 入狱 带走
    拘留 通缉 人设崩
"""
SCANDAL = "塌房 <star>~~16<fall> <fall>~~10<star> (?:解约|换掉|撤掉|终止|取消)~6代言"
STAR_EN = r"ambassador|endorser|spokes(?:person|man|woman|model)|influencer|celebrity|idol|streamer"
SCANDAL_EN = r"""
    (?:<star>) ~8 (?:arrest(?:ed)?|scandal|cheat(?:ed|ing)|tax evasion|drunk driving|assault|abuse|cancell?ed),
    (?:scandal|arrest(?:ed)?|tax evasion) ~6 (?:<star>), drop (?:your|the) (?:ambassador|endorser)
"""

HEARSAY = "听说 据说 网传 传言 传闻 谣传 有人爆料 有人说 内部员工 内部人 朋友说 听讲 坊间 疯传 群里说 前员工 小道消息"
CLAIM = """
    工业 明胶 塑化剂 地沟油 色素 三无 添加 成分 配方 代工 贴牌 激素 致癌 有毒 倒闭 破产 跑路 召回 被查 被罚 罚款 造假 假的 工业原料
    过期 回收 勾兑 转基因 防腐剂 动物实验
    僵尸肉 预制 用的是 其实是 是假 没有备案 无证 不合格
"""
TOLD_EN = "i heard|rumou?r has it|rumou?rs?|apparently|allegedly|word is|someone told me|an insider|a former employee"
RUMOUR_EN = r"""
    (?:<told>) ~9 (?:recall(?:ed)?|bankrupt|fake|banned|toxic|cancer|illegal|shut(?:ting)? down|hormones?|animal testing|made in|owned by)
"""

SIGNALS = {
    "privacy": f"{zh(PRIVACY, data=zh(DATA))}|{en(PRIVACY_EN)}",
    "culture": f"{zh(CULTURE)}|{en(CULTURE_EN)}",
    "extortion": f"{zh(EXTORTION, delete=zh(DELETE), amount=zh(AMOUNT), money=zh(MONEY), publish=zh(PUBLISH))}|{en(EXTORTION_EN)}",
    "scandal": f"{zh(SCANDAL, star=zh(STAR), fall=zh(FALL))}|{en(SCANDAL_EN, star=STAR_EN)}",
    "rumour": f"{zh('<hearsay>~~20<claim>', hearsay=zh(HEARSAY), claim=zh(CLAIM))}|{en(RUMOUR_EN, told=TOLD_EN)}",
}
