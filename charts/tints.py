"""Colours between those of the theme, and the one of its two inks that is readable on each."""

from charts import theme

# Halfway neither ink nor paper could be read.
RAMP = (0.18, 0.38, 0.82, 1.0)


def mixed(one: str, other: str, share: float) -> str:
    """The colour that lies `share` (0 to 1) of the way from `one` to `other`, "#RRGGBB"."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def ramp(colours: theme.Palette) -> list[str]:
    """Four steps of the subject's hue, from faint to full: an order, not a verdict."""
    return [mixed(colours.paper, colours.subject, share) for share in RAMP]


def readable_on(background: str, colours: theme.Palette) -> str:
    """Ink or paper, whichever stands out more on `background`."""
    return max((colours.ink, colours.paper), key=lambda word: contrast(word, background))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG counts it, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _channels(colour: str) -> list[int]:
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


def _luminance(colour: str) -> float:
    parts = [channel / 255 for channel in _channels(colour)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
