-- What stands in the place of a sentence from now on; NULL words: the sentence itself again.
insert into briefing_edit (
    kind, province, city, county, subject, voice, language, sentence, words, facts, edited_by,
    edited_at
)
values (
    $kind, $province, $city, $county, $subject, $voice, $language, $sentence, $words, $facts, $edited_by,
    $edited_at
)
