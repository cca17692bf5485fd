"""Files of all kinds: bytes → cells of text, each with its place; what a cell says; and files that go out.

``reader`` decides by its bytes what a file is; one module a kind reads it: ``text_files``, ``workbooks``,
``old_workbooks``, ``documents``, ``pdf``, ``web_pages``. ``written_workbooks`` and ``written_csv`` write files.
``bounded_reading`` has the files of others read in a ``reading_process`` with limits. ``cells`` and ``archives`` hold
what is read; ``number_formats``, ``formulas`` and ``cell_values`` make out what stands in a cell; ``corrections``
changes cells.
"""
