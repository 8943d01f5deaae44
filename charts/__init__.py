"""Tidy frame in, Plotly figure out: no Streamlit, no SQL, no number computed."""
