"""Files of all kinds: bytes → cells of text, each with its place; what a cell says; and files that go out."""
