-- One row per figure that is ten times, or a tenth of, what was last reported of the same.
-- explain: checks.ten_times_last_report
-- about: last_report
-- unless: money_in_yuan
select
    submission_id,
    row_no,
    field,
    figure_text,
    plain_number(earlier_figure) as earlier_text,
    earlier_date::varchar as earlier_date_text
from figure_before
where
    type in ('count', 'money')
    -- what is of several rounds or of a year grows by more than its own figures do
    and scope in ('', '本轮', '多轮合计')
    and greatest(figure, earlier_figure) >= 10 * least(figure, earlier_figure)
    -- from 2 to 20 is a slip less often than a slow beginning
    and least(figure, earlier_figure) >= 5
