"""Windows, pages and widgets. Pages call use cases. Qt lives here, and only here."""
