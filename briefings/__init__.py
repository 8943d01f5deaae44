"""The same figures as the pages, to take away: Word, slides, workbooks, and sheets of one table."""
