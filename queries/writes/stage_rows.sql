-- One row per row of the submissions being checked: the columns of report, and cells (field → cell).
create or replace temp table checked as
select * from staged
