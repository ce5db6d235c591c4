"""Category and severity by words alone, in both scripts, Cantonese and English (R15, R21-R32, R40-R42)."""

from tests.handlers.triage.posting import graded

CASES = """
safety L2 | 用了一次就過敏，滿臉通紅，質地黏膩不吸收，網紅智商稅，大家快拔草
safety L2 | 粉底液用完整张脸又红又痒，停了三天才好一点
safety L2 | 這款面膜敷完好刺痛，還起紅疹，有人也這樣嗎？
safety L2 | 搽咗你哋支精華，塊面敏感到不得了
safety L2 | 洗了一个星期，掉头发越来越严重
safety L2 | 食完你哋間嘢肚屙咗成晚
safety L2 | 吃坏肚子了，客服还说是我体质问题
safety L2 | 杯盖盖不紧，烫伤了手
safety L2 | My scalp has been itching since I switched to this shampoo
safety L2 | it burned my skin and left marks
safety L2 | 开封发现瓶底有异物
safety L2 | 麵包裡面有蟲
safety L2 | 汤里有头发，服务员还不承认
safety L2 | 收到的面膜已经过期了
safety L2 | Found a hair in my soup
safety L3 | 昨晚吃了外卖，一家人上吐下泻，孩子在急诊输液
safety L3 | 怀孕五个月，用了你们家身体乳全身起疹子
safety L3 | 医生诊断是接触性皮炎，病历都在
safety L3 | 吃完当晚就进了急诊
safety L3 | 给宝宝用的湿巾，屁股红了一大片起疹子
safety L3 | 外婆吃了之後嘔吐，送醫院了
safety L3 | 吹風機用著用著冒煙起火
safety L3 | 充电宝在包里自燃
safety L3 | 美的空调起火了，插座都烧黑
safety L3 | The charger exploded next to my bed
safety L3 | My daughter broke out in hives and we ended up in the ER
privacy L2 | 刚下单就接到诈骗电话，你们把我的订单信息泄露了吧
privacy L2 | 客人個資外洩，品牌到現在都不道歉
privacy L2 | 试衣间里有摄像头，被偷拍了
privacy L2 | Your app leaked my phone number
cultural_misstep L2 | 这组广告画眯眯眼，丑化亚洲人
cultural_misstep L2 | 新包裝涉嫌抄襲獨立設計師
cultural_misstep L2 | 官网地图把台湾单独列成国家
cultural_misstep L2 | This campaign is racist
extortion L2 | 不赔五千就曝光你们，自己看着办
extortion L2 | 轉我3000我就刪文，不然繼續發
extortion L2 | 付費刪除，兩千塊，考慮一下
extortion L2 | 几百块就撤，不然天天发
extortion L2 | Pay me 500 or I will post this everywhere
kol_scandal L2 | 代言人偷税被抓了，品牌还不解约吗
kol_scandal L2 | 你們的代言人爆出家暴，還要用他？
kol_scandal L2 | Your ambassador was arrested, drop her
misinformation L1 | 网传这个牌子要破产了，库存都是回收料
misinformation L1 | I heard this brand is going bankrupt
misuse L1 | 精油没稀释就直接涂了，一点用都没有
misuse L1 | 用一次沒看到效果，騙錢
misuse L1 | 说明书根本看不懂，不知道怎么用
genuine L3 | 你们上热搜了，全网都在骂
genuine L3 | 話題都上熱榜了還裝死
genuine L3 | 已经联系了记者，明天来采访
genuine L3 | 市场监管局已经立案调查这家店
genuine L3 | 被央视315曝光了还敢卖
genuine L3 | a journalist contacted me about your factory
genuine L2 | 买到假货了，扫码查不到
genuine L2 | 再不退款我就打12315
genuine L2 | 已經向消基會申訴
genuine L2 | 鞋子穿两天就开胶，有图有真相
genuine L1 | 鞋子穿两天就开胶
genuine L1 | 快递盒压扁了，瓶子碎了，客服已读不回
genuine L1 | 等了半个月还没发货
genuine L1 | 客服態度很差，私訊都不回，客訴無門
genuine L1 | 呢間真係中伏，難食到爆，唔會再幫襯
genuine L1 | 完全就是智商税，大家避雷
genuine L1 | 虚假宣传，货不对板
genuine L1 | 色差太大了，跟图片完全不一样
genuine L1 | 商家给五块红包让我删差评
genuine L1 | 官方把我的评论给删了
genuine L1 | 傻逼公司，滚
genuine L1 | 不厚道，涨价不说
genuine L1 | 这不是骗人是什么
genuine L1 | don't waste your money
genuine L1 | Overpriced and disappointing
genuine L1 | avoid!
genuine L0 | 物流超快，客服也很有耐心
genuine L0 | 發貨很快，會再回購
genuine L0 | 完全冇伏，抵食
genuine L0 | 今天收到啦，期待效果
genuine L0 | 还没收到货，先占个楼
genuine L0 | 请问专柜有卖吗，多少钱一瓶
genuine L0 | 新品发布会今天在上海举行
genuine L0 | Love it, great service
"""


def test_posts_are_graded_by_what_they_say():
    seen = {text: graded(text) for _, _, text in (line.partition(" | ") for line in CASES.split("\n")[1:-1])}
    assert [f"{t.category} {t.severity} | {text}" for text, t in seen.items()] == CASES.split("\n")[1:-1]
