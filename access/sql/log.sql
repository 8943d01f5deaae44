-- The log and its head.
-- name: append
insert into log (
    number, at, account_id, person, role, action, subject, before, after, address, previous, hash
) values (
    :number, :at, :account_id, :person, :role, :action, :subject, :before, :after, :address,
    :previous, :hash
)
-- name: head
select number, hash from log_head
-- name: set_head
update log_head set number = :number, hash = :hash
-- name: newest
select * from log
where :subject is null or subject = :subject
order by number desc
limit :limit
-- name: all
select * from log order by number
