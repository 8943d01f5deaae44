-- One row per figure that is ten times, or a tenth of, what was last reported of the same.
-- explain: checks.ten_times_last_report
-- about: last_report
-- unless: money_in_yuan
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
    now_told.type in ('count', 'money')
    -- what is of several rounds or of a year grows by more than its own figures do
    and checked.scope in ('', '本轮', '多轮合计')
    and greatest(now_told.figure, before.figure) >= 10 * least(now_told.figure, before.figure)
    -- from 2 to 20 is a slip less often than a slow beginning
    and least(now_told.figure, before.figure) >= 5
