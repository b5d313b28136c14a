"""The months of a contract year: the nine columns as a table and as a chart."""
