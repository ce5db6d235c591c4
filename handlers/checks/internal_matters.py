"""Our own backstage stays out of public words: severities, legal, PR, approvals, the model (R80)."""

from handlers.checks.model import Level
from handlers.checks.word_rule import S, word_rule

INTERNAL_MATTERS = (
    word_rule(
        "INSIDE_LEAK",
        Level.BLOCK,
        r"""
        职业差评师  黑粉  水军  事件编号  \binc-?\d+  待审批  待审核  法务(?:说|建议|审核|部|要求|同意)  话术  模板
        舆情  控评  定(?:为|成|级为)?[一二三]级  (?:内部|领导|上级|高层)[^,。!?;\n]{0,6}(?:开会|审批|批准|批示|批复
          没批|拍板)  \bsop\b
        危机(?:公关|等级|预案)  公关(?:部|稿|话术)  (?:升级|上报)到?l[123]  领导(?:批|审)  走流程
        内部(?:消息|会议|群|判断|定级)  定级
        """,
        allowed_if_after=rf"(?:不是|没有?|不会|不想|不该|从不|并非|绝不|不用|不拿|不套|不发|也不|不把{S}{{0,3}}当){S}{{0,6}}",
        allowed_if_in_post=True,
    ),
    word_rule(
        "INSIDE_LEAK",
        Level.BLOCK,
        r"(?:^|[^a-z0-9/+-])(l[123])(?:级|事件|类|投诉|风险|流程|[^a-z0-9/+-]|$)",
        allowed_if_before=r"(?:号|色|款|码|型|尺|面|精|系列|瓶|片|档)",
        allowed_if_in_post=True,
    ),
    word_rule(
        "INSIDE_LEAK",
        Level.BLOCK,
        r"""
        法务(?:让|叫|要|不让|没同意)  公关(?:同事|团队|让|说)  等(?:总部|领导|上面|上级){S}{{0,4}}(?:批|通知|指示)
        标准(?:回复|答复)  上面(?:不让|要求|说)  按(?:预案|流程){S}{{0,3}}(?:先|要|得)
        智能(?:助手|客服)(?:生成|回复|自动)  legal (?:has|have|team|needs|says)  (?:our|the) pr (?:team|department)
        (?:standard|reply) template
        ai(?:自动)?(?:生成|起草|撰写|写的|回复|助手|客服)  ai(?:帮|替)(?:我|忙|您|你)?们?(?:写|回|生成|起草|润色)
        \bai[- ](?:generated|written|drafted)  (?:generated|written|drafted) by (?:an )?ai\b  escalated (?:\w+ )?(?:as
          to) l[123]\b
        作为(?:一个|一名)?(?:ai|人工智能|语言模型|大模型|智能助手)
        我是(?:一个)?(?:ai|人工智能|机器人|语言模型)  as an ai  language model
        (?:以下|下面)是(?:为您|为你|根据|我|一[版条份])?[^,。!?;\n]{0,10}(?:回复|草稿|版本|文案)
        (?:这是|这里是)(?:一[版条份]|修改后的)?(?:回复|草稿)  ^(?:草稿|回复|版本)[一二三\d]?:  系统提示  提示词
        system prompt  (?:ignore|disregard) (?:all |the )?(?:previous|above)  ```  "?(?:reply|draft|text)"?\s*:\s*"
        here(?:'s| is) (?:a|the|your) (?:draft|reply)
        """,
        allowed_if_after=rf"(?:不是|没有?|并非|不用|不会|绝不|也不是){S}{{0,4}}",
    ),
)
