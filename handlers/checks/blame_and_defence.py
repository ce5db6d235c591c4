"""No defence before the facts are known, and no blame on the customer (R75, R82-R87, R137, X7, X17, X19)."""

from handlers.checks.model import Level
from handlers.checks.word_rule import YOU, S, word_rule

BUT = r"(?:但是?|可是|然而|不过)"

DEFENCE = (
    word_rule(
        "DEFENSIVE",
        Level.ACK,
        rf"""
        {BUT}{S}{{0,20}}(?:(?:通过|经过|符合){S}{{0,8}}(?:检测|测试|质检|标准)|检测(?:合格|报告|显示|结果)|合格|达标
          没有(?:任何|质量)*问题|不存在)
        (?:我们|咱们|本店|我家|本品牌)?(?:的)?(?:产品|商品|配方|品质|质量|食材|原料)(?:都是?|均|全部|一直|一向|本身
          是)?(?:通过|符合|合格|达标|没有(?:任何|质量|安全)*问题|没问题|不会有问题)
        不存在{S}{{0,8}}(?:问题|情况|现象|隐患)  个别(?:现象|用户|案例|情况|消费者|顾客)  (?:只是|属于|是)个例  极少数
        (?:绝?大多数|绝大部分|大部分|大多数)(?:用户|顾客|客人|人|消费者){S}{{0,8}}(?:没|无|不会|都好|正常)
        {YOU}(?:确定|确认|肯定)(?:是)?(?:用|买|吃|喝)的?(?:了|的)?(?:是)?我们
        概率极低  因人而异  (?:肤质|体质|皮肤|口味){S}{{0,4}}(?:不同|不一样|差异)  个体差异
        (?:其他|其它|别的|其余|大家|别人)(?:用户|顾客|客人|客户|买家|人)?(?:用|吃|买|喝)?(?:都|也|从来|全)?(?:没有?
          没)(?:这|出|遇|反映
          反馈|投诉|说|问题|事)
        (?:从来?|一直|多年|[年月]来?){S}{{0,4}}(?:没有?人?|没(?:收|接)到过?|零)(?:投诉|差评|出过(?:事|问题)|反映|说过)
        (?:产品|商品|货|每一?批|每一?瓶|出厂){S}{{0,8}}(?:检测|质检|检验|抽检)(?:过|合格)
        (?:产品|商品|质量|品质|货|东西)(?:本身)?(?:绝对|肯定|一定)?(?:不会|不可能)(?:有|出)
        {YOU}{S}{{0,4}}(?:买|收){S}{{0,4}}(?:是不是|会不会|怕是|可能是|应该是|恐怕是|不会是){S}{{0,3}}(?:假货|仿品
          高仿|盗版|山寨)
        (?:其他|其它|别的?|其余|大家|别人)(?:人|用户|顾客)?(?:用|吃|穿)(?:着|了)?(?:都|也)(?:好好的|没事|挺好|很好|正常)
        (?:目前|至今|一直)?(?:没有?|未)(?:接获|收到|接到)(?:过|到)?(?:其他|任何|别的){S}{{0,2}}(?:客诉|投诉|反映|反馈)
        (?:东西|产品|货)?(?:从来|从)没出过(?:事|问题)
        (?:产品|商品)(?:皆|均|都|全){S}{{0,2}}(?:通过|符合|经过)  (?:并非|不是)(?:产品|商品|质量
          品质)(?:本身)?的?(?:问题|原因)
        不关(?:我们|我家|本店)的?事  (?:你|您)?(?:去|自己)找(?:快递|平台|物流|厂家|商场)(?:吧|$|[,。!?问])
        (?:我们|本店)(?:也)?只是(?:代销|经销|负责卖|平台)  我们(?:也)?没(?:有)?办法(?:$|[,。!?])
        (?:规则|页面|详情|活动){S}{{0,4}}写得(?:很|挺|非常)?(?:清楚|明白)  我们已经?(?:很)?尽力
        (?:怀疑|肯定|一定|应该)是?(?:同业|对家|竞对)
        (?:你|您)的?(?:皮肤|肤质|肠胃|身体){S}{{0,2}}(?:本来|原本|一直|平时)  不存在(?:变质|过期|假货|漏)
        不背(?:这个)?锅  锅我们不背  我们也是受害者  我们也?(?:很|挺)?(?:无辜|冤枉|委屈)  我们(?:并)?没有?做?错
        {YOU}{S}{{0,6}}(?:使用|操作|保存|存放|涂抹|清洗|洗涤|安装|储存){S}{{0,4}}(?:不当|错误|有误|不对|不正确|不规范
          方法不)
        (?:使用|操作|保存)(?:方法)?(?:不当|有误|错误)(?:导致|造成|引起)
        """,
        allowed_if_after=r"不能说|不代表|不(?:会|该)?因为|不等于|不是|并非|不敢说|是不是|不管|不能因为|不该拿|绝不|不说|而不是",
        allowed_if_before=r"(?:吗|呢|不代表|不等于|也不能|不能说明)",
        allowed_if_near=r"不合格|没达标|不达标|送去?检|没写清|没说清|没教",
    ),
    word_rule(
        "DEFENSIVE",
        Level.ACK,
        rf"""
        (?:未|没有?|查不)(?:能)?(?:查|找|检索)(?:询|索)?到{S}{{0,12}}(?:订单|购买|记录|下单)  并未{S}{{0,10}}购买
        没有?在(?:我们|本店|官方){S}{{0,8}}(?:买|下单)  无{S}{{0,2}}(?:购买|订单)记录
        请(?:{YOU}|大家)?(?:不要|勿|停止)(?:再)?(?:造谣|传播|恶意|散布|传谣|听信)  别有用心  带节奏
        恶意(?:抹黑|诋毁|中伤|差评|攻击|竞争|造谣|炒作)  歪曲事实  不实(?:言论|指控)  子虚乌有  莫须有  竞争对手  竞品
        友商  所以(?:不可能|不会)是(?:我们|产品)
        不可能是我们  (?:与|跟|和|同)(?:我们|我家|产品|本店)(?:家|的产品)?(?:无关|没有?(?:任何|什么|半点)?(?:关系|关联))
        不是(?:我们|产品|本店)的?(?:产品|质量)?的?(?:问题|责任|错)
        (?:没有|查无|无){YOU}的(?:消费|购买|订单|下单)?(?:记录|信息)  {YOU}是不是(?:记错|弄错|搞错|买错|用错|认错)
         我们没有(?:错|责任|问题)
        平台(?:方)?已{S}{{0,4}}(?:删除|处理|判定|处罚|封禁|下架|限制)  (?:账号|笔记|评论){S}{{0,4}}被平台
        """,
        allowed_if_after=r"(?:不会|从没|没有?|不该|绝不|不)(?:说|觉得|认为|当)?(?:您|你)?(?:是)?|(?:不管|不论|无论|到底|不知道)是",
        allowed_if_before=rf"{S}{{0,2}}(?:也|都)?(?:没关系|不影响|照样|没事|可以)",
    ),
    word_rule(
        "DEFENSIVE",
        Level.ACK,
        r"同行",
        allowed_if_after=r"一|陪|偕|随",
        allowed_if_before=r"的?(?:朋友|人|伙伴|家人|孩子|老人|者|业)",
    ),
    word_rule(
        "DEFENSIVE",
        Level.ACK,
        r"""
        (?:thousands|hundreds|millions) of (?:\w+ )?(?:customers?|users?)
        (?:have|['’]ve) never (?:had|received) (?:a|any) (?:\w+ )?complaints?
        (?:courier|store|platform|shop|delivery)['’]?s (?:problem|fault|responsibility)
        every (?:batch|bottle|item|order) (?:is|was) (?:\w+ )?(?:inspected|tested|checked)  we have no control
        our (?:products?|\w+ products?|formula|quality)(?: \w+)? (?:have|has|are|is) (?:all |been |fully )*(?:passed
          tested|certified|compliant|safe)
        our products? (?:passed|compl(?:y|ies)|meets?)  (?:an )?isolated (?:incident|case)  no other customers?
        you (?:must|may|might|probably) have (?:used|misused|stored)  not our (?:fault|responsibility|problem)
        (?:none of our|no) (?:other )?(?:customers?|users?|buyers?|guests?) (?:\w+ ){0,3}(?:had|have|has|reported
          complained)
        all (?:of )?our products? (?:\w+ )?(?:are|have been) (?:lab[- ])?(?:tested|certified|inspected)
        nothing to do with (?:us|our)
        can(?:not|['’]t) (?:find|see|locate) (?:your|any|an) (?:order|purchase|record)  we (?:did|have done
          ['’]ve done) nothing wrong
        not (?:caused by|related to|because of) our  (?:have|found|find) no record of  our competitors?  malicious
        defamat
        """,
    ),
)

BLAME = (
    word_rule(
        "BLAME_USER",
        Level.BLOCK,
        r"自己(?:不会|不看|没看|乱用|操作不|不小心|没注意|用错|弄坏|没保管)",
        allowed_if_after=rf"(?:我们|小编|店员|客服|同事|仓库){S}{{0,6}}|(?:不是|不怪|并非){S}{{0,4}}",
    ),
    word_rule(
        "BLAME_USER",
        Level.BLOCK,
        rf"""
        (?:是|属于|怪|因为){YOU}(?:自己|个人|本人)?的?(?:问题|原因|体质|皮肤问题|肤质|操作|责任|错|使用不当)
        {YOU}(?:自己|个人|本人)的?(?:原因|问题|体质|肤质|责任|选择|不小心|没看|不看)
        没有?(?:仔细|认真|好好)?看(?:清楚?|过|懂|完|一?下)?(?:产品|使用)?(?:的)?说明
        {YOU}(?:应该|要|得|可以)?先看(?:清楚?)?(?:说明|详情)  (?:可能|应该|大概|怕|估计|也许)是{YOU}(?:自己|本人)
        {YOU}{S}{{0,2}}没有?按(?:照)?{S}{{0,6}}(?:说明|要求|步骤|方法|规定)
        个人体质  {YOU}皮肤太  造谣  碰瓷  讹(?:人|钱|诈|我们|上)  职业(?:差评|打假|索赔)  无理取闹  胡搅蛮缠
        (?:应该|应当|本该|得|需要|必须)(?:先|提前){S}{{0,6}}(?:耳后|皮试|测试|试用|看说明|看详情)  谁(?:让|叫){YOU}
        {YOU}(?:自己)?(?:下单|购买|买|选|拍|用|收货)(?:的)?(?:时候?|前)?{S}{{0,4}}(?:没有?|不)(?:看|注意|留意|仔细
          检查|核对)
        {YOU}{S}{{0,8}}(?:有|存在|产生)(?:一?些|点)?误解  {YOU}(?:误解|误会)了  {YOU}的?(?:期望|期待|要求
          预期){S}{{0,3}}(?:太|过)高
        {YOU}{S}{{0,8}}怎么不(?:问|看|说|早)  {YOU}没看(?:$|[,。!?吗])  人为(?:损坏|因素|原因|造成)  {YOU}的?(?:使用
          操作|饮食|生活)?习惯
        (?:没有?|未)(?:依照?|按照?|照着?)(?:说明|指示|步骤|包装)
        {YOU}(?:自己|自行)?(?:保存|存放|弄坏|摔坏|清洗|洗涤)(?:不当|的|了)?(?:吧|吗|$|[,。!?])
        收货(?:的?时|后)?(?:候)?(?:没|不)(?:有)?(?:当面)?(?:验|检查|拆)  (?:太|别)较真  {YOU}这(?:样|么)说(?:不
          很)(?:负责|公平|好)
        不要怪(?:产品|我们|商家)
        不至于{S}{{0,4}}(?:发|写|上网|曝光|生气|吧)  {YOU}(?:是不是)?(?:带着?|太)情绪  情绪化
        {YOU}(?:一次)?(?:涂|用|吃|喝|放|加){S}{{0,3}}(?:太多|过量|多了|太少|太久)
        小题大做  玻璃心  {YOU}(?:是不是)?想多了  太矫情  {YOU}太(?:挑剔|敏感)  没事找事  贪(?:小)?便宜  签收了?(?:就
          即)  敲诈
        """,
        allowed_if_after=rf"""
        (?:不是|并非|不会是?|不会说|从没|没有?说|不会当?|不能|不该|不应该?|哪|不管|无论|不论|绝不|绝对不是){S}{{0,6}}
        不  让
        """,
        allowed_if_before=r"(?:很正常|也正常|都正常|不怪|也不怪|不能怪|也没关系|都没关系|也一样)",
        allowed_if_near=rf"不(?:能|该|会|应)?怪{YOU}|我们{S}{{0,6}}没(?:写|说|讲|标)|以讹传讹|是我们",
    ),
    word_rule(
        "BLAME_USER",
        Level.BLOCK,
        r"""
        your (?:own )?(?:fault|mistake)  you (?:didn['’]?t|did not|failed to) (?:read|follow)  you used it wrong
        user (?:error|damage)  did you (?:even )?(?:read|follow)  you must have (?:\w+ )?(?:it )?(?:wrong|incorrectly)
        you (?:clearly |obviously |simply )?(?:did not|didn['’]?t) (?:follow|read)
        you should have (?:\w+ )?(?:read|followed|known|done|tested|checked|asked|used|patch)
        you (?:applied|used|took|put on|ordered|chose) (?:\w+ )?(?:too much|too many|it wrong|the wrong|incorrectly)
        (?:you|maybe you|perhaps you) (?:\w+ )?(?:misread|misunderstood|misused|overlooked)  your expectations (?:are
          were|may)
        stop (?:lying|making)  making (?:this|it|things) up
        fake (?:review|complaint)  your (?:own )?skin (?:type )?is (?:just )?too
        """,
        allowed_if_after=r"(?:not|isn['’]?t|never) (?:\w+ )?",
    ),
)
