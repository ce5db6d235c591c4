"""Who and what a scheme is about: authors, the press, crowds, texts, praise, value, silence."""

from handlers.checks.payments import GIFT, SUM, THING

AUTHOR = (
    r"(?:他们?|她们?|ta|对方|博主|作者|楼主|部落客|用户|顾客|客人|客户|消费者|网友|发帖人?|当事人|[这那]个人|达人|kol|koc|创作者|up主|网红|大v|号主|"
    r"记者|编辑|小编|媒体|自媒体|勒索|敲诈|\b(?:him|her|them|he|she|they|(?:the |this |that |an? )?(?:\w+ )?(?:influencer|"
    r"blogger|creator|author|reporter|journalist|editor|poster|reviewer|kol|koc|vlogger|customer|complainer|"
    r"blackmailer|extortionist|woman|man|guy|girl)s?)\b)"
)
PRESS = r"(?:记者|编辑|小编|媒体|报社|电视台|\b(?:reporter|journalist|editor|press|newspaper|magazine|paper|outlet|media)s?\b)"
STORY = (
    r"(?:稿|报道|文章|新闻|采访|节目|选题|\b(?:story|stories|article|piece|coverage|interview|report|headline|it)\b)"
)
TEXT = (
    r"(?:帖|贴(?:子|文)|笔记|文章|评论|留言|差评|负评|负面|黑稿|视频|影片|热搜|词条|这[条篇个]|那[条篇个]|它|骂我们|批评|原文|"
    r"\b(?:posts?|notes?|reviews?|comments?|videos?|threads?|articles?|hashtag|criticism|complaints?|bad press|"
    r"negativ\w+)\b)"
)
CROWD = (
    r"(?:员工|店员|同事|家属|亲友|朋友|闺蜜|姐妹|粉丝|会员|老(?:顾客|客户|用户|粉|客)|熟客|学生|实习生|兼职|写手|水军|网军|素人|路人|真人|托|小号|马甲|账?号|大v|达人|博主|"
    r"自媒体|营销号|koc|kol|网红|大家|全员|大伙|群里|一群|几个人|一批人|些人|找人|人头|粉头|"
    r"\b(?:staff|employees?|colleagues?|friends?|family|fans?|followers|loyal customers|supporters|people|"
    r"everyone|students?|interns?|writers?|bots?|accounts?|influencers?|creators?|bloggers?|kocs?|kols?|somebody|"
    r"someone|users)\b)"
)
GOOD = (
    r"(?:夸|捧|吹|好话|公道话|好评|五星|正面|正能量|种草|软文|好的?(?:体验|评价|反馈|文章|内容)|说好|满意|推荐|口碑文|优点|"
    r"\b(?:positive\w*|prais\w+|glowing|favou?rabl[ey]|flattering|five[- ]star|5[- ]star|good|great|nice|kind|"
    r"happy|love|rave)\b)"
)
VALUE = (
    rf"(?:{SUM}|{GIFT}|{THING}|钱|试用|广告费?|合作|续约|赞助|下次|名额|"
    r"\b(?:\d{3,}|phone|free|samples?|products?|sponsor\w*|deal|campaign|contract|ads?|something)\b)"
)
QUIET = (
    r"(?:删|撤|下架|隐藏|闭嘴|住嘴|别(?:再)?(?:闹|发|说|写|提|追|讲)|不(?:再|要再)?(?:闹|发|说|写|提|追)|算了|了事|省事|罢手|消停|息事|改口|收手|摆平|搞定|打发|封口|"
    r"\b(?:delet\w+|remov\w+|drops?|quiet\w*|silen\w+|go(?:es)? away|stops?|shuts? up|take\w* (?:it |"
    r"the \w+ )?down|disappears?|vanish\w*|forgets?|withdraws?|calms? down|leaves? us alone|goes)\b)"
)
DATA = (
    r"(?:批号|订单|单号|地址|电话|照片|资料|凭证|发票|购买|渠道|手机号|身份证|隐私|个人信息|症状|用量|授权|"
    r"\b(?:address|order|batch|phone|photo|number|receipt|private data|personal)\b)"
)
