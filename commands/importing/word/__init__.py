"""Official documents as Word files (DOCX), laid out by GB/T 9704."""
