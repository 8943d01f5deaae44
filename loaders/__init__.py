"""From any workbook's bytes to a `Reading`: what was understood, and every question about it."""
