-- One row per round whose money confiscated and recovered together are more than its total.
-- explain: checks.money_parts_exceed_total
-- about: row
with summed as (
    select
        submission_id, row_no, money_total,
        money_confiscated + money_loss_recovered as parts,
        greatest(money_confiscated, money_loss_recovered) as largest
    from checked
    where stream = 'rounds'
)

select
    submission_id,
    row_no,
    'money_total' as field,
    plain_number(money_total) as total_text,
    plain_number(parts) as parts_text
from summed
where
    -- figures rounded to two places may miss each other by as much
    parts > money_total + 0.02
    and largest <= money_total
