"""Words for illnesses, hospitals and children: what makes a post one about a person's health or about a child."""

from handlers.text.re2_patterns import Pattern, pattern

ILLNESS: Pattern = pattern(
    r"""
    白血病  糖尿病  高血压  高血脂  心脏病  冠心病  \p{Han}{0,2}肿瘤  [肝肺胃肠乳腺宫颈直结喉食管皮肤淋巴鼻咽胰甲状]{1,3}癌
    癌症  抑郁症?  焦虑症  躁郁症  双相情感障碍  精神分裂症?  自闭症  孤独症  多动症  癫痫  哮喘  厌食症  暴食症  强迫症
    (?:肺|肝|胃|肠|肠胃|肾|鼻|咽|扁桃体|支气管|关节|结膜|角膜|阑尾|胰腺|脑膜|心肌|中耳|盆腔|阴道|乳腺|毛囊|牙周|骨髓|蜂窝织|膀胱)炎
    [甲乙丙]肝  (?:接触性|脂溢性|特应性|激素依赖性|过敏性|唇|日光性)?皮炎  湿疹  荨麻疹  带状疱疹  疱疹  水痘  麻疹  风疹  手足口病
    银屑病  牛皮癣  [手脚足体股]癣  白癜风  玫瑰痤疮  酒糟鼻  (?:红斑)?狼疮  艾滋病?  梅毒  淋病  尖锐湿疣  肺结核  结核病
    脑梗塞?  脑中风  脑瘫  心梗  脑出血  尿毒症  肾衰竭?  肝硬化  脂肪肝  甲亢  甲减  (?:甲状腺|肺|乳腺)结节  痛风  地中海贫血
    贫血症?  血友病  帕金森  阿尔茨海默  老年痴呆  痔疮  疝气  [肾胆]结石  子宫肌瘤  多囊卵巢  流产  不孕症?  唐氏
    \p{Han}{1,4}综合[征症]  过敏性(?:休克|紫癜)  川崎病  新冠  甲流  流感  支原体  诺如  脓毒症  败血症  破伤风  干眼症  白内障  青光眼
    蚕豆病  红眼病  妊娠糖尿  肾病  肝病  胃病  皮肤病  性病  精神病  传染病
    \b(?:eczema|dermatitis|psoriasis|asthma|diabetes|(?:breast |lung |skin )?cancer|leuka?emia|epilepsy
    depression|autism|adhd|hiv
    hepatitis|pneumonia|urticaria|rosacea|lupus|tuberculosis|arthritis|ana?emia|hypertension|herpes|chickenpox
    anaphylaxis|bipolar
    schizophrenia|miscarriage|crohn'?s|parkinson'?s|alzheimer'?s|meningitis|impetigo|cellulitis|conjunctivitis
    measles|shingles)\b
    """
)
HEALTH = pattern(
    r"""
    医院  就医  就诊  看病  急诊  医生  大夫  诊断  病历  病例  化验  住院  手术  处方  吃药  用药  打针  输液  患者  病人  病情  病史
    过敏  红肿  肿[了成]  起疹  疹子  发炎  溃烂  烂脸  化脓  流脓  呕吐  腹泻  拉肚子  上吐下泻  发烧  高烧  头晕  晕倒  昏迷  休克
    皮肤科  [妇儿眼牙骨内外]科  [脸皮手眼嘴身唇]\p{Han}{0,3}[红肿痛痒烂]  一片红  红了一片  刺痛  灼热  又?痒  爆痘  长痘  烂嘴角  掉发  头发\p{Han}{0,3}掉  眼睛睁不开
    化疗  放疗  例假  痛经  恶心  头疼  头痛  胸闷  [怀有]着?\p{Han}{0,2}[孕胎]  吐了  作呕  吃坏  不舒服  去世  死了人  残疾
    中毒  怀孕  孕妇  孕期  孕早期  备孕  哺乳  流血  出血  烧伤  烫伤  灼伤  毁容  后遗症  体检  抢救  icu  月经
    \b(?:allerg\w*|rash(?:es)?|hives|hospital\w*|doctor|clinic|diagnos\w*|pregnan\w*|patients?|medical
    medication|prescri\w*)\b
    \b(?:swollen|swelling|itch\w*|sick|ill|nausea\w*|dizzy|pain\w*|threw up|vomit\w*|infect\w*|burn(?:s|ed|t)?
    blister\w*|poison\w*|surgery|emergency room|symptoms?|disease|illness)\b
    """
)
CHILD = pattern(
    r"""
    宝宝  崽崽?  bb  囝囝?  囡囡?  阿仔  个[仔女]  侄[女子儿]  外甥女?  孙[子女]  小宝  大宝  二宝  [我她他家]宝  娃[吐哭喝用吃才]  红屁屁  红屁股  孩子  小孩  儿童  婴儿
    婴幼儿  新生儿  幼儿  小朋友  未成年  女儿  儿子  闺女  [我她他家]娃  娃娃?[用喝吃的才]  小学生  中学生  初中生
    [0-9一二两三四五六七八九十]+个?(?:岁|周岁|个月大)  [0-9一二两三四五六七八九十]+个月的
    \b(?:bab(?:y|ies)|infants?|toddlers?|child(?:ren)?|kids?|daughter|son|newborn|\d{1,2}[- ]?(?:years?
    months?)[- ]old|minors?|teenager|little one|grand(?:son|daughter|child\w*)|niece|nephew)\b
    """
)
