"""Streamlit parts that two or more pages use; the only place with caches."""
