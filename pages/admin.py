"""管理: accounts, sessions, the sign-in log and tokens, for administrators."""

from pages.ui.frame import head
from text import say

head(say("pages.admin"), say("access.admin_question"), figures=False)
