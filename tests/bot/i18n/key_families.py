"""Keys of sentences that the code puts together, by what they begin with: all that each can become."""

import dataclasses

from bot.i18n import LANGUAGES
from bot.incidents.readers.encoder import EncoderState
from handlers.case.drafts import DRAFT_KINDS, REWRITE_OPTIONS, DraftState, PromiseState
from handlers.case.evidence import EVIDENCE_KINDS
from handlers.case.grades import Category, Flag, Severity
from handlers.case.outreach import AUTHOR_STEPS, CHECKLIST, CONSENT_SCOPES, PARTIES, RELATIONSHIPS
from handlers.case.people import Role
from handlers.case.proposals import ProposalState
from handlers.case.removal import LAWSUIT_STATES, AppealState
from handlers.case.retro import CAUSES, HEADINGS, OWN_WORDS
from handlers.case.tasks import TaskState
from handlers.checks import Level
from handlers.checks.refusals import REFUSED_KINDS
from handlers.closing.learning.facts import LATENCIES
from handlers.closing.learning.rules import INSIGHTS
from handlers.commands.registry import COMMANDS
from handlers.drafts.remedy import REMEDIES
from handlers.drafts.style import RUBRIC
from handlers.overview.events import EVENTS as FACTS
from handlers.posts.post import ClockSource, Counts, Kind
from handlers.posts.watch_terms import KINDS
from handlers.reminders.drill_progress import MOMENTS, STATES
from handlers.removal.appeal import APPEAL_RESULTS, MOVES
from handlers.removal.grounds import ENGAGE, GROUNDS, OWN_SECTION_GROUNDS
from handlers.removal.legal.actions import STEPS
from handlers.removal.own_section.actions import MEASURES
from handlers.removal.pack import PACKS
from handlers.tasks.actions import ACTS
from handlers.tasks.findings import RESULTS
from handlers.triage.terms.complaints import TOPICS

WINDOWS = ("detect", "fast_ack", "ack", "golden", "late_ack", "statement")

# What an f-string such as f"role.{role}" can become.
FAMILIES = {
    "alert_file": ("joined", "unread", "on_record"),
    "import_remark": (
        *(
            "about",
            "at",
            "within",
            "together",
            "left_out",
            "row",
            "sheet_row",
            "line",
            "item",
            "entry",
            "mail",
            "post",
            "attached_mail",
            "attachment",
            "not_a_count",
            "not_a_time",
            "too_early",
            "in_the_future",
            "doubted_time",
            "id_cut",
            "id_rounded",
            "no_address",
            "unknown_platform",
            "no_post",
            "no_news",
            "damaged_incident",
            "two_platforms",
            "not_a_link",
            "imitated_link",
            "no_id_of_platform",
            "two_ids",
            "bad_row",
            "too_long",
            "json_ends",
            "not_json",
            "no_object",
            "bad_mail",
            "no_mail",
            "accounts",
            "account_items",
            "sheet_unread",
            "sheet_of_accounts",
            "attachment_unread",
            "encoding",
            "file_not_json",
            "damaged_workbook",
            "damaged_later",
            "no_feed",
            "empty_file",
            "no_headings",
            "locked",
            "unknown_file",
            "too_many_alerts",
            "whole_file",
        ),
    ),
    "import_column": (
        "url",
        "native_id",
        "platform",
        "published_at",
        "captured_at",
        "followers",
        "like",
        "save",
        "comment",
        "share",
        "repost",
        "view",
        "parent",
        "own_post",
        "author",
        "counts",
        "matched_terms",
        "evidence",
        "brand",
        "product",
        "kind",
        "source_id",
        "sentiment",
        "trending",
        "engager_followers",
    ),
    "pasted": ("opened", "joined", "unread", "on_record", "passed_on", "no_post", "too_many"),
    "pasted_count": ("opened", "joined", "unread", "on_record", "passed_on", "left_out"),
    "sources": ["opened", "joined", "to_read", "on_record", "unread", "unreadable"],
    "absent": [
        *(
            "reader_missing",
            "names_missing",
            "critic_off",
            "critic_not_asked",
            "model_untrusted_child",
            "model_untrusted_health",
            "model_key",
            "model_balance",
            "model_refused",
        ),
        *("model_busy", "model_down", "model_slow", "model_garbled", "model_empty", "model_filtered"),
        *("model_budget", "model_too_long"),
    ],
    "model_fault": (
        *("model_key", "model_balance", "model_refused", "model_busy", "model_down", "model_slow", "model_garbled"),
        *("model_empty", "model_filtered", "model_budget", "model_too_long", "model_missing"),
        *("model_untrusted_child", "model_untrusted_health"),
    ),
    "draft_reader": ("local", "names"),
    "refusal": REFUSED_KINDS,
    "party": PARTIES,
    "covered": CHECKLIST,
    "author_step": AUTHOR_STEPS,
    "consent": CONSENT_SCOPES,
    "relationship": RELATIONSHIPS,
    "category": tuple(Category),
    "climate": ("agree", "mixed", "defend"),
    "clock_source": tuple(ClockSource),
    "console": (
        "theme_auto",
        "theme_light",
        "theme_dark",
        "refused_entry",
        "refused_origin",
        "refused_size",
    ),
    "count": tuple(f.name for f in dataclasses.fields(Counts)),
    "event": tuple(FACTS),
    "field": (
        *("names", "products", "people", "shops", "hashtags", "rivals"),
        *("whom", "claim", "work", "quote", "shot", "decider", "account", "content", "reason"),
    ),
    "form": ("handover", "new", "language", "check", "away", "fact", "brand"),
    "reader": ("off", *(state.value for state in EncoderState)),
    "subtype": tuple(TOPICS),
    "flag": tuple(Flag),
    "example": tuple(command.name for command in COMMANDS),
    "help": tuple(command.name for command in COMMANDS),
    "kind": (*DRAFT_KINDS, *Kind),
    "language": LANGUAGES,
    "level": tuple(Level),
    "mine": ("accept", "decide", "post", "promise", "own", "second", "see", "numbers"),
    "watch_term": KINDS,
    "proposal": ("emergency", "lowered", "closed", "reported", "no_reply", "released", "export"),
    "proposal_state": tuple(s for s in ProposalState if s is not ProposalState.PENDING),
    "promise": ("kept", "moved", "broken", "withdrawn"),
    "note": (
        *(
            "fill_the_blanks",
            "model_key",
            "model_balance",
            "model_refused",
            "model_busy",
            "model_down",
            "model_slow",
            "model_garbled",
        ),
        *("model_empty", "model_filtered", "model_blocked", "model_budget", "model_too_long", "tap_without_model"),
    ),
    "stale": ("reworded", "facts", "posted", "found"),
    "stale_to_post": ("reworded", "facts", "posted", "found", "regraded"),
    "rewrite": REWRITE_OPTIONS,
    "remedy": REMEDIES,
    "style": tuple(name for part in RUBRIC for name in (part, f"{part}_look")),
    "fact_field": ("brand", "product", "text", "document", "date", "expires"),
    "validity": ("valid", "unclear", "invalid"),
    "reason": (
        *(
            "authority",
            "extortion",
            "scandal",
            "privacy",
            "culture",
            "trending",
            "watched",
            "author_reach",
            "engager_reach",
            "l0",
        ),
        *("is_cultural_misstep", "is_extortion", "is_kol_scandal", "is_misinformation", "is_privacy"),
    ),
    "role": tuple(Role),
    "duty": tuple(Role),
    "rule": (),  # read from the gate itself
    "severity": tuple(Severity),
    "slack": (
        *(
            "label",
            "goes_on",
            "goes_on_here",
            "continued",
            "choose",
            "ticked",
            "send",
            "cancel",
            "close",
            "answer",
            "to_card",
        ),
        *("sure", "sure_text", "sure_approve", "sure_yes"),
    ),
    "state.draft": tuple(DraftState),
    "state.task": tuple(TaskState),
    "task": ("done", "not_needed"),
    "task_act": ACTS,
    "task_result": tuple(result for results in RESULTS.values() for result in results),
    "finding": ("order_found", "order_not_found", "dm_yes", "dm_no"),
    "done_means": ("any", "orders", "finding", "watch", "search", "pause", "lift", "proof", "partners", "ticket"),
    "milestone": ("1", "2", "3", "4", "5"),
    "plan_due": ("publication", "closing", "task", "misuse"),
    "state.promise": tuple(PromiseState),
    "command": tuple(command.name for command in COMMANDS),
    "ground": (ENGAGE, *GROUNDS, *OWN_SECTION_GROUNDS),
    "clause": GROUNDS,
    "appeal_move": tuple(MOVES),
    "appeal_result": APPEAL_RESULTS,
    "appeal_state": tuple(AppealState),
    "channel": PACKS,
    "condition": ("statement", "license", "reporter", "url", "evidence", "truth_statement"),
    "lawsuit": LAWSUIT_STATES,
    "legal_step": tuple(STEPS),
    "measure": MEASURES,
    "proof_kind": EVIDENCE_KINDS,
    "rejection": (
        *("already_reported", "one_ground", "disproof_needed", "ownership_needed", "shot_needed"),
        *("legal_ground", "not_yours_to_report", "appeal_not_approved", "appeal_settled"),
    ),
    "score_of": (*MOMENTS, *STATES),
    "figures_time": LATENCIES,
    "figures_by": (
        *("severity", "category", "platform", "source", "gated", "written", "person", "turned", "cause", "went"),
    ),
    "figures_button": ("on", "off", "period"),
    "heading": (*HEADINGS, OWN_WORDS),
    "cause": CAUSES,
    "insight": tuple(INSIGHTS),
    "latency": LATENCIES,
    "went": (
        *("met", "met_late", "missed_before_us", "missed", "open", "not_due"),
        *("hit", "late", "dropped", "kept", "kept_late", "broken", "withdrawn"),
    ),
    "retro_line": ("missed", "late", "dropped"),
    "retro_remind": ("drafted", "reviewed"),
    "retro_button": ("cause", "insight", "action", "playbook"),
    "verdict": ("block", "ack", "pass"),
    "wecom": (
        *(
            "source",
            "about",
            "read_above",
            "exact_below",
            "by_word",
            "type_to_app",
            "choose",
            "ask",
            "ask_default",
            "ask_more",
        ),
        *("no_question", "cancelled", "stranger", "only_text", "picture_comes"),
        *(f"menu_{name}" for name in ("desk", "mine", "more", "new", "help", "away", "back")),
    ),
    "window": WINDOWS,
    "window.todo": WINDOWS,
}
