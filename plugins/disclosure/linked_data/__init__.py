"""What the catalog says in the words of standards: DCAT-AP, DCAT-US, schema.org, Dublin Core. Pure mappings."""
