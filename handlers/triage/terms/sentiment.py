"""Displeasure and praise, which tell a complaint from a neutral mention where no harder signal is found (R15)."""

from handlers.text.term_patterns import en_terms, zh_terms

# Praise denied is displeasure: "不好用", "一点都不值", "没有想象中好吃".
NEGATION = """
    不 唔 冇 没有? 无 毫无 毫不 并不 并没有? 没那么 不太 不怎么 不是很 不算 唔系好 唔系几 称不上 谈不上
    一点(?:也|都)不 一啲都唔 半点都不 哪里 有什么 有咩
"""
DEGREE = "觉得 有 多 怎么 太 点 那么 咁 特别 算 够 很 好"
VIRTUE = """
    好吃 好喝 好用 好食 好饮 好味 好玩 好看 美味 新鲜 满意 推荐 推介 值得 值 抵 划算 卫生 干净 专业 负责 友善 礼貌
    入味 惊喜 惊艳 合理
    舒服 舒适 耐用 实用 清楚 正宗 用心 热情 诚意 掂 方便 人性化 稳定 到位 理想 给力 厚道 诚信 实在 适合 合适 灵敏 流畅
    靠谱 尊重人? [理睬][人我] 耐烦 及格 达标 合格 回复 回应 处理 解决 认账
"""
PART = "封口 包装 袋子? 盒子? 瓶子? 拉链 扣子? 按钮 按键 盖子 泵头 喷头 轮子 把手 提手 标签 线头"
BAD = """
    (?:谢谢|感谢|多谢)~~14让我~1(?:完整|免费|亲身|切身|白白|体验了?一[把回])
    <denies><degree>?<virtue> 不好 根本(?:不|没|冇|唔) 压根(?:不|没) 呵呵 散架 查无此 态度~2爆炸 [等排]中毒
    扫码~4(?:查不到|没有记录|无效) 气[得到]~4(?:吐血|发抖|半死|肝疼|想哭) (?:盖子|瓶盖|泵头|按压头)~3(?:松|裂|歪|掉)
    [“"「『](?:太?好|很好|优质|正品|官方正品|良心|贴心|惊喜|高端|温和|专业|诚意|优惠|服务)[”"」』] 不行 不咋[地样]
    不怎么?样 不ok 不太ok 不太好 不是很好 不怎么好 没那么好 不是太好 好不到哪 唔得
    唔系[咁几]好 唔系好好 (?:没有?|不如)(?:想象中?|传说中?|预期|以前|之前)~4好 难吃 难喝 难食 难饮 难用 难看 难受 难闻
    难入口 难以下咽
    难以忍受 [吃喝咽]不下 食唔落 饮唔落 怪怪的 失望 大失所望 后悔 无语 冇眼睇 差劲 较差 差[!,。.~] 差$ [咁真够变]差
    差死 略差 差[到得过评]
    越~3越差 一个字差 (?:太|好|极|很|最|更|超|越来越|这么|那么|如此|非常|极其|特别|相当|实在|比较|超级)差
    差的(?:很|要命|离谱|体验|服务|态度|酒店|店|产品|品牌|东西|一次)
    (?:服务|态度|质量|质素|品质|体验|效果|味道|口感|环境|卫生|做工|性价比|管理|素质)~4(?:差|烂|恶劣|糟|不行|堪忧|低|欠奉|倒退|下降|一般般)
    [太很超好]慢 龟速 慢死 慢到 慢得 等成 等咗 等左成 迟迟[不未] 一直[不没]发货 还不发货 一直没收到 收不到货
    等了(?:好久|很久|半天|半个月|快?一个月|好?几天|一周|两周|[0-9一二两三四五六七八九十]+(?:天|日|周|个?小时|个钟|个月))
    (?:[0-9一二两三四五六七八九十半几]个?(?:天|周|月|星期|礼拜)|这么久|好久|现在)~6(?:[没未]收到|[没未]到|[没不未]发货)
    (?:太|好|超|死|又|特别|真|确实|有点|偏|略|越来越|实在|巨|贼|唔算)贵 贵死 贵得离谱 不便宜
    性价比(?:不高|低|太低|很低|不行) 涨价 背刺
    溢价 刚买就降 降价太快 坑了 坑人 [太好真很被]坑 坑[爹我] 宰人 黑心 敷衍 推卸 推脱 甩锅 踢皮球 推诿 已读不回
    不理不睬 爱理不理 不闻不问
    没人[理管] 无人理 冇人[理应] 不作为 装死 装傻 恶心 恶劣 恶俗 麻烦 折腾 [还都]不如 上当 骗 没法用 用不了 唔用得
    有名无实 形同虚设 倒霉
    恼火 可气 要命 无聊 很失败 一塌糊涂 乱七八糟 乌烟瘴气 惨不忍睹 我晕 很晕 陈旧 简陋 破旧 噪音(?:大|很|太|吵) 吵死
    [很太]吵 吵得 奉劝
    劝大家 劝各位 大家注意 大家小心 绝望 建议不要 别住 不要住 不会住 不住了 决不 蓝屏 坏点 打不开 没反应 失灵 卡死
    少秤 短斤 拒绝 还我
    (?:压|踩|挤|摔)成~2(?:饼|片|渣|扁) (?:没|无)(?:动静|下文|音讯|声音|进展) 石沉大海 杳无音信 一拖再拖 拖[着了]不
    推三阻四 装聋 一动不动
    (?:图片?|照片|直播间?|描述|宣传|介绍|页面|详情|实物|样品|说的|想的)~6(?:不一样|不同|对不上|两码事|两回事|天差地别|差[太很好]多|不是一个)
    两码事 两回事 一等就是 变童装 放~3鸽子 闪退 纸糊 (?:一晚|整晚|一夜)~2没睡 (?:只会|就知道)~2(?:说|道歉|复制|推|卖)
    自动(?:续费|扣费) 扣了我 跑路 被宰 一问三不知 湿透 离大谱 差~2远
    甜到漏 绿线 花屏 复读机? 机器人~6(?:复读|敷衍|来回|应付|听不懂) (?:找|转|接)不[到了]人工 没有人工
    (?:菜|饭|汤|面|咖啡|粥|肉|食物|餐)~6(?:冷的|冷了|凉的|凉了|凉透|冰凉|生的)
    交(?:了)?学费 冤大?[种头] 重蹈覆辙 不认(?:了|账) 出尔反尔 变卦 反悔 洗洁精 [吃喝]一口就(?:倒|扔|吐)
    (?:全|都|直接|当场)~2(?:倒了|扔了|丢了) 白买
    血亏 血汗钱 肉疼 吃灰 没良心 良心呢 良心不痛 有没有良心 吃相 糊弄 打发(?:我|人|叫花) 不敢再?[用吃买喝] 心累 拉黑我
    被~2拉黑 无门 冷漠 傲慢 不耐烦 坏的 是坏 有毛病 有问题 出问题 质量问题 品控
    太(?:小|旧|破|脏|薄|少|潮|闷|烫|久|假|黑|乱|挤|窄|烦|烂|过分|离谱|可怕) 太不 糟糕 糟心
    糟透 烂透 [好很]烂 烂[到得] 垃圾 拉圾 废品 鸡肋 气死 生气 气愤 愤怒 气人 好气 嬲 激气 火都 一肚[气火] 火大 不爽
    不满 吐槽 投诉 离谱
    过分 无良 无耻 可恶 讨厌 反感 傻眼 崩溃 心寒 寒心 扎心 郁闷 受不了 顶唔顺 忍无可忍 不敢恭维 不忍直视 一言难尽
    无法接受
    接受[不唔][了到] 唔掂 唔得掂 不知所谓 莫名其妙 岂有此理 浪费 白花钱 花钱买[罪教难气垃] 买难受 冷冰冰 黑[面口] 臭脸
    面黑 翻白眼 粗鲁
    没素质 [冇无]礼貌 无礼 赶[客我] 骂[人我] 凶我 吼[我人客] 破损 压[坏扁] 发错 [少漏]发 送错 [漏少]送 上错 漏单 漏咗
    临期 脏 污糟 污渍
    [好太超]咸 咸[到死] 太[油硬老] 好[韧硬腥臭] [冇无]味 没味道 没什么味道 淡而无味 食之无味 唔新鲜 唔好[食味饮用]
    唔[值抵] 麻麻 普通到
    敬谢不敏 大不如前 今不如昔 不如[以从]前 退步 水准下降 失水准 倒胃口 [扣减]分 劝退 翻车 亏大 亏了
    (?:又|总|老是|一直|经常|动不动)~3(?:坏|卡|断|掉|出错|失灵|死机) 名过其实 不外如是 不过如此 言过其实 虚有其表 冤枉
    <part>~8(?:撕歪|撕不开|撕烂|歪|洒|撒|漏|掉|断|卡住?|裂|松|脱|散|瘪|皱|打不开|合不上|关不上|拧不开|拧不紧)
    (?:洒|撒|漏|溅|流)[了得]?(?:一|满|成)(?:桌|地|手|身|包|箱|台|床) 答非所问 [聊问打等说]~6等于没[聊问打等说] 鸡同鸭讲 牛头不对马嘴 驴唇不对 车轱辘话 敷衍了事 打太极
    字~4(?:小|细|糊|看不清) 放大镜 丑哭 [太好真巨很]丑 丑[死爆到] (?:好|太|很|极|超|几)?嘈 [好太真]嘈 嘈[到得死住] 吵[得到醒人] 隔[壁篱]~4听[到得] 瞓唔[着到] 轰隆 嗡嗡
    像(?:拖拉机|装修|打雷|电钻)
    比~8(?:机器|新的?|本体|原机|整机|主机|部机)~2(?:还|仲)?~2贵 (?:耗材|替换装|补充装|滤芯|墨盒|配件|刀头|滤心)~8(?:贵|抢钱|要价|价钱|收费|天价|吃人) 卖耗材 抢钱 杀猪 吸血
    贵[到得过] 贵[一几]倍 贵夸张
    (?:用|喷|涂|敷|吃|喝|贴|洗|擦|搽)[了完咗]?~2(?:跟|同|和|等于|好似|好像)~1[没冇无][用喷涂敷吃喝贴洗擦搽]?~4(?:一样|分别|区别|两样)?
    照样~6(?:臭|熏|脏|痒|漏|掉|堵|响|长|黑|油) 完全~2(?:没|冇|唔)~4(?:作用|反应|改善|变化|效) [洗擦]唔甩 洗不掉 吸不[进上] 粘不[住牢] 充不[进满]
    (?:骗|呃)?[买入]咗?(?:都)?后悔 半天没反应 连不上 配对不[上了] 搵唔到人 冇人听 打唔通 打不通 [没冇]人接
    弹不[回起] 按不[动下] [推拉转拔插塞扣]不[动上进紧] 装不[上进]
    怨气 [唔不]开心
    不愉快 还[没不]~2我~2自己 (?:一路|躲|气|委屈|当场)~4哭 哭着?(?:回|走|出来)
    念经 念稿 缺页 [少缺漏]了?~2(?:最后)?[一两几]~1[页话集] (?:里外|来回)~2不是人 委屈 欺负 欺客 霸王条款 双标 霸道 强制
    乱收费 多收 偷工减料 以次充好 割韭菜 没有?效果 没用 冇用 无效
    不起作用 不吸收 一般般
    [很太]一般 不[太]?建议 唔推介 唔会推介 唔建议 别点 唔好[叫嗌] 套路 一次就够 一次就算 最憎 恶梦 噩梦 [无冇]回头
    少得可怜 (?:真的?|完全|非常|超|极其?|太|很)不喜欢 👎 😡 🤮 🤬 😤 💩
"""
BAD_EN = r"""
    terrible, awful, horrible, horrendous, worst, worse, disappoint(?:ed|ing|ment|s)?, disgust(?:ed|ing)?,
    waste(?: of (?:money|time))?,
    useless, rubbish, nasty, gross, trash, garbage, bad, poor, poorly, overpriced, rude, unhelpful, unresponsive,
    ignored, ridiculous,
    unacceptable, joke, regret(?:ted)?, hate[ds]?, annoy(?:ed|ing), angry, furious, upset, unhappy,
    frustrat(?:ed|ing), slow, dirty,
    too (?:late|expensive|pricey|salty|sweet|greasy|dry), never (?:arrived|came|received|replied), still waiting,
    missing, damaged,
    doesn't (?:work|hold|stick|fit|close|charge|connect|last|help|do \w+),
    won't (?:close|open|stay|stick|connect|charge|turn on),
    (?:tore|tears|spilled|spills|snapped|snaps|came off|falls off|fell off|peeled off|jammed|jams|rattles|buzzes|hums),
    (?:too|so|really|way too|very|super) (?:loud|noisy|small|tiny|thin|flimsy|tight|heavy|stiff),
    (?:tiny|microscopic) (?:print|text|font),
    refills? (?:cost|are|costs) ~4 (?:more|double|twice), cost(?:s)? more than, (?:daylight )?robbery,
    going round in circles,
    copy[- ]?paste(?:d)? (?:reply|replies|answers?), canned (?:reply|replies|answers?), didn't answer my question,
    no better than (?:water|nothing),
    might as well,
    (?:zip|zipper|button|handle|strap|lid|pump|wheel|hinge)s? ~3 (?:broke|snapped|came off|fell off|stuck|jammed),
    not (?:good|great|happy|satisfied|impressed|as good|fresh|clean|helpful|what i expected|work(?:ing)?), let down,
    letdown, filthy,
    no (?:refund|reply|response|answer|customer service|apology), still (?:have not|haven't) received,
    wrong (?:item|size|order|colou?r),
    cold food, tasteless, inedible, fail(?:ed|s)?, issues?, problems?, cheap(?:ly)? made, underwhelm\w+, mediocre,
    meh, sucks?, sucked, no tracking, still no ~2 (?:news|answer|package|parcel|tracking|update|word),
    nothing like ~2 (?:photos?|pictures?|pics?|description|ads?|advertised),
    hung up on, heard nothing, no (?:word|reply|response) (?:back|from|since),
    nobody ~3 (?:fix|help|answer|care|repl)\w*, (?:is |what )?a mess, crash(?:es|ed|ing),
    stopped (?:charging|turning|responding|printing),
    smells? like (?:chemicals?|plastic|rubber|petrol|gas|glue|urine|fish), returned it, sent it back,
    charged (?:me )?twice, double[- ]charged, late again,
    (?:looks|look|was|is) nothing like, (?:fell|falls|falling) apart, broke, ghosted, unusable, unwearable, nightmare,
    ashamed, shame, crap(?:py)?, shit(?:ty)?, wtf
"""
GOOD = """
    好吃 好喝 好用 好食 好饮 好味 好闻 好看 美味 不错 唔错 几好 几正 好正 喜欢 钟意 中意 推荐 推介 安利 种草 回购 满意
    惊喜 惊艳 值得 抵食
    超值 划算 性价比[很超挺]?高 实惠 赞 棒 完美 优秀 一流 神器 宝藏 绝绝子 yyds 爱了 爱上 真香 舒服 舒适 温和 细腻
    滋润 清爽 新鲜 热情
    周到 贴心 耐心 细心 友善 亲切 有礼 开心 幸福 享受 满足 感谢 谢谢 加油 恭喜 期待 会再来 下次还 必[点买食吃] 好评
    满分 有效果
    效果(?:很好|不错) 变好 改善了 好了很多 放心 安心 靠谱 良心 用心 正宗 地道 香浓 浓郁 爽口 弹牙 鲜甜 清甜 惹味 嫩滑
    入味 足料 丰富 香脆
    流畅 物美价廉 价廉物美 最爱 一如既往 物超所值 物有所值 超所值 安静 给力 信赖 良好 大气 精美 精致 小巧 合适 合身 愉快 出色 齐全 没[的得]说
    无可挑剔 [快度货]快 速度?很?快 神速 迅速 [很又够超特]?脆甜? [很好真超又]甜 清晰 好书 适中 温馨 感动 到位 会?再来[,，。!~] 再[来次]购买 继续支持 一直[在用买吃喝]
    多次购买 又买[了来] 还会再?[来买去] 大爱 棒 强大 无忧 上乘 经典 完好 严实 丰盛 丰富 爱不释手 [深很]受?启发 受益 好评 [很挺真蛮满]香 香甜 [很真]正
    [很真非常]实用 方便[,，。!~] 很方便 便宜[,，。!~] 真便宜 实在 是正品[,，。!] 一致 相符 稳定? 美[味丽观不好] 静音 耐用 结实 高端 大方 好东西 [很挺]值 肯定值
    明智的选择 又好又 好?开心 快乐 有趣 好玩 引人入胜 深刻 值得?一[看读] 精彩 优惠 划得来 五星 满意 抵食 好抵 正斗 一试 好滑 好嫩 鲜甜 惊喜 十足 不俗 上佳 讲究 有心思
    辛苦 [好太真够就是蛮挺]快 就(?:收到|到)了 杠杠 合算 顺滑 好大[一个] 好喝 比想象[中的]*好 好好好 够大 清楚 有保障 支持(?:国产|一下|支持|民族) 周全 宽敞 敬业 尽职 容易[懂学]
    [一给打]百分 满分 一百[分昏] 封神 神仙 绝了 绝绝 无敌 正到爆 正爆 好掂 劲正 好正 勁正 [一没冇无]个?~4(?:包|痘|味|噪音)都?没(?:起|长|有) 一觉到天亮 停唔到口 越[吃食用看闻]越 吹爆 杀疯
    yyds 上瘾
    (?:半小时|当天|马上|即刻|秒|很快|立刻)~2(?:就)?~4(?:换新|换了|补发|退了|处理好|解决|搞定|送到|回复)
    (?:朋友|同事|闺蜜|室友|邻居|家人)~6(?:问|要|抢|求)~2(?:链接|连结|牌子|同款|住) 孩子~2(?:爱|抢着|天天要) 光盘 舔(?:盘|碗|手指) 抢着[吃喝用] 空瓶 无限回购 离不开 真爱 拿捏
    惊为天人 香爆 香迷糊
    救命恩人 美到 香到 香得 全平了 舒[服坦]到 好瞓 好好[食饮用] 好鬼好 好味到 回头客 挨夸 一百个赞 良心价 [真太好]划算 值回 抵到 抵爆
    好有 细心 推介 回味 入口即化 香滑 滑溜 甜美 水准 好多汁 多汁 松化 松软 cp值高 好大[份碟] 可口 鲜嫩 干净 整洁 优雅 漂亮 [很超]快 秒回 (?:很|非常|挺|真|超|太|蛮)好 好得 还行 还可以 👍 ❤
    😍 🥰 😋 💯
"""
GOOD_EN = r"""
    love(?:d|s|ly)?, great, amazing, excellent, perfect(?:ly)?, best, good, nice, wonderful, fantastic, awesome,
    recommend(?:ed)?,
    repurchas\w+, holy grail, happy, satisfied, impressed, favou?rite, delicious, tasty, yummy, worth it, gentle,
    best ~2 ever, ten out of ten, (?:10/10|100/100), game[- ]changer, life[- ]?(?:saver|changing),
    can't stop (?:eating|using|wearing|smiling),
    works like (?:a charm|magic), smooth as, so (?:soft|good|comfy|cozy|smooth|tasty), chef's kiss, hooked,
    worth every, stan, obsessed, bless(?:ed)?, kudos, quick (?:reply|refund|swap),
    soothing, effective, thank(?:s| you), congrat\w*, (?:five|5) stars, obsessed, gorgeous, beautiful
"""

# No word of displeasure, but no post without praise says these for nothing.
UNEASY = """
    (?:又|却|根本|一直|从来|至今|到现在|仍|居然|竟然?|结果)~3[没不冇唔]~1(?:到|发|收|送) 没想到~6(?:没|不|坏|这样|这种)
    (?:还|又|却|都|也|根本|一直|从来|至今|到现在|仍|居然|竟然?|结果)~3[没不冇唔]~1(?:退|回复|理|修|给|有人|处理|解决|响应|能用|接|认|管|兑现|提醒)
    [没不冇唔](?:给|退|管|认|修|赔|兑现|响应|解决|提醒) 居然 竟然 凭什么 凭咩 谁批的 谁同意 几个意思 什么情况 怎么回事
    说好的?~~8(?:没|不|却|结果|呢) 反悔
    怎么(?:又|还是|老是|总是) 为什么(?:总|老|每次|又) 一[用洗穿碰按戴开喝坐]就 用~1[一两三几0-9]+(?:天|周|次|个月)就
    (?:整整|足足)~4(?:天|周|个月|小时|分钟) [0-9一二两三四五六七八九十]+(?:天|个月|周|小时)~2才
"""
UNEASY_EN = r"""
    still (?:not|no|hasn't|haven't|isn't), nobody, no one ~2 (?:repl|answer|car|help|show)\w*, keeps ~1 \w+ing,
    never ~2 (?:again|works?|got|heard|replied),
    (?:came|arrived) ~2 (?:late|broken|after|wrong|open|empty), instead of what,
    (?:after|within) (?:a|one|two|three) (?:days?|weeks?|wash(?:es)?|uses?)
"""

# What takes praise back or adds what is missing: a post with it is not proven praise, and not yet a complaint.
RESERVED = r"""
    但是? 可是 (?:^|[,，。])(?:不过|只是|就是|然而) 却 可惜 遗憾 美中不足 唯一 倒是 也就 只能 除了 虽然 虽说 尽管 本来 结果 居然 竟然 明明
    (?:味道|口味|菜|量|速度|质量|效果|感觉|服务|包装|房间|早餐)~2一般 一般[吧般,，。!] 凑合 马马虎虎 还行 还可以 还好吧 勉强 而已 罢了
    都没有? 也没有? 是没有? 没有?(?:送|给|放|见|收到|想到|人|说|任何|用|一点|那么|这么) 不喜欢 不如 不能 不会(?:再|来|用) 不一样 不符 不对 不要
    不知道 不是很 不太 不够 不送 不热 不新 不脆 不甜 不到 不像 不清楚 不好 不方便 不准
    [太偏略](?:小|大|少|多|慢|硬|软|薄|厚|长|短|淡|咸|甜|辣|油|酸|窄|宽|重|轻|高|低|贵|干) 有[点些] [很好特超还真又有略]慢 慢[了死点的。,!] 很小 小了 短了 长了点 少了
    凉 冷了 冷掉 [压碰烂坏碎破裂漏撒洒掉]了 烂的 坏的 差[了点些远] 降价 怎么 为什么 什么 吗 [?]{1,} 咋 哪有 难道 意思
    错 误 小时 等了 催 超时 晚了 迟 才(?:到|送|收|发) 失望 后悔 郁闷 无奈 无语 唉 哎 怀疑 假 退 解释 请你?们? 你们
    [“"][^”"]{1,6}[”"] 望改进 希望(?:能|下次|改|商家|快递|客服|店家|卖家) 吃不饱 不够吃 头皮屑 严重 麻烦 备注 发票 唔(?:够|系|值|抵|会|掂|知|算|太|似|得|记)
    冇(?:咩|乜|人|货|味) 但系 可惜 麻麻 不算
"""
RESERVED_EN = r"""
    but, however, although, though, except, unfortunately, wish, instead, supposed to, used to, \w+n't, not, never,
    missing, late, slow, too small, cold, why, until, should, could have, would have
"""

UNEASE = f"{zh_terms(UNEASY)}|{en_terms(UNEASY_EN)}"
BAD_LISTS = {
    "denies": zh_terms(NEGATION),
    "degree": zh_terms(DEGREE),
    "virtue": zh_terms(VIRTUE),
    "part": zh_terms(PART),
}
DISPLEASURE = f"{zh_terms(BAD, **BAD_LISTS)}|{en_terms(BAD_EN)}"
RESERVATION = f"{zh_terms(RESERVED)}|{en_terms(RESERVED_EN)}"
PRAISE = f"{zh_terms(GOOD)}|{en_terms(GOOD_EN)}"
