"""What the customer is made to fear, in any wording (R87, X19)."""

from handlers.checks.model import Level
from handlers.checks.word_rule import YOU, L, S, act

VEILED = (
    act(
        "THREAT",
        Level.BLOCK,
        rf"""
        (?:再|继续|接着|要是|如果|若|一直){L}{{0,16}}(?:就别怪|别怪|不客气|不只是|不止是|就不是|没这么|不会这么|后面的事|我们(?:就|将|会|只能|不得不|也|可)(?:要)?{S}{{0,8}}(?:采取|追|措施|告|公布|找|联系|通知|举报|处理你|对簿|奉陪|走|公事公办))
        (?:别|不要|勿)怪(?:我们|本店|公司)?(?:不客气|翻脸|没提醒|没说|无情)  (?:不是|并非)(?:吃素|好惹|软柿子|好欺负|没脾气)  走着瞧  等着(?:瞧|吧|收)  奉陪到底  我们奉陪  对簿公堂  公事公办  好自为之  掂量(?:掂量|一下|着办|清楚)  (?:想|考虑|看)清楚(?:后果|再发|再说|自己)  吃不了兜着走
        (?:后果|下场|代价|责任|麻烦){S}{{0,6}}(?:自负|自己|承担|掂量|想清楚|考虑|很严重|会很|不是{YOU}|你|您)  (?:网警|网信|公安|派出所|法院|律所|律师|法务|警察|报警|经侦){S}{{0,8}}(?:找|联系|处理|介入|上门|等|会|备案|取证|跟您|跟你)
        (?:查|找|定位|人肉|追踪)(?:得?到|出)?{S}{{0,4}}(?:ip|{YOU}(?:的)?(?:是谁|人|本人|住|单位|公司|学校|家))  (?:联系|通知|告诉|找到?){YOU}的?(?:单位|公司|学校|家人|领导|老板|父母|雇主)  {YOU}(?:的)?(?:ip|身份|账号|工作单位){S}{{0,4}}(?:我们|都|已经)
        (?:拉黑|封(?:号|你|您|杀)|列入?黑名单|加入黑名单|进黑名单|取消{YOU}{S}{{0,4}}会员|不再(?:为|给){YOU}{S}{{0,4}}服务)  (?:赔偿|承担){S}{{0,6}}(?:名誉|商誉|经济)损失  (?:损害|影响|侵害|侵犯){S}{{0,6}}(?:名誉|商誉|信誉|声誉){S}{{0,12}}(?:责任|追|撤|停|法|后果)
        (?:consequences|you['’]ll regret|you will regret|think (?:twice|carefully|hard) before  watch (?:what|your)|we know (?:who|where) you|blacklist\w*|ban(?:ned|ning)? (?:you|your)|block(?:ed|ing)? your account|hear from our|see you in court|legally|litigat\w*|libel\w*|slander\w*|pursue (?:this|the matter|it|all)|hold you (?:liable|responsible|accountable)|contact(?:ing)? your (?:employer|school|boss|family|workplace)|(?:trace|track) your ip|for your own (?:good|sake))
        """,
        allowed_if_near=r"我们(?:自己)?(?:承担|负责|来担|认)|怪我们|律师[信函]?{S}{0,4}(?:撤|错)|涉事|员工|骗子|盗用|诈骗|冒充|we(?:['’]re| are) legally|内部",
        denied_within=r"不会|不用|绝不|没有|won['’]t|not",
    ),
)
