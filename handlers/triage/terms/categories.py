"""Words of categories other than a plain complaint: privacy, culture, extortion (R22-R40)."""

from handlers.text.term_patterns import en_terms, zh_terms

DATA = "信息 隐私 手机号? 电话号?码? 号码 数据 资料 地址 订单 身份证 通讯录 聊天记录 照片 个资"
PRIVACY = r"""
    (?:拿|用|把|将)~2(?:我|我们|俺)~2<family>?~8(?:照片?|相片?|相|视频|影片|肖像|录像)~6(?:做|当|用|放|登|印|发|上|拍|p)~4<advertised>
    (?:从头到尾|事前|根本|完全|都|一直)~2[没冇]有?人?~2(?:问过?|征求|通知|告诉)~1我
    (?:试衣间|更衣室|试身室|厕所|卫生间|洗手间|浴室|客房|酒店房|按摩房|美容室)[^。!?\n]{0,16}(?:镜头|摄像|针孔|偷拍|监控|cam|小黑点)
    (?:客户|会员|顾客|用户)(?:名单|名册|资料|清单|表格?|数据)~8(?:发|寄|传|流|卖|附|群|外)
    (?:邮件|附件|表格|excel|名单)~8(?:所有|全部|其他|别的|几百|上千)~4(?:客户|会员|顾客|客人|用户|人)的?~6(?:名|电话|地址|订单|资料)
    (?:担心|怕|不放心|介意|忧虑|疑问|谁知道|想知道)~6(?:用|拿|收集|处理|保存|卖)~4(?:我|我们|用户|客户)~3<data>
    (?:用|拿|收集|处理)~3(?:我|我们)的?~2<data>~6(?:干|做)(?:什么|啥|咩|嘛)
    (?:没|未|冇|没有)~2(?:经过?|征求|得到|问过?)~3(?:我|本人|家长)?的?~2(?:同意|允许|授权|意见) (?:注销|删除|删|退会)~10(?:还|仍|照样)~6(?:发|收|推|打|在|留)
    骗子~10(?:报|知道|说得|念)~8(?:订单|名字|姓名|地址|卡号|电话|尺码)
    (?:看到|看得到|能看|查到|显示)~4(?:别人|他人|其他(?:人|用户|客人)|陌生人)的?~4<data> <data>~6(?:没打码|裸奔|公开|明文|任何人)
    (?:我家?|孩子|宝宝|女儿|儿子)的?~2(?:洗澡|换衣|睡觉|哭|上课|看诊|做脸|体检)~2的?~2(?:视频|照片?|录像|影片)~3(?:发|传|放|挂|晒|登)~3(?:抖音|网|群|朋友圈|小红书)
    截图~6(?:发到|挂|贴|晒)~6(?:群|网|朋友圈|小红书|微博|抖音|评论)~6(?:怼|骂|挂|嘲)我?
    (?:泄露|泄漏|外泄|泄密|倒卖|贩卖|盗用|出卖|卖了?(?:我|用户|客户|顾客))~8<data>
    <data>~8(?:泄露|泄漏|外泄|被卖|卖给|卖出去|倒卖|贩卖|被盗|盗用|流出) 个资 侵犯~6隐私
    隐私~6(?:侵犯|曝光|被|公开|何在|安全吗) 骚扰电话
    连我~6(?:都|也)~2(?:知道|清楚|报得出|说得出) (?:知道|报出|念出|说出)我~3(?:买了|订单|地址|名字|姓名|电话|身份证)
    (?:我|顾客|客人|用户|别人)们?的?~2<data>~8(?:发到|发在|发进|晒到|贴到|挂到|转发|转给|发给)~4(?:群|朋友圈|网|抖音|平台|别人|评论|同行|快递)
    (?:偷偷?|擅自|私自|未经~3同意|没经过~2同意)~4(?:读|上传|访问|获取|扫描|录|拍|调用|使用|用)~6(?:相册|照片|通讯录|麦克风|摄像头|定位|聊天|我的|肖像)
    (?:店员|员工|快递员?|骑手|师傅|客服|外卖员|司机|卖家)~8加~4(?:微信|好友|qq) 加了?我?的?微信~4(?:骚扰|约|聊骚) 骚扰我
    (?:把|将)~1我~1的?~4(?:照片?|视频|录像|截图)~4(?:发|传|晒|贴)[到在上]?~4(?:群|网|朋友圈|抖音)
    监控(?:截图|画面|视频|录像)~6(?:发|传|晒|曝光) 注销~10(?:还|仍)~6(?:短信|推送|电话|数据) 数据~4没删
    我的?~1(?:脸|人脸|肖像|照片|视频)~8(?:被|拿去|盗)~8(?:广告|宣传|商用|素材|推广)
    (?:试衣间|更衣室|厕所|卫生间|浴室|客房|酒店房间)~6(?:镜头|摄像|监控|偷拍) 骚扰短信 诈骗电话 推销电话 打电话来?威胁
    [账帐]号被(?:盗|登|封) 数据卖 (?:我|顾客|客人|用户)们?的?<data>~3(?:公开|挂出|挂到|晒出|曝光)
    (?:强制|必须|强行|索要|非法|过度|偷偷|擅自|乱)~10(?:个人信息|隐私|通讯录) 个人信息~10(?:安全|去哪|怎么|谁|被)
    被人肉 人肉(?:我|搜索) 监听 窃听 偷录 被偷拍 偷拍(?:我|顾客|客人|女|试衣|裙) 试衣间~6(?:摄像|偷拍)
    (?:公开|挂出|晒出|曝光)(?:我|顾客|客人|用户)~6<data>
"""
PRIVACY_EN = r"""
    (?:every|all|other|the whole) (?:customer|client|member|user)s?'? ?(?:'?s )?<records>,
    (?:customer|client|member|mailing) (?:list|spreadsheet|database) ~6 <spread>,
    (?:spreadsheet|email|attachment|file) ~6 (?:customer|client|member)s?'? ?(?:'?s)?,
    (?:camera|lens) ~6 (?:fitting|changing|dressing|bath|rest|hotel) ?rooms?,
    (?:fitting|changing|dressing|bath|rest) ?rooms? ~8 (?:camera|lens|filming),
    (?:used|using|put|posted|printed) (?:my|our) (?:\w+ )?<likeness>\w*(?:'s)? ~4 <advertised>\w*,
    data (?:leak(?:s|ed)?|breach(?:es)?), leak(?:ed|ing|s)? ~3 (?:data|info|information|details|number|address),
    doxx?ed, spam calls?,
    (?:sold|selling|sell|shared|sharing) (?:my|our|user|customer) ~2 (?:data|info|information|details|number),
    violated my privacy,
    (?:invasion|breach|violat\w+) of (?:\w+ )?privacy, privacy (?:violation|breach|concerns?|invasion),
    account (?:was |got )?hacked, <disclosed> ~4 (?:my|our|customers?'?) ~2 (?:address|number|phone|id),
    (?:someone|somebody|a stranger|strangers) ~2 (?:logged|got) into my account, (?:someone|somebody) ~2 accessed my,
    (?:hidden )?camera in (?:the )?(?:fitting|changing|bath|hotel) ?rooms?,
    (?:staff|driver|courier|employee|rider)s? ~3 (?:messaged|texted|contacted|added) me,
    how (?:is |are )?(?:my|our) (?:personal )?data
"""
CULTURE = r"""
    (?:嫁不出去?|没人娶|不结婚|不嫁人?|未婚|单身|大龄|老姑婆|冇人要|剩下来|三十岁?还没嫁)~10(?:就|多买|靠|活该|怪|可怜|失败|没价值|不完整|还不|才|打扮|化妆|口红|买)
    (?:文案|广告|海报|宣传|标语|slogan)[:,，]?~10(?:嫁不出|没人要|冇人要|不嫁|不结婚|剩女|老姑婆|生不出|不生)
    (?:女人|女性|女生|女孩|妈妈|太太|师奶)~10(?:不完整|没用|没人要|贬值|掉价|该在厨房|就该|嫁不出|不值钱|相夫教子|老了) (?:不生|没生|生不出)~2(?:孩子|儿子)~6(?:不完整|没用|失败|不配)
    (?:黑人|黑皮|深色?皮肤|肤色)~8(?:洗白|漂白|变白|洗干净|脏|丑|小偷) 洗白~4(?:黑人|皮肤|肤色)
    (?:矮个?子?|胖子?|胖人|穷人|乡下人|农村人?|外地人?|残疾人?|秃头|老人)~4(?:慎入|勿入|禁入|别来|免进|不接待|谢绝)
    (?:看不起|瞧不起|歧视|嘲笑|嘲讽|取笑|侮辱|丑化|羞辱|贬低|冒犯)~3谁? (?:拿|把)~6(?:残疾|自闭|抑郁|聋|盲|癌症|白血病|地震|灾难|洪水|火灾)~6(?:玩梗|开玩笑|当笑话|营销|段子|蹭)
    (?:拉|扯|提|吊)(?:着|起|高|长)?~3眼角 辱华 乳华 (?:看不起|瞧不起|睇唔起)~2(?:中国|国人|华人|亚洲|女性|女人|外地人|残疾) 丑化 眯眯眼 歧视 种族主义 台独
    港独 藏独 侵略(?:战争|历史) 美化侵略 抄袭 剽窃 文化挪用 (?:问题|错误)~2地图 物化女性
    地图~10(?:台湾|南海|西藏|九段线|国界|领土)
    不尊重~4(?:中国|华人|国人|我们国家|亚洲|女性|民族|文化|传统|历史|国旗|先烈)
    (?:侮辱|羞辱|嘲讽|贬低|恶搞)~6(?:中国|华人|国人|国家|亚洲|女性|民族|文化|先烈|英雄|国旗|香港人|台湾人|大陆人)
    擦边广告 厌女症 厌女广告
    (?:模特|广告|海报|宣传|形象|画)~8(?:吊着?眼|吊梢眼|眯着?眼|小眼睛) 爹味 刻板印象 性别(?:对立|刻板)
    文化(?:偷窃|盗用|窃取)
    (?:旗袍|汉服|马面裙|春节|农历|中秋|端午|泡菜|折扇|书法|中医|中国~2)~6(?:说成|当成|写成|叫成|标成|变成|改成|归为)~4(?:韩|日|和服|越南|外国|别人)
    (?:包装|海报|广告|官网|衣服|t恤|封面|背景|图案|印)~8地图~6(?:少了?|缺|漏|错|不完整|没有)
    (?:文案|广告|海报|宣传|视频|标语)~8(?:女人|女性|女生|女孩|妈妈|胖子|穷人|老人|残疾人?|农民工?|外地人)~8(?:就是|就该|不配|只配|活该|丑|懒|又蠢|又土|又穷|又贪|又脏)
    (?:画|拍|做|扮|写|说|丑化|p)成~3(?:小丑|怪物|猴|猩猩|野人|野蛮人|强盗|佣人|妓)
    (?:公祭|九一八|918|七七事变|大屠杀|烈士|英烈|先烈|国难|国耻|灾区|地震|空难|遇难)~8(?:促销|打折|营销|蹭|玩梗|广告|庆祝|狂欢|搞活动|赚钱|恶搞|玩笑)
    (?:拿|用|消费|借)~3(?:公祭|国难|烈士|英烈|先烈|灾难|遇难者|民族伤痛|历史伤痛) 拿~3民族~3(?:开玩笑|玩梗|调侃)
    抄(?:了|的是?|走)?~6(?:设计师|原创|原稿|独立品牌|插画|画师|作者|手作|小众品牌)
    (?:像素级|照着|直接|明显|全盘)~2抄(?:$|[,。!了袭]) 盗(?:图|用~4(?:设计|作品|图|照片|插画))
    旭日旗 侵华 日军 靖国 纳粹 支那 黑鬼 (?:广告|文案|海报|宣传|官方|品牌|视频|直播)~~10(?:剩女|娘炮|蛮夷|乡下人|土包子)
    (?:说|嘲|骂|笑|讽刺)~5(?:南方人|北方人|外地人|乡下人|河南人|东北人|农村人|穷人|打工人)~4(?:矮|穷|土|丑|胖|素质|没)
    (?:少数民族|苗族|藏族|维吾尔|彝族|民族服|寿衣|袈裟|佛像|宗教)~8(?:鬼|万圣节|恶搞|内衣|鞋垫|马桶|搞笑)
    (?:设计|图案|创意|包装|海报)~~12(?:设计|作品|原创|插画|原作|毕设)~4(?:一模一样|雷同|高度相似|几乎一样)
    (?:台湾|香港|澳门|西藏|新疆)~4(?:列|写|标|当|归)~3国家 涉嫌厌女 精日 军国主义
"""
CULTURE_EN = r"""
    <belittled> (?:women|woman|girls?|moms?) ~6 <failing>,
    (?:can't|won't|never) (?:find|get|land|keep) a (?:husband|man) ~6 (?:buy|try|use|wear|lipstick|ad|slogan),
    racis[tm], discriminat\w+, cultural(?:ly)? (?:appropriat\w+|insensitive), plagiari[sz]\w*, sexis[tm], misogyn\w+,
    xenophob\w+, insult(?:s|ed|ing)?(?: to)? ~2 (?:chin\w*|asian?s?|women|culture), slant(?:ed|y)? eyes?,
    stole (?:the|my|our|her|his) design, mock(?:s|ed|ing)? ~3 (?:asians?|chinese|culture|accents?|eyes),
    (?:passed off|labell?ed|called|calling) ~5 as (?:korean|japanese),
    blackface, yellowface, swastikas?, rising sun flag,
    (?:stole|stolen|stealing) ~6 (?:artists?|designers?|creators?|illustrators?),
    stereotyp\w+, (?:copied|copying|ripped off) ~5 (?:designers?|artists?|artwork|illustrat\w+),
    tone[- ]deaf ~2 (?:ad|campaign|post), pull(?:s|ed|ing)? ~2 eye(?:s|lids) (?:back|up|sideways|into),
    disrespect\w* ~3 (?:culture|chinese|women|religion|martyrs|history), offensive to ~2 (?:chinese|asians?|women)
"""

DELETE = "删 撤了 撤[稿帖评下掉] 撤$ 撤[,。!] 下架"
AMOUNT = "[0-9一二两三四五六七八九十几]+[百千万w]*[元块蚊刀]?钱? 红包 合作费 好处费"
MONEY = "元 块 钱 红包 费用 万 千 百 蚊 rmb 现金 合作费 好处 [0-9]{3,}"
PUBLISH = """
    曝光 爆料 发(?:出|到|帖|笔记|视频|全网|上|小红书|抖音|微博|网上|出来|布|文|差评) 公开 全网
    挂 继续发 搞臭 搞死 差评 一星 上热搜
"""
EXTORTION = r"""
    (?:拿|给|打|转|付|准备|出|备)~4(?:[0-9一二两三五八十百几]+个?(?:w|k|千|万|百|块|元|蚊))~16(?:不然|否则|要不|全网|见报|发出去|曝光|热搜|见)
    (?:录像|视频|录音|照片|料|证据|聊天记录)~12(?:想要|要的话|拿钱|谈个?价|开价|报个?价|多少钱|值多少) (?:开个?价|报个?价|谈个?价)~10(?:删|收手|撤|闭嘴|不发|消失)
    想我?~2(?:收手|闭嘴|安静|唔出声|删)~6(?:价|钱|数|w|万|蚊)
    (?:不|唔|拒)(?:赔|给|俾|畀|处理|合作|打钱|转账|付|送|免单)~6(?:就|马上|立刻|等着)~6<publish> [删撤](?:帖|稿|评)费
    付费删 有偿删 花钱删 (?:要求?|索要|开价|赔|给|转|打)~6<money>~6[，,]?(?:否则|不然|要不)~8<publish>
    (?:不|唔)(?:赔|给|俾|付)~8[，,]?~3等着被?(?:曝光|上热搜|全网)
    (?:给|转|赔|付|打|收|俾|畀|拿)~12<amount>~8[，,]?(?:我?就|才|我?马上|我?立刻|我?立马|可以|保证)~5<delete>
    <amount>(?:左右|吧)?(?:就|才|我就)~4<delete> (?:给|转|赔|付|打|俾|畀)~6我~2(?:就|马上|立刻|才)~2<delete>
    (?:转账|给钱|打钱|付钱|赔钱|赔偿|给红包)~4(?:就|马上|立刻|才)~2<delete> (?:要|想)~6<delete>~8(?:<money>|付费|给钱)
    封口费 花钱消灾 (?:给|转|打|付|出)~2(?:点|些|个|笔)?~2(?:补偿|费|钱|好处|红包|意思)~~10(?:隐藏|<delete>|消失|闭嘴)
    (?:让|要|叫|想)~2我~2(?:闭嘴|消失|不说|不发|沉默)~~10(?:<money>|[一两二三五八十百千万]+[千万块])
    (?:免单|赔钱?|给钱|打钱|送)~4就不~4(?:po|发|上网|曝光|挂|差评|爆)
    (?:改口|改评|说好话)~~12(?:诚意|转账|打到|打钱|卡里) 诚意~4(?:打到|到账|转到) 封口~4(?:否则|不然|[块元钱])
    (?:<amount>|[一两二三五八十][千万])~2封口 (?:不|唔)(?:退|赔|给|俾)~16[，,]?我?就~2(?:天天|一直|每天|轮着|继续)~2发
    <delete>(?:文|帖|稿|笔记)?~2(?:可以|行|好说|没问题)~~6(?:<money>|[一两二三五八十][千万])
    (?:费|钱|款|红包)~2(?:到位|到账|到手)~~8(?:<delete>|删|撤|消失|隐藏|下架|没了) 破财消灾
    要么~2(?:赔|给|转|打|付)~8[，,]?要么~12(?:<publish>|天天|挂) 给点好处
    <delete>(?:帖|稿|评论?|笔记|除)?~4(?:费用|要价|收费|报价|[0-9一二两三五]+(?:元|块|千|万))
    (?:^|[^自隐走徇公])私了(?:[^解]|$) (?:收到|到[账帐]|打到|转到)~2就?当[没无]~3(?:拍|看|发生|事|写|录)
"""
EXTORTION_EN = r"""
    <ransom> ~6 or (?:the|this|my|it|i|we|everyone) ~8 <exposure>,
    (?:or|otherwise|else) the (?:clip|video|tape|photos?|recording|footage|screenshots?) (?:goes|go|gets),
    (?:send|pay|give|transfer|wire) ~2 (?:\$?[0-9]+|money|cash) ~3 or ~8 (?:viral|post|expose|public|online|everyone),
    pay (?:me|us|up) ~6 (?:or|otherwise|delete|remove|and i),
    (?:or|otherwise) (?:i|we)(?:'?ll| will) (?:post|expose|go public|tell everyone|leak), hush money,
    (?:delete|remove|take down) ~4 (?:if you (?:pay|send|transfer)|for (?:\$|money|cash|[0-9]+)),
    i'?ll (?:delete|remove|take (?:it|this) down) ~3 (?:for|if you)
"""

PRIVACY_LISTS = {
    "data": zh_terms(DATA),
    "family": zh_terms("小孩 孩子 宝宝 女儿 儿子 娃 仔女? 囝囝 囡囡 仔 妈妈? 爸爸? 老婆 老公 家人"),
    "advertised": zh_terms("海报 广告 宣传 封面 素材 推广 官网 传单 包装 视频 推文"),
}
PRIVACY_LISTS_EN = {
    "disclosed": "leaked|leaking|exposed|revealed|shared|posted|gave (?:out|away)|showed",
    "records": r"names?|address\w*|numbers?|emails?|details|list|data|orders?",
    "spread": "emailed|mailed|sent|attached|leaked|public|everyone",
    "likeness": "kid|son|daughter|child|baby|photo|picture|face|video",
    "advertised": "photo|picture|face|ads?|poster|website|campaign|without",
}
CULTURE_LISTS_EN = {
    "belittled": "unmarried|single|childless|ageing|aging|fat|plus[- ]size",
    "failing": "incomplete|failures?|unwanted|lonely|leftover|lazy|should",
}
EXTORTION_LISTS_EN = {
    "ransom": "grand|[0-9]+k|[0-9,]{3,}|thousand|hundred|bucks|dollars|usdt|bitcoin|money|cash",
    "exposure": r"goes|go|gets|posts?|public|viral|everyone|every|online|group|leak\w*|live",
}
EXTORTION_LISTS = {
    "delete": zh_terms(DELETE),
    "amount": zh_terms(AMOUNT),
    "money": zh_terms(MONEY),
    "publish": zh_terms(PUBLISH),
}

SIGNALS = {
    "privacy": f"{zh_terms(PRIVACY, **PRIVACY_LISTS)}|{en_terms(PRIVACY_EN, **PRIVACY_LISTS_EN)}",
    "culture": f"{zh_terms(CULTURE)}|{en_terms(CULTURE_EN, **CULTURE_LISTS_EN)}",
    "extortion": f"{zh_terms(EXTORTION, **EXTORTION_LISTS)}|{en_terms(EXTORTION_EN, **EXTORTION_LISTS_EN)}",
}
