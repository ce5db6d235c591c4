"""Politics and vulgarity: what a platform's machine review limits in silence (R92)."""

from handlers.checks.model import Level
from handlers.checks.word_rule import act, word_rule

SENSITIVE = (
    word_rule(
        "SENSITIVE",
        Level.BLOCK,
        r"""
        习近平  习主席  习总  李克强  毛泽东  毛主席  邓小平  江泽民  胡锦涛  中南海  党中央  政治局  共产党  国民党  民进党  赖清德  蔡英文  台独  港独  藏独  疆独  一边一国  两国论  台湾国  统一台湾  武统  六四  天安门  法轮功  文革  文化大革命
        雨伞革命  反送中  白纸(?:运动|革命)  集中营  新疆棉  维吾尔  达赖  反共  反华  颠覆(?:国家|政权)  民运  独裁  专政  政府(?:腐败|无能|不管|包庇)  官官相护  上访  游行  示威  罢工  翻墙  特朗普|川普|拜登|普京|泽连斯基
        共匪  支那  小日本  鬼子  棒子  台巴子  港怂  阿三  黑鬼  恐怖袭击  圣战  (?:xi jinping|falun gong|tiananmen|taiwan independence|hong kong independence|free tibet|uyghur|communist party)
        """,
        allowed_if_in_post=True,
    ),
    word_rule(
        "VULGAR",
        Level.BLOCK,
        r"""
        约炮  一夜情  裸聊  色情  做爱  性交  性生活  自慰  撸(?:管|一发)  鸡巴  几把  屌(?:丝)?  逼(?:样|格低)  操(?:你|他|蛋)  草(?:你|泥)  干你娘  你妈(?:的|逼|死)  尼玛  卧槽  我靠  狗屁  屎(?:一样)?  骚(?:货|女|话)  婊  妓  嫖  奶子  胸(?:大|器)  屁股(?:翘|真)  湿(?:身|了吧)  撩妹  (?:小)?骚  污(?:一下|污)  开车(?:了|哈)  老司机  仆街  扑街  粉肠  痴线  黐线  死全家  机掰  靠北  靠腰  三小  干(?:恁|谯)
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
