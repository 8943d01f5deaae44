-- Remember which text of views or register the store now has.
insert or replace into fingerprint (subject, fingerprint) values ($subject, $fingerprint)
