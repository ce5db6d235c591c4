"""How it sounds: officialese, empty thanks, vagueness, belittling, false intimacy (R65-R70, R75, R76)."""

from handlers.checks.model import Level
from handlers.checks.word_rule import S, word_rule

TONE = (
    word_rule(
        "CORP_OPENING",
        Level.ACK,
        r"""
        尊敬的(?:用户|客户|顾客|消费者|各位|会员|网友|朋友|先生|女士|买家|宾客|你|您)  敬爱的  致广大  贵客  贵用户
        亲爱的(?:用户|顾客|客户|消费者|会员|买家)
        \bdear (?:valued )?(?:customer|user|guest|client|consumer|sir|madam)s?  to whom it may concern
        valued (?:customer|client|guest)
        """,
    ),
    word_rule(
        "CORP_PHRASE",
        Level.ACK,
        rf"""
        高度重视  非常重视  十分重视  极为重视  高度关注  我司  本公司  贵方  敬请  特此(?:声明|公告|说明|通知|告知
          致歉|道歉|感谢)
        严正声明  谨此  谨代表  望(?:周知|悉|谅解|海涵)  敬祈  造成(?:的)?(?:不便|困扰){S}{{0,6}}(?:深表|敬请)
        深表(?:歉意|遗憾)  深感(?:抱歉|歉意|遗憾)  诚挚(?:的)?(?:歉意|道歉|致歉)  由衷(?:的|地)?  不便之处  一如既往
        竭诚  秉承  秉持  致力于  第一时间  相关部门  有关部门  进一步(?:核实|调查|沟通|了解|处理)  依法依规
        保留[^。!?\n]{{0,6}}(?:法律|追究)  给(?:你|您|大家)带来{S}{{0,4}}不便  带来的不便
        感谢(?:你|您|大家)的(?:支持与理解|理解与支持|支持和理解|理解和支持|宝贵意见|宝贵建议)
        (?:你|您)(?:的)?(?:反馈|意见|建议|体验|满意)对(?:我们|品牌)(?:来说)?(?:至关重要|非常重要|很重要|十分重要)
        不断(?:提升|优化|改进|完善)  妥善(?:处理|解决)  (我们将)(?:$|[^心])  全力配合  积极(?:配合|沟通|处理|跟进)
        (?:望|请)(?:您|你|大家)?(?:海涵|谅解|见谅|多包涵|多担待)  (?:前进|进步|改进|努力)的?(?:最大)?动力
        (?:持续|努力|继续|不断)(?:优化|提升|改进|完善|改善)(?:我们的?)?(?:服务|产品|品质|体验|流程|质量)  严肃处理
        (?:一向|一贯|始终|一直)(?:以|坚持){S}{{0,8}}(?:为本|至上|第一|原则|宗旨|理念)  诚信为本  匠心  (?:不忘)?初心
        再接再厉  以此为[鉴戒]  不负(?:信任|所托|期待)  全心全意  支持与(?:信任|爱护|厚爱)  不吝(?:指教|赐教)
        竭尽全力  用户至上  顾客至上  以客户为中心  服务宗旨  祝您生活愉快  如有任何疑问  予以(?:解决|处理|答复)
        """,
        allowed_if_after=rf"没有?|没能|未能?|不够|客服说的?|{S}{{0,4}}(?:不是|不想|不说)(?:一句)?",
    ),
    word_rule(
        "CORP_PHRASE",
        Level.ACK,
        r"""
        first and foremost  (?:value|appreciate) your (?:feedback|input|comments|business)
        your (?:feedback|satisfaction|experience) is (?:very |extremely |so )?(?:important|valuable)
        any inconvenience  rest assured  (?:are|is|remain) committed to  (?:we )?strive to
        at your earliest convenience  utmost (?:importance|priority|care)  highest standards  relevant departments?
        hereby  (?:kindly|please) be (?:advised|informed)  in accordance with
        take (?:this|these|such|all|your) [a-z ]{0,24}(?:very |extremely )?seriously
        thank you for (?:your|the) (?:patience|understanding|(?:continued )?support)  we regret to  deeply regret
        (?:top|number one|highest) priority  (?:satisfaction|safety|experience) is (?:always )?our priority
        apologi[sz]e for (?:the|this) inconvenience
        """,
    ),
    word_rule(
        "GENERIC_VALUE",
        Level.ACK,
        r"""
        (?:意见|反馈|建议)(?:我们)?(?:已经?)?(?:收到|记录|记下)了?
        (?:感谢|谢谢|多谢)(?:你|您|大家)?(?:对(?:我们|本店|品牌|我家)?的?)?(?:长期)?(?:支持|信任|厚爱)
        (?:感谢|谢谢|多谢)(?:你|您|大家)?(?:的|对(?:我们|本店|品牌|我家)?的?)?(?:宝贵|真实|真诚|热心)?的?(?:反馈|意见
          建议|关注|监督|指教
          支持)
        thanks? (?:you )?for (?:reaching out|sharing your (?:experience|thoughts)|contacting us|your message)
        appreciate your (?:feedback|input)
        (?:thank you|thanks) for (?:your |the |sharing your )?(?:valuable |honest |kind )?(?:feedback|comments?
          suggestions?|input|review)
        """,
    ),
    word_rule(
        "PASSIVE_VAGUE",
        Level.WARN,
        rf"""
        (?:已|将|会)被(?:妥善|处理|记录|转交|反馈|跟进|安排|解决|受理|重视|关注|提交)  予以
        (?:转交|转达|反馈|反映|上报)(?:给|至|到|了)?{S}{{0,3}}(?:相关|有关|对应)
        (?:会|将|后续|后面)有(?:人|专人)(?:会|来)?(?:跟进|处理|联系|对接)
        会安排(?:人|专人)?处理  (?:会|将)?给(?:个|一个)?说法  已(?:经)?(?:上报|登记|记录)  走流程
        得到(?:妥善|有效|合理|圆满)  尽快(?:{S}{{0,4}})?(?:处理|解决|回复|跟进|核实|联系|安排|答复)  后续(?:处理|跟进)
        适当(?:的)?(?:补偿|处理)  有关(?:人员|部门)  酌情  视(?:具体)?情况(?:而定|处理|补偿)
        相应(?:的)?(?:处理|补偿|措施|调整)  合理的?(?:解决方案|答复|补偿)
        (?:will|has|have) (?:been|be) (?:handled|looked into|addressed|reviewed|escalated|forwarded|passed)
        as soon as possible  \basap\b  in due course  appropriate (?:action|measures|compensation)
        """,
        allowed_if_near=r"\d\s*[点时:日天]|小时内|工作日|[今明后]天|周[一二三四五六日]|\bby \w+|within \d",
    ),
    word_rule(
        "MINIMIZE",
        Level.WARN,
        rf"""
        只是  仅仅  不过是  小问题  小瑕疵  没那么(?:严重|夸张)  不(?:太|算)?严重  小事一桩  (?:没|没有)(?:多大
          什么大?)影响
        不影响(?:使用|正常|食用|功能)  问题不大  没什么大(?:碍|不了|问题|事)
        (?:一点点?|有点|稍微|轻微){S}{{0,6}}而已  (?:不用|不必|别|不要|无需)(?:太|过于|过分)?(?:担心|紧张|害怕|在意)
        请放心使用  大家放心  放心(?:使用|食用|购买|用|吃)  正常现象  在所难免  {S}{{0,2}}夸大了  言重了
        (?:just|only) a (?:small|minor|little|tiny)  minor (?:issue|problem)  nothing (?:serious|to worry)
        not (?:that|so) (?:bad|serious)  no big deal  perfectly (?:safe|normal)
        """,
        allowed_if_after=r"不|不能|不会|不该|不是|不想|不应|不光|绝|绝不|别|先别|并非|也|如果",
        allowed_if_before=rf"想|希望|怕|担心|{S}{{0,6}}(?:费|钱|退|花|流程|麻烦|单)|说句?(?:对不起|抱歉)|一?句(?:抱歉|对不起)|道歉",
    ),
    word_rule("MINIMIZE", Level.WARN, r"误会|a misunderstanding", allowed_if_after=r"不是|没有|没|别|不|并非"),
)

GENDERED = (
    word_rule(
        "OVER_INTIMATE",
        Level.WARN,
        r"小姐姐  小哥哥  小仙女  集美  姐妹们?  老铁",
        allowed_if_near=r"姐妹(?:款|店|产品|品牌)",
    ),
)  # words that guess at the author's gender
OVER_INTIMATE = (
    word_rule(
        "OVER_INTIMATE",
        Level.WARN,
        r"""
        亲爱的  小姐姐  小哥哥  小仙女  小可爱  宝子  集美  么么哒  姐妹们?  亲亲  老铁  家人们
        (?:^|[,。!?\s])(亲)(?:[,~!。]|你好|您好|亲)  \bsweetie\b  \bhoney\b  \bhun\b  \bbabe\b  \bmy dear\b
        """,
        allowed_if_near=r"姐妹(?:款|店|产品|品牌)|honey (?:cream|mask|flavou?r)",
    ),
    word_rule(
        "OVER_INTIMATE",
        Level.WARN,
        r"宝宝|宝贝|宝们",
        allowed_if_after=r"(?:家|给|孩子|您的?|你的?|怀着?|孕期?|这款|这个|有|让|看到|婴儿)的?",
        allowed_if_before=r"(?:要是|用|吃|的(?:皮肤|脸|肚|身|情况|反应)|过敏|起|拉|发|现在|怎么样|身上|脸上|皮肤|不舒服|月|先|还)",
        allowed_if_in_post=True,
    ),
)
