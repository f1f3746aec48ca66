-- SPDX-License-Identifier: Apache-2.0
-- The counting rules as one set-based query over the tables of duckdb_load.sql. {first_day} and {last_day} stand for the
-- bounds of the period, {keys} for the key columns, each followed by a comma.
--
-- No running balance is needed. A closing event is the last event of its case, so the balance at the end is the amount
-- plus the sum of all signed changes, and what a closing event without an amount takes is just that balance.
WITH
seen AS (
    SELECT case_id, date, type, amount, ground, unit, officer,
           date_diff('day', DATE '1900-01-01', date) * 1099511627776 + rowid AS moment
    FROM events
    WHERE date <= {last_day}
),
history AS (
    SELECT case_id,
        max(date) AS last_date,
        arg_max(type, moment) AS last_type,
        bool_or(type IN ('completed', 'revoked', 'pulled_up', 'request_returned')
                OR (type IN ('terminated', 'entrusted_out') AND amount IS NULL)) AS closed_whatever_is_left,
        sum(CASE WHEN type = 'adjusted' THEN amount
                 WHEN type IN ('collected', 'reduced', 'terminated', 'entrusted_out') THEN -amount END) AS change,
        bool_or(type = 'collected') AS ever_collected,
        sum(amount) FILTER (type = 'collected' AND date >= {first_day}) AS collected,
        sum(amount) FILTER (type = 'reduced' AND date >= {first_day}) AS reduced,
        sum(amount) FILTER (type = 'terminated' AND date >= {first_day}) AS terminated,
        sum(amount) FILTER (type = 'entrusted_out' AND date >= {first_day}) AS entrusted_out,
        arg_max(type, moment) FILTER (type IN ('enforceable', 'unenforceable')) AS condition,
        arg_max(CASE WHEN type = 'resumed' THEN ''
                     WHEN type = 'suspended' THEN 'suspended'
                     WHEN ground = 'agreement' THEN 'postponed_agreed'
                     ELSE 'postponed_other' END, moment)
            FILTER (type IN ('postponed', 'suspended', 'resumed')) AS hold,
        arg_max(type, moment) FILTER (type IN ('separate_book', 'book_returned')) AS book,
        arg_max(unit, moment) FILTER (type = 'unit_changed') AS unit,
        arg_max(coalesce(officer, ''), moment) FILTER (type IN ('unit_changed', 'officer_changed')) AS officer
    FROM seen
    GROUP BY case_id
),
at_end AS (
    SELECT
        coalesce(history.unit, cases.unit) AS unit,
        coalesce(history.officer, cases.officer, '') AS officer,
        initiation,
        judgment_type,
        CASE WHEN flags IS NULL THEN '' ELSE array_to_string(list_sort(string_split(flags, '|')), '|') END AS flags,
        accepted < {first_day} AS is_carried_over,
        source = 'entrusted_in' AS is_entrusted_in,
        coalesce(cases.amount, 0) + coalesce(change, 0) AS balance,
        CASE WHEN closed_whatever_is_left OR (last_type IN ('terminated', 'entrusted_out') AND balance = 0)
             THEN last_type END AS closed_by,
        last_date,
        ever_collected,
        coalesce(collected, 0) AS collected,
        coalesce(reduced, 0) AS reduced,
        coalesce(terminated, 0) + CASE WHEN closed_by = 'terminated' THEN balance ELSE 0 END AS terminated,
        coalesce(entrusted_out, 0) + CASE WHEN closed_by = 'entrusted_out' THEN balance ELSE 0 END AS entrusted_out,
        CASE WHEN closed_by IN ('revoked', 'pulled_up', 'request_returned') THEN balance ELSE 0 END AS handed_back,
        CASE WHEN closed_by IS NULL THEN balance ELSE 0 END AS balance_at_end,
        CASE
            WHEN closed_by = 'completed' THEN 'finished'
            WHEN closed_by IN ('terminated', 'entrusted_out') AND ever_collected THEN 'finished'
            WHEN closed_by IS NOT NULL THEN closed_by::VARCHAR
            WHEN book = 'separate_book' THEN 'separate_book'
            WHEN hold <> '' THEN hold
            WHEN condition = 'enforceable' THEN 'in_progress'
            WHEN condition = 'unenforceable' THEN 'unenforceable'
            ELSE 'unclassified'
        END AS bucket
    FROM cases LEFT JOIN history USING (case_id)
    WHERE accepted <= {last_day}
),
counted AS (
    SELECT *,
        (bucket <> 'separate_book')::BIGINT AS origin_count,
        collected + reduced + terminated + entrusted_out + handed_back
            + CASE WHEN bucket <> 'separate_book' THEN balance_at_end ELSE 0 END AS origin_money
    FROM at_end
    WHERE closed_by IS NULL OR last_date >= {first_day}
),
cells AS (
    SELECT {keys}
        sum(origin_count) FILTER (is_carried_over) AS carried_over,
        sum(origin_money) FILTER (is_carried_over) AS carried_over_money,
        sum(origin_count) FILTER (NOT is_carried_over) AS newly_accepted,
        sum(origin_money) FILTER (NOT is_carried_over) AS newly_accepted_money,
        sum(origin_count) FILTER (NOT is_carried_over AND is_entrusted_in) AS received,
        sum(origin_money) FILTER (NOT is_carried_over AND is_entrusted_in) AS received_money,
        count(*) FILTER (bucket = 'finished') AS finished,
        sum(collected) AS finished_money,
        count(*) FILTER (bucket = 'terminated') AS terminated,
        sum(terminated) AS terminated_money,
        sum(reduced) AS reduced_money,
        count(*) FILTER (bucket = 'entrusted_out') AS entrusted_out,
        sum(entrusted_out) AS entrusted_out_money,
        count(*) FILTER (bucket = 'revoked') AS revoked,
        sum(handed_back) FILTER (bucket = 'revoked') AS revoked_money,
        count(*) FILTER (bucket = 'pulled_up') AS pulled_up,
        sum(handed_back) FILTER (bucket = 'pulled_up') AS pulled_up_money,
        count(*) FILTER (bucket = 'request_returned') AS request_returned,
        sum(handed_back) FILTER (bucket = 'request_returned') AS request_returned_money,
        count(*) FILTER (bucket = 'in_progress') AS in_progress,
        sum(balance_at_end) FILTER (bucket = 'in_progress') AS in_progress_money,
        count(*) FILTER (bucket = 'postponed_agreed') AS postponed_agreed,
        sum(balance_at_end) FILTER (bucket = 'postponed_agreed') AS postponed_agreed_money,
        count(*) FILTER (bucket = 'postponed_other') AS postponed_other,
        sum(balance_at_end) FILTER (bucket = 'postponed_other') AS postponed_other_money,
        count(*) FILTER (bucket = 'suspended') AS suspended,
        sum(balance_at_end) FILTER (bucket = 'suspended') AS suspended_money,
        count(*) FILTER (bucket = 'unenforceable') AS unenforceable,
        sum(balance_at_end) FILTER (bucket = 'unenforceable') AS unenforceable_money,
        count(*) FILTER (bucket = 'unclassified') AS unclassified,
        sum(balance_at_end) FILTER (bucket = 'unclassified') AS unclassified_money,
        count(*) FILTER (bucket = 'separate_book') AS separate_book,
        sum(balance_at_end) FILTER (bucket = 'separate_book') AS separate_book_money
    FROM counted
    GROUP BY ALL
),
long AS (
    SELECT {keys} unnest([
        {'measure': 'carried_over', 'count': carried_over, 'money': carried_over_money},
        {'measure': 'newly_accepted', 'count': newly_accepted, 'money': newly_accepted_money},
        {'measure': 'received', 'count': received, 'money': received_money},
        {'measure': 'finished', 'count': finished, 'money': finished_money},
        {'measure': 'terminated', 'count': terminated, 'money': terminated_money},
        {'measure': 'reduced', 'count': 0, 'money': reduced_money},
        {'measure': 'entrusted_out', 'count': entrusted_out, 'money': entrusted_out_money},
        {'measure': 'revoked', 'count': revoked, 'money': revoked_money},
        {'measure': 'pulled_up', 'count': pulled_up, 'money': pulled_up_money},
        {'measure': 'request_returned', 'count': request_returned, 'money': request_returned_money},
        {'measure': 'in_progress', 'count': in_progress, 'money': in_progress_money},
        {'measure': 'postponed_agreed', 'count': postponed_agreed, 'money': postponed_agreed_money},
        {'measure': 'postponed_other', 'count': postponed_other, 'money': postponed_other_money},
        {'measure': 'suspended', 'count': suspended, 'money': suspended_money},
        {'measure': 'unenforceable', 'count': unenforceable, 'money': unenforceable_money},
        {'measure': 'unclassified', 'count': unclassified, 'money': unclassified_money},
        {'measure': 'separate_book', 'count': separate_book, 'money': separate_book_money}
    ], recursive := true)
    FROM cells
)
SELECT {keys} measure, coalesce("count", 0) AS "count", coalesce(money, 0) AS money
FROM long
WHERE "count" <> 0 OR money <> 0
ORDER BY ALL;
