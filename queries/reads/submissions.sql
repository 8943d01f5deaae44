-- One row per submission that came to the counter or the office: whose, how, when, what was found.
-- $codes: the counties of a reporter (NULL: all). $states: NULL for all.
with told as (
    select
        submission_id,
        count(*) filter (finding ->> '$.severity' = 'must_fix') as must_fix,
        count(*) filter (finding ->> '$.severity' = 'explain') as explain,
        count(*) filter (finding ->> '$.severity' = 'notice') as notice
    from (
        select submission_id, unnest(from_json(findings, '["JSON"]')) as finding
        from submission
        where origin <> 'command'
    )
    group by submission_id
),

mended as (
    select
        submission_id, count(distinct (row_no, field)) as corrections,
        max(correction_id) as last_correction
    from correction
    group by submission_id
),

reasons as (
    select
        submission_id, count(distinct (rule, sheet, cell)) as explanations,
        max(explanation_id) as last_explanation
    from explanation
    group by submission_id
),

said as (
    select
        submission_id,
        max_by(note, logged_at) filter (action in ('ask', 'return', 'withdraw')) as last_words,
        max_by(action, logged_at) filter (action in ('ask', 'return', 'withdraw')) as last_action
    from submission_log
    group by submission_id
),

months as (
    select submission_id, list(distinct month order by month) as months
    from handed_in
    group by submission_id
)

select
    submission.submission_id, submission.file_name, submission.sha256, submission.county_code,
    coalesce(county.city, '') as city, coalesce(county.county, '') as county,
    county.register_order as county_order, submission.state, submission.origin,
    submission.sender, submission.received_by, submission.received_at, submission.handed_in_at,
    submission.decided_at, submission.size_bytes,
    coalesce(must_fix, 0) as must_fix, coalesce(explain, 0) as explain, coalesce(notice, 0) as notice,
    coalesce(corrections, 0) as corrections, coalesce(explanations, 0) as explanations,
    coalesce(last_correction, 0) as last_correction,
    coalesce(last_explanation, 0) as last_explanation,
    coalesce(last_words, '') as last_words, coalesce(last_action, '') as last_action,
    coalesce(months.months, []) as months
from submission
left join main.county on submission.county_code = county.code
left join told using (submission_id)
left join mended using (submission_id)
left join reasons using (submission_id)
left join said using (submission_id)
left join months using (submission_id)
where
    submission.origin <> 'command'
    and ($codes is null or list_contains($codes, submission.county_code))
    and ($states is null or list_contains($states, submission.state))
order by coalesce(submission.handed_in_at, submission.received_at) desc, submission_id desc
limit $longest
