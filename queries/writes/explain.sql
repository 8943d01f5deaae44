-- Keep the reason that a county gives for a figure that a rule asks about.
insert into explanation (submission_id, rule, sheet, cell, words, explained_by, explained_at)
values ($submission_id, $rule, $sheet, $cell, $words, $by, $at)
