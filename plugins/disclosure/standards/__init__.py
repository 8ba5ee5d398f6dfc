"""Standard catalogs (标准目录): what should be published, row by row, and what of it has been (domain reference, 8)."""
