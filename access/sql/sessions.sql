-- Sessions.
-- name: start
insert into session (token_hash, account_id, created_at, seen_at, address, agent, by_provider)
values (:token_hash, :account_id, :at, :at, :address, :agent, :by_provider)
-- name: find
select
    session_id, account_id, name, display, role, counties, by_provider,
    must_change and not by_provider as must_change
from session inner join account using (account_id)
where
    token_hash = :token_hash and ended_at is null
    and seen_at > :seen_after and session.created_at > :begun_after
    and not is_disabled and not is_locked
-- name: seen_at
select seen_at from session where session_id = :session_id
-- name: see
update session set seen_at = :at where session_id = :session_id
-- name: end
update session set ended_at = :at, ended_why = :why
where
    ended_at is null
    and (:session_id is null or session_id = :session_id)
    and (:account_id is null or account_id = :account_id)
-- name: current
select session_id, account_id, name, display, session.created_at, seen_at, address, agent
from session inner join account using (account_id)
where ended_at is null and seen_at > :seen_after and session.created_at > :begun_after
order by session.created_at desc
-- name: forget
delete from session where created_at < :before
