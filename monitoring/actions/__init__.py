"""What people do: take in forms and months, decide, explain, link, close, undo, trace. Checked, then committed."""
