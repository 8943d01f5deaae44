-- One row per indicator, place and form of supervision: the periods that count, of one form alone.
-- Only places that report several forms: for the others the form adds nothing to the place's figure.
{figures},

forms as (
    select
        indicator, province, city, county, level, supervision_form,
        any_value(is_count) as is_count, any_value(is_share) as is_share,
        sum(numerator) filter (left_out_why is null) as numerator,
        sum(denominator) filter (left_out_why is null) as denominator,
        string_agg(distinct basis, ',') filter (left_out_why is null) as basis,
        coalesce(bool_or(is_approximate) filter (left_out_why is null), false) as approximate,
        coalesce(bool_or(is_contradicted) filter (left_out_why is null), false) as contradiction,
        max(as_of_date) filter (left_out_why is null) as as_of_date,
        count(*) over (partition by indicator, province, city, county, level) as form_count
    from counted
    group by indicator, province, city, county, level, supervision_form
)

select
    forms.* exclude (is_count, is_share, form_count),
    null::varchar as part, null::integer as term_no, shown.county_order,
    figure_value(forms.is_count, forms.numerator, forms.denominator) as value,
    coalesce(is_share and forms.numerator > forms.denominator, false) as to_verify,
    figure_state(forms.is_count, forms.numerator, forms.denominator) as state
from forms
inner join shown using (indicator, province, city, county, level)
where form_count > 1
order by
    shown.county_order nulls last, forms.province, forms.city, forms.county,
    supervision_form, indicator
