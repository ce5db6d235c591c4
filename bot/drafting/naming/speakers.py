"""Signs of who writes and of what kind the writing is: praise with a wish, a partner, copies, hearsay."""

from handlers.text.re2_patterns import pattern

PRAISE = pattern(
    r"(?:^|[^不没难])(?:好用|好喝|好吃|好看|好穿|舒服)|很温和|本命|超[软好爱甜香]|颜值|真好|满意|爱用|真香|用了[两二三四五六七八九十\d几]年|挺好的|喜欢|不错|回购|没话说|没得说|超爱"
    r"|很爱|最爱|老粉"
    r"|忠实|五星|\b(?:love\w*|great|good|fantastic|amazing|best|excellent|happy with|favou?rite|big fan)\b"
)
WISH = pattern(
    r"能不能|可不可以|有没有可能|下次|出个|出一[个款]|希望|建议|可以考虑|期待|盼着|能出|求(?:出|上|返)|要是能|(?:要是|如果)[^。]{1,16}就(?:更|好|完美|太)"
    r"|再[^,。]{1,6}(?:点|些)就"
    r"|\b(?:could you|can you please|any chance|would (?:you consider|be nice|love)|hope you|please (?:make|add"
    r"|bring|consider)"
    r"|wish (?:you|it|there)"
    r"|if only|suggestion)\b"
)
REDRESS = pattern(  # what is wished for is an answer to a complaint
    r"退|赔|换货|补发|解决|处理|道歉|重视|给个?说法|负责|回复|整改|别再|\b(?:refund|replace\w*|compensat\w*|apolog\w*|fix|sort)\b"
)
PARTNER = pattern(  # who writes does business with us
    r"(?:我们?|本人|这边|咱)是[^,。]{0,10}(?:供应商|供货商?|加盟商?|代理商?|经销商|代工|小厂|工厂|合作社|农户|种植户|果农|施工队|装修队|承包|骑手|员工|讲师)"
    r"|供(?:货|应)商|加盟商|外包|工资[^,。]{0,4}(?:没|拖|不)(?:结|发)|(?:签约|合作)的?[^,。]{0,3}(?:房东|主播|商家|司机|门店|老师)|货款|工程款|加盟费"
    r"|拖欠(?:我们)?(?:尾款|工资|款)|(?:给|帮)(?:你们|贵司|他们)(?:家)?(?:供"
    r"|代工|做工程|送货|种|供应)"
    r"|\b(?:your (?:supplier|vendor|franchisee)|we supply|(?:i|we) (?:am|are) (?:a |your )?(?:supplier|vendor"
    r"|franchisee|contractor)|unpaid invoices?)\b"
)
COPIES = pattern(
    r"同一段(?:文案|话)|连标点都|文案都?没换|复制了|(?:一模一样|一字不差)的?(?:文案|话|评论|差评|帖)|复制粘贴|小号(?:在|都|发|刷)|同一批[号人]|控评|一样的(?:表情|话术)"
    r"|(?:[\d一二三四五六七八九十百]+)(?:个|多个)号|水军|same text|bot accounts"
)
HEARSAY = pattern(
    r"听说|传闻|有没有这回事|(?:链接|视频|文章|帖子)里?都?说|(?:网上|转发|朋友圈|群里|评论)[^,。]{0,4}(?:都)?(?:说|在?传)|都说|传言|刷到|内部人|都在传|大家转|据说|爆料|传疯"
    r"|网传|真的假的|是真的吗|everyone knows"
    r"|i heard|rumou?r|my cousin"
)
