"""What the law makes void, and politics and vulgarity, which platforms limit in silence (R92, R97)."""

from handlers.checks.model import Level
from handlers.checks.word_rule import S, act, word_rule

SENSITIVE = (
    word_rule(
        "SENSITIVE",
        Level.BLOCK,
        r"""
        习近平  习主席  习总  李克强  毛泽东  毛主席  邓小平  江泽民  胡锦涛  中南海  党中央  政治局  共产党  国民党  民进党  赖清德  蔡英文  台独  港独  藏独  疆独  一边一国
        两国论  统一台湾  武统  六四(?:事件|运动)  天安门(?:事件|屠杀|广场事)  法轮功  文革  文化大革命
        雨伞革命  反送中  白纸(?:运动|革命)  集中营  新疆棉  达赖  反共  反华  颠覆(?:国家|政权)  民运  独裁  专政  政府(?:腐败|无能|不管|包庇)  官官相护  上访  游行
        示威  翻墙  特朗普|川普|拜登|普京|泽连斯基
        共匪  支那  小日本  鬼子  棒子  台巴子  港怂  阿三  黑鬼  恐怖袭击  圣战
        (?:xi jinping|falun gong|taiwan independence|hong kong independence|free tibet|uyghur
          communist party)
        """,
        allowed_if_in_post=True,
    ),
    word_rule(
        "VULGAR",
        Level.BLOCK,
        r"""
        约炮  一夜情  裸聊  色情  做爱  性交  性生活  自慰  撸(?:管|一发)  鸡巴  几把  屌(?:丝)?  逼(?:样|格低)  操(?:你|蛋)  草(?:你|泥)  干你娘
        你妈(?:的|逼|死)  尼玛  卧槽  狗屁  屎一样  骚(?:货|女|话)  婊  妓  嫖  奶子  胸(?:大|器)  屁股(?:翘|真)  撩妹          仆街  扑街  粉肠  痴线  黐线
        死全家  机掰  靠北  靠腰  三小  干(?:恁|谯)
        \b(?:fuck\w*|shit\w*|bitch\w*|asshole|dick|pussy|sexy|nude|porn\w*|whore|slut|damn you|wtf|crap)\b
        """,
        allowed_if_after=r"(?:宝宝|孩子|狗|猫|拉|鸟|骑|打车|风|风|独领)[^,。!?]{0,3}",
        allowed_if_in_post=True,
    ),
    act(
        "VULGAR",
        Level.BLOCK,
        r"(?:身材|胸|腿|屁股|嘴|舌头|床上)[^,。!?;\n]{0,6}(?:性感|诱人|好看想|想(?:摸|看|要)|撩|软|湿|痒痒)",
    ),
)

# Clauses that consumer law makes void: no refunds, the final say, rights refused (R97).
RIGHTS = (
    act(
        "RIGHTS_DENIED",
        Level.BLOCK,
        rf"""
        概不(?:退|负责|受理|退换|承担|换)  恕不(?:退|负责|受理|另行)  一律不(?:退|换|予|受理|赔|接受)
        (?:不退不换|不予退|不退(?:也)?不换|不换不退|不能退换|不接受退|不支持退|谢绝退|不给退|退不了的?$)
        (?:售出|离柜|拆(?:封|开|了)|开封|剪标|激活|用过|穿过|洗过|签收){S}{{0,6}}(?:概|恕|一律|就|便|后)?(?:不(?:退|换|能退|可退|予|负责|再|给退|支持)|不认)
        (?:报名|开课|入住|下单|激活|预约)(?:满)?{S}{{0,6}}(?:天|后|了|小时|课)?就?不(?:退|能退|给退|予退)(?:学费|费|款|钱|定金|押金)?
        (?:最终)?解释权  最终{S}{{0,4}}解释  (?:怎么解释|解释){S}{{0,4}}(?:在|归|由)(?:我们|本店|商家|公司)
        (?:不|没|无法|不能)(?:支持|享受|适用|提供|参与|包含|属于|走){S}{{0,8}}(?:七|7)天
        (?:七|7)天(?:无理由)?{S}{{0,8}}(?:不(?:支持|适用|包括|算|享受|含|能)|没有|除外|拒|失效|过了)
        (?:特价|清仓|促销|活动|折扣|打折|样品|赠品|定制|优惠|秒杀|直播(?:间)?|尾货|福袋){S}{{0,6}}(?:商品|品|款|价|的)?{S}{{0,6}}(?:不(?:退|换|享受|支持|参与|能退
          予|提供|包)|概不|没有售后|无售后|没(?:有)?(?:质保|保修|三包)|售后不)
        (?:逾期|过期|未用){S}{{0,4}}(?:作废|不退|不补)  (?:贵重|物品|财物){S}{{0,6}}(?:丢失|遗失|损坏){S}{{0,4}}(?:概不|自负|不负责)
        (?:定金|订金|预付款?|押金|会员费|余额|充值|储值){S}{{0,6}}(?:概|一律|是)?(?:不(?:退|予|能退|可退|给退)|没收)
        (?:风险|责任|损失|后果){S}{{0,3}}(?:由)?(?:您|你|顾客|消费者|买家|用户)?(?:自(?:负|担|行承担|理)|自己承担)
        最低消费  开瓶费  禁止自带  (?:无|没有?)(?:发票|小票)(?:就)?{S}{{0,3}}(?:不|概)(?:退|换|受理|认)
        开(?:发)?票{S}{{0,4}}(?:要)?(?:加|另(?:收|付)|多收)  拒绝{S}{{0,4}}(?:退|七天|三包)
        (?:all sales (?:are )?final|non[- ]?refundable|no (?:refunds?|returns?|exchanges?)(?: (?:on|for|once
          after))?|refunds? (?:are|is) not (?:possible|available|offered|given)|final (?:say|interpretation)
            not (?:eligible|entitled) (?:for|to) (?:a )?(?:refund|return)s?|at your own risk|we (?:do not
              don['’]t) (?:accept|do|offer) (?:refunds?|returns?|exchanges?))
        """,
        allowed_if_near=r"不算数|我们不用|不认|没有用|无效|取消|改了|改掉|作废了|这条(?:规定|不)|不该|写错|标错|照退|也退|也能退|可以退|给退|不管|不受影响|撤(?:了|下|"
        r"掉)|不合规|违规",
        denied_within=r"可以退|都退",
    ),
)
