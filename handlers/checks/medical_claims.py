"""Only doctors heal: no claim of a cure, no home remedy, no diagnosis and no forecast (MEDICAL_CLAIM, R92, R97)."""

from handlers.checks.model import Level
from handlers.checks.word_rule import S, word_rule
from handlers.text.re2_patterns import alternatives

AILMENT = alternatives("""
    (?:泛红  发红  红肿  红血丝  红疹  红  肿  浮肿  过敏  刺痛  瘙痒  痒  疹  痘  疼  痛  灼热  脱皮  起皮  炎  湿疹
    敏感  斑  细纹  皱纹
      疤  拉肚子  腹泻  腹痛  呕吐  不适  症状  屏障  脱发  掉发  头皮屑  失眠  焦虑  便秘  咳嗽  感冒)
""")
REMEDY = alternatives("""
    (?:芦荟(?:胶|凝胶)?  冷水  维c  维他命  修[复护]霜  冰块  冰袋  冷毛巾  生理盐水  淡?盐水  红霉素  炉甘石  激素
    类固醇  药膏  软膏  眼药水  消炎药  抗过敏  过敏药  止泻药?
      抗组织?胺  氯雷他定  西替利嗪  开瑞坦  扑尔敏  蒙脱石散?  益生菌  葡萄糖  藿香正气  绿豆汤  姜茶  维生素  退烧药
      止痛药  凡士林
      金银花  板蓝根  药)
""")
TREAT = r"(?:冷敷|冰敷|湿敷|热敷|敷|涂|抹|擦|搽|吃|服用|喝|滴|口服|外用)"
WELL = r"(?:好|没事|消|退[了下红烧]|恢复|缓解|痊愈|正常|舒服|见效|不红|不痒|不疼|不痛)"
DOCTORS = r"医院|医生|医嘱|皮肤科|就医|门诊|大夫|费用|医药费|诊断|住院|过程|检查|药师"
# What the customer did or we advise against, and wishes: none of them is advice.
DENIED = r"别|不要|不建议|不能|不会|不敢|没|请勿"
THEIRS = (
    rf"(?:(?:你|您)(?:已经|都|也|自己)|"
    rf"(?:看到(?:你|您)|已经?|说|{DENIED}|如果|要是|即使|就算|让(?:你|您)){S}{{0,6}}|都)"
)
WISHED = (
    rf"(?:希望|祝|愿|盼|等到?|如果|要是|若|直到|是否|有没有|还没|没有?|不能|不敢|无法|不会|不该|不是|别|说){S}{{0,8}}"
)
OURS = r"写错|不该|夸大|已(?:经)?(?:删|下架|改|撤)"

MEDICAL = (
    word_rule(
        "MEDICAL_CLAIM",
        Level.BLOCK,
        r"""
        治疗  治愈  根治  疗效  药效  消炎  抗炎  抗菌  杀菌  抑菌  止痒  抗敏  祛疤  除疤  祛痘  祛斑  淡斑  活血
        排毒  医学护肤
        药妆  医用级  医美级  械字号  临床(?:证明|验证|测试|试验)  处方(?:级|成分)?  抗过敏  防(?:癌|病)  抗癌
        (?:提高|增强|提升)(?:免疫|抵抗)  降(?:血压|血糖|血脂)  修复受损  再生细胞  抗衰老  逆龄  助眠  (?:有助
          帮助)(?:于)?睡眠
        养胃  护肝  补肾  壮阳  燃脂  (?:调理|调节)(?:肠胃|身体|体质|内分泌|气血|免疫)  药到病除  立竿见影
        \d+天(?:见效|变白|祛)
        """,
        allowed_if_after=r"(?:耽误了?|延误了?|影响了?|错过了?|安心|好好|先|去|在|继续|及时|接受|需要|积极|配合|后续|正规|为(?:你|您)|你的|您的|医院)",
        allowed_if_before=r"(?:费|期|过程|方案|记录|单|药|师|室|的(?:费|钱|花费|单据|票据)|建议|阶段|情况)",
        allowed_if_near=rf"{DOCTORS}|{OURS}|药膏|吃药|用药|接受|配合|期间|建议您去|不(?:能|是|具备|具有|可以|宣称)|没有{S}{{0,4}}(?:功效|作用|效果)",
    ),
    word_rule("MEDICAL_CLAIM", Level.BLOCK, r"脱敏", allowed_if_near=rf"{DOCTORS}|药膏|数据|信息|号码|处理"),
    word_rule(  # what it is good for
        "MEDICAL_CLAIM",
        Level.BLOCK,
        rf"""
        (?:退|消|消退|缓解|改善|舒缓|镇静|镇定|修复|修护|淡化|止|治|减轻|预防|抑制|平复|告别|对抗
          击退)(?:一?下)?{S}{{0,3}}{AILMENT}
        {AILMENT}的?(?:功效|疗效|克星|救星)
        """,
        allowed_if_after=WISHED,
        allowed_if_near=rf"{DOCTORS}|{OURS}|广告|文案|宣传|没有?{S}{{0,4}}(?:功效|作用|效果)",
        allowed_if_in_post=True,
    ),
    word_rule(  # do this at home, and it will pass
        "MEDICAL_CLAIM",
        Level.BLOCK,
        rf"""
        {TREAT}[^,。!?;\n了过着的]{{0,3}}{REMEDY}
        {TREAT}(?:一?下|[几两一]天|一会儿?)?{S}{{0,6}}(?:就|会|能|便)(?:能|会|可以)?(?:很快|慢慢)?{WELL}
        (?:坚持|继续|接着|多|再)(?:使?用|涂|敷|喝|吃|休息){S}{{0,6}}(?:会|就|能|便|可以){S}{{0,3}}{WELL}
        {TREAT}{S}{{0,8}}(?:就行|就好|就下去|见效|会适应|就会适应|就没事)
        (?:代谢|排|适应)(?:完|出来|一排|掉|期过)?{S}{{0,2}}(?:就|会)(?:好|没事)
        皮肤(?:就)?会(?:慢慢)?适应  自愈  (?:休息|睡一觉|多喝{S}{{0,2}}水){S}{{0,4}}(?:就|会){S}{{0,2}}{WELL}
        """,
        allowed_if_after=THEIRS,
        allowed_if_before=rf"{S}{{0,3}}(?:回|答复|联系|吗|么|方案|消息|处理)",
        allowed_if_near=rf"{DOCTORS}|退(?:款|货|钱|换|到|给|回)|消息|到账|好好|尽快恢复|还是?[没不]|也没|没用",
    ),
    word_rule(  # what it is, and what it is not
        "MEDICAL_CLAIM",
        Level.BLOCK,
        rf"""
        (?:(?:你|您)这|这|应该|估计|大概|多半|可能|就)(?:种|个|情况)?(?:就)?(?:只|就)?(?:是|属于|在){S}{{0,5}}(?:皮炎
          湿疹|换季|建立屏障  代谢|干燥|敏感肌|排毒|排浊
          玫瑰痤疮|闷痘|水土不服|肠胃炎|肠胃型|受凉|着凉|过敏体质|季节性|激素脸)
        (?:不是|不算|不属于|并非)(?:真的?|所谓的?|什么)?(?:过敏|皮炎|食物中毒|中毒|感染|烂脸)
        """,
        allowed_if_after=rf"(?:到底|是|说|敢说|知道|管|论|确定|清楚|怀疑|担心|怕|查|查清|看看){S}{{0,3}}",
        allowed_if_near=rf"{DOCTORS}|是不是|是否|如果|要是",
        allowed_if_before=r"(?:吗|的话|还)",
    ),
    word_rule(
        "MEDICAL_CLAIM",
        Level.BLOCK,
        rf"""
        [零0](?:添加|刺激|过敏|激素|防腐|副作用)  不会(?:引起|导致|造成|让{S}{{0,3}})?过敏  无(?:副作用|刺激|添加|毒)
        安全无害  没有(?:任何)?副作用  敏感肌(?:也)?(?:可以)?(?:放心|都能|都可|也能|能用|可用)
        (?:孕妇|孕期|宝宝|儿童|哺乳期)(?:也|都)?(?:可以|能|可)(?:放心)?(?:用|吃)  对(?:皮肤|人体|身体)(?:无害
          没有?(?:伤害|刺激|危害))
        对(?:孕妇|宝宝|儿童|敏感肌|老人){S}{{0,3}}(?:没有?|无|不会有){S}{{0,3}}(?:影响|刺激|伤害|问题|危害)
        """,
        allowed_if_after=r"(?:不能|不敢|无法|没法|不会|不该|并非|不是)(?:说|保证|宣称|写)?",
        allowed_if_near=rf"{OURS}|保证不了|谁也不能|医生|医嘱",
    ),
    word_rule(
        "MEDICAL_CLAIM",
        Level.BLOCK,
        r"""
        \b(?:cures?|heals?|treats (?:acne|eczema|rash|allerg)|clinically (?:proven|tested)|dermatologist[- ](?:approved
          tested)|hypoallergenic|medical[- ]grade|no side effects|anti[- ]?(?:bacterial|inflammatory|allergic))\b
        \b(?:repairs?|soothes?|calms?|relieves?|reduces?|prevents?|fights?|fades?) (?:\w+ ){0,3}(?:barrier|redness|acne
          irritation|rash(?:es)?|itch\w*|swelling|eczema|hair loss|inflammation|wrinkles|scars)\b
        \b(?:apply|applying|put|try|use|take|taking|drink|dab|rub)(?: on)? (?:\w+ ){0,3}(?:aloe\w*|ice|ice pack
          cold compress  antihistamines?
          hydrocortisone|steroids?|ointment|calamine|vaseline|probiotics?|painkillers?|ibuprofen|benadryl|claritin)\b
        (?:will|should|['’]ll) (?:\w+ ){0,2}(?:calm down|go away|clear up|heal|fade|subside|settle down|get better
          get used to|adjust)\b
        (?:cold|warm|ice) (?:compress|water|pack)(?: \w+){0,2} (?:will|should|can) help  \b(?:detox\w*|purges)\b
        \b(?:just|only|probably|likely|simply|probably just) (?:a |an |some |your )?(?:sensitive|purging|dryness
          dry skin|sensitive skin  dermatitis|eczema|seasonal
          allerg\w+|stomach bug|healing)\b
        (?:not|isn['’]?t) (?:really |actually )?(?:an )?allerg(?:y|ic reaction)
        """,
        allowed_if_after=r"(?:hope|wish|until|if|whether|when|not|don['’]?t|please) (?:\w+ ){0,3}",
        allowed_if_near=r"doctor|dermatologist|hospital|pharmacist",
    ),
)
