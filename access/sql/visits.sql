-- Visits to the identity provider that are under way.
-- name: forget
delete from visit where begun_at < :before
-- name: count
select count(*) as visits from visit where address = :address
-- name: begin
insert into visit (state, nonce, verifier, way, language, address, begun_at)
values (:state, :nonce, :verifier, :way, :language, :address, :at)
-- name: end
delete from visit where state = :state and begun_at >= :after
returning state, nonce, verifier, way, language
