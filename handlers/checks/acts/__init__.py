"""Speech acts that no reply may commit, as frames: who does what to whom, in any wording (R75, R76, R80, R83-R87).

Each frame excuses words that are denied ("不会让您…"), quoted, taken back ("…这件事做错了") or reported ("店员还说…").
"""

from handlers.checks.acts import (
    arguing,
    claims,
    contact,
    cores,
    customer,
    deflection,
    hush,
    in_passing,
    money,
    oblique,
    obvious,
    rivals,
    safety,
    veiled,
    void_and_limited,
)

EVERYWHERE = (
    *deflection.DEFLECTS,
    *deflection.MINIMISES,
    *deflection.NON_APOLOGIES,
    *customer.BLAMES,
    *customer.DISMISSES,
    *customer.ATTACKS,
    *customer.VEILED_THREATS,
    *arguing.ARGUES,
    *hush.HUSHES_UP,
    *obvious.CALLS_OBVIOUS,
    *obvious.BUYS_SILENCE,
    *rivals.AS_CONSUMER,
    *rivals.RIVALS,
    *rivals.PRAISES_ITSELF,
    *void_and_limited.RIGHTS,
    *void_and_limited.SENSITIVE,
    *veiled.VEILED,
    *claims.CLAIMED_ANYWHERE,
    *in_passing.IN_PASSING,
    *oblique.OBLIQUE,
)
IN_PUBLIC = (*money.PERSONAL_MONEY, *money.PERSONAL_HEALTH, *contact.ASKS_IN_PUBLIC, *claims.ASKS_OTHERWISE)
OFF_PLATFORM = contact.LEADS_AWAY
WHERE_HARM_IS_CLAIMED = (
    *safety.CAUSE,
    *safety.DENIAL,
    *safety.KEEPS_USING,
    *safety.MONEY,
    *claims.CLEAN_BILL,
    *cores.CAUSES,
    *in_passing.CAUSES_IN_PASSING,
)

CORES, CORES_OF_HARM = cores.CORES, cores.CAUSES

# How readers beside the rules name the acts, and the rule whose words say what to do about each.
RULE_OF_ACT = {
    **{"deflects": "DEFLECTS", "blames": "BLAME_USER", "minimises": "MINIMIZE", "dismisses": "DISMISSES"},
    **{"attacks": "ATTACKS_CUSTOMER", "hushes": "HUSHES_UP", "poses": "AS_CONSUMER", "rivals": "DISPARAGES_RIVAL"},
    **{
        "praises": "PRAISES_ITSELF",
        "threat": "THREAT",
        "private_public": "PRIVATE_DATA",
        "off_platform": "OFF_PLATFORM",
    },
    **{"cause": "CAUSE_UNCHECKED", "denial": "SAFETY_DENIAL", "keeps_using": "KEEPS_USING", "pays": "PAYS_EXTORTION"},
    **{"unlimited_money": "PROMISE_UNBOUNDED", "rights": "RIGHTS_DENIED", "evasive": "NON_APOLOGY"},
}
ONLY_WHERE_HARM_IS_CLAIMED = frozenset({"cause", "denial", "keeps_using"})
