"""A mistake called obvious blames the person who made it (R83); money buys no silence in any category (R28)."""

from handlers.checks.model import Level
from handlers.checks.word_rule import YOU, L, S, act

HURTS = r"(?:辣|痛|疼|烫|刺|红|肿|痒|坏|破|漏|裂|吐|拉肚子|出事|过敏|不舒服)"
USES = r"(?:上脸|上手|抹|涂|敷|用|喝|吃|倒|吞|拆|洗|装)"

CALLS_OBVIOUS = (
    act(
        "BLAME_USER",
        Level.BLOCK,
        rf"""
        (?:这|那)?(?:是|都是|属于)?(?:基本|生活|起码|最基本)?的?常识(?:哦|哈|吧|呀|啊|啦|问题|而已|$|[,。!~])
        (?:直接|原液|这样|这么|那样|不稀释|不兑水?|没兑|没稀释){S}{{0,6}}{USES}{S}{{0,4}}(?:谁|肯定|当然|自然|必然|换谁|哪个|搁谁){S}{{0,4}}{HURTS}
        (?:直接|原液|不稀释|不兑水?|没兑|没稀释){S}{{0,8}}(?:谁|肯定|当然|自然|必然|换谁|搁谁){S}{{0,3}}(?:会|要|得){S}{{0,3}}{HURTS}
        (?:哪能|怎么能|怎么会|哪会)不{HURTS}{S}{{0,2}}(?:呢|啊|呀|吗|的|\?|[,。!]|$)
        (?:谁|哪个人?|换谁|搁谁|任何人|是人)(?:这么|这样|直接)?{USES}?都?(?:会|要|得){S}{{0,3}}{HURTS}
        (?:正常人|一般人|普通人|是个人|稍微{S}{{0,4}}的人|有点常识|但凡){S}{{0,8}}(?:都|也|就)?(?:会|知道|懂|不会|明白|看){S}{{0,8}}
        (?:这|那)?(?:还|也)(?:用|要|需要)(?:我们)?(?:说|教|问|提醒|写)(?:吗|么|嘛|\?|？)
        (?:谁|哪有人|哪个人|怎么)(?:会|能|有人)?(?:直接|这样|这么|把){S}{{0,6}}{USES}{S}{{0,6}}(?:啊|呀|呢|的|\?|？|[,。!]|$)
        (?:想想|用脑子|动动脑|想一想|稍微想){S}{{0,6}}(?:就|也|都){S}{{0,3}}(?:知道|明白|懂|清楚)
        (?:三岁|小学生|小孩子?){S}{{0,4}}(?:都|也)(?:知道|懂|会)
        (?:that['’]?s|it['’]?s|this is) (?:just |simply |only )?common sense
        (?:common sense|obviously)(?: \w+){{0,6}} (?:burn|sting
          hurt|break|happen)\w*
        (?:any|every)(?:one|body) (?:would|will|knows?|could|can) (?:\w+ ){{0,4}}(?:burn|sting|know|that|better|see)
        what did you expect  of course it (?:will |would |is going to )?(?:burn|sting|hurt|break)s?
        """,
        allowed_if_near=rf"不(?:能|该|会|应)?怪{YOU}|我们{S}{{0,8}}没(?:有)?(?:写|说|讲|标|提醒)|是我们|换谁都(?:会)?(?:急|气|慌|生气|难过|担心)|"
        r"not your fault|we (?:should|failed|did not)",
        denied_within=r"不是|并非|不能说|不该|哪是|谈不上|not",
    ),
)
MONEY = (
    r"(?:[¥$]\s?\d[\d,.]*|[\d一二两三四五六七八九十百千万]{1,7}(?:元|块钱?|万|千|百)|钱|款|红包|补偿|赔偿|赔款|赔付|慰问金|辛苦费|好处|费用|双倍|十倍|"
    r"三倍)"
)
QUIET = (
    rf"(?:不(?:再|要再|往外|去|许|准|可以?|能)|别(?:再|往外|去)?|停止|不){S}{{0,6}}(?:往外说|对外|外传|声张|说出去|追究|曝光?|闹|提(?:这|了|起|$|[,。!])|"
    rf"发(?:帖|文|了|视频|$|[,。!])|投诉|举报|更新|公开)"
)
BUYS_SILENCE = (
    act(
        "HUSHES_UP",
        Level.BLOCK,
        rf"""
        (?:只要|如果|若|要是|条件是?|前提是?|等|请|麻烦|希望){L}{{0,6}}{QUIET}{L}{{0,14}}{MONEY}
        {MONEY}{L}{{0,16}}(?:只要|条件|前提|但|不过|请|麻烦|希望|之后|以后|就|这事|此事|事情){L}{{0,8}}{QUIET}
        (?:封口|保密|闭嘴|消音|删帖|撤稿)费
        {MONEY}{L}{{0,12}}(?:收了|收下|拿了|拿着|到账|给了){L}{{0,10}}(?:这事|此事|事情|这件事|咱们|我们)?{S}{{0,4}}(?:过去了|翻篇|算了|结束|了结|两清|到此)
        (?:收了|收下|拿了|拿着){S}{{0,6}}{MONEY}{L}{{0,10}}(?:过去了|翻篇|算了|结束|了结|两清|揭过|到此|打住|{QUIET})
        (?:pay|transfer|give|send|offer|refund|compensat)\w*(?: \w+){{0,10}} (?:if|provided|as long as|on condition|so
          long as|once) you(?: \w+){{0,4}} (?:stop|drop|quiet|silent|say nothing|stay|not (?:post|talk|mention|go))
        (?:take|accept) the (?:money|payment|refund|cash)(?: \w+){{0,3}} (?:and )?(?:drop|forget|let|leave|move)
        hush money
        """,
        allowed_if_near=rf"不会|我们不|绝不|从不|没有要求|不(?:会|用|需要)(?:让|请|要求){YOU}|个人信息|隐私|手机号|地址|"
        rf"won['’]?t|never|no need|发不发|说不说|都?(?:由|随){YOU}|{YOU}(?:决定|做主|说了算)",
        denied_within=r"不会|绝不|不是|没有|never|not",
    ),
)
