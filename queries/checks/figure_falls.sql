-- One row per figure that is lower than when the same was last reported: outcomes can only grow.
-- explain: checks.figure_falls
-- about: last_report
-- unless: ten_times_last_report, part_exceeds_whole, first_and_again_exceed_inspected, coverage_over_plan
select
    checked.submission_id,
    checked.row_no,
    now_told.field,
    now_told.figure_text,
    plain_number(before.figure) as earlier_text,
    earlier.as_of_date::varchar as earlier_date_text
from checked
inner join earlier using (submission_id, row_no)
inner join checked_figure as now_told
    on checked.submission_id = now_told.submission_id and checked.row_no = now_told.row_no
inner join known_figure as before
    on earlier.known_id = before.known_id and now_told.field = before.field
where
    now_told.figure < before.figure
    and not now_told.is_approximate
    and now_told.type in ('count', 'money')
    and case checked.stream
        -- what may be moved on from, and what is a state
        when 'rounds' then now_told.field not in (
            'clues_held', 'clues_by_talk', 'clues_by_verification', 'problems_not_rectified',
            'groups', 'inspectors', 'inspectors_seconded'
        )
        when 'stationed' then now_told.field not in (
            'stationed_groups', 'bodies_supervised', 'subordinate_bodies', 'posts', 'filled'
        )
        -- counted from the first of January
        when 'plan' then
            now_told.field in (
                'committee_meetings', 'secretary_meetings', 'leading_group_meetings',
                'instructions', 'leaders_attending'
            )
            and year(checked.as_of_date) = year(earlier.as_of_date)
    end
