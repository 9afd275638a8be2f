"""Pages: what the sheet says, drawn on paper with ReportLab."""
