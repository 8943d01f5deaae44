-- Tokens for programs that send on behalf of counties.
-- name: add
insert into api_token (token_hash, label, counties, created_at, created_by)
values (:token_hash, :label, :counties, :at, :created_by)
returning token_id
-- name: find
select token_id, label, counties, used_at
from api_token
where token_hash = :token_hash and revoked_at is null
-- name: use
update api_token set used_at = :at where token_id = :token_id
-- name: revoke
update api_token set revoked_at = :at
where token_id = :token_id and revoked_at is null
returning label
-- name: every
select token_id, label, counties, created_at, created_by, used_at, revoked_at
from api_token
order by token_id desc
