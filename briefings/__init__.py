"""The same figures as the pages, to take away: sheets now, documents and slides later."""
