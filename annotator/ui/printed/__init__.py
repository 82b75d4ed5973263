"""A sheet on paper: set in lines, cut into pages, drawn on whatever Qt draws on."""
