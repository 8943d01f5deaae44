"""Every rule for Python files, under its name: a Source in, its complaints out."""

from tests.architecture import code_rules, import_rules

RULES = {rule.__name__: rule for rule in (*import_rules.RULES, *code_rules.RULES)}
