"""What makes an English clause a promise."""

from handlers.text.re2_patterns import alternatives, pattern

WE = alternatives(
    r"""\b(?:we  i  our \w+  someone  somebody  a (?:colleague|specialist|manager|member of \w+)  the team
      customer (?:care|service|support)  the (?:store|shop) manager)"""
)
OUR_ACTION = alternatives(
    r"""(?:refund  replace  reply  respond  contact  reach  get back  be (?:back )?in touch  be back  call  send
      resend  ship  reship  compensate  cover  pay  reimburse  fix  resolve  investigate  look into  check  find out
      message  dm you  confirm  have (?:an? |the |your )?(?:answer|update|results?|refund|news)  notify  inform
      text you  sort  update  post  publish  share  recall  remove  stop  test  follow  arrange  offer  credit
      let you know  tell you  report  review  handle  make (?:it  this) right  take care  come back  deal with
      ring (?:you|back)  phone you  visit  deliver  email you
      get (?:[\w'’]+ ){1,5}to you
      have (?:[\w'’]+ ){1,5}(?:refunded|sent|shipped|fixed|repaired|replaced|collected|returned|credited|paid|ready)
      exchange  waive  retrain  train  change  improve  write)"""
)
PROMISE = pattern(
    rf"{WE}(?: \w+){{0,4}}(?:['’]ll| will| shall| are going to| can| guarantee| promise|"
    rf" commit)(?: \w+){{0,4}} {OUR_ACTION}",
    rf"{WE}['’]ll(?: \w+){{0,3}} {OUR_ACTION}|\b(?:we|i) (?:guarantee|promise)",
    r"\byou(?:['’]ll| will)(?: \w+){0,2} (?:receive|get|hear|have)\b|\byou can expect\b",
    rf"{WE}(?: \w+){{0,1}}(?:['’]re| are| am)(?: \w+){{0,2}} (?:sending|refunding|replacing|shipping|issuing|"
    rf"reimbursing)\b",
    r"\b(?:results?|report|findings|update|refund|replacement|money|parcel)(?: [\w$¥.,]+){0,3} (?:goes|"
    r"will go) out\b",
    r"\b(?:results?|report|findings|update|refund|replacement|money|parcel)(?: [\w$¥.,]+){0,3} will (?:be )?(?:\w+ )?"
    r"(?:posted|published|shared|sent|refunded|issued|arrive|reach|shipped)",
    rf"^\s*(?:and|then|and then|please expect|expect)(?: \w+){{0,2}} (?:{OUR_ACTION}|a full refund)",
)
# With a date: "a new one ships by Tuesday", "your refund is back by Monday".
SHIPS = pattern(
    r"\b(?:ships?|lands?|arrives?|leaves|goes to|go(?:es)? (?:out|back)|"
    r"(?:is|be) back|comes? back|gets? to you|is yours|"
    r"(?:replies|responds|answers|calls|contacts|writes|messages|confirms|reports|updates|follows up|"
    r"gets back|phones) |(?:replies|responds|answers)$|"
    r"(?:is|be) "
    r"(?:returned|posted|fixed|ready|done|sent|refunded|collected|restored)|next update)\b"
)
NEGATED = pattern(r"(?:will|can) not\b|won['’]t|can(?:no|['’])t\b|\bif\b[^,]*$|hope|would like")
