-- One row per cell of a row being checked, blank ones too: what it means (as text, a date as precise
-- as typed) and what was typed.
create or replace temp table checked_cell as
select * from staged_cell
