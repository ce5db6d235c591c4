"""Brands that read like names of people: no person is meant where they stand."""

BRANDS_ZH_TEXT = """
周大福 周大生 周生生 周六福 周黑鸭 李宁 李锦记 李子柒 李先生 李维斯 李施德林 王老吉 王致和 王守义 王小卤 王饱饱 王麻子 张小泉 张裕 张亮 张君雅 马应龙 林清轩 林氏 康师傅 陈克明 陈李济 陈麻花
谭木匠 胡庆余堂 胡姬花 云南白药 雷允上 雷蛇 白象 白大夫 白家 方太 徐福记 江中 江小白 同仁堂 沙宣 黄飞红 乔丹 钱大妈 杨国福 鲍师傅 罗莱 罗蒙 金龙鱼 金典 金纺 鲁花 高露洁 高夫 温碧泉 韩束 韩后 欧莱雅
欧舒丹 欧珑 吴裕泰 孔凤春 谢馥春 郑明明 梁品 安踏 安慕希 安热沙 安耐晒 毛戈平 章华 施华蔻 施耐德 顾家 许留山 冯氏 杜蕾斯 杜嘉班纳 万宝龙 万斯 曼秀雷敦 柯达 柯尼卡 简爱 元气森林 薇诺娜 温和 苏菲 苏泊尔 苏宁
何氏 丁家宜 丁桂 姚明织带 朱炳仁 邵万生 沈大成 杏花楼 蔡林记 蔡司 肖战 宋河 唐三镜 丁香医生 小红书 小米 小鹏 小牛 小天鹅 小熊电器 小罐茶 小杨生煎 小仙炖 小肥羊 小龙坎 老干妈 老板电器 老凤祥 老庙 老乡鸡 老盛昌
阿里 阿迪 阿芙 阿玛尼 阿宽 阿尔卑斯 阿华田 阿道夫 马克华菲 任天堂 康佳 康恩贝 康巴赫 方回春堂 方特 方大同 范思哲 范德安 林内 梅林 梅菜 梅见 梁小猴 贝因美 石头科技 孟婆汤 贺寿利 季候风 汤臣倍健 戴森 戴尔
莫斯利安
莫代尔 莫兰迪 韦尔 夏士莲 夏普 夏桑菊 邓禄普 邓老凉茶 曹操出行 曾氏 卢浮宫 余仁生 傅山 秦川 钟薛高 霍山石斛 霍尼韦尔 石库门 武大郎 尹谜 华为 华硕 华莱士 易车 车厘子 常温 喜茶 喜力 乐扣 明治 于湉 时光
麻薯 蓝月亮
蓝瓶 马卡龙 潘多拉 夏威夷 史努比 冯巩 薛定谔 成都 成分党
"""
BRANDS_EN_TEXT = """
Christian Dior|Christian Louboutin|Tom Ford|Michael Kors|Calvin Klein|Estee Lauder|Elizabeth Arden|Bobbi Brown|Marc
Jacobs|Jo Malone|Kate Spade|Ralph Lauren|Tommy Hilfiger|Paul Smith|Stella McCartney|Victoria Secret|Charlotte
Tilbury|Helena Rubinstein|Mary Kay|Johnson|Brown Sugar|Earl Grey|Jack Daniel|Jack Jones|Coco Chanel|Hello Kitty|Miss
Dior|Tony Moly|Kim Chi|Van Cleef|Laura Mercier|Alexander Wang|Vera Wang|Anna Sui|Philip Morris|Peter Rabbit|Dr Martens
Dr. Martens|Mr Muscle|Uncle Ben|Auntie Anne|Jimmy Choo|Jordan|Alexander McQueen|Wang Lao Ji|Li Ning|Lao Gan Ma
"""
BRANDS_ZH = frozenset(BRANDS_ZH_TEXT.split())
BRANDS_EN = frozenset(" ".join(BRANDS_EN_TEXT.split()).split("|")) | {
    "Victoria's Secret",
    "Jack Daniel's",
    "Auntie Anne's",
}
MAX_NAME_LENGTH = max(map(len, BRANDS_ZH))


def is_brand(plain: str, at: int) -> bool:
    """True where a Chinese brand begins."""
    return any(plain[at : at + length] in BRANDS_ZH for length in range(2, MAX_NAME_LENGTH + 1))
