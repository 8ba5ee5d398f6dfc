"""What `tasks.py print` does: chosen sheets as archival PDF files."""
