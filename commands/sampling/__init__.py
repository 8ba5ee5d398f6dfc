"""An invented catalog of any size: words in `data/`, a plan of who publishes what when, fields, texts, attachments."""
