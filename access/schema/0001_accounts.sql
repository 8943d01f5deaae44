-- Accounts and what hangs on them; every moment is UTC as text.
create table account (
    account_id integer primary key,
    name text not null unique collate nocase,
    display text not null,
    role text not null check (role in ('county', 'supervisor', 'leader', 'admin')),
    counties text not null default '', -- codes, with a blank between
    password_hash text not null,
    must_change integer not null default 1,
    is_disabled integer not null default 0,
    is_locked integer not null default 0,
    created_at text not null,
    password_at text not null
);

create table session (
    session_id integer primary key,
    token_hash text not null unique, -- the token itself is nowhere but in the browser
    account_id integer not null references account,
    created_at text not null,
    seen_at text not null,
    address text not null,
    agent text not null,
    ended_at text,
    ended_why text check (ended_why in ('signed_out', 'revoked', 'password', 'closed'))
);
create index session_account on session (account_id);

-- A browser from which an account has signed in before: strangers cannot keep it waiting.
create table device (
    token_hash text primary key,
    account_id integer not null references account,
    created_at text not null
) without rowid;

-- Failures in a row: of a device, an account at an address, an account, an address.
create table failure (
    counter text primary key,
    failures integer not null,
    failed_at text not null
) without rowid;

create table sign_in (
    at text not null,
    account_id integer references account, -- null: no such account; what was typed is not kept
    outcome text not null check (
        outcome in ('signed_in', 'wrong', 'locked', 'disabled', 'signed_out')
    ),
    address text not null,
    agent text not null
);
create index sign_in_at on sign_in (at);

create table api_token (
    token_id integer primary key,
    token_hash text not null unique,
    label text not null,
    counties text not null, -- codes, with a blank between
    created_at text not null,
    created_by text not null,
    used_at text,
    revoked_at text
);

create table log (
    number integer primary key,
    at text not null,
    account_id integer not null,
    person text not null,
    role text not null,
    action text not null,
    subject text not null,
    before text,
    after text,
    address text not null,
    previous text not null,
    hash text not null unique
);
pragma user_version = 1;
