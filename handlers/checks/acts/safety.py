"""Where harm is claimed: no cause before it is checked, no clean bill, no "keep using it", no money (R98, X12, X17)."""

from handlers.checks.model import Level
from handlers.checks.word_rule import L, S, act

CHECKS = r"(?:检测|检验|质检|报告|测试|化验|认证|备案|实验|抽检|送检|检查|合格证|批文)"
NOT_ASSERTED = (
    r"是不是|是否|有没有|会不会|到底|究竟|不管|无论|不论|还不|还没|还在|尚未|未知|不清楚|不知道|说不准|不好说|不敢|不能说|不确定|不瞎|没法说|要等|等检|等结果|得检|查清|查明|查完|"
    r"检完|排查|先查|怀疑|如果|要是|万一|假如|可能性|哪一?(?:批|种|个|环)|什么|谁|怎么|whether|don['’]?t know|not yet|until|if it|"
    r"can['’]?t say|may or may not|looking into"
)
USE = r"(?:使用|用|吃|食|喝|饮|涂|敷|擦|抹|搽|试|上脸|戴|穿|充|开|骑|喂|服|坐|睡)"

# "有可能是我们的问题,所以先停售" names no cause; "問題在這裡答" is none at all.
NAMES_NO_CAUSE = r"^(?:可能|也许|恐怕)是我们(?:家|店|自己|这边)?的(?:问题|原因)\z"
ANSWERED_HERE = r"问题(?:就|都|也)?在(?:这|此|评论|下面|楼下|置顶|群)[^,。!?;\n]{0,3}(?:答|回|说|讲|聊|公开)"

CAUSE = (
    act(
        "CAUSE_UNCHECKED",
        Level.BLOCK,
        rf"""
        (?:是|因为|由于|因|系|怪|在于|出在|出自|源于|归因于){S}{{0,18}}(?:导致|造成|引起|引发|所致|才会|才(?:让|使|这样|有)|的缘故|惹的|闹的|污染|超标|变质|坏(?:了|掉)
          虚焊|缺陷|故障|失效|没洗|残留|混入|混进|漏检|受潮|老化|短路|过期|氧化|发霉|浓度|不合格|没煮熟|没熟|没处理|掺|沾|放太久|断裂|脱落|配错|装错|没装好|加错|换了(?:供应商|原料|配方))
        (?:原因|问题|根源|毛病|症结)(?:就)?(?:是|在|出在|找到|查到|查明|查出)(?:了|于)?{S}{{0,14}}
        (?:经|已)(?:核实|查明|调查|确认|检测|检验){S}{{0,4}}(?:,)?{S}{{0,6}}(?:是|系|为|因)
        (?:查过|查到|查明|查清|查出来?|确认过?)了?[,:]?(?:是|系|因为|出在){S}{{0,14}}
        (?:应该|可能|估计)?是{S}{{0,6}}(?:那|这)?批{S}{{0,14}}(?:错|坏|漏|松|没|偏|刷|断|虚)  (?:装反|接错|漏装|少装|焊错){S}{{0,2}}了?(?:才|所以|就)
        (?:刷错|装反|接错|用错|拿错)(?:程序|线|料|零件|配件)
        (?:是|因为){L}{{0,24}}(?:所以才|才会|才导致|才(?:松|漏|坏|臭|吐|肿|起|裂|断|有)|已经?查(?:出|到|清|明)|查出来了)
        (?:换|改)(?:了|过|咗)(?:供应商|原料|配方|胶|色料|厂|材料){L}{{0,10}}(?:才|所以|先会|引起|害)
        没(?:做到位|焊|拧紧|装好|冷冻|解冻|煮|熟透|消毒|洗净|处理好){S}{{0,6}}(?:才|所以|吃)
        (?:engineers?|we|technicians?|lab)(?:['’]ve| have)? (?:\w+ )?(?:pinned|traced|identified|narrowed|found (?:a
          an|the|that))  to blame  (?:it was|was) the \w+(?: \w+){{0,3}} from  had too much \w+ in it
          that['’]s why (?:people|you|some)
        (?:可能|应该|大概|估计|多半|恐怕|也许|八成|怕是)(?:就)?(?:是|因为|由于|跟|和|与|同){S}{{0,14}}(?:导致|造成|引起|有关|的问题|的原因|引发|所致|原料|批次|配方|运输
          高温|储存|保存|酸|成分|香精|防腐剂|酒精)
        (?:这(?:一)?批|那(?:一)?批|该批|本批|同批)(?:货|次|产品)?{S}{{0,4}}(?:确实|的确)?(?:有(?:质量)?问题|都有|不合格|受|被|含|没|出了|坏)
        (?:was|were|is|are|been) (?:\w+ )?(?:caused|triggered) by
        (?:due to|because of|down to|result of|traced (?:it )?(?:back )?to|comes from|came from) (?:a|an|the|our
          some|one)  (?:stitching|wiring|soldering|manufacturing|production|supplier|design|batch|packaging
            contamination|quality) (?:\w+ )?(?:fault|defect|error|problem|issue|flaw|failure)
            every (?:unit|bottle|batch|item)(?: \w+){{0,3}} (?:has|is|was|contains)
            the (?:cause|culprit|reason) (?:is|was)
            (?:contaminated|defective|faulty) (?:batch|milk|ingredient|part|raw|unit|lot)s?
        """,
        allowed_if_near=NOT_ASSERTED + rf"|{ANSWERED_HERE}",
        denied_within=NOT_ASSERTED + rf"|{NAMES_NO_CAUSE}",
    ),
)
DENIAL = (
    act(
        "SAFETY_DENIAL",
        Level.BLOCK,
        rf"""
        {CHECKS}{L}{{0,20}}(?:所以|因此|说明|证明|表明|可见|足以|肯定|绝对|一定|显示|没有?问题|不会(?:是|有)|不可能|安全|放心|合格|过关|无害|都通过|没查出|无异常|正常|达标
          符合)
        (?:不(?:可能|会|应该?|太可能|至于|太会|见得)(?:会)?|没|无|肯定不|绝对不){S}{{0,3}}(?:是|会是|有|因为|跟|和|由)?{S}{{0,3}}(?:我们|产品|本品|这款|本店|食材
          奶|精华|面霜|配方|质量|品质|我家|货|电池|成分){S}{{0,8}}(?:问题|原因|引起|关系|导致|造成|责任|有事|出事|惹)
        (?:我们|产品|本品|这款|食材|配方|质量|品质|成分|奶源|原料|东西|货)(?:本身)?{S}{{0,4}}(?:都|均|全|一直|绝对|肯定|是|很)*(?:没(?:有)?(?:任何)?(?:问题|毛病)
          安全(?:的|无|可靠|$|[,。!])|合格(?:的|$|[,。!])|不会(?:引起|导致|造成|有事|过敏)|新鲜(?:的|$|[,。!])|无害|天然|零添加|很温和|温和的|达标)
        {S}{{1,6}}跟{S}{{1,8}}关系更大  (?:喝|吃|用)了(?:几百|几十|上百|多少)年{S}{{0,4}}(?:都)?(?:没事|没问题)
        有{S}{{0,8}}(?:证书|认证|备案|报告),{S}{{0,10}}(?:只能|不可能|不会|就是)
        it isn['’]?t our (?:formula|product|battery|food|charger)
        (?:食品级|医用级|国标|环保|天然|无毒|有机|检疫|备案|认证|绿色){S}{{0,8}},?{S}{{0,4}}(?:不会|没(?:有)?问题|怎么可能|不存在|安心|吞|吃|差不多|没事)
        (?:吞|吃|喝|闻|碰|沾)(?:一?点|一口|一下|两口|进去){S}{{0,10}}(?:没|不|跟|差不多|无)
        对(?:身体|人体|皮肤|健康|宝宝){S}{{0,4}}(?:没(?:有)?|无|不会有)(?:影响|伤害|危害|损害)
        (?:是不是|会不会|有没有可能|可能){S}{{0,8}}(?:别的|其他|路上|水的|外面|冰|感冒|流感|病毒|中暑|着凉|毛球|装修|自己|吃坏|吃了|熬夜|压力)
        (?:怎么可能|哪会|哪能)(?:会)?(?:烂|过敏|起火|中毒|有事|拉|吐)  (?:只有|淨系|净系|就)(?:你|您)们?{S}{{0,4}}(?:说|有|出)(?:有)?事
        (?:nobody|no one) else(?: \w+){{0,4}} (?:got|was|fell|became|is) (?:sick|ill|hurt)  all[- ]natural
        simply can['’]?t  look elsewhere
        (?:跟|和|与|同){S}{{0,6}}(?:关系不大|没(?:有)?(?:什么|太大)?关系|无关|没关联)
        (?:更|比较|很|最)?(?:可能|像)(?:是|因为)?{S}{{0,4}}(?:别的|其他|自身|自己|病毒|着凉|感冒|肠胃|尿不湿|天气|换季|花粉|海鲜|水土)
        (?:大家|各位|请|可以|完全|尽可|敬请)(?:都)?放心(?:使用|食用|饮用|购买|用|吃|喝|买|给)?
        (?:别|不用|不必|不要|无需|毋须|唔使)(?:太|过于|过度)?(?:担心|紧张|害怕|慌|恐慌|大惊小怪)
        (?:tests?|results?|reports?|lab|certificat\w+|experts?)(?: \w+){{0,6}} (?:prove|show|confirm|demonstrate
          mean|verif)\w*(?: \w+){{0,6}} (?:not|n['’]t|cannot|safe|impossible|nothing|compliant|never|rule)
          (?:it|this|that) (?:can(?:not|['’]t)|could(?:n['’]t| not)|isn['’]t|is not|wasn['’]t) (?:possibly )?(?:be[ ]
            have been |caused by )?(?:us|ours?|the product|our \w+|from (?:us|our))
            (?:must|could|might|may|probably|likely) (?:be|have been) (?:your|something else|another|a virus
              unrelated|the weather|what you ate)  (?:perfectly|completely|totally|absolutely|entirely) safe
              no need to (?:worry|panic)  don['’]t (?:worry|panic)\b  nothing to worry
        """,
        allowed_if_near=NOT_ASSERTED
        + r"|不能(?:因为|拿|说明|证明)|不等于|不代表|送去|安排|结果出来|还要|会贴|会公布|到时|过敏原也|正在",
        allowed_if_after=r"不会?(?:报警|起诉|追究|(?:告|怪|找|催|收|拉黑|处罚)(?:你|您)|要(?:你|您)的?钱)[^。!?;\n]{0,6}\z",
        denied_within=NOT_ASSERTED + r"|不能|不等于|不代表|说明不了|孩子|发帖|发不发|投诉|奖|不舒服|难受",
    ),
)
KEEPS_USING = (
    act(
        "KEEPS_USING",
        Level.BLOCK,
        rf"""
        (?:停|歇|缓|隔|过|等|休息|晾){S}{{0,6}}(?:天|周|日|阵子?|段时间|一下|下|晚|几次|好了|退了|消了){S}{{0,4}},?{S}{{0,4}}(?:再|接着|然后|就能|就可以|可以
          便可|又能|还能){S}{{0,4}}(?:继续)?{USE}
        (?:可以|能|建议|坚持|继续|接着|照常|照样|放心|少量|少|慢慢|尽管|请|先|改成?|多|再){S}{{0,4}}{USE}{S}{{0,6}}(?:就|会|吧|着|$|[,。!]|适应|没事|好|下去
          两个?|几个?|一段|一点|试试|看看|疗程|完){S}{{0,6}}
        (?:身体|皮肤|肠胃|宝宝|宠物|它|慢慢|过几天){S}{{0,4}}(?:就)?(?:会|能)(?:慢慢)?(?:习惯|适应|耐受|好|恢复|接受|稳定|亮)
        (?:逼|排|带|引|散)(?:出|掉)?{S}{{0,3}}(?:毒|浊|湿气|寒气|垃圾)  (?:毒素|坏东西|脏东西){S}{{0,4}}(?:排|逼|出)
        {USE}(?:完|满|够)?{S}{{0,4}}(?:疗程|周期|一个月|两周|整瓶)
        (?:代表|说明|是){S}{{0,4}}(?:体质|身体|皮肤|肠胃)在?(?:调整|适应|排)  多(?:吃|用|喝|涂|擦)几(?:天|次|瓶){S}{{0,3}}就
        (?:停|少)一(?:顿|次|天)(?:观察)?,?{S}{{0,6}}(?:减半|少量|接着|继续)  减半{S}{{0,3}}(?:接着|继续)?(?:喂|吃|喝|用)
        (?:just )?keep (?:it )?(?:\w+ ){{0,6}}and (?:ride|use|charge|drive|carry)
        (?:不碍事|没事|没关系|别管|先别管){L}{{0,16}}(?:照用|照吃|照喝|照样|就好|就行|继续|另一|就不(?:肿|红|痒|疼))
        (?:过|再)(?:几|两|三|一)(?:天|次|晚){S}{{0,2}}就(?:不|会|好|没)  (?:滴|涂|用|吃|搽){S}{{0,2}}(?:另一|厚|多)
        照(?:用|食|吃|搽|喝)(?:不误|落去|下去|啦)  (?:夜晚|晚上|今晚)?再{USE}(?:厚|多|一次|几次)
        (?:拉|流|排|吐)出来的(?:都)?(?:是)?{S}{{0,2}}(?:宿便|油|毒|脓|湿)  (?:吸收|起效|打开|修复|代谢|排湿|排毒)(?:紧|中|的过程|期|在)
        (?:pass|clear|go away|heal|settle) (?:through )?(?:on (?:its|their) own)
        no need (?:for|to see|to go to|to visit) (?:the |a |an )?(?:er|a&e|doctor|hospital|vet)
        (?:double|halve|lower) the dose  give it (?:another|a few|time)
        (?:tingle|sting|burn)\w* is (?:good|a good sign|fine)
        (?:说明|代表|证明|表示){S}{{0,6}}(?:起|有|正在|开始)(?:作用|效|效果|生效|修复|工作|吸收)  (?:好转|瞑眩|调整|排毒|建立|修复)(?:反应|期)  不用停(?:用|药)?
        不必停  没必要停
        (?:keep|continue|carry on|go on|persevere)(?: on)? (?:us|apply|tak|eat|drink|wear|feed|charg)\w*
        (?:keep|carry) (?:applying|using|taking|at it|going)
        (?:means?|sign) (?:\w+ ){{0,3}}(?:it['’]s |is )?(?:working|absorbing|adjusting|detox\w*|purging)
        (?:skin|body|stomach|baby) (?:will|needs to|has to) (?:\w+ )?(?:adjust|adapt|get used|settle|purge)
        (?:use|apply|try) (?:it )?(?:less|a smaller|every other|again (?:in|after))  safe to (?:keep|continue|use|eat)
        """,
        allowed_if_after=r"(?:不(?:要|能|可以|建议|该|敢|宜|好)|别|勿|停止|避免|暂停|先停|不再|听医生|医生|遵医嘱)[^,。!?;\n]{0,6}",
        allowed_if_near=r"医生|大夫|医嘱|医院|不要|不能|别|停用|停止|暂停|先停|勿|换成|新的|水|清淡|消息|等我们|怎么|多少|什么|哪|stop|don['’]t|do not|"
        r"doctor|not\b|热水|清水|票|再说|之前不|告诉|过几天就|私信|私讯",
        denied_within=r"不|别|没|停|勿|再说|剩|离开|关阀|打给|急诊|not|n't|stop",
    ),
    act(
        "KEEPS_USING",
        Level.BLOCK,
        rf"""
        (?:坚持|继续|接着|照常|照样|放心|可以接着|还能|仍可|尽管){S}{{0,3}}{USE}  停{S}{{0,3}}(?:天|日|晚){S}{{0,2}}(?:再|就)(?:继续|接着|可以|能)
        (?:少|减|隔天|隔几天|稀释){S}{{0,3}}{USE}
        """,
        allowed_if_before=r"(?:不安全|有风险|不行|不合适|会更|可能会)",
        allowed_if_after=r"(?:不(?:要|能|可以|建议|该|敢|宜|再)|别|勿|停止|避免|暂停|能不能|能否|是否|医生说)[^,。!?;\n]{0,6}",
        allowed_if_near=r"医生|大夫|医嘱|医院|不敢|不建议|先别|能不能|别|不要|不能|停止|勿|让您",
    ),
)
COSTS = r"(?:医药费?|医疗费?用?|治疗费用?|看病(?:的)?(?:钱|费用|开销|花费)?|住院费?|检查费|误工费?|营养费|药费|诊费|门诊费?|挂号费|手术费|后续费用|就医费?用?)"
MONEY = (
    act(
        "SAFETY_MONEY",
        Level.BLOCK,
        rf"""
        {COSTS}{L}{{0,16}}(?:全额|全部|全数|统统|都(?:由|归|算|找)?|一律|通通|负担
          (?:全|都|我们)包  包(?:了|圆|在|下|[,。!?]|\z)|不用(?:操心|担心|愁|管|掏)|别(?:操心|担心|愁)|唔使(?:操心
          担心)|不必(?:操心|担心)|尽管|一分不少|我们(?:来)?(?:出|付|掏|包|担|负责|承担|买单|报)|找我们|算我们|实报实销|多少(?:都)?)
        (?:看|治|做)(?:心|眼|牙|皮肤|医生|病|手术|{S}{{0,3}}科){S}{{0,4}}(?:的)?(?:钱|费用|开销|单子|账单){L}{{0,12}}(?:兜底|我们|尽管|放心|只管|寄来
          一分)  (?:治疗|医疗|疗程|康复|手术){L}{{0,12}}(?:管到底|兜底|放心大胆|全包|包了|包在|都算|计我|尽管|只管)  (?:睇|看)医生{S}{{0,4}}(?:几)?多(?:少)?钱
          (?:every cent|whatever (?:the )?(?:hospital|doctor|it) (?:charges?|costs?))
        (?:全额|全部|一切|所有|统统){S}{{0,6}}(?:承担|负担|支付|报销|赔偿){S}{{0,6}}{COSTS}  (?:承担|负担|支付|报销|赔付|垫付|包){S}{{0,6}}{COSTS}
        看病{L}{{0,10}}(?:我们(?:来)?(?:出|付|掏|包|担|负责|承担|报)|找我们|算我们)
        (?:medical|hospital|doctor|treatment|vet|health)(?:['’]?s?)? (?:\w+ )?(?:bills?|costs?|fees?
          expenses?)(?: \w+){{0,4}} (?:on us|covered|paid|reimbursed|taken care|our (?:treat|responsibility))
          (?:cover|pay(?: for)?|reimburse|take care of|handle|foot)(?: \w+){{0,4}} (?:medical|hospital|doctor
            treatment|vet|health)
        """,
        allowed_if_near=r"上限|凭(?:票|据|单)|依(?:收据|据|单)|按(?:收据|票|规定|标准)|核定|审核|限额|以内|最高|不超过|怎么(?:处理|算)|商量|留着|保留|收好|"
        r"up to|receipts?",
    ),
    act(
        "SAFETY_MONEY",
        Level.ACK,
        rf"{COSTS}{L}{{0,20}}(?:处理|承担|赔|报|出|付|负责|补|算|谈|商量|核)",
        allowed_if_near=r"(?:不|没)(?:谈|提|说)|留着|保留|收好",
    ),
    act(
        "SAFETY_MONEY",
        Level.ACK,
        r"""
        (?:补偿|赔偿|赔付|慰问金|红包|退一赔|赔您|赔你|双倍|三倍|十倍)
        (?:全额|全款)?(?:退款|退钱|退货款|退全款|免单)  (?:refund|compensat\w*|reimburs\w*|gift card|voucher|money back)
        """,
        allowed_if_near=r"(?:不|没|拖)(?:谈|提|说|会|是|等于|到)|票据|单据|收据|留着|保留|小票|申请|流程",
    ),
)
