-- The register of counties in 建制顺序, and the published figures word for word.
create table county (
    code varchar primary key,
    province varchar not null,
    city varchar not null,
    county varchar not null,
    register_order integer not null,
    former_names varchar not null default ''
);

create table published_figure (
    id varchar primary key,
    printed_row map(varchar, varchar) not null,
    is_placed boolean not null,
    why_not_placed varchar not null default ''
);
