-- Accounts.
-- name: any
select 1 from account limit 1
-- name: every
select
    account_id, name, display, role, counties, must_change, is_disabled, is_locked, created_at,
    (
        select max(at) from sign_in
        where sign_in.account_id = account.account_id and outcome in ('signed_in', 'provider')
    ) as signed_in_at
from account
order by name
-- name: find
select
    account_id, name, display, role, counties, must_change, is_disabled, is_locked, created_at
from account
where account_id = :account_id
-- name: of_name
select * from account where name = :name
-- name: hash_of
select password_hash from account where account_id = :account_id
-- name: add
insert into account (name, display, role, counties, password_hash, created_at, password_at)
values (:name, :display, :role, :counties, :password_hash, :at, :at)
returning account_id
-- name: change
update account set display = :display, role = :role, counties = :counties
where account_id = :account_id and name = :name
-- name: set_password
update account
set password_hash = :password_hash, must_change = :must_change, password_at = :at
where account_id = :account_id
-- name: renew_hash
update account set password_hash = :password_hash
where account_id = :account_id and password_hash = :dated
-- name: set_flags
update account set is_locked = :is_locked, is_disabled = :is_disabled
where account_id = :account_id
