"""Pace of coverage of every county: what each round must bring, and where its term may end."""

import pandas as pd

from queries.fair.pace import forecast, forecasts_made, pace

PLACE = ["province", "city", "county"]
COLUMNS = ["covered", "elapsed", "judgement", "so_far", "needed", "rounds_left", "is_planned",
           "low", "high"]  # fmt: skip


def paces(
    events: pd.DataFrame, answers: pd.DataFrame, rounds_planned: pd.DataFrame
) -> pd.DataFrame:
    """One row per place with a calendar: covered, elapsed, low, high (the 95 % range of coverage at
    the end of the term) as shares; so_far and needed in units a round; rounds_left, and whether the
    plan says so (is_planned) or the rhythm until now; judgement: behind | ahead | on_time.

    `events` as burn_up.burn_up; `answers` coverage_pace with its parts; rounds_planned the plan's
    number of rounds. low and high are missing where the rounds do not add up to what is covered.
    """
    sizes = dict(list(_rounds(events).groupby(PLACE, sort=False)))
    planned = rounds_planned.set_index(PLACE)["value"]
    rows = []
    for place, here in answers.groupby(PLACE, sort=False):
        known = here[here["state"] == "value"].set_index("part")
        if not {"coverage", "elapsed"} <= set(known.index):
            continue
        own = sizes.get(place, events[:0])
        rows.append(dict(zip(PLACE, place, strict=True))
                    | _one(known, own, planned.get(place)))  # fmt: skip
    return pd.DataFrame(rows, columns=[*PLACE, *COLUMNS])


def held(events: pd.DataFrame) -> pd.DataFrame:
    """One row per place and term: made, the forecasts that could have been made after each of its
    rounds but the last, and held, those whose 95 % range held what its rounds came to cover by now.

    `events` as burn_up.burn_up, of one term or more. Places of which not every round was reported
    alone, or fewer than four, have no row.
    """
    rows = []
    for (*place, start), here in events.groupby([*PLACE, "term_start"], sort=False, dropna=False):
        rounds, plans = _rounds(here), here[here["kind"] == "plan"]
        if plans.empty or not (rounds["round_first"] == rounds["round_last"]).all():
            continue
        sizes = _sizes(rounds)
        made = forecasts_made(sizes, float(plans["reached"].iloc[-1]))
        within = sum(one.low <= sum(sizes) <= one.high for _, one in made)
        if made:
            rows.append([*place, start, len(made), within])
    return pd.DataFrame(rows, columns=[*PLACE, "term_start", "made", "held"])


def _sizes(rounds: pd.DataFrame) -> list[float]:
    """New units round by round; two reports of one round are one round."""
    return [float(one) for one in rounds.groupby("round_last", sort=True)["amount"].sum()]


def _rounds(events: pd.DataFrame) -> pd.DataFrame:
    """Rounds of which the units newly covered are known."""
    return events[(events["kind"] == "round") & events["amount"].notna()]


def _one(
    known: pd.DataFrame, rounds: pd.DataFrame, rounds_planned: float | None
) -> dict[str, object]:
    coverage, elapsed = known.loc["coverage"], float(known.loc["elapsed", "value"])
    plan, done = float(coverage["denominator"]), float(coverage["numerator"])
    elapsed = min(max(elapsed, 0.0), 1.0)
    sizes = _sizes(rounds)
    left, is_planned = _rounds_left(len(sizes), elapsed, rounds_planned)
    # what was reported only as a sum of rounds has no sizes
    is_whole = (rounds["round_first"] == rounds["round_last"]).all() and sum(sizes) == done
    found = pace(sizes if is_whole else [done], plan, elapsed, left)
    ends = forecast(sizes, plan, left) if is_whole else None
    return {
        "covered": done / plan if plan else None,
        "elapsed": elapsed,
        "judgement": found.judgement if found else None,
        "so_far": found.so_far if found and is_whole else None,
        "needed": found.needed if found else None,
        "rounds_left": left,
        "is_planned": is_planned,
        "low": ends.low / plan if ends and plan else None,
        "high": ends.high / plan if ends and plan else None,
    }


def _rounds_left(done: int, elapsed: float, planned: float | None) -> tuple[int, bool]:
    """By the plan; without one by the rhythm until now, one at least while the term lasts."""
    if planned is not None and planned == planned and planned > done:
        return int(planned) - done, True
    if not 0 < elapsed < 1:
        return 0, False
    return max(1, round(done * (1 - elapsed) / elapsed)), False
