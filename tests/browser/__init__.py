"""The dashboard in a real Chromium, served the way a person serves it."""
