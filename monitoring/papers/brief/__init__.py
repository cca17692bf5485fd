"""月度通报, as a document and as a page."""
