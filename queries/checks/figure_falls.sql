-- One row per figure that is lower than when the same was last reported: outcomes can only grow.
-- explain: checks.figure_falls
-- about: last_report
-- unless: ten_times_last_report, part_exceeds_whole, first_and_again_exceed_inspected, coverage_over_plan
select
    submission_id,
    row_no,
    field,
    figure_text,
    plain_number(earlier_figure) as earlier_text,
    earlier_date::varchar as earlier_date_text
from figure_before
where
    figure < earlier_figure
    and not is_approximate
    and type in ('count', 'money')
    and case stream
        -- what may be moved on from, and what is a state
        when 'rounds' then field not in (
            'clues_held', 'clues_by_talk', 'clues_by_verification', 'problems_not_rectified',
            'groups', 'inspectors', 'inspectors_seconded'
        )
        when 'stationed' then field not in (
            'stationed_groups', 'bodies_supervised', 'subordinate_bodies', 'posts', 'filled'
        )
        -- counted from the first of January
        when 'plan' then
            field in (
                'committee_meetings', 'secretary_meetings', 'leading_group_meetings',
                'instructions', 'leaders_attending'
            )
            and year(as_of_date) = year(earlier_date)
    end
