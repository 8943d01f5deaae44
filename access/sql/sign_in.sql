-- Signing in: devices, failures, and the log of it.
-- name: account
select account_id, name, password_hash, must_change, is_disabled, is_locked
from account
where name = :name
-- name: device
select 1 from device
where token_hash = :token_hash and account_id = :account_id and created_at > :since
-- name: trust
insert into device (token_hash, account_id, created_at) values (:token_hash, :account_id, :at)
-- name: distrust
delete from device where created_at < :before
-- name: forget_devices
delete from device where account_id = :account_id
-- name: failures
select failures, failed_at from failure where counter = :counter
-- name: fail
insert into failure (counter, failures, failed_at) values (:counter, 1, :at)
on conflict (counter) do update set failures = failures + 1, failed_at = :at
-- name: unfail
update failure set failures = failures - 1 where counter = :counter
-- name: forget_failures
delete from failure where counter = :counter
-- name: forgive
delete from failure where failed_at < :before
-- name: log
insert into sign_in (at, account_id, outcome, address, agent)
values (:at, :account_id, :outcome, :address, :agent)
-- name: newest
select at, account_id, name, display, outcome, address, agent
from sign_in left join account using (account_id)
order by at desc
limit :limit
-- name: forget
delete from sign_in where at < :before
