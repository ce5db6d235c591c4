"""The clause of an English post that tells what happened, told back in reported speech: I is you, my is your."""

from collections.abc import Iterator

from bot.drafting.naming.clauses import Clause
from handlers.text.re2_patterns import normalize, pattern

MIN_WORDS, MAX_WORDS = 4, 17  # words of a clause that is told back
PART = pattern(r"[^.!?;:,\n\r()\[\]{}\"“”…~—–|/*#@]+(?:\.\d+|:\d\d)?[^.!?;:,\n\r()\[\]{}\"“”…~—–|/*#@]*")
JOINT = pattern(
    r"(\s+(?:but|so|then|because|although|though|while|yet|lol|lmao|omg|and now)\s+)"
    r"|(\s+and)\s+(?:the|they|my|now|nobody)\b"
)
LEADING = pattern(
    r"^(?:(?:and|but|so|then|plus|also|because|now|today|honestly|seriously|apparently|turns out|well|okay|just)\s+)+"
)
PLAIN = pattern(r"[a-z\d'’%\-: ]+")
SUBJECT = pattern(
    r"""
    ^(?:
        the  this  these  that  those  my  our  i  we  it  half  both  one  two  three  four  all  some  every  no
        not one  nobody  no one  nothing  your  staff  someone  somebody  there  food  a  an  customer service
        support  another)\b
    """,
    r"^(?:i|it|we)'",
)
PAST = (
    "slipped|stood|ordered|followed|applied|washed|put|"
    "waited|paid|bought|returned|found|got|woke|received|booked|called|asked|tried|sent|used|wore|ate|"
    "drank|had|went|lost|opened|threw|spent|bit into|broke my|cut my|burn(?:ed|t) my|hit my|chipped my"
)
WITHOUT_SUBJECT = pattern(rf"^(?:{PAST})\s")
OF_THE_THING = pattern(r"^(?:arrived|came|broke|fell|leaks|leaked|smells|smelled|stopped|died|tore|snapped|cracked)\s")
PREDICATE = pattern(
    r"""
    \b(?:
        was  were  is  are  isn't  wasn't  weren't  aren't  did  didn't  does  doesn't  don't  won't  wouldn't
        hasn't  haven't  had  has  have  came  arrived  got  broke  fell  left  took  went  made  gave  sent  said
        told  keeps?  smells?  tore  shrank  shrunk  woke  bit  cut  hurt  hung  lost  found  bought  paid  swells?
        swelled  leaks?  tastes?  can't  couldn't  \w{2,}ed)\b
    """,
    r"'s\b|'ve\b",
)
EVENT = pattern(
    r"""
    \b(?:
        not  no  never  nobody  nothing  without  missing  late  wrong  empty  cold  old  dirty  stained  broken
        broke  leak\w*  crack\w*  shatter\w*  snapp\w*  tore  torn  ripped  fad\w+  shr[aiu]nk\w*  smell\w*
        mou?ld\w*  expired  stale  raw  undercooked  burn\w*  smok\w*  spark\w*  explod\w*  melt\w*  hurt\w*  bled
        bleed\w*  blood\w*  rash\w*  swell\w*  swollen  swelled  itch\w*  peel\w*  sting\w*  stung  sick  threw
        vomit\w*  dizzy  faint\w*  chok\w*  cut  slipped  fell  fall  broke  shock\w*  charged  overcharg\w*
        refus\w+  cancel\w*  delay\w*  waited  waiting  weeks  days  again  still  twice  stopped  crash\w*
        freez\w*  froze  dead  scratch\w*  dent\w*  damag\w*  wait  hung  shrugged  ignored  rude  rolled  missed
        lost  hair  bug  insect\w*  cockroach  glass  plastic  metal  half  off  came apart  needle  blade
        collapsed  logged  turned  dried  died  slid  popped  failed  dropped  closed)\b
    """,
    r"n't\b",
)
OPINION = pattern(
    r"""
    \b(?:
        you  you're  you've  u  ur  scam\w*  trash  garbage  jokes?  idiots?  pathetic  disgust\w*  sham\w+  liars?
        lie[sd]?  stupid  hell  damn\w*  wtf  lol  lmao  crap\w*  shit\w*  fuck\w*  thie\w+  steal\w*  stole
        fraud\w*  criminal\w*  rip.?off  avoid  please  thanks  thank  hope  wish  if  maybe  probably  guess  think
        feel like  who  what  why  how  worst  ever  never again  beware  lawyers?  sue  suing  police  doctors?
        diagnos\w*  pregnan\w*  cancer  husband  wife  boyfriend  girlfriend  they  he  she  them  his  her
        dollars?  racist  sexist  apparently  supposedly  heard  rumou?rs?  people  everyone  furious  livid  angry
        love  loved  great  boss  worried  er  hospital)\b
    """,
    r"\d{4,}|[$£€]",
)
TURNED = {
    **{"i": "you", "i'm": "you're", "i've": "you've", "i'd": "you'd", "i'll": "you'll", "me": "you", "my": "your"},
    **{"mine": "yours", "myself": "yourself", "we": "you", "we're": "you're", "we've": "you've", "our": "your"},
    **{"us": "you", "ours": "yours", "am": "are"},
}
OUR_PEOPLE = pattern(
    r"\byour (staff|team|support|chat|agents?|hotline|shop|store|driver|courier|waiter|customer service)\b"
)


def plain_english_clauses(original: str, folded: str) -> Iterator[Clause]:
    """The clauses of an English post that may be told back; `folded` is the original as the rules read it."""
    spans = normalize(original)
    for part in PART.finditer(folded):
        if folded[part.end() : part.end() + 1] in ("?", '"', "”"):
            continue
        joints = JOINT.finditer(part.group() or "")
        cuts = [0, *(at for joint in joints for at in (joint.start(), max(joint.end(1), joint.end(2))))]
        for begin, end in zip(cuts[::2], [*cuts[1::2], part.end() - part.start()], strict=False):
            start, stop = part.start() + begin, part.start() + end
            first, last = spans.span(start, stop) if start < stop else (0, 0)
            if reported := _reported(original[first:last]):
                yield Clause(reported, start, stop)


def _reported(clause: str) -> str:
    """The clause as we say it to its author; empty where it cannot be told back."""
    said = " ".join(clause.replace("’", "'").split())
    lead = LEADING.search(said.lower())
    words = said[lead.end() if lead else 0 :].split()
    plain = " ".join(words).lower()
    if not MIN_WORDS <= len(words) <= MAX_WORDS or not PLAIN.fullmatch(plain) or OPINION.search(plain):
        return ""
    if not EVENT.search(plain):
        return ""
    if WITHOUT_SUBJECT.search(plain):
        return _turned(["i", words[0].lower(), *words[1:]])
    if OF_THE_THING.search(plain):
        return _turned(["it", words[0].lower(), *words[1:]])
    return _turned(words) if SUBJECT.search(plain) and PREDICATE.search(plain) else ""


def _turned(words: list[str]) -> str:
    """I becomes you, with its verb; what is ours is ours."""
    mine = " ".join(words)
    ours = OUR_PEOPLE.sub(r"<our> \1", mine)
    said = [TURNED.get(word.lower(), word) for word in ours.replace("your ", "the ").replace("Your ", "the ").split()]
    for i, word in enumerate(words[:-1]):
        if word.lower() == "i" and words[i + 1] == "was":
            said[i + 1] = "were"
    said[0] = said[0] if said[0].isupper() else said[0].lower()
    return " ".join(said).replace("<our>", "our")
