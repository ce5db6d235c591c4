"""Medicines that tell what their taker suffers from, by substance and by brand."""

from handlers.text.re2_patterns import pattern

MEDICINE = pattern(
    r"""
    优甲乐  左甲状腺素  甲硫咪唑  赛治  丙硫氧嘧啶  胰岛素  二甲双胍  司美格鲁肽  替尔泊肽  利拉鲁肽  诺和[龙锐灵泰盈]  甘精  达格列净  恩格列净  阿卡波糖  拜[糖唐]苹?平?  格华止  降糖药
    降压药  降脂药
    氨氯地平  硝苯地平  [缬氯厄]\p{Han}{0,2}沙坦  倍他乐克  美托洛尔  \p{Han}{1,4}他汀  立普妥  可定  华法林  利伐沙班  阿司匹林  硝酸甘油  速效救心丸?  波立维  非布司他
    别嘌[呤醇]  秋水仙碱
    甲氨蝶呤  羟氯喹  来氟米特  修美乐  阿达木单抗  度普利尤  达必妥  司库奇尤  可善挺  异维a酸  泰尔丝  泼尼松  强的松  地塞米松  激素药  他克莫司  普特彼  吡美莫司  环孢素
    \p{Han}{2,4}单抗  免疫抑制剂
    舍曲林  左洛复  氟西汀  百[忧优]解  帕罗西汀  西酞普兰  来士普  文拉法辛  怡诺思  度洛西汀  米氮平  曲唑酮  安非他酮  碳酸锂  丙戊酸\p{Han}?  德巴金  拉莫三嗪  奥氮平  喹硫平
    思瑞康  利培酮  阿立哌唑
    [奥劳氯]\p{Han}?[沙拉硝]西泮  阿普唑仑  安定片  安眠药  佐匹克隆  思诺思  唑吡坦  专注达  哌甲酯  利他[林能]  择思达  托莫西汀  抗[抑忧]郁药  抗焦虑药  精神科药
    恩曲他滨  替诺福韦  韦立得  恩替卡韦  博路定  拉米夫定  阻断药  他莫昔芬  [来阿]\p{Han}{0,2}曲唑  赫赛汀  曲妥珠  易瑞沙  \p{Han}{1,3}替尼  泰瑞沙  格列卫  优思明
    达英35  妈富隆  短效避孕药  紧急避孕药
    毓婷  黄体酮  达芙通  地屈孕酮  克罗米[芬酚]  促排[针卵]  叶酸片  万艾可  伟哥  希爱力  西地那非  保法止  非那雄胺  米诺地尔  信必可  舒利迭  沙丁胺醇  万托林  孟鲁司特  顺尔宁
    氯雷他定  开瑞坦  西替利嗪
    阿莫西林  头孢\p{Han}{0,2}  阿奇霉素  奥司他韦  达菲  左乙拉西坦  开浦兰  奥卡西平  卡马西平  美多芭  安理申  多奈哌齐  美金刚  骨化三醇  促红素  司维拉姆  抗癌药  抗排异药  止吐针
    吊?激素针
    \b(?:insulin|metformin|ozempic|wegovy|mounjaro|levothyroxine|synthroid|\w{2,12}statin|warfarin|eliquis|prozac|zoloft
    lexapro|sertraline|fluoxetine|lithium pills?|lamictal|seroquel|abilify|xanax|adderall|ritalin|vyvanse|concerta
    truvada|descovy|tamoxifen|herceptin|humira|dupixent|stelara|methotrexate|prednisone|accutane|isotretinoin|roaccutane
    albuterol|ventolin|inhaler|keppra|clomid|progesterone|sildenafil|viagra|cialis|finasteride|epi-?pens?
    antidepressants?
    antipsychotics?|chemo drugs?|blood thinners?|ssris?|birth control pills?)\b
    """
)
