-- Signing in by an identity provider.
create table visit (
    state text primary key,
    nonce text not null,
    verifier text not null,
    way text not null,
    language text not null,
    address text not null,
    begun_at text not null
) without rowid;

-- Who came by the provider has shown who they are: no first password need be changed.
alter table session add column by_provider integer not null default 0;

-- SQLite changes no constraint: the log of sign-ins moves to a table that knows the new outcomes.
create table sign_in_of_both (
    at text not null,
    account_id integer references account, -- null: no such account; what was typed is not kept
    outcome text not null check (
        outcome in (
            'signed_in', 'wrong', 'locked', 'disabled', 'signed_out',
            'provider', 'provider_unknown', 'provider_refused', 'provider_down'
        )
    ),
    address text not null,
    agent text not null
);
insert into sign_in_of_both select at, account_id, outcome, address, agent from sign_in;
drop table sign_in;
alter table sign_in_of_both rename to sign_in;
create index sign_in_at on sign_in (at);
pragma user_version = 3;
