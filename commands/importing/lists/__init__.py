"""Exported lists of a portal (XLSX, CSV): one row an item."""
