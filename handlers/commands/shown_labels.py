"""Labels of choices as people read them, which are taken when they are typed (`channel=企业号后台`).

In small letters and simplified script, without spaces, as they are looked up; a test holds them to the word files.
"""

from collections.abc import Mapping

CHANNEL_LABELS: Mapping[str, str] = {
    "form": "平台举报入口 平台检举入口 theplatform'sreportform reportform",
    "brand_account": "企业号后台 企业号 后台 thebrandaccount'sbackoffice backoffice",
    "account_manager": "客户经理 theaccountmanager accountmanager",
    "email": "平台邮箱 平台信箱 邮箱 信箱 邮件 theplatform'smailbox mailbox",
    "12377": "12377举报中心 12377检举中心 the12377centre",
    "counsel": "外部律师 律师 outsidecounsel",
}
SHOWN_LABELS: Mapping[str, Mapping[str, str]] = {
    "proof_kind": {
        "recording": "录影 videoorrecording",
        "chat": "聊天纪录",
        "receipt": "购买凭证",
        "batch_photo": "photoofthebatch",
        "test_report": "testreport",
        "medical": "就医材料 就医资料 medicalpaper",
        "authority": "主管机关文书 authority'sletter",
        "court": "courtpaper",
        "ownership": "proofofownership",
        "license": "businesslicence",
        "mandate": "授权委托书及代理人证件 powerofattorneyandagent'sidentity",
        "truth_statement": "签署的真实性声明 signedstatementoftruth",
        "notary": "公证或存证凭证 notary'sorevidenceplatform'sreceipt",
        "other": "其他 其它",
    },
    "ground": {
        "diversion": "advertising",
        "fabricated": "madeup",
        "privacy": "breachofprivacy",
        "ip": "intellectualproperty",
        "attack": "attacksanotheruser",
        "harmful_false": "verifiablyfalseandharmful",
        "platform_rules": "breakstheplatform'srules",
    },
    "move": {
        "approve": "agree",
        "withdraw": "不同意或撤回 turndownortakeback",
        "filed": "已由人提交 已由人送出 filedbyaperson",
        "result": "登记平台结果 recordtheplatform'sanswer",
        "objected": "作者提出异议 theauthorobjected",
    },
    "measure": {
        "block": "拉黑账号 封锁帐号 blocktheaccount",
        "on": "开启先审后发 switchpre-moderationon",
        "off": "关闭先审后发 switchpre-moderationoff",
        "held": "登记一条待看评论 登记一则待看留言 recordaheldcomment",
        "release": "放行一条评论 放行一则留言 releaseacomment",
    },
    "legal_step": {
        "fixation": "fixtheevidence",
        "parties": "双方信息 双方资讯 theparties",
        "facts": "thefacts",
        "law": "thelaw",
        "remedy": "theremedy",
        "false": "confirmthatitisfalse",
        "sent": "登记已发出的函件 登记已寄出的函件 recordaletterthatwassent",
        "holding": "holdingstatement",
        "triggered": "启用备用声明 usetheholdingstatement",
        "lawsuit": "诉讼状态 statusofalawsuit",
    },
}
