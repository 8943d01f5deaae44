-- The log is appended to; its head says where it ends.
create table log_head (
    one integer primary key check (one = 1),
    number integer not null,
    hash text not null
);
insert into log_head
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

create trigger log_is_not_changed before update on log
begin
    select raise(abort, 'the log is not changed');
end;
create trigger log_is_not_shortened before delete on log
begin
    select raise(abort, 'the log is not shortened');
end;
pragma user_version = 2;
