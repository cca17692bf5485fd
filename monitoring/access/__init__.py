"""The gate in front of pages, files and websocket: who may ask for what, and what every answer says."""
