"""The official tables of an annual report, as XLSX or HTML, become a report of the catalog (`import-report`)."""
