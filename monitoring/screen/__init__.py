"""What pages are made of: address, run, data, pieces. The only package that knows Streamlit."""
