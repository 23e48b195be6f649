"""What must hold whatever anybody did in whatever order: seats, offers, interviews and the record of their steps.

Questions to the database in plain SQL, so that they share no code with what they judge. The numbers are those of the
list of invariants. What is true of one moment only, as "the screening was complete when it was offered", stands in the
machines that see that moment.
"""

from typing import Final

from django.db import connection

LIVE: Final = "('prepared', 'verbal', 'confirmed')"
STEPS: Final = (
    ("applicants.application", "applicants_application"),
    ("applicants.interview", "applicants_interview"),
    ("applicants.offer", "applicants_offer"),
    ("applicants.standby", "applicants_standby"),
    ("applicants.decision", "applicants_decision"),
    ("cohorts.seat", "cohorts_seat"),
    ("cohorts.enrollment", "cohorts_enrollment"),
)
"""Rows with a state, by the name that events give them, and their tables."""
ENDS: Final = {
    "applicants.application": "('ineligible', 'not_selected', 'withdrawn', 'expired')",
    "applicants.interview": "('canceled')",
    "applicants.offer": "('declined', 'expired', 'rescinded')",
    "applicants.standby": "('taken', 'ended')",
    "applicants.decision": "('released', 'dropped')",
    "cohorts.enrollment": "('exited')",
}
REOPENINGS: Final = (
    "('application.reopen', 'application.reopen_asked', 'application.reopen_draft', 'application.correct')"
)
MEETINGS: Final = """
    SELECT i.id, i.starts_at, i.ends_at, 'candidate' AS what, a.person_id AS who FROM applicants_interview i
        JOIN applicants_application a ON a.id = i.application_id WHERE i.state = 'scheduled'
    UNION SELECT i.id, i.starts_at, i.ends_at, 'interviewer', i.manager_id FROM applicants_interview i
        WHERE i.state = 'scheduled'
    UNION SELECT i.id, i.starts_at, i.ends_at, 'interviewer', t.user_id FROM applicants_interview i
        JOIN applicants_interviewertime t ON t.interview_id = i.id WHERE i.state = 'scheduled'
    UNION SELECT i.id, i.starts_at, i.ends_at, 'room', i.room_id FROM applicants_interview i
        WHERE i.state = 'scheduled' AND i.room_id IS NOT NULL
"""

RULES: Final[dict[str, str]] = {
    "1 more seats given than there are": """
        SELECT o.id FROM cohorts_opening o JOIN cohorts_seat s ON s.opening_id = o.id AND s.state <> 'free'
        GROUP BY o.id HAVING count(*) > o.headcount""",
    "1 a seat that is not free belongs to nobody's offer, or to several": f"""
        SELECT s.id FROM cohorts_seat s WHERE s.state <> 'free' AND 1 <> (
            SELECT count(*) FROM applicants_offer f JOIN applicants_application a ON a.id = f.application_id
            WHERE f.seat_id = s.id AND f.state IN {LIVE} AND a.person_id = s.person_id)""",
    "1 an offer stands on a seat that is not its candidate's": f"""
        SELECT f.id FROM applicants_offer f JOIN applicants_application a ON a.id = f.application_id
        LEFT JOIN cohorts_seat s ON s.id = f.seat_id
        WHERE f.state IN {LIVE} AND (s.id IS NULL OR s.state = 'free' OR s.person_id <> a.person_id)""",
    "2 two offers for one person in one class": f"""
        SELECT a.person_id FROM applicants_offer f JOIN applicants_application a ON a.id = f.application_id
        JOIN cohorts_opening o ON o.id = f.opening_id WHERE f.state IN {LIVE}
        GROUP BY a.person_id, o.cohort_id HAVING count(*) > 1""",
    "2 two offers for one application": f"""
        SELECT application_id FROM applicants_offer WHERE state IN {LIVE} GROUP BY 1 HAVING count(*) > 1""",
    "6 a yes after the answer was due": """
        SELECT id FROM applicants_offer WHERE state = 'confirmed' AND confirmed_at >= respond_by""",
    "7 somebody or some room is taken twice": f"""
        WITH m AS ({MEETINGS}) SELECT a.what, a.who, a.id, b.id FROM m a
        JOIN m b ON b.what = a.what AND b.who = a.who AND b.id > a.id
            AND b.starts_at < a.ends_at AND a.starts_at < b.ends_at""",
    "7 the time of an interviewer is not that of the interview": """
        SELECT t.id FROM applicants_interviewertime t JOIN applicants_interview i ON i.id = t.interview_id
        WHERE (i.state = 'scheduled') <> (t.starts_at IS NOT NULL)
            OR (i.state = 'scheduled' AND (t.starts_at, t.ends_at) IS DISTINCT FROM (i.starts_at, i.ends_at))""",
    "7 whoever leads an interview has no place in it": """
        SELECT i.id FROM applicants_interview i WHERE i.state = 'scheduled' AND NOT EXISTS (
            SELECT FROM applicants_interviewertime t WHERE t.interview_id = i.id AND t.user_id = i.manager_id)""",
    "8 what ended was opened again without a name for it": " UNION ALL ".join(
        f"""SELECT id FROM apprenticeships_event WHERE subject_type = '{name}' AND before IN {ends}
            AND after NOT IN ('', before) AND kind NOT IN {REOPENINGS}"""
        for name, ends in ENDS.items()
    ),
    "8 what ended holds something open": f"""
        SELECT a.id FROM applicants_application a WHERE a.state IN {ENDS["applicants.application"]} AND (
            EXISTS (SELECT FROM applicants_offer f WHERE f.application_id = a.id AND f.state IN {LIVE})
            OR EXISTS (SELECT FROM applicants_interview i WHERE i.application_id = a.id
                AND i.state IN ('requested', 'scheduled'))
            OR EXISTS (SELECT FROM applicants_referral r WHERE r.application_id = a.id AND r.closed_at IS NULL))""",
    "9 a state is not that of the last step": " UNION ALL ".join(
        f"""SELECT '{name}', r.id FROM {table} r JOIN LATERAL (
                SELECT after FROM apprenticeships_event e WHERE e.subject_type = '{name}' AND e.subject_id = r.id
                AND e.after <> '' ORDER BY e.id DESC LIMIT 1) last ON true WHERE r.state <> last.after"""
        for name, table in STEPS
    ),
    "9 a step began where the one before did not end": """
        SELECT id FROM (SELECT id, before, lag(after) OVER (PARTITION BY subject_type, subject_id ORDER BY id) AS ended
            FROM apprenticeships_event WHERE after <> '') e WHERE before <> '' AND before <> ended""",
    "9 a state changed without a step": " UNION ALL ".join(
        f"""SELECT '{name}', changed.id FROM (
                SELECT pgh_obj_id AS id, count(*) AS n FROM (
                    SELECT pgh_obj_id, state, lag(state) OVER (PARTITION BY pgh_obj_id ORDER BY pgh_id) AS was
                    FROM {table}event) h WHERE was <> state GROUP BY pgh_obj_id) changed
            WHERE changed.n <> (SELECT count(*) FROM apprenticeships_event e WHERE e.subject_type = '{name}'
                AND e.subject_id = changed.id AND e.before <> '' AND e.before <> e.after)"""
        for name, table in STEPS
    ),
    "10 a step without exactly one actor": """
        SELECT id FROM apprenticeships_event WHERE actor_name = '' OR actor_kind NOT IN ('user', 'guardian', 'system')
            OR (actor_kind = 'system') <> (actor_id IS NULL)""",
    "11 places and seats do not agree": """
        SELECT o.id FROM cohorts_opening o
        WHERE o.headcount <> (SELECT count(*) FROM cohorts_seat s WHERE s.opening_id = o.id)""",
    "11 a seat and the place in its class do not agree": """
        SELECT s.id FROM cohorts_seat s LEFT JOIN cohorts_enrollment e ON e.seat_id = s.id AND e.state <> 'exited'
        WHERE (s.state = 'free') <> (e.id IS NULL) OR e.person_id <> s.person_id""",
    "12 somebody was moved, taken off or given a seat without a reason": """
        SELECT id FROM apprenticeships_event
        WHERE kind IN ('standby.move', 'standby.claim', 'standby.end', 'seat.free') AND reason = ''""",
    "12 a claim and its offer do not agree": """
        SELECT b.id FROM applicants_standby b JOIN applicants_offer f ON f.id = b.offer_id
        WHERE (b.state = 'taken' AND f.confirmed_at IS NULL)
            OR (b.state = 'offered' AND f.application_id <> b.application_id)""",
}


def broken() -> dict[str, list[tuple[object, ...]]]:
    """The invariants that do not hold, each with the rows that break it: nothing is the wanted answer."""
    found = {}
    with connection.cursor() as cursor:
        for name, question in RULES.items():
            cursor.execute(question)
            if rows := cursor.fetchall():
                found[name] = rows
    return found
