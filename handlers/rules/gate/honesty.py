"""How the other person is treated: no defence before the facts, no blame, no threats (R75, R82-R87, R137, X7, X17, X19)."""

from handlers.rules.gate.case import Level
from handlers.rules.gate.rows import YOU, S, row

BUT = r"(?:但是?|可是|然而|不过)"

DEFENCE = (
    row(
        "DEFENSIVE", Level.ACK,
        rf"""
        {BUT}{S}{{0,20}}(?:(?:通过|经过|符合){S}{{0,8}}(?:检测|测试|质检|标准)|检测(?:合格|报告|显示|结果)|合格|达标
          没有(?:任何|质量)*问题|不存在)
        (?:我们|咱们|本店|我家|本品牌)?(?:的)?(?:产品|商品|配方|品质|质量|食材|原料)(?:都是?|均|全部|一直|一向|本身
          是)?(?:通过|符合|合格|达标|没有(?:任何|质量|安全)*问题|没问题|不会有问题)
        不存在{S}{{0,8}}(?:问题|情况|现象|隐患)  个别(?:现象|用户|案例|情况|消费者|顾客)  (?:只是|属于|是)个例  极少数
        概率极低  因人而异  其他(?:用户|顾客|客人|人)(?:都|也)?(?:没有?|没)
        {YOU}{S}{{0,6}}(?:使用|操作|保存|存放|涂抹|清洗|洗涤|安装|储存){S}{{0,4}}(?:不当|错误|有误|不对|不正确|不规范|方法不)
        (?:使用|操作|保存)(?:方法)?(?:不当|有误|错误)(?:导致|造成|引起)
        """,
        after=r"不能说|不代表|不等于|不是|并非|不敢说|是不是|不管|不能因为|不该拿|绝不|不说|而不是",
        before=r"(?:吗|呢|不代表|不等于|也不能|不能说明)",
        near=r"不合格|没达标|不达标|送去?检|没写清|没说清|没教",
    ),
    row(
        "DEFENSIVE", Level.ACK,
        rf"""
        (?:未|没有?|查不)(?:能)?(?:查|找|检索)(?:询|索)?到{S}{{0,12}}(?:订单|购买|记录|下单)  并未{S}{{0,10}}购买
        没有?在(?:我们|本店|官方){S}{{0,8}}(?:买|下单)  无{S}{{0,2}}(?:购买|订单)记录
        请(?:{YOU}|大家)?(?:不要|勿|停止)(?:再)?(?:造谣|传播|恶意|散布|传谣|听信)  别有用心  带节奏
        恶意(?:抹黑|诋毁|中伤|差评|攻击|竞争|造谣|炒作)  歪曲事实  不实(?:言论|指控)  子虚乌有  莫须有  竞争对手  竞品
        友商  所以(?:不可能|不会)是(?:我们|产品)
        不可能是我们  与(?:我们|产品|本店)无关  不是(?:我们|产品|本店)的?(?:产品|质量)?的?(?:问题|责任|错)
        (?:没有|查无|无){YOU}的(?:消费|购买|订单|下单)?(?:记录|信息)  {YOU}是不是(?:记错|弄错|搞错|买错|用错|认错)
         我们没有(?:错|责任|问题)
        跟(?:我们|产品)(?:没有?关系|无关)  平台(?:方)?已{S}{{0,4}}(?:删除|处理|判定|处罚|封禁|下架|限制)
        (?:账号|笔记|评论){S}{{0,4}}被平台
        """,
        after=r"(?:不会|从没|没有?|不该|绝不|不)(?:说|觉得|认为|当)?(?:您|你)?(?:是)?",
    ),
    row("DEFENSIVE", Level.ACK, r"同行", after=r"一|陪|偕|随", before=r"的?(?:朋友|人|伙伴|家人|孩子|老人|者|业)"),
    row(
        "DEFENSIVE", Level.ACK,
        r"""
        our (?:products?|\w+ products?|formula|quality)(?: \w+)? (?:have|has|are|is) (?:all |been |fully )*(?:passed
          tested|certified|compliant|safe)
        our products? (?:passed|compl(?:y|ies)|meets?)  (?:an )?isolated (?:incident|case)  no other customers?
        you (?:must|may|might|probably) have (?:used|misused|stored)  not our (?:fault|responsibility|problem)
        (?:have|found|find) no record of  our competitors?  malicious  defamat
        """,
    ),
)  # fmt: skip

BLAME = (
    row(
        "BLAME_USER", Level.BLOCK, r"自己(?:不会|不看|没看|乱用|操作不|不小心|没注意)",
        after=rf"(?:我们|小编|店员|客服|同事|仓库){S}{{0,6}}|(?:不是|不怪|并非){S}{{0,4}}",
    ),
    row(
        "BLAME_USER", Level.BLOCK,
        rf"""
        (?:是|属于|怪|因为){YOU}(?:自己|个人|本人)?的?(?:问题|原因|体质|皮肤问题|肤质|操作|责任|错|使用不当)
        {YOU}(?:自己|个人|本人)的?(?:原因|问题|体质|肤质|责任|选择|不小心|没看|不看)
        没有?(?:仔细|认真|好好)?看(?:清楚?|过|懂|完|一?下)?(?:产品|使用)?(?:的)?说明
        {YOU}(?:应该|要|得|可以)?先看(?:清楚?)?(?:说明|详情)  (?:可能|应该|大概|怕|估计|也许)是{YOU}(?:自己|本人)
        {YOU}{S}{{0,2}}没有?按(?:照)?{S}{{0,6}}(?:说明|要求|步骤|方法|规定)
        个人体质  {YOU}皮肤太  造谣  碰瓷  讹(?:人|钱|诈|我们|上)  职业(?:差评|打假|索赔)  无理取闹  胡搅蛮缠
        小题大做  玻璃心  {YOU}(?:是不是)?想多了  太矫情  {YOU}太(?:挑剔|敏感)  没事找事  贪小便宜  敲诈
        """,
        after=rf"""
        (?:不是|并非|不会是?|不会说|从没|没有?说|不会当?|不能|不该|不应该?|哪|不管|无论|不论|绝不|绝对不是){S}{{0,6}}
        不
        """,
        before=r"(?:很正常|也正常|都正常|不怪|也不怪|不能怪)",
        near=rf"不(?:能|该|会|应)?怪{YOU}|我们{S}{{0,6}}没写清|以讹传讹",
    ),
    row(
        "BLAME_USER", Level.BLOCK,
        r"""
        your (?:own )?(?:fault|mistake)  you (?:didn['’]?t|did not|failed to) (?:read|follow)  you used it wrong
        user error  you should have (?:read|followed|known)  stop (?:lying|making)  making (?:this|it|things) up
        fake (?:review|complaint)  your (?:own )?skin (?:type )?is (?:just )?too
        """,
        after=r"(?:not|isn['’]?t|never) (?:\w+ )?",
    ),
)  # fmt: skip

THREAT = (
    row(
        "THREAT", Level.BLOCK,
        rf"""
        律师函  起诉  诉讼  追究{S}{{0,6}}责任  报警  举报{YOU}  法律(?:责任|后果|途径|手段|武器)  后果自负
        后果由{YOU}  已(?:经)?(?:将|把)?{S}{{0,8}}(?:反馈|反映|举报|提交|上报)(?:给|至|到)?{S}{{0,8}}平台
        保留{S}{{0,4}}追究  走法律  法庭见  我们的?律师  取证{S}{{0,4}}(?:完成|固定)
        """,
        after=rf"""
        (?:不会|不用|绝不|从没想|没有?要|无意|不想){S}{{0,4}}  烟雾  一氧化碳
        {YOU}{S}{{0,8}}(?:说|想|要|会|有权|可以|打算|完全可以|先|尽管){S}{{0,4}}  建议{S}{{0,4}}
        (?:我们|该我们){S}{{0,6}}承担{S}{{0,8}}  (?:内部|涉事|员工|门店|供应商){S}{{0,8}}
        """,
        before=r"器|平台(?:客服)?(?:仲裁|介入|赔付|退款)|我们(?:都|也)?(?:认|接受|配合)",
        near=rf"""
        (?:我们|品牌|该){S}{{0,6}}(?:承担|负){S}{{0,6}}(?:法律)?责任  内部追究
        追究{S}{{0,6}}(?:内部|员工|供应商|门店|我们自己|相关人员)  对(?:内部|涉事|员工|门店|供应商)
        配合{S}{{0,4}}(?:警方|调查)
        """,
    ),
    row(
        "THREAT", Level.BLOCK,
        r"""
        legal action  take (?:this|you) to court  \b(?:sue|suing) you  lawsuit
        (?:our|my) (?:lawyers?|attorneys?|legal team)  cease and desist
        report(?:ed|ing)? (?:you|your (?:account|post)|this (?:post|account))  call the police
        """,
        after=r"you(?:['’]re| are)? (?:\w+ ){0,3}",
    ),
)  # fmt: skip
