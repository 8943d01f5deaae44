-- One row per sentence of one kind of paper that has words of its own at $before, with those words.
select sentence, words, facts, edited_by, edited_at
from (
    select *, row_number() over (partition by sentence order by edited_at desc, edit_id desc) as age
    from briefing_edit
    where
        kind = $kind and province = $province and city = $city and county = $county
        and subject = $subject and voice = $voice and language = $language and edited_at <= $before
)
where age = 1 and words is not null
order by sentence
