-- One row: the counter that every committed write raises.
select version from data_version
