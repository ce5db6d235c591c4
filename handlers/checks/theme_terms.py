"""The word lists of `issue_overlap`: words for each kind of trouble, words every reply has, names of products."""

from handlers.text.re2_patterns import Pattern, alternatives, pattern

_THEMES = {
    "skin": r"""
        过敏|烂脸|泛红|发红|通红|脸红|变红|红(?:了|肿|点|疹|斑|血丝|一片|得)|疹|痘|刺痛|刺激|辣|灼|脱皮|起皮|痒|肿|毁容
          脸(?:上|都|也|疼|痛)|皮肤|屏障|\b(?:allerg\w*|rash\w*|itch\w*|redness|red|swell\w*|swollen|stings?|stung
          breakouts?|skin|face|burn\w*)\b
    """,
    "stomach": r"""
        拉肚子|腹泻|腹痛|肚子|呕|吐了|上吐|中毒|恶心|反胃|肠胃|胃(?:疼|痛|难受|不舒服)|\b(?:food poisoning|diarrh\w*
          vomit\w*|stomach|sick|nause\w*)\b
    """,
    "danger": r"""
        爆炸|炸(?:了|裂|开)|起火|自燃|着火|冒烟|触电|漏电|被电|电(?:到|了|一下|麻)|烫(?:伤|手|到)|发烫|烧(?:焦|坏|了)
          断裂|窒息|划伤|割|受伤|摔  流血|\b(?:explo\w*|fire|smok\w*|shock|burn\w*|injur\w*|cut)\b
    """,
    "hair": r"掉发|脱发|掉头发|头皮|发质|\b(?:hair|scalp)\b",
    "feel": r"磨脚|硌|勒|扎|刺挠|掉毛|起毛|毛球|跑[毛绒]|钻绒|闷热|\b(?:scratchy|shedding|blister\w*)\b",
    "noise": r"噪音|吵|异响|声音|嗡|\b(?:nois\w*|loud|buzz\w*)\b",
    "power": r"续航|电池|充电|待机|没电|鼓包|\b(?:batter\w*|charging)\b",
    "foreign": r"""
        异物|烂|虫|蟑螂|苍蝇|头发(?:丝)?|玻璃|金属|铁丝|塑料|发霉|霉|变质|馊|过期|不新鲜|\b(?:mou?ld\w*|bugs?|insects?
          cockroach\w*|glass|expired|plastic)\b
    """,
    "smell": r"异味|味道|难闻|刺鼻|臭|气味|怪味|酸(?:味|了)|\b(?:smell\w*|stink\w*|odou?r)\b",
    "fake": r"假货|假的|正品|真假|仿|冒牌|高仿|翻新|山寨|二手|\b(?:fake|counterfeit\w*|authentic\w*|genuine)\b",
    "broken": r"""
        坏(?:了|的|掉)?|破(?:了|损|洞|的|口|掉)|裂|碎|漏|断(?:了|开|掉)|掉漆|开线|开胶|起球|勾丝|脱线|线头|瑕疵|压(?:坏
          扁|烂)|变形|故障|失灵|卡(?:顿|住|死)|死机|黑屏|不转|没反应|打不开|按不|充不|关不|连不上|\b(?:broke\w*|crack\w*
          leak\w*|damag\w*|defect\w*|faulty|torn|stopped working)\b
    """,
    "colour": r"色差|颜色|掉色|褪色|染(?:色|到|得)|发黄|变黄|变色|\b(?:colou?r\w*|fad(?:e|ed|ing)|dye)\b",
    "size": r"尺码|尺寸|偏(?:小|大|紧)|码数|不合身|太(?:紧|松|小|大)|缩水|\b(?:siz\w*|fit\w*|tight|shrunk)\b",
    "texture": r"黏|粘|搓泥|不吸收|吸收|油腻|很油|拔干|很干|厚重|质地|闷痘|假面|浮粉|卡粉|"
    r"\b(?:sticky|greasy|texture|pilling)\b",
    "effect": r"没效果|没有效果|没用|没什么用|无效|智商税|不管用|没变化|鸡肋|白花|"
    r"\b(?:useless|no effect|doesn't work|does nothing)\b",
    "late": r"""
        物流|快递|发货|没收到|还没到|没到|没发|等了|[一二两三四五六七八九十\d]+(?:多)?天|迟|延迟|配送|送货|派送|驿站
          包裹|揽收|超时|没送|\b(?:deliver\w*|ship\w*|late|package|parcel|waiting|arriv\w*|courier)\b
    """,
    "missing": r"漏发|少发|发错|少了|缺(?:了|货|件)|错发|发成|赠品|不是我(?:买|要)|"
    r"\b(?:missing|wrong (?:item|colou?r|size))\b",
    "ignored": r"""
        态度|一直等|叫[^,。]{0,2}等|让[^,。]{0,2}等|等到|等等|不回|没回|不理|没(?:人|有人)?(?:理|回|管|接)|踢皮球|推诿
          推来推去|已读|敷衍|骂|吼|凶|冷漠|机器人|复制粘贴
          等(?:了)?(?:半天|很久|好久)|\b(?:rude|ignor\w*|no (?:reply|response|answer)|attitude|unhelpful|nobody)\b
    """,
    "money": r"""
        退款|退货|退钱|不退|赔|运费|价格|涨价|降价|太贵|好贵|差价|扣(?:款|钱|费|了)|多收|乱收|收费|钱|押金
          \b(?:refund\w*|charg\w*|price\w*|money|overcharg\w*|deposit)\b
    """,
    "misled": r"""
        虚假|宣传|欺骗|骗|夸大|货不对板|描述不符|不符|图文|跟图|和图|不一样|直播(?:间)?说|说好|套路|\b(?:mislead\w*
          false advert\w*|advert\w*|scam\w*|lied|as described)\b
    """,
    "meal": r"""
        排队|等位|上菜|难吃|口味|分量|份量|卫生|冷(?:的|了|掉)|凉(?:了|的|掉)|太咸|甜|腻|苦|淡|好咸|偏咸|生的|没熟
          夹生|服务员|上错  \b(?:queue|undercooked|cold|salty|dirty|portion|waiters?|waitress|dish\w*)\b
    """,
    "privacy": r"""
        泄露|泄漏|隐私|个人信息|我的信息|骚扰|骗子电话|诈骗|来电|号码|短信|数据|偷拍|监听|\b(?:privacy|leak\w*|spam
          personal data
          data breach)\b
    """,
    "culture": r"""
        辱华|歧视|丑化|眯眯眼|冒犯|抄袭|剽窃|侮辱|不尊重|刻板|广告|海报|文案|设计|元素|图案|\b(?:racis\w*|insult\w*
          offen\w*|plagiar\w*|copied|stereotyp\w*|disrespect\w*)\b
    """,
    "use": r"稀释|说明书|怎么用|用量|步骤|教程|浓度|顺序|\b(?:instructions?|dilut\w*)\b",
    "package": r"包装|盒子|瓶口|瓶盖|瓶身|泵头|压头|按压|盖子|密封|封口|压扁|\b(?:packag\w*|box|lid|pump|seal)\b",
    "rumour": r"""
        听说|网传|传言|致癌|甲醛|添加剂|防腐剂|农药|重金属|激素|转基因|预制|科技与狠活|\b(?:rumou?r|carcinogen\w*
          preservative|hormones?|additives?)\b
    """,
    "child": r"宝宝|孩子|小孩|娃|老人|孕|女儿|儿子|\b(?:baby|child|kids?|son|daughter|pregnan\w*)\b",
    "endorser": r"代言|塌房|明星|主播|博主|\b(?:endors\w*|celebrity|ambassador)\b",
}
THEMES: dict[str, Pattern] = {name: pattern(words) for name, words in _THEMES.items()}
ANY_THEME = pattern("|".join(alternatives(words) for words in _THEMES.values()))

# Words every reply has and that say nothing about this one.
GENERIC_WORDS = pattern(
    r"""
    评价|期待|再次|遭遇|认真|对待|声音|专人|专员|保持|畅通|相关|部门|人员|依法|依规|高度|公司|我司|分享|顾问|解答|随时
      购物
    顺利|愿意|十分|对于|由于|此次|本次|进行|以及|有关|情绪|每一位|一位|各位|位|前|点|请
    垃圾|倒闭|黑心|骗子|无良|恶心|赶紧
    我们  你们  他们  大家  自己  产品  商品  东西  问题  情况  反馈  体验  感受  使用  购买  品牌  官方  店铺  旗舰店
    商家  订单  客服  服务  解决  处理  回复  联系  提供  跟进  核实  售后  私信  私讯  评论  笔记  帖子  今天  今晚
    明天  昨天  后天  小时  分钟  时间  现在  已经  刚刚  以后  之前  以前  后来  第一  可以  能够  应该  需要  希望
    觉得  感觉  知道  看到  真的  非常  特别  实在  确实  其实  只是  这个  那个  这样  那样  什么  怎么  为什么  尽快
    改进  愉快  麻烦  方便  心情  答复  满意  优质  提升  努力  重视  支持  歉意  困扰  带来  造成  情绪  继续  告诉
    更好  欢迎  光临  下次  因为  所以  但是  如果  还是  或者  而且  然后  谢谢  感谢  抱歉  对不起  不好意思  理解
    用户  消费者  顾客  朋友  方法  正确  质量  一下  一次  一直  一定  一个  两个  有点  起来  出来  下来  过来  不会
    不能  没有  不是  就是  生气  失望  垃圾  难受
    """,
)
PRODUCT = pattern(r"""
    面霜|精华|面膜|口红|粉底|洗面奶|洁面|防晒|乳液|爽肤水|眼霜|洗发水|沐浴|衣服|裙子|裤子|外套|鞋子|包包|手机|耳机
      充电宝|奶粉|零食|蛋糕|奶茶|咖啡|餐厅|火锅|酒店|家电|吹风机
""")
EMPTY_CHARACTERS = frozenset(
    "的了是在我你您他她它们这那也都就还很太不没有和与跟到说对把被给让会能要想去来个一上下里吗呢吧啊呀哦嘛"
    "么又再才只更最过着得地之其为以等而且并或如若每各某什怎家用好多少人天"
)
GENERIC_ENGLISH = pattern(
    r"""
    \b(?:the|and|for|you|our|are|was|not|but|all|any|can|did|get|got|had|has|her|him|his|how|its|let|may|new
      now|off|one|out|own|she|too|two|use|via|way|who|why|yet|dms
      this|that|with|have|from|your|about|they|them|there|their|when|what|were|been|will|would|could|should|just|very
      really|please|sorry|thank|thanks|product|products|brand|experience|issue|problem|service|customer|order|team
      message|contact|know|like|more|because|after|before|still|never|ever|time|times|today|feedback|hear|help|look
      bought|using|used)\b
    """,
)
