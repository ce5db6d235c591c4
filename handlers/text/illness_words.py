"""Where a text tells of an illness, a pregnancy or a treatment, in full, in slang, in letters or by a medicine."""

from collections.abc import Iterator

import re2

from handlers.text.fold import Folded
from handlers.text.illnesses import ILLNESS
from handlers.text.medicines import MEDICINE
from handlers.text.re2_patterns import pattern

# What people call each other and themselves.
SLANG = pattern(
    r"""
    [糖肾癌肝抑郁胃狼疮癫心肺痘白银血敏鼻乳甲胰瘤痛]友  病友  三高  玻璃胃  玉玉症?  老胃病  老寒腿  腰突  鬼剃头  生蛇  飞蛇  香港脚  鼻敏感  糖妈妈?  糖宝  慢阻肺  厌食  自闭儿  小耳症
    避孕药  地贫  手足口  血管瘤  子痫  川崎病  腺样体  疱疹性咽峡炎  轮状病毒  诺如病毒  合胞病毒  腺病毒  脂肪瘤  纤维瘤  胆脂瘤  鲜红斑痣  胎记  鞘膜积液  隐睾  斜颈  斜视
    猩红热  百日咳  登革热  幽门螺杆菌  肺?结核  黄斑变性  美尼尔  胃食管反流  肠易激  (?:热性|高热)?惊厥  脓疱疮?  丹毒  肺气肿  肺大泡  尘肺  气胸  肺栓塞  血栓
    心衰  主动脉夹层  尿路感染  弱精  少精症  侏儒  痛经  尿失禁  大小便失禁  神经痛  偏头痛  腰椎间盘  天疱疮  疥疮  血管性水肿  喉头水肿  狂犬病
    痢疾  伤寒  疟疾  霍乱  鼠疫  猴痘  弱视  视网膜脱落  失明  耳聋  酒精依赖  [铅汞砷镉]中毒  (?:有|得了?|患)癣
    (?:血糖|血压|血脂|尿酸|转氨酶|眼压)(?:偏|飙|升|太|一直|居高|又)?\p{Han}{0,2}高  低血糖  低血压  高血糖  心律不齐  房颤  早搏  心脏支架  冠脉支架
    [放做]了?[一二两三\d]?[个根枚]?支架  起搏器  搭桥
    (?:娃|孩子|孩|儿子|女儿|弟弟?|妹妹?|小孩|崽|仔|女)(?:有|是|得了|患)?\p{Han}{0,2}自闭  自闭(?:症|谱系|的?(?:孩子|娃|儿童|小朋友))  谱系(?:孩子|娃|儿童|障碍)  星宝
    双相  躁郁  躁狂  忧郁症?  恐慌症  惊恐(?:发作|障碍)  焦虑发作  思觉失调  妥瑞  亚斯伯格?  阿斯伯格?  过动(?:症|儿)?  妄想症  人格障碍  产后抑郁?  社恐症
    失智  认知障碍  脑退化  柏金逊  帕金逊  渐冻  中风  偏瘫  截肢  义肢  假肢  人工耳蜗  听障  视障  残障
    糖尿  类风湿  风湿  强直(?:性|患者|病|脊柱|发作)\p{Han}{0,3}  滑膜炎  骨质疏松  腰间盘  颈椎病  静脉曲张  斑秃  脱发症  血小板减少  紫癜  花粉症  过敏性\p{Han}{1,2}炎
    透析  血透  腹透  洗肾  肾移植  肝移植  器官移植  造口  化疗  放疗  靶向药?  (?:手术|开刀|切除|移植|摘除|切了?)\p{Han}{0,2}后  切除(?:术|手术)
    多囊  巧囊  内异症?  腺肌症?  囊肿  息肉  肌瘤  卵巢早衰  更年期  绝经  性早熟  阳痿  早泄  前列腺\p{Han}  肛裂  肛瘘  便血  灰指甲  脚气  腋臭  狐臭  鱼鳞病
    (?:甲|乳|血|骨|胰|舌|脑|食道|大肠|直肠|子宫|卵巢|前列腺|膀胱)(?:状腺|腺)?癌  (?:病毒|乙肝|基因)携带者  大三阳  小三阳
    """
)
# What the ending tells, whatever it is of; and diseases called after people.
BY_ENDING = pattern(
    r"""
    (?:乳糖|麸质|果糖|牛奶|蛋白|组胺)不耐受?  (?:偏|截|面|脑|下肢)瘫  (?:肾|脑|关节|输卵管|盆腔)\p{Han}?积水
    [^\P{Han}的了是有我你他她得患车祸]{1,2}(?:异位症?|侧弯|畸形|缺乏症|功能障碍|功能不全|衰竭|坏死|增生症?|肿大|梗阻|溃疡|脱垂|感染者|萎缩|骨折|肌无力|营养不良)
    (?:动脉|肝|多发性|骨|肺)\p{Han}{0,2}硬化  (?:麸质|乳糖|花生|坚果|海鲜|鸡蛋|牛奶蛋?白?|青霉素|酒精|尘螨|花粉|芒果|大豆|小麦|虾|蛋白|药物)过敏
    [^\P{Han}的了是有我你他她得患不对拖延难急]{1,5}[^\P{Han}对延难迫急]症(?:$|[^状\p{Han}]|[^\P{Han}状室])  小产  克罗恩  桥本  格雷夫斯  川崎病  亨廷顿  马凡
    雷诺氏  梅尼埃  白塞  吉兰  库欣  艾迪森  杜氏肌?  法布雷  戈谢  庞贝病  脊髓\p{Han}{1,4}症  再障  骨髓瘤  淋巴瘤
    硬皮病?  皮肌炎  亚斯(?:[儿孩患的伯]|$)
    [怀有]?双胞胎\p{Han}{0,2}孕  畸胎  脑瘤  脊柱裂  唇腭裂  先心  罕见病  绝症  临终  安宁疗护  戒断  戒毒  酗酒  成瘾症?  自残  自杀  轻生  割腕
    """
)
# What somebody was told they have, whatever it is.
DIAGNOSED = pattern(
    r"(?:患有|确诊(?:为|是|了)?|诊断(?:为|是|成|书写的是)|查出(?:来)?(?:得了|有)|检查出(?:得了|有)?)(?:了|轻度|中度|重度|早期|晚期)?"
    r"([^\P{Han}我你您他她它这那的了来什么是不没批有]{2,8})(?:$|[^\p{Han}])"
)
NO_DIAGNOSIS = pattern(
    r"问题|原因|结果|异常|情况|漏洞|成分|质量|缺陷|真相|隐患|细菌|超标|毛病|故障|异物|错误|责任|疏漏|偏差"
)
# An inflammation of whatever it is; 消炎 and 发炎 are none.
INFLAMED = pattern(
    r"([^\P{Han}消抗发防止治炎有的了是会成引没又起了和]{1,3}炎)(?:$|[^炎热夏\p{Han}]|[^\P{Han}炎热夏凉])"
)
PREGNANCY = pattern(
    r"""
    [怀有]?孕\s?(?:了|着|有)?\s?(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})\s?(?:多|个多?|来)?\s?(?:月|周|w\b|week|\+|天)  孕(?:早|中|晚)期?  怀孕
    有孕  孕期  妊娠  备孕  (?:做|打|促)了?试管  试管(?:婴儿|移植|[一二三四五\d]次|宝宝|妈妈|周期|失败|成功|了|路)
    (?:怀|揣|挺)(?:着|了|住)?(?:[一二两三\d]个?月?的?)?(?:二|三|头)?(?:胎|身孕|bb|宝宝|大肚)  大肚(?:婆|妈咪)?  陀b  有[咗了]bb  孕吐  胎停  流过?产  保胎
    生化妊娠  宫外孕  人流  早产  [剖顺刨]腹?宫?产  坐月子?  月子里  产后
    哺乳(?:期|中|妈|的我)  喂母乳  母乳(?:喂养|妈妈|亲喂)  喂奶期?  亲喂  [你您她我](?:现在)?(?:是|作为)(?:一?[位个名])?(?:孕妇|孕妈妈?|准妈妈)
    \b(?:[0-9]{1,2} ?(?:weeks?|months?|wks?) (?:pregnant|along)|pregnan(?:t|cy)|expecting a baby|trying to conceive|ttc
    breastfeeding|nursing (?:mom|mum|mother)|postpartum|c-section|third trimester|second trimester|first trimester
    miscarried)\b
    """
)
LETTERS = pattern(
    r"\b(?:t[12]dm?|ibd|ibs|adhd|pcos|hiv|hpv|hsv|hbv|hcv|ocd|ptsd|cptsd|ivf|gerd|copd|ckd|esrd|sle|pmdd|gdm|"
    r"asd|g6pd|mcas|fpies|cmpa|uc|aml|cml|nsclc"
    r"|type (?:1|2|one|two)(?: diabet\w+)?|diabetic|celiac|coeliac|fibromyalgia|endometriosis|hashimoto'?s|"
    r"graves'? disease|thyroid\w*|hypothyroid\w*"
    r"|autistic|tourette\w*|seizures?|stroke|dialysis|chemo(?:therapy)?|transplant|pacemaker|infertility|"
    r"menopause|dementia|anorexi\w+|bulimi\w+"
    r"|(?:peanut|nut|milk|dairy|egg|soy|shellfish|wheat|latex|penicillin) allerg(?:y|ies)|"
    r"ulcerative colitis|gout|kidney (?:disease|failure|patient)|heart (?:disease|failure|attack)|"
    r"blood pressure|high cholesterol|sickle cell"
    r"|cystic fibrosis|vitiligo|alopecia|tumou?r|panic (?:attacks?|disorder)|anxiety disorder|\w{3,20}itis)\b"
)
# Two or three capitals that are much else too: somebody has to have it.
SHORT_LETTERS = re2.compile(
    r"(?i:\b(?:have|has|had|having|with|diagnosed|my|got|suffers? from)|患有?|得了|确诊|有|查出|是)[ \n]?(MS|RA|ED|TB|CF|"
    r"MG|PD|AD|MDD|GAD|BPD|DID|POTS|EDS|ME|CFS|UTI|STD|STI|HG|CP|AIDS|T1|T2|ALS|PPD)\b"
)
SHAPES = (ILLNESS, SLANG, PREGNANCY, BY_ENDING, LETTERS, MEDICINE)


def illnesses(text: str, folded: Folded) -> Iterator[tuple[int, int]]:
    """Yield places of the text; `folded` is its fold."""
    for shape in SHAPES:
        for match in shape.finditer(folded.text):
            yield folded.span(match.start(), match.end())
    for match in INFLAMED.finditer(folded.text):
        yield folded.span(match.start(1), match.end(1))
    for match in DIAGNOSED.finditer(folded.text):
        if not NO_DIAGNOSIS.search(match.group(1) or ""):
            yield folded.span(match.start(1), match.end(1))
    for match in SHORT_LETTERS.finditer(text):
        yield match.start(1), match.end(1)
