"""What can be taken away whole: the public fields of items and of the register, as JSON, CSV, XLSX and XML."""
